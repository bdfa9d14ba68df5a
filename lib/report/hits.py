"""Where the terms of a lexicon stand in a corpus."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

import pandas as pd

from lib.model import Document

COLUMNS = ("id", "term", "passage", "voice", "start", "sentence")


def term_hits(docs: Iterable[tuple[str, Document]]) -> pd.DataFrame:
    """Loaded terms, one row a hit, in the order of the articles (id, document) and of their texts.

    Columns: id; term, as the lexicon has it; passage, the article's own words; voice, "own" or "quoted"; start, its
    place in the article's text; sentence, the words of the sentence it stands in.
    """
    return pd.DataFrame([row for article_id, doc in docs for row in _hits(article_id, doc)], columns=list(COLUMNS))


def _hits(article_id: str, doc: Document) -> Iterator[tuple[object, ...]]:
    own = set(doc.in_voice("own").loaded_terms)
    starts = [sentence.start for sentence in doc.sentences]
    for hit in doc.loaded_terms:
        sentence = doc.sentences[bisect_right(starts, hit.start) - 1]
        yield (
            article_id,
            hit.term,
            " ".join(doc.text[hit.start : hit.end].split()),
            "own" if hit in own else "quoted",
            hit.start,
            " ".join(doc.text[sentence.start : sentence.end].split()),
        )


def hits_by_outlet(hits: pd.DataFrame, outlet_of: dict[str, str]) -> pd.DataFrame:
    """How often each term stands in each outlet's articles: one row a term, indexed by it, one column an outlet.

    `outlet_of` gives the outlet of an article's id; hits in other articles do not count.
    """
    outlets = hits["id"].map(outlet_of)
    return pd.crosstab(hits["term"], outlets)

"""The passages behind an article's numbers as tables, one row a passage, in the order of the text."""

from __future__ import annotations

import string
from bisect import bisect_right
from collections.abc import Sequence

import pandas as pd

from lib.model import Document, Sentence

TERM_COLUMNS = ("term", "passage", "category", "weight", "voice", "start", "sentence")


def terms_table(doc: Document) -> pd.DataFrame:
    """Loaded terms. Columns: term, as the lexicon has it; passage, the article's own words; category; weight; voice,
    "own" or "quoted"; start, its place in the text; sentence, the words of the sentence it stands in.
    """
    own = set(doc.in_voice("own").loaded_terms)
    starts = [sentence.start for sentence in doc.sentences]
    rows = [
        (
            hit.term,
            doc.line(hit),
            hit.category,
            hit.weight,
            "own" if hit in own else "quoted",
            hit.start,
            doc.line(doc.sentences[bisect_right(starts, hit.start) - 1]),
        )
        for hit in doc.loaded_terms
    ]
    return pd.DataFrame(rows, columns=list(TERM_COLUMNS))


def quotations_table(doc: Document) -> pd.DataFrame:
    """Quotations of all kinds. Columns: quotation, kind, speaker, cue, cue_class; empty text where there is none."""
    rows = [
        (
            doc.line(q),
            q.kind,
            doc.line(q.speaker) if q.speaker else "",
            doc.line(q.cue) if q.cue else "",
            q.cue_class or "",
        )
        for q in doc.quotations
    ]
    return pd.DataFrame(rows, columns=["quotation", "kind", "speaker", "cue", "cue_class"])


def sentences_table(doc: Document) -> pd.DataFrame:
    """Sentences. Columns: sentence, tone, counted, masked, compound, words.

    `tone` enters the article's sentiment and rests on the words `counted`, NaN where there is none; `masked` ones count
    nothing; `compound` is plain vaderSentiment's, NaN where it knows no word.
    """
    rows = [
        (
            doc.line(s),
            s.tone.value if s.tone.words else float("nan"),
            _tokens(s, s.tone.words),
            _tokens(s, s.tone.masked),
            s.compound if s.scored_words else float("nan"),
            s.n_words,
        )
        for s in doc.sentences
    ]
    return pd.DataFrame(rows, columns=["sentence", "tone", "counted", "masked", "compound", "words"])


def _tokens(sentence: Sentence, places: Sequence[int]) -> str:
    return ", ".join(sentence.tokens[place].raw.strip(string.punctuation) for place in places)

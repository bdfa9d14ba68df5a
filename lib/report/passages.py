"""The passages behind an article's numbers as tables, one row a passage, in the order of the text."""

from __future__ import annotations

import string
from collections.abc import Sequence

import pandas as pd

from lib.model import Document, Sentence, Span
from lib.text.lexicon import Lexicon


def terms_table(doc: Document, lexicon: Lexicon) -> pd.DataFrame:
    """Loaded terms. Columns: passage, term, category, weight, neutral_alternative,
    voice ("own" or "quoted").
    """
    neutral = {entry.term: entry.neutral_alternative for entry in lexicon.entries}
    own = set(doc.in_voice("own").loaded_terms)
    rows = [
        (
            _words(doc, term),
            term.term,
            term.category.replace("_", " "),
            term.weight,
            neutral.get(term.term, ""),
            "own" if term in own else "quoted",
        )
        for term in doc.loaded_terms
    ]
    return pd.DataFrame(rows, columns=["passage", "term", "category", "weight", "neutral_alternative", "voice"])


def quotations_table(doc: Document) -> pd.DataFrame:
    """Quotations of all kinds. Columns: quotation, kind, speaker, cue, cue_class; empty text where there is none."""
    rows = [
        (_words(doc, q), q.kind, _words(doc, q.speaker), _words(doc, q.cue), q.cue_class or "") for q in doc.quotations
    ]
    return pd.DataFrame(rows, columns=["quotation", "kind", "speaker", "cue", "cue_class"])


def sentences_table(doc: Document) -> pd.DataFrame:
    """Sentences. Columns: sentence, tone, counted, masked, compound, words.

    `tone` enters the article's sentiment and rests on the words `counted`, NaN where there is none; `masked` ones count
    nothing; `compound` is plain vaderSentiment's, NaN where it knows no word.
    """
    rows = [
        (
            _words(doc, s),
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


def _words(doc: Document, span: Span | None) -> str:
    return " ".join(doc.text[span.start : span.end].split()) if span else ""

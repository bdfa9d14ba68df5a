"""The nouns. Frozen values that every layer speaks; they compute nothing but what follows from their own fields."""

from __future__ import annotations

from lib.model.article import (
    ARTICLE_ID,
    BEGINNING,
    KNOWN_FIELDS,
    NO_OUTLET,
    NO_TITLE,
    SHARED_FIELDS,
    Article,
    Card,
    Reading,
    Status,
)
from lib.model.document import ENGLISH, NO_TONE, VOICES, Document, Sentence, Tone, Voice
from lib.model.metric import UNDEFINED, Family, Metric, Score
from lib.model.span import (
    Block,
    BlockKind,
    CueClass,
    LoadedTerm,
    Mention,
    MentionKind,
    Quotation,
    QuotationKind,
    Span,
    Speaker,
)
from lib.model.token import COUNT_BITS, LARGEST_COUNT, Counts, Token, Toning, Word
from lib.model.value import value

__all__ = [
    "ARTICLE_ID",
    "BEGINNING",
    "COUNT_BITS",
    "ENGLISH",
    "KNOWN_FIELDS",
    "LARGEST_COUNT",
    "NO_OUTLET",
    "NO_TITLE",
    "NO_TONE",
    "SHARED_FIELDS",
    "UNDEFINED",
    "VOICES",
    "Article",
    "Block",
    "BlockKind",
    "Card",
    "Counts",
    "CueClass",
    "Document",
    "Family",
    "LoadedTerm",
    "Mention",
    "MentionKind",
    "Metric",
    "Quotation",
    "QuotationKind",
    "Reading",
    "Score",
    "Sentence",
    "Span",
    "Speaker",
    "Status",
    "Token",
    "Tone",
    "Toning",
    "Voice",
    "Word",
    "value",
]

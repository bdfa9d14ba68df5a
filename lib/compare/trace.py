"""What of an article is kept for comparing: its words with their places and voices, and its quotations.

A parsed document is large and is let go once it is scored. The trace is small, and everything that compares wording
(distinctive terms, concordance, naming, speakers, shared passages) reads it, so that all counts agree.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from lib.metrics.speech import n_words
from lib.model import CueClass, Document, Quotation, Span

Places = NDArray[np.int32]


class Quoted(NamedTuple):
    """A stretch of direct speech. `speaker` is the fullest form that the article gives, None if it names nobody."""

    start: int
    end: int
    n_words: int
    speaker: str | None
    cue: str | None  # the reporting verb as the article has it, in lower case
    cue_class: CueClass | None
    named: str | None = None  # the words beside it that stand for the speaker: "Kozhin", "the diplomat", "he"


class Trace(NamedTuple):
    """The scored words of an article in the order of its text, all arrays as long as `words`; and its direct speech."""

    words: tuple[str, ...]  # `Word.key`: lower case, without the possessive
    starts: Places  # in the text
    ends: Places
    sentences: Places  # number of the sentence; words of one sentence may form a phrase
    quoted: NDArray[np.bool_]  # inside direct speech
    quotations: tuple[Quoted, ...]


_NOWHERE: Places = np.zeros(0, dtype=np.int32)
NO_TRACE = Trace((), _NOWHERE, _NOWHERE, _NOWHERE, np.zeros(0, dtype=np.bool_), ())


def trace(doc: Document) -> Trace:
    """The trace of a whole document."""
    words = []
    places = []
    for number, sentence in enumerate(doc.sentences):
        for token, start in zip(sentence.tokens, sentence.starts, strict=True):
            for word in token.words:
                words.append(word.key)
                places.append((start + word.offset, start + word.offset + word.length, number))
    starts, ends, sentences = np.array(places, dtype=np.int32).reshape(-1, 3).T.copy()
    return Trace(tuple(words), starts, ends, sentences, _inside(starts, doc.speech), _quotations(doc))


def _inside(starts: Places, speech: Sequence[Span]) -> NDArray[np.bool_]:
    """Which places lie in one of the spans, which are in order and do not overlap."""
    if not speech:
        return np.zeros(len(starts), dtype=np.bool_)
    begins, ends = (np.array([getattr(span, name) for span in speech]) for name in ("start", "end"))
    before = np.searchsorted(begins, starts, side="right") - 1
    inside: NDArray[np.bool_] = (before >= 0) & (starts < ends[before])
    return inside


def _quotations(doc: Document) -> tuple[Quoted, ...]:
    known = {quotation: speaker.name for speaker in doc.speakers for quotation in speaker.quotations}
    return tuple(_quoted(doc, quotation, known.get(quotation)) for quotation in doc.speech)


def _quoted(doc: Document, quotation: Quotation, speaker: str | None) -> Quoted:
    cue = doc.line(quotation.cue).lower() if quotation.cue else None
    named = doc.line(quotation.speaker) if quotation.speaker else None
    return Quoted(quotation.start, quotation.end, n_words(doc, quotation), speaker, cue, quotation.cue_class, named)

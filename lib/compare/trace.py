"""What of an article is kept for comparing: its words with their places and voices, and its quotations.

A parsed document is large and is let go once it is scored. The trace is small, and everything that compares wording
(distinctive terms, concordance, naming, speakers, shared passages) reads it, so that all counts agree.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import Any, NamedTuple, get_args

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


def as_json(trace: Trace) -> str:
    """The trace as JSON; `from_json` gives an equal one back."""
    arrays = {name: getattr(trace, name).tolist() for name in ("starts", "ends", "sentences")}
    quoted = np.flatnonzero(trace.quoted).tolist()
    return json.dumps({"words": trace.words, **arrays, "quoted": quoted, "quotations": trace.quotations})


def from_json(found: Any) -> Trace:
    """The trace of what a JSON parser read. Raises ValueError, TypeError or KeyError for what is no trace."""
    words = tuple(map(sys.intern, found["words"]))  # as in a parsed document: one string for all its occurrences
    starts, ends, sentences = (_places(found[name], len(words)) for name in ("starts", "ends", "sentences"))
    quoted = np.zeros(len(words), dtype=np.bool_)
    inside = _places(found["quoted"], len(found["quoted"]))
    if len(inside) and inside.max() >= len(words):
        raise ValueError("a quoted word that is none of the words")
    quoted[inside] = True
    return Trace(words, starts, ends, sentences, quoted, tuple(_quoted_of(*each) for each in found["quotations"]))


def _places(numbers: list[int], n: int) -> Places:
    found = np.array(numbers or [], dtype=None if numbers else np.int64)
    if found.shape != (n,) or found.dtype.kind != "i" or (n and not -1 < found.min() <= found.max() < 2**31):
        raise ValueError(f"not {n} places in a text")
    return found.astype(np.int32)


def _quoted_of(start: int, end: int, n_words: int, *said: Any) -> Quoted:
    speaker, cue, cue_class, named = said
    texts = all(isinstance(each, str | None) for each in (speaker, cue, named))
    if {type(start), type(end), type(n_words)} != {int} or not texts or cue_class not in (None, *get_args(CueClass)):
        raise ValueError("no quotation")
    return Quoted(start, end, n_words, speaker, cue, cue_class, named)


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

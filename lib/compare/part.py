"""Words of some articles side by side, in arrays small enough for 60 million words and plain enough for a file.

A part takes 11 bytes a word. It is made of traces, in memory or on disk (`lib.compare.words_file`); what is counted
and searched are indexes over parts (`lib.compare.index`).
"""

from __future__ import annotations

import mmap
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np

from lib.compare.arrays import Numbers
from lib.compare.on_disk import Array
from lib.compare.trace import Quoted, Trace

QUOTED, FOLLOWS = 1, 2  # flags: inside direct speech; in one sentence and one voice with the word before it
LONGEST_WORD = 65_535  # characters: what is longer is shown up to there
SAID = ("start", "end", "n_words", "form", "cue", "cue_class", "named")  # of a quotation; the last four: see `Columns`
NOBODY = -1  # in place of a text: None


class Columns(NamedTuple):
    """The words and quotations of some articles, one after another."""

    words: Array  # place in the vocabulary (int32)
    starts: Array  # in the article's text (int32)
    lengths: Array  # characters (uint16)
    flags: Array  # QUOTED, FOLLOWS (uint8)
    said: Array  # int32, a row a quotation, columns SAID; texts by their place in `Part.texts`, or NOBODY


@dataclass(frozen=True, eq=False)
class Part:
    """Articles with their words and quotations; each is named by a key: what its words depend on."""

    keys: tuple[str, ...]
    vocabulary: tuple[str, ...]  # the different words
    texts: tuple[str, ...]  # the different names, verbs and classes of quotations
    ends: Numbers  # place in `columns` behind each article's last word
    said_ends: Numbers  # behind its last quotation
    columns: Columns

    @classmethod
    def of(cls, traces: Iterable[tuple[str, Trace]]) -> Part:
        """A part in memory, of traces by their articles' keys."""
        vocabulary: dict[str, int] = {}
        texts: dict[str, int] = {}
        found = [(key, columns_of(trace, vocabulary, texts)) for key, trace in traces]
        rows = [NOTHING, *(each for _, each in found)]
        return cls(
            tuple(key for key, _ in found),
            tuple(vocabulary),
            tuple(texts),
            np.cumsum([len(each.words) for each in rows[1:]], dtype=np.int64),
            np.cumsum([len(each.said) for each in rows[1:]], dtype=np.int64),
            Columns(*map(np.concatenate, zip(*rows, strict=True))),
        )

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of each key; of one that is there twice the last."""
        return {key: place for place, key in enumerate(self.keys)}

    def release(self) -> None:
        """Lets go of the memory that reading a file has taken; what is read again is there at once."""
        for column in self.columns:
            held: Any = column
            while isinstance(held, np.ndarray):
                held = held.base
            if isinstance(held, mmap.mmap):
                held.madvise(mmap.MADV_DONTNEED)


def columns_of(trace: Trace, vocabulary: dict[str, int], texts: dict[str, int]) -> Columns:
    """The columns of one article; what is new in it is added to vocabulary and texts."""
    words = np.array([vocabulary.setdefault(word, len(vocabulary)) for word in trace.words], np.int32)
    flags = trace.quoted.astype(np.uint8) * QUOTED
    follows = (trace.sentences[1:] == trace.sentences[:-1]) & (trace.quoted[1:] == trace.quoted[:-1])
    flags[1:][follows] |= FOLLOWS
    lengths = np.minimum(trace.ends - trace.starts, LONGEST_WORD).astype(np.uint16)
    said = [_said(each, texts) for each in trace.quotations]
    return Columns(words, trace.starts, lengths, flags, np.array(said, np.int32).reshape(-1, len(SAID)))


def _said(quoted: Quoted, texts: dict[str, int]) -> tuple[int, ...]:
    named: tuple[Any, ...] = (quoted.speaker, quoted.cue, quoted.cue_class, quoted.named)
    numbers = (NOBODY if text is None else texts.setdefault(text, len(texts)) for text in named)
    return quoted.start, quoted.end, quoted.n_words, *numbers


NOTHING = Columns(
    np.zeros(0, np.int32), np.zeros(0, np.int32), np.zeros(0, np.uint16), np.zeros(0, np.uint8),
    np.zeros((0, len(SAID)), np.int32),
)  # fmt: skip

"""A text taken apart: sentences and the document."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from lib.model.span import Block, LoadedTerm, Quotation, Span, Speaker
from lib.model.token import LARGEST_COUNT, Counts, Token
from lib.model.value import value

ENGLISH = "English"

Voice = Literal["all", "own", "quoted"]
VOICES: tuple[Voice, ...] = ("all", "own", "quoted")


class Tone(NamedTuple):
    """The sentiment of a sentence as it enters the article's score: vaderSentiment's rules under `ToneSettings`."""

    value: float = 0.0  # -1 to 1
    words: tuple[int, ...] = ()  # which of the sentence's tokens count
    masked: tuple[int, ...] = ()  # which have a valence but do not count: names and masked terms


NO_TONE = Tone()


@value(slots=False)
class Sentence(Span):
    """A sentence, or in a document of one voice the part of it in that voice."""

    tokens: tuple[Token, ...]
    line: str  # the text from its start to its end; blank where the other voice speaks
    packed: int  # `Counts.packed`
    compound: float = 0.0  # vaderSentiment's compound of these tokens, -1 to 1
    scored_words: int = 0  # how many of them have a valence in vaderSentiment's lexicon
    tone: Tone = NO_TONE

    @property
    def n_words(self) -> int:
        """How many words it has."""
        return self.packed & LARGEST_COUNT

    @property
    def counts(self) -> Counts:
        """The readability inputs of its words."""
        return Counts.unpacked(self.packed)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where its tokens start in the text. Nothing but white space stands between two of them."""
        found, at = [], 0
        for token in self.tokens:
            at = self.line.index(token.raw, at)
            found.append(self.start + at)
            at += len(token.raw)
        return tuple(found)


@dataclass(frozen=True)
class Document:
    """An article parsed once, or what one voice says in it. All spans point into `text`.

    In a document of one voice `n_words` and `loaded_terms` are those in that voice, and `sentences` are the
    sentences with most of their words in it, cut down to these words.
    """

    text: str
    normal: str  # typography levelled, same length
    voice: Voice
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    loaded_terms: tuple[LoadedTerm, ...]
    n_words: int
    language: str = ENGLISH  # its English name
    speakers: tuple[Speaker, ...] = ()  # of the direct speech, in order of their first quotation
    n_spoken: tuple[int, ...] = ()  # the words of each quotation in `speech`
    own: Document | None = None  # what the outlet itself says, and what it quotes:
    quoted: Document | None = None  # both None in a document that is one voice already

    def in_voice(self, voice: Voice) -> Document:
        """The document itself for "all", else its part in one voice. Only a whole document has parts."""
        part = {"all": self, "own": self.own, "quoted": self.quoted}[voice]
        if part is None:
            raise ValueError(f"a document in the voice '{self.voice}' has no part '{voice}'")
        return part

    @cached_property
    def counts(self) -> Counts:
        """The readability inputs over all sentences."""
        return Counts.unpacked(sum([sentence.packed for sentence in self.sentences]))

    @cached_property
    def scorable(self) -> tuple[Sentence, ...]:
        """The sentences that hold a word, or an emoticon with a valence."""
        return tuple([each for each in self.sentences if each.packed & LARGEST_COUNT or each.scored_words])

    @cached_property
    def n_worded(self) -> int:
        """How many sentences have a word."""
        return len([sentence for sentence in self.sentences if sentence.packed & LARGEST_COUNT])

    @cached_property
    def spoken(self) -> dict[int, int]:
        """The words of each quotation in `speech`, by its start."""
        return {q.start: n for q, n in zip(self.speech, self.n_spoken, strict=True)}

    def line(self, span: Span) -> str:
        """The words of a span as the article has them, on one line."""
        return " ".join(self.text[span.start : span.end].split())

    @cached_property
    def speech(self) -> tuple[Quotation, ...]:
        """Direct speech, without what is quoted inside it."""
        return tuple([q for q in self.quotations if q.kind == "speech" and not q.nested])

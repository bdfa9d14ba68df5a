"""A check by hand as a value: the sentences that were drawn, and what each coder said of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal, get_args

Question = Literal["tone", "loadedness"]
QUESTIONS: tuple[Question, ...] = get_args(Question)
SCALES: dict[Question, dict[int, str]] = {
    "tone": {-2: "very negative", -1: "negative", 0: "neutral", 1: "positive", 2: "very positive"},
    "loadedness": {0: "not loaded", 1: "loaded"},
}
LONGEST_TEXT = 2_000  # characters of a sentence; what is longer is a table or a list, and nobody can judge it
LONGEST_NAME = 60  # characters of a coder's name


class CheckError(ValueError):
    """A check that cannot be read or joined: says where, what and what to do."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A sentence of the draw: code points text[start:end] of an article, and its words."""

    article: str  # the article's id
    start: int
    end: int
    text: str  # the sentence with its white space levelled
    measured: float | None = None  # by the question's main measure when it was drawn; no coder sees it

    @property
    def place(self) -> tuple[str, int, int, str]:
        """What makes it the same sentence in two checks."""
        return self.article, self.start, self.end, self.text


@dataclass(frozen=True)
class Coding:
    """What one coder said of each sentence, None where nothing yet.

    `closed` once its coder has seen, or may have seen, what the measure says: codes given after that are not blind,
    so there are none.
    """

    coder: str
    codes: tuple[int | None, ...]
    closed: bool = False

    @property
    def n(self) -> int:
        """How many sentences are coded."""
        return sum(code is not None for code in self.codes)

    @property
    def done(self) -> bool:
        """Whether every sentence is coded."""
        return self.n == len(self.codes)

    def coded(self, place: int, code: int) -> Coding:
        """With the code of one sentence."""
        return replace(self, codes=(*self.codes[:place], code, *self.codes[place + 1 :]))


@dataclass(frozen=True)
class Check:
    """Sentences drawn at random for one question, with the codings made of them.

    At most one coding is open at a time. The codes are about sentences, not about a measure: after a change of settings
    the same codes are set beside the present values (`lib.compare.handcheck.result`), and `settings_version` only says
    what `Drawn.measured` was made with.
    """

    question: Question
    sentences: tuple[Drawn, ...]
    settings_version: str
    seed: int
    codings: tuple[Coding, ...] = ()

    @property
    def coding(self) -> Coding | None:
        """The coding in progress."""
        return next((coding for coding in self.codings if not coding.closed), None)

    @cached_property
    def closed(self) -> tuple[Coding, ...]:
        """The codings that count: those that are closed and hold a code."""
        return tuple(coding for coding in self.codings if coding.closed and coding.n)

    def with_coder(self, coder: str) -> Check:
        """With a coding begun by another coder. Raises CheckError for a name that is empty or taken."""
        name = " ".join(coder.split())
        if not name:
            raise CheckError("Give the coder a name or initials.")
        if len(name) > LONGEST_NAME:
            raise CheckError(f"The coder's name is longer than {LONGEST_NAME} characters.")
        if any(name.casefold() == coding.coder.casefold() for coding in self.codings):
            raise CheckError(f"{name} has coded these sentences already. Give the second coder another name.")
        return replace(self, codings=(*self.codings, Coding(name, (None,) * len(self.sentences))))

    def coded(self, place: int, code: int) -> Check:
        """With the code of one sentence in the coding in progress, or as it is if there is none."""
        codings = tuple(each if each.closed else each.coded(place, code) for each in self.codings)
        return replace(self, codings=codings)

    def finished(self) -> Check:
        """With every coding closed."""
        return replace(self, codings=tuple(replace(coding, closed=True) for coding in self.codings))

    def blank(self) -> Check:
        """The sentences alone, for a coder who must see neither codes nor measure."""
        return replace(self, codings=(), sentences=tuple(replace(each, measured=None) for each in self.sentences))

    def joined(self, other: Check) -> Check:
        """With the codings that another copy of this check holds. Raises CheckError if the two do not fit."""
        if other.question != self.question or [s.place for s in other.sentences] != [s.place for s in self.sentences]:
            raise CheckError("The file is of another draw. Clear the check on this page first, or use the right file.")
        held = {coding.coder.casefold(): coding for coding in self.codings}
        for coding in other.codings:
            if held.setdefault(coding.coder.casefold(), coding) != coding:
                raise CheckError(f"Here and in the file {coding.coder} gave different codes. Rename one of the coders.")
        return replace(self, codings=tuple(held.values()))

"""A piece of text as words and marks, and where its sentences end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lib.model import Span
from lib.text.quotations.word_classes import ABBREVIATIONS, BEFORE_NUMBER, COMPANIES, FUNCTION_WORDS

_WORD = re.compile(r"\w++(?:[-'&.]\w++|[,/](?<=\d.)\d++)*+|[^\w\s]")
# No point inside a word ("3.5"), and none before a mark that goes on with the sentence.
_STOP = re.compile(r"[.!?](?!(?<=\w\.)\w)\s*+(?![,;:)\]])")


class Words:
    """The words and punctuation marks of text[start:end], taken apart when they are asked for."""

    __slots__ = ("_words", "end", "start", "text")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        self._words: list[str] | None = None

    @property
    def words(self) -> list[str]:
        """The words and punctuation marks in order."""
        if self._words is None:
            self._words = words_in(self.text, self.start, self.end)
        return self._words

    def span(self, first: int, last: int) -> Span:
        """The span from one word up to, and without, another."""
        # Looked up for the few words that name a speaker. Words leave nothing between them but white space.
        words, text = self.words, self.text
        if len(words) - last < first:  # from the nearer edge
            end = self.end
            for word in reversed(words[last:]):
                end = text.rindex(word, 0, end)
            start = end = text.rindex(words[last - 1], 0, end) + len(words[last - 1])
            for word in reversed(words[first:last]):
                start = text.rindex(word, 0, start)
            return Span(start, end)
        at = self.start
        for word in words[:first]:
            at = text.index(word, at) + len(word)
        start = at = text.index(words[first], at)
        for word in words[first:last]:
            at = text.index(word, at) + len(word)
        return Span(start, at)


def words_in(text: str, start: int, end: int) -> list[str]:
    """The words and punctuation marks of text[start:end]."""
    return _WORD.findall(text, start, end)


def stops_in(text: str, start: int, end: int) -> Iterator[int]:
    """Where sentences end in text[start:end]: at points, question and exclamation marks that are words of their own."""
    piece = text[start:end]
    if "." not in piece and "!" not in piece and "?" not in piece:
        return
    for match in _STOP.finditer(piece):
        at, after = match.span()
        if not piece[after : after + 1].islower() and (piece[at] != "." or not _is_abbreviated(piece, at, after)):
            yield start + at


def _is_abbreviated(piece: str, at: int, after: int) -> bool:
    """Whether the point at this place of a piece is that of an abbreviation or initial; words follow at `after`."""
    last = piece[:at].rsplit(None, 1)[-1:]
    if not last or last[0].islower():  # the usual case: a small word
        return False
    word = words_in(last[0], 0, len(last[0]))[-1]
    next_words = words_in(piece, after, after + 40)[:1] if word in BEFORE_NUMBER or word in COMPANIES else []
    return is_point([word, ".", *next_words], 1)


def is_point(words: list[str], i: int) -> bool:
    """Whether the point of an abbreviation or initial stands at i: Mr., J., U.S., Jan. 5, Ford Motor Co."""
    if words[i] != "." or not i:
        return False
    before = words[i - 1]
    if before in ABBREVIATIONS or (before[0].isupper() and (len(before) == 1 or before[1] == ".")):
        return True
    after = words[i + 1] if i + 1 < len(words) else ""
    if before in BEFORE_NUMBER:
        return after[:1].isdigit()
    return before in COMPANIES and bool(after) and after.lower() not in FUNCTION_WORDS

"""The outlet's own words between quotations, sentence by sentence: where the speakers are named."""

from __future__ import annotations

from collections.abc import Sequence

from lib.model import Span
from lib.text.quotations.marks import Stretch
from lib.text.quotations.tokens import Words, stops_in

WINDOW = 300  # characters read before and after a quotation

_MARKS = "\"' "


class Gap:
    """The outlet's own words between two quotations, or a quotation and the paragraph's edge, read as far as asked."""

    __slots__ = ("_head", "_stops", "_tail", "end", "is_long", "start", "text")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        self.is_long = end - start > 2 * WINDOW
        self._stops: list[int] | None = None
        self._head: Words | None = None
        self._tail: Words | None = None

    @property
    def stops(self) -> list[int]:
        """Where sentences end among the words before the quotation after, as far as they are read."""
        if self._stops is None:
            first = self.start
            if self.is_long:  # Whole words only: the window begins at white space, if there is any.
                first = max(self.text.find(" ", self.end - WINDOW, self.end), self.end - WINDOW)
            self._stops = [first - 1, *stops_in(self.text, first, self.end)]
        return self._stops

    @property
    def shared(self) -> bool:
        """Whether all of it is one sentence: tail and head are the same."""
        return not self.is_long and len(self.stops) == 1

    @property
    def head(self) -> Words:
        """The words in the sentence of the quotation after."""
        if self._head is None:
            self._head = self.tail if self.shared else Words(self.text, self.stops[-1] + 1, self.end)
        return self._head

    @property
    def tail(self) -> Words:
        """The words in the sentence of the quotation before."""
        if self._tail is None:
            last = self.end
            if self.is_long:
                last = max(self.text.rfind(" ", self.start, self.start + WINDOW), self.start)
                last = next(stops_in(self.text, self.start, last), last)
            elif not self.shared:
                last = self.stops[1]
            self._tail = Words(self.text, self.start, last)
        return self._tail

    def middle(self) -> Words:
        """The last whole sentence between tail and head."""
        *_, before, last = [self.start, *self.stops]
        return Words(self.text, before + 1, last) if len(self.stops) > 2 else Words(self.text, last, last)


class Passage:
    """A paragraph as a sequence of quotations and gaps: gap i stands before quotation i, the last gap after all.

    Gaps are made when they are asked for: many quotations name their speaker in one of the plain shapes.
    """

    __slots__ = ("_edges", "_gaps", "ends", "quotations", "text")

    def __init__(self, text: str, paragraph: Span, quotations: Sequence[Stretch]) -> None:
        self.text, self.quotations = text, quotations
        # Mostly the character before a closing mark; an inner mark may stand there, too.
        self.ends = [
            text[end - 2]
            if text[end - 2] not in _MARKS and text[end - 1] in _MARKS
            else text[max(start, end - 8) : end].rstrip(_MARKS)[-1:] or '"'
            for start, end, *_ in quotations
        ]
        edges = [edge for start, end, *_ in quotations for edge in (start, end)]
        self._edges = [paragraph.start, *edges, paragraph.end]
        self._gaps: list[Gap | None] = [None] * (len(quotations) + 1)

    def gap(self, i: int) -> Gap:
        """The outlet's own words before quotation i."""
        gap = self._gaps[i]
        if gap is None:
            gap = self._gaps[i] = Gap(self.text, self._edges[2 * i], self._edges[2 * i + 1])
        return gap

    def edges(self, i: int) -> tuple[int, int]:
        """Where the words before quotation i start and end."""
        return self._edges[2 * i], self._edges[2 * i + 1]

    def is_empty(self, i: int) -> bool:
        """Whether nothing stands before quotation i, or after the last one."""
        return self._edges[2 * i] == self._edges[2 * i + 1]

    def ends_sentence(self, i: int) -> bool:
        """Whether quotation i ends its sentence."""
        if self.ends[i] not in ".!?":
            return False
        if self.is_empty(i + 1):
            return True
        tail = self.gap(i + 1).tail
        after = tail.text[tail.start : tail.end].lstrip()[:1]
        return not after or not (after.islower() or after in ",-")


def passage_of(text: str, paragraph: Span, stretches: Sequence[Stretch]) -> Passage:
    """A paragraph taken apart at the quotations that are not inside others."""
    return Passage(text, paragraph, [stretch for stretch in stretches if stretch[2] == 0])

"""The outlet's own words between quotations, sentence by sentence: where the speakers are named."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lib.model import Span
from lib.text.quotations.marks import Stretch
from lib.text.quotations.noun_phrases import Words, is_stop, words_of

WINDOW = 300  # characters read before and after a quotation

_STOPS = frozenset(".!?")


class Gap(NamedTuple):
    """The outlet's own words between two quotations, or a quotation and the paragraph's edge."""

    tail: Words  # in the sentence of the quotation before
    head: Words  # in the sentence of the quotation after
    shared: bool  # one sentence: tail and head are the same
    right: Words  # all words before the quotation after, as far as they are read
    stops: list[int]  # where sentences end among them

    def middle(self) -> Words:
        """The last whole sentence between tail and head."""
        return self.right.part(self.stops[-2] + 1, self.stops[-1]) if len(self.stops) > 1 else self.right.part(0, 0)


class Passage(NamedTuple):
    """A paragraph as a sequence of quotations and gaps: gap i stands before quotation i, the last gap after all."""

    quotations: list[Stretch]
    gaps: list[Gap]
    ends: list[str]  # the last character of each quotation before its closing mark

    def ends_sentence(self, i: int) -> bool:
        """Whether quotation i ends its sentence."""
        tail = self.gaps[i + 1].tail.words
        return self.ends[i] in ".!?" and not (tail and (tail[0][0].islower() or tail[0] in ",-"))


def passage_of(text: str, paragraph: Span, stretches: Sequence[Stretch]) -> Passage:
    """A paragraph taken apart at the quotations that are not inside others."""
    top = [stretch for stretch in stretches if stretch.depth == 0]
    starts = [paragraph.start, *(stretch.end for stretch in top)]
    ends = [*(stretch.start for stretch in top), paragraph.end]
    gaps = [gap_of(text, start, end) for start, end in zip(starts, ends, strict=True)]
    return Passage(top, gaps, [text[max(start, end - 8) : end].rstrip("\"' ")[-1:] or '"' for start, end, *_ in top])


def gap_of(text: str, start: int, end: int) -> Gap:
    """The outlet's own words text[start:end], sentence by sentence as far as they matter."""
    if end - start > 2 * WINDOW:
        # Whole words only: the windows end at white space, if there is any.
        left = words_of(text, start, max(text.rfind(" ", start, start + WINDOW), start))
        right = words_of(text, max(text.find(" ", end - WINDOW, end), end - WINDOW), end)
        left_stops, stops = stops_in(left.words), stops_in(right.words)
    else:
        left = right = words_of(text, start, end)
        left_stops = stops = stops_in(left.words)
        if not stops:
            return Gap(left, left, True, left, stops)
    tail = left.part(0, left_stops[0]) if left_stops else left
    head = right.part(stops[-1] + 1, len(right.words)) if stops else right
    return Gap(tail, head, False, right, stops)


def stops_in(words: list[str]) -> list[int]:
    """Where sentences end."""
    return [i for i, word in enumerate(words) if word in _STOPS and is_stop(words, i)]

"""Quotation marks and which of them belong together.

A mark opens or closes by what stands beside it: white space before an opening mark, white space or punctuation after a
closing one. That survives wrong and missing curly marks, and the German („…“), Swedish (”…”) and Danish (»…«) habits,
so the direction of a curly mark in the original decides only where the neighbours do not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto
from typing import NamedTuple

from lib.model import Span

OPENS, UNCLEAR, CLOSES = 1, 0, -1
LINE = 80  # characters of a line that may be a name and a role
DEEPEST = 5  # marks open at the same time; real prose has three

# Marks side by side; not an apostrophe inside a word.
_MARKS = re.compile(r"""["'](?!(?<=\w')\w)["']*""")
# Marks that do not quote: class="lead" left over from markup, 6'2".
_NO_QUOTE = re.compile(r"""(?<==)"[^"<>\n]{0,200}"|(?<==)["']+|"(?=/?>)|(?<=\d)' ?\d{1,2}(?:"|'')(?!\w)""")
# Letters are missing before these: '90s, 'em, rock 'n' roll.
_ELISION = re.compile(r"'(?:\d\ds?\b(?!')|n\b|(?:em|til|till|tis|twas|cause|cos|bout|round|neath|im|er)\b(?!'))", re.I)
# What follows a closing single mark rather than a plural possessive ("the workers' union").
_AFTER_CLOSING = re.compile(
    r"\s+(?:and|or|but|nor|to|of|in|on|at|by|for|from|with|as|is|are|was|were|be|do|does|did|has|have|had|will|would|can|could|may"
    r"|might|must|should|that|which|who|when|while|if|because|than|then|he|she|it|they|we|said|says|the|a|an)\b"
)
_BEFORE_OPENING = frozenset(" ([{</*_|-")
_AFTER_CLOSING_MARK = frozenset(" ,.;:!?)]}>/*_|-")
_HINTS = dict.fromkeys("“‘«„‚‟‛‹", OPENS) | dict.fromkeys("”’»›", CLOSES)
_WORD_CHARACTER = re.compile(r"[^\W_]")
_SENTENCE_END = re.compile(r"[.!?]['\")\]]*\s*\Z")


class Mark(NamedTuple):
    """A quotation mark, or what may be one."""

    start: int
    end: int
    double: bool
    direction: int


class Stretch(NamedTuple):
    """A stretch between two marks that belong together, in one paragraph."""

    start: int
    end: int
    depth: int  # 0: not inside another
    closed: bool
    continues: bool  # the quotation of the paragraph before


class Edge(Enum):
    """What becomes of a quotation at the end of a paragraph that does not close it."""

    NONE = auto()  # it ends there
    REOPENED = auto()  # the next paragraph opens it again (AP style)
    CUT = auto()  # the line break stands inside it: the next paragraph only closes it


Pair = tuple[int, int]


def stretches(text: str, paragraphs: Sequence[Span], original: str | None = None) -> list[list[Stretch]]:
    """The stretches of each paragraph, by start.

    A quotation that the next paragraph takes up again with an opening mark counts as closed (AP style).
    """
    text = text.replace("`", "'")
    marked = [_marks(text, paragraph, original) for paragraph in paragraphs]
    found: list[list[Stretch]] = []
    before = Edge.NONE  # how the quotation at the end of the paragraph before goes on
    for i, (paragraph, marks) in enumerate(zip(paragraphs, marked, strict=True)):
        if not marks:  # most paragraphs
            found.append([])
            continue
        if before is Edge.NONE and _take_turns(marks):  # nearly all others
            found.append(_plain(text, marks))
            continue
        cut: list[Pair] = []
        if before is Edge.CUT:
            cut, marks = [(paragraph.start, marks[0].end)], marks[1:]
        pairs, pending = _paired(text, marks) if marks else ([], None)
        edge = Edge.NONE
        if pending is not None and i + 1 < len(marked):
            edge = _edge(text, paragraph, pending, paragraphs[i + 1], marked[i + 1])
        # A single mark that nothing closes was an apostrophe.
        if pending is not None and (pending.double or edge is not Edge.NONE):
            pairs.append((pending.start, _open_end(text, paragraph, pending, pairs, edge is not Edge.NONE)))
        left_open = pending.start if pending and edge is Edge.NONE else None
        found.append(_nested(text, cut + pairs, left_open, before is not Edge.NONE))
        before = edge
    return found


def _take_turns(marks: Sequence[Mark]) -> bool:
    """Whether after each mark that opens stands one of its kind that closes, so that nothing is in doubt."""
    turns = [direction for _, _, _, direction in marks]
    if turns != [OPENS, CLOSES] * (len(turns) // 2):
        return False
    doubles = [double for _, _, double, _ in marks]
    return doubles[::2] == doubles[1::2]


def _plain(text: str, marks: Sequence[Mark]) -> list[Stretch]:
    """The stretches between marks that take turns."""
    return [
        Stretch(opening[0], closing[1], 0, True, False)
        for opening, closing in zip(marks[::2], marks[1::2], strict=True)
        if text[opening[1]].isalnum() or _WORD_CHARACTER.search(text, opening[0], closing[1])
    ]


def _marks(text: str, paragraph: Span, original: str | None) -> list[Mark]:
    """What may be a quotation mark in a paragraph: apostrophes inside a word, feet, inches and markup are left out."""
    low, high = paragraph.start, paragraph.end
    found: list[Mark] = []
    if text.find('"', low, high) < 0 and text.find("'", low, high) < 0:
        return found
    skipped = low
    for match in _MARKS.finditer(text, low, high):
        start, end = match.span()
        if start < skipped:
            continue
        before = text[start - 1] if start > low else " "
        after = text[end] if end < high else " "
        if (before == "=" or after in ">/" or before.isdigit()) and (other := _NO_QUOTE.match(text, start, high)):
            skipped = other.end()
            continue
        direction = _direction(before, after)
        if end - start > 1:
            found += _cluster(text, start, end, direction, original)
            continue
        if direction == UNCLEAR and original is not None:
            direction = _HINTS.get(original[start], UNCLEAR)
        double = text[start] == '"'
        if double or not _is_apostrophe(text, start, direction, original):
            found.append(Mark(start, end, double, direction))
    return found


def _direction(before: str, after: str) -> int:
    opens = before in _BEFORE_OPENING or before.isspace()
    closes = after in _AFTER_CLOSING_MARK or after.isspace()
    return opens - closes


def _is_apostrophe(text: str, start: int, direction: int, original: str | None) -> bool:
    """Whether a single mark can only be an apostrophe."""
    if direction == UNCLEAR:
        return original is None or original[start] not in "‘‚"
    if direction == OPENS:
        return (original is not None and original[start] == "’") or bool(_ELISION.match(text, start))
    return False


def _cluster(text: str, start: int, end: int, direction: int, original: str | None) -> list[Mark]:
    """Marks side by side. Two single marks are a double one; of three, the odd one is the inner."""
    found: list[Mark] = []
    at = start
    while at < end:
        width = 2 if text.startswith("''", at) and (direction != CLOSES or _run(text, at, end) != 3) else 1
        double = width == 2 or text[at] == '"'
        hint = _HINTS.get(original[at], UNCLEAR) if direction == UNCLEAR and original is not None else direction
        if double or at + 1 < end or not _is_apostrophe(text, at, hint, original):
            found.append(Mark(at, at + width, double, hint))
        at += width
    return found


def _run(text: str, at: int, end: int) -> int:
    """How many single marks stand side by side; more than three count as four."""
    n = 0
    while n < 4 and at + n < end and text[at + n] == "'":
        n += 1
    return n


def _paired(text: str, marks: Sequence[Mark]) -> tuple[list[Pair], Mark | None]:
    """Pairs of marks as (start, end), and the mark that stays open at the paragraph's end, if any.

    If the directions leave several double marks without a partner, they mislead, and double marks are taken in turn.
    """
    pairs, pending, n_stray = _matched(text, marks, directed=True)
    if not pending and n_stray <= 1:
        return pairs, None
    if n_stray + sum(mark.double for mark in pending) > 1:
        pairs, pending, _ = _matched(text, marks, directed=False)
    doubles = [mark for mark in pending if mark.double]
    return pairs, next(iter(doubles or pending), None)


def _matched(text: str, marks: Sequence[Mark], *, directed: bool) -> tuple[list[Pair], list[Mark], int]:
    """Pairs of marks, innermost first; those left open; how many double marks close nothing."""
    pairs: list[Pair] = []
    stack: list[Mark] = []
    n_stray = 0
    for i, mark in enumerate(marks):
        direction = mark.direction if directed or not mark.double else UNCLEAR
        partner = len(stack) - 1  # of the open marks, -1 for none
        if mark.double:
            while partner >= 0 and not stack[partner].double:
                partner -= 1
        elif stack and stack[-1].double:
            partner = -1
        if direction == OPENS or (direction == UNCLEAR and partner < 0):
            if len(stack) < DEEPEST:
                stack.append(mark)
        elif partner >= 0 and not _is_no_close(text, mark, marks[i + 1] if i + 1 < len(marks) else None):
            pairs.append((stack[partner].start, mark.end))
            del stack[partner:]  # single marks above a double one that closes were apostrophes
        elif mark.double and partner < 0 and not text[mark.start - 1].isdigit():
            n_stray += 1
    return pairs, stack, n_stray


def _is_no_close(text: str, mark: Mark, following: Mark | None) -> bool:
    """Whether a closing mark is inches or a plural possessive, since the mark after it closes the same quotation."""
    if following is None or following.direction != CLOSES or following.double != mark.double:
        return False
    if mark.double:
        return text[mark.start - 1].isdigit()
    return _may_be_possessive(text, mark) and not _may_be_possessive(text, following)


def _may_be_possessive(text: str, mark: Mark) -> bool:
    """Whether an apostrophe after a plural may stand here: "the workers' union", "talkin' business"."""
    if text[mark.start - 1] not in "sn" or not text[mark.end : mark.end + 1].isspace():
        return False
    return not _AFTER_CLOSING.match(text, mark.end)


def _edge(text: str, paragraph: Span, pending: Mark, following: Span, marks: Sequence[Mark]) -> Edge:
    """How a quotation that a paragraph leaves open goes on in the paragraph after it, if it does."""
    if not marks or marks[0].double != pending.double:
        return Edge.NONE
    if marks[0].direction != CLOSES:
        indent = marks[0].start - following.start
        reopened = indent < 20 and not text[following.start : marks[0].start].strip()
        return Edge.REOPENED if reopened else Edge.NONE
    # A short line before the closing mark may be the speaker's name below a quotation that is set apart.
    broken = not _SENTENCE_END.search(text, max(paragraph.start, paragraph.end - 6), paragraph.end)
    return Edge.CUT if pending.double and (broken or marks[0].start - following.start > LINE) else Edge.NONE


def _open_end(text: str, paragraph: Span, pending: Mark, pairs: Sequence[Pair], goes_on: bool) -> int:
    """Where a quotation without a closing mark ends.

    Usually with the paragraph; but if a further quotation begins after the end of a sentence, the closing mark
    before it has been forgotten.
    """
    end = paragraph.start + len(text[paragraph.start : paragraph.end].rstrip())
    if not goes_on:
        for start, _ in sorted(pairs):
            if start > pending.start and _SENTENCE_END.search(text, max(pending.start, start - 6), start):
                return pending.start + len(text[pending.start : start].rstrip())
    return end


def _nested(text: str, pairs: Sequence[Pair], left_open: int | None, continues: bool) -> list[Stretch]:
    """Pairs with a word between them by start, each with its depth."""
    found: list[Stretch] = []
    ends: list[int] = []
    if len(pairs) > 1:
        pairs = sorted(pairs, key=lambda pair: (pair[0], -pair[1]))
    for start, end in pairs:
        if not _WORD_CHARACTER.search(text, start, end):
            continue
        while ends and ends[-1] <= start:
            ends.pop()
        found.append(Stretch(start, end, len(ends), start != left_open, continues and not found))
        ends.append(end)
    return found

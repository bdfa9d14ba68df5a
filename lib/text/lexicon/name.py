"""Words that are part of a proper name, where they name and do not evaluate: "the Hunger Games", "Slaughter Creek"."""

from __future__ import annotations

from collections.abc import Sequence

from lib.model import Word

# Words that are small in a headline in title case too (Chicago Manual of Style 8.159).
SMALL = frozenset(
    "a an and as at but by for from if in into is nor of off on onto or over so than the to up v via vs with".split()
)


def is_part_of_name(text: str, words: Sequence[tuple[int, Word]], at: int) -> bool:
    """Whether a word of a sentence stands in a capitalised name: its capital, and a neighbour's, mean something.

    They mean nothing at the sentence's start, in a headline in title case and in a word of capitals.
    """
    if at == 0 or not _is_capitalised(text, words[at]) or _is_title_case(text, words):
        return False
    before = at > 1 and _adjoins(text, words[at - 1], words[at])
    after = at + 1 < len(words) and _adjoins(text, words[at], words[at + 1])
    return (before and _is_capitalised(text, words[at - 1])) or (after and _is_capitalised(text, words[at + 1]))


def _is_capitalised(text: str, placed: tuple[int, Word]) -> bool:
    start, word = placed
    return word.length > 1 and text[start].isupper() and not text[start : start + word.length].isupper()


def _adjoins(text: str, left: tuple[int, Word], right: tuple[int, Word]) -> bool:
    start, word = left
    return text[start + word.length : right[0]].isspace()


def _is_title_case(text: str, words: Sequence[tuple[int, Word]]) -> bool:
    """Whether more than four of five words begin with a capital, those aside that are small in any headline."""
    capitals = [text[start].isupper() for start, word in words if word.key not in SMALL]
    return 5 * sum(capitals) > 4 * len(capitals)

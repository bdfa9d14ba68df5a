"""Words of a sentence that stand in proper names, told by their capitals in running text.

Names of offices, parties and persons are made of words with a valence ("Department of Justice", "United Nations",
"Hope Hicks") that say nothing about the tone. A capital proves nothing at the start of a sentence, in a headline in
title case and in a word in capitals throughout.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import attrgetter

from lib.model import Token

LONG_ACRONYM = 4  # letters: longer words in capitals are loud, not names
TITLE_CASE = 0.85  # share of capitals among the words from which they prove nothing
FEWEST_FOR_TITLE_CASE = 3  # words with a capital
# Small in most headline styles (Chicago Manual of Style 8.159), and so no sign of running text.
SMALL_WORDS = frozenset(
    """a an and as at but by for from if in into is nor of off on onto or out over so than the to up v via vs
    with""".split()
)
# Before a name these are words of their own: "Angry Britons" begins no better than "Killing Smith".
_NO_NAME_ENDINGS = ("ing", "ed", "ly", "y")


def names_among(tokens: Sequence[Token], places: Iterable[int]) -> tuple[int, ...]:
    """Which of these places of a sentence stand in a name."""
    names = tuple([i for i in places if tokens[i].capital and _is_name(tokens, i)])
    return names if names and not _title_case(tokens) else ()


def _title_case(tokens: Sequence[Token]) -> bool:
    """Whether capitals are a matter of typography in this sentence."""
    n_capitals = len(list(filter(_capital, tokens[1:])))
    if n_capitals < FEWEST_FOR_TITLE_CASE:
        return False
    n_large = len([token for token in tokens[1:] if token.words and token.raw not in SMALL_WORDS])
    return n_capitals > TITLE_CASE * n_large


_capital = attrgetter("capital")


def _is_name(tokens: Sequence[Token], i: int) -> bool:
    token = tokens[i]
    if token.upper and len(token.lower) > LONG_ACRONYM:
        return False
    if not _begins(tokens, i):
        return True
    if token.lower.endswith(_NO_NAME_ENDINGS) or not token.raw[-1].isalpha() or i + 1 == len(tokens):
        return False
    return tokens[i + 1].capital and not _begins(tokens, i + 1)


def _begins(tokens: Sequence[Token], i: int) -> bool:
    """Whether a capital at place i is owed to the start of a sentence, of a quoted one, or of what follows a colon."""
    if i == 0 or not (tokens[i - 1].words or (i > 1 and tokens[i - 2].words)):
        return True
    before, raw = tokens[i - 1], tokens[i].raw
    if before.raw.endswith((",", ":")) and not raw[0].isalnum():
        return True
    return before.raw.rstrip("\"')")[-1:] in (":", ".", "!", "?") and not before.capital

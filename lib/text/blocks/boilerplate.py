"""Boilerplate: what stands on a page beside the article.

A paragraph is boilerplate only on evidence: a sign of its own, or its place between or after paragraphs that bear one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate

from ahocorasick_rs import AhoCorasick, Implementation

from lib.text.blocks.context import in_context
from lib.text.blocks.lines import MARKDOWN_LINK, ends_sentence, n_words, unlinked
from lib.text.blocks.signs import NOTICES, SIGNS
from lib.text.blocks.signs.sign import TOPICS, Sign

LINK = "link"

_CHARACTERS = 15  # to a word, at most: bounds the work on hostile input
_LONGEST = _CHARACTERS * max(sign.most_words for sign in SIGNS)  # a longer paragraph bears no sign
_LINE = 12  # words at most of a sentence that may be a label, a button or a credit; longer ones are prose
_BESIDE_LINKS = 0.4  # of the letters and digits of a line of links may stand outside them
_LABELLED_LINKS = re.compile(r"[\w '/&-]{2,30}:(?:[\s,;|]*!?\[[^\[\]]*\]\([^()\s]*\))+\W*")


def reasons(paragraphs: Sequence[str]) -> list[str]:
    """For each paragraph of a page the reason why it is boilerplate, or an empty string."""
    lines: list[int] = []
    prose: list[int] = []
    for i, text in enumerate(paragraphs):
        # A paragraph that opens with a quotation mark is someone speaking, whatever is said.
        if len(text) <= _LONGEST and text[0] not in "\"'":
            (prose if n_words(text) > _LINE and ends_sentence(text) else lines).append(i)
    found = [_link_reason(text) if "](" in text else "" for text in paragraphs]
    for at, cues in zip((lines, prose), _cues(), strict=True):
        for i, sign in cues.suspicions([paragraphs[i].lower() for i in at]):
            if not found[at[i]] and _bears(paragraphs[at[i]], sign):
                found[at[i]] = sign.reason
    return in_context(paragraphs, found) if any(found) else found


class _Cues:
    """The cues of some signs, looked for all at once: a search for each would read the page as often as there are."""

    def __init__(self, signs: Sequence[Sign]) -> None:
        self._signs = signs
        self._cueless = [number for number, sign in enumerate(signs) if "" in sign.cues]
        cues = [(cue, number) for number, sign in enumerate(signs) for cue in sign.cues if cue]
        self._of_cue = [number for _, number in cues]
        self._automaton = AhoCorasick([cue for cue, _ in cues], implementation=Implementation.DFA)

    def suspicions(self, lower: Sequence[str]) -> Iterator[tuple[int, Sign]]:
        """Every paragraph in which a cue of a sign occurs, in the order of the signs: few patterns are tried."""
        ends = list(accumulate(len(text) + 1 for text in lower))
        found = {(number, i) for number in self._cueless for i in range(len(lower))}
        page = "\n".join(lower).encode("utf-8", "replace").decode()  # it takes no half of a character
        for cue, start, _ in self._automaton.find_matches_as_indexes(page, overlapping=True):
            found.add((self._of_cue[cue], bisect_right(ends, start)))
        for number, i in sorted(found):
            yield i, self._signs[number]


@cache
def _cues() -> tuple[_Cues, _Cues]:
    """Those of lines and those of prose."""
    return _Cues(SIGNS), _Cues(NOTICES)


def _bears(paragraph: str, sign: Sign) -> bool:
    plain = unlinked(paragraph)
    words = max(n_words(plain), len(plain) // _CHARACTERS)
    return words <= sign.most_words and all(find(plain) for find in sign.finders)


def _link_reason(paragraph: str) -> str:
    """Reason of a line that is made of links. A sentence that is one whole link is left alone."""
    plain = unlinked(paragraph)
    if (ends_sentence(plain) and n_words(plain) > _LINE) or len(paragraph) > _LONGEST:
        return ""
    if _LABELLED_LINKS.fullmatch(paragraph.strip()):
        return TOPICS
    outside = sum(map(str.isalnum, MARKDOWN_LINK.sub("", paragraph)))
    return LINK if outside <= _BESIDE_LINKS * sum(map(str.isalnum, plain)) else ""

"""Sentence ends that no stop marks, as in posts, comments and e-mails: after an address, a smiley, "Thanks," and such.

News prose hardly has them, so one character that it hardly has must begin each.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence, Set

Cut = tuple[int, int]  # where a sentence ends, and where the next begins

# The engine looks for the characters in the first brackets, and the look-behinds that follow see the same one. Digits
# stand there one by one: as a class they would cost twice the time.
# Web addresses count from their token's start only, or a token of a million addresses would be read a million times.
_BREAK = re.compile(
    r"""[@:;=*_~#0123456789•]
    (?: (?<=@)   [\w-]++ \. [\w.-]++ (?<=\w) >? (?P<after_mail> \s++ ) (?=[A-Z])
      | (?: (?<=\shttp:) | (?<=\shttps:) ) \S*+ (?<=[\w/=]) (?P<after_web> \s++ ) (?=[A-Z])
      | (?<=[\s.!?][:;=]) [-'o]? [)(DP]++ (?P<after_smiley> \s++ ) (?=[^\W\d_])
      | (?<=\s[*=_~#]) (?P<rule> [*=_~#]*+ ) (?P<after_rule> \s++ ) (?=\S)
      | (?<=\s\d) \d? / \d\d? / \d{2,4} ,? [ ] \d\d? : \d\d (?: :\d\d )? (?: [ ]?[AaPp]\.?[Mm]\b\.? )?+
        (?P<after_time> \s++ (?=[^\W_a-z]) | \Z )
      | (?<=\s•) (?P<item> \s*+ ) (?=\S)
    )""",
    re.X,
)
# Every break holds one of these. A colon or such must begin a smiley, or stand in an address or beside a date.
_SIGNS = ("@", ":", ";", "=", "*", "_", "~", "#", "•")
_SIGNS_OF_SMILEYS = ":;="
_SALUTATION = re.compile(
    r"(?:(?:Hi|Hello|Hey|Dear)\b[^,.!?\n]{0,30}|Thanks|(?:(?:Best|Kind|Kindest|Warm|Warmest) )?[Rr]egards"
    r"|Best wishes|Sincerely|Cheers|Yours(?: \w{1,12})?),(\s++)(?=[A-Z])"
)
FIRST_LETTERS = frozenset("HDTRBKWSCY")  # of the salutations; other sentences need no look
_RULE = 3  # signs at least that make a rule across the page: "***", "====="
_LOOK_BACK = 40  # characters


def may_break(text: str, paragraphs: Sequence[tuple[int, int]]) -> Set[int]:
    """Which paragraphs, by number, hold a sign that may begin a break: few of most texts."""
    starts: list[int] | None = None
    found = set()
    for sign in _SIGNS:
        at = text.find(sign)
        while at >= 0:
            if sign not in _SIGNS_OF_SMILEYS or _is_out_of_place(text, at):
                starts = starts or [start for start, _ in paragraphs]
                number = bisect_right(starts, at) - 1
                found.add(number)
                at = max(at, paragraphs[number][1] - 1) if number >= 0 else at
            at = text.find(sign, at + 1)
    return found


def _is_out_of_place(text: str, at: int) -> bool:
    """Whether a colon or such does not just follow a word: after white space or a stop, in "http:" or in a time."""
    before = text[max(0, at - len("https")) : at]
    last = before[-1:]
    return last.isspace() or last.isdigit() or before.endswith((".", "!", "?", "http", "https"))


def breaks(text: str, start: int, end: int) -> list[Cut]:
    """The ends of sentences in text[start:end], a paragraph of a normalised text, that no stop marks; in order."""
    found = []
    for match in _BREAK.finditer(text, start, end):
        kind = match.lastgroup or ""
        if kind == "after_rule" and len(match["rule"]) + 1 < _RULE:
            continue
        if kind in ("after_rule", "after_time", "item"):
            found += _before(text, start, match)
        if kind != "item":
            found.append(match.span(kind))
    return found


def _before(text: str, start: int, match: re.Match[str]) -> list[Cut]:
    """The end of the sentence before a rule, an item or a time; not within "on 02/03/2026 14:05"."""
    window = text[max(start, match.start() - _LOOK_BACK) : match.start()]
    before = window.rstrip()
    if not before or (match.lastgroup == "after_time" and before.rsplit(None, 1)[-1].islower()):
        return []
    return [(match.start() - len(window) + len(before), match.start())]


def salutation(text: str, start: int, end: int) -> Cut | None:
    """The end of a greeting or closing that opens a sentence: "Dear Ms Hill, I write"; None where there is none."""
    found = _SALUTATION.match(text, start, end)
    return found.span(1) if found else None

"""Sentence boundaries of English news prose.

A boundary is terminal punctuation, closing marks, white space and a plausible beginning. Only a full stop is in doubt:
what decides is the word before it (title, initial, abbreviation) and the word after it. `python -m bench.segmenters`
compares it with nupunkt and sentencex; the figures are in docs/validity.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lib.model import Span

# Terminal punctuation, then closing marks and brackets, then white space, then opening marks and the first character.
# Possessive, and begun only where a run begins: a million marks in a row must not be tried from each of them.
_CANDIDATE = re.compile(r"""(?<![.!?])([.!?]++)(["')\]}]*+)(\s++)(["'(\[{]*+)(?=([^\W_]))""")
_CUE = r"(?:said|says|asked|asks|added|told|wrote|replied|cried|shouted|demanded|wondered|tweeted|exclaimed)\b"
_ATTRIBUTION = re.compile(rf"(?:[A-Z][\w.'-]*\s+){{1,4}}{_CUE}|{_CUE}")
_LAST_WORD = re.compile(r"[^\s\"'()\[\]{}]*$")
_NEXT_WORD = re.compile(r"[\w'-]+")

# Never end a sentence, because a name or a number follows.
_BEFORE_NAME = frozenset(
    """mr mrs ms mx messrs dr prof rev fr sr. gov lt col gen maj capt cmdr adm sgt cpl pvt sen rep reps sens hon pres
    supt insp det atty amb brig ens dep asst assoc sec treas st mt ft vs v viz cf e.g i.e approx ca al""".split()
)
_BEFORE_NUMBER = frozenset("no nos fig figs p pp vol ch sec art para op rte".split())
_MONTHS = frozenset("jan feb mar apr jun jul aug sep sept oct nov dec".split())
# May stand in the middle of a sentence or end one: the next word decides.
_AMBIGUOUS = frozenset(
    """inc corp co ltd llc plc bros jr sr esq etc a.m p.m ph.d m.d b.a m.a d.c ave blvd rd dept univ est govt ariz
    calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex va
    vt wash wis wyo ont que""".split()
)
# Words that hardly continue a name and so begin a sentence after an abbreviation.
_STARTERS = frozenset(
    """a an the this that these those he she it they we you i his her its their our my there here who what when where
    why how which in on at by for from with without after before during since while as if although though
    because but and or so yet however meanwhile moreover some many most few all both each every no not one two
    several another other such even just still also then now earlier later last next according to under over
    about among between despite only is are was were will would can could do does did has have had""".split()
)
_LETTERS_WITH_POINTS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]$")


def sentences(text: str, start: int, end: int, original: str | None = None) -> Iterator[Span]:
    """The sentences of one paragraph text[start:end] of a normalised text, without outer white space.

    `original` tells an ellipsis, which is one character there, from a full stop.

    A paragraph's end always ends a sentence; a paragraph of white space has none.
    """
    begin = start
    for match in _CANDIDATE.finditer(text, start, end):
        ellipsis = original is not None and original[match.start()] == "…"
        if _is_boundary(text, begin, match, ellipsis=ellipsis):
            yield Span(begin, match.end(2))
            begin = match.end(3)
    stripped = text[begin:end].strip()
    if stripped:
        begin += text[begin:end].index(stripped[0])
        yield Span(begin, begin + len(stripped))


def _is_boundary(text: str, begin: int, match: re.Match[str], *, ellipsis: bool) -> bool:
    terminal, closing, _, opening, first = match.groups()
    if first.islower():
        return not (closing or ellipsis) and _lower_case_begins(text, begin, match)
    if closing and _ATTRIBUTION.match(text, match.end()):
        return False  # "Why now?" Smith asked.
    if ellipsis or terminal[-1] != "." or len(terminal) > 1:
        return True
    return _ends_at_stop(text, begin, match, quoted=bool(opening or closing))


def _lower_case_begins(text: str, begin: int, match: re.Match[str]) -> bool:
    """Whether a sentence without a capital begins here, as in posts and comments: only after a plain word."""
    before = _last_word(text, begin, match.start())
    known = _BEFORE_NAME | _BEFORE_NUMBER | _AMBIGUOUS | _MONTHS
    return match.group(1) in (".", "?") and len(before) > 2 and before.islower() and before not in known


def _ends_at_stop(text: str, begin: int, match: re.Match[str], *, quoted: bool) -> bool:
    """Whether a single full stop ends the sentence, from the word before and the word after it."""
    stop = match.start()
    before = _last_word(text, begin, stop)
    word = before.lower()
    following = _NEXT_WORD.match(text, match.end())
    after = following.group().lower() if following else ""
    if word in _BEFORE_NAME:
        return False
    if word in _BEFORE_NUMBER or word in _MONTHS:
        return not after[:1].isdigit()
    if len(before) == 1 and before.isalpha():
        return _ends_at_initial(text, begin, stop, before, after)
    if before.isdigit() and not text[begin : stop - len(before)].strip():
        return False  # "1. First item": the number of a list
    if word in _AMBIGUOUS or _LETTERS_WITH_POINTS.match(before):
        return quoted or after in _STARTERS
    return True


def _ends_at_initial(text: str, begin: int, stop: int, initial: str, after: str) -> bool:
    """A single letter and a stop: an initial between names, but "I." and "Plan B." can end a sentence."""
    if not initial.isupper():
        return True
    previous = _last_word(text, begin, text.rfind(" ", begin, stop))
    if not previous or previous[0].isupper() or previous.endswith("."):
        return after in _STARTERS and initial == "I"
    return initial == "I" or after in _STARTERS


def _last_word(text: str, begin: int, end: int) -> str:
    # A window keeps the look-back short however long a token is.
    window = text[max(begin, end - 40) : max(begin, end)]
    found = _LAST_WORD.search(window)
    return found.group().rstrip(".") if found else ""

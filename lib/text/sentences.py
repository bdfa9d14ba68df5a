"""Sentence boundaries of English news prose.

A boundary is terminal punctuation, closing marks, white space and a plausible beginning. Only a full stop is in doubt:
what decides is the word before it (title, initial, abbreviation) and the word after it. `python -m bench.segmenters`
compares it with nupunkt and sentencex; the figures are in docs/validity.md.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from lib.model import Span
from lib.text.breaks import FIRST_LETTERS, Cut, breaks, may_break, salutation

# Terminal punctuation, closing marks and marks of notes ("[1]"), white space, opening marks and the first character.
# Where the space was forgotten, a small letter before and a capital after must tell. Possessive, and begun only where
# a run begins: a million marks in a row must not be tried from each of them.
_CANDIDATE = re.compile(
    r"""([.!?](?<![.!?][.!?])[.!?]*+)(["')\]}]*+(?:\[\d{1,3}\]|[¹²³⁰-⁹])*+)(\s++|(?<=[a-z.!?][.!?])(?=[A-Z][a-z']|I\s))(["'(\[{]*+)([^\W_])"""
)
_CUE = r"(?:said|says|asked|asks|added|told|wrote|replied|cried|shouted|demanded|wondered|tweeted|exclaimed)\b"
_ATTRIBUTION = re.compile(rf"(?:[A-Z][\w.'-]*\s+){{1,4}}{_CUE}|{_CUE}")
_LAST_WORD = re.compile(r"[^\s\"'()\[\]{}]*$")
_ADDRESS = frozenset("@/\\=_#")
_NEXT_WORD = re.compile(r"[\w'-]+")
_PLAIN_END = re.compile(r"(?<=[.!?])(\s++)(?=[A-Z])")

# Never end a sentence, because a name or a number follows.
_BEFORE_NAME = frozenset(
    """mr mrs ms mx messrs dr drs prof profs rev fr sr. gov lt col gen maj capt cmdr adm sgt cpl pvt sen rep reps sens
    hon pres supt insp det atty amb brig ens dep asst assoc sec treas st mt ft vs v viz cf e.g i.e approx ca
    al cllr coun ald ofc pfc spc msgr mme gens rt""".split()
)
_BEFORE_NUMBER = frozenset("no nos fig figs p pp vol vols ch sec art para op rte ext".split())
_MONTHS = frozenset("jan feb mar apr jun jul aug sep sept oct nov dec".split())
# May stand in the middle of a sentence or end one: the next word decides.
_AMBIGUOUS = frozenset(
    """inc corp co ltd llc plc bros jr sr esq a.m p.m ph.d m.d b.a m.a d.c ave blvd rd dept univ est govt ariz
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
# Words of two letters that are no abbreviation, as "in." is: a stop after them ends a sentence even before a small
# letter.
_TWO_LETTERS = frozenset("an as at be by do go he if is it me my of oh ok on or so to up us we".split())
_LETTERS_WITH_POINTS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]$")
_DOMAINS = frozenset("com org net edu gov info uk us eu io co tv".split())
_ABBREVIATIONS = frozenset(["etc"]) | _BEFORE_NAME | _BEFORE_NUMBER | _MONTHS | _AMBIGUOUS
_LOOK_BACK = 40  # characters: keeps the look-back short however long a token is


Places = Sequence[tuple[int, int]]  # start and end of paragraphs, in order


def sentences(text: str, paragraphs: Places, original: str | None = None) -> list[Span]:
    """The sentences of some paragraphs of a normalised text, in order and without outer white space.

    `original` tells an ellipsis, which is one character there, from a full stop.

    A paragraph's end always ends a sentence; a paragraph of white space has none.
    """
    stops, begins = _stops(text), 0
    broken = may_break(text, paragraphs)
    found: list[Span] = []
    for number, (start, end) in enumerate(paragraphs):
        begins = bisect_left(stops, start, begins)
        ends = bisect_left(stops, end, begins)
        cuts = _cuts(text, (start, end), stops[begins:ends], original)
        if number in broken:
            cuts = _in_order(cuts + breaks(text, start, end))
        openings = [at for at in (start, *[resume for _, resume in cuts]) if text[at : at + 1] in FIRST_LETTERS]
        greetings = [cut for at in openings if (cut := salutation(text, at, end))]
        found += _between(text, start, end, _in_order(cuts + greetings) if greetings else cuts)
        begins = ends
    return found


def plain_sentences(text: str, paragraphs: Places, original: str | None = None) -> list[Span]:
    """The sentences of some paragraphs by the plainest rule: a stop, white space, a capital letter.

    For comparison only: it breaks "Mr. Pell" in two. `original` changes nothing.
    """
    found: list[Span] = []
    for start, end in paragraphs:
        found += _between(text, start, end, [match.span(1) for match in _PLAIN_END.finditer(text, start, end)])
    return found


SPLITTERS = {"news": sentences, "plain": plain_sentences}


def _between(text: str, start: int, end: int, cuts: Iterable[Cut]) -> list[Span]:
    spans = []
    begin = start
    for finish, resume in cuts:
        spans.append(Span(begin, finish))
        begin = resume
    rest = text[begin:end]
    last = rest.strip()
    if last:
        begin += rest.index(last[0])
        spans.append(Span(begin, begin + len(last)))
    return spans


def _stops(text: str) -> list[int]:
    """Where terminal punctuation stands. To look for one character takes a tenth of the time of a pattern."""
    found: list[int] = []
    for mark in ".!?":
        at = text.find(mark)
        while at >= 0:
            found.append(at)
            at = text.find(mark, at + 1)
    return sorted(found)


def _cuts(text: str, paragraph: tuple[int, int], stops: Iterable[int], original: str | None) -> list[Cut]:
    """Where stops end sentences, each with where the next begins, in order; not the paragraph's end."""
    begin, end = paragraph
    written = original or text
    cuts = []
    for stop in stops:
        if stop + 2 >= end:
            break
        spaced = text[stop + 1] == " " and "A" <= text[stop + 2] <= "Z"
        if spaced and written[stop] == "." and _ends_word(text, begin, stop):
            begin = stop + 2
            cuts.append((stop + 1, begin))  # most
            continue
        match = _CANDIDATE.match(text, stop, end)
        if match and _is_boundary(text, begin, match, original):
            begin = match.end(3)
            cuts.append((match.end(2), begin))
    return cuts


def _ends_word(text: str, begin: int, stop: int) -> bool:
    """Whether a full stop stands after a word of letters that is no abbreviation, as nearly all do."""
    before = text[_word_start(text, begin, stop) : stop]
    return len(before) > 1 and before.isalpha() and before.lower() not in _ABBREVIATIONS


def _in_order(cuts: Iterable[Cut]) -> list[Cut]:
    """The cuts in order; of two that overlap the first."""
    ordered: list[Cut] = []
    for cut in sorted(cuts):
        if not ordered or cut[0] >= ordered[-1][1]:
            ordered.append(cut)
    return ordered


def _is_boundary(text: str, begin: int, match: re.Match[str], original: str | None) -> bool:
    terminal, closing, space, opening, first = match.groups()
    stop = match.start()
    ellipsis = original is not None and original[stop] == "…"
    if first.islower():
        return not (closing or ellipsis) and _lower_case_begins(text, begin, match)
    if not space and _in_address(text, match):
        return False
    if terminal != "." or ellipsis:
        return stop > begin and not (closing and _ATTRIBUTION.match(text, match.start(5)))
    before = text[_word_start(text, begin, stop) : stop]
    word = before.lower()
    if word in _BEFORE_NAME:
        return False
    if word not in _ABBREVIATIONS and (_is_plain(before) or not space):
        return True  # nearly all
    return bool(space) and _ends_at_stop(text, begin, match, quoted=bool(closing) or opening[:1] in ("'", '"'))


def _word_start(text: str, begin: int, stop: int) -> int:
    """Where the token before a stop begins, as far as the look-back reaches."""
    window = begin if begin > stop - _LOOK_BACK else stop - _LOOK_BACK
    return text.rfind(" ", window, stop) + 1 or window


def _is_plain(word: str) -> bool:
    """Whether a token is a word or a hyphenated one: no number, no initial, no mark before it, no point in it."""
    return len(word) > 1 and (word.isalpha() or (word[0].isalpha() and "." not in word and word.isprintable()))


def _in_address(text: str, match: re.Match[str]) -> bool:
    """Whether a stop without a space after it stands in a web address or the name of a file."""
    following = _NEXT_WORD.match(text, match.start(5))
    around = text[_word_start(text, 0, match.start()) : match.start() + _LOOK_BACK].split(None, 1)[0]
    return following is None or following.group().lower() in _DOMAINS or not _ADDRESS.isdisjoint(around)


def _lower_case_begins(text: str, begin: int, match: re.Match[str]) -> bool:
    """Whether a sentence without a capital begins here, as in posts and comments."""
    terminal = match[1]
    if terminal[-1] == "?":
        return True  # but not after "Oh!" and "Yahoo!"
    before = _last_word(text, begin, match.start())
    if terminal != "." or before.lower() in _ABBREVIATIONS or _LETTERS_WITH_POINTS.match(before):
        return False
    plain = len(before) > 2 and (before.islower() or before.isdigit())
    return plain or before in _TWO_LETTERS or text[match.start() - 1] == ")"


def _ends_at_stop(text: str, begin: int, match: re.Match[str], *, quoted: bool) -> bool:
    """Whether a single full stop ends the sentence, from the word before and the word after it."""
    stop = match.start()
    before = _last_word(text, begin, stop)
    word = before.lower()
    following = _NEXT_WORD.match(text, match.start(5))
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
    previous = _last_word(text, begin, _word_start(text, begin, stop) - 1)
    if not previous or previous[0].isupper() or previous.endswith("."):
        return after in _STARTERS and initial == "I"
    return initial == "I" or after in _STARTERS


def _last_word(text: str, begin: int, end: int) -> str:
    window = text[max(begin, end - _LOOK_BACK) : max(begin, end)]
    found = _LAST_WORD.search(window)
    return found.group().rstrip(".") if found else ""

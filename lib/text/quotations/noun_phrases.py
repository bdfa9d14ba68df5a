"""The words that name a speaker: noun phrases beside a reporting verb, found without a parser.

News prose names its sources in a few shapes: a name with or without a title ("spokesman Igor Konashenkov"), a role with
a determiner ("the head of the agency"), a pronoun. Function words and punctuation mark where such a phrase ends.
"""

from __future__ import annotations

from lib.text.quotations.cues import cues
from lib.text.quotations.tokens import is_point
from lib.text.quotations.word_classes import (
    ADVERBS,
    ATTACHING,
    AUXILIARIES,
    BREAKING,
    CALENDAR,
    CONJUNCTIONS,
    COUNCILS,
    DETERMINERS,
    FUNCTION_WORDS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    TIMES,
)

Phrase = tuple[int, int]  # first word, and the one after the last

LONGEST = 16  # words and points of a noun phrase

_BEFORE_ADJECTIVE = DETERMINERS | POSSESSIVES
_ROLES = frozenset("captain chief boss coach rep star aide head skipper mayor president agent guard cook hero".split())
_ROLE_ENDINGS = ("er", "or", "ist", "man", "woman", "person", "ian", "yst", "ary")
_NAMES = frozenset(["WHO", "May", "Will"])
_NO_HEAD = POSSESSIVES | frozenset(["a", "an", "the", "no", "any", "every"])
_BEFORE_MONTH = frozenset(["last", "this", "next", "late", "early", "mid"])
_NOUNS_IN_LY = frozenset(["family", "ally", "assembly", "rally", "bully", "monopoly", "anomaly"])


def is_manner(word: str) -> bool:
    """Whether the word is an adverb in -ly, or looks like one."""
    return word.endswith("ly") and word[0].islower() and word not in _NOUNS_IN_LY


def lower_case(word: str) -> str:
    """The word in small letters, but for the World Health Organization, Theresa May and Will Young."""
    return word if word in _NAMES else word.lower()


def is_verb_form(words: list[str], i: int) -> bool:
    """Whether the word is a form of a reporting verb, and no noun with a determiner: "a note on the gate"."""
    cue = cues().get(words[i])
    return cue is not None and not (cue.base and i > 0 and words[i - 1].lower() in _BEFORE_ADJECTIVE)


def phrase_before(words: list[str], low: int, end: int) -> Phrase | None:
    """The noun phrase whose last word stands before `end`."""
    if end <= low:
        return None
    if words[end - 1].lower() in PRONOUNS:
        return end - 1, end
    first = end
    floor = max(low, end - LONGEST)
    while first > floor and _continues(words, first - 1, end):
        first -= 1
    while first < end and (words[first].lower() in PREPOSITIONS or words[first] == "."):
        first += 1
    if _is_number(words, first, end):
        return None
    return (first, end) if first < end and (_is_nominal(words[end - 1]) or is_point(words, end - 1)) else None


def _continues(words: list[str], i: int, end: int) -> bool:
    """Whether the phrase words[i + 1:end] reaches back to the word at i."""
    word = words[i]
    if not word[0].isalnum():
        return word in "&'" or is_point(words, i)
    lower = lower_case(word)
    if lower == "and":
        return i + 1 < end and words[i + 1][0].isupper() and i > 0 and words[i - 1][0].isupper()
    if lower in PREPOSITIONS:
        if lower == "on" and i and words[i - 1] in COUNCILS:
            return True
        return lower in ATTACHING and i > 0 and words[i - 1][0].isalpha() and words[i - 1].lower() not in BREAKING
    if lower in BREAKING or lower in PRONOUNS or (word == "May" and _is_month(words, i)):
        return False
    # But not "the Senate's No. 2", nor "the All Blacks coach".
    if i + 2 < end and words[i + 1] in _BEFORE_ADJECTIVE and words[i + 2] != ".":
        return False
    if i + 1 >= end or word[0].isupper():
        return True
    # "Kozhin rejected" is no name, but "the retired general" is one.
    is_verb = is_verb_form(words, i) or (
        lower.endswith("ed") and (i == 0 or words[i - 1].lower() not in _BEFORE_ADJECTIVE)
    )
    return not is_verb and not is_manner(word)


def _is_month(words: list[str], i: int) -> bool:
    """Whether "May" stands here as in a date: "in May", "on 5 May", "May 5"."""
    before, after = words[i - 1].lower() if i else "", words[i + 1] if i + 1 < len(words) else ""
    return (
        before in PREPOSITIONS
        or before in CONJUNCTIONS
        or before in _BEFORE_MONTH
        or before.isdigit()
        or after.isdigit()
    )


def first_phrase(words: list[str], low: int, end: int) -> Phrase | None:
    """The first noun phrase of a clause, after introductory words and phrases."""
    i = low
    while i < end:
        lower = words[i].lower()
        if not words[i][0].isalnum() or lower in ADVERBS or lower in ("but", "and", "so", "or", "yet"):
            i += 1
        elif _is_introduction(words, i):
            comma = next((n for n in range(i + 1, end) if words[n] == ","), None)
            if comma is None:
                return phrase_before(words, i + 1, end)
            i = comma + 1
        else:
            return _starting_at(words, i, end)
    return None


def _is_introduction(words: list[str], i: int) -> bool:
    """Whether a phrase like "In a statement," or "Asked about it," begins here."""
    lower, after = words[i].lower(), words[i + 1] if i + 1 < len(words) else "."
    if lower in PREPOSITIONS or lower in CONJUNCTIONS or lower == "according":
        return True
    if any(word in ("ago", "later", "earlier") or word.rstrip("s") in TIMES for word in words[i + 1 : i + 3]):
        return True
    # "Recently," and "Speaking to reporters," but not Kelly and King.
    if lower.endswith("ly"):
        return is_manner(words[i]) or after == ","
    if lower.endswith("ing") or (lower.endswith("ed") and lower in cues()):
        return after[0].islower() and after not in cues() and after not in AUXILIARIES
    return False


def _starting_at(words: list[str], first: int, end: int) -> Phrase | None:
    """The noun phrase that begins at a word."""
    if words[first].lower() in PRONOUNS:
        return first, first + 1
    opening = words[first].lower()
    with_determiner = opening in DETERMINERS or opening in POSSESSIVES or opening.endswith("'s")
    i = first + 1
    limit = min(end, first + LONGEST)
    while i < limit and _extends(words, first, i, limit, with_determiner):
        i += 1
    while i > first and (not words[i - 1][0].isalnum() or words[i - 1].lower() in PREPOSITIONS):
        i -= 1
    return (first, i) if i > first and _is_nominal(words[i - 1]) and not _is_number(words, first, i) else None


def _extends(words: list[str], first: int, i: int, limit: int, with_determiner: bool) -> bool:
    """Whether the phrase words[first:i] goes on with the word at i."""
    word, lower = words[i], lower_case(words[i])
    if not word[0].isalnum():
        return word in "&'" or is_point(words, i)
    if word[0].isupper() and lower not in BREAKING:
        return True
    if lower in ("of", "for", "and", "at"):
        follows = words[i + 1] if i + 1 < limit else "."
        if lower == "and" and _is_role(words, i + 1, limit):
            return True
        return follows[0].isupper() or (lower in ("of", "for", "at") and follows.lower() in DETERMINERS)
    if lower in BREAKING or lower in PREPOSITIONS or lower in PRONOUNS or lower in ADVERBS or is_verb_form(words, i):
        return False
    if is_manner(word) or (lower.endswith("ed") and i > first + 1):
        return False
    # A lower-case word after a name is its verb ("Lane rejected"), unless the name modifies it ("the Pentagon chief").
    before = words[i - 1]
    return (
        with_determiner
        or not before[0].isupper()
        or before.endswith("'s")
        or before == "."
        or _is_role(words, i, limit)
    )


def _is_role(words: list[str], i: int, limit: int) -> bool:
    """Whether a role without a determiner begins here, before a name: "captain Mo Hart", "union rep Bev Tate"."""
    name = next((n for n in range(i + 1, min(limit, i + 4)) if words[n][0].isupper()), None)
    if name is None or not words[name - 1].isalpha():
        return False
    between = words[i:name]
    is_plain = all([word[0].islower() and word not in FUNCTION_WORDS and word not in cues() for word in between])
    return is_plain and (between[-1] in _ROLES or between[-1].endswith(_ROLE_ENDINGS))


def following(words: list[str], first: int, end: int) -> Phrase | None:
    """The noun phrase after "said" or "according to", if the words there are one; it may be a link or in bold."""
    while first < end and words[first] in "[*@":
        first += 1
    if first >= end or not words[first][0].isalnum():
        return None
    lower = lower_case(words[first])
    if lower in PREPOSITIONS or lower in BREAKING or lower in ADVERBS or is_manner(words[first]):
        return None
    if lower in PRONOUNS:
        return first, first + 1
    i = first + 1
    limit = min(end, first + LONGEST)
    while i < limit and _goes_on(words, i, limit):
        i += 1
    while i > first + 1 and words[i - 1].lower() in PREPOSITIONS:
        i -= 1
    if _is_number(words, first, i):
        return None
    return (first, i) if _is_nominal(words[i - 1]) or words[i - 1] == "." else None


def _goes_on(words: list[str], i: int, limit: int) -> bool:
    word, lower = words[i], lower_case(words[i])
    if not word[0].isalnum():
        return word in "&'" or is_point(words, i)
    if lower == "and":
        return words[i - 1][0].isupper() and i + 1 < limit and words[i + 1][0].isupper()
    if lower in ("of", "for", "from"):
        return True
    return not (lower in PREPOSITIONS or lower in BREAKING or lower in PRONOUNS or word in CALENDAR or is_manner(word))


def _is_nominal(word: str) -> bool:
    """Whether a noun phrase may end with the word; "some" and "many" may stand for people."""
    lower = lower_case(word)
    return word[0].isalnum() and lower not in PREPOSITIONS and lower not in BREAKING and lower not in _NO_HEAD


def _is_number(words: list[str], first: int, end: int) -> bool:
    """Whether a phrase is a bare number, as that of a date is: nobody's name."""
    return first < end and words[end - 1][0].isdigit() and all([word[0].isdigit() for word in words[first:end]])


def nearest_name(words: list[str], low: int, end: int) -> Phrase | None:
    """The last pronoun or name before a word, whatever stands between."""
    for i in range(end - 1, low - 1, -1):
        if words[i].lower() in PRONOUNS:
            return i, i + 1
        if words[i][0].isupper() and words[i] not in CALENDAR:
            return phrase_before(words, low, i + 1)
    return None

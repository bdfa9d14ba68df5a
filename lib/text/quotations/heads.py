"""The noun that the words before a verb only modify: "a woman who saw the crash said", "an aide to Lane said".

Going back from the verb, the nearest noun phrase is that of the modifier. The one that speaks opens the clause.
"""

from __future__ import annotations

from lib.text.quotations.cues import cues
from lib.text.quotations.noun_phrases import is_verb_form
from lib.text.quotations.word_classes import (
    ADVERBS,
    ATTACHING,
    AUXILIARIES,
    CALENDAR,
    CONJUNCTIONS,
    COUNCILS,
    DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    TIMES,
    word_class,
)

LONGEST = 30  # words from the noun that opens a clause to its verb
LONGEST_HEAD = 10  # words of that noun with what belongs to it

_BREAKING = (CONJUNCTIONS - {"than"}) | {"what", "how", "why"}
_NO_HEAD = PREPOSITIONS | RELATIVES | PRONOUNS | ADVERBS | AUXILIARIES | CONJUNCTIONS
_OPENING = DETERMINERS | POSSESSIVES
_ADJECTIVES = word_class("close familiar near responsible aware present able eligible loyal opposed next")
_IRREGULAR = word_class("led seen known given held hit hurt shot made taken driven written born caught found sent told")
# Participles that tell in what state persons are: "a man arrested at the scene".
_STATES = word_class(
    """accused affected appointed arrested assigned based briefed charged contacted convicted detained displaced
    employed hired hospitalised hospitalized identified injured interviewed involved jailed killed named posted quoted
    rescued stationed stranded suspected trapped wounded"""
)
_AGENT = frozenset(["by", "of", "with"])


def head_of(words: list[str], low: int, first: int) -> tuple[int, int] | None:
    """The noun phrase that opens the clause, if what stands between it and words[first] only modifies it."""
    begin = _clause(words, low, first)
    if begin >= first or not _may_open(words, begin) or words[first - 1].lower() in RELATIVES:
        return None
    end = next((i for i in range(begin + 1, first) if _opens_modifier(words, begin, i)), None)
    if end is None or end - begin > LONGEST_HEAD or not all([_is_nominal(words, i) for i in range(begin, end)]):
        return None
    return begin, end


def _clause(words: list[str], low: int, first: int) -> int:
    """Where the clause around words[first] begins."""
    begin = first
    floor = max(low, first - LONGEST)
    while begin > floor and not _breaks(words, begin - 1):
        begin -= 1
    return begin + 1 if words[begin] == "that" else begin


def _breaks(words: list[str], i: int) -> bool:
    word = words[i]
    if not word[0].isalnum():
        return word not in "&'."
    if word.lower() in _BREAKING:
        return True
    return is_verb_form(words, i) and not _is_participle(words, i) and not (i and words[i - 1].lower() in RELATIVES)


def _may_open(words: list[str], i: int) -> bool:
    """Whether a subject may begin with the word: no introductory phrase."""
    word, lower = words[i], words[i].lower()
    if lower in _OPENING:
        return True
    if lower in _NO_HEAD or lower in _IRREGULAR or lower in _ADJECTIVES or word in CALENDAR or word in cues():
        return False
    if lower.endswith(("ed", "ing", "ly")):
        return False
    return word[0].isupper() or word[0].isdigit() or lower.endswith("s") or lower == "people"


def _opens_modifier(words: list[str], begin: int, i: int) -> bool:
    """Whether a phrase or clause that modifies the noun before begins at i; not "of the ministry", part of a name."""
    word, after = words[i], words[i + 1]
    if word in RELATIVES:
        return True
    if word == "to":  # "an aide to Lane", but not "seems to know"
        return after in _OPENING or after[0].isupper() or after.endswith("s")
    if word in PREPOSITIONS and word not in ATTACHING:
        return not (word == "on" and words[i - 1] in COUNCILS)
    return words[i - 1].lower() not in _OPENING and _is_participle(words, i)


def _is_participle(words: list[str], i: int) -> bool:
    """Whether the word begins a shortened relative clause: "overseeing the case", "signed by 40", "close to"."""
    lower, after = words[i].lower(), words[i + 1].lower() if i + 1 < len(words) else ""
    if lower in _ADJECTIVES:
        return after in PREPOSITIONS or after == "to"
    if lower.endswith("ing"):
        return after in _OPENING or after in PREPOSITIONS or (after[:1].isalnum() and words[i + 1][0].isupper())
    if lower in _STATES:
        return after in PREPOSITIONS
    return (lower.endswith("ed") or lower in _IRREGULAR) and after in _AGENT


def _is_nominal(words: list[str], i: int) -> bool:
    """Whether the word at i may belong to a noun phrase, prepositions of which it may have some."""
    word, lower = words[i], words[i].lower()
    if lower in ATTACHING or lower in _OPENING or word in "&'.":
        return True
    if (
        lower in _NO_HEAD
        or word in CALENDAR
        or is_verb_form(words, i)
        or not word[0].isalnum()
        or lower.rstrip("s") in TIMES
    ):
        return False
    return not lower.endswith("ed") or words[i - 1].lower() in _OPENING  # "the retired general", not "roused"

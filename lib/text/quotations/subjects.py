"""The subject of a reporting verb that follows it: "Igor Konashenkov, a spokesman, later said"."""

from __future__ import annotations

from lib.text.quotations.heads import head_of
from lib.text.quotations.names import TITLES
from lib.text.quotations.noun_phrases import Phrase, first_phrase, is_manner, lower_case, phrase_before
from lib.text.quotations.word_classes import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    TIMES,
)

_TIMING = frozenset(["last", "this", "next"])
_INTRODUCING = PREPOSITIONS | {"after", "before"}
_BEFORE_PLACE = PREPOSITIONS | DETERMINERS


def subject(words: list[str], low: int, verb: int) -> Phrase | None:
    """The noun phrase that is the subject of a verb that follows it."""
    end = verb
    while end > low and _is_adverbial(words, end - 1):
        end -= 1
    if end <= low:
        return None
    while end > low + 1 and words[end - 1] == "*":  # a name in bold
        end -= 1
    if "to" in words[end:verb]:  # "X went on to say", "X is reported to have said": the finite verb stands between
        return first_phrase(words, low, end)
    return _subject_ending_at(words, low, end) or first_phrase(words, low, end)


def _subject_ending_at(words: list[str], low: int, end: int) -> Phrase | None:
    if words[end - 1] == "," and end - 1 > low and words[end - 2] == ")":
        end -= 1
    last = words[end - 1]
    if last.lower() in RELATIVES and last != "WHO":
        return phrase_before(words, low, end - 2 if end - 2 >= low and words[end - 2] == "," else end - 1)
    if last == ")" and "(" in words[low:end]:
        return phrase_before(words, low, max(i for i in range(low, end) if words[i] == "("))
    # After an apposition ("X, a nurse, said") or another verb ("X rose and said") the subject opens the clause.
    found = None if last in ",)-" or last.lower() in CONJUNCTIONS else phrase_before(words, low, end)
    if found is None or words[found[0]].lower() in PRONOUNS:
        return found
    if found[0] == low:
        timed = words[low].lower() in _TIMING and low + 2 < end and words[low + 1] in TIMES
        return (low + 2, end) if timed else found
    return head_of(words, low, found[0]) or _after_introduction(words, found)


def _after_introduction(words: list[str], found: Phrase) -> Phrase:
    """A name without the place or time before it, which no comma parts from it: "In London Lane said"."""
    first, end = found
    opening = words[first - 1]
    if not (opening[0].isupper() and opening.lower() in _INTRODUCING and words[end - 1][0].isupper()):
        return found
    run = end
    while run > first and (words[run - 1][0].isupper() or words[run - 1] == "."):
        run -= 1
    if run > first and words[run - 1].lower() not in _BEFORE_PLACE:  # "In a speech Ana Lane said"
        return run, end
    if opening in ("After", "Before") or any(words[i].endswith("'s") for i in range(run, end)):
        return found
    name = end - 1  # "In London Lane said": how much is the place, nobody can tell
    while name > run and (words[name - 1] == "." or words[name - 1].rstrip(".") in TITLES):
        name -= 1
    return name, end


def _is_adverbial(words: list[str], i: int) -> bool:
    word = lower_case(words[i])
    if word in AUXILIARIES or word in ADVERBS or word == "on":
        return True
    return is_manner(words[i])

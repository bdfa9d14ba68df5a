"""The subject of a reporting verb that follows it: "Igor Konashenkov, a spokesman, later said"."""

from __future__ import annotations

from lib.text.quotations.heads import head_of
from lib.text.quotations.noun_phrases import Phrase, first_phrase, is_manner, phrase_before
from lib.text.quotations.word_classes import ADVERBS, AUXILIARIES, CONJUNCTIONS, PRONOUNS, RELATIVES


def subject(words: list[str], low: int, verb: int) -> Phrase | None:
    """The noun phrase that is the subject of a verb that follows it."""
    end = verb
    while end > low and _is_adverbial(words, end - 1):
        end -= 1
    if end <= low:
        return None
    if words[verb - 1] == "to":  # "X went on to say": the finite verb stands between
        return first_phrase(words, low, end)
    return _subject_ending_at(words, low, end) or first_phrase(words, low, end)


def _subject_ending_at(words: list[str], low: int, end: int) -> Phrase | None:
    if words[end - 1] == "," and end - 1 > low and words[end - 2] == ")":
        end -= 1
    last = words[end - 1]
    if last.lower() in RELATIVES:
        return phrase_before(words, low, end - 2 if end - 2 >= low and words[end - 2] == "," else end - 1)
    if last == ")" and "(" in words[low:end]:
        return phrase_before(words, low, max(i for i in range(low, end) if words[i] == "("))
    # After an apposition ("X, a nurse, said") or another verb ("X rose and said") the subject opens the clause.
    found = None if last in ",)-" or last.lower() in CONJUNCTIONS else phrase_before(words, low, end)
    if found is None or found[0] == low or words[found[0]].lower() in PRONOUNS:
        return found
    return head_of(words, low, found[0]) or found


def _is_adverbial(words: list[str], i: int) -> bool:
    word = words[i].lower()
    if word in AUXILIARIES or word in ADVERBS or word == "on":
        return True
    return is_manner(words[i])

"""Where a sentence has a reporting verb: one that has a subject, and is no noun of the same form."""

from __future__ import annotations

from lib.text.quotations.cues import Cue, cues
from lib.text.quotations.subjects import subject
from lib.text.quotations.word_classes import AUXILIARIES, BEFORE_BASE_FORM, NO_SUBJECT, PREPOSITIONS, word_class

_PLURALS = word_class("police people men women children clergy")
_QUANTIFIERS = word_class("many most some others few both all")
_WITH_OBJECT = word_class("continues begins begin began storms trumpets rages")  # "continues the work"
_MEANS = word_class("phone telephone email e-mail mail letter text video fax way then")  # "responded by email"
# Base forms that are verbs wherever they stand.
_NO_NOUNS = word_class(
    "say tell argue insist warn allege contend describe deny accuse complain ask explain add believe"
)


def cues_in(words: list[str]) -> list[int]:
    """Where the reporting verbs are."""
    known = cues()
    if known.keys().isdisjoint(words):
        return []
    return [c for c, word in enumerate(words) if word in known and _is_cue(words, c, known[word])]


def is_passive(words: list[str], c: int) -> bool:
    """Whether the source of a reporting verb follows it: "described by officials as", "was told by Lane that"."""
    if c + 2 >= len(words) or words[c + 1] != "by" or not (words[c].endswith("ed") or words[c] == "told"):
        return False
    return words[c + 2] not in _MEANS and not words[c + 2].endswith("ing")


def _is_cue(words: list[str], c: int, cue: Cue) -> bool:
    """Whether the word is a reporting verb here, and neither a noun ("the report") nor passive ("was told")."""
    next_word = words[c + 1] if c + 1 < len(words) else "."
    if cue.particle:
        if next_word != cue.particle:
            return False
    elif cue.intransitive and next_word[0].isalnum() and not _precedes_subject(words, c):
        return False
    if is_passive(words, c):
        return True
    before = words[c - 1].lower() if c else ""
    if cue.participle and c and words[c][0].isupper() and before != ",":  # a noun of a headline: "Storm Warning"
        return False
    if before == "'":  # the workers' demands
        return False
    if cue.base:
        plain = before in BEFORE_BASE_FORM or before in _PLURALS or (before.endswith("s") and not before.endswith("'s"))
        return plain or (words[c] in _NO_NOUNS and before not in AUXILIARIES and _has_plural_subject(words, c))
    if before == "to" and not cue.participle:  # to chants of "…"
        return False
    return before not in NO_SUBJECT or (cue.participle and before not in ("the", "a", "an"))


def _precedes_subject(words: list[str], c: int) -> bool:
    """Whether a verb opens what follows a quotation, and its subject may come next: "…," continued Lane."""
    if not all(word in ",-" for word in words[:c]):
        return False
    return words[c] not in _WITH_OBJECT or words[c + 1][0].isupper()


def _has_plural_subject(words: list[str], verb: int) -> bool:
    """Whether the subject of a verb is plural: "officials in Leeds say", "critics, two of them ministers, say"."""
    phrase = subject(words, 0, verb)
    if phrase is None:
        return False
    noun = phrase[0]
    while noun + 1 < phrase[1] and words[noun + 1].lower() not in PREPOSITIONS:
        noun += 1
    last = words[noun].lower()
    return last in _PLURALS or last in _QUANTIFIERS or (last.endswith("s") and not last.endswith(("'s", "ss")))

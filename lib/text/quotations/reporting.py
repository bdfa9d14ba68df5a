"""Where a sentence has a reporting verb: one that has a subject, and is no noun of the same form."""

from __future__ import annotations

from lib.text.quotations.cues import Cue, cues
from lib.text.quotations.word_classes import BEFORE_BASE_FORM, NO_SUBJECT


def cues_in(words: list[str]) -> list[int]:
    """Where the reporting verbs are."""
    known = cues()
    if known.keys().isdisjoint(words):
        return []
    return [c for c, word in enumerate(words) if word in known and _is_cue(words, c, known[word])]


def _is_cue(words: list[str], c: int, cue: Cue) -> bool:
    """Whether the word is a reporting verb here, and neither a noun ("the report") nor passive ("was told")."""
    next_word = words[c + 1] if c + 1 < len(words) else "."
    if cue.particle:
        if next_word != cue.particle:
            return False
    elif cue.intransitive and next_word[0].isalnum():
        return False
    before = words[c - 1].lower() if c else ""
    if cue.participle and c and words[c][0].isupper() and before != ",":  # a noun of a headline: "Storm Warning"
        return False
    if before == "'":  # the workers' demands
        return False
    if cue.base:
        return before in BEFORE_BASE_FORM or (before.endswith("s") and not before.endswith("'s"))
    if before == "to" and not cue.participle:  # to chants of "…"
        return False
    return before not in NO_SUBJECT or (cue.participle and before not in ("the", "a", "an"))

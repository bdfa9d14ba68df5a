"""The clause of a reporting verb: who its subject is, and how it stands to the others of its sentence."""

from __future__ import annotations

from collections.abc import Sequence

from lib.text.quotations.cues import cues
from lib.text.quotations.noun_phrases import Phrase, first_phrase, following, nearest_name
from lib.text.quotations.reporting import is_passive
from lib.text.quotations.subjects import subject
from lib.text.quotations.word_classes import CALENDAR, DETERMINERS, POSSESSIVES, PRONOUNS, RELATIVES, word_class

_SUBORDINATING = word_class(
    "after although as because before even if once since though unless until when whereas while"
)
_OPENING = word_class("after before by despite having in on when while without")
# Verbs that name no hearer: what follows them directly can be their subject alone, or what is said.
_NO_HEARER = word_class(
    """say says said adds added argues argued claim claims claimed declares declared explains explained
    insist insists insisted reckons reckoned suggests suggested"""
)
_HEARD = frozenset(["heard", "overheard", "filmed", "recorded", "seen", "caught"])  # "can be heard saying"
# Verbs by which a subject ends, and that do not look like one.
_PAST = word_class(
    """became began bought broke brought built came cut drew drove fell felt flew fought found gave got held hung kept
    left lost made met paid put quit ran rose sat saw sent set shook shut spoke stood stuck swept swore threw took told
    tore went won wrote"""
)
_NAMING = DETERMINERS | POSSESSIVES


def is_subordinate(words: Sequence[str]) -> bool:
    """Whether the words before a quotation open a clause that it ends, and the main one follows: As she said "yes"."""
    return bool(words) and words[0].lower() in _SUBORDINATING and words[-1] != ","


def opening_participle(words: Sequence[str]) -> int | None:
    """Where the reporting verb is that opens a sentence as a participle: Calling it "daft", having promised "peace"."""
    if not words or words[-1] in ",:":
        return None
    c = 1 if words[0].lower() in _OPENING and len(words) > 1 else 0
    cue = cues().get(words[c])
    after_having = words[0] == "Having" and words[c].endswith("ed")
    return c if cue is not None and (cue.participle or after_having) and "," not in words else None


def main_subject(words: list[str], comma: bool) -> Phrase | None:
    """The subject of the main clause, which follows a comma; `comma` if that stands inside the quotation before."""
    low = 0
    while low < len(words) and words[low] in ",'":
        low += 1
    verb = next((i for i in range(low + 1, len(words)) if words[i] in _PAST), len(words))
    name = first_phrase(words, low, verb) if low or comma else None
    return name if name is not None and name[0] == low and name[1] < len(words) else None


def _inserted_subject(words: list[str], c: int) -> Phrase | None:
    """The subject after a reporting verb that commas set off: "The risk, said Ana Ruiz, is", "It is, said Ruiz:"."""
    if not c or words[c - 1] != "," or words[c] not in _NO_HEARER:
        return None
    name = following(words, c + 1, len(words))
    if name is None or (name[1] < len(words) and words[name[1]] not in ",:("):
        return None
    first = words[name[0]]
    if first in CALENDAR:
        return None
    named = first in _NAMING and name[1] - name[0] > 1
    return name if named or any([word[0].isupper() for word in words[name[0] : name[1]]]) else None


def is_in_relative_clause(words: list[str], low: int, c: int, last: int) -> bool:
    """Whether a reporting verb stands in a relative clause that commas set off from another one after it, at `last`."""
    opening = next((i for i in range(low + 1, c) if words[i] in RELATIVES and words[i - 1] == ","), None)
    return opening is not None and "," not in words[opening:c] and "," in words[c:last]


def named_after(words: list[str], low: int, c: int) -> Phrase | None:
    """The speaker by a cue that comes after the quotation: "said X", or "X said"."""
    cue = cues()[words[c]]
    if is_passive(words, c):
        return following(words, c + 2, len(words))
    name = following(words, c + 1 + cue.n_particles, len(words))
    if cue.names_source or (c == low and not cue.participle):
        return name
    # "…" in the region, said X: the words after the quotation are no noun phrase that could be the subject.
    inverted = (
        name is not None
        and (name[1] == len(words) or words[name[1]] in ",(")
        and not (words[low][0].isupper() or words[low] in PRONOUNS or words[low] in DETERMINERS)
    )
    if words[c - 1] == "," and not cue.participle and inverted:
        return name
    if cue.participle and words[c - 1] in _HEARD:
        return first_phrase(words, low, c)
    return subject(words, low, c)


def named_before(words: list[str], c: int) -> Phrase | None:
    """The speaker by a cue that comes before the quotation: "X said", or "said X" between two quotations."""
    cue = cues()[words[c]]
    if is_passive(words, c):
        return following(words, c + 2, len(words))
    if (inserted := _inserted_subject(words, c)) is not None:
        return inserted
    inverted = not cue.participle and all(word in ",-" for word in words[:c])
    if cue.names_source or inverted:
        return following(words, c + 1 + cue.n_particles, len(words))
    if cue.participle and c and words[c - 1] != "as":
        return first_phrase(words, 0, c) or nearest_name(words, 0, c)
    return subject(words, 0, c)

"""The shapes in which news prose most often names a speaker, told at a glance: "…," he said. "…," said Igor Petrov.

`speakers` finds the same in them by its rules, which take the sentence apart into words; one pattern tells these few
shapes in a tenth of the time. What is in any doubt here is left to the rules.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from lib.text.quotations.cues import Cue, cues
from lib.text.quotations.noun_phrases import ABBREVIATIONS, FUNCTION_WORDS

_WORD = r"(?:O')?[A-Z][a-z]+(?:[A-Z][a-z]+)?(?:-[A-Z][a-z]+)?"
_TITLE = r"(?:[B-HJ-Z]|Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Col|Lt|Prof)\."
_NAME = rf"(?:(?:{_TITLE}|{_WORD}) ){{0,3}}{_WORD}"


class Beside(NamedTuple):
    """Where the speaker and the reporting verb beside a quotation stand."""

    speaker: tuple[int, int]
    cue: tuple[int, int]
    verb: Cue


def said_beside(text: str, start: int, end: int) -> Beside | None:
    """Speaker and verb in text[start:end], which follows a quotation, if they have one of the plain shapes."""
    match = _shape().match(text, start, end)
    if match is None:
        return None
    if match["he"]:
        return Beside(match.span("he"), match.span("he_said"), cues()[match["he_said"]])
    side = "before" if match["before"] else "after"
    words = match[side].split()
    if not _no_names().isdisjoint(words) or (side == "after" and words[-1] in ABBREVIATIONS):
        return None
    said = "x_said" if side == "before" else "said_x"
    return Beside(match.span(side), match.span(said), cues()[match[said]])


@cache
def _shape() -> re.Pattern[str]:
    plain = [form for form, cue in cues().items() if form.islower() and _is_plain(cue)]
    said = "|".join(sorted(plain, key=len, reverse=True))
    # No letter or mark may follow that would make the verb part of a longer word.
    return re.compile(
        rf" (?:(?P<he>he|she|they) (?P<he_said>{said})(?![-'&.]?\w)"
        rf"|(?P<before>{_NAME}) (?P<x_said>{said})(?![-'&.]?\w)"
        rf"|(?P<said_x>{said}) (?P<after>{_NAME})(?=,|\.?\Z|\. [A-Z]))"
    )


def _is_plain(cue: Cue) -> bool:
    """Whether a form of a verb reports speech wherever it stands beside a subject."""
    return not (cue.particle or cue.base or cue.participle or cue.intransitive)


@cache
def _no_names() -> frozenset[str]:
    """Words with a capital that belong to no name, or perhaps not."""
    return frozenset([word.capitalize() for word in FUNCTION_WORDS]) | cues().keys()

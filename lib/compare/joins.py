"""What an analyst changes about who is one speaker: kept as a list of steps, so that each can be taken back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

import pandas as pd

from lib.compare.speakers import own_label

BY_HAND = "by hand"


class Correction(NamedTuple):
    """Quotations of a speaker are another's: those under one variant of the name, or all (None)."""

    speaker: str
    variant: str | None
    to: str


@dataclass(frozen=True)
class Joins:
    """Corrections in the order in which they were made; the rule goes first."""

    corrections: tuple[Correction, ...] = ()

    def part(self, speaker: str, variant: str) -> Joins:
        """The words of a variant are no longer this speaker: they stand for themselves."""
        return self._with(Correction(speaker, variant, own_label(variant).speaker))

    def join(self, speaker: str, to: str) -> Joins:
        """All quotations of a speaker are another speaker's."""
        return self._with(Correction(speaker, None, to))

    def without(self, place: int) -> Joins:
        """With one correction taken back."""
        return replace(self, corrections=self.corrections[:place] + self.corrections[place + 1 :])

    def _with(self, correction: Correction) -> Joins:
        if correction.speaker == correction.to:
            return self
        return replace(self, corrections=(*self.corrections, correction))


def corrected(rows: pd.DataFrame, joins: Joins) -> pd.DataFrame:
    """The rows of `lib.compare.speakers.joined` after the corrections; one that fits no row changes nothing."""
    for correction in joins.corrections:
        rows = _corrected(rows, correction)
    return rows


def _corrected(rows: pd.DataFrame, correction: Correction) -> pd.DataFrame:
    moved = rows["speaker"] == correction.speaker
    if correction.variant is not None:
        moved &= rows["named"].fillna(rows["form"]) == correction.variant
    there = rows.loc[rows["speaker"] == correction.to, "kind"]
    kind = there.iloc[0] if len(there) else own_label(correction.variant or correction.to).kind
    return rows.assign(
        speaker=rows["speaker"].mask(moved, correction.to),
        kind=rows["kind"].mask(moved, kind),
        why=rows["why"].mask(moved, BY_HAND),
    )

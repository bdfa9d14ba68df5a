"""The span of an axis, and how the values on it are written."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor as rounded_down
from math import log10

from lib.compare.figures import with_minus

MOST_DECIMALS, MOST_DECIMALS_OF_SMALL = 3, 4
INTERVALS_IN_SPAN = 5  # an interval shorter than this part of the axis asks for one decimal more


@dataclass(frozen=True)
class Scale:
    """From the lowest to the highest value, and the decimals that tell its values apart."""

    low: float
    high: float
    decimals: int
    percent: bool = False

    @classmethod
    def of(
        cls,
        low: float,
        high: float,
        *,
        finest: float | None = None,
        floor: float | None = None,
        least_span: float = 0.0,
        percent: bool = False,
    ) -> Scale:
        """The axis for values from `low` to `high`, at least `least_span` long.

        It begins at `floor`, the lowest value there can be, wherever that at most doubles it. `finest` is the width of
        the shortest interval on it: its ends must not be written alike.
        """
        short = max(0.0, least_span - (high - low)) / 2
        low, high = low - short, high + short
        if low == high == floor:
            high = low + (0.1 if percent else 1.0)  # nothing anywhere: any span will do
        if floor is not None and low - floor <= high - low:
            low = floor
        fine = min(high - low, INTERVALS_IN_SPAN * finest) if finest else high - low
        return cls(low, high, _decimals(fine * (100 if percent else 1)), percent)

    def shown(self, value: float) -> str:
        """The value with the axis's decimals, a typographic minus and no negative zero.

        There are more decimals where a value would else be written as zero that is none: on which side of zero an
        interval ends is what it says.
        """
        shown = 100 * value if self.percent else value
        decimals = self.decimals
        while decimals < MOST_DECIMALS_OF_SMALL and shown and not round(shown, decimals):
            decimals += 1
        decimals = decimals if round(shown, decimals) else self.decimals  # nothing but a rounding error
        rounded = round(shown, decimals) + 0.0  # -0.0 becomes 0.0
        return with_minus(f"{rounded:.{decimals}f}") + ("%" if self.percent else "")


def _decimals(span: float) -> int:
    return max(0, min(MOST_DECIMALS, 1 - rounded_down(log10(span)))) if span > 0 else 1

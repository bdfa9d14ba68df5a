from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.charts.scale import Scale

MINUS = "\N{MINUS SIGN}"


@pytest.mark.parametrize(
    ("scale", "value", "shown"),
    [
        (Scale.of(-0.2, 0.2), 0.0458, "0.05"),
        (Scale.of(0, 30), 17.66, "18"),
        (Scale.of(0.2, 0.3, least_span=0.4), 0.25, "0.25"),
        (Scale.of(0, 5), 1.05, "1.1"),
        (Scale.of(0, 0.5, percent=True), 0.351, "35%"),
        (Scale.of(0, 0.02, percent=True), 0.0123, "1.2%"),
        (Scale.of(3, 3), 3, "3.0"),
        (Scale.of(-0.2, 0.2), -0.05, f"{MINUS}0.05"),
        (Scale.of(-0.2, 0.2), -0.001, f"{MINUS}0.001"),  # the side of zero is what an end of an interval says
        (Scale.of(-0.2, 0.2), 0.0, "0.00"),
        (Scale.of(-0.2, 0.2), 1e-17, "0.00"),
        (Scale.of(0, 30, finest=1.5), 17.66, "17.7"),
    ],
)
def test_as_many_decimals_as_axis_and_shortest_interval_can_tell_apart(scale, value, shown):
    assert scale.shown(value) == shown


def test_an_axis_is_never_shorter_than_asked():
    scale = Scale.of(0.2, 0.3, least_span=0.4)
    assert (scale.low, scale.high) == pytest.approx((0.05, 0.45))


def test_a_rate_begins_at_zero_where_that_at_most_doubles_the_axis():
    assert Scale.of(8, 20, floor=0).low == 0
    assert Scale.of(45, 60, floor=0).low == 45


def test_an_axis_of_nothing_but_the_least_value_still_has_a_length():
    scale = Scale.of(0, 0, floor=0)
    assert (scale.low, scale.high) == (0, 1)


@given(st.floats(-1000, 1000), st.floats(0.001, 1000), st.floats(0.01, 0.5))
def test_the_ends_of_an_interval_are_never_written_alike(low, span, share):
    width = span * share
    scale = Scale.of(low, low + span, finest=width)
    if scale.decimals < 3:
        assert scale.shown(low) != scale.shown(low + width)

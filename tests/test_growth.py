"""The ratio that tests of growth rest on tells time in proportion to length from time in proportion to its square."""

from __future__ import annotations

from functools import cache

from growth import ALLOWED, growth


def steps(n: int) -> None:
    for _ in range(n):
        pass


@cache
def loaded() -> None:
    steps(3_000_000)


def test_time_in_proportion_is_allowed():
    assert growth(lambda n: steps(10 * n), 500) <= ALLOWED


def test_time_in_proportion_to_the_square_is_not_however_short_the_text_and_slow_the_first_run():
    def run(n: int) -> None:
        loaded()
        steps(n * n)

    assert growth(run, 20) > ALLOWED

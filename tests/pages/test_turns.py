"""Runs take turns: one at a time, in the order in which they came, and nobody is kept by one that takes too long."""

from __future__ import annotations

import time
from threading import Event, Thread

import pytest

from lib.pages.turns import Turns

FOR_EVER = 60.0  # seconds


def begun(thread: Thread) -> Thread:
    thread.start()
    return thread


def queued(turns: Turns, n: int) -> None:
    while len(turns._waiting) < n:
        time.sleep(0.001)


def test_one_at_a_time_in_the_order_of_coming():
    turns, order, inside = Turns(FOR_EVER), [], []

    def run(number: int) -> None:
        with turns.one():
            inside.append(number)
            order.append(list(inside))
            time.sleep(0.005)
            inside.remove(number)

    with turns.one():
        threads = []
        for number in range(5):
            threads.append(begun(Thread(target=run, args=[number])))
            queued(turns, number + 1)
        assert order == []
    for thread in threads:
        thread.join(FOR_EVER)
    assert order == [[0], [1], [2], [3], [4]]


def test_a_run_that_takes_too_long_keeps_nobody_and_gives_back_only_its_own_turn():
    turns, first_may_end = Turns(0.02), Event()

    def first() -> None:
        with turns.one():
            first_may_end.wait(FOR_EVER)

    thread = begun(Thread(target=first))
    while turns._whose is None:
        time.sleep(0.001)
    turns.longest = FOR_EVER
    with turns.one():
        assert thread.is_alive()  # it still runs, and keeps nobody
        first_may_end.set()
        thread.join(FOR_EVER)
        waiting = begun(Thread(target=first))
        queued(turns, 1)
        waiting.join(0.05)
        assert waiting.is_alive()  # the second turn is not over because the first run is
    waiting.join(FOR_EVER)
    assert not waiting.is_alive()


def test_what_fails_gives_its_turn_back():
    turns = Turns(FOR_EVER)
    with pytest.raises(ZeroDivisionError), turns.one():
        _ = 1 / 0
    assert turns._whose is None

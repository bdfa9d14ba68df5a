from __future__ import annotations

import threading

import numpy as np
import pandas as pd
import pytest

from lib.pages.making import Making, weight
from lib.report.by_group import Grouped


def test_of_many_who_ask_one_makes_and_the_others_wait():
    making, made, asked = Making(10, 1 << 20), [], threading.Barrier(8)
    found = []

    def ask() -> None:
        asked.wait()
        found.append(making.kept("key", lambda: made.append(threading.get_ident()) or object()))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 1
    assert len({id(each) for each in found}) == 1


def test_who_waits_is_told_so_and_may_stop_waiting():
    making, begun, done = Making(10, 1 << 20), threading.Event(), threading.Event()

    def slow() -> str:
        begun.set()
        assert done.wait(60)
        return "made"

    maker = threading.Thread(target=making.kept, args=("key", slow))
    maker.start()
    assert begun.wait(60)

    def leaves() -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        making.kept("key", lambda: "made twice", leaves)
    told = []

    def waits() -> None:
        told.append(making.has("key"))
        done.set()

    assert making.kept("key", lambda: "made twice", waits) == "made"
    assert told[0] is False
    maker.join()


def test_what_fails_is_made_by_the_next_one_who_asks():
    making = Making(10, 1 << 20)
    with pytest.raises(ZeroDivisionError):
        making.kept("key", lambda: 1 // 0)
    assert making.kept("key", lambda: 3) == 3


def test_other_things_are_made_meanwhile():
    making, begun, done = Making(10, 1 << 20), threading.Event(), threading.Event()

    def slow() -> int:
        begun.set()
        assert done.wait(20)
        return 1

    thread = threading.Thread(target=making.kept, args=("slow", slow))
    thread.start()
    assert begun.wait(20)
    assert making.kept("quick", lambda: 2) == 2
    done.set()
    thread.join()


def test_what_was_not_used_for_longest_leaves_by_number_and_by_weight():
    making = Making(2, 1 << 20)
    for key in "aba":
        making.kept(key, lambda key=key: key)
    making.kept("c", lambda: "c")
    assert [making.get(key) for key in "abc"] == ["a", None, "c"]
    heavy = Making(10, 1000)
    for key in "ab":
        heavy.kept(key, lambda: np.zeros(100))  # 800 bytes
    assert heavy.get("a") is None
    assert heavy.get("b") is not None


def test_something_too_heavy_is_kept_alone_until_the_next_comes():
    making = Making(10, 10)
    first = making.kept("a", lambda: np.zeros(100))
    assert making.kept("a", lambda: None) is first


def test_what_is_forgotten_weighs_nothing_any_more():
    making = Making(10, 1000)
    making.kept("a", lambda: np.zeros(100))
    making.forget(lambda key: key == "a")
    making.kept("b", lambda: np.zeros(20))
    making.kept("c", lambda: np.zeros(100))
    assert making.get("b") is not None


def test_a_table_weighs_what_its_columns_do():
    assert weight(pd.DataFrame({"a": np.zeros(1000), "b": np.zeros(1000)})) >= 16_000


def test_a_table_inside_of_something_else_weighs_as_much_as_by_itself():
    table = pd.DataFrame({"value": np.zeros(10_000)})
    for holder in ((table, "outlet"), Grouped(table, ["Wire"], "all events")):
        assert weight(holder) > weight(table) > 80_000

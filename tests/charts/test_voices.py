from __future__ import annotations

import re

import pandas as pd
import pytest

from lib.charts.frame import Paper
from lib.charts.outlets import Measured
from lib.charts.theme import LIGHT, Words
from lib.charts.voices import difference_scale, own_and_quoted
from lib.compare.paired import own_and_quoted as paired

WORDS = Words("LIX in own and in quoted words", "index\nAll events", "Filled: own.")
TABLE = pd.DataFrame(
    {
        "group": ["Wire"] * 5 + ["<b>Post</b>"] * 2 + ["Mute"],
        "own": [4.0, 6, 5, 9, 6, 3, 5, 2],
        "quoted": [1.0, 5, 2, 3, 4, 4, 8, None],
    }
)


@pytest.fixture
def means():
    return paired(TABLE, "own", "quoted").sort_values("difference", ascending=False, ignore_index=True)


@pytest.fixture
def figure(means):
    return own_and_quoted(means, Measured("lix"), LIGHT, names=["<b>Post</b>", "Mute", "Wire"], words=WORDS)


def test_every_defined_mean_is_a_mark_filled_for_own_and_open_for_quoted_words(figure):
    marks = [trace for trace in figure.data if trace.mode == "markers"]
    assert [trace.x[0] for trace in marks] == pytest.approx([30 / 5, 15 / 5, 8 / 2, 12 / 2, 2])
    is_open = [trace.marker.color == LIGHT.background for trace in marks]
    assert is_open == [False, True, False, True, False]


def test_intervals_are_drawn_from_five_articles_on(figure):
    assert len([trace for trace in figure.data if trace.mode == "lines"]) == 2  # both voices of Wire
    assert len(figure.layout.shapes) == 2  # a line between the marks of the two groups that have both


def test_the_difference_within_articles_stands_beside_the_row(figure):
    beside = [each.text for each in figure.layout.annotations if each.xref == "paper" and each.yref is None]
    numbers = [re.sub("<.*?>", " ", text).split() for text in beside]
    assert [each[0] for each in numbers] == ["3.0", "\N{MINUS SIGN}2.0", "n/a"]
    assert [len(each) for each in numbers] == [4, 1, 1]  # only Wire has an interval


def test_n_of_both_voices_is_on_the_label_and_names_are_escaped(figure):
    wire, post, mute = figure.layout.yaxis.ticktext
    assert "n = 5" in wire
    assert post.startswith("&lt;b&gt;Post")
    assert "n = 1, 0 quoted" in mute


def test_an_end_of_an_interval_near_zero_is_not_written_as_zero():
    means = pd.DataFrame({"difference": [10.0], "low": [0.4], "high": [19.6]})
    assert difference_scale(means).shown(0.4) != "0"
    nothing = pd.DataFrame({"difference": [None], "low": [None], "high": [None]}, dtype=float)
    assert difference_scale(nothing).shown(1) == "1.0"


def test_a_name_below_a_mark_never_covers_the_next_row_on_a_low_paper():
    def named(own_below: float) -> list[str]:
        rows = pd.DataFrame({"group": list("ABCDEFGH"), "own": [9.0, own_below, *[9.0] * 6], "quoted": [4.0] * 8})
        figure = own_and_quoted(
            paired(rows, "own", "quoted"), Measured("lix"), LIGHT, names=list("ABCDEFGH"), words=WORDS,
            paper=Paper(720, 405),
        )  # fmt: skip
        return [each.text for each in figure.layout.annotations if each.text in ("own words", "quoted words")]

    assert named(own_below=9.0) == ["own words", "quoted words"]
    assert named(own_below=4.1) == ["own words"]

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from lib.charts.outlets import Looks
from lib.charts.specification import curve
from lib.charts.theme import DARK, LIGHT, Words
from lib.compare.specification import MAIN

LOOKS = Looks("#0072b2", "circle")
WORDS = Words("<b>Post</b> against the others", "Loaded terms\nEvent <x>", "Mark: one.")


def rows(**changes: object) -> pd.DataFrame:
    table = pd.DataFrame(
        {
            "specification": [MAIN, "own words", "median", "without <b>anger</b>", "no value"],
            "factor": ["", "Words", "Average", "Lexicon", "Average"],
            "instead_of": ["", "all words", "mean", "all terms", "mean"],
            "unit": "per 1,000 words",
            "effect": [0.5, 1.5, -0.2, 0.8, np.nan],
            "effect_low": [0.1, 1.0, np.nan, 0.3, np.nan],
            "effect_high": [0.9, 2.0, np.nan, 1.3, np.nan],
            "difference": [5.0, 15.0, -2.0, 8.0, np.nan],
            "low": [1.0, 10.0, np.nan, 3.0, np.nan],
            "high": [9.0, 20.0, np.nan, 13.0, np.nan],
            "n_target": 9,
            "n_reference": 1200,
        }
    )
    return table.assign(**changes)


@pytest.fixture
def figure():
    return curve(rows(), LOOKS, LIGHT, words=WORDS)


def test_specifications_are_sorted_by_size_and_those_without_a_value_left_out(figure):
    markers = figure.data[1]
    assert list(markers.y) == [-0.2, 0.5, 0.8, 1.5]
    assert [text.split("</b>")[0] for text in markers.hovertext][:2] == ["<b>median", f"<b>{MAIN}"]


def test_the_main_one_has_another_shape_and_its_name(figure):
    assert list(figure.data[1].marker.symbol) == ["circle-open", "diamond", "circle", "circle"]
    (label,) = [each for each in figure.layout.annotations if each.text == MAIN]
    assert label.x == 1


def test_an_interval_is_drawn_only_where_there_is_one(figure):
    ends = figure.data[0]
    assert list(ends.x) == [1, 1, None, 2, 2, None, 3, 3, None]
    assert list(ends.y) == [0.1, 0.9, None, 0.3, 1.3, None, 1.0, 2.0, None]
    assert "no interval" in figure.data[1].hovertext[0]
    assert "95 % interval 1 to 9" in figure.data[1].hovertext[1]
    assert "n = 9 and 1,200 articles" in figure.data[1].hovertext[1]


def test_the_matrix_says_what_each_specification_chooses(figure):
    labels = list(figure.layout.yaxis2.ticktext)
    assert [label.split("</b>")[-1].strip() for label in labels] == [
        *("all words", "own words", "mean", "median", "all terms"),
        "without &lt;b&gt;anger&lt;/b&gt;",
    ]
    usual, changed = figure.data[2], figure.data[3]
    # In the order of size: median, main, without anger, own words. Rows 0, 2, 4 are the usual choices.
    assert set(zip(usual.x, usual.y, strict=True)) == {
        *((0, 0), (0, -4)),
        *((1, 0), (1, -2), (1, -4)),
        *((2, 0), (2, -2)),
        *((3, -2), (3, -4)),
    }
    assert set(zip(changed.x, changed.y, strict=True)) == {(0, -3), (2, -5), (3, -1)}


def test_no_name_can_be_markup(figure):
    written = str(figure.to_dict())
    assert "&lt;b&gt;Post&lt;/b&gt; against" in written
    assert "<b>anger" not in written
    assert "Event &lt;x&gt;" in written


def test_zero_is_always_on_the_axis_and_no_interval_is_cut(figure):
    for shift in (0, 5, -5):
        moved = rows()
        columns = ["effect", "effect_low", "effect_high"]
        moved[columns] = moved[columns] + shift
        low, high = curve(moved, LOOKS, LIGHT, words=WORDS).layout.yaxis.range
        assert low < min(0, -0.2 + shift)
        assert high > max(0, 2.0 + shift)
    assert figure.layout.yaxis.zeroline


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_main_one_alone_can_be_drawn(theme):
    alone = curve(rows()[:1], LOOKS, theme, words=WORDS)
    assert list(alone.data[1].y) == [0.5]
    assert alone.layout.paper_bgcolor == theme.background

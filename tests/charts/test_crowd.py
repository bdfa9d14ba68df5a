from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from lib.charts.crowd import MOST_ARTICLES, ends, is_crowd, note, shape, shares
from lib.charts.frame import Paper
from lib.charts.outlets import SHAPE_HEIGHT, Measured, by_outlet
from lib.charts.theme import DARK, LIGHT, Words, faint
from lib.compare.interval import by_outlet as estimates_by_outlet

OUTLETS = ["Post", "Wire"]


def articles(n: int) -> pd.DataFrame:
    chance = np.random.default_rng(0)
    rows = {"id": [f"{i:064x}"[::-1] for i in range(n)], "title": "Untitled", "outlet": chance.choice(OUTLETS, n)}
    return pd.DataFrame({**rows, "lix": chance.normal(40, 10, n)})


def drawn(n: int):
    table = articles(n)
    words = Words("LIX", "index\nAll events", "")
    return table, by_outlet(
        table, estimates_by_outlet(table, "lix"), Measured("lix"), LIGHT, outlets=OUTLETS, words=words
    )


def test_shares_are_parts_of_the_largest_of_all_groups():
    few = pd.DataFrame({"group": ["A"] * 4 + ["B"] * 2, "value": [0.0, 0.1, 0.2, 10.0, 0.0, 10.0]})
    table = shares(few)
    # Of A three of four lie in the first bin (.75, the largest), of B one of two: .5 / .75 of that.
    assert table.groupby("group")["share"].max().to_dict() == pytest.approx({"A": 1.0, "B": 0.5 / 0.75})
    assert table.groupby("group")["n"].sum().to_dict() == {"A": 4, "B": 2}


def test_the_ends_are_the_lowest_and_the_highest_article_of_each_group_once():
    few = pd.DataFrame({"group": ["A", "A", "A", "B"], "value": [2.0, 1.0, 3.0, 5.0]}, index=[10, 11, 12, 13])
    assert ends(few).index.tolist() == [11, 12, 13]


def test_a_shape_stands_on_its_ground_and_is_closed():
    bins = pd.DataFrame({"low": [0.0, 1.0], "high": [1.0, 2.0], "share": [0.5, 1.0]})
    trace = shape(bins, -0.4, 0.4, "#0072b2")
    assert trace["x"].tolist() == [0, 0, 1, 1, 2, 2]
    assert trace["y"].tolist() == pytest.approx([-0.4, -0.2, -0.2, 0.0, 0.0, -0.4])


@pytest.mark.parametrize(("n", "n_shapes"), [(MOST_ARTICLES, 0), (MOST_ARTICLES + 1, 2)])
def test_up_to_a_number_of_articles_each_is_a_dot_and_beyond_it_each_outlet_a_shape(n, n_shapes):
    table, figure = drawn(n)
    ids = {each for trace in figure.data if trace.customdata is not None for each in trace.customdata}
    assert sum(trace.fill == "toself" for trace in figure.data) == n_shapes
    assert is_crowd(n) == bool(n_shapes)
    if n_shapes:
        extremes = table.loc[[*table.groupby("outlet")["lix"].idxmin(), *table.groupby("outlet")["lix"].idxmax()], "id"]
        assert ids == {each[:12] for each in extremes}
    else:
        assert len(ids) == n


def of_sizes(**sizes: int):
    """Groups of so many articles on a web card."""
    groups = [name for name, n in sizes.items() for _ in range(n)]
    values = np.random.default_rng(1).normal(40, 10, len(groups))
    table = pd.DataFrame({"id": map(str, range(len(groups))), "title": "T", "outlet": groups, "lix": values})
    names = list(sizes)
    estimates = estimates_by_outlet(table, "lix").set_index("outlet").loc[names].reset_index()
    words = Words("LIX", "index", "")
    return by_outlet(table, estimates, Measured("lix"), LIGHT, outlets=names, words=words, paper=Paper(720, 405))


def test_a_small_group_among_large_ones_is_dots_and_does_not_flatten_their_shapes():
    figure = of_sizes(Post=700, Wire=900, Echo=8)
    shapes = [trace for trace in figure.data if trace.fill == "toself"]
    assert len(shapes) == 2
    assert max(max(trace.y) - min(trace.y) for trace in shapes) == pytest.approx(SHAPE_HEIGHT)
    assert [len(trace.x) for trace in figure.data if trace.customdata is not None] == [2, 2, 8]
    assert "of fewer than 50 every article" in note([700, 900, 8])
    assert "of fewer" not in note([700, 900])


def test_small_groups_that_are_many_together_are_dots():
    sizes = {f"Outlet {place:02}": 40 for place in range(16)}
    figure = of_sizes(**sizes)
    assert not [trace for trace in figure.data if trace.fill == "toself"]
    assert sum(len(trace.x) for trace in figure.data if trace.customdata is not None) == 640
    assert note(list(sizes.values())) == note([7]) == "Dot: article."


def test_the_dots_of_the_last_row_are_whole_however_low_it_is():
    ends = [trace for trace in of_sizes(Post=700, Wire=900).data if trace.customdata is not None]
    assert [trace.cliponaxis for trace in ends] == [False, False]


def test_means_are_those_of_all_articles():
    table, figure = drawn(4_000)
    means = sorted(trace.x[0] for trace in figure.data if trace.marker.symbol == "line-ns")
    assert means == pytest.approx(sorted(table.groupby("outlet")["lix"].mean()))


def test_a_faint_colour_is_the_colour_with_its_opacity():
    assert faint("#0072b2", 0.5) == "rgba(0,114,178,0.5)"
    assert faint(DARK.marks[0], 1) == "rgba(86,180,233,1)"

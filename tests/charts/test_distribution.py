from __future__ import annotations

import pandas as pd
import pytest

from lib.charts.distribution import MOST_MARKS, bin_edges, bins, shares, strip
from lib.charts.outlets import Looks, Measured
from lib.charts.panels import Group
from lib.charts.theme import LIGHT, THEMES, Words
from lib.compare.distribution import quantiles

WORDS = Words("LIX of every article", "index\nAll events", "Dot: article.")
NAMES = ["<b>Post</b>", "Wire"]
ARTICLES = pd.DataFrame(
    {
        "id": list("abcdefg"),
        "title": ["One", None, "<a href='x'>Three</a>", *"4567"],
        "published": None,
        "group": ["Wire"] * 5 + ["<b>Post</b>"] * 2,
        "value": [40.0, 50, 60, 70, 80, 30, 30],
    }
)


def groups(names: list[str]) -> list[Group]:
    return [Group(name, Looks.of(name, names, LIGHT), "n = 5") for name in names]


def many(n_groups: int, n: int) -> pd.DataFrame:
    rows = [(f"{g}-{i}", "T", None, f"Outlet {g:02}", float(g + i)) for g in range(n_groups) for i in range(n)]
    return pd.DataFrame(rows, columns=list(ARTICLES.columns))


@pytest.fixture
def figure():
    return strip(ARTICLES, quantiles(ARTICLES), Measured("lix"), LIGHT, names=NAMES, words=WORDS)


def test_every_article_is_a_dot_in_its_groups_row_that_knows_its_id(figure):
    assert [list(trace.customdata) for trace in figure.data] == [list("abcde"), list("fg")]
    assert [list(trace.x) for trace in figure.data] == [[40, 50, 60, 70, 80], [30, 30]]
    for row, trace in enumerate(figure.data):
        assert all(-row - 0.5 < y < -row + 0.16 for y in trace.y)  # in its row, below the box


def test_dots_of_equal_value_lie_beside_each_other_and_always_in_the_same_place(figure):
    assert len(set(figure.data[1].y)) == 2
    again = strip(ARTICLES[::-1], quantiles(ARTICLES), Measured("lix"), LIGHT, names=NAMES, words=WORDS)
    assert list(again.data[1].y) == list(figure.data[1].y)


def test_the_box_goes_from_quartile_to_quartile_and_few_articles_have_none(figure):
    boxes = [shape for shape in figure.layout.shapes if shape.type == "rect"]
    assert [(box.x0, box.x1) for box in boxes] == [(50, 70)]
    medians = [shape.x0 for shape in figure.layout.shapes if shape.type == "line" and shape.line.width == 3]
    assert medians == [60, 30]


def test_names_titles_and_outlets_cannot_style_the_chart(figure):
    drawn = str(figure.to_dict())
    assert "<b>Post" not in drawn
    assert "<a href" not in drawn
    assert "(no title)" in figure.data[0].hovertext[1]


def test_the_dotted_line_is_the_median_of_all(figure):
    assert "median of all 7: 50" in " ".join(annotation.text for annotation in figure.layout.annotations)


def test_cumulative_shares_of_two_groups_share_a_panel_with_all_articles():
    figure = shares(ARTICLES, Measured("lix"), LIGHT, groups=groups(NAMES), words=WORDS)
    lines = [trace for trace in figure.data if trace.mode == "lines"]
    assert [trace.line.dash for trace in lines] == ["dot", "solid", "dash"]  # told apart also in grey
    wire = lines[2]
    assert list(wire.x)[1:-1] == [40, 50, 60, 70, 80]
    assert list(wire.y) == pytest.approx([0, 0.2, 0.4, 0.6, 0.8, 1, 1])
    medians = [(trace.x[0], trace.y[0]) for trace in figure.data if trace.mode == "markers"]
    assert medians == [(30, 0.5), (60, 0.5)]


@pytest.mark.parametrize(("n_groups", "n"), [(3, 2000), (12, 1000)])
def test_large_groups_are_drawn_with_a_bounded_number_of_marks(n_groups, n):
    table = many(n_groups, n)
    figure = shares(table, Measured("x"), LIGHT, groups=groups(sorted(set(table["group"]))), words=WORDS)
    lines = [trace for trace in figure.data if trace.mode == "lines"]
    assert sum(len(trace.x) for trace in lines) <= MOST_MARKS + 2 * len(lines)  # and the ends of the axis
    assert all(trace.y[-1] == 1 for trace in lines)


def test_bins_of_every_group_add_up_to_all_its_articles():
    table = many(5, 20)
    figure = bins(table, Measured("x"), LIGHT, groups=groups(sorted(set(table["group"]))), words=WORDS)
    bars = [trace for trace in figure.data if trace.type == "bar"]
    assert len(bars) == 5
    assert [sum(trace.y) for trace in bars] == pytest.approx([1] * 5)
    assert len({trace.xaxis for trace in bars}) == 5


@pytest.mark.parametrize("draw", [shares, bins])
def test_equal_values_of_one_group_can_be_drawn(draw):
    table = many(1, 1)
    assert draw(table, Measured("x"), LIGHT, groups=groups(["Outlet 00"]), words=WORDS).data


NEARLY_ALIKE = [0.0] * 22 + [0.05] * 2


@pytest.mark.parametrize("values", [NEARLY_ALIKE, [0.0] * 24, [0.4] * 24])
def test_a_bar_is_never_too_narrow_to_be_seen_nor_wider_than_the_axis(values):
    measured = Measured("tone", bounds=(-1, 1), least_span=0.4)
    table = many(2, 12).assign(value=values)
    figure = bins(table, measured, LIGHT, groups=groups(["Outlet 00", "Outlet 01"]), words=WORDS)
    low, high = figure.layout.xaxis.range
    widths = [width for trace in figure.data if trace.type == "bar" for width in trace.width]
    assert min(widths) >= (high - low) / 50
    assert max(widths) <= (high - low) / 5


def test_bins_begin_where_values_can_lie():
    edges = bin_edges(pd.Series([0.0] * 9), Measured("rate", bounds=(0, float("inf"))))
    assert edges[0] == 0
    assert edges[-1] > 0


def test_the_outline_of_all_articles_can_be_seen_on_every_bar():
    table = many(2, 20)
    for theme in THEMES.values():
        figure = bins(table, Measured("x"), theme, groups=groups(["Outlet 00", "Outlet 01"]), words=WORDS)
        first = [trace for trace in figure.data if trace.type == "scatter"][:2]
        assert [trace.line.color for trace in first] == [theme.background, theme.text]
        assert first[0].line.width > first[1].line.width

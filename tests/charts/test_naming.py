from __future__ import annotations

import pandas as pd
import pytest

from lib.charts.naming import MOST_GROUPS, by_word, drawn_rows, shown_groups
from lib.charts.outlets import Looks
from lib.charts.theme import DARK, LIGHT, Words

HOSTILE = "<b>Post</b>"
COLUMNS = ["concept", "word", "group", "n", "n_articles", "share", "low", "high", "of_mentions", "of_articles"]
TABLE = pd.DataFrame(
    [
        ("fighters", "militant", HOSTILE, 1, 1, 0.25, None, None, 4, 2),
        ("fighters", "militant", "Wire", 2, 1, 0.2, 0.05, 0.5, 10, 6),
        ("fighters", "militant", "Silent", 0, 0, None, None, None, 0, 0),
        ("fighters", "<i>rebel</i>", HOSTILE, 3, 2, 0.75, None, None, 4, 2),
        ("fighters", "<i>rebel</i>", "Wire", 8, 5, 0.8, 0.5, 0.95, 10, 6),
        ("fighters", "<i>rebel</i>", "Silent", 0, 0, None, None, None, 0, 0),
        ("fighters", "never", HOSTILE, 0, 0, 0.0, None, None, 4, 2),
        ("fighters", "never", "Wire", 0, 0, 0.0, 0.0, 0.4, 10, 6),
        ("fighters", "never", "Silent", 0, 0, None, None, None, 0, 0),
    ],
    columns=COLUMNS,
).astype({"share": float, "low": float, "high": float})
GROUPS = ("<b>Post</b>", "Silent", "Wire")


@pytest.fixture(params=[LIGHT, DARK])
def figure(request):
    return by_word(TABLE, request.param, groups=GROUPS, words=Words("Words: fighters <x>", "share", "Mark: share."))


def marks(figure):
    return [trace for trace in figure.data if trace.mode == "markers"]


def test_the_most_frequent_word_stands_on_top_and_unused_words_and_groups_are_left_out(figure):
    assert [list(mark.x) for mark in marks(figure)] == [[0.75], [0.8], [0.25], [0.2]]
    levels = [mark.y[0] for mark in marks(figure)]
    assert levels == sorted(levels, reverse=True)
    assert "never" not in str(figure.layout.yaxis.ticktext)
    assert "Silent" not in str(figure.layout.yaxis.ticktext)


def test_the_plotted_rows_are_the_marks_in_their_order(figure):
    rows = drawn_rows(TABLE)
    assert list(rows.columns) == COLUMNS
    assert rows["share"].tolist() == [mark.x[0] for mark in marks(figure)]


def test_thousands_of_mentions_are_written_with_a_comma():
    many = TABLE.assign(of_mentions=1000 * TABLE["of_mentions"], n=1000 * TABLE["n"])
    drawn = by_word(many, LIGHT, groups=GROUPS, words=Words("a", "b", "c"))
    assert "Wire, n = 10,000" in drawn.layout.yaxis.ticktext
    assert any(each.text == "80% (8,000)" for each in drawn.layout.annotations)


def test_every_mark_stands_on_the_level_of_its_own_label_and_number(figure):
    label_at = dict(zip(figure.layout.yaxis.tickvals, figure.layout.yaxis.ticktext, strict=True))
    number_at = {each.y: each.text for each in figure.layout.annotations if each.yref is None}
    at = [mark.y[0] for mark in marks(figure)]
    assert [label_at[level] for level in at] == ["&lt;b&gt;Post&lt;/b&gt;, n = 4", "Wire, n = 10"] * 2
    assert [number_at[level] for level in at] == ["75% (3)", "80% (8)", "25% (1)", "20% (2)"]


def test_an_interval_is_drawn_only_where_there_is_one(figure):
    assert [list(trace.x) for trace in figure.data if trace.mode == "lines"] == [[0.5, 0.95], [0.05, 0.5]]


def test_a_group_has_its_looks_in_every_block():
    figure = by_word(TABLE, LIGHT, groups=GROUPS, words=Words("a", "b", "c"))
    looks = [Looks(mark.marker.color, mark.marker.symbol) for mark in marks(figure)]
    assert looks == [Looks.of(HOSTILE, GROUPS, LIGHT), Looks.of("Wire", GROUPS, LIGHT)] * 2


def test_names_and_words_stay_text(figure):
    drawn = str(figure.to_dict())
    assert "<b>Post" not in drawn
    assert "<i>" not in drawn
    assert "&lt;x&gt;" in drawn


def test_of_many_groups_those_with_the_most_mentions_are_drawn():
    rows = [("fighters", "rebel", f"group {n:02}", n, 1, 1.0, None, None, n, 1) for n in range(1, 21)]
    table = pd.DataFrame(rows, columns=COLUMNS).astype({"low": float, "high": float})
    assert shown_groups(table) == [f"group {n:02}" for n in range(20, 20 - MOST_GROUPS, -1)]
    figure = by_word(table, LIGHT, groups=[row[2] for row in rows], words=Words("a", "b", "c"))
    assert len(marks(figure)) == MOST_GROUPS

from __future__ import annotations

import re

import pandas as pd
import pytest

from lib.charts.outlets import Measured, by_outlet
from lib.charts.theme import LIGHT, Words

SCORES = pd.DataFrame(
    {
        "id": ["a", "b", "c", "d"],
        "outlet": ["Wire", "Wire", "<b>Post</b>", None],
        "title": ["One", "<a href='x'>Two</a>", None, "Four"],
        "lix": [40.0, 50.0, 60.0, 99.0],
    }
)
ESTIMATES = pd.DataFrame(
    {"outlet": ["<b>Post</b>", "Wire"], "n": [1, 2], "mean": [60.0, 45.0], "low": [None, 41.0], "high": [None, 49.0]}
)


@pytest.fixture
def figure():
    words = Words("LIX by outlet", "index\nEvent <x>", "Dots: articles.")
    return by_outlet(SCORES, ESTIMATES, Measured("lix"), LIGHT, outlets=["<b>Post</b>", "Wire"], words=words)


def texts(figure) -> str:
    return " ".join(annotation.text for annotation in figure.layout.annotations)


def test_every_article_with_outlet_and_value_is_a_dot_that_knows_its_id(figure):
    dots = [trace for trace in figure.data if trace.customdata is not None]
    assert [list(trace.customdata) for trace in dots] == [["c"], ["a", "b"]]
    assert [list(trace.x) for trace in dots] == [[60.0], [40.0, 50.0]]


def test_an_interval_is_drawn_only_where_there_is_one(figure):
    bars = [list(trace.x) for trace in figure.data if trace.mode == "lines"]
    assert bars == [[41.0, 49.0]]


def test_the_pooled_mean_counts_the_articles_shown(figure):
    assert "mean of all 3 articles: 50" in texts(figure)
    assert figure.layout.shapes[0].x0 == 50


def test_labels_hold_n_and_cannot_be_styled_by_an_outlets_name(figure):
    first, second = figure.layout.yaxis.ticktext
    assert first.startswith("&lt;b&gt;Post&lt;/b&gt;<br>")
    assert "n = 1" in first
    assert "n = 2" in second
    assert "&lt;a href='x'&gt;" in str(figure.to_dict())
    assert "<a href" not in str(figure.to_dict())


def test_title_subtitle_and_note_are_in_the_image(figure):
    for words in ("LIX by outlet", "Event &lt;x&gt;", "Dots: articles."):
        assert words in texts(figure)


def test_mean_and_interval_stand_beside_the_plot_where_they_cover_nothing(figure):
    beside = [each for each in figure.layout.annotations if each.xref == "paper" and each.yref is None]
    numbers = [re.sub("<.*?>", " ", each.text).split() for each in beside]
    assert numbers == [["60"], ["45", "41", "to", "49"]]
    assert all(each.x == 1 and each.xanchor == "left" for each in beside)


def test_an_outlet_without_a_value_has_no_dots():
    estimates = pd.DataFrame(
        {"outlet": ["Wire", "None yet"], "n": [2, 0], "mean": [45.0, None], "low": [None] * 2, "high": [None] * 2}
    ).astype({"mean": float, "low": float, "high": float})
    words = Words("LIX by outlet", "index", "Dots: articles.")
    figure = by_outlet(SCORES, estimates, Measured("lix"), LIGHT, outlets=["None yet", "Wire"], words=words)
    dots = [trace for trace in figure.data if trace.hovertext is not None]
    assert [len(trace.x) for trace in dots] == [2, 0]
    assert "n/a" in texts(figure)


def test_a_long_name_is_broken_and_nothing_of_it_is_lost(figure):
    name = "The Extraordinarily Long-Named Northern Counties Evening Chronicle and Advertiser"
    estimates = ESTIMATES.assign(outlet=[name, "Wire"])
    words = Words("LIX by outlet", "index", "Dots: articles.")
    longer = by_outlet(SCORES, estimates, Measured("lix"), LIGHT, outlets=[name, "Wire"], words=words)
    assert longer.layout.yaxis.ticktext[0].replace("<br>", " ").startswith(name)

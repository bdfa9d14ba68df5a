from __future__ import annotations

import pandas as pd
import pytest

from lib.charts.outlets import Scale, by_outlet
from lib.charts.theme import LIGHT
from lib.charts.timeline import sentence_timeline
from lib.text import parse

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
    words = ("LIX by outlet", "index\nEvent <x>", "Dots: articles.")
    return by_outlet(SCORES, ESTIMATES, "lix", LIGHT, outlets=["<b>Post</b>", "Wire"], words=words)


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
    assert "all 3 articles 50" in texts(figure)
    assert figure.layout.shapes[0].x0 == 50


def test_labels_hold_n_and_cannot_be_styled_by_an_outlets_name(figure):
    first, second = figure.layout.yaxis.ticktext
    assert first.startswith("&lt;b&gt;Post&lt;/b&gt;<br>")
    assert "n = 1" in first
    assert "n = 2" in second
    assert "&lt;a href='x'&gt;" in figure.data[2].hovertext[1] or "&lt;a href='x'&gt;" in str(figure.to_dict())
    assert "<a href" not in str(figure.to_dict())


def test_title_subtitle_and_note_are_in_the_image(figure):
    for words in ("LIX by outlet", "Event &lt;x&gt;", "Dots: articles."):
        assert words in texts(figure)


@pytest.mark.parametrize(
    ("scale", "value", "shown"),
    [
        (Scale(-0.2, 0.2, False), 0.0458, "0.05"),
        (Scale(0, 30, False), 17.66, "18"),
        (Scale.of(pd.Series([0.2, 0.3]), 0.4, percent=False), 0.25, "0.25"),
        (Scale(0, 5, False), 1.05, "1.1"),
        (Scale(0, 0.5, True), 0.351, "35%"),
        (Scale(0, 0.02, True), 0.0123, "1.2%"),
        (Scale(3, 3, False), 3, "3.0"),
    ],
)
def test_as_many_decimals_as_the_span_can_tell_apart(scale, value, shown):
    assert scale.shown(value) == shown


def test_the_timeline_has_a_mark_for_every_sentence():
    doc = parse("It is a joy. The council met. It is horrible.")
    bars, rings = sentence_timeline(doc, LIGHT, title="<i>x</i>").data
    assert list(bars.x) == [1, 3]
    assert list(rings.x) == [2]
    assert list(bars.y) == [doc.sentences[0].compound, doc.sentences[2].compound]

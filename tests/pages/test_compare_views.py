"""The views of a comparison through Streamlit's own test harness."""

from __future__ import annotations

import re
import warnings
from dataclasses import replace

import pandas as pd
import pytest

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from streamlit.testing.v1 import AppTest

from lib.charts.picture import Picture
from lib.charts.scale import Scale
from lib.charts.theme import LIGHT
from lib.compare.paired import own_and_quoted
from lib.metrics import metrics
from lib.model import Article, Reading
from lib.pages.compare_voices import sentence
from lib.pages.corpus import Corpus

pytestmark = pytest.mark.filterwarnings("default")  # Streamlit's own
MARKED = ("markers", "lines+markers")
HOSTILE = "**bold** <img src=x onerror=alert(1)> `code` [link](http://example.org)"
PAGE = """
from lib.pages.choice import choose_groups, choose_measure
from lib.pages.compare_views import distribution, over_time
from lib.pages.compare_voices import own_and_quoted
from lib.pages.state.places import remember_pages
remember_pages({})
groups = choose_groups("t")
if groups:
    choice = choose_measure("t", groups)
    distribution(choice)
    over_time(choice)
    own_and_quoted(choice)
"""


def articles(outlet: str | None, n: int, *, published: str | None = "2020-01", label: str = "Norway") -> list[Article]:
    return [
        Article(
            f'The brutal storm held on day {i} of {outlet}. "A {"good " * (i % 3)}day," said Ann Lee. They left.',
            title=HOSTILE,
            outlet=outlet,
            event="Storm",
            published=f"{published}-{i % 28 + 1:02}" if published else None,
            labels=(("=cmd", label), ("number", str(i))),
        )
        for i in range(n)
    ]


def opened(*groups: list[Article]) -> AppTest:
    app = AppTest.from_string(PAGE, default_timeout=120)
    held = Corpus(with_copies=True)  # the texts are alike
    if groups:
        held.add(Reading("a.csv", "ok", "", tuple(article for group in groups for article in group)))
    app.session_state["corpus"] = held
    app.run()
    assert not app.exception
    return app


def captions(app: AppTest) -> str:
    return " ".join(caption.value for caption in app.caption)


def frame(app: AppTest, column: str) -> pd.DataFrame:
    return next(each.value for each in app.dataframe if column in each.value)


def test_an_empty_corpus_has_nothing_to_compare():
    assert opened().button(key="t_add").label == "Add articles"


@pytest.mark.parametrize("n", [1, 4])
def test_one_outlet_with_few_articles_is_described_only(n):
    app = opened(articles("Wire", n))
    assert "1 of 1 outlet with fewer than 5 articles: described only." in captions(app)
    assert frame(app, "method")["method"].eq("no interval: fewer than 5 articles").all()


def test_measures_of_every_family_can_be_viewed_in_every_form():
    app = opened(articles("Wire", 6), articles("Post", 7))
    for metric in {each.family: each for each in metrics().values()}.values():
        app.selectbox(key="t_metric").select(metric.name)
        assert not app.run().exception
    for form in ("shares", "bins"):
        app.segmented_control(key="compare_form").set_value(form)
        assert not app.run().exception


def test_what_is_left_out_is_counted():
    app = opened(articles("Wire", 6), articles(None, 3), articles("Post", 5, published=None))
    assert "3 articles without a known outlet left out." in captions(app)
    assert "Left out: 5 articles without a date (of 11)." in captions(app)


@pytest.mark.parametrize(
    ("sizes", "said"),
    [
        ((4, 3), "No outlet has 5 articles in any week: only articles are drawn, no mean. A longer unit may show"),
        ((6, 3), "In 1 of 2 cases one outlet has fewer than 5 articles in one week: only its articles are drawn there"),
    ],
)
def test_where_no_mean_is_drawn_over_time_it_is_said_of_outlets_and_not_of_weeks(sizes, said):
    one_week = [
        [replace(each, published=f"2020-01-{6 + n:02}") for n, each in enumerate(articles(name, size))]
        for name, size in zip(("Post", "Wire"), sizes, strict=True)
    ]
    app = AppTest.from_string(PAGE, default_timeout=120)
    app.session_state["corpus"] = Corpus.of([each for group in one_week for each in group], with_copies=True)
    app.session_state["compare_period"] = "week"
    app.run()
    assert not app.exception
    assert any(said in each.value for each in app.caption)


def test_an_undated_corpus_says_that_there_is_nothing_over_time():
    app = opened(articles("Wire", 6, published=None))
    assert "Nothing to draw over time. Left out: 6 articles without a date (of 6)." in app.info[0].value


def test_twelve_groups_are_drawn_and_the_rest_is_counted():
    app = opened(*(articles(f"Outlet {place:02}", 2 + (place > 0)) for place in range(13)))
    assert "Drawn are the 12 of 13 outlets with the most articles." in captions(app)
    assert "Outlet 00" not in set(frame(app, "median")["group"])


def test_a_measure_of_whole_articles_has_no_own_and_quoted_words():
    app = opened(articles("Wire", 6))
    app.selectbox(key="t_metric").select("quotation_rate")
    app.run()
    assert "Quotations is measured on whole articles only" in " ".join(info.value for info in app.info)


def test_groups_of_a_label_are_compared_and_numbers_of_rows_are_not_offered():
    app = opened(articles("Wire", 6), articles("Post", 6, label="Chile"), articles("Echo", 6, label="Chile"))
    offered = app.selectbox(key="t_by")
    assert "=cmd" in offered.options
    assert "number" in offered.options  # three articles share each number
    offered.select("=cmd")
    app.run()
    assert not app.exception
    assert frame(app, "median").set_index("group")["n"].to_dict() == {"Norway": 6, "Chile": 12}


def test_names_are_never_markup_on_the_page():
    app = opened(articles(HOSTILE, 6), articles("Wire", 6))
    marked = [*app.markdown, *app.caption, *app.info, *app.header, *app.subheader]
    assert not [each for each in marked if "onerror" in each.value or "example.org" in each.value]
    (listed,) = [each.proto.body for each in app.get("html")]
    assert "&lt;img src=x onerror" in listed
    assert "<img" not in listed


def pairs(own: list[float], quoted: list[float | None]) -> str:
    table = pd.DataFrame({"group": "Wire", "own": own, "quoted": quoted}).astype({"quoted": float})
    (row,) = own_and_quoted(table, "own", "quoted").itertuples()
    return sentence(row, Scale(0, 10, 1))


@pytest.mark.parametrize(
    ("own", "quoted", "expected"),
    [
        ([1.0], [None], "Wire: no article has a value in both voices."),
        (
            [3.0, 5.0],
            [1.0, 4.0],
            "Wire: own words score 1.5 higher than quoted words in 2 articles, too few for a claim about the group.",
        ),
        (
            [1.0] * 5,
            [3.0] * 5,
            "Wire: own words score 2.0 lower than quoted words in each of 5 articles; equal values give no interval.",
        ),
        (
            [1.0] * 5,
            [1.0] * 5,
            "Wire: own words score the same as quoted words in each of 5 articles; equal values give no interval.",
        ),
        # Differences 1 2 3 4 5: mean 3, standard error sqrt(2.5 / 5), t(4) = 2.776: 3 - 1.963 and 3 + 1.963.
        (
            [2.0, 4, 6, 8, 10],
            [1.0, 2, 3, 4, 5],
            "Wire: own words score 3.0 higher than quoted words, on average over 5 articles "
            "(95 % interval 1.0 to 5.0).",
        ),
        # Differences -2 -1 0 1 2: mean 0, the same half width.
        (
            [0.0, 1, 2, 3, 4],
            [2.0] * 5,
            "Wire: no difference between own and quoted words that 5 articles could show "
            "(95 % interval \N{MINUS SIGN}2.0 to 2.0).",
        ),
    ],
)
def test_the_sentence_claims_no_more_than_the_interval(own, quoted, expected):
    assert pairs(own, quoted) == expected


def pictures(app: AppTest) -> dict[str, Picture]:
    kept = next(each for key, each in app.session_state["kept"].items() if key[0] == "pictures")
    return {picture.kind: picture for picture, _ in kept.values()}


def by_month(*groups: list[Article]) -> Picture:
    app = opened(*groups)
    app.segmented_control(key="compare_period").set_value("month").run()
    return pictures(app)["time"]


def test_the_plotted_rows_of_bins_are_the_bars_and_the_dotted_line():
    app = opened(articles("Wire", 6), articles("Post", 7))
    app.segmented_control(key="compare_form").set_value("bins").run()
    picture = pictures(app)["distribution"]
    rows, figure = picture.rows(), picture.on_screen(LIGHT)
    bars = [share for trace in figure.data if trace.type == "bar" for share in trace.y]
    assert sorted(rows.loc[rows["group"] != "all articles", "share"]) == pytest.approx(sorted(bars))
    dotted = next(trace for trace in figure.data if trace.type == "scatter" and trace.line.dash == "dot")
    assert rows.loc[rows["group"] == "all articles", "share"].tolist() == pytest.approx(list(dotted.y)[1:-1])


def test_the_plotted_rows_over_time_are_its_means_and_its_articles():
    picture = by_month(articles("Wire", 6), articles("Post", 7), articles("Echo", 2))
    rows, marks = picture.rows(), [trace for trace in picture.on_screen(LIGHT).data if trace.mode in MARKED]
    drawn = [value for trace in marks for value in trace.y]
    assert sorted(rows.loc[rows["row"].isin(["mean", "article"]), "value"]) == pytest.approx(sorted(drawn), rel=1e-5)
    assert rows.loc[rows["row"].str.startswith("mean, not drawn"), "group"].tolist() == ["Echo"]


def test_the_alternative_text_over_time_has_every_mean_that_is_drawn():
    alike = [Article(f"It stood at gate {i}.", outlet="Wire", published=f"2020-01-{i + 1:02}") for i in range(9)]
    picture = by_month(alike)
    assert "mean 0, no interval: all articles have the same value, n =" in picture.alt


def test_the_note_over_time_speaks_of_means_only_where_some_are_drawn():
    thin, alike = by_month(articles("Wire", 4)), by_month([
        Article(f"It stood at gate {i}.", outlet="Wire", published=f"2020-01-{i + 1:02}") for i in range(9)
    ])  # fmt: skip
    assert "No mean: in no month a group has 5 articles." in thin.words.note
    assert "Large mark" not in thin.words.note
    assert "its 95 % interval, none where all its articles have the same value." in alike.words.note


def test_own_and_quoted_words_say_why_an_interval_is_missing():
    alike = [Article(f'It stood at gate {i}. "It stood at {i}," said Ann Lee.', outlet="Wire") for i in range(9)]
    assert "No interval where all articles have the same value." in pictures(opened(alike))["voices"].words.note
    varied = opened(articles("Wire", 9))
    varied.selectbox(key="t_metric").select("lix").run()
    assert "No interval where" not in pictures(varied)["voices"].words.note


def test_the_alternative_text_of_own_and_quoted_words_has_the_difference_as_drawn():
    said_of = ("It was a brutal and terrible day", "It was a day", "It was a happy day")
    wire = [
        Article(f'{said_of[i % 3]}. Gate {i} held. "A good night {i}," said Ann Lee.', outlet="Wire") for i in range(9)
    ]
    app = opened(wire, articles("Post", 3))
    app.selectbox(key="t_metric").select("sentiment").run()
    picture = pictures(app)["voices"]
    drawn = " ".join(str(each.text) for each in picture.on_screen(LIGHT).layout.annotations)
    said = dict(re.findall(r"(Wire|Post): .*?; .*?; difference (.*?)(?:; |\.$)", picture.alt))
    for words in said.values():
        assert f"<b>{words.split(', ')[0]}</b>" in drawn
    assert ", 95 % interval " in said["Wire"]
    assert said["Post"].endswith(", no interval: fewer than 5 articles")

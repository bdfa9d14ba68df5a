from __future__ import annotations

import numpy as np
import pandas as pd
import plotly.io
import pytest

from lib.charts.distribution import strip
from lib.charts.dots import MOST_TITLED, sample
from lib.charts.frame import SCREEN, Paper
from lib.charts.outlets import Looks, Measured, by_outlet
from lib.charts.panels import Group
from lib.charts.theme import LIGHT, Words
from lib.charts.trend import over_time
from lib.compare.distribution import quantiles, with_value
from lib.compare.interval import by_outlet as estimates_by_outlet
from lib.compare.trend import Course, dated, means

OUTLETS = [f"Outlet {place:02}" for place in range(12)]
WORDS = Words("LIX", "index\nAll events", "Dot: article.")
MOST_BYTES = 100_000
MOST_DOTS = 2_500


def articles(n: int) -> pd.DataFrame:
    chance = np.random.default_rng(0)
    days = pd.Timestamp("2022-01-03") + pd.to_timedelta(chance.integers(0, 365, n), unit="D")
    table = pd.DataFrame(
        {
            "id": [f"{number:064x}"[::-1] for number in range(n)],
            "title": "The council met on Tuesday to talk about the old bridge across the river",
            "outlet": chance.choice(OUTLETS, n),
            "published": days.strftime("%Y-%m-%d"),
            "lix": chance.normal(40, 10, n),
        }
    )
    return table.assign(group=table["outlet"])


def drawn(table: pd.DataFrame):
    estimates = estimates_by_outlet(table, "lix")
    return by_outlet(table, estimates, Measured("lix"), LIGHT, outlets=OUTLETS, words=WORDS)


def written(figure) -> str:
    return " ".join(annotation.text for annotation in figure.layout.annotations)


def test_means_intervals_and_the_pooled_mean_are_those_of_all_articles():
    table = articles(4_000)
    figure = drawn(table)
    means_drawn = sorted(trace.x[0] for trace in figure.data if trace.marker.symbol == "line-ns")
    assert means_drawn == pytest.approx(sorted(table.groupby("outlet")["lix"].mean()))
    assert figure.layout.shapes[0].x0 == pytest.approx(table["lix"].mean())
    assert "all 4,000 articles" in written(figure)


def test_the_same_articles_give_the_same_sample_in_their_order():
    table = articles(4_000)
    first, again = sample(table, MOST_DOTS), sample(table.copy(), MOST_DOTS)
    assert first["id"].tolist() == again["id"].tolist()
    assert first.index.is_monotonic_increasing
    assert sample(table[:10], MOST_DOTS).equals(table[:10])


def test_a_sample_takes_outlets_as_they_are():
    table = articles(20_000)
    shares = table["outlet"].value_counts(normalize=True)
    drawn_shares = sample(table, MOST_DOTS)["outlet"].value_counts(normalize=True)
    # The standard deviation of a share of 1/12 in 2,500 draws is about half a percentage point.
    assert (shares - drawn_shares).abs().max() < 4 * (1 / 12 * 11 / 12 / MOST_DOTS) ** 0.5


def test_of_many_dots_each_says_its_outlet_and_knows_its_article():
    figure = drawn(articles(MOST_TITLED + 1))
    dots = [trace for trace in figure.data if trace.customdata is not None]
    assert [trace.hovertext for trace in dots] == [f"<b>{outlet}</b> · click to read" for outlet in OUTLETS]
    ids = {each[:12] for each in articles(MOST_TITLED + 1)["id"]}
    assert {each for trace in dots for each in trace.customdata} == ids
    assert len(ids) == MOST_TITLED + 1
    few = drawn(articles(MOST_TITLED))
    assert "The council met" in next(trace.hovertext[0] for trace in few.data if trace.customdata is not None)


def test_only_dots_of_the_dashboard_invite_a_click_and_no_title_loses_a_word():
    shown = with_value(articles(20).assign(title="The council · click bait"), "lix")
    for paper, invites in ((SCREEN, True), (Paper(680), False)):
        figure = strip(shown, quantiles(shown), Measured("lix"), LIGHT, names=OUTLETS, words=WORDS, paper=paper)
        said = [text for trace in figure.data if trace.customdata is not None for text in trace.hovertext]
        assert len(said) == 20
        assert all("The council · click bait" in text for text in said)
        assert all(("click to read" in text) == invites for text in said)


@pytest.mark.parametrize("n", [MOST_TITLED, 20_000])
def test_what_is_sent_to_the_browser_is_bounded(n):
    assert len(plotly.io.to_json(drawn(articles(n)), validate=False)) < MOST_BYTES


@pytest.mark.parametrize("n", [MOST_TITLED, 2_000])
def test_so_is_a_distribution_of_as_many_articles_as_the_page_draws(n):
    shown = with_value(articles(n), "lix")
    figure = strip(shown, quantiles(shown), Measured("lix"), LIGHT, names=OUTLETS, words=WORDS)
    assert len(plotly.io.to_json(figure, validate=False)) < MOST_BYTES


def test_a_course_over_time_of_many_articles_is_bounded_too():
    table = dated(with_value(articles(20_000), "lix"), "month")
    groups = [Group(name, Looks.of(name, OUTLETS, LIGHT), "n = 1") for name in OUTLETS]
    monthly = means(table.groupby("group").head(60), "month")
    course = Course(sample(table, 1_000), monthly, "month")
    figure = over_time(course, Measured("lix"), LIGHT, groups=groups, words=WORDS)
    assert len(plotly.io.to_json(figure, validate=False)) < MOST_BYTES

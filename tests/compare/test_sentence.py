"""What is said of a difference."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from differing import compared, normal, table

from lib.compare.difference import differences
from lib.compare.discovery import q_values
from lib.compare.sentence import FINDING, NONE, ONE_MEASURE, certainty, finding_title, sentences
from lib.metrics import metrics


def sentence_of(values: list[float], groups: str, **changes: object) -> str:
    rows = differences(scores := table(values, groups), scores["outlet"])
    chosen = rows[(rows["measure"] == "loaded_terms") & (rows["voice"] == "own")].assign(**changes)
    return sentences(chosen).iloc[0]


def test_a_finding_is_stated_with_its_interval_and_its_articles():
    shown = sentence_of(normal(9, 3) + normal(27, 0, seed=1), "A" * 9 + "B" * 27, low=1.2, high=5.0, difference=3.1)
    assert shown == (
        "A uses 3.1 more loaded terms per 1,000 words in its own words than B, "
        "95 % interval 1.2 to 5.0, 9 and 27 articles."
    )
    shown = sentence_of(normal(9) + normal(27, 3, seed=1), "A" * 9 + "B" * 27, low=-5.0, high=-1.2, difference=-3.1)
    assert shown.startswith("A uses 3.1 fewer loaded terms per 1,000 words in its own words than B, 95 % interval 1.2")


def test_a_chart_is_titled_with_a_finding_only_where_there_is_one():
    metric = metrics()["loaded_terms"]
    row = {"target": "A", "reference": "B", "voice": "all", "difference": 3.1, "low": 1.2, "high": 5.0}
    one, none = row | {"certainty": FINDING}, row | {"target": "C", "certainty": ONE_MEASURE}
    assert finding_title(pd.DataFrame([none]), metric, "outlet") == ""
    title = finding_title(pd.DataFrame([one, none]), metric, "outlet")
    assert title == "A uses 3.1 more loaded terms per 1,000 words than B"
    several = pd.DataFrame([one, one | {"target": "D"}, none])
    assert finding_title(several, metric, "outlet") == "2 of 3 outlets differ from the others in loaded terms"


def test_no_finding_is_what_these_articles_could_not_show():
    assert sentence_of(normal(9) + normal(9, seed=1), "A" * 9 + "B" * 9, low=-0.4, high=3.2, difference=1.4) == (
        "A and B: no difference in loaded terms in its own words that 9 and 9 articles could show "
        "(1.4, 95 % interval −0.4 to 3.2; per 1,000 words)."
    )


def test_sides_that_vary_between_events_only_are_said_to_vary_on_no_single_one():
    events = (["fire"] * 3 + ["flood"] * 3) * 2
    scores = table([3.0] * 3 + [9.0] * 3 + [1.0] * 3 + [7.0] * 3, "A" * 6 + "B" * 6, events)
    assert sentences(compared(scores)).iloc[0] == (
        "A and B: loaded terms in its own words differs but does not vary within either on any one event, "
        "6 and 6 articles: look at them."
    )


@pytest.mark.parametrize(
    ("low", "shown"), [(0.00003, "0.00003 to"), (0.0000996, "0.0001 to"), (-0.00002, "−0.00002 to")]
)
def test_no_end_of_an_interval_is_written_as_zero_that_is_none(low, shown):
    said = sentence_of(normal(9, 3) + normal(9), "A" * 9 + "B" * 9, low=low, high=0.3, difference=0.15)
    assert f"95 % interval {shown} 0.3000" in said


def test_too_few_articles_are_described_with_their_figures():
    assert sentence_of(normal(3) + normal(9), "A" * 3 + "B" * 9, difference=-0.02) == (
        "A and B: difference in loaded terms in its own words −0.020 (per 1,000 words), 3 and 9 articles: described, "
        "not tested."
    )


@pytest.mark.parametrize(
    ("difference", "shown"),
    [(0.0624, "0.062"), (-0.9961, "−1.00"), (5.404, "5.4"), (-26.52, "−26.5"), (312.4, "312.4")],
)
def test_a_difference_without_an_interval_has_two_digits_of_its_own(difference, shown):
    said = sentence_of(normal(3) + normal(9), "A" * 3 + "B" * 9, difference=difference)
    assert f"difference in loaded terms in its own words {shown} (per 1,000 words)" in said


def test_where_interval_and_test_part_it_is_uncertain():
    shown = sentence_of(normal(9, 3) + normal(27, seed=1), "A" * 9 + "B" * 27, p=0.06, q=0.3, q_measure=0.2, low=0.1)
    assert shown.startswith("Uncertain: A uses ")
    assert shown.endswith("the interval leaves zero out, but the test does not bear it out (p = 0.06).")


def test_a_small_q_with_zero_inside_the_interval_is_not_called_chance():
    figures = {"p": 0.004, "q": 0.03, "q_measure": 0.02, "low": -0.2, "high": 6.1}
    shown = sentence_of(normal(9, 3) + normal(27, seed=1), "A" * 9 + "B" * 27, **figures)
    assert shown.startswith("Uncertain: A uses ")
    assert shown.endswith("; the test finds a difference (q = 0.03), but the interval does not leave zero out.")


def test_what_many_comparisons_bring_by_chance_is_called_uncertain():
    shown = sentence_of(normal(9, 3) + normal(27, seed=1), "A" * 9 + "B" * 27, p=0.01, q=0.2, q_measure=0.06)
    assert shown.startswith("Uncertain: A uses ")
    assert shown.endswith("with 1 comparisons made that is within what chance brings (q = 0.2).")


@pytest.mark.parametrize("metric", metrics().values(), ids=lambda metric: metric.name)
def test_every_measure_can_say_more_and_less(metric):
    assert metric.more.count("{}") == metric.less.count("{}") == 1
    assert metric.more != metric.less


def test_a_finding_needs_both_q_and_interval():
    rows = pd.DataFrame(
        {
            "q": [0.01, 0.01, 0.2, 0.2, np.nan],
            "q_measure": [0.01, 0.01, 0.01, 0.06, np.nan],
            "low": [1.0, -1.0, 1.0, 1.0, np.nan],
            "high": [2.0, 1.0, 2.0, 2.0, 1.0],
        }
    )
    assert certainty(rows).tolist() == [FINDING, NONE, ONE_MEASURE, NONE, NONE]


def test_who_asked_about_one_measure_is_told_what_holds_for_it_alone():
    shown = sentence_of(normal(9, 3) + normal(27, seed=1), "A" * 9 + "B" * 27, p=0.01, q=0.2, q_measure=0.02)
    assert shown.startswith("A uses ")
    assert shown.endswith(
        "This holds if you asked about this measure beforehand (q = 0.02); as one of 1 comparisons it may be chance "
        "(q = 0.2)."
    )


def test_q_of_a_measure_is_over_its_own_comparisons():
    scores = table(normal(15), "A" * 5 + "B" * 5 + "C" * 5).assign(lix=normal(15, seed=2))
    rows = differences(scores, scores["outlet"])
    for (_, _), of_measure in rows.groupby(["measure", "voice"]):
        assert of_measure["q_measure"].tolist() == pytest.approx(q_values(of_measure["p"]).tolist(), nan_ok=True)
    assert (rows["q"].dropna() >= rows["q_measure"].dropna() - 1e-12).any()

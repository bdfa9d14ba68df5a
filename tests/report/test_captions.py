"""Words around charts claim no more than the chart shows."""

from __future__ import annotations

import pandas as pd
import pytest

from lib.compare.difference import ALIKE, DESCRIBED, SHUFFLED
from lib.compare.sentence import NONE
from lib.metrics import metrics
from lib.report.captions import (
    About,
    comparisons_made,
    differences_plotted,
    differences_words,
    source_of,
    terms_words,
)
from lib.report.labels import in_alt


def words(q: float | None):
    row = {
        "target": "Wire", "reference": "Post", "n_target": 9, "n_reference": 9, "n_words_target": 900,
        "n_words_reference": 900, "p": q, "q": q,
    }  # fmt: skip
    rows = pd.DataFrame([row]).astype({"p": float, "q": float})
    return terms_words(
        rows, About("Dam", source_of("1.0")), most=6, n_tests=0 if q is None else 40, within_events=False
    )


@pytest.mark.parametrize(
    ("q", "title"),
    [
        (0.01, "Distinctive terms of Wire against Post"),
        (0.4, "Terms of Wire against Post, none of them distinctive"),
        (None, "Terms of Wire against Post, not tested"),
    ],
)
def test_a_title_calls_terms_distinctive_only_where_some_are(q, title):
    assert words(q).title == title


@pytest.mark.parametrize(
    ("n", "said"),
    [
        ((0, 0), "Nothing could be compared: no two of these groups have articles with a value on the same event."),
        ((4, 30), "Nothing was tested: a test takes 5 comparable articles on both sides."),
        ((6, 30), "Nothing was tested: in no comparison do values vary."),
    ],
)
def test_why_nothing_was_tested_is_said_as_it_is(n, said):
    rows = pd.DataFrame({"n_target": n[:1], "n_reference": n[1:], "q": [float("nan")], "certainty": [NONE]})
    assert comparisons_made(rows) == said


@pytest.mark.parametrize(
    ("value", "percent", "said"),
    [(0.4467, True, "44.7%"), (-0.0206, False, "\u22120.0206"), (float("nan"), False, "n/a"), (61.53, False, "61.5")],
)
def test_a_value_in_an_alternative_text_is_written_as_in_the_chart_and_never_nan(value, percent, said):
    assert in_alt(value, percent=percent) == said


@pytest.mark.parametrize(
    ("tests", "said"),
    [
        ([SHUFFLED, SHUFFLED], "Mark. Test: permutation of articles, t interval."),
        ([DESCRIBED], "Mark. Neither test nor interval: fewer than 5 articles."),
        (
            [ALIKE, SHUFFLED, DESCRIBED],
            "Mark. Test: permutation of articles, t interval. Neither test nor interval: all articles have the same "
            "value, fewer than 5 articles.",
        ),
    ],
)
def test_a_chart_of_differences_says_why_some_have_no_interval(tests, said):
    rows = pd.DataFrame({"test": tests})
    about = About("Dam", source_of("1.0"))
    assert differences_words(rows, metrics()["lix"], about, title="LIX", marks="Mark.").note == said


def test_plotted_differences_are_in_the_unit_of_the_axis_and_say_it():
    rows = pd.DataFrame({"target": ["Wire"], "difference": [0.17], "low": [0.1], "high": [0.24]})
    share, index = (differences_plotted(rows, metrics()[name]).iloc[0] for name in ("quote_density", "lix"))
    assert share[["difference", "low", "high"]].tolist() == pytest.approx([17, 10, 24])
    assert share["unit"] == "percentage points"
    assert (index["difference"], index["unit"]) == (0.17, metrics()["lix"].unit)

"""Words around charts claim no more than the chart shows."""

from __future__ import annotations

import pandas as pd
import pytest

from lib.compare.sentence import NONE
from lib.report.captions import About, comparisons_made, source_of, terms_words
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

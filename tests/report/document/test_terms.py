"""The section on distinctive terms says no more than the tests of terms."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
from reported import material

from lib.compare.term_counts import term_counts
from lib.ingest.folder import sample_articles


def terms_of(report):
    return next(each for each in report.sections if each.heading == "Distinctive terms").parts


def test_terms_may_be_counted_by_whoever_keeps_counts():
    made = material(sample_articles())
    asked = []

    def count(index, tell):
        asked.append(index.articles)
        return term_counts(index, "all", tell)

    pd.testing.assert_frame_equal(replace(made, count=count).terms, made.terms)
    assert asked == [tuple(made.table["id"])]


def test_the_terms_that_are_listed_as_distinctive_are_drawn(sample_report):
    listed, *charts = terms_of(sample_report)[1:]
    assert "first those with q < .05" in charts[0].picture.words.note
    for chart in charts:
        drawn = chart.rows.rows
        sure = listed.rows[listed.rows["target"] == drawn["target"].iloc[0]]
        # A word that stands only in a phrase is left to the phrase: nessa, ferrick.
        assert len(sure)
        assert set(" ".join(sure["term"]).split()) <= set(" ".join(drawn["term"]).split())


def test_a_term_is_said_to_be_more_in_the_side_with_the_higher_rate(sample_report):
    for chart in terms_of(sample_report)[2:]:
        rows = chart.rows.rows
        more = rows["rate_target"] > rows["rate_reference"]
        assert 0 < more.sum() < len(rows)
        assert (rows["more_in"] == rows["target"].where(more, "the others")).all()


def test_the_number_of_tests_of_terms_is_not_taken_for_a_number_of_terms(sample_report):
    said, listed, *_ = terms_of(sample_report)
    terms = material(sample_articles()).terms
    n_tests, n_more = terms["q"].notna().sum(), ((terms["q"] < 0.05) & (terms["log_odds_z"] > 0)).sum()
    assert terms["term"].nunique() < n_tests
    assert said.text.startswith(
        f"Of {n_tests:,} tests over articles (each term, each outlet against the others) {n_more} find a term that the "
        "outlet uses more (q below .05)."
    )
    assert len(listed.rows) == n_more

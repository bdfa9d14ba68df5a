from __future__ import annotations

import pandas as pd

from lib.compare.groups import group_columns, group_of
from lib.model import Article
from lib.score import articles_frame, score_frame


def table(*articles: Article) -> pd.DataFrame:
    return score_frame(articles_frame(articles))


def test_periods_are_known_only_where_the_date_is_as_exact():
    scores = table(Article("a", published="2018"), Article("b", published="2018-06-06"), Article("c"))
    assert group_of(scores, "year").tolist()[:2] == ["2018", "2018"]
    assert group_of(scores, "month").isna().tolist() == [True, False, True]
    assert group_of(scores, "month")[1] == "2018-06"


def test_only_what_separates_articles_is_offered_and_outlet_always():
    scores = table(
        Article("a", outlet="X", author="Ana", published="2018-06"), Article("b", outlet="X", published="2018-07")
    )
    assert group_columns(scores) == ["outlet", "month"]
    assert group_columns(scores.assign(country=["Norway", "Chile"])) == ["outlet", "month", "country"]
    assert group_columns(scores.assign(country=["Norway", None])) == ["outlet", "month"]

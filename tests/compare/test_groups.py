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


def labelled(n_rows: int, **values: object) -> pd.DataFrame:
    return pd.DataFrame({"outlet": ["X"] * n_rows, "author": None, "event": None, "published": None, **values})


def test_a_label_is_offered_if_two_articles_share_a_value_on_average():
    assert group_columns(labelled(4, country=["Norway", "Norway", "Chile", "Chile"])) == ["outlet", "country"]
    assert group_columns(labelled(4, country=["Norway", "Norway", "Chile", None])) == ["outlet"]
    assert group_columns(labelled(4, row=["1", "2", "3", "4"], same="x", empty=None)) == ["outlet"]


def test_a_label_of_more_than_sixty_values_is_not_offered():
    numbers = [str(place // 4) for place in range(244)]
    assert group_columns(labelled(240, page=numbers[:240])) == ["outlet", "page"]
    assert group_columns(labelled(244, page=numbers)) == ["outlet"]


def test_a_label_called_year_takes_the_place_of_the_year_of_publication():
    scores = labelled(4, published="2018-06-06", year=["1", "1", "2", "2"])
    assert group_columns(scores) == ["outlet", "year"]
    assert group_of(scores, "year").tolist() == ["1", "1", "2", "2"]


def test_hostile_names_of_labels_are_names_like_any_other():
    names = ["__proto__", "=cmd|x", "<b>", "group", "n"]
    assert group_columns(labelled(4, **{name: ["a", "a", "b", "b"] for name in names})) == ["outlet", *names]

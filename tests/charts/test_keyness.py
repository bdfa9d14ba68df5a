from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from lib.charts.keyness import diverging, shown_terms
from lib.charts.theme import DARK, LIGHT, Words
from lib.compare.keyness import THE_OTHERS

WORDS = Words("Distinctive terms", "z\nEvent <x>", "Numbers: articles.")


def table(*rows: tuple[str, float, float], reference: str = "Wire") -> pd.DataFrame:
    """Rows of (term, z, q)."""
    counts = dict.fromkeys(("n_articles_target", "n_articles_reference"), 3) | {"n_target": 5, "n_reference": 8}
    return pd.DataFrame(rows, columns=["term", "log_odds_z", "q"]).assign(
        target="<b>Post</b>", reference=reference, log_ratio=lambda found: found["log_odds_z"] / 2, rate_target=1.5,
        rate_reference=0.5, count_target=range(len(rows)), count_reference=1, spelling=lambda found: found["term"],
        **counts,
    )  # fmt: skip


def drawn(rows: pd.DataFrame, theme=LIGHT, **options):
    return diverging(rows, theme, groups=["<b>Post</b>", "Wire"], words=WORDS, **options)


def dots(figure):
    return [trace for trace in figure.data if trace.mode == "markers"]


def texts(figure) -> list[str]:
    return [annotation.text for annotation in figure.layout.annotations]


ROWS = table(("regime", 4.0, 0.01), ("dam", 1.0, 0.4), ("port", -0.5, 0.9), ("<i>x</i>", -3.0, np.nan))


def test_the_targets_terms_stand_right_of_zero_and_the_references_left():
    right, left = dots(drawn(ROWS))
    assert list(right.customdata) == ["regime", "dam"]
    assert list(right.x) == [4.0, 1.0]
    assert list(left.customdata) == ["port", "<i>x</i>"]
    assert list(left.x) == [-0.5, -3.0]
    assert [*right.y, *left.y] == [0, -1, -2, -3]


def test_only_what_is_not_chance_is_full_and_bold():
    figure = drawn(ROWS)
    right, left = dots(figure)
    assert list(right.marker.symbol) == ["circle", "circle-open"]
    assert list(left.marker.symbol) == ["square-open", "square-open"]  # not tested is not sure either
    assert [text for text in texts(figure) if text.startswith("<b>regime") or text == "dam"] == ["<b>regime</b>", "dam"]


def test_terms_are_written_as_in_the_texts_and_clicked_as_they_are_counted():
    figure = drawn(table(("us", 4.0, 0.4)).assign(spelling="US"))
    right, _ = dots(figure)
    assert "US" in texts(figure)
    assert right.hovertext[0].startswith("<b>US</b>")
    assert list(right.customdata) == ["us"]


def test_every_term_says_in_how_many_articles_of_both_sides_it_is():
    assert texts(drawn(ROWS)).count("3/5 : 3/8") == 4


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_groups_keep_their_colour_and_the_rest_has_none(theme):
    right, left = dots(drawn(ROWS.assign(reference=THE_OTHERS), theme))
    assert right.marker.color[0] == theme.marks[0]
    assert left.marker.color[0].startswith(theme.muted)


def test_the_other_strength_orders_and_places_the_same_terms():
    rows = ROWS.assign(log_ratio=[1.0, 2.0, -3.0, -1.0])
    right, left = dots(drawn(rows, strength="log_ratio"))
    assert list(right.customdata) == ["dam", "regime"]
    assert list(left.x) == [-1.0, -3.0]


def test_terms_and_groups_cannot_style_the_chart():
    shown = str(drawn(ROWS).to_dict()["layout"]) + str([trace.hovertext for trace in drawn(ROWS).data])
    assert "&lt;i&gt;x" in shown
    assert "<i>x" not in shown
    assert "<b>Post" not in shown


def test_one_side_may_be_empty():
    figure = drawn(ROWS[:1])
    assert [len(trace.x) for trace in dots(figure)] == [1, 0]


def test_the_strongest_of_each_side_are_drawn():
    rows = table(*[(f"t{number}", float(number), 0.5) for number in range(-9, 10)])
    assert shown_terms(rows, 2)["term"].tolist() == ["t9", "t8", "t-8", "t-9"]


def test_what_is_not_chance_is_drawn_before_stronger_terms_that_may_be():
    rows = table(
        ("torrel", 3.0, 0.3), ("claimed", 2.4, 0.021), ("explained", 2.6, 0.004), ("hall", 2.0, 0.17),
        ("dr", -1.5, 0.06), ("said", -1.4, 0.01), ("port", -3.0, np.nan),
    )  # fmt: skip
    assert shown_terms(rows, 3)["term"].tolist() == ["torrel", "explained", "claimed", "said", "dr", "port"]
    assert shown_terms(rows, 2)["term"].tolist() == ["explained", "claimed", "said", "port"]
    assert shown_terms(rows, 1)["term"].tolist() == ["explained", "said"]


def test_function_words_that_may_be_chance_are_drawn_last():
    rows = table(("you", 3.8, 0.157), ("hall", 2.0, 0.17), ("the hall", 1.9, 0.2), ("and", 1.0, 0.022), ("i", -1, 0.6))
    assert shown_terms(rows, 4)["term"].tolist() == ["you", "hall", "the hall", "and", "i"]
    assert shown_terms(rows, 3)["term"].tolist() == ["hall", "the hall", "and", "i"]


def test_a_word_that_is_only_in_a_phrase_is_left_to_the_phrase():
    rows = table(("nessa", 3.0, 0.1), ("ferrick", 2.9, 0.1), ("nessa ferrick", 2.8, 0.1)).assign(count_target=[5, 7, 5])
    assert shown_terms(rows)["term"].tolist() == ["ferrick", "nessa ferrick"]


def test_terms_without_a_strength_are_not_drawn():
    assert shown_terms(table(("the", np.nan, np.nan))).empty

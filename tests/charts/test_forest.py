from __future__ import annotations

import pandas as pd
import pytest

from lib.charts.findings import findings_html
from lib.charts.forest import forest
from lib.charts.frame import Paper
from lib.charts.pairs import pairs
from lib.charts.theme import DARK, LIGHT, THEMES, Words
from lib.compare.sentence import with_sentences

NAN = float("nan")
WORDS = Words("Loaded <terms>", "per 1,000 words\nall events", "Mark: difference.")
NAMES = ["<b>Post</b>", "Ledger", "Wire"]
COLUMNS = ["target", "reference", "n_target", "n_reference", "difference", "low", "high", "q", "certainty", "sentence"]
ROWS = [
    ("Wire", "Ledger", 10, 30, -8.0, -12.0, -4.0, 0.0004, "finding", "Wire uses 8 fewer"),
    ("<b>Post</b>", "Ledger", 10, 30, 3.0, -1.0, 7.0, 0.21, "none", "<img src=x>"),
    ("<b>Post</b>", "Wire", 3, 30, 2.0, NAN, NAN, NAN, "none", "3 articles"),
]
TABLE = pd.DataFrame(ROWS, columns=COLUMNS)


def texts(figure) -> list[str]:
    return [str(annotation.text) for annotation in figure.layout.annotations]


def test_a_finding_is_filled_and_any_other_difference_is_open():
    for theme in THEMES.values():
        dots = [trace for trace in forest(TABLE, theme, names=NAMES, words=WORDS).data if trace.mode == "markers"]
        assert [dot.marker.color == theme.background for dot in dots] == [False, True, True]
        assert [dot.x[0] for dot in dots] == [-8.0, 3.0, 2.0]


def test_only_what_has_an_interval_gets_a_bar():
    bars = [trace for trace in forest(TABLE, LIGHT, names=NAMES, words=WORDS).data if trace.mode == "lines"]
    assert [tuple(bar.x) for bar in bars] == [(-12.0, -4.0), (-1.0, 7.0)]
    assert bars[0].line.width > bars[1].line.width


@pytest.mark.parametrize("is_share", [False, True])
def test_numbers_beside_a_row_are_those_of_its_sentence(is_share):
    """Digit for digit, also where the intervals of other rows are ten times as wide."""
    measure, unit = ("quote_density", 0.01) if is_share else ("loaded_terms", 1)
    ends = {"difference": [5.43, -38.2], "low": [1.21, -90.4], "high": [9.65, 14.0]}
    table = with_sentences(
        pd.DataFrame({name: [unit * value for value in values] for name, values in ends.items()}).assign(
            target=["Post", "Wire"], reference="Ledger", n_target=10, n_reference=30, measure=measure, voice="all",
            test="permutation", p=[0.001, 0.4], q=[0.001, 0.4], q_measure=[0.001, 0.4],
        )
    )  # fmt: skip
    assert "5.4" in table["sentence"][0]
    assert "1.2 to 9.7" in table["sentence"][0]
    assert "−38, 95 % interval −90 to 14" in table["sentence"][1]
    beside = " ".join(texts(forest(table, LIGHT, names=["Ledger", "Post", "Wire"], words=WORDS, is_share=is_share)))
    assert all(each in beside for each in ("<b>+5.4", "1.2 to 9.7", "<b>−38", "−90 to 14"))
    cells = " ".join(texts(pairs(table, LIGHT, names=["Ledger", "Post", "Wire"], words=WORDS, is_share=is_share)))
    assert all(each in cells for each in ("▲ +5.4", "1.2 to 9.7", "−38", "−90 to 14"))


def test_zero_is_in_the_middle_of_the_axis():
    low, high = forest(TABLE, LIGHT, names=NAMES, words=WORDS).layout.xaxis.range
    assert low == -high
    assert high > 12


def test_numbers_beside_the_rows_are_difference_interval_and_q():
    shown = texts(forest(TABLE, LIGHT, names=NAMES, words=WORDS))
    assert any("<b>−8" in text and "−12" in text and "−4" in text and "q &lt; 0.001" in text for text in shown)
    assert any("<b>+3" in text and "q = 0.21" in text for text in shown)
    assert any(text == "<b>+2</b>" or text.startswith("<b>+2.0</b>") for text in shown)


def test_no_difference_anywhere_still_draws():
    empty = TABLE.assign(difference=NAN, low=NAN, high=NAN)
    assert "n/a" in " ".join(texts(forest(empty, DARK, names=NAMES, words=WORDS)))
    assert len(forest(TABLE.assign(difference=0.0, low=0.0, high=0.0), DARK, names=NAMES, words=WORDS).data) == 6


@pytest.mark.parametrize("draw", [forest, pairs])
def test_names_and_sentences_cannot_be_styled(draw):
    drawn = str(draw(TABLE, LIGHT, names=NAMES, words=WORDS).to_dict())
    assert "<img" not in drawn
    assert "<b>Post" not in drawn
    assert "Loaded &lt;terms&gt;" in drawn


def test_a_cell_is_the_rows_group_minus_the_columns():
    shown = texts(pairs(TABLE, LIGHT, names=NAMES, words=WORDS))
    # Rows Ledger and Wire, columns Post and Ledger: Ledger - Post is -(Post - Ledger).
    assert any(text.startswith("−3") and "−7" in text and "1" in text for text in shown)
    assert any(text.startswith("<b>▼ −8") for text in shown)
    assert any(text.startswith("−2") for text in shown)


def test_many_groups_have_no_room_for_intervals_and_a_pair_never_compared_says_so():
    names = [f"Outlet {number}" for number in range(14)]
    table = pd.DataFrame([("Outlet 1", "Outlet 0", 9, 9, 2.0, 1.0, 3.0, 0.01, "finding", "more")], columns=COLUMNS)
    shown = texts(pairs(table, LIGHT, names=names, words=WORDS))
    assert sum(text == "n/a" for text in shown) == 14 * 13 // 2 - 1
    assert any(text.startswith("<b>▲ +2") and "to" not in text for text in shown)


@pytest.mark.parametrize("n", [3, 4, 5, 6])
def test_pairs_on_a_web_card_have_their_intervals(n):
    names = [f"Outlet {number}" for number in range(n)]
    pair = [(names[a], names[b], 9, 9, -12.3, -15.4, -9.1, 0.01, "finding", "less") for a in range(n) for b in range(a)]
    table = pd.DataFrame(pair, columns=COLUMNS)
    card = Paper(720, 405)
    figure = pairs(table, LIGHT, names=names, words=WORDS, paper=card)
    cells = [text for text in texts(figure) if "▼" in text]
    assert len(cells) == n * (n - 1) / 2
    assert all("−15.4 to −9.1" in text for text in cells)
    assert figure.layout.height == card.height


def test_a_list_of_findings_escapes_what_it_shows_and_tells_findings_apart():
    shown = findings_html(TABLE, LIGHT)
    assert '<li class="fs-finding">Wire uses 8 fewer</li>' in shown
    assert '<li class="fs-none">&lt;img src=x&gt;</li>' in shown

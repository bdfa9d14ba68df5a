"""No figure of docs/validity.md falls unnoticed. The labelled texts are not in this repository."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.labelled import DATA_SETS, TARGETS
from bench.page import VALIDITY, part
from bench.validity import COMMAND, DIGITS, documented, evaluate, markdown

EVALUATE = Path(__file__).parents[2] / "shared" / "validity" / "evaluate.py"
ROUNDING = 0.6 * 10**-DIGITS  # figures are documented with so many digits; nothing more is forgiven
DOCUMENTED = documented()
# Nobody labelled news_abp: it says nothing of agreement with people, and takes a third of the time.
LABELLED = [data for data in DATA_SETS if data != "news_abp"]


def falls(measured, written) -> list[str]:
    """What is worse than documented: measure, documented value, measured value."""
    now = {figure.measure: figure.value for figure in measured}
    lines = []
    for figure in written:
        value = now.get(figure.measure)
        loss = None if value is None else (value - figure.value) * (1 if figure.low_is_good else -1)
        if loss is None or loss > ROUNDING:
            lines.append(f"{figure.data}, {figure.measure}: documented {figure.value}, measured {value}")
    return lines


@pytest.mark.skipif(not EVALUATE.exists(), reason="the labelled texts (../shared/validity) are not here")
@pytest.mark.parametrize("data", LABELLED)
def test_no_figure_falls_below_its_documented_value(data):
    fallen = falls(
        evaluate(EVALUATE, data, intervals=False), [figure for figure in DOCUMENTED.figures if figure.data == data]
    )
    assert not fallen, "\n".join(
        ["", *fallen, "If it is meant, document it: python -m bench.validity ../shared/validity/evaluate.py --write"]
    )


def test_every_documented_figure_belongs_to_a_described_data_set():
    assert {figure.data for figure in DOCUMENTED.figures} == set(DATA_SETS)


def test_every_target_belongs_to_a_documented_figure():
    assert set(TARGETS) <= {(figure.data, figure.measure) for figure in DOCUMENTED.figures}


def test_the_page_shows_the_documented_figures():
    assert part(VALIDITY, COMMAND) == markdown(DOCUMENTED)

"""No text of any chart is cut or covers another, in any format, whatever outlets are called: measured in Chromium."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from gallery import gallery

from lib.charts import typeface
from lib.charts.picture import FORMATS, Format, laid_out
from lib.charts.theme import DARK, LIGHT, escaped
from lib.report.embedded import PLOTLY, typeface_rule

BOXES = (Path(__file__).parent / "boxes.js").read_text(encoding="utf-8")
PAGE = f"""<style>
{typeface_rule()}
body {{ margin: 0; font-family: "{typeface.FAMILY}"; }}
</style><div id="c" style="display: inline-block"></div><span id="line" style="white-space: pre"></span>"""
# Few short names, many long ones, and what lies between: every format has its own number of them.
SIZES = ((2, 3), (3, 60), (4, 24), (8, 60), (12, 60))
ALL = list(FORMATS.values())
SAMPLES = ["The quick brown fox", "WWW MMM", "illicit “fi” fl ffi", "−0.12 to 0.45", "Øresund Łódź Ελλάδα", "n = 1,234"]


@pytest.fixture(scope="module")
def paper(chromium):
    """A page with nothing but plotly.js and the typeface."""
    page = chromium.new_page(viewport={"width": 1400, "height": 900})
    page.set_content(PAGE)
    page.add_script_tag(path=str(PLOTLY))
    page.evaluate(f"Promise.all([400, 700].map(w => document.fonts.load(`${{w}} 14px '{typeface.FAMILY}'`)))")
    yield page
    page.close()


def formats(size: int, place: int) -> list[Format]:
    """All with the most outlets; with fewer each kind of chart is drawn in another one, by turns."""
    return ALL if size == len(SIZES) - 1 else [ALL[(size + place) % len(ALL)]]


@pytest.mark.parametrize("size", range(len(SIZES)))
def test_no_text_is_cut_or_covers_another(paper, size):
    faults = {}
    n, length = SIZES[size]
    for place, (kind, picture) in enumerate(gallery(n, length).items()):
        for form in formats(size, place):
            image = laid_out(picture, (LIGHT, DARK)[n % 2], form)
            found = paper.evaluate(BOXES, json.loads(image.figure.to_json()))
            if found:
                faults[kind, form.name] = found
    assert faults == {}


def test_a_text_that_is_too_wide_is_noticed(paper):
    text = {"text": "Far too wide for this", "x": 0, "xref": "paper", "xanchor": "right", "showarrow": False}
    beside = text | {"text": "and covered", "xanchor": "left", "x": -0.1}
    figure = {"data": [], "layout": {"width": 200, "height": 100, "annotations": [text, beside]}}
    assert len(paper.evaluate(BOXES, figure)) >= 2


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("text", SAMPLES)
def test_text_is_about_as_wide_as_measured_and_never_wider(paper, text, bold):
    drawn = paper.evaluate(
        """([text, weight]) => {
            const line = document.getElementById("line");
            line.style.font = `${weight} 20px "Source Sans"`;
            line.textContent = text;
            return line.getBoundingClientRect().width;
        }""",
        [text, typeface.BOLD if bold else typeface.REGULAR],
    )
    measured = typeface.width(text, 20, bold=bold)
    assert 0.9 * measured <= drawn <= measured + 0.5


@pytest.mark.parametrize("name", ["חדשות הצפון", "جريدة الساحل"])
def test_a_number_behind_a_name_that_runs_from_right_to_left_stays_behind_it(paper, name):
    text = {"text": escaped(f"{name}: 6 articles"), "x": 0, "xref": "paper", "showarrow": False}
    places = paper.evaluate(
        """async ([figure, name]) => {
            await Plotly.newPlot("c", figure.data, figure.layout, { staticPlot: true });
            const text = document.querySelector("#c .annotation-text");
            return [text.getStartPositionOfChar(0).x, text.getStartPositionOfChar(text.textContent.indexOf("6")).x];
        }""",
        [{"data": [], "layout": {"width": 400, "height": 100, "annotations": [text]}}, name],
    )
    assert places[0] < places[1]

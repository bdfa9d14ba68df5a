"""A report opened from a file: it asks for nothing, draws its charts in both themes, and prints whole."""

from __future__ import annotations

import io
import re

import pypdfium2
import pytest

from lib.__main__ import main

PDF_TEXT = 1  # of the kinds of objects of a page
FOLDER = "data/sample/port-strike"


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    path = tmp_path_factory.mktemp("report") / "report.html"
    assert main(["report", FOLDER, "--measures", "loaded_terms", "--output", str(path), "--date", "2026-11-22"]) == 0
    return path


@pytest.fixture
def opened(chromium, report):
    """Opens the report; at the end nothing may have been asked for, and nothing may have gone wrong."""
    contexts, faults = [], []

    def opener(scheme="light", width=1280):
        context = chromium.new_context(color_scheme=scheme, viewport={"width": width, "height": 900})
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda message: faults.append(message.text))
        page.on("request", lambda request: faults.append(request.url) if request.url != report.as_uri() else None)
        page.goto(report.as_uri())
        page.wait_for_selector("html.drawn")
        return page

    yield opener
    for context in contexts:
        context.close()
    assert [fault for fault in faults if not fault.startswith("data:")] == []


def draw_all(page):
    """Scrolls until every chart is drawn."""
    for chart in page.locator("[data-chart]").all():
        chart.scroll_into_view_if_needed()
        chart.locator("svg.main-svg").first.wait_for()


@pytest.mark.parametrize(("scheme", "width"), [("dark", 820), ("light", 390)])
def test_every_chart_is_drawn_in_its_column_and_nothing_runs_out_of_the_page(opened, scheme, width):
    page = opened(scheme, width)
    draw_all(page)
    ground = {"light": "rgb(255, 255, 255)", "dark": "rgb(21, 24, 29)"}[scheme]
    for chart in page.locator("[data-chart]").all():
        assert chart.locator("svg.main-svg").first.evaluate("each => getComputedStyle(each).backgroundColor") == ground
        box = chart.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_texts_and_charts_can_be_selected_and_tables_opened_by_keyboard(opened):
    page = opened()
    draw_all(page)
    page.keyboard.press("Control+A")
    selected = re.sub(r"\s+", " ", page.evaluate("getSelection().toString()"))
    assert "What was found" in selected
    assert "The Harbour Post uses 27 more loaded terms" in selected
    assert "Loaded terms by outlet" in selected
    first = page.locator("figure details").first
    first.locator("summary").focus()
    page.keyboard.press("Enter")
    assert first.get_attribute("open") is not None
    assert first.locator("td").first.is_visible()


def test_on_paper_every_chart_is_whole_and_light(opened):
    page = opened("dark", 390)
    printed = page.pdf(prefer_css_page_size=True, print_background=True)
    book = pypdfium2.PdfDocument(io.BytesIO(printed))
    pages = [book[number].get_textpage().get_text_range() for number in range(len(book))]
    titles = page.locator("[data-chart]").count()
    assert titles > 5
    (own,) = [text for text in pages if "Loaded terms by outlet" in text and "Dot: article." in text]
    assert "Dotted: mean of all." in re.sub(r"\s+", " ", own)
    assert book[1].render(scale=0.2).to_pil().convert("L").getpixel((5, 5)) > 250
    assert all(text.strip() for text in pages)
    for heading in ("What was compared", "What was found", "Distinctive terms", "Provenance"):
        (own,) = [text for text in pages[1:] if re.search(rf"^{heading}\s*$", text, re.MULTILINE)] or [pages[0]]
        assert re.search(rf"{heading}\s+\S+", own)


def test_a_very_long_name_does_not_make_the_printed_report_small(chromium, tmp_path):
    name = "Abendzeitungsverlagsgesellschaftsanzeigerwochenblatt"
    for number in range(7):
        text = f"The council met on day {number} to talk about the bridge. It was a disgrace, claimed Ann Holt.\n"
        (tmp_path / f"{number}.txt").write_text(text * (number + 1))
    index = "".join(f"{n}.txt,{name} {'ABCDEFG'[n]},{'Dam Port'.split()[n % 2]}\n" for n in range(7))
    (tmp_path / "index.csv").write_text(f"file,outlet,event\n{index}")
    assert main(["report", str(tmp_path), "--with-copies", "--output", str(tmp_path / "report.html")]) == 0
    page = chromium.new_page()
    page.goto((tmp_path / "report.html").as_uri())
    page.wait_for_selector("html.drawn")
    first = pypdfium2.PdfDocument(io.BytesIO(page.pdf(prefer_css_page_size=True)))[0]
    page.close()
    bounds = [each.get_bounds() for each in first.get_objects() if each.type == PDF_TEXT]
    highest = max(top - bottom for _, bottom, _, top in bounds)
    assert highest > 0.55 * 22  # pt: the heading's letters, in the size of the style sheet

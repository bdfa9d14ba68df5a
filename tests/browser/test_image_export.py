"""Charts saved from the dashboard, as their files are."""

from __future__ import annotations

import io
import json
import re
import subprocess
import zipfile
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import numpy as np
import pytest
from conftest import choose, settled
from gallery import gallery
from PIL import Image

from lib.charts.picture import FORMATS
from lib.charts.theme import LIGHT
from lib.report.bundle import bundle
from lib.report.charts_page import charts_html
from lib.report.chromium import studio
from lib.report.picture import Edition, View

NAMESPACE = "{http://www.w3.org/2000/svg}"
VIEW = View("compare", {"by": "outlet"}, {"framescope": "1"}, "compare_chart")


def open_export(page):
    """The panel beside the first chart, with its preview drawn."""
    page.locator(".js-plotly-plot").first.wait_for()
    page.get_by_role("button", name="Save as image", exact=True).first.click()
    drawn(page)


def drawn(page):
    page.locator('[data-part="png"]:not([disabled])').wait_for()


def saved(page, part: str) -> tuple[str, bytes]:
    with page.expect_download() as download:
        page.locator(f'[data-part="{part}"]').click()
    return download.value.suggested_filename, download.value.path().read_bytes()


def close(page):
    page.get_by_test_id("stDialog").get_by_role("button", name="Close").click()
    settled(page)


# Any breach of the content security policy is an error on the console, which `open_page` notices.


def test_files_hold_the_chart_in_its_typeface_and_the_server_makes_the_same(open_page):
    page = open_page("article")
    open_export(page)
    png_name, png = saved(page, "png")
    svg_name, svg = saved(page, "svg")
    _check_names(png_name, svg_name)
    with Image.open(io.BytesIO(png)) as image:
        assert image.size == (3840, 2160)
    _check_svg(svg)
    close(page)
    from_server = _zipped(page)
    assert set(from_server) == {"png", "svg", "csv", "json"}
    assert json.loads(from_server["json"])["page"] == "article"
    one, other = (np.asarray(Image.open(io.BytesIO(each)).convert("L"), float) for each in (png, from_server["png"]))
    assert one.shape == other.shape
    assert np.mean(np.abs(one - other) > 64) < 0.001


def _check_names(png: str, svg: str) -> None:
    assert png.removesuffix(".png") == svg.removesuffix(".svg")
    assert re.fullmatch(rf"[a-z0-9_-]+_sentences_{date.today()}_[0-9a-f]{{8}}\.png", png)


def _check_svg(svg: bytes) -> None:
    root = ElementTree.fromstring(svg)
    assert (root.get("width"), root.get("height")) == ("1920", "1080")
    assert '@font-face{font-family:"Source Sans";src:url(data:font/woff2;base64,' in root.find(f"{NAMESPACE}style").text
    assert root.find(f"{NAMESPACE}title").text
    assert "sentences in the order of the text" in root.find(f"{NAMESPACE}desc").text
    assert b"http://" not in re.sub(rb'xmlns(:xlink)?="[^"]*"', b"", svg)


def _zipped(page) -> dict[str, bytes]:
    """The files of the ZIP by their endings."""
    page.get_by_role("button", name="All charts", exact=True).first.click()
    page.get_by_role("button", name="Make the ZIP of 1 chart").click()
    page.get_by_role("button", name="Download the ZIP").wait_for()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the ZIP").click()
    with zipfile.ZipFile(download.value.path()) as archive:
        return {name.rpartition(".")[2]: archive.read(name) for name in archive.namelist()}


def test_what_is_chosen_in_the_panel_is_in_the_file_and_nothing_is_loaded_before(open_page):
    asked: list[str] = []
    page = open_page("overview")
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_role("link", name="Article", exact=True).first.click()
    page.get_by_role("heading", name="Article", exact=True).wait_for()
    page.locator(".js-plotly-plot .annotation-text").first.wait_for()
    page.locator(".js-plotly-plot").first.hover()
    assert page.locator(".modebar-btn").count() == 0  # Plotly's own image would lack typeface and format
    assert [url for url in asked if "/framescope/" in url] == []
    open_export(page)
    before, _ = saved(page, "svg")
    _choose(page)
    name, svg = saved(page, "svg")
    assert name != before
    text = "".join(ElementTree.fromstring(svg).itertext())
    assert "What <b>I</b> found" in text
    assert "Chart: A. Analyst" in text
    _, png = saved(page, "png")
    with Image.open(io.BytesIO(png)) as image:
        assert image.width == 2 * 1004
        assert image.info["dpi"] == pytest.approx((600, 600), abs=0.1)


def _choose(page) -> None:
    page.get_by_label("Title", exact=True).fill("What <b>I</b> found")
    page.get_by_label("Byline", exact=True).fill("Chart: A. Analyst")
    choose(page, "Format", "Print column, 85 mm at 300 dpi")
    page.get_by_text("1,004 ×").wait_for()
    drawn(page)


def test_a_zip_says_how_far_it_is_and_ends_when_told():
    charts = [(Edition(each, LIGHT, FORMATS["card"], each.words, "alt"), VIEW) for each in gallery(2, 6).values()][:3]
    heard = []

    def tell(done: int) -> None:
        heard.append(done)
        if done == 2:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        bundle(charts, date(2026, 1, 2), tell)
    assert heard == [1, 2]


def without_typeface(text: str) -> set[str]:
    """Those of its characters that no typeface of this machine has, as fontconfig says."""
    asked = {each: ["fc-list", f":charset={ord(each):x}", "family"] for each in text}
    return {each for each, command in asked.items() if not subprocess.run(command, capture_output=True).stdout}


def test_characters_that_would_be_boxes_are_named_by_the_server_and_beside_the_preview(open_page):
    picture = gallery(2, 6)["outlets"]
    title = "Ωмега “5 %” Ørsted عَرَبِيّ 北方 🎉 हिन्दी ᚠ 𓀀"
    with studio() as drawing:
        made = drawing.images(Edition(picture, LIGHT, FORMATS["card"], replace(picture.words, title=title), "alt"))
    expected = without_typeface("Ωмега北方🎉ᚠ𓀀")
    assert set(made.lacking) & set("Ωмега北方🎉ᚠ𓀀") == expected
    page = open_page("article")
    open_export(page)
    page.get_by_label("Title", exact=True).fill(title)
    page.get_by_label("Byline", exact=True).click()
    page.get_by_text("boxes stand in the image" if expected else "for sharp screens").wait_for()


def test_the_page_of_all_charts_draws_them_offline_under_its_own_policy(chromium, tmp_path):
    charts = [Edition(each, LIGHT, FORMATS["card"], each.words, "alt") for each in gallery(2, 6).values()][:3]
    (tmp_path / "charts.html").write_text(charts_html(charts), encoding="utf-8")
    page, faults = chromium.new_page(), []
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: faults.append(request.url) if request.url.startswith("http") else None)
    page.goto((tmp_path / "charts.html").as_uri())
    page.wait_for_function("document.querySelectorAll('figure .annotation-text').length > 9")
    assert page.locator("figure .main-svg .bglayer").count() >= 3
    page.screenshot(path=tmp_path / "charts.png", full_page=True)
    page.close()
    assert faults == []

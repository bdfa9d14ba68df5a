"""The Report page: choose, make, download."""

from __future__ import annotations

import io
import zipfile

import pytest
from page_harness import AppTest, opened

from lib.model import Article
from lib.pages import report, report_choices
from lib.pages.corpus import Corpus
from lib.report.chromium import ImagesError

pytestmark = pytest.mark.filterwarnings("default")  # Streamlit's own


@pytest.fixture(autouse=True)
def without_chromium(monkeypatch):
    """Charts of Markdown are drawn by Chromium, which takes its time."""
    monkeypatch.setattr(report_choices, "found", lambda: None)


@pytest.fixture
def page() -> AppTest:
    page = opened("report")
    page.pills(key="report_contents").set_value([])
    return page.segmented_control(key="report_format").set_value(".md").run()


def made(page: AppTest) -> bytes:
    """The file that the page makes."""
    page.button(key="report_make").click().run()
    assert not page.exception
    return page.session_state["kept"]["report",].file


def test_a_report_is_made_and_offered_for_download(page):
    page.text_input(key="report_title").set_value("The port strike").run()
    text = made(page).decode()
    assert text.startswith("# The port strike\n")
    assert "The Harbour Post** uses 38 more loaded terms per 1,000 words" in text
    (download,) = page.get("download_button")
    assert "Markdown" in download.proto.label
    assert any("The Harbour Post" in each.proto.body for each in page.get("html"))


def test_what_the_page_does_not_show_of_the_findings_is_counted(page, monkeypatch):
    monkeypatch.setattr(report, "MOST_SHOWN", 2)
    text = made(page).decode()
    (said,) = [each.value for each in page.caption if each.value.endswith("more in the file.")]
    assert said == f"{len(page.session_state['kept']['report',].says) - 2} more in the file."
    assert text.count("\n- **") >= 2 + int(said.split()[0])


def test_another_choice_asks_for_another_report(page):
    assert b"Data desk" not in made(page)
    page.text_input(key="report_byline").set_value("Data desk").run()
    assert not page.get("download_button")
    assert b"Data desk" in made(page)


def test_without_a_measure_there_is_a_word_on_what_to_do(page):
    page.multiselect(key="report_measures").set_value([]).run()
    assert [each.value for each in page.info] == ["Choose at least one measure."]
    assert "report_make" not in [each.key for each in page.button]


def test_without_articles_there_is_a_word_on_what_to_do():
    page = opened("report", Corpus.of([]))
    assert "Add articles" in [each.label for each in page.button]
    assert "report_make" not in [each.key for each in page.button]


def test_what_is_stopped_is_not_offered(page, monkeypatch):
    class StopError(Exception):
        pass

    def stopped(*_: object, **__: object) -> None:
        raise StopError

    made(page)
    assert page.get("download_button")
    page.text_input(key="report_byline").set_value("Data desk").run()
    monkeypatch.setattr(report, "write", stopped)
    page.button(key="report_make").click().run()
    monkeypatch.undo()
    page.run()
    assert not page.get("download_button")
    assert page.button(key="report_make")


def test_two_articles_support_no_difference():
    held = Corpus.of([Article("The regime fell. It was a disgrace.", outlet="A"), Article("The dam held.", outlet="B")])
    page = opened("report", held)
    page.segmented_control(key="report_format").set_value(".md").run()
    assert b"Nothing was tested" in made(page)
    assert any("there is no Chromium on this machine" in each.value for each in page.caption)
    assert any("support no difference" in each.value for each in page.caption)


def test_markdown_comes_with_its_charts_as_images_where_there_is_a_chromium(page, monkeypatch):
    def drawn(material, path, tell, *, theme, images):
        path.write_text("# Report", encoding="utf-8")
        images.mkdir()
        (images / "01-overview.png").write_bytes(b"PNG")

    monkeypatch.setattr(report_choices, "found", lambda: "/usr/bin/chromium")
    monkeypatch.setattr(report, "write", drawn)
    with zipfile.ZipFile(io.BytesIO(made(page))) as archive:
        assert archive.namelist() == ["report.md", "report_images/01-overview.png"]
    (download,) = page.get("download_button")
    assert "ZIP" in download.proto.label


def test_why_images_cannot_be_made_is_said(page, monkeypatch):
    def refused(*_: object, **__: object) -> None:
        raise ImagesError("Chromium did not start.")

    monkeypatch.setattr(report, "write", refused)
    page.button(key="report_make").click().run()
    assert [each.value for each in page.text] == ["Chromium did not start."]
    assert page.button(key="report_make")


def test_charts_say_whether_their_measure_was_checked_by_hand(page):
    page.pills(key="report_contents").set_value(["overview"]).run()
    page.segmented_control(key="report_format").set_value(".html").run()
    assert b"Not checked by hand" in made(page)

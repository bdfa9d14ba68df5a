"""How texts get in: tables that are explained, long reading that is stopped, files in folders."""

from __future__ import annotations

import re

from conftest import choose, files_read, settled
from playwright.sync_api import expect

SENTENCE = "The dam held through the night, and nobody in the village was hurt."


def files(*named: tuple[str, str]) -> list[dict[str, object]]:
    return [{"name": name, "mimeType": "text/plain", "buffer": text.encode()} for name, text in named]


def drop(page, *named: tuple[str, str]) -> None:
    page.locator('[data-testid="stFileUploaderDropzoneInput"]').first.set_input_files(files(*named))


def table(rows: int, start: int = 0) -> str:
    lines = [f"{SENTENCE} Number {start + n}.,Daily {n % 2},0{1 + n % 3}/04/2026" for n in range(rows)]
    return "\n".join(
        ["what was said,who,when", *(f'"{line.split(",Daily")[0]}",Daily{line.split(",Daily")[1]}' for line in lines)]
    )


def test_a_table_is_explained_once_and_read_as_before_the_next_time(open_page):
    page = open_page()
    drop(page, ("talks.csv", table(6)))
    page.get_by_text("Which column is what?").wait_for()
    choose(page, "Outlet", "who")
    choose(page, "Date", "when")
    page.get_by_text("day first", exact=True).click()
    settled(page)
    page.get_by_role("button", name="Read 6 rows").click()
    page.locator(".fs-files", has_text="talks.csv").wait_for()
    expect(page.get_by_text("6 articles · 2 outlets")).to_be_visible()
    drop(page, ("more.csv", table(4, start=6)), ("note.txt", f"{SENTENCE} A note."))
    page.get_by_text("more.csv: columns as you chose them for a table like it.").wait_for()
    expect(page.get_by_text("11 articles · 2 outlets")).to_be_visible()


def test_a_table_without_a_column_of_texts_cannot_be_read_but_left_out(open_page):
    page = open_page()
    drop(page, ("numbers.csv", "a,b\n1,2\n3,4\n"))
    page.get_by_text("Which column is what?").wait_for()
    expect(page.get_by_role("button", name="Read 2 rows")).to_be_disabled()
    expect(page.get_by_text("Choose the column that holds the articles")).to_be_visible()
    page.get_by_role("button", name="Leave out").click()
    expect(page.get_by_text("Which column is what?")).to_have_count(0)


def test_reading_is_stopped_and_what_was_read_stays(open_page):
    page = open_page()
    drop(page, *((f"{n}.txt", f"{SENTENCE} Number {n}.") for n in range(200)))
    files_read(page, at_least=1)
    page.get_by_role("button", name="Stop").click()
    page.get_by_text(re.compile(r"stopped before \d+ files")).wait_for()
    settled(page)
    expect(page.get_by_text(re.compile(r"^\d+ articles · 0 outlets"))).to_be_visible()
    read = int(re.match(r"\d+", page.get_by_text(re.compile(r"^\d+ articles · 0 outlets")).inner_text())[0])
    assert 0 < read < 200


def test_reading_goes_on_while_the_user_looks_at_another_page(open_page):
    page = open_page()
    drop(page, *((f"n{n}.txt", f"{SENTENCE} Night {n}.") for n in range(120)))
    files_read(page)
    page.get_by_role("link", name="Methods", exact=True).first.click()
    page.get_by_text(re.compile("120 new articles from 120 files")).wait_for()
    page.get_by_role("link", name="Start", exact=True).first.click()
    expect(page.get_by_text("120 articles · ")).to_be_visible()

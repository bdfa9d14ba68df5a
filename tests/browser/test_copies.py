"""Near-copies as a user meets them: found at upload, read side by side, taken back into the comparison."""

from __future__ import annotations

import json
import re

from conftest import settled, take_columns_as_guessed
from playwright.sync_api import expect

from lib.ingest.folder import sample_articles

HOSTILE = '<img src=x onerror="alert(1)"> ![](http://example.org/a.png)'


def corpus_file() -> dict[str, object]:
    """Five articles, and one outlet's copy of the first without its last paragraphs."""
    articles = sample_articles()[:5]
    rows = [
        {"text": each.text, "title": each.title, "outlet": each.outlet, "date": each.published} for each in articles
    ]
    report = [line for line in articles[0].text.split("\n") if line.strip()]
    rows.append({"text": "\n\n".join(report[:-2]), "title": HOSTILE, "outlet": HOSTILE, "date": "2030-01-01"})
    content = "\n".join(map(json.dumps, rows)).encode()
    return {"name": "news.jsonl", "mimeType": "application/octet-stream", "buffer": content}


def choose_the_copy(page):
    page.locator('[data-testid="stDataFrame"]').first.click(position={"x": 15, "y": 55})
    page.get_by_role("button", name="Read both side by side").wait_for()
    settled(page)


def test_a_near_copy_is_found_read_beside_its_source_and_compared_if_the_analyst_calls_it_none(open_page):
    page = open_page()
    page.locator('[data-testid="stFileUploaderDropzoneInput"]').first.set_input_files([corpus_file()])
    take_columns_as_guessed(page, "news.jsonl")
    choose_the_copy(page)
    expect(page.get_by_text(re.compile(r"ran \d+% of this report by Carrow Wire; \d+% of its text"))).to_be_visible()
    page.get_by_role("button", name="Read both side by side").click()
    page.get_by_role("heading", name="Article", exact=True).wait_for()
    for place in range(2):
        page.locator(".fs-article").nth(place).locator(".fs-shared").first.wait_for()
    settled(page)
    assert page.locator(".fs-article img").count() == 0
    page.get_by_text("that both share").click()
    expect(page.locator(".fs-shared")).to_have_count(0)
    page.get_by_role("link", name="Start", exact=True).first.click()
    page.get_by_role("heading", name="Near-copies").wait_for()
    settled(page)
    choose_the_copy(page)
    page.get_by_role("button", name="This is no copy: compare").click()
    page.get_by_role("button", name="This is a copy after all").wait_for()
    settled(page)
    page.get_by_role("link", name="Overview", exact=True).first.click()
    page.get_by_role("heading", name="Overview").wait_for()
    page.get_by_text("Scores of every article").wait_for()
    assert page.get_by_text("Left out of the comparison").count() == 0
    page.get_by_role("link", name="Start", exact=True).first.click()
    page.get_by_role("heading", name="Near-copies").wait_for()
    settled(page)
    choose_the_copy(page)
    page.get_by_role("button", name="This is a copy after all").click()
    page.get_by_role("button", name="This is no copy: compare").wait_for()

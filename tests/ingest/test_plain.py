"""Plain text and Markdown."""

from __future__ import annotations

import pytest

from lib.ingest.limits import Limits
from lib.ingest.plain import read_markdown, read_plain
from lib.ingest.source import IngestError, Source
from lib.model import Article


def read(reader, text):
    return list(reader(Source("a", text.encode(), Limits())))


def test_plain_text_is_one_article_verbatim():
    text = "  MOSCOW, June 6. /TASS/. <b>It</b> ended,\n\n\nhe said…\t“Yes”  \n"
    assert read(read_plain, text) == [Article(text)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Bridge closed\n\nThe council met.", "Bridge closed"),
        ("\n# Bridge closed #\nThe council met.", "Bridge closed"),
        ("## Second level\n\nThe council met.", None),
        ("#tag and no heading", None),
        ("The council met.\n\n# Later heading", None),
        ("# \n\nThe council met.", None),
    ],
)
def test_a_heading_on_the_first_line_is_the_title_of_markdown_and_stays_in_the_text(text, title):
    assert read(read_markdown, text) == [Article(text, title=title)]


PAGE = "<!DOCTYPE html>\n<html><head><title>Bridge closed</title></head><body><p>It rained.</p></body></html>"


@pytest.mark.parametrize("reader", [read_plain, read_markdown])
def test_a_web_page_under_the_name_of_a_text_is_read_as_a_page(reader):
    assert read(reader, PAGE) == [Article("Bridge closed\n\nIt rained.", title="Bridge closed")]


@pytest.mark.parametrize(
    "text", ['{"text": "It rained."}', '[{"text": "One."}]\n', '{"a": 1}\n\n{"a": 2}\n', "[1,\n2]"]
)
@pytest.mark.parametrize(("reader", "name"), [(read_plain, "plain text"), (read_markdown, "Markdown")])
def test_data_under_the_name_of_a_text_is_refused(reader, name, text):
    with pytest.raises(IngestError) as refusal:
        read(reader, text)
    assert refusal.value.status == "unsupported"
    assert str(refusal.value) == (
        f"the name says {name}, but the content is JSON. Change the end of its name to .jsonl."
    )


def test_a_text_that_begins_with_a_bracket_is_no_data():
    for text in ("[Updated] It rained.", "{It} rained.", "[1] A note.\n[2] Another.", "[" * 5000):
        assert read(read_plain, text) == [Article(text)]


def test_paragraphs_between_tags_are_read_as_such():
    assert read(read_plain, "<p>“One,” he said.</p>\n<p>Two &amp; three.</p>") == [
        Article("“One,” he said.\n\nTwo & three.")
    ]

"""Plain text and Markdown."""

from __future__ import annotations

import pytest

from lib.ingest.limits import Limits
from lib.ingest.plain import read_markdown, read_plain
from lib.ingest.source import Source
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

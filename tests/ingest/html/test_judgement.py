"""Whether a small extraction is the article of its page."""

from __future__ import annotations

import pytest

from lib.ingest.html.judgement import is_article

PROSE = "The council met on Tuesday, and nobody outside was asked."
OTHER = "I think that nobody should ever have agreed to this."


def judged(page, marked=()):
    """A page as lines: those that begin with "+" are the extraction, "#" is the headline, which is not in it."""
    lines = [line.lstrip("+#") for line in page]
    headlines = [i for i, line in enumerate(page) if line.startswith("#")]
    return is_article(lines, [line.startswith("+") for line in page], headlines, marked)


BELOW = ["More", *["reader", OTHER] * 9]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (["Menu", "#Bridge closed", f"+{PROSE}", f"+{PROSE}", *BELOW], True),
        (["Menu", "#Bridge closed", "By Jane Roe", "1 May", f"+{PROSE}", f"+{PROSE}", *BELOW], True),
        # far below the headline
        (["Menu", "#Bridge closed", *["Link"] * 9, f"+{PROSE}", f"+{PROSE}", *BELOW], False),
        # one sentence
        (["Menu", "#Bridge closed", f"+{PROSE}", *BELOW], False),
        # lines of links only
        (["Menu", "#Bridge closed", "+Some link", "+Another link", *BELOW], False),
        # scattered
        (["#Bridge closed", f"+{PROSE}", "Link", "Link", f"+{PROSE}", *BELOW], False),
        # the article goes on
        (["#Bridge closed", f"+{PROSE}", f"+{PROSE}", "Subheading", PROSE, PROSE, *BELOW], False),
        # the article is elsewhere
        (["#Bridge closed", f"+{PROSE}", f"+{PROSE}", *BELOW, PROSE, PROSE, PROSE], False),
        # no headline to be seen
        (["Menu", f"+{PROSE}", f"+{PROSE}", *BELOW], False),
    ],
)
def test_by_what_it_looks_like_and_what_was_left_out(page, expected):
    assert judged(page) is expected


def test_a_page_may_say_itself_what_is_its_article():
    assert judged(["Menu", f"+{PROSE}", f"+{PROSE}", *BELOW], marked=[PROSE])
    assert judged(["Menu", "#Bridge closed", f"+{PROSE}", *BELOW], marked=["Bridge closed", PROSE])
    assert not judged(["Menu", "#Bridge closed", f"+{PROSE}", *BELOW], marked=["Bridge closed", PROSE, OTHER])

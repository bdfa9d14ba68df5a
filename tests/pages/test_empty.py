from __future__ import annotations

import pytest
from page_harness import AppTest

import lib.pages.empty

PAGE = "from lib.pages.empty import nothing\nnothing('overview', 'No articles yet.')"


@pytest.mark.parametrize("under_way", [True, False])
def test_articles_that_are_still_being_measured_are_not_called_missing(monkeypatch, under_way):
    monkeypatch.setattr(lib.pages.empty, "is_incomplete", lambda: under_way)
    app = AppTest.from_string(PAGE, default_timeout=60).run()
    assert not app.exception
    assert [each.value for each in app.info] == (
        ["None of the 40 articles is measured yet. The line at the top says how far it is; this page shows the first "
         "as soon as they are there."]
        if under_way
        else []
    )  # fmt: skip
    assert [each.label for each in app.button] == ([] if under_way else ["Add articles", "Open the sample corpus"])

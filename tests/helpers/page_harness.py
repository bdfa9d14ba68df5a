"""A page in Streamlit's own test harness."""

from __future__ import annotations

import warnings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from streamlit.testing.v1 import AppTest

from lib.pages.corpus import Corpus


def opened(page: str, held: Corpus | None = None) -> AppTest:
    """A page, run without an exception on the sample corpus, or on `held`."""
    app = AppTest.from_string(
        f"import lib.pages.{page} as page\nfrom lib.pages.state.places import remember_pages\n"
        "remember_pages({})\npage.render()",
        default_timeout=120,
    )
    if held:
        app.session_state["corpus"] = held
    app.run()
    assert not app.exception
    return app

"""A page in Streamlit's own test harness."""

from __future__ import annotations

import warnings
from pathlib import Path

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from streamlit.testing.v1 import AppTest

from lib.model import Article
from lib.pages.corpus import Corpus
from lib.store import LOCAL, Store, Workspace

APP = Path(__file__).parents[2] / "app.py"


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


def stored(store: Store, name: str, *texts: str, user: str = LOCAL) -> Workspace:
    """A stored corpus of these texts."""
    made = store.create(name, user)
    made.change(added=[Article(text) for text in texts])
    return made


def opened_app(corpus: str | None = None) -> AppTest:
    """The whole app at the address of a corpus, run without an exception."""
    app = AppTest.from_file(str(APP), default_timeout=60)
    if corpus:
        app.query_params["corpus"] = corpus
    app.run()
    assert not app.exception
    return app

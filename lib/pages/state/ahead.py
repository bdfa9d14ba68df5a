"""What the session of a page that is on its way to the browser will ask for."""

from __future__ import annotations

from contextlib import suppress

from lib.pages.access import LOCAL
from lib.pages.corpus import SAMPLE
from lib.pages.keeping import Keeping
from lib.pages.state.articles import independent_of
from lib.pages.state.measured import Opened, stored_measures
from lib.pages.state.stored import shared_setup, store, stored
from lib.store import StoreError


def read_ahead(named: str | None) -> None:
    """Reads a corpus of this machine's user, the one used last where none is named, and what is measured of it.

    What cannot be read is left to the session, which says so.
    """
    with suppress(StoreError):
        chosen = named or next((info.id for info in store().workspaces(LOCAL)), SAMPLE)
        if chosen == SAMPLE:
            return
        keeping, held, setup = Keeping.of(store().open(chosen, LOCAL), stored, shared_setup)
        stored_measures(Opened(keeping, held, setup.settings, independent_of(held)))

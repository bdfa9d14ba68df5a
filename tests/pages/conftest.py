from __future__ import annotations

import pytest

from lib.store import default_url, open_store


@pytest.fixture
def store():
    """The store that the app opens in this test."""
    made = open_store(default_url())
    yield made
    made.close()

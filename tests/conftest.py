"""Settings for all tests."""

from __future__ import annotations

import gc
import os
from itertools import count
from unittest.mock import patch

import pytest
from hypothesis import settings

# The machines are shared and noisy: no example fails for being slow once. Derandomised: a failure can be run again.
settings.register_profile("framescope", deadline=None, derandomize=True)
settings.load_profile("framescope")

_places = count()


def pytest_collection_finish():
    """What the tests have imported stays: a collection of garbage need not look through it each time."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def places_of_data(tmp_path_factory):
    return tmp_path_factory.mktemp("data")


@pytest.fixture(autouse=True)
def place_of_data(places_of_data):
    """No test writes into the user's data folder, or finds what another one kept. The folder is made when needed."""
    place = places_of_data / str(next(_places))
    with patch.dict(os.environ, {"FRAMESCOPE_DATA": str(place)}):
        os.environ.pop("FRAMESCOPE_DATABASE", None)
        yield place

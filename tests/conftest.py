"""Settings for all tests."""

from __future__ import annotations

from hypothesis import settings

# The machines are shared and noisy: no example fails for being slow once. Derandomised: a failure can be run again.
settings.register_profile("framescope", deadline=None, derandomize=True)
settings.load_profile("framescope")

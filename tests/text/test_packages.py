"""Installed packages by name and version."""

from __future__ import annotations

from lib.text.packages import installed, versioned


def test_a_package_is_named_with_the_version_that_requirements_pin():
    assert versioned("vaderSentiment") == "vaderSentiment 3.3.2"


def test_a_package_that_is_not_there_has_no_version():
    assert (installed("no-such-package-here"), versioned("no-such-package-here")) == ("", "no-such-package-here")

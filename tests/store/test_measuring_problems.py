"""What ends a measuring before its end is said with what to do."""

from __future__ import annotations

import errno

import pytest

from lib.commands import measure as command


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "No space left on device. Make room in the data folder and"),
        (PermissionError(errno.EACCES, "Permission denied", "/x"), "Permission denied: /x. Put that right and go on."),
        (ValueError("the store was closed"), "the store was closed"),
    ],
)
def test_only_a_full_disk_needs_room(error, told):
    assert command._sentence(error).startswith(told)

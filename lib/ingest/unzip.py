"""Members of ZIP files, unpacked within a limit."""

from __future__ import annotations

import zipfile
import zlib

_CHUNK = 1 << 20
_ENCRYPTED = 1  # bit of a member's flags

# What the standard library raises on archives that break their format; a password or an unknown method among it.
BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)


class TooLargeError(Exception):
    """More comes out than may."""


def is_encrypted(members: list[zipfile.ZipInfo]) -> bool:
    """Whether a password is needed for any of them."""
    return any(member.flag_bits & _ENCRYPTED for member in members)


def unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> bytes:
    """The bytes of a member. Raises TooLargeError beyond `most`, and BROKEN_ZIP."""
    chunks: list[bytes] = []
    size = 0
    with archive.open(member) as file:
        # The declared size may be a lie: what counts is what comes out.
        while chunk := file.read(_CHUNK):
            size += len(chunk)
            if size > most:
                raise TooLargeError
            chunks.append(chunk)
    return b"".join(chunks)

"""Messages through a pipe: eight bytes of length, then the message. Nothing is ever unpickled or evaluated."""

from __future__ import annotations

import os
import select
import struct
import time

_LENGTH = struct.Struct(">Q")
_CHUNK = 1 << 20

NEVER = float("inf")


class BrokenFrameError(Exception):
    """The other end has closed its pipe, is too slow, or says what it must not."""


def send(pipe: int, message: bytes, deadline: float = NEVER) -> None:
    """Writes a message. `deadline` is a time of `time.monotonic`; it needs a pipe that does not block."""
    for part in (_LENGTH.pack(len(message)), message):
        rest = memoryview(part)
        while rest:
            _wait(pipe, select.POLLOUT, deadline)
            try:
                rest = rest[os.write(pipe, rest[:_CHUNK]) :]
            except BlockingIOError:
                continue
            except OSError as error:
                raise BrokenFrameError("the other end is gone") from error


def receive(pipe: int, most: int, deadline: float = NEVER) -> bytes:
    """Reads a message of at most `most` bytes."""
    (length,) = _LENGTH.unpack(_read(pipe, _LENGTH.size, deadline))
    if length > most:
        raise BrokenFrameError("the message is too long")
    return _read(pipe, length, deadline)


def _read(pipe: int, length: int, deadline: float) -> bytes:
    parts: list[bytes] = []
    while length:
        _wait(pipe, select.POLLIN, deadline)
        part = os.read(pipe, min(length, _CHUNK))
        if not part:
            raise BrokenFrameError("the other end is gone")
        parts.append(part)
        length -= len(part)
    return b"".join(parts)


def _wait(pipe: int, event: int, deadline: float) -> None:
    poll = select.poll()
    poll.register(pipe, event)
    patience = None if deadline == NEVER else max(0.0, deadline - time.monotonic()) * 1000
    if not poll.poll(patience):
        raise BrokenFrameError("the other end is too slow")

"""Readers that misbehave, each in its own way. Only a worker imports them."""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import signal
import socket
import struct
import subprocess
import sys
import time

from lib.ingest.contract import reading_as_json
from lib.model import Article, Reading


def reads(source):
    yield Article(source.data.decode())


def hangs(source):
    time.sleep(60)
    yield from reads(source)


def computes_without_end(source):
    while True:
        pass


def eats_memory(source):
    yield Article("x" * (1 << 40))


def eats_memory_bit_by_bit(source):
    eaten = []
    while True:
        eaten.append("x" * (1 << 20))


def leaves_quietly(source):
    os._exit(0)


def leaves_with_an_error(source):
    os._exit(7)


def exits(source):
    sys.exit(0)


def crashes(source):
    ctypes.string_at(0)


def aborts(source):
    os.abort()


def is_killed(source):
    signal.raise_signal(signal.SIGKILL)


def kills_its_parent(source):
    LIBC.kill(os.getppid(), signal.SIGKILL)
    time.sleep(60)


def recurses(source):
    return recurses(source)


def fails(source):
    raise ZeroDivisionError("no reader's fault is shown")


def prints(source):
    print("garbage on standard output", flush=True)
    os.write(1, b"garbage under it")
    os.write(2, b"garbage beside it")
    yield from reads(source)


def answers_for_another_file(source):
    """Writes what the worker would answer for this file and for the next one into every pipe there is."""
    for name in ("a.txt", "good.txt"):
        answer = json.dumps(reading_as_json(Reading(name, "ok", "", (Article("Forged."),)))).encode()
        for pipe in range(3, 64):
            with contextlib.suppress(OSError):
                os.write(pipe, len(answer).to_bytes(8, "big") + answer)
    os._exit(0)


def returns_broken_text(source):
    yield Article("half \ud800 and \0 nul\r\nend", title="\udfff")


def returns_nothing(source):
    return []


def _refused(attempt, *arguments):
    """One article that says whether the attempt was refused."""
    try:
        attempt(*arguments)
    except PermissionError as error:
        return [Article(f"refused: {error}")]
    return [Article("allowed")]


def opens_a_socket(source):
    return _refused(socket.create_connection, ("127.0.0.1", int(source.data)))


def looks_up_a_host(source):
    return _refused(socket.gethostbyname, "localhost")


def reads_a_file(source):
    return _refused(open, source.data.decode())


def lists_a_folder(source):
    return _refused(os.listdir, source.data.decode())


def writes_a_file(source):
    return _refused(open, source.data.decode(), "w")


def removes_a_file(source):
    return _refused(os.remove, source.data.decode())


def starts_a_program(source):
    return _refused(subprocess.run, ["/bin/true"])


def forks(source):
    return _refused(os.fork)


def connects_below_python(source):
    """Calls the C library, which no audit hook sees."""
    address = struct.pack("=H", socket.AF_INET) + struct.pack(">H", int(source.data)) + bytes([127, 0, 0, 1]) + bytes(8)
    handle = LIBC.socket(socket.AF_INET, socket.SOCK_STREAM, 0)
    yield Article("allowed" if LIBC.connect(handle, address, len(address)) == 0 else "refused")


def writes_below_python(source):
    handle = LIBC.open(source.data, os.O_WRONLY | os.O_CREAT, 0o600)
    yield Article("allowed" if LIBC.write(handle, b"x", 1) == 1 else "refused")


def describes_itself(source):
    n_threads = len(THREADS)
    yield Article(f"{n_threads} thread in {os.getcwd()} with {sorted(os.environ)}")


LIBC = ctypes.CDLL(None)
THREADS = os.listdir("/proc/self/task")  # of the worker, when it has imported what it needs

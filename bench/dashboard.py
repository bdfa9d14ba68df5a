"""The dashboard as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lib.store.place import DATABASE_VARIABLE, FOLDER_VARIABLE

ROOT = Path(__file__).parents[1]
SECONDS_TO_START = 60


@contextmanager
def dashboard(data: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """On the corpora of a data folder. Raises TimeoutError if it does not start."""
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    environment = {**os.environ, FOLDER_VARIABLE: str(data)}
    environment.pop(DATABASE_VARIABLE, None)
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    try:
        _wait_for(f"http://127.0.0.1:{port}/_stcore/health")
        yield process
    finally:
        process.terminate()
        process.wait()


def _wait_for(url: str) -> None:
    end = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < end:
        try:
            urllib.request.urlopen(url).close()
            return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError("the dashboard did not start")

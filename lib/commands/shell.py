"""What every command does alike: refuse a wrong call, check where to write, say how far it is."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import FrameType
from typing import Any, TextIO

PROGRESS_EVERY = 50  # articles
STOPPED = 130  # exit status after Ctrl-C, as shells have it
UNWRITABLE = "cannot be written. Name a file in a folder that exists and that you may write to."


class UsageError(ValueError):
    """The command cannot run as it was given."""


def existing(paths: Iterable[Path]) -> list[Path]:
    """The paths. Raises UsageError if one of them does not exist."""
    known = list(paths)
    missing = [str(path) for path in known if not path.exists()]
    if missing:
        raise UsageError(f"no such file or folder: {', '.join(missing)}")
    return known


def check_output(path: Path, endings: Sequence[str]) -> None:
    """Raises UsageError if a file cannot be written there, or its name has none of the endings."""
    if path.suffix not in endings:
        raise UsageError(f"{path}: the name must end in {', '.join(endings)}")
    if path.is_dir() or not os.access(path.parent, os.W_OK):
        raise UsageError(f"{path}: {UNWRITABLE}")


def opened_output(path: Path) -> TextIO:
    """The file, open for writing. Raises UsageError if that is not possible."""
    try:
        return path.open("w", encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path}: {UNWRITABLE}") from error


def write_whole(path: Path, text: str) -> None:
    """Writes a file whole or not at all. Raises UsageError if that is not possible."""
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        unfinished.write_text(text, encoding="utf-8", newline="")
        unfinished.replace(path)
    except OSError as error:
        raise UsageError(f"{path}: cannot be written ({error.strerror}).") from error
    finally:
        unfinished.unlink(missing_ok=True)


def list_text(path: Path) -> str:
    """The text of a word list. Raises UsageError if it cannot be read."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: this is no text in UTF-8. Save it as a CSV file in UTF-8.") from error
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror}). Name a CSV file that you may read.") from error


def say(message: str) -> None:
    """Says something to the user: data alone goes to the output."""
    print(message.encode("utf-8", "backslashreplace").decode(), file=sys.stderr)


def say_compared(n: int, n_copies: int, output: Path) -> None:
    """How much was compared, and where the outcome is."""
    articles, copies = "article" if n == 1 else "articles", "near-copy" if n_copies == 1 else "near-copies"
    say(f"{n:,} {articles} compared, {n_copies:,} {copies} -> {output}")


def progress(done: int) -> None:
    """Says how many articles are done, where somebody watches."""
    if sys.stderr.isatty() and done % PROGRESS_EVERY == 0:
        print(f"\r{done} articles", end="", file=sys.stderr, flush=True)


class Interrupt:
    """Ctrl-C while a long run goes on: also where it comes at a moment in which Python drops the exception.

    That is the case inside a clean-up (`__del__`) or a callback of compiled code: the next `check` raises it again.
    """

    def __init__(self) -> None:
        self._came = False

    def __enter__(self) -> Interrupt:
        if threading.current_thread() is threading.main_thread():  # no other may set a handler
            self._before: Any = signal.signal(signal.SIGINT, self._take)
        return self

    def __exit__(self, *_: object) -> None:
        if threading.current_thread() is threading.main_thread():
            signal.signal(signal.SIGINT, self._before)

    def check(self) -> None:
        """Raises KeyboardInterrupt if it came and nothing ended."""
        if self._came:
            raise KeyboardInterrupt

    def _take(self, number: int, frame: FrameType | None) -> None:
        self._came = True
        raise KeyboardInterrupt

"""The command line, called without a process of its own: most of what that takes is importing the same again."""

from __future__ import annotations

import contextlib
import io
from pathlib import Path
from typing import NamedTuple

from lib.__main__ import main

ROOT = Path(__file__).parents[2]


class Done(NamedTuple):
    """A command that has ended, by the names of `subprocess`."""

    returncode: int
    stderr: str


def run(*arguments: object, folder: Path = ROOT) -> Done:
    """Runs `python -m lib` with these arguments in this process, as from a folder."""
    said = io.StringIO()
    with contextlib.chdir(folder), contextlib.redirect_stderr(said):
        try:
            status = main([str(each) for each in arguments])
        except SystemExit as ending:
            status = ending.code
    return Done(status, said.getvalue())

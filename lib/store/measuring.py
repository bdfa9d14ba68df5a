"""The process that measures a workspace: started, watched and stopped by what it leaves in the workspace's folder.

    job.lock    held by the process as long as it lives: the operating system lets go of it whatever ends the process
    job.json    how far it is
    job.stop    it is to stop

There is one for a workspace. It measures what is there under the settings that are stored, looks again when it is done,
and ends when nothing is missing or the workspace is deleted.
"""

from __future__ import annotations

import fcntl
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal, get_args

from lib.store.measured.parts import private_folder
from lib.store.place import DATABASE_VARIABLE, FOLDER_VARIABLE
from lib.store.workspace import Workspace

Stage = Literal["starting", "scoring", "words", "copies", "done", "stopped", "failed"]
ENDED = ("done", "stopped", "failed")
ENDED_UNSAID = "It ended before it was done."
LOCK, SAID, STOP, ERRORS = "job.lock", "job.json", "job.stop", "job.log"
LOOKS = 5  # at a lock that is held

_ROOT = Path(__file__).parents[2]
# All that the process needs of its parent's environment.
_NEEDED = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "XDG_DATA_HOME", "VIRTUAL_ENV", FOLDER_VARIABLE)


@dataclass(frozen=True)
class Progress:
    """How far the process is, or how it ended."""

    stage: Stage
    done: int = 0  # articles, of the stage
    of: int = 0
    per_second: float = 0.0  # articles in this stage
    started: float = 0.0  # seconds since the epoch
    pid: int = 0
    problem: str = ""  # why it ended, in a sentence, if it failed

    @property
    def is_running(self) -> bool:
        """Whether it is still at work."""
        return self.stage not in ENDED

    @property
    def seconds_left(self) -> float | None:
        """Until the end of the stage, None if that cannot be said yet."""
        return (self.of - self.done) / self.per_second if self.per_second > 0 else None


def start(workspace: Workspace) -> None:
    """Starts measuring; nothing happens where that is under way. Raises OSError if no process can be started."""
    folder = private_folder(workspace.measured.folder)
    with locked(folder) as lock:
        if lock is None:
            return
        (folder / STOP).unlink(missing_ok=True)
        say(folder, Progress("starting", started=time.time()))
        command = [sys.executable, "-m", "lib", "measure", workspace.id, "--user", workspace.user]
        with (folder / ERRORS).open("wb") as errors:
            process = subprocess.Popen(
                [*command, "--lock", str(lock)],
                cwd=_ROOT,
                env={
                    DATABASE_VARIABLE: workspace.url,
                    **{name: os.environ[name] for name in _NEEDED if name in os.environ},
                },
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=errors,
                start_new_session=True,
                pass_fds=[lock],  # the lock goes on for as long as the process lives
            )
    threading.Thread(target=process.wait, daemon=True).start()  # or its entry would outlive it


def progress(workspace: Workspace) -> Progress | None:
    """How far the process is, or how the last one ended; None if there never was one."""
    folder = workspace.measured.folder
    said = _said(folder)
    if said is None or not said.is_running or _is_held(folder):
        return said
    again = _said(folder)  # it may have ended between the two looks
    if again is None or not again.is_running:
        return again
    return Progress("failed", again.done, again.of, 0.0, again.started, again.pid, ENDED_UNSAID)


def stop(workspace: Workspace) -> None:
    """Asks the process to stop; what it has measured stays."""
    folder = workspace.measured.folder
    if folder.is_dir():
        (folder / STOP).touch(mode=0o600)


def say(folder: Path, progress: Progress) -> None:
    """Writes how far the process is, as a whole."""
    unfinished = folder / f".{SAID}.{os.getpid()}"
    unfinished.write_text(json.dumps(asdict(progress)), encoding="utf-8")
    unfinished.replace(folder / SAID)


@contextmanager
def locked(folder: Path) -> Iterator[int | None]:
    """The descriptor of the lock, None if another process has it. A process that inherits it has it, too."""
    descriptor = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        yield descriptor if _is_taken(descriptor) else None
    finally:
        os.close(descriptor)


def _is_held(folder: Path) -> bool:
    """Whether a process has the lock. Those who look share it: none waits for another."""
    try:
        descriptor = os.open(folder / LOCK, os.O_RDONLY | os.O_CLOEXEC)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(descriptor)
    return False


def _is_taken(descriptor: int) -> bool:
    """Takes the lock if it is free. Whoever only looks at it has it for a moment: that is waited for."""
    for _ in range(LOOKS):
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(0.01)
        else:
            return True
    return False


def _said(folder: Path) -> Progress | None:
    try:
        found = Progress(**json.loads((folder / SAID).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    return found if found.stage in get_args(Stage) else None

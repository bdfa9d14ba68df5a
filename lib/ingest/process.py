"""The parent's end of the worker: starts it, hands it one file at a time, and starts it again when it has died."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from lib.ingest import framing
from lib.ingest.choices import NO_CHOICES, Choices
from lib.ingest.contract import reading_from_json
from lib.ingest.limits import Limits
from lib.ingest.members import Member, members_from_bytes
from lib.ingest.preview import Preview, preview_from_json, refused
from lib.ingest.source import CRASHED, IngestError
from lib.model import Reading

ROOT = str(Path(__file__).resolve().parents[2])

_BOOTSTRAP = "import sys; sys.path[:0] = sys.argv[1:]; from lib.ingest.worker import main; main()"
# A library that starts threads on import would make the worker's forks unsafe: the first two are for NumPy's, the
# others for Arrow's.
ENVIRONMENT = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "JE_ARROW_MALLOC_CONF": "background_thread:false",
    "ARROW_DEFAULT_MEMORY_POOL": "system",
}
_FAREWELL = 2.0  # seconds that an idle worker gets to leave by itself
Answer = TypeVar("Answer")


class Nursery:
    """A worker that is started when the first file comes and leaves with the context.

    It is a new program, not a fork: the parent may have threads. It neither inherits the parent's environment nor
    its folder, and imports only from `paths` and the Python installation.
    """

    def __init__(self, limits: Limits, paths: Sequence[str] = (ROOT,)):
        self._limits = limits
        self._paths = paths
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop(patience=_FAREWELL if kind is None else 0)

    def read(self, name: str, reader: str, data: bytes, choices: Choices = NO_CHOICES) -> Reading:
        """The reading of one file by the reader "module:function". Never raises on the file's account."""
        return self._told(reading_from_json, "read", name, reader, data, choices)

    def preview(self, name: str, tables: str, data: bytes, choices: Choices = NO_CHOICES) -> Preview:
        """The preview of the tables that "module:function" finds in a file. Never raises on the file's account."""
        told = self._told(preview_from_json, "preview", name, tables, data, choices)
        return refused(told) if isinstance(told, Reading) else told

    def unpack(self, name: str, function: str, data: bytes) -> tuple[Member, ...] | Reading:
        """The files of an archive as "module:function" unpacks them, or its refusal."""
        return self._told(members_from_bytes, "unpack", name, function, data, NO_CHOICES)

    def _told(
        self,
        understood: Callable[[str, bytes], Answer],
        task: str,
        name: str,
        function: str,
        data: bytes,
        choices: Choices,
    ) -> Answer | Reading:
        """The worker's answer, or the reading of a file on which it broke down."""
        header = {"task": task, "name": name, "function": function}
        settings = {"limits": asdict(self._limits), "choices": asdict(choices)}
        try:
            return understood(name, self._ask(json.dumps({**header, **settings}).encode(), data))
        except (framing.BrokenFrameError, ValueError):
            self._stop(patience=0)
            return IngestError("crashed", CRASHED).reading(name)

    def _ask(self, header: bytes, data: bytes) -> bytes:
        deadline = time.monotonic() + self._limits.wall_seconds + self._limits.start_seconds
        requests, answers = self._pipes()
        framing.send(requests, header, deadline)
        framing.send(requests, data, deadline)
        return framing.receive(answers, self._limits.max_answer_bytes, deadline)

    def _pipes(self) -> tuple[int, int]:
        if self._process is None:
            command = [sys.executable, "-I", "-c", _BOOTSTRAP, *self._paths]
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=ENVIRONMENT,
                cwd="/",
                bufsize=0,
            )
        requests, answers = self._process.stdin, self._process.stdout
        if requests is None or answers is None:
            raise ValueError("the worker was started without pipes")
        os.set_blocking(requests.fileno(), False)
        return requests.fileno(), answers.fileno()

    def _stop(self, patience: float) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()  # the worker takes this as its end, even in the middle of a file
        try:
            process.wait(patience)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

"""The worker: a process with one thread that imports the readers once and forks a confined child for every file.

It is started by `process.py` with two pipes. A request is two messages, a JSON header and the file's bytes; the answer
is one message: a reading or a preview as JSON, or the files of an archive. Forking is safe here, and only here, because
there is no second thread.
"""

from __future__ import annotations

import gc
import json
import os
import select
import signal
import time
from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Any, NamedTuple, NoReturn

from lib.ingest import framing
from lib.ingest.choices import choices_from_json
from lib.ingest.contract import reading_as_json
from lib.ingest.limits import MB, Limits
from lib.ingest.members import members_as_bytes
from lib.ingest.parse import parse
from lib.ingest.preview import preview, preview_as_json
from lib.ingest.sandbox import confine, leave_network
from lib.ingest.source import CRASHED, IngestError, Source, megabytes, refusal

_OUT_OF_MEMORY = 3  # exit code of a child
_LONGEST_HEADER = MB
_CHUNK = MB
_MOST_PIPES = 256
_GARBAGE = 50_000  # new objects between two collections; Python's 700 take two fifths of the time of a large table


Work = Callable[[Source], bytes]  # what a child does with a file, and answers


class Ending(NamedTuple):
    """How a child ended: what it wrote, its exit code (negative: the signal that killed it), and whether in time."""

    answer: bytes
    code: int
    in_time: bool


def main() -> None:
    """Answers requests until the parent closes its pipe, or dies."""
    requests, answers = _take_pipes()
    import_module("lib.ingest.page")  # cells may hold markup, and a confined child can import nothing
    leave_network()
    while True:
        try:
            header = json.loads(framing.receive(requests, _LONGEST_HEADER))
            limits = Limits(**header["limits"])
            data = framing.receive(requests, limits.max_bytes)
            source = Source(header["name"], data, limits, choices_from_json(header["choices"]))
            framing.send(answers, _answer(source, header["task"], header["function"], requests))
        except framing.BrokenFrameError:
            return


def _take_pipes() -> tuple[int, int]:
    """The two pipes under new numbers; what a parser prints goes nowhere instead of among the answers."""
    requests, answers = os.dup(0), os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nowhere, standard)
    return requests, answers


def _answer(source: Source, task: str, function: str, requests: int) -> bytes:
    try:
        work = partial(_TASKS[task], _imported(function))
    except ImportError as error:
        sentence = (
            f"the reader of this format is not installed ({error.name or 'a library'} is missing). Run: make install"
        )
        return _json(IngestError("crashed", sentence), source)
    ending = _in_child(source, work, requests)
    if ending.in_time and ending.code == 0:
        return ending.answer
    return _json(_explained(ending, source.limits), source)


def _imported(name: str) -> Any:
    module, function = name.split(":")
    return getattr(import_module(module), function)


def _json(error: IngestError, source: Source) -> bytes:
    return json.dumps(reading_as_json(error.reading(source.name))).encode()


def _explained(ending: Ending, limits: Limits) -> IngestError:
    if not ending.in_time or ending.code == -signal.SIGXCPU:
        sentence = f"reading it took longer than {limits.wall_seconds:g} seconds. Split it, or save it as plain text."
        return IngestError("timeout", sentence)
    # A kill that is not ours is the kernel's, short of memory.
    if ending.code in (_OUT_OF_MEMORY, -signal.SIGKILL):
        most = megabytes(limits.memory_bytes)
        sentence = f"reading it needs more than {most} of memory. Split it, or save it as plain text."
        return IngestError("out_of_memory", sentence)
    return IngestError("crashed", CRASHED)


def _in_child(source: Source, work: Work, requests: int) -> Ending:
    """Parses the file in a confined child and waits for its end, however it comes."""
    gc.freeze()  # so that the child's collections do not copy the readers' memory
    deadline = time.monotonic() + source.limits.wall_seconds
    worker = os.getpid()
    answers, answer = os.pipe()
    child = os.fork()
    if child == 0:
        _parse_and_exit(source, work, answer, worker)
    os.close(answer)
    try:
        received, in_time = _received(answers, requests, source.limits.max_answer_bytes, deadline)
    finally:
        os.close(answers)
        os.kill(child, signal.SIGKILL)  # without effect if it has ended, as it should have
        _, status = os.waitpid(child, 0)
    return Ending(received, os.waitstatus_to_exitcode(status), in_time)


def _received(answers: int, requests: int, most: int, deadline: float) -> tuple[bytes, bool]:
    """All that the child writes before it ends, and whether it ended in time."""
    poll = select.poll()
    poll.register(answers, select.POLLIN)
    poll.register(requests, 0)  # reports only that the parent is gone
    parts: list[bytes] = []
    while (patience := deadline - time.monotonic()) > 0:
        ready = dict(poll.poll(patience * 1000))
        if requests in ready:
            raise framing.BrokenFrameError("the parent is gone")
        if answers in ready:
            part = os.read(answers, _CHUNK)
            most -= len(part)
            if not part or most < 0:
                return b"".join(parts), True
            parts.append(part)
    return b"", False


def _parse_and_exit(source: Source, work: Work, answer: int, worker: int) -> NoReturn:
    """The whole life of a child. It must never return into the worker's loop."""
    code = 1
    gc.set_threshold(_GARBAGE)
    try:
        # The worker's own pipes: a child that broke out of its parser could answer for other files.
        os.closerange(3, answer)
        os.closerange(answer + 1, _MOST_PIPES)
        confine(source.limits, worker)
        rest = memoryview(_within(work(source), source))
        while rest:
            rest = rest[os.write(answer, rest) :]
        code = 0
    except MemoryError:
        code = _OUT_OF_MEMORY
    finally:
        os._exit(code)


def _within(answer: bytes, source: Source) -> bytes:
    if len(answer) > source.limits.max_answer_bytes:
        return _json(IngestError("too_large", "the file holds too much text. Split it into smaller files."), source)
    return answer


def _read(reader: Any, source: Source) -> bytes:
    return _utf8(reading_as_json(parse(source, reader)))


def _preview(tables: Any, source: Source) -> bytes:
    return _utf8(preview_as_json(preview(source, tables)))


def _unpack(unpack: Any, source: Source) -> bytes:
    try:
        return members_as_bytes(unpack(source))
    except MemoryError:
        raise
    except Exception as error:  # this is the border that must hold
        return _json(refusal(error), source)


def _utf8(value: object) -> bytes:
    # The name of a file may hold bytes that are no text, which Python writes as halves of surrogate pairs.
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")


_TASKS: dict[str, Callable[[Any, Source], bytes]] = {"read": _read, "preview": _preview, "unpack": _unpack}

"""What a process that parses untrusted bytes gives up. Linux; nothing of it can be taken back."""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import sys
import sysconfig
from pathlib import Path

from lib.ingest.limits import Limits

_PR_SET_PDEATHSIG = 1  # linux/prctl.h
_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000  # linux/sched.h

_FORBIDDEN = ("socket.", "subprocess.", "os.", "shutil.", "pty.", "ctypes.dlopen", "urllib.")
_HARMLESS = frozenset({"os.listdir", "os.scandir", "os.walk", "os.fwalk", "os.putenv", "os.unsetenv"})
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

# The Python installation: a module may be imported, or its data read, only when it is needed.
_READABLE = tuple(
    os.path.join(os.path.realpath(sysconfig.get_path(name)), "")
    for name in ("stdlib", "platstdlib", "purelib", "platlib")
)

_libc = ctypes.CDLL(None)


def leave_network() -> None:
    """Moves the process to a network namespace of its own, which has no interfaces, where the kernel allows it."""
    # An ordinary user may do so only inside a user namespace; some containers forbid that, and the hook remains.
    if _libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET):
        _libc.unshare(_CLONE_NEWNET)


def confine(limits: Limits, parent: int) -> None:
    """Limits on memory and time, no core dump, no file written, nothing read but Python's own modules, no network.

    The process dies with its parent. Memory is counted from what the process holds at the call.
    """
    _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it died before the call
        os._exit(1)
    sys.dont_write_bytecode = True
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_FSIZE, 0)  # no temporary folder either: no reader needs one, and none is left behind
    _limit(resource.RLIMIT_CPU, limits.cpu_seconds)
    _limit(resource.RLIMIT_AS, _address_space() + limits.memory_bytes)
    sys.addaudithook(_guard)


def _limit(kind: int, most: int) -> None:
    hard = resource.getrlimit(kind)[1]
    if hard != resource.RLIM_INFINITY:
        most = min(most, hard)
    # One second between the soft and the hard limit on processor time lets the first be told from other kills.
    resource.setrlimit(kind, (most, most + 1 if kind == resource.RLIMIT_CPU else most))


def _address_space() -> int:
    return int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()


def _guard(event: str, arguments: tuple[object, ...]) -> None:
    """Python's audit hook: refuses files outside the installation, all writing, the network and other programs."""
    if event == "open":
        _check_open(*arguments)
    elif event in ("os.listdir", "os.scandir"):
        _check_path(arguments[0])
    elif event.startswith(_FORBIDDEN) and event not in _HARMLESS:
        raise PermissionError(f"{event} is not allowed while a document is parsed")


def _check_open(path: object, _mode: object, flags: object) -> None:
    if isinstance(flags, int) and flags & _WRITING:
        raise PermissionError("writing is not allowed while a document is parsed")
    _check_path(path)


def _check_path(path: object) -> None:
    if isinstance(path, int):  # a file that is open already
        return
    if not isinstance(path, str | bytes) or not os.path.realpath(os.fsdecode(path)).startswith(_READABLE):
        raise PermissionError("reading other files is not allowed while a document is parsed")

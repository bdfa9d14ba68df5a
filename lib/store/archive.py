"""The portable file of a workspace or of a whole store: a zip of JSON Lines with a manifest of their hashes.

manifest.json    {"framescope": "workspace", "project" or "store", "version": 1, "schema": 3, "made": time,
                  "program": "0.1.0",
                  "name": of the workspace, "tables": {"articles": {"rows": n, "bytes": n, "sha256": "…"}, …}}
articles.jsonl   one object a row, by the names of the table's columns
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import IO, Any

from lib import __version__
from lib.ingest.unzip import BROKEN_ZIP
from lib.store.errors import StoreError
from lib.store.migrations import NEWEST
from lib.store.rows import Values

VERSION = 1  # of this format
MANIFEST = "manifest.json"

_COMPRESSION = 1  # fast: texts shrink to about 40 % anyway
_LARGEST_MANIFEST = 1 << 20
_CHUNK = 1 << 20
_DAMAGED = "The file is damaged, or it was not made by Framescope. Export it again and retry."
_BROKEN = (*BROKEN_ZIP, KeyError, RecursionError)


@dataclass(frozen=True)
class ArchiveLimits:
    """How much of anything a file may hold that is brought in."""

    max_bytes: int = 2 << 30  # of all tables, unpacked
    max_line: int = 64 << 20  # bytes of one row
    max_rows: int = 2_000_000  # of one table


def write(
    file: IO[bytes], head: Mapping[str, object], tables: Iterable[tuple[str, Iterable[Values]]], made: str
) -> None:
    """Writes the tables one after the other, as they come."""
    described = {}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=_COMPRESSION) as archive:
        for name, rows in tables:
            with archive.open(f"{name}.jsonl", "w", force_zip64=True) as member:
                described[name] = _write_rows(member, rows)
        versions = {"version": VERSION, "schema": NEWEST, "made": made, "program": __version__}
        archive.writestr(MANIFEST, json.dumps({**head, **versions, "tables": described}, indent=1))


def _write_rows(member: IO[bytes], rows: Iterable[Values]) -> dict[str, object]:
    digest, n_rows, n_bytes = hashlib.sha256(), 0, 0
    for row in rows:
        line = json.dumps(row, ensure_ascii=False).encode() + b"\n"
        member.write(line)
        digest.update(line)
        n_rows, n_bytes = n_rows + 1, n_bytes + len(line)
    return {"rows": n_rows, "bytes": n_bytes, "sha256": digest.hexdigest()}


class Archive:
    """An archive that is read. It is untrusted: every table is held against its hash before anything is made of it."""

    def __init__(self, file: IO[bytes], kinds: Mapping[str, Iterable[str]], limits: ArchiveLimits):
        """Of one of some kinds, each with the names of its tables."""
        self._limits = limits
        self.n_read = 0  # bytes of rows so far
        try:
            self._zip = zipfile.ZipFile(file)
            self.manifest = self._read_manifest(kinds)
            self.kind: str = self.manifest["framescope"]
            for name in kinds[self.kind]:
                self._verify(name)
            self.n_bytes = sum(self.manifest["tables"][name]["bytes"] for name in kinds[self.kind])
        except StoreError:  # a RuntimeError, too
            raise
        except _BROKEN as error:
            raise StoreError(_DAMAGED) from error

    def rows(self, table: str) -> Iterator[Values]:
        """The rows of a table, in their order. Raises StoreError for what is no JSON object."""
        try:
            with self._zip.open(f"{table}.jsonl") as member:
                for number in count(1):
                    line = member.readline(self._limits.max_line + 1)
                    if not line:
                        break
                    if number > self._limits.max_rows or len(line) > self._limits.max_line:
                        raise StoreError("The file holds more than can be brought in. Export a smaller corpus.")
                    self.n_read += len(line)
                    row = json.loads(line)
                    if not isinstance(row, dict):
                        raise StoreError(_DAMAGED)
                    yield row
        except StoreError:  # a RuntimeError, too
            raise
        except _BROKEN as error:
            raise StoreError(_DAMAGED) from error

    def _read_manifest(self, kinds: Mapping[str, Iterable[str]]) -> dict[str, Any]:
        names = self._zip.namelist()
        with self._zip.open(MANIFEST) as member:
            manifest = json.loads(member.read(_LARGEST_MANIFEST))
        if manifest["framescope"] not in kinds:
            raise StoreError(f"The file holds no {' and no '.join(kinds)}. Choose another file.")
        tables = tuple(kinds[manifest["framescope"]])
        expected = {MANIFEST, *(f"{name}.jsonl" for name in tables)}
        if len(names) != len(expected) or set(names) != expected:
            raise StoreError(_DAMAGED)
        if not isinstance(manifest["version"], int) or not isinstance(manifest["schema"], int):
            raise StoreError(_DAMAGED)
        if manifest["version"] > VERSION or manifest["schema"] > NEWEST:
            raise StoreError("A newer Framescope made this file. Install the newer Framescope.")
        if sum(manifest["tables"][name]["bytes"] for name in tables) > self._limits.max_bytes:
            raise StoreError(f"Unpacked, the file is larger than {self._limits.max_bytes >> 20:,} MB.")
        return dict(manifest)

    def _verify(self, name: str) -> None:
        stated = self.manifest["tables"][name]
        digest, n_bytes = hashlib.sha256(), 0
        with self._zip.open(f"{name}.jsonl") as member:
            # The stated size may be a lie: no more than that is unpacked.
            while n_bytes <= stated["bytes"] and (chunk := member.read(_CHUNK)):
                digest.update(chunk)
                n_bytes += len(chunk)
        if n_bytes != stated["bytes"] or digest.hexdigest() != stated["sha256"]:
            raise StoreError(_DAMAGED)

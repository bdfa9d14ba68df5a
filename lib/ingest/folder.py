"""Folders of article files, with what an index says of them.

An `index.csv` beside the files names them in its column `file` and gives any of title, outlet, published, event,
author and url; its other short columns become labels. The demonstration corpus is such folders.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from lib.ingest.dates import day_comes_first, iso_date
from lib.ingest.labels import labels
from lib.model import Article

INDEX = "index.csv"
METADATA = ("title", "outlet", "published", "event", "author", "url")
SAMPLE = Path(__file__).parents[2] / "data" / "sample"


def article_files(paths: Iterable[Path]) -> Iterator[Path]:
    """The files among the paths and in the folders among them, in alphabetical order; indexes and hidden files not."""
    for path in paths:
        if path.is_dir():
            inside = (each for each in sorted(path.rglob("*")) if each.is_file())
            yield from (each for each in inside if each.name != INDEX and not each.name.startswith("."))
        else:
            yield path


def with_index(article: Article, path: Path) -> Article:
    """The article with what the index of its folder says of the file."""
    source = path.parent / INDEX
    if not source.is_file():
        return article
    return with_known(article, _index(source, source.stat().st_mtime_ns).get(path.name, {}))


def with_known(article: Article, known: Mapping[str, str]) -> Article:
    """The article with one row of an index: fields of that name, and labels."""
    values: dict[str, Any] = {name: known[name] for name in METADATA if known.get(name)}
    return replace(article, labels=labels([*known.items(), *article.labels]), **values) if known else article


# Cached: asked for every file of the folder.
@lru_cache(maxsize=8)
def _index(path: Path, _changed: int) -> dict[str, dict[str, str]]:
    from lib.ingest.encoding import decode  # not above: guessing an encoding takes a library that is slow to import

    return index(io.StringIO(decode(path.read_bytes()))) or {}


def index(lines: Iterable[str]) -> dict[str, dict[str, str]] | None:
    """The rows of an index by the file they speak of, dates in ISO 8601. None if it has no column `file`."""
    rows = csv.DictReader(lines)
    if "file" not in (rows.fieldnames or ()):
        return None
    known = [{name: value for name, value in row.items() if isinstance(value, str) and value} for row in rows]
    day_first = day_comes_first(row.get("published", "") for row in known)
    for row in known:
        if "published" in row:
            row["published"] = iso_date(row["published"], day_first) or ""
    return {row.pop("file"): row for row in known if row.get("file")}


def sample_articles() -> tuple[Article, ...]:
    """The demonstration corpus that ships with Framescope: invented events, invented outlets."""
    return tuple(with_index(Article(path.read_text(encoding="utf-8")), path) for path in article_files([SAMPLE]))

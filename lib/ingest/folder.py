"""Folders of article files, with what an index says of them.

An `index.csv` beside the files names them in its column `file` and gives any of title, outlet, published, event,
author and url; its other short columns become labels. The demonstration corpus is such folders.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

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
    known = _index(path.parent).get(path.name, {})
    values: dict[str, Any] = {name: known[name] for name in METADATA if known.get(name)}
    said = [(name, value) for name, value in known.items() if isinstance(value, str) and name != "file"]
    return replace(article, labels=labels([*said, *article.labels]), **values)


def _index(folder: Path) -> dict[str, dict[str, str]]:
    path = folder / INDEX
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8-sig", newline="") as lines:
        rows = csv.DictReader(lines)
        if "file" not in (rows.fieldnames or ()):
            return {}
        return {row["file"]: row for row in rows if row["file"]}


def sample_articles() -> tuple[Article, ...]:
    """The demonstration corpus that ships with Framescope: invented events, invented outlets."""
    return tuple(with_index(Article(path.read_text(encoding="utf-8")), path) for path in article_files([SAMPLE]))

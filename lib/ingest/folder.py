"""Folders of article files, with what an index says of them.

An `index.csv` beside the files, or above their folders, names them in its column `file` and gives any of title,
outlet, published, event, author and url, under any name by which tables know them; its other short columns become
labels. The demonstration corpus is such folders.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from lib.ingest.dates import day_comes_first, iso_date
from lib.ingest.delimiter import CSV_DELIMITERS, DECLARED, delimiter_of, lines
from lib.ingest.fields import fields, written
from lib.ingest.formats import extension
from lib.ingest.labels import labels
from lib.ingest.limits import MB
from lib.ingest.rubbish import is_rubbish
from lib.ingest.source import IngestError
from lib.model import Article

INDEX = "index.csv"
LARGEST_INDEX = 4 * MB
_FILE, _FILES = "file", frozenset({"file", "filename", "file name", "file_name"})
METADATA = ("title", "outlet", "published", "event", "author", "url")
# What a browser adds to the name of a page for the folder beside it, in the languages of Windows.
_COMPANIONS = (
    *("_files", ".files", "-files", "-Dateien", "_fichiers", "_bestanden", "_archivos", "-filer", "_tiedostot"),
    *("_pliki", "_soubory", "_elemei", "_ficheiros", "_arquivos", "_dosyalar", "_datoteke", "_fitxers", "_failid"),
    *("_fails", "_bylos", "_fajlovi", "_fitxategiak", "_file"),
)
Rows = Mapping[str, dict[str, str]]  # of an index, by the file they speak of as `_key` has it
SAMPLE = Path(__file__).parents[2] / "data" / "sample"


def article_files(paths: Iterable[Path]) -> Iterator[Path]:
    """The files among the paths and in the folders among them, in alphabetical order.

    Of folders neither indexes nor what is hidden in them or was added by an operating system.
    """
    for path in paths:
        if path.is_dir():
            inside = [each.relative_to(path).as_posix() for each in sorted(path.rglob("*")) if each.is_file()]
            yield from (path / name for name in _of_articles([name for name in inside if not is_rubbish(name)]))
        else:
            yield path


def _of_articles(names: Sequence[str]) -> Iterator[str]:
    """Those names, with folders, that may be articles: no index, nothing that belongs to a saved web page."""
    return (name for name in without_companions(names) if not is_index(name))


def is_index(name: str) -> bool:
    """Whether a file is called as an index is, in letters of any case."""
    return name.rpartition("/")[2].casefold() == INDEX


def index_in(folder: Path) -> Path | None:
    """The index of a folder on disk, if it has one."""
    names = (INDEX, INDEX.capitalize(), INDEX.upper())
    return next((folder / name for name in names if (folder / name).is_file()), None)


def without_companions(names: Sequence[str]) -> Iterator[str]:
    """Those names, with folders, that do not lie in the folder which a browser saves beside a web page."""
    # A browser that saves "page.html" puts what belongs to it into "page_files" beside it.
    pages = {name.rpartition(".")[0] for name in names if extension(name) in ("html", "htm")}
    companions = {f"{page}{added}" for page in pages for added in _COMPANIONS}
    for name in names:
        folder = name.rpartition("/")[0]
        if not {folder, *_parents(folder)} & companions:
            yield name


def _parents(folder: str) -> Iterator[str]:
    while "/" in folder:
        folder = folder.rpartition("/")[0]
        yield folder


def from_folders(files: Iterable[tuple[str, bytes]]) -> tuple[list[tuple[str, bytes]], dict[str, Mapping[str, str]]]:
    """Of files whose names begin with their folders those that may be articles, and what indexes say of them, by name.

    Files without a folder are all kept. An index that cannot be understood says nothing.
    """
    given = list(files)
    inside = sorted({name for name, _ in given if "/" in name})
    within = [name for name in inside if not is_rubbish(name.partition("/")[2])]  # whatever the folder itself is called
    left_out = set(inside) - set(_of_articles(within))
    small = ((name, content) for name, content in given if len(content) <= LARGEST_INDEX)
    indexes = {
        name.rpartition("/")[0]: _understood(content) for name, content in small if "/" in name and is_index(name)
    }
    chosen = [file for file in given if file[0] not in left_out]
    said = {name: row_of(indexes, name) for name, _ in chosen if "/" in name}
    return chosen, {name: row for name, row in said.items() if row}


def row_of(indexes: Mapping[str, Rows], name: str) -> dict[str, str]:
    """What the indexes, by their folders, say of a file: that of its own folder first, then those above it."""
    folder = name.rpartition("/")[0]
    while indexes:
        below = name.removeprefix(f"{folder}/") if folder else name
        rows = indexes.get(folder, {})
        if row := rows.get(_key(below)) or rows.get(_key(below.rpartition(".")[0])):
            return row
        if not folder:
            break
        folder = folder.rpartition("/")[0]
    return {}


def _key(name: str) -> str:
    """A file's name as it is looked up: people write it in letters of another case, or without its ending."""
    return name.strip().replace("\\", "/").removeprefix("./").casefold()


def _understood(content: bytes) -> dict[str, dict[str, str]]:
    from lib.ingest.encoding import decode  # not above: guessing an encoding takes a library that is slow to import

    try:
        return index(decode(content)) or {}
    except (IngestError, csv.Error):
        return {}


def with_index(article: Article, path: Path) -> Article:
    """The article with what the index of its folder says of the file."""
    source = index_in(path.parent)
    if source is None:
        return article
    return with_known(article, row_of({"": _index(source, source.stat().st_mtime_ns)}, path.name))


def with_known(article: Article, known: Mapping[str, str]) -> Article:
    """The article with one row of an index: fields of that name, and labels."""
    values: dict[str, Any] = {name: known[name] for name in METADATA if known.get(name)}
    return replace(article, labels=labels([*known.items(), *article.labels]), **values) if known else article


# Cached: asked for every file of the folder.
@lru_cache(maxsize=8)
def _index(path: Path, _changed: int) -> dict[str, dict[str, str]]:
    return _understood(path.read_bytes())


def index(text: str) -> dict[str, dict[str, str]] | None:
    """The rows of an index by the file they speak of, dates in ISO 8601. None if it has no column of files.

    Its columns are recognised, and separated, as those of any table.
    """
    declared = CSV_DELIMITERS if not (said := DECLARED.match(text)) else said["delimiter"]
    text = text[said.end() :] if said else text
    header, *rows = [*csv.reader(lines(text), delimiter=delimiter_of(text, declared), skipinitialspace=True)] or [[]]
    names = _names(header)
    if _FILE not in names:
        return None
    known = [{name: cell.strip() for name, cell in zip(names, row, strict=False) if written(cell)} for row in rows]
    day_first = day_comes_first(row.get("published", "") for row in known)
    for row in known:
        if "published" in row:
            row["published"] = iso_date(row["published"], day_first) or ""
    return {_key(row.pop(_FILE)): row for row in known if row.get(_FILE)}


def _names(header: Sequence[str]) -> list[str]:
    """The names of the columns, those of the file and of fields of an article by what they mean."""
    names = [name.strip() for name in header]
    meant = {place: field for field, place in fields(tuple(names)).items() if field in METADATA}
    files = [place for place, name in enumerate(names) if name.casefold() in _FILES]
    return [_FILE if place in files[:1] else meant.get(place, name) for place, name in enumerate(names)]


def sample_articles() -> tuple[Article, ...]:
    """The demonstration corpus that ships with Framescope: invented events, invented outlets."""
    return tuple(with_index(Article(path.read_text(encoding="utf-8")), path) for path in article_files([SAMPLE]))

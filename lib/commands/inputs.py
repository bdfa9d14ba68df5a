"""What a command is given: files and folders, what is said of their tables, word lists."""

from __future__ import annotations

import argparse
import csv
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lib.commands.running import add_workers
from lib.commands.shell import UsageError, existing, list_text, say

if TYPE_CHECKING:
    import pandas as pd

    from lib.compare.naming import Naming
    from lib.ingest.choices import Choices
    from lib.model import Reading
    from lib.text.settings import Settings

MOST_NAMED = 3  # files and folders in the name of a corpus


def add_choices(parser: argparse.ArgumentParser) -> None:
    """The options that say which column is what and how dates are written."""
    columns = "which column of a table is what, such as text=body,outlet=paper; a blank one (title=) is none"
    parser.add_argument("--columns", default="", metavar="FIELD=COLUMN,…", help=columns)
    dates = "how 03/04/2026 is meant where no other date of its column tells"
    parser.add_argument("--dates", choices=("day-first", "month-first"), help=dates)


def add_comparison(command: argparse.ArgumentParser) -> None:
    """The options that say what is compared, and by which word lists."""
    command.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    command.add_argument("--by", default="outlet", help="outlet, author, event, year, month or a column of the files")
    command.add_argument("--event", metavar="NAME", help="only the articles on this event")
    command.add_argument("--with-copies", action="store_true", help="let near-copies count like other articles")
    command.add_argument("--lexicon", type=Path, action="append", metavar="FILE.csv", help="instead of our own")
    command.add_argument("--naming", type=Path, metavar="FILE.csv", help="rival words, instead of our own")
    add_workers(command)
    add_choices(command)


def check_groups(by: str, scores: pd.DataFrame) -> None:
    """Raises UsageError if the articles of a table of scores cannot be grouped by this."""
    from lib.compare.groups import group_columns

    offered = group_columns(scores)
    if by not in offered:
        raise UsageError(f"--by {by}: these articles can be grouped by {', '.join(offered)}")


def choices_of(options: argparse.Namespace) -> Choices:
    """What the user says of all tables among the files."""
    from lib.ingest.choices import Choices
    from lib.ingest.fields import FIELDS

    columns = []
    for pair in next(csv.reader([options.columns]), []):
        field, equals, column = (part.strip() for part in pair.partition("="))
        if field not in FIELDS or not equals:
            raise UsageError(f"--columns {pair}: write FIELD=COLUMN, where FIELD is one of {', '.join(FIELDS)}")
        columns.append((field, column))
    return Choices(tuple(columns), None if options.dates is None else options.dates == "day-first")


def corpus_name(paths: Sequence[Path]) -> str:
    """What the articles of these files and folders are called together, by the first of their names."""
    names = list(dict.fromkeys(path.resolve().name for path in paths))
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    return f"{', '.join(names[:MOST_NAMED])}{more}"


def readings(paths: Sequence[Path], choices: Choices) -> Iterator[Reading]:
    """The readings of files, in their order. Raises UsageError if one may not be read."""
    from lib.ingest import read_files
    from lib.ingest.limits import Limits
    from lib.ingest.reading import EVERY_FILE

    closed = [str(path) for path in paths if not os.access(path, os.R_OK)]
    if closed:
        raise UsageError(f"{', '.join(closed)}: cannot be read. Ask for the right to read, or leave it out.")
    limits = Limits()
    files = ((str(path), _head(path, limits.max_bytes + 1)) for path in paths)
    yield from read_files(files, limits, {EVERY_FILE: choices})


def _head(path: Path, n_bytes: int) -> bytes:
    """As much of a file as is needed to read it or to see that it is too large."""
    with path.open("rb") as file:
        return file.read(n_bytes)


def say_parts(reading: Reading) -> None:
    """What became of the files of an archive that could not be read."""
    for part in reading.parts:
        if reading.articles and part.message:
            say(f"{part.file}: {part.message}")


def settings_of(paths: Sequence[Path] | None) -> Settings:
    """The settings with the user's lexicons as one, if there are any."""
    from lib.text.lexicon import LexiconError, merged, read_lexicon
    from lib.text.settings import Settings, default_settings

    if not paths:
        return default_settings()
    try:
        return Settings(lexicon=merged([read_lexicon(path.name, list_text(path)) for path in existing(paths)]))
    except LexiconError as error:
        raise UsageError(str(error)) from error


def naming_of(path: Path | None) -> Naming:
    """The user's list of rival words, or that which ships with Framescope."""
    from lib.compare.naming import default_naming, read_naming
    from lib.text.lexicon import LexiconError

    if path is None:
        return default_naming()
    (source,) = existing([path])
    try:
        return read_naming(source.stem, list_text(source))
    except LexiconError as error:
        raise UsageError(f"{source}: {error}") from error

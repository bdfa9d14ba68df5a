"""The command line: python -m lib read | evidence | score | compare | backup | restore | check.

Progress goes to stderr, data to --output. Exit status: 0 done, 1 nothing usable (score, compare) or not
done (backup, restore) or faults (check), 2 wrong usage.
`read` is done when every file has its line, whether it could be read or not.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from lib import __version__

if TYPE_CHECKING:
    from lib.compare.naming import Naming
    from lib.ingest.choices import Choices
    from lib.model import Article, Reading
    from lib.text.settings import Settings

PROGRESS_EVERY = 50  # articles


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns the exit status."""
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        status: int = options.run(options)
    except _UsageError as error:
        parser.error(str(error))
    return status


class _UsageError(ValueError):
    """The command cannot run as it was given."""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m lib", description="Framescope: framing signals of news articles.")
    parser.add_argument("--version", action="version", version=f"Framescope {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    read = commands.add_parser("read", help="files and folders to articles: one JSON object a file, with its status")
    read.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    read.add_argument("--output", required=True, type=Path, metavar="OUT.jsonl")
    _add_choices(read)
    read.set_defaults(run=_read)

    evidence = commands.add_parser("evidence", help="texts to scores with the passages behind them")
    evidence.add_argument("--input", required=True, type=Path, metavar="IN.jsonl", help="objects with id and text")
    evidence.add_argument("--output", required=True, type=Path, metavar="OUT.jsonl")
    evidence.add_argument("--lexicon", type=Path, action="append", metavar="FILE.csv", help="instead of our own")
    evidence.set_defaults(run=_evidence)

    score = commands.add_parser("score", help="files and folders to the table of scores")
    score.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    score.add_argument("--output", required=True, type=Path, metavar="SCORES", help="a .csv, .parquet or .jsonl file")
    score.add_argument("--lexicon", type=Path, action="append", metavar="FILE.csv", help="instead of our own")
    _add_choices(score)
    score.set_defaults(run=_score)

    compare = commands.add_parser("compare", help="files and folders to differences between groups of articles")
    compare.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    compare.add_argument("--by", default="outlet", help="outlet, author, event, year, month or a column of the files")
    compare.add_argument("--event", metavar="NAME", help="only the articles on this event")
    compare.add_argument("--with-copies", action="store_true", help="let near-copies count like other articles")
    compare.add_argument("--output", required=True, type=Path, metavar="OUT", help="a .json or .csv file")
    compare.add_argument("--lexicon", type=Path, action="append", metavar="FILE.csv", help="instead of our own")
    compare.add_argument("--naming", type=Path, metavar="FILE.csv", help="rival words, instead of our own")
    _add_choices(compare)
    compare.set_defaults(run=_compare)
    _add_store_commands(commands)
    return parser


def _add_choices(parser: argparse.ArgumentParser) -> None:
    columns = "which column of a table is what, such as text=body,outlet=paper; a blank one (title=) is none"
    parser.add_argument("--columns", default="", metavar="FIELD=COLUMN,…", help=columns)
    dates = "how 03/04/2026 is meant where no other date of its column tells"
    parser.add_argument("--dates", choices=("day-first", "month-first"), help=dates)


def _choices(options: argparse.Namespace) -> Choices:
    """What the user says of all tables among the files."""
    from lib.ingest.choices import Choices
    from lib.ingest.fields import FIELDS

    columns = []
    for pair in next(csv.reader([options.columns]), []):
        field, equals, column = (part.strip() for part in pair.partition("="))
        if field not in FIELDS or not equals:
            raise _UsageError(f"--columns {pair}: write FIELD=COLUMN, where FIELD is one of {', '.join(FIELDS)}")
        columns.append((field, column))
    return Choices(tuple(columns), None if options.dates is None else options.dates == "day-first")


def _add_store_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    backup = commands.add_parser("backup", help="all corpora to one file, checked, while others work")
    backup.add_argument("output", type=Path, metavar="OUT.zip")
    backup.set_defaults(run=_backup)

    restore = commands.add_parser("restore", help="a backup to an empty store, or in place of what is there")
    restore.add_argument("source", type=Path, metavar="IN.zip")
    restore.add_argument("--replace", action="store_true", help="a backup of what is there is made first")
    restore.set_defaults(run=_restore)

    check = commands.add_parser("check", help="every stored text against its hash, and the database itself")
    check.set_defaults(run=_check)
    for command in (backup, restore, check):
        command.add_argument("--database", metavar="URL", help="instead of the dashboard's own")


def _backup(options: argparse.Namespace) -> int:
    from lib.store.commands import backup

    return backup(options.output, options.database, _say)


def _restore(options: argparse.Namespace) -> int:
    from lib.store.commands import restore

    return restore(options.source, options.database, _say, replace=options.replace)


def _check(options: argparse.Namespace) -> int:
    from lib.store.commands import check

    return check(options.database, _say)


def _read(options: argparse.Namespace) -> int:
    from lib.ingest.contract import reading_as_json
    from lib.ingest.folder import article_files

    choices, paths = _choices(options), list(article_files(_existing(options.paths)))
    with _output(options.output) as output:
        for reading in _readings(paths, choices):
            output.write(json.dumps(reading_as_json(reading)) + "\n")
            output.flush()
            _say(f"{reading.file}: {reading.message or 'read'}")
            _say_parts(reading)
    return 0


def _say_parts(reading: Reading) -> None:
    """What became of the files of an archive that could not be read."""
    for part in reading.parts:
        if reading.articles and part.message:
            _say(f"{part.file}: {part.message}")


def _evidence(options: argparse.Namespace) -> int:
    from lib.report.evidence import evidence
    from lib.text import parse

    settings = _settings(options.lexicon)
    (source,) = _existing([options.input])
    with source.open(encoding="utf-8") as lines, _output(options.output) as output:
        for number, line in enumerate(lines, 1):
            key, text = _record(f"{source}, line {number}", line)
            output.write(json.dumps({"id": key, **evidence(parse(text, settings=settings))}) + "\n")
            _progress(number)
    return 0


def _record(where: str, line: str) -> tuple[object, str]:
    """The id and the text of one line of the input."""
    try:
        record = json.loads(line)
        key, text = record["id"], record["text"]
    except (ValueError, KeyError, TypeError) as error:
        raise _UsageError(f"{where}: expected a JSON object with id and text") from error
    if not isinstance(text, str):
        raise _UsageError(f"{where}: text must be a string")
    return key, text


def _output(path: Path) -> TextIO:
    try:
        return path.open("w", encoding="utf-8")
    except OSError as error:
        raise _UsageError(f"{path}: cannot be written. Name a file in a folder that exists.") from error


def _score(options: argparse.Namespace) -> int:
    import pandas as pd

    from lib.report.table import FORMATS, write_table
    from lib.score import articles_frame, score_frame

    _check_output(options.output, FORMATS)
    settings = _settings(options.lexicon)
    articles = list(_articles(_existing(options.paths), _choices(options)))
    if not articles:
        _say("no article could be read")
        return 1
    frame, tables = articles_frame(articles), []
    for start in range(0, len(articles), PROGRESS_EVERY):
        tables.append(score_frame(frame[start : start + PROGRESS_EVERY], settings))
        _progress(start + PROGRESS_EVERY)
    write_table(pd.concat(tables, ignore_index=True), options.output)
    _say(f"{len(articles)} articles scored -> {options.output}")
    return 0


def _compare(options: argparse.Namespace) -> int:
    from lib.compare.groups import group_columns
    from lib.report.comparison import as_json, comparison, scored_articles
    from lib.report.table import csv_text

    _check_output(options.output, (".json", ".csv"))
    settings, naming = _settings(options.lexicon), _naming(options.naming)
    known = _articles(_existing(options.paths), _choices(options))
    articles = [each for each in known if options.event in (None, each.event)]
    if not articles:
        _say("no article could be read" if options.event is None else f"no article on the event '{options.event}'")
        return 1
    scores, traces = scored_articles(articles, settings, _progress)
    if options.by not in group_columns(scores):
        raise _UsageError(f"--by {options.by}: these articles can be grouped by {', '.join(group_columns(scores))}")
    compared = comparison(scores, traces, options.by, naming, with_copies=options.with_copies)
    if options.output.suffix == ".csv":
        text = csv_text(compared.differences)
    else:
        text = json.dumps(as_json(compared, options.by), ensure_ascii=False)
    options.output.write_text(text, encoding="utf-8", newline="")
    _say(f"{len(compared.scores)} articles compared, {len(compared.copies)} near-copies -> {options.output}")
    return 0


def _check_output(path: Path, endings: Sequence[str]) -> None:
    if path.suffix not in endings:
        raise _UsageError(f"{path}: the name must end in {', '.join(endings)}")
    if not path.parent.is_dir():
        raise _UsageError(f"{path}: cannot be written. Name a file in a folder that exists.")


def _naming(path: Path | None) -> Naming:
    """The user's list of rival words, or that which ships with Framescope."""
    from lib.compare.naming import default_naming, read_naming
    from lib.text.lexicon import LexiconError

    if path is None:
        return default_naming()
    (source,) = _existing([path])
    try:
        return read_naming(source.stem, source.read_text(encoding="utf-8-sig"))
    except (LexiconError, UnicodeDecodeError) as error:
        raise _UsageError(f"{source}: {error}") from error


def _existing(paths: Iterable[Path]) -> list[Path]:
    known = list(paths)
    missing = [str(path) for path in known if not path.exists()]
    if missing:
        raise _UsageError(f"no such file or folder: {', '.join(missing)}")
    return known


def _readings(paths: Sequence[Path], choices: Choices) -> Iterator[Reading]:
    from lib.ingest import read_files
    from lib.ingest.limits import Limits
    from lib.ingest.reading import EVERY_FILE

    closed = [str(path) for path in paths if not os.access(path, os.R_OK)]
    if closed:
        raise _UsageError(f"{', '.join(closed)}: cannot be read. Ask for the right to read, or leave it out.")
    limits = Limits()
    files = ((str(path), _head(path, limits.max_bytes + 1)) for path in paths)
    yield from read_files(files, limits, {EVERY_FILE: choices})


def _head(path: Path, n_bytes: int) -> bytes:
    """As much of a file as is needed to read it or to see that it is too large."""
    with path.open("rb") as file:
        return file.read(n_bytes)


def _articles(paths: Iterable[Path], choices: Choices) -> Iterator[Article]:
    from lib.ingest.folder import article_files, with_index
    from lib.text.blocks.proposal import proposal

    files = list(article_files(paths))
    for path, reading in zip(files, _readings(files, choices), strict=True):
        if reading.message:
            _say(f"{path}: {reading.message}")
        _say_parts(reading)
        for article in reading.articles:
            yield proposal(with_index(article, path))


def _settings(paths: Sequence[Path] | None) -> Settings:
    """The settings with the user's lexicons as one, if there are any."""
    from lib.text.lexicon import LexiconError, load_lexicon, merged
    from lib.text.settings import Settings, default_settings

    if not paths:
        return default_settings()
    try:
        return Settings(lexicon=merged([load_lexicon(path) for path in _existing(paths)]))
    except LexiconError as error:
        raise _UsageError(str(error)) from error


def _say(message: str) -> None:
    print(message.encode("utf-8", "backslashreplace").decode(), file=sys.stderr)


def _progress(done: int) -> None:
    if sys.stderr.isatty() and done % PROGRESS_EVERY == 0:
        print(f"\r{done} articles", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())

"""The command line: python -m lib read | evidence | score | compare | report | backup | restore | check | measure.

Progress goes to stderr, data to --output. Exit status: 0 done, 1 nothing usable (score, compare, report)
or not done (backup, restore) or faults (check), 2 wrong usage, 130 stopped by Ctrl-C.
`read` is done when every file has its line, whether it could be read or not.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from lib import __version__
from lib.commands.inputs import (
    add_choices,
    articles_in,
    choices_of,
    corpus_name,
    naming_of,
    readings,
    say_parts,
    settings_of,
)
from lib.commands.report import add_report
from lib.commands.score import add_score
from lib.commands.shell import (
    STOPPED,
    UsageError,
    check_output,
    existing,
    opened_output,
    progress,
    say,
    say_compared,
    write_whole,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns the exit status."""
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        status: int = options.run(options)
    except UsageError as error:
        parser.error(str(error))
    except KeyboardInterrupt:
        say("stopped.")
        return STOPPED
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m lib", description="Framescope: framing signals of news articles.")
    parser.add_argument("--version", action="version", version=f"Framescope {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    read = commands.add_parser("read", help="files and folders to articles: one JSON object a file, with its status")
    read.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    read.add_argument("--output", required=True, type=Path, metavar="OUT.jsonl")
    add_choices(read)
    read.set_defaults(run=_read)

    evidence = commands.add_parser("evidence", help="texts to scores with the passages behind them")
    evidence.add_argument("--input", required=True, type=Path, metavar="IN.jsonl", help="objects with id and text")
    evidence.add_argument("--output", required=True, type=Path, metavar="OUT.jsonl")
    evidence.add_argument("--lexicon", type=Path, action="append", metavar="FILE.csv", help="instead of our own")
    evidence.set_defaults(run=_evidence)

    add_score(commands.add_parser("score", help="files and folders to the table of scores"))

    compare = commands.add_parser("compare", help="files and folders to differences between groups of articles")
    compare.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    compare.add_argument("--by", default="outlet", help="outlet, author, event, year, month or a column of the files")
    compare.add_argument("--event", metavar="NAME", help="only the articles on this event")
    compare.add_argument("--with-copies", action="store_true", help="let near-copies count like other articles")
    compare.add_argument("--output", required=True, type=Path, metavar="OUT", help="a .json or .csv file")
    compare.add_argument("--lexicon", type=Path, action="append", metavar="FILE.csv", help="instead of our own")
    compare.add_argument("--naming", type=Path, metavar="FILE.csv", help="rival words, instead of our own")
    add_choices(compare)
    compare.set_defaults(run=_compare)

    add_report(commands.add_parser("report", help="files and folders to a report: findings, charts, passages, methods"))
    _add_store_commands(commands)
    return parser


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

    measure = commands.add_parser("measure", help="what the dashboard measures of a corpus, as it starts it itself")
    measure.add_argument("workspace", metavar="WORKSPACE", help="its id, as in the dashboard's address")
    measure.add_argument("--user", default="", help="a member of it")
    measure.add_argument("--lock", type=int, help=argparse.SUPPRESS)
    measure.set_defaults(run=_measure)
    for command in (backup, restore, check, measure):
        command.add_argument("--database", metavar="URL", help="instead of the dashboard's own")


def _backup(options: argparse.Namespace) -> int:
    from lib.store.commands import backup

    return backup(options.output, options.database, say)


def _restore(options: argparse.Namespace) -> int:
    from lib.store.commands import restore

    return restore(options.source, options.database, say, replace=options.replace)


def _check(options: argparse.Namespace) -> int:
    from lib.store.commands import check

    return check(options.database, say)


def _measure(options: argparse.Namespace) -> int:
    from lib.commands.measure import measure

    return measure(options.workspace, options.user, options.database, options.lock)


def _read(options: argparse.Namespace) -> int:
    from lib.ingest.contract import reading_as_json
    from lib.ingest.folder import article_files

    choices, paths = choices_of(options), list(article_files(existing(options.paths)))
    with opened_output(options.output) as output:
        for reading in readings(paths, choices):
            output.write(json.dumps(reading_as_json(reading)) + "\n")
            output.flush()
            say(f"{reading.file}: {reading.message or 'read'}")
            say_parts(reading)
    return 0


def _evidence(options: argparse.Namespace) -> int:
    from lib.report.evidence import evidence
    from lib.text import parse

    settings = settings_of(options.lexicon)
    (source,) = existing([options.input])
    with source.open("rb") as lines, opened_output(options.output) as output:
        for number, line in enumerate(lines, 1):
            key, text = _record(f"{source}, line {number}", line)
            output.write(json.dumps({"id": key, **evidence(parse(text, settings=settings))}) + "\n")
            progress(number)
    return 0


def _record(where: str, line: bytes) -> tuple[object, str]:
    """The id and the text of one line of the input."""
    try:
        record = json.loads(line)
        key, text = record["id"], record["text"]
    except (ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{where}: expected a JSON object with id and text, in UTF-8") from error
    if not isinstance(text, str):
        raise UsageError(f"{where}: text must be a string")
    return key, text


def _compare(options: argparse.Namespace) -> int:
    from lib.compare.groups import group_columns
    from lib.report.comparison import as_json, comparison, provenance_of, scored_articles
    from lib.report.provenance import MadeWith, write_beside
    from lib.report.table import csv_text

    check_output(options.output, (".json", ".csv"))
    settings, naming = settings_of(options.lexicon), naming_of(options.naming)
    known = articles_in(existing(options.paths), choices_of(options))
    articles = [each for each in known if options.event in (None, each.event)]
    if not articles:
        say("no article could be read" if options.event is None else f"no article on the event '{options.event}'")
        return 1
    scores, index = scored_articles(articles, settings, progress)
    if options.by not in group_columns(scores):
        raise UsageError(f"--by {options.by}: these articles can be grouped by {', '.join(group_columns(scores))}")
    compared = comparison(scores, index, options.by, naming, with_copies=options.with_copies)
    made_with, today = MadeWith.of(settings, naming), date.today().isoformat()
    name, event = corpus_name(options.paths), options.event or ""
    origin = provenance_of(compared, made_with, options.by, today, name=name, event=event)
    if options.output.suffix == ".csv":
        text = csv_text(compared.differences)
    else:
        text = json.dumps(as_json(compared, options.by, origin), ensure_ascii=False)
    write_whole(options.output, text)
    if options.output.suffix == ".csv":
        write_beside(options.output, origin.as_json())
    say_compared(len(compared.scores), len(compared.copies), options.output)
    return 0


if __name__ == "__main__":
    sys.exit(main())

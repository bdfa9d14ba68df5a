"""`python -m lib report`: files and folders to a report as HTML, Markdown or a workbook."""

from __future__ import annotations

import argparse
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from lib.commands.inputs import add_comparison, check_groups, choices_of, corpus_name, naming_of, settings_of
from lib.commands.shell import STOPPED, UsageError, check_output, existing, say, say_compared

if TYPE_CHECKING:
    from lib.commands.scored import Scored
    from lib.compare.naming import Naming
    from lib.report.document.material import Material, Request
    from lib.text.settings import Settings

FORMATS = (".html", ".md", ".xlsx")
THEMES = ("auto", "light", "dark")
ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def add_report(command: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    add_comparison(command)
    command.add_argument("--output", required=True, type=Path, metavar="REPORT", help="a .html, .md or .xlsx file")
    command.add_argument(
        "--measures", metavar="NAME,…", help="columns of measures (default: the main one of each kind)"
    )
    command.add_argument("--title", default="", help="instead of one that says what is compared")
    command.add_argument("--byline", default="", help="who made the report")
    command.add_argument("--date", metavar="YYYY-MM-DD", help="of the report, instead of today")
    command.add_argument("--theme", choices=THEMES, default="auto", help="of HTML; auto: as the reader's system has it")
    command.add_argument("--images", action="store_true", help="charts of Markdown, in a folder beside it")
    command.add_argument("--full-texts", action="store_true", help="with all articles, not passages alone")
    command.set_defaults(run=report)


def report(options: argparse.Namespace) -> int:
    """Makes the report. Exit status: 0 done, 1 nothing usable, 130 stopped by Ctrl-C."""
    from lib.commands.scored import scored_files
    from lib.report.chromium import ImagesError
    from lib.score.pool import PoolError

    check_output(options.output, FORMATS)
    request = _request(options)
    paths, choices = existing(options.paths), choices_of(options)
    settings, naming = settings_of(options.lexicon), naming_of(options.naming)
    try:
        with scored_files(paths, choices, settings, options.workers) as corpus:
            if corpus is None or not (options.event is None or corpus.scores["event"].eq(options.event).any()):
                say("no article could be read" if corpus is None else f"no article on the event '{options.event}'")
                return 1
            material = _material(corpus, request, settings, naming, options)
            _write(material, options)
    except KeyboardInterrupt:
        say("stopped. No report was written.")
        return STOPPED
    except ImagesError as error:
        say(f"no images: {error} Leave out --images, or make the report as .html, which draws its charts itself.")
        return 1
    except (PoolError, OSError) as error:
        say(f"not done: {error}")
        return 1
    say_compared(len(material.table), len(material.copies_of_event), options.output)
    return 0


def _request(options: argparse.Namespace) -> Request:
    from lib.metrics import MAIN, metrics
    from lib.report.document.material import Request

    named = [each.strip() for each in (options.measures or "").split(",") if each.strip()] or [*MAIN.values()]
    unknown = [name for name in named if name not in metrics()]
    if unknown:
        raise UsageError(f"--measures {', '.join(unknown)}: write one or more of {', '.join(metrics())}")
    if options.date is not None and not _is_date(options.date):
        raise UsageError(f"--date {options.date}: write it as 2026-11-22")
    return Request(
        dated=options.date or date.today().isoformat(),
        corpus=corpus_name(options.paths),
        title=options.title,
        byline=options.byline,
        by=options.by,
        event=options.event,
        measures=tuple(dict.fromkeys(named)),
        full_texts=options.full_texts,
    )


def _is_date(written: str) -> bool:
    try:
        date.fromisoformat(written)
    except ValueError:
        return False
    return ISO_DATE.fullmatch(written) is not None


def _material(
    corpus: Scored, request: Request, settings: Settings, naming: Naming, options: argparse.Namespace
) -> Material:
    from lib.commands.progress import ProgressLine
    from lib.compare.duplicates import collapsed
    from lib.report.document.material import Material
    from lib.report.provenance import MadeWith

    check_groups(options.by, corpus.scores)
    line = ProgressLine()
    copies = collapsed(corpus.scores, corpus.words, tell=line.begin("Looking for near-copies")).copies
    line.end()
    return Material(
        request=request,
        scores=corpus.scores,
        index=corpus.words,
        copies=copies,
        settings=settings,
        naming_list=naming,
        made_with=MadeWith.of(settings, naming),
        read=corpus.texts.read,
        with_copies=options.with_copies,
    )


def _write(material: Material, options: argparse.Namespace) -> None:
    from lib.charts.theme import file_name
    from lib.report.document.written import write

    beside = options.output.with_name(f"{file_name(options.output.stem) or 'report'}_images")
    images = beside if options.images and options.output.suffix == ".md" else None

    said: list[str] = []

    def tell(done: int, of: int, doing: str) -> None:
        what = doing.partition(", row ")[0]
        if said[-1:] != [what]:
            said.append(what)
            say(doing if of == 1 else f"{doing} ({done + 1} of {of})")

    write(material, options.output, tell, theme=options.theme, images=images)

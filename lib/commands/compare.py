"""`python -m lib compare`: files and folders of any size to differences between groups of articles."""

from __future__ import annotations

import argparse
import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from lib.commands.inputs import add_comparison, check_groups, choices_of, corpus_name, naming_of, settings_of
from lib.commands.shell import check_output, existing, say, say_compared, write_whole

if TYPE_CHECKING:
    import pandas as pd

    from lib.compare.index import WordIndex
    from lib.compare.naming import Naming
    from lib.report.comparison import Comparison
    from lib.text.settings import Settings

FORMATS = (".json", ".csv")


def add_compare(command: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    add_comparison(command)
    command.add_argument("--output", required=True, type=Path, metavar="OUT", help="a .json or .csv file")
    command.set_defaults(run=compare)


def compare(options: argparse.Namespace) -> int:
    """Makes the comparison. Exit status: 0 done, 1 nothing usable or not done."""
    from lib.commands.scored import scored_files
    from lib.score.pool import PoolError

    check_output(options.output, FORMATS)
    settings, naming = settings_of(options.lexicon), naming_of(options.naming)
    paths, choices = existing(options.paths), choices_of(options)
    try:
        with scored_files(paths, choices, settings, options.workers, event=options.event) as corpus:
            if corpus is None:
                event = options.event
                say("no article could be read" if event is None else f"no article on the event '{event}'")
                return 1
            compared = _compared(corpus.scores, corpus.words, naming, options)
    except (PoolError, OSError) as error:
        say(f"not done: {error}")
        return 1
    _write(compared, settings, naming, options)
    say_compared(len(compared.scores), len(compared.copies), options.output)
    return 0


def _compared(scores: pd.DataFrame, index: WordIndex, naming: Naming, options: argparse.Namespace) -> Comparison:
    from lib.commands.progress import ProgressLine
    from lib.report.comparison import comparison

    check_groups(options.by, scores)
    line = ProgressLine()
    try:
        return comparison(scores, index, options.by, naming, with_copies=options.with_copies, doing=line.begin)
    finally:
        line.end()


def _write(compared: Comparison, settings: Settings, naming: Naming, options: argparse.Namespace) -> None:
    from lib.report.comparison import as_json, provenance_of
    from lib.report.provenance import MadeWith, write_beside
    from lib.report.table import csv_text

    made_with, today = MadeWith.of(settings, naming), date.today().isoformat()
    name, event = corpus_name(options.paths), options.event or ""
    origin = provenance_of(compared, made_with, options.by, today, name=name, event=event)
    if options.output.suffix == ".csv":
        write_whole(options.output, csv_text(compared.differences))
        write_beside(options.output, origin.as_json())
    else:
        write_whole(options.output, json.dumps(as_json(compared, options.by, origin), ensure_ascii=False))

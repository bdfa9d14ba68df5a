"""`python -m lib score`: files and folders of any size to the table of scores, by one process, many, or a cluster."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from lib.commands.inputs import add_choices, choices_of, settings_of
from lib.commands.running import add_workers, rows_of
from lib.commands.shell import STOPPED, Interrupt, UsageError, check_output, existing, say

if TYPE_CHECKING:
    from lib.commands.corpus import Corpus
    from lib.score.chunk import Chunk
    from lib.score.parts import Parts
    from lib.text.settings import Settings

FORMATS = (".csv", ".parquet", ".jsonl")  # of the table, by the ending of its name


def add_score(command: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    command.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    command.add_argument("--output", required=True, type=Path, metavar="SCORES", help="a .csv, .parquet or .jsonl file")
    command.add_argument("--lexicon", type=Path, action="append", metavar="FILE.csv", help="instead of our own")
    add_workers(command)
    command.add_argument("--cluster", metavar="ADDRESS", help="of a Dask scheduler, instead of processes: see docs")
    command.add_argument("--fresh", action="store_true", help="start anew instead of going on with a stopped run")
    add_choices(command)
    command.set_defaults(run=score)


def score(options: argparse.Namespace) -> int:
    """Scores everything. Exit status: 0 done, 1 nothing usable or not done, 130 stopped by Ctrl-C."""
    from lib.ingest.folder import article_files

    check_output(options.output, FORMATS)
    settings, files = settings_of(options.lexicon), list(article_files(existing(options.paths)))

    from pyarrow import ArrowException

    from lib.ingest.source import IngestError
    from lib.score.parts import OtherRunError, folder_of
    from lib.score.pool import PoolError

    run = _score_here
    if options.cluster:
        from lib.commands.cluster import score_on_cluster as run
    try:
        n_articles = run(files, settings, options)
    except KeyboardInterrupt:
        going_on = "stopped. The same command goes on from there; with --fresh it starts anew."
        say(f"{going_on} What is scored is kept in {folder_of(options.output)}")
        return STOPPED
    except OtherRunError as error:
        raise UsageError(str(error)) from error
    except (PoolError, IngestError, ArrowException, OSError) as error:
        say(f"not done: {error}. What is scored is kept: the same command goes on from there.")
        return 1
    if n_articles:
        _write_origin(settings, n_articles, options.output)
    articles = "article" if n_articles == 1 else "articles"
    say(f"{n_articles:,} {articles} scored -> {options.output}" if n_articles else "no article could be read")
    return 0 if n_articles else 1


def _write_origin(settings: Settings, n_articles: int, output: Path) -> None:
    """What the scores were made with, in a file beside them: the table stays clean."""
    from lib.compare.naming import default_naming
    from lib.report.provenance import MadeWith, scores_made_with, write_beside

    made_with = MadeWith.of(settings, default_naming())
    write_beside(output, scores_made_with(made_with, n_articles, date.today().isoformat()))


def _score_here(files: Sequence[Path], settings: Settings, options: argparse.Namespace) -> int:
    from lib.commands.corpus import Corpus
    from lib.score.parts import fingerprint, opened_parts

    choices = choices_of(options)
    with opened_parts(options.output, fingerprint(files, settings, choices), fresh=options.fresh) as parts:
        n_articles = _scored(Corpus(files, choices), settings, options.workers, parts)
        if n_articles:
            _assemble(parts, options.output)
    return n_articles


def _scored(corpus: Corpus, settings: Settings, n_workers: int | None, parts: Parts) -> int:
    """Writes the parts that are not there yet; returns how many articles there are."""
    from lib.commands.progress import ProgressLine
    from lib.score.chunk import chunks
    from lib.score.limits import RunLimits
    from lib.score.progress import Watch

    watch, line, n_chunks = Watch(), ProgressLine(), 0

    def missing() -> Iterator[Chunk]:
        nonlocal n_chunks
        for chunk in chunks(corpus, RunLimits(), corpus.share):
            n_chunks += 1
            if parts.has(chunk):
                watch.skip(len(chunk.entries), chunk.share)
            else:
                yield chunk

    try:
        with Interrupt() as interrupt:
            for chunk, rows in rows_of(missing(), settings, n_workers, is_resumed=parts.is_begun):
                parts.write(chunk, rows, settings)
                line.show(watch.add(len(rows), chunk.share))
                interrupt.check()
    finally:
        line.end()
    parts.keep(n_chunks)
    return watch.n_done


def _assemble(parts: Parts, output: Path) -> None:
    """Makes one file of the parts, puts it in its place at once, and removes them."""
    from lib.report.written import write_tables

    whole, names = parts.folder / f"whole{output.suffix}", parts.labels()
    write_tables(parts.tables(names), names, whole)
    whole.replace(output)
    parts.remove()

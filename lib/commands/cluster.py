"""`python -m lib score --cluster ADDRESS`: Parquet and JSON Lines to a folder of Parquet parts, by a Dask cluster."""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lib.commands.inputs import choices_of
from lib.commands.progress import ProgressLine
from lib.commands.shell import UsageError
from lib.ingest.formats import extension
from lib.score.cluster import TAKEN, Task, score, surveyed, tasks
from lib.score.parts import Parts, fingerprint, opened_parts
from lib.score.pool import PoolError
from lib.score.progress import Watch

if TYPE_CHECKING:
    from distributed import Client

    from lib.text.settings import Settings

CONNECT_SECONDS = 30


def score_on_cluster(files: Sequence[Path], settings: Settings, options: argparse.Namespace) -> int:
    """Scores everything; returns how many articles there are. Raises what `score` says of a run that is not done."""
    try:
        from distributed import Client, KilledWorker
    except ImportError as error:
        raise UsageError("--cluster needs Dask. Run: pip install -r requirements-cluster.txt") from error
    _check(files, options)
    choices = choices_of(options)
    try:
        with (
            opened_parts(options.output, fingerprint(files, settings, choices, "parts"), fresh=options.fresh) as parts,
            Client(options.cluster, timeout=CONNECT_SECONDS) as client,
        ):
            n_articles = _scored(client, surveyed(client, tasks(files, choices, parts)), settings)
            if n_articles:
                _put_in_place(parts, options.output)
    except KilledWorker as error:
        raise PoolError(str(error)) from error
    return n_articles


def _check(files: Sequence[Path], options: argparse.Namespace) -> None:
    if options.output.suffix != ".parquet":
        raise UsageError(f"{options.output}: a cluster writes a folder of Parquet files. Let the name end in .parquet.")
    others = [str(path) for path in files if extension(path.name) not in TAKEN]
    if others:
        raise UsageError(f"{others[0]}: a cluster reads files of the kinds {', '.join(TAKEN)}. Leave out --cluster.")


def _scored(client: Client, todo: list[Task], settings: Settings) -> int:
    watch, line = Watch(), ProgressLine()
    try:
        return score(client, todo, settings, watch.skip, lambda n, share: line.show(watch.add(n, share)))
    finally:
        line.end()


def _put_in_place(parts: Parts, output: Path) -> None:
    """Makes the folder of parts the output; what was there before is removed only then."""
    parts.leave_only_parts()
    before = output.with_name(f"{output.name}.before")
    if output.exists():
        output.rename(before)
    parts.folder.rename(output)
    if before.is_dir():
        shutil.rmtree(before)
    else:
        before.unlink(missing_ok=True)

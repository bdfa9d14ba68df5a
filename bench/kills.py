"""A bulk import that is killed at random points: what was acknowledged is there, nothing is there by halves.

    python -m bench.kills [--runs 100] [--database postgresql://…] [--seed 0]

A program adds articles in batches and says each batch that the store acknowledged. It is killed (SIGKILL) at a random
moment: some batches and a part of the time of two more after it began. Then the store is checked, the import is
repeated to its end, and the store is checked again.
"""

from __future__ import annotations

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import astuple, dataclass
from pathlib import Path

from lib.model import Article
from lib.store import LOCAL, FileRow, Store, Workspace, open_store
from lib.store.check import faults

ROOT = Path(__file__).parents[1]
BATCH = 20
N_BATCHES = 60


@dataclass(frozen=True)
class Outcome:
    """What was found after one kill."""

    acknowledged: int  # batches
    stored: int  # batches
    lost: int  # articles of acknowledged batches that are not there, or not as they were
    partial: int  # batches that are there by halves, in the articles or in the log
    faults: int  # that the check finds
    doubles: int  # articles or log entries too many, or missing, after the import was repeated


def batches() -> list[list[Article]]:
    """The articles of the import; always the same."""
    words = "The dam held through the night while the river rose. "
    numbers = range(BATCH * N_BATCHES)
    articles = [Article(f"Report {n}. " + words * (n % 40 + 1), title=f"Report {n}", cut=(n % 7,)) for n in numbers]
    return [articles[start : start + BATCH] for start in range(0, len(articles), BATCH)]


def run_import(url: str, workspace_id: str) -> None:
    """Adds every batch and says so after the store has acknowledged it."""
    workspace = open_store(url).open(workspace_id, LOCAL)
    print("begin", flush=True)
    for number, batch in enumerate(batches()):
        workspace.change(added=batch, files=[FileRow(f"file {number}", "read", len(batch))])
        print(number, flush=True)


def killed(url: str, workspace_id: str, after: int, seconds: float) -> int:
    """Starts the import, kills it that long after so many batches, returns how many batches it had acknowledged."""
    command = [sys.executable, "-m", "bench.kills", "--import-into", workspace_id, "--database", url]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        if process.stdout is None or process.stdout.readline() != "begin\n":
            raise RuntimeError("the import did not begin")
        for _ in range(after):
            process.stdout.readline()
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        return after + process.stdout.read().count("\n")


def outcome(store: Store, workspace: Workspace, acknowledged: int) -> Outcome:
    """What is in the store after the kill, and after the import was repeated."""
    wanted = batches()
    held, log = workspace.articles(), Counter(entry.subject for entry in workspace.log() if entry.action == "added")
    files = {row.file for row in workspace.files()}
    lost = [each for batch in wanted[:acknowledged] for each in batch if held.get(each.id) != each]
    states = [
        {each.id in held for each in batch} | {log[each.id] == 1 for each in batch} | {f"file {number}" in files}
        for number, batch in enumerate(wanted)
    ]
    with store.database.reading() as connection:
        n_faults = len(list(faults(connection)))
    for batch in wanted:
        workspace.change(added=batch)
    every = [each for batch in wanted for each in batch]
    log = Counter(entry.subject for entry in workspace.log() if entry.action == "added")
    doubles = sum(log[each.id] != 1 for each in every) + (list(workspace.articles().values()) != every)
    stored = sum(state == {True} for state in states)
    return Outcome(acknowledged, stored, len(lost), sum(len(state) > 1 for state in states), n_faults, doubles)


def runs(url: str, n_runs: int, seed: int) -> list[Outcome]:
    """One outcome a run, each in a workspace of its own that is deleted afterwards."""
    longest = 2 * whole_seconds(url) / N_BATCHES
    chance, found = random.Random(seed), []
    store = open_store(url)
    for number in range(n_runs):
        workspace = store.create(f"Killed {number}", LOCAL)
        acknowledged = killed(url, workspace.id, chance.randrange(N_BATCHES), chance.uniform(0, longest))
        found.append(outcome(store, workspace, acknowledged))
        workspace.delete()
    store.close()
    return found


def whole_seconds(url: str) -> float:
    """How long the import takes when nobody kills it."""
    store = open_store(url)
    workspace = store.create("Whole", LOCAL)
    start = time.perf_counter()
    for batch in batches():
        workspace.change(added=batch)
    seconds = time.perf_counter() - start
    workspace.delete()
    store.close()
    return seconds


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=100)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--database", metavar="URL", help="otherwise SQLite in a temporary folder")
    parser.add_argument("--import-into", metavar="WORKSPACE", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.import_into:
        return run_import(options.database, options.import_into)
    with tempfile.TemporaryDirectory() as folder:
        url = options.database or f"sqlite:///{folder}/framescope.db"
        found = runs(url, options.runs, options.seed)
    print(f"{len(found)} kills during an import of {N_BATCHES} batches of {BATCH} articles\n")
    print(f"{'':34}{'least':>8}{'median':>8}{'most':>8}{'sum':>8}")
    for name, label in (
        ("acknowledged", "batches acknowledged before the kill"),
        ("stored", "batches in the store"),
        ("lost", "acknowledged articles lost"),
        ("partial", "batches stored by halves"),
        ("faults", "faults that the check finds"),
        ("doubles", "wrong after repeating the import"),
    ):
        values = sorted(getattr(each, name) for each in found)
        print(f"{label:36}{values[0]:>6}{values[len(values) // 2]:>8}{values[-1]:>8}{sum(values):>8}")
    bad = [each for each in found if any(astuple(each)[2:])]
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()

"""The dashboard with a large corpus, in a browser: how fast it answers, and what it takes.

    python -m bench.app [--articles 100000] [--folder FOLDER] [--port 8519]

The corpus (see `bench.large_corpus`) is built once and kept in the folder; a build that was interrupted goes on. All
times are what a user waits for, from the click to the new picture; bytes are those of the websocket.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench.app_browser import Visitor
from bench.dashboard import dashboard
from bench.large_corpus import large_articles
from bench.processes import Watched
from lib.pages.access import LOCAL
from lib.store import Workspace, open_store
from lib.store.measuring import progress, start
from lib.store.place import DATABASE_VARIABLE, FOLDER_VARIABLE, default_url

BATCH = 2_000  # articles that are stored at a time
FLAGS = ["--no-sandbox", "--disable-gpu", "--enable-precise-memory-info"]
# What is measured, the most that it may be, and its unit.
TARGETS = {
    "first page of the sample corpus": (6.0, "s"),
    "opening the corpus": (5.0, "s"),
    "a change on Overview, median": (0.8, "s"),
    "a change on Overview, longest": (None, "s"),
    "a change on Compare, median": (0.8, "s"),
    "a change on Compare, longest": (None, "s"),
    "payload of a change, median": (0.3, "MB"),
    "payload of a change, largest": (None, "MB"),
    "search for an article": (1.0, "s"),
    "memory of the server, most": (1200.0, "MB"),
    "heap of the browser": (150.0, "MB"),
}


def main() -> None:
    """Builds what is missing, measures, prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--folder", type=Path, help="default: in the system's folder for temporary files")
    parser.add_argument("--port", type=int, default=8519)
    arguments = parser.parse_args()
    folder = arguments.folder or Path(tempfile.gettempdir()) / f"framescope-bench-{arguments.articles}"
    folder.mkdir(parents=True, exist_ok=True)
    os.environ[FOLDER_VARIABLE] = str(folder)
    os.environ.pop(DATABASE_VARIABLE, None)
    workspace = build(arguments.articles)
    found = measured(workspace, folder, arguments.port)
    print(f"\n{arguments.articles:,} articles\n")
    for name, (target, unit) in TARGETS.items():
        verdict = "" if target is None else "ok" if found[name] <= target else "TOO MUCH"
        most = "" if target is None else f"< {target:g} {unit}"
        print(f"{name:34} {found[name]:9.2f} {unit:3} {most:10} {verdict}")


def build(n: int) -> Workspace:
    """The workspace with all articles, and all of them measured."""
    store = open_store(default_url())
    known = {each.name: each.id for each in store.workspaces(LOCAL)}
    name = f"Bench {n}"
    workspace = store.open(known[name], LOCAL) if name in known else store.create(name, LOCAL)
    before = stored = len(workspace.cards())
    fresh = large_articles(n, first=stored)
    while batch := list(islice(fresh, BATCH)):
        workspace.change(added=batch)
        stored += len(batch)
        _say(f"stored {stored:,} of {n:,}")
    now = progress(workspace)
    if before == stored and now is not None and now.stage == "done":
        return workspace
    start(workspace)
    while (now := progress(workspace)) is None or now.is_running:
        time.sleep(2)
        _say(f"{now.stage} {now.done:,} of {now.of:,}" if now else "starting")
    if now.stage != "done":
        sys.exit(f"Measuring ended: {now.stage}. {now.problem}")
    return workspace


def _say(line: str) -> None:
    print(f"\r{line:60}", end="", file=sys.stderr, flush=True)


def measured(workspace: Workspace, folder: Path, port: int) -> dict[str, float]:
    """What each line of TARGETS comes to."""
    began = time.monotonic()
    with dashboard(folder, port) as process, Watched(process.pid) as memory, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        visitor = Visitor(browser.new_page(viewport={"width": 1280, "height": 900}), f"http://127.0.0.1:{port}")
        visitor.open("", corpus="sample")
        found = {"first page of the sample corpus": time.monotonic() - began}
        found["opening the corpus"] = visitor.open("overview", corpus=workspace.id)
        changes = visitor.change_overview()
        found["a change on Overview, median"], found["a change on Overview, longest"] = changes.seconds
        visitor.open("compare", corpus=workspace.id)
        compared = visitor.change_compare()
        found["a change on Compare, median"], found["a change on Compare, longest"] = compared.seconds
        both = changes.joined(compared)
        found["payload of a change, median"], found["payload of a change, largest"] = both.megabytes
        visitor.open("article", corpus=workspace.id)
        found["search for an article"] = visitor.search("council budget")
        found["heap of the browser"] = visitor.heap()
        found["memory of the server, most"] = memory.most
        browser.close()
    return found


if __name__ == "__main__":
    main()

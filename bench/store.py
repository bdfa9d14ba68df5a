"""Seconds and bytes that a stored corpus of so many articles costs: adding, opening, searching, editing, removing.

    python -m bench.store [--articles 10000] [--words 600] [--batch 2000] [--database URL]

The texts are paragraphs of real news in a random order. CPU time and wall time of one run; the largest memory of the
process so far; the size of the SQLite file.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from bench.processes import peak
from bench.texts import NEWS, news_texts
from lib.model import Article
from lib.store import LOCAL, Workspace, open_store
from lib.store.measured.keys import copies_key, text_key

OUTLETS = 6
LEAST = 80  # characters of a paragraph


def articles(n: int, words: int, seed: int = 0) -> Iterator[Article]:
    """Articles made of paragraphs of the news; every fifth has no title."""
    chance = random.Random(seed)
    paragraphs = [each for text in news_texts(NEWS, 1500) for each in text.split("\n") if len(each) > LEAST]
    for number in range(n):
        chosen, n_words = [f"Report {number} of the day."], 5
        while n_words < words:
            chosen.append(chance.choice(paragraphs))
            n_words += len(chosen[-1].split())
        title = f"{' '.join(chosen[1].split()[:8])} ({number})" if number % 5 else None
        outlet, day = f"Outlet {number % OUTLETS}", f"2026-{number % 12 + 1:02}-{number % 28 + 1:02}"
        yield Article("\n\n".join(chosen), title=title, outlet=outlet, published=day, event="bench")


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--words", type=int, default=600)
    parser.add_argument("--batch", type=int, default=2000, help="articles of one change")
    parser.add_argument("--database", metavar="URL", help="otherwise SQLite in a temporary folder")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "framescope.db"
        store = open_store(options.database or f"sqlite:///{file}")
        workspace = store.create("Bench", LOCAL)
        print(f"{options.articles:,} articles of {options.words} words\n")
        print(f"{'':52}{'CPU s':>8}{'wall s':>8}{'MB':>8}")
        _timed("adding, making the texts left out", lambda: _added(workspace, options))
        if file.exists():
            print(f"{'the file of the database':52}{'':16}{file.stat().st_size >> 20:8}")
        _act(workspace, options.articles)
        _timed("deleting the workspace", workspace.delete)
        store.close()


def _act(workspace: Workspace, n: int) -> None:
    newest = workspace.newest()
    cards = _timed("opening: what is known of every article", workspace.cards)
    _timed("a key for the words of every article", lambda: [text_key(card) for card in cards.values()])
    _timed("the key of the near-copies", lambda: copies_key(cards.values()))
    for query in ("government", "the", "gov", "the of a", "minister said econ", "report 77", "nowhere zyx"):
        _timed(f"search: {query}", lambda query=query: workspace.search(query))
    _timed("200 articles with their texts", lambda: list(workspace.articles_of(list(cards)[:: max(1, n // 200)])))
    _timed("the number of the newest entry of the log", workspace.newest)
    some = list(cards.values())[: n // 10]
    _timed(f"another outlet for {len(some):,}", lambda: workspace.change(edited=[replace(c, outlet="X") for c in some]))
    _timed("what was changed since", lambda: workspace.changed_since(newest))
    _timed(f"removing {len(some):,}", lambda: workspace.change(removed=[card.id for card in some]))


def _added(workspace: Workspace, options: argparse.Namespace) -> float:
    """Adds the articles; returns the CPU seconds that making them took."""
    made = 0.0
    coming = articles(options.articles, options.words)
    while True:
        begun = time.process_time()
        batch = list(islice(coming, options.batch))
        made += time.process_time() - begun
        if not batch:
            return made
        workspace.change(added=batch)


def _timed(what: str, work: Callable[[], object]) -> object:
    cpu, wall = time.process_time(), time.perf_counter()
    made = work()
    apart = made if isinstance(made, float) else 0.0
    took = time.process_time() - cpu - apart, time.perf_counter() - wall - apart
    print(f"{what:52}{took[0]:8.2f}{took[1]:8.2f}{peak():8.0f}", flush=True)
    return made


if __name__ == "__main__":
    main()

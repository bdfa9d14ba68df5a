"""Runs over many articles: articles a second by number of processes, and the memory of all of them together.

    python -m bench.runs [--articles 2000 8000] [--workers 1 2] [--words 600] [--rounds 2] [--folder FOLDER]

Makes a Parquet file of articles from the paragraphs of news texts (see `bench.texts`), each another mixture, and scores
it with `python -m lib score`. Memory is the proportional set size (PSS) of the command and its processes, measured
twice a second. Machines are noisy: the numbers of processes take turns, and what counts is the ratio of runs that
followed each other, printed for every round. On two quiet cores it takes about four minutes.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import psutil
import pyarrow as pa
from pyarrow import parquet as pq

from bench.processes import EVERY, cpu_seconds, family, pss
from bench.texts import NEWS, news_texts

ROW_GROUP = 10_000
OUTLETS = ("Daily North", "Daily South", "The Wire", "Harbour Post")


class Run(NamedTuple):
    """What a run took: seconds, CPU seconds of all processes, and MB now and then."""

    seconds: float
    cpu_seconds: float
    megabytes: list[float]


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, nargs="+", default=[2000, 8000])
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--words", type=int, default=600)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--folder", type=Path, help="where the corpora are made, and kept")
    options = parser.parse_args()
    print(f"{'articles':>9}{'processes':>11}{'seconds':>9}{'a second':>10}{'CPU s':>8}{'peak MB':>9}   MB over time")
    with tempfile.TemporaryDirectory() as temporary:
        for n_articles in options.articles:
            corpus = (options.folder or Path(temporary)) / f"{n_articles}.parquet"
            if not corpus.exists():
                make_corpus(corpus, n_articles, options.words)
            rounds = []
            for _ in range(options.rounds):
                rounds.append(
                    [scored(corpus, workers, Path(temporary) / "scores.parquet") for workers in options.workers]
                )
                for workers, run in zip(options.workers, rounds[-1], strict=True):
                    _print(n_articles, workers, run)
            _print_ratios(options.workers, rounds)


def _print_ratios(workers: Sequence[int], rounds: Sequence[Sequence[Run]]) -> None:
    """How many times as fast as the first number of processes the others are, round by round."""
    for place, n in enumerate(workers[1:], 1):
        ratios = ", ".join(f"{runs[0].seconds / runs[place].seconds:.2f}" for runs in rounds)
        print(f"{n} processes against {workers[0]}: {ratios} times as fast", flush=True)


def _print(n_articles: int, workers: int, run: Run) -> None:
    known = run.megabytes
    tenths = [max(known[len(known) * n // 5 : len(known) * (n + 1) // 5] or [0]) for n in range(5)]
    over_time = " ".join(f"{each:.0f}" for each in tenths)
    rate = n_articles / run.seconds
    figures = f"{n_articles:9,}{workers:11}{run.seconds:9.0f}{rate:10.1f}{run.cpu_seconds:8.0f}{max(known):9.0f}"
    print(f"{figures}   {over_time}", flush=True)


def make_corpus(path: Path, n_articles: int, n_words: int) -> None:
    """A Parquet file of articles, each of about so many words in paragraphs of the news texts."""
    paragraphs = [each for text in news_texts(NEWS, 300) for each in text.split("\n") if len(each.split()) > 10]
    schema = pa.schema([(name, pa.string()) for name in ("text", "outlet", "published")])
    with pq.ParquetWriter(path, schema) as writer:
        for start in range(0, n_articles, ROW_GROUP):
            rows = [*_articles(paragraphs, range(start, min(start + ROW_GROUP, n_articles)), n_words)]
            writer.write_table(pa.Table.from_pylist(rows, schema))


def _articles(paragraphs: Sequence[str], numbers: range, n_words: int) -> Iterator[dict[str, str]]:
    for number in numbers:
        draw, text, n = random.Random(number), list[str](), 0
        while n < n_words:
            text.append(draw.choice(paragraphs))
            n += len(text[-1].split())
        published = f"2024-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"
        yield {"text": "\n\n".join(text), "outlet": draw.choice(OUTLETS), "published": published}


def scored(corpus: Path, workers: int, output: Path) -> Run:
    """One run of the command, watched."""
    command = [sys.executable, "-m", "lib", "score", str(corpus), "--output", str(output), "--fresh"]
    start, megabytes, spent = time.perf_counter(), list[float](), dict[int, float]()
    with subprocess.Popen([*command, "--workers", str(workers)], stderr=subprocess.DEVNULL) as process:
        while process.poll() is None:
            watched = family(process.pid)
            megabytes.append(sum(map(pss, watched)))
            for each in watched:
                with suppress(psutil.Error):
                    spent[each.pid] = cpu_seconds(each)
            time.sleep(EVERY)
    if process.returncode:
        raise SystemExit(f"the command ended with {process.returncode}")
    return Run(time.perf_counter() - start, sum(spent.values()), megabytes)


if __name__ == "__main__":
    main()

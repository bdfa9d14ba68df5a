"""Seconds and memory that comparing takes after scoring: words on disk, near-copies, differences, terms, naming.

    python -m bench.comparison [--articles 10000] [--words 600] [--outlets 6]

The corpus is made up: words after Zipf's law, one article in twenty a near-copy. CPU time and wall time of one run, and
the memory after each step: the process's own, and its peak with the parts of files that were being read.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from bench.processes import own, peak
from lib.compare.difference import differences
from lib.compare.duplicates import collapsed
from lib.compare.index import WordIndex
from lib.compare.interval import by_outlet
from lib.compare.keyness import Contrast, compared_terms, each_against_the_rest
from lib.compare.naming import default_naming, mentions
from lib.compare.naming import differences as naming_differences
from lib.compare.term_counts import term_counts
from lib.compare.trace import Trace
from lib.compare.words_file import merged, read_words, write_words
from lib.metrics import columns
from lib.score import articles_frame, score_frame

VOCABULARY = 60_000
SENTENCE = 22  # words
N_EVENTS = 5
EXPONENT = 1.1  # of Zipf's law
QUERIES = ("regime", "the regime", "protest*")


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--words", type=int, default=600)
    parser.add_argument("--outlets", type=int, default=6)
    options = parser.parse_args()
    rng = np.random.default_rng(0)
    ids = [str(number) for number in range(options.articles)]
    scores = _scores(ids, rng)
    groups = pd.Series(rng.integers(0, options.outlets, len(scores))).map("Outlet {}".format)
    of_article = pd.Series(groups.to_numpy(), index=pd.Index(scores["id"]))
    print(f"{options.articles:,} articles of {options.words} words, {options.outlets} outlets, {N_EVENTS} events\n")
    print(f"{'':52}{'CPU s':>8}{'wall s':>8}{'own MB':>8}{'peak MB':>9}")
    with tempfile.TemporaryDirectory() as place:
        folders = [Path(place, name) for name in ("first", "second", "joined")]
        articles = _traces(options.articles, options.words, rng)
        _timed("words written, articles made up", lambda: write_words(folders[0], islice(articles, len(ids) // 2)))
        _timed("the other half", lambda: write_words(folders[1], articles))
        _timed("both joined", lambda: merged(folders[:2], folders[2]))
        words = _timed("words opened", lambda: read_words(folders[2:]))
        index = _timed("index", lambda: words.index(ids, ids))
        _compare(scores, index, groups, of_article)


def _compare(scores: pd.DataFrame, index: WordIndex, groups: pd.Series, of_article: pd.Series) -> None:
    for query in QUERIES:
        _timed(f"places of '{query}'", partial(index.places, query))
    _timed("near-copies", lambda: collapsed(scores, index))
    counted = _timed("terms of every article", lambda: term_counts(index))
    contrasts = each_against_the_rest(groups)
    _timed("terms of one outlet against one", lambda: compared_terms(counted, groups, [_two(groups)]))
    _timed(
        "terms of every outlet against the others, by event",
        lambda: compared_terms(counted, groups, contrasts, events=scores["event"]),
    )
    found = _timed("naming: finding the words", lambda: mentions(index, default_naming()))
    _timed("naming: testing every concept", lambda: naming_differences(found, of_article))
    table = scores.assign(outlet=groups)
    _timed("a measure by outlet", lambda: by_outlet(table, columns()[0]))
    _timed("differences: all measures, voices and pairs", lambda: differences(scores, groups))


def _two(groups: pd.Series) -> Contrast:
    return Contrast(*sorted(groups.unique())[:2])


def _timed(what: str, work: Callable[[], Any]) -> Any:
    cpu, wall = time.process_time(), time.perf_counter()
    made = work()
    took = time.process_time() - cpu, time.perf_counter() - wall
    print(f"{what:52}{took[0]:8.2f}{took[1]:8.2f}{own():8,.0f}{peak():9,.0f}", flush=True)
    return made


def _traces(n: int, n_words: int, rng: np.random.Generator) -> Iterator[tuple[str, Trace]]:
    """Made-up articles; some of the words are those of the naming list, so that there is something to find."""
    known = [word for rival in default_naming().rivals for word in rival.word.split()]
    names = np.array([*known, *(f"w{number}" for number in range(VOCABULARY - len(known)))], object)
    share = np.cumsum(1 / np.arange(1, VOCABULARY + 1) ** EXPONENT)
    places = np.arange(n_words, dtype=np.int32)
    names = names[rng.permutation(VOCABULARY)]  # the frequent words are any words
    before = np.zeros(0, np.int64)
    for number in range(n):
        words = np.searchsorted(share, share[-1] * rng.random(n_words))
        if number % 20 == 19:
            words = np.concatenate([before[: n_words * 4 // 5], words[: n_words - n_words * 4 // 5]])
        before = words
        yield (
            str(number),
            Trace(tuple(names[words]), 8 * places, 8 * places + 7, places // SENTENCE, places % 5 == 0, ()),
        )


def _scores(ids: list[str], rng: np.random.Generator) -> pd.DataFrame:
    table = score_frame(articles_frame([])).reindex(range(len(ids)))
    values = pd.DataFrame(rng.gamma(2, 3, (len(ids), len(columns()))), columns=columns())
    events = pd.Series(rng.integers(0, N_EVENTS, len(ids))).map("Event {}".format)
    return table.assign(id=ids, event=events, published="2025-10-14", **{name: values[name] for name in columns()})


if __name__ == "__main__":
    main()

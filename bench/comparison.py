"""Seconds that comparing takes after scoring: differences, distinctive terms, naming, near-copies.

    python -m bench.comparison [--articles 10000] [--words 600] [--outlets 6]

The corpus is made up: words after Zipf's law, one article in twenty a near-copy. CPU time and wall time of one run.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable

import numpy as np
import pandas as pd

from lib.compare.difference import differences
from lib.compare.duplicates import collapsed
from lib.compare.index import WordIndex
from lib.compare.keyness import each_against_the_rest, terms
from lib.compare.naming import default_naming, mentions
from lib.compare.naming import differences as naming_differences
from lib.compare.trace import Trace
from lib.metrics import columns
from lib.score import articles_frame, score_frame

VOCABULARY = 60_000
SENTENCE = 22  # words
N_EVENTS = 5
EXPONENT = 1.1  # of Zipf's law


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--words", type=int, default=600)
    parser.add_argument("--outlets", type=int, default=6)
    options = parser.parse_args()
    rng = np.random.default_rng(0)
    traces = _traces(options.articles, options.words, rng)
    scores = _scores(list(traces), rng)
    groups = pd.Series(rng.integers(0, options.outlets, len(scores))).map("Outlet {}".format)
    of_article = pd.Series(groups.to_numpy(), index=pd.Index(scores["id"]))
    print(f"{options.articles:,} articles of {options.words} words, {options.outlets} outlets, {N_EVENTS} events\n")
    print(f"{'':44}{'CPU s':>8}{'wall s':>8}")
    _timed("near-copies", lambda: collapsed(scores, traces))
    index = _timed("all words by place, once", lambda: WordIndex.of(traces))
    _timed("differences: all measures, voices and pairs", lambda: differences(scores, groups))
    contrasts = each_against_the_rest(groups)
    _timed("distinctive terms of every outlet", lambda: terms(index, groups, contrasts, events=scores["event"]))
    found = _timed("naming: finding the words", lambda: mentions(index, default_naming()))
    _timed("naming: testing every concept", lambda: naming_differences(found, of_article))


def _timed(what: str, work: Callable[[], object]) -> object:
    cpu, wall = time.process_time(), time.perf_counter()
    made = work()
    print(f"{what:44}{time.process_time() - cpu:8.1f}{time.perf_counter() - wall:8.1f}", flush=True)
    return made


def _traces(n: int, n_words: int, rng: np.random.Generator) -> dict[str, Trace]:
    """Made-up articles; some of the words are those of the naming list, so that there is something to find."""
    known = [word for rival in default_naming().rivals for word in rival.word.split()]
    names = np.array([*known, *(f"w{number}" for number in range(VOCABULARY - len(known)))])
    share = 1 / np.arange(1, VOCABULARY + 1) ** EXPONENT
    places = np.arange(n_words, dtype=np.int32)
    articles: list[np.ndarray] = []
    for number in range(n):
        words = rng.choice(VOCABULARY, n_words, p=share / share.sum())
        if number % 20 == 19:
            words = np.concatenate([articles[-1][: n_words * 4 // 5], words[: n_words - n_words * 4 // 5]])
        articles.append(words)
    order = rng.permutation(VOCABULARY)  # the frequent words are any words
    return {
        str(number): Trace(
            tuple(names[order[words]]), 8 * places, 8 * places + 7, places // SENTENCE, places % 5 == 0, ()
        )
        for number, words in enumerate(articles)
    }


def _scores(ids: list[str], rng: np.random.Generator) -> pd.DataFrame:
    table = score_frame(articles_frame([])).reindex(range(len(ids)))
    values = pd.DataFrame(rng.gamma(2, 3, (len(ids), len(columns()))), columns=columns())
    events = pd.Series(rng.integers(0, N_EVENTS, len(ids))).map("Event {}".format)
    return table.assign(id=ids, event=events, published="2025-10-14", **{name: values[name] for name in columns()})


if __name__ == "__main__":
    main()

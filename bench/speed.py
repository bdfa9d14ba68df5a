"""Articles a second: the naive pipeline against `score_frame`, interleaved in one run on one core.

    python -m bench.speed [--texts FILE.jsonl.gz] [--most 300] [--rounds 5]

Reads news texts from a JSONL file; without one, the sample corpus, repeated.
Machines are noisy: the two take turns on the same slice, and what counts is the ratio.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.naive import TERMS, naive_pipeline
from bench.texts import NEWS, news_texts
from lib.model import Article
from lib.score import articles_frame, score_frame
from lib.text.lexicon import Lexicon, default_lexicon
from lib.text.settings import Settings


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, default=NEWS)
    parser.add_argument("--most", type=int, default=300, help="texts")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    texts = news_texts(options.texts, options.most)
    lexicon = default_lexicon()
    print(f"{len(texts)} texts, {sum(len(text.split()) for text in texts) / len(texts):.0f} words each on average")
    print(f"lexicon of {len(lexicon.entries):,} rows against {TERMS:,} terms; {options.rounds} rounds, taking turns\n")
    print(f"{'':34}{'naive':>12}{'Framescope':>12}{'ratio':>8}   (articles a second, median round)")
    for race, (label, terms) in enumerate((("all measures", True), ("without the term stage", False))):
        # textstat remembers whole texts: a blank more makes them new to it.
        fresh = [text + "\n" * race for text in texts]
        ours, theirs = _race(fresh, lexicon, terms, options.rounds)
        print(f"{label:34}{theirs:12.0f}{ours:12.0f}{ours / theirs:8.1f}")


def _race(texts: Sequence[str], lexicon: Lexicon, terms: bool, rounds: int) -> tuple[float, float]:
    """Articles a second of ours and of the naive pipeline, each the median over rounds on different slices."""
    naive = naive_pipeline(lexicon, terms=terms)
    used = Settings(lexicon if terms else Lexicon("empty", ()))
    slices = [texts[i::rounds] for i in range(rounds)]
    ours, theirs = [], []
    for part in slices:
        frame = articles_frame(Article(text) for text in part)
        theirs.append(_rate(len(part), lambda part=part: [naive(text) for text in part]))
        ours.append(_rate(len(part), lambda frame=frame: score_frame(frame, used)))
    return statistics.median(ours), statistics.median(theirs)


def _rate(n: int, work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return n / (time.perf_counter() - start)


if __name__ == "__main__":
    main()

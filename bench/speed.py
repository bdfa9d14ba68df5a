"""Articles a second: the naive pipeline against `score_frame`, interleaved in one run on one core.

    python -m bench.speed [--texts FILE.jsonl.gz] [--most 300] [--rounds 5]

Reads news texts from a JSONL file; without one, the sample corpus, repeated.
Machines are noisy: the two take turns on the same texts, a few at a time, processor time is counted, and what counts is
the ratio: the median over rounds. No text comes twice, so that every round meets words that are new to both.
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

TURN = 10  # texts
WARM_UP = 'The mayor said it was bad. "We know," said Ann Lee.'


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
        rounds = _race(texts[race::2], lexicon, terms, options.rounds)
        theirs, ours = (statistics.median(rates) for rates in zip(*rounds, strict=True))
        ratio = statistics.median(ours / theirs for theirs, ours in rounds)
        print(f"{label:34}{theirs:12.0f}{ours:12.0f}{ratio:8.1f}")


def _race(texts: Sequence[str], lexicon: Lexicon, terms: bool, rounds: int) -> list[tuple[float, float]]:
    """Articles a second of the naive pipeline and of ours, in rounds on different texts."""
    naive = naive_pipeline(lexicon, terms=terms)
    used = Settings(lexicon if terms else Lexicon("empty", ()))
    # What both do once, not once an article: reading word lists.
    naive(WARM_UP)
    score_frame(articles_frame([Article(WARM_UP)]), used)
    return [_round(texts[i::rounds], naive, used) for i in range(rounds)]


def _round(texts: Sequence[str], naive: Callable[[str], object], used: Settings) -> tuple[float, float]:
    theirs = ours = 0.0
    for i in range(0, len(texts), TURN):
        part = texts[i : i + TURN]
        frame = articles_frame(Article(text) for text in part)
        theirs += seconds(lambda part=part: [naive(text) for text in part])
        ours += seconds(lambda frame=frame: score_frame(frame, used))
    return len(texts) / theirs, len(texts) / ours


def seconds(work: Callable[[], object]) -> float:
    """The processor time that some work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    main()

"""What grows with what: time for 1,000 to 1,000,000 words, 1 to 100,000 articles, quotations, terms.

    python -m bench.growth [--articles 100000] [--write]

One core. CPU seconds, so that other programs disturb less; a step that is linear costs the same for each word, article,
quotation however many there are. `--write` puts the tables into docs/performance.md.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator

import pandas as pd
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from bench.page import PERFORMANCE, table, write_part
from bench.processes import peak
from bench.texts import NEWS, news_texts
from lib.model import Article
from lib.score import articles_frame, score_frame
from lib.text.lexicon import Lexicon
from lib.text.lexicon.entry import Entry
from lib.text.settings import Settings

COMMAND = "bench.growth"
WORDS = (1_000, 10_000, 100_000, 1_000_000)
VADER_WORDS = (1_000, 4_000, 16_000)  # in one call: more would take minutes
QUOTATIONS = (100, 1_000, 10_000, 100_000)
TERMS = (1_000, 10_000, 100_000)
WORDS_OF_ARTICLE = 100  # short ones: what grows is their number
FEWEST_SECONDS = 0.5  # of work that is timed: what is shorter is repeated


def main() -> None:
    """Prints the tables as they are made; writes them into the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000, help="most articles")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    words = " ".join(news_texts(NEWS, 400)).split()
    _seconds(lambda: score_frame(_frame(_text(words, 200_000))))  # so that the tokens are known to every step
    parts = []
    for made in (
        lambda: _of_words(words),
        _of_quotations,
        lambda: _of_terms(words),
        lambda: _of_articles(words, options.articles),
    ):
        parts.append(made())
        print(f"{parts[-1]}\n", flush=True)
    if options.write:
        write_part(PERFORMANCE, COMMAND, "\n\n".join(parts))


def _of_words(words: list[str]) -> str:
    """One article of more and more words, and one call of the package."""
    rows = []
    analyzer = SentimentIntensityAnalyzer()
    for n in WORDS:
        text = _text(words, n)
        ours = _seconds(lambda text=text: score_frame(_frame(text)))
        package = _seconds(lambda text=text: analyzer.polarity_scores(text)) if n in VADER_WORDS else None
        rows.append((f"{n:,}", f"{ours:.2f}", f"{1e6 * ours / n:.1f}", "" if package is None else f"{package:.2f}"))
    for n in sorted(set(VADER_WORDS) - set(WORDS)):
        package = _seconds(lambda n=n: analyzer.polarity_scores(_text(words, n)))
        rows.append((f"{n:,}", "", "", f"{package:.2f}"))
    head = ("words of one article", "all measures, s", "microseconds a word", "one call of vaderSentiment, s")
    return table(head, sorted(rows, key=lambda row: int(row[0].replace(",", ""))))


def _of_articles(words: list[str], most: int) -> str:
    rows, n = [], 1
    while n <= most:
        seconds = _seconds(lambda n=n: _score_all(words, n))
        rows.append((f"{n:,}", f"{seconds:.2f}", f"{1000 * seconds / n:.2f}", f"{peak():,.0f}"))
        n *= 10
    head = (f"articles of {WORDS_OF_ARTICLE} words", "all measures, s", "milliseconds an article", "peak memory, MB")
    return table(head, rows)


def _score_all(words: list[str], n: int) -> None:
    for batch in _batches(words, n):
        score_frame(articles_frame(batch))


def _batches(words: list[str], n: int, size: int = 250) -> Iterator[list[Article]]:
    """So many articles, each begun at another word, in batches."""
    for first in range(0, n, size):
        yield [Article(_text(words, WORDS_OF_ARTICLE, 97 * i)) for i in range(first, min(n, first + size))]


def _of_quotations() -> str:
    rows = []
    for n in QUOTATIONS:
        text = "\n\n".join(f'"We went there again," said Maria Keller{i % 7}. It rained on day {i}.' for i in range(n))
        seconds = _seconds(lambda text=text: score_frame(_frame(text)))
        rows.append((f"{n:,}", f"{seconds:.2f}", f"{1e6 * seconds / n:.0f}"))
    return table(("quotations in one article", "all measures, s", "microseconds a quotation"), rows)


def _of_terms(words: list[str]) -> str:
    """Lexicons of more and more terms that the texts do not have, beside the same few that they have."""
    text = _text(words, 100_000)
    rows = []
    for n in TERMS:
        shapes = ("zq{}x", "zq{} of zq{}x", "said zq{}x", "zq{}x*")
        rare = [shapes[i % len(shapes)].replace("{}", str(i)) for i in range(n)]
        settings = Settings(Lexicon("made up", tuple(Entry(term, "made up", 1.0) for term in [*rare, "war", "crisis"])))
        score_frame(_frame(text), settings)  # makes its tables
        seconds = _seconds(lambda settings=settings: score_frame(_frame(text), settings))
        rows.append((f"{n:,}", f"{seconds:.2f}"))
    return table(("terms of the lexicon", "all measures of 100,000 words, s"), rows)


def _text(words: list[str], n: int, start: int = 0) -> str:
    """So many words in sentences as they come, 60 to a paragraph."""
    some = [words[(start + i) % len(words)] for i in range(n)]
    return "\n\n".join(" ".join(some[i : i + 60]) for i in range(0, n, 60))


def _frame(text: str) -> pd.DataFrame:
    return articles_frame([Article(text)])


def _seconds(work: Callable[[], object]) -> float:
    """CPU seconds of one run, the mean of as many as are needed to tell."""
    runs, start = 0, time.process_time()
    while not runs or time.process_time() - start < FEWEST_SECONDS:
        work()
        runs += 1
    return (time.process_time() - start) / runs


if __name__ == "__main__":
    main()

"""What each setting of the article's sentiment adds to its agreement with people.

    python -m bench.sentiment_settings DATA_DIR

DATA_DIR holds sentiment_nyt.jsonl.gz and sentiment_emobank.jsonl.gz (objects with id, text, gold and, in the second,
genre). Prints Pearson's r with the human ratings as Markdown, for all texts and for two halves drawn by the hash of the
id: a gain that only one half shows is none.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import correlation
from typing import NamedTuple

from lib.metrics.sentiment import sentiment
from lib.model import Document
from lib.text import parse
from lib.text.settings import Settings
from lib.text.tone import ToneSettings

GROUPS = ("NYT editorials", "EmoBank newspaper", "EmoBank headlines")
ALL = ToneSettings()
PLAIN = ToneSettings(mask_names=False, mask_terms=False, inflect=False, add_valences=False, alpha_per_word=None)
VARIANTS: tuple[tuple[str, ToneSettings], ...] = (
    ("plain vaderSentiment, mean over sentences", PLAIN),
    ("plain, names masked", replace(PLAIN, mask_names=True)),
    ("plain, terms masked", replace(PLAIN, mask_terms=True)),
    ("plain, inflected forms", replace(PLAIN, inflect=True)),
    ("plain, added valences", replace(PLAIN, add_valences=True)),
    ("plain, 3 per word for 15", replace(PLAIN, alpha_per_word=ALL.alpha_per_word)),
    ("**all settings (the default)**", ALL),
    ("all but names masked", replace(ALL, mask_names=False)),
    ("all but terms masked", replace(ALL, mask_terms=False)),
    ("all but inflected forms", replace(ALL, inflect=False)),
    ("all but added valences", replace(ALL, add_valences=False)),
    ("all but 3 per word for 15", replace(ALL, alpha_per_word=None)),
)


class Rated(NamedTuple):
    """A text and its mean human rating."""

    group: str
    half: int
    text: str
    gold: float


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    texts = list(_texts(parser.parse_args().data))
    print(f"| setting | {' | '.join(GROUPS)} |")
    print(f"|---|{'---|' * len(GROUPS)}")
    for name, tone in VARIANTS:
        print(_row(name, texts, _measure(Settings(tone=tone))), flush=True)
    for name, aggregate in AGGREGATES:
        print(_row(name, texts, lambda text, of=aggregate: of(parse(text))))


def _texts(folder: Path) -> Iterator[Rated]:
    for name in ("sentiment_nyt", "sentiment_emobank"):
        with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for record in map(json.loads, lines):
                group = f"EmoBank {record['genre'].replace('line', 'lines')}" if "genre" in record else GROUPS[0]
                half = hashlib.sha256(record["id"].encode()).digest()[-1] % 2
                yield Rated(group, half, record["text"], record["gold"])


def _measure(settings: Settings) -> Callable[[str], float | None]:
    return lambda text: sentiment(parse(text, settings=settings)).value


def _row(name: str, texts: Sequence[Rated], measure: Callable[[str], float | None]) -> str:
    scored = [(rated, value) for rated in texts if (value := measure(rated.text)) is not None]
    cells = []
    for group in GROUPS:
        of_group = [(rated.half, value, rated.gold) for rated, value in scored if rated.group == group]
        halves = [_r([(value, gold) for half, value, gold in of_group if half == which]) for which in (0, 1)]
        whole = _r([(value, gold) for _, value, gold in of_group])
        cells.append(f"{whole} ({' / '.join(halves)})")
    return f"| {name} | {' | '.join(cells)} |"


def _r(pairs: Sequence[tuple[float, float]]) -> str:
    return f"{correlation(*zip(*pairs, strict=True)):.3f}".removeprefix("0")


def _scored_only(doc: Document) -> float | None:
    """Sentences without a word that counts are left out."""
    values = [sentence.tone.value for sentence in doc.sentences if sentence.tone.words]
    return sum(values) / len(values) if values else sentiment(doc).value


def _by_words(doc: Document) -> float | None:
    """Every word counts alike instead of every sentence."""
    words = sum(sentence.n_words for sentence in doc.sentences)
    return sum(sentence.tone.value * sentence.n_words for sentence in doc.sentences) / words if words else None


def _negative_more(doc: Document) -> float | None:
    """A negative sentence counts a fifth more."""
    values = [sentence.tone.value for sentence in doc.sentences]
    return sum(value * 1.2 if value < 0 else value for value in values) / len(values) if values else None


AGGREGATES = (
    ("not used: only sentences with a word that counts", _scored_only),
    ("not used: sentences weighted by words", _by_words),
    ("not used: negative sentences weighted 1.2", _negative_more),
)


if __name__ == "__main__":
    main()

"""What is measured of a stored corpus, as far as it is there: scores, words, near-copies."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import pandas as pd

from lib.compare.index import WordIndex
from lib.compare.trace import NO_TRACE, trace
from lib.compare.words_file import Words
from lib.model import Article
from lib.pages.corpus import Version
from lib.score import articles_frame, scored
from lib.store.measured import Measured, Rows
from lib.store.measured.keys import text_key
from lib.text.settings import Settings

FEW = 50  # articles that are measured at once, while the user waits
WORTH_A_PROCESS = 800  # articles whose near-copies are looked for by a process of its own


@dataclass(frozen=True)
class Measures:
    """The scores of a state of a corpus under some settings. Sessions share them: nobody changes them."""

    base: Version
    settings: str
    independent: frozenset[str]  # articles that are called no near-copies
    table: pd.DataFrame  # the scores table of the articles that are measured
    n_articles: int
    words: Words | None = None  # of a stored corpus
    word_keys: Mapping[str, str] = field(default_factory=dict)  # by article, of those whose words are there
    copies: pd.DataFrame | None = None  # near-copies that a process of its own has found
    are_copies_wanted: bool = False  # by such a process
    stamp: Hashable = None  # another one once there may be more

    @property
    def is_complete(self) -> bool:
        """Whether nothing is left to measure."""
        with_words = self.words is None or len(self.word_keys) == self.n_articles
        return (
            len(self.table) == self.n_articles and with_words and not (self.are_copies_wanted and self.copies is None)
        )

    @property
    def version(self) -> Version:
        """That of the corpus, and how much of it is measured."""
        measured = len(self.table), len(self.word_keys), self.copies is not None
        return self.base if self.is_complete else replace(self.base, measured=measured)

    def renamed(self, base: Version, keys: Mapping[str, str], known: pd.DataFrame) -> Measures | None:
        """The same measures for a state of the corpus in which nothing but what is known of the articles is another.

        None where that cannot be said: articles have come or gone, have another title, or are of other days.
        """
        same = self.base.place == base.place and list(self.word_keys.items()) == list(keys.items())
        if not same or not self.is_complete or not known["published"].equals(self.table["published"]):
            return None
        measured = self.table.drop(columns=list(known.columns))
        return replace(self, base=base, table=pd.concat([known, measured], axis=1))

    @property
    def nbytes(self) -> int:
        """About how much memory it takes."""
        return int(self.table.memory_usage(index=True).sum()) + 200 * len(self.word_keys)

    @cached_property
    def index(self) -> WordIndex:
        """All words of the stored articles by place, in the order of the corpus."""
        if self.words is None:
            raise ValueError("the words of this corpus are in no file")
        return self.words.index(list(self.word_keys.values()), list(self.word_keys))


def measure_now(measured: Measured, articles: Sequence[Article], settings: Settings) -> None:
    """Measures a few articles and keeps what comes of it. Raises OSError where that is not possible."""
    frame = articles_frame([replace(article, labels=()) for article in articles])
    found = list(zip(articles, scored(frame, settings), strict=True))
    measured.keep_words((text_key(each), trace(doc) if doc else NO_TRACE) for each, (_, doc) in found)
    measured.keep_scores(settings, {text_key(each): row for each, (row, _) in found})


def scores_of(rows: Rows, known: pd.DataFrame, settings: Settings) -> pd.DataFrame:
    """The scores table of those articles whose scores are there; `known`: what is known of all, row by row."""
    frame = rows.frame.assign(lexicon_version=settings.lexicon.version, settings_version=settings.version)
    return pd.concat([known[rows.known].reset_index(drop=True), frame.reset_index(drop=True)], axis=1)

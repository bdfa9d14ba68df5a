"""Passages that the article shown shares word for word with others: as marks in its text and as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from lib.charts.highlight import Mark
from lib.compare.shared_passages import SHINGLE, Passage
from lib.model import Article, Document
from lib.pages.corpus import Corpus
from lib.pages.labels import article_label, counted
from lib.pages.state.cards import cards
from lib.pages.state.wording import copies, passages_of

# Words of a passage between articles that are no near-copies. Shorter runs are often names with their offices and
# common phrases: in reports of 45 real events by three outlets, 20 of 45 runs of 8 to 11 words are no quotations.
SHORTEST = 12
MOST_NAMED = 3  # other articles that a mark's hint names


@dataclass(frozen=True)
class Shared:
    """The shared passages of the articles shown, by their ids, and whether they are marked."""

    passages: Mapping[str, list[Passage]]
    labels: Mapping[str, str]  # of the other articles
    marked: bool

    def marks(self, article: Article) -> list[Mark]:
        """One mark a passage; its hint names the articles that have it too."""
        if not self.marked:
            return []
        return [
            Mark(
                passage.span.start,
                passage.span.end,
                "fs-shared",
                f"{passage.n_words} words also in {self._in(passage)}",
            )
            for passage in self.passages[article.id]
        ]

    def table(self, article: Article, doc: Document) -> pd.DataFrame:
        """One row a passage: shared (its text), words, others (the articles that have it too)."""
        rows = [(doc.line(each.span), each.n_words, self._in(each)) for each in self.passages[article.id]]
        return pd.DataFrame(rows, columns=["shared", "words", "others"])

    def _in(self, passage: Passage) -> str:
        named = "; ".join(self.labels[other] for other in passage.others[:MOST_NAMED])
        more = len(passage.others) - MOST_NAMED
        return f"{named} and {more:,} more" if more > 0 else named


def choose_shared(held: Corpus, first: Article, second: Article | None) -> Shared:
    """The shared passages of one article, or of two those that they share with each other; asks whether to mark them.

    They are marked unasked in near-copies, and in two articles side by side.
    """
    shown = [first] if second is None else [first, second]
    among = None if second is None else [article.id for article in shown]
    found = {article.id: _passages(held, article, among) for article in shown}
    others = {other for rows in found.values() for passage in rows for other in passage.others}
    labels = {other: article_label(cards(held)[other]) for other in others}
    n = len(found[first.id])
    if not n:
        return Shared(found, labels, marked=False)
    where = "that both share" if second else f"shared with {counted(len(others), 'other article')}"
    marked = st.toggle(
        f"Mark {counted(n, 'passage')} {where}",
        value=second is not None or bool(_group(held, first)),
        key=f"article_shared_{'_'.join(article.id for article in shown)}",
        help=f"The same {SHORTEST} and more words in the same order, in near-copies {SHINGLE} and more, whatever their "
        "case and punctuation. A double line marks them.",
    )
    return Shared(found, labels, marked)


def _passages(held: Corpus, article: Article, among: Sequence[str] | None) -> list[Passage]:
    group = _group(held, article)
    found = passages_of(held, article.id, among)
    return [each for each in found if each.n_words >= SHORTEST or not group.isdisjoint(each.others)]


def _group(held: Corpus, article: Article) -> set[str]:
    """The near-copies of an article, or the one that it is a near-copy of."""
    pairs = copies(held)[["copy", "leader"]]
    return {*pairs.loc[pairs["leader"] == article.id, "copy"], *pairs.loc[pairs["copy"] == article.id, "leader"]}

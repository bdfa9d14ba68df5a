"""Passages that the article shown shares word for word with others: as marks in its text and as a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from lib.charts.highlight import Mark
from lib.compare.shared_passages import SHINGLE, Passage
from lib.model import Article, Document
from lib.pages.corpus import Corpus
from lib.pages.labels import article_label, counted
from lib.pages.state import copies, passages_of

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
    found = {article.id: passages_of(held, article.id, among) for article in shown}
    others = {other for rows in found.values() for passage in rows for other in passage.others}
    labels = {other: article_label(held.articles[other]) for other in others}
    n = len(found[first.id])
    if not n:
        return Shared(found, labels, marked=False)
    usual = second is not None or copies(held)[["copy", "leader"]].isin([first.id]).any(axis=None)
    where = "in both" if second else f"shared with {counted(len(others), 'other article')}"
    marked = st.toggle(
        f"Mark {counted(n, 'passage')} of {SHINGLE} and more equal words {where}",
        value=bool(usual),
        key=f"article_shared_{'_'.join(article.id for article in shown)}",
        help="The same words in the same order, whatever their case and punctuation. They are hatched.",
    )
    return Shared(found, labels, marked)

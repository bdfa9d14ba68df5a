"""What a report is made of: the articles that are compared, and every table about them, each made once when needed.

All of it comes from the table of scores and the index of words. Texts are read only for the passages
that are shown, and a few for how terms are written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from lib.compare.difference import differences
from lib.compare.groups import group_of
from lib.compare.index import WordIndex
from lib.compare.joins import Joins, corrected
from lib.compare.keyness import each_against_the_rest, terms
from lib.compare.naming import Naming, mentions, shares
from lib.compare.naming import differences as naming_differences
from lib.compare.said import said
from lib.compare.sentence import against_the_others, with_sentences
from lib.compare.speakers import joined, quotations
from lib.compare.spelling import spellings
from lib.compare.telling import Tell, unheard, within
from lib.compare.term_counts import IN_ALL_WORDS, Count
from lib.metrics import MAIN, metrics
from lib.model import Article, Metric
from lib.report.labels import days_of, noun_of
from lib.report.provenance import MadeWith, Provenance
from lib.text.settings import Settings

CONTENTS = {  # what may be left out, by name
    "overview": "Charts by group",
    "differences": "Charts of differences",
    "terms": "Distinctive terms",
    "naming": "Naming",
    "voices": "Who is quoted",
    "evidence": "Passages",
    "robustness": "Other choices",
}


@dataclass(frozen=True)
class Request:
    """What a reader wants."""

    dated: str  # ISO 8601
    corpus: str = ""  # what it is called
    title: str = ""
    byline: str = ""
    by: str = "outlet"
    event: str | None = None  # None: all
    measures: tuple[str, ...] = tuple(MAIN.values())
    contents: frozenset[str] = frozenset(CONTENTS)
    full_texts: bool = False


@dataclass(frozen=True, eq=False)
class Material:
    """Articles that are measured, and what is wanted of them."""

    request: Request
    scores: pd.DataFrame  # the table of scores of the whole corpus, near-copies among them
    index: WordIndex  # of all these articles
    copies: pd.DataFrame  # of `lib.compare.duplicates.near_copies`
    settings: Settings
    naming_list: Naming
    made_with: MadeWith
    read: Callable[[Sequence[str]], Iterator[Article]]  # articles with their texts, by their ids
    joins: Joins = field(default_factory=Joins)
    with_copies: bool = False  # near-copies are compared like other articles
    tell: Tell = unheard  # hears how far the longest steps are
    badge: Callable[[Metric], str] = lambda metric: ""  # what is known of a measure from a check by hand
    count: Count = IN_ALL_WORDS  # of terms; or one that finds the counts kept before

    @cached_property
    def all_of_event(self) -> pd.DataFrame:
        """The articles that were asked about, near-copies among them."""
        event = self.request.event
        return self.scores if event is None else self.scores[self.scores["event"] == event]

    @cached_property
    def table(self) -> pd.DataFrame:
        """The articles that are compared, with the column "group", missing where it is unknown."""
        known = self.all_of_event
        kept = known if self.with_copies else known[~known["id"].isin(self.copies["copy"])]
        table = kept.reset_index(drop=True)
        return table.assign(group=group_of(table, self.request.by).astype(object).map(str, na_action="ignore"))

    @cached_property
    def copies_of_event(self) -> pd.DataFrame:
        """The near-copies among the articles that were asked about."""
        return self.copies[self.copies["copy"].isin(self.all_of_event["id"])]

    @property
    def n_left_out(self) -> int:
        """How many of them are not compared."""
        return 0 if self.with_copies else len(self.copies_of_event)

    @property
    def noun(self) -> str:
        """What one group is called."""
        return noun_of(self.request.by)

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """The groups of the whole corpus: a group keeps its colour whichever event is chosen."""
        return tuple(sorted(group_of(self.scores, self.request.by).dropna().astype(str).unique()))

    @cached_property
    def present(self) -> tuple[str, ...]:
        """The groups that have an article that is compared."""
        return tuple(sorted(self.table["group"].dropna().unique()))

    @property
    def by_event(self) -> bool:
        """Whether groups are compared within events."""
        return self.request.by != "event"

    @property
    def about(self) -> str:
        """The event, or that there are several, and the dates; empty where nothing of it is known."""
        events = sorted(self.table["event"].dropna().unique())
        known = str(events[0]) if len(events) == 1 else "All events" if events else ""
        return ", ".join(filter(None, [known, days_of(self.table["published"])]))

    @property
    def largest(self) -> int:
        """How many articles the largest group has."""
        return int(self.table["group"].value_counts().max()) if self.present else 0

    @property
    def measures(self) -> tuple[Metric, ...]:
        """The measures that are reported."""
        return tuple(metrics()[name] for name in self.request.measures)

    @cached_property
    def differences(self) -> pd.DataFrame:
        """Every measure, voice and pair of groups, with sentence and certainty."""
        made = differences(self.table, self.table["group"], by_event=self.by_event, tell=self.tell)
        return with_sentences(made)

    @cached_property
    def against(self) -> pd.DataFrame:
        """The differences of the reported measures: of each group from all others, or of two groups."""
        return against_the_others(self.differences[self.differences["measure"].isin(self.request.measures)])

    @cached_property
    def words(self) -> WordIndex:
        """The words of the articles that are compared."""
        return self.index.chosen([each for each in self.table["id"] if each in self.index.places_of_articles])

    @cached_property
    def _worded(self) -> pd.DataFrame:
        return self.table.set_index("id").loc[list(self.words.articles), ["group", "event"]]

    @cached_property
    def terms(self) -> pd.DataFrame:
        """Distinctive terms of each group against all others."""
        groups, events = self._worded["group"], self._worded["event"] if self.by_event else None
        contrasts = each_against_the_rest(groups)
        return terms(self.words, groups, contrasts, events=events, count=self.count, tell=self.tell)

    def spellings(self, terms: Iterable[str]) -> dict[str, str]:
        """How terms are mostly written in these articles."""
        return spellings(self.words, lambda ids: {each.id: each.text for each in self.read(ids)}, terms)

    @cached_property
    def _mentions(self) -> pd.DataFrame:
        return mentions(self.words, self.naming_list, tell=within(self.tell, 0, 40))

    @cached_property
    def naming(self) -> pd.DataFrame:
        """The share that each rival word has in what a group calls a concept."""
        return shares(self._mentions, self.naming_list, self._worded["group"])

    @cached_property
    def concepts(self) -> pd.DataFrame:
        """How much groups differ in what they call a concept."""
        events = self._worded["event"] if self.by_event else None
        return naming_differences(self._mentions, self._worded["group"], events, tell=within(self.tell, 40, 100))

    @cached_property
    def quotations(self) -> pd.DataFrame:
        """The direct speech of the articles that are compared, speakers joined over the whole corpus."""
        everybody = self.scores.assign(group=group_of(self.scores, self.request.by).astype(object))
        rows = joined(quotations(everybody, said(self.index)))
        return corrected(rows[rows["id"].isin(self.table["id"]) & rows["group"].notna()], self.joins)

    @cached_property
    def provenance(self) -> Provenance:
        """What all of it was made with."""
        return Provenance.of(
            self.made_with,
            self.table,
            self.table["group"],
            by=self.request.by,
            dated=self.request.dated,
            n_left_out=self.n_left_out,
            name=self.request.corpus,
            event=self.request.event or "",
        )

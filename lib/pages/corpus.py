"""The articles that a session works with, what became of each file, and what was removed."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from types import MappingProxyType
from typing import Any

import pandas as pd

from lib.compare.handcheck.check import Check, Question
from lib.compare.trace import Trace
from lib.ingest.dates import iso_date
from lib.ingest.folder import sample_articles
from lib.ingest.source import short_name
from lib.model import Article, Card, Reading
from lib.store import FileRow
from lib.text.blocks.proposal import proposal
from lib.text.words import WORD

MOST_UNDO = 20  # removals that can be taken back
MOST_UNDONE = 1000  # articles that such a removal may have: their texts stay in memory
REFUSED = "refused"
SAMPLE = "sample"  # the place of the demonstration corpus
EDITABLE = ("outlet", "event", "published", "title")

_numbers = count()


@dataclass(frozen=True)
class Version:
    """A state of a corpus: what depends on its articles is made once for each."""

    place: str  # the workspace's id, or the name of a corpus that only one session has
    number: int
    stored: bool  # the same in every session that may open the workspace
    measured: Hashable = None  # how much of it is measured, None: all


@dataclass(frozen=True)
class Removal:
    """What was removed at once."""

    cards: tuple[Card, ...]
    texts: Mapping[str, str]
    is_sample: bool


@dataclass
class Corpus:
    """The articles of this session by id, in the order they were added.

    Their texts are in the store; those that it does not have yet are here.
    """

    cards: dict[str, Card] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)  # of articles that are not in the store
    is_sample: bool = False
    files: list[FileRow] = field(default_factory=list)  # what became of each file
    scored: dict[Hashable, Mapping[Any, Any]] = field(default_factory=dict)  # of articles that are not in the store
    traces: dict[Hashable, Trace] = field(default_factory=dict)  # what is kept of them for comparing
    edition: int = 0  # raised when articles come or go, not when their metadata is edited
    revision: int = 0  # raised by every change of an article
    before: list[Removal] = field(default_factory=list)  # what removals took, the last one last
    independent: frozenset[str] = frozenset()  # ids of articles that the analyst says are no near-copies
    with_copies: bool = False  # near-copies are compared like other articles
    checks: dict[Question, Check] = field(default_factory=dict)  # what was checked by hand
    name: str = field(default_factory=lambda: f"corpus {next(_numbers)}")  # of this object
    untouched: int = -1  # the revision of the demonstration corpus as it comes
    read: Callable[[Sequence[str]], Iterable[Article]] | None = None  # what is in the store, in the order asked for
    is_shared: bool = False  # other sessions have the same cards, which are not changed then but replaced

    @classmethod
    def of(cls, articles: Iterable[Article], **known: Any) -> Corpus:
        """A corpus of articles that are not in the store."""
        held = cls(**known)
        held._put(articles)
        return held

    @property
    def articles(self) -> Mapping[str, Article]:
        """The articles with their texts, read as they are asked for."""
        return _Articles(self)

    @property
    def version(self) -> Version:
        """The state of a corpus that only this session has, or of the demonstration corpus, which all have."""
        if self.is_sample and self.revision == self.untouched:
            return Version(SAMPLE, 0, stored=True)
        return Version(self.name, self.revision, stored=False)

    def add(self, reading: Reading) -> int:
        """Adds what a file held and notes what became of it, or of each file in it; returns how many articles are new.

        Texts without a single word are left out.
        """
        return sum(self._add(part) for part in reading.parts or (reading,))

    def _add(self, reading: Reading) -> int:
        known = {} if self.is_sample else self.cards
        worded = [article for article in reading.articles if WORD.search(article.text)]
        new = {article.id: article for article in reversed(worded) if article.id not in known}
        self.take_over(map(proposal, reversed(new.values())), [file_row(reading, len(worded), len(new))])
        return len(new)

    def take_over(self, articles: Iterable[Article], files: Iterable[FileRow]) -> None:
        """Adds articles that are not there yet, and what became of the files they come from."""
        given = list(articles)
        if given and self.is_sample:  # the user's own texts take the demonstration's place
            self.cards, self.texts, self.is_sample, self.is_shared, self.before = {}, {}, False, False, []
        self._put(article for article in given if article.id not in self.cards)
        self.files += files

    def edit(self, ids: Iterable[str], table: pd.DataFrame) -> list[str]:
        """Takes over edited metadata; rows of `table` belong to `ids` in order. Empty cells are unknown.

        Dates become ISO 8601 (`lib.ingest.dates.iso_date`). Returns what was typed as a date and is none, or could be
        two; the articles concerned keep the date they had.
        """
        refused = []
        changed: dict[str, Card] = {}
        for article_id, row in zip(ids, table.to_dict("records"), strict=True):
            before = self.cards[article_id]
            values = _edited(before, row)
            if typed := values.get("published"):
                date = iso_date(typed)
                values["published"] = date or before.published
                if date is None:
                    refused.append(typed)
                if date != typed:
                    self.edition += 1  # the editor must show what was made of the date
            if (fresh := replace(before, **values)) != before:
                changed[article_id] = fresh
        self._replace(changed)
        return refused

    def name_all(self, ids: Iterable[str], *, outlet: str | None = None, event: str | None = None) -> None:
        """Gives articles one outlet, or one event; None leaves what is there."""
        named = (self.cards[each] for each in ids)
        self._replace(
            {card.id: replace(card, outlet=outlet or card.outlet, event=event or card.event) for card in named}
        )
        self.edition += 1

    def measure_block(self, article_id: str, start: int, *, measured: bool) -> None:
        """Measures a block that was taken for page furniture, or leaves it out again."""
        card = self.cards[article_id]
        others = tuple(each for each in card.restored if each != start)
        self._replace({article_id: replace(card, restored=(*others, start) if measured else others)})
        self.edition += 1

    def leave_out(self, article_id: str, start: int) -> None:
        """Measures a paragraph no more that is no part of its article; `measure_block` takes it back."""
        card = self.cards[article_id]
        others = tuple(each for each in card.restored if each != start)
        self._replace({article_id: replace(card, cut=tuple(sorted({*card.cut, start})), restored=others)})
        self.edition += 1

    def call_copies(self, ids: Iterable[str], *, copies: bool) -> None:
        """Says of articles that they are no near-copies whatever they share, or that they may be after all."""
        self.independent = self.independent - set(ids) if copies else self.independent | set(ids)

    def remove(self, ids: Iterable[str], texts: Mapping[str, str] = MappingProxyType({})) -> None:
        """Removes articles; `undo` brings back up to MOST_UNDONE, given the `texts` of those in the store."""
        unwanted = set(ids)
        taken = tuple(card for key, card in self.cards.items() if key in unwanted)
        known = {**self.texts, **texts}
        if len(taken) <= MOST_UNDONE and all(card.id in known for card in taken):
            removal = Removal(taken, {card.id: known[card.id] for card in taken}, self.is_sample)
            self.before = [*self.before[1 - MOST_UNDO :], removal]
        self.cards = {key: card for key, card in self.cards.items() if key not in unwanted}
        self.texts = {key: text for key, text in self.texts.items() if key not in unwanted}
        self._changed()

    def clear(self, texts: Mapping[str, str] = MappingProxyType({})) -> None:
        """Removes all articles, as `remove` does."""
        self.remove(self.cards, texts)
        self.is_sample = False

    def load_sample(self) -> None:
        """Puts the demonstration corpus in place of the articles."""
        self.cards, self.texts, self.is_sample, self.before = {}, {}, True, []
        self._put(sample_articles())
        self.untouched = self.revision

    def undo(self) -> None:
        """Brings back what the last removal took."""
        if not self.before:
            return
        removal = self.before.pop()
        self.is_sample = removal.is_sample and (self.is_sample or not self.cards)
        self.cards = {**self.cards, **{card.id: card for card in removal.cards if card.id not in self.cards}}
        self.texts = {**self.texts, **removal.texts}
        self._changed()

    def share(self, cards: dict[str, Card]) -> None:
        """Takes the cards as the store has them, which other sessions have, too, and lets go of the texts it has."""
        come_or_gone = cards.keys() != self.cards.keys()
        self.cards, self.texts, self.is_shared = cards, {}, True
        self.scored, self.traces = {}, {}
        self.revision += 1
        self.edition += come_or_gone

    def _put(self, articles: Iterable[Article]) -> None:
        new = {article.id: article for article in articles}
        if not new:
            return
        self._own_cards().update((key, Card.of(article)) for key, article in new.items())
        self.texts.update((key, article.text) for key, article in new.items())
        self.edition += 1
        self.revision += 1

    def _replace(self, changed: Mapping[str, Card]) -> None:
        if changed:
            self._own_cards().update(changed)
            self.revision += 1

    def _own_cards(self) -> dict[str, Card]:
        if self.is_shared:
            self.cards, self.is_shared = dict(self.cards), False
        return self.cards

    def _changed(self) -> None:
        """After articles have come or gone, in cards of this session alone."""
        self.is_shared = False
        self.edition += 1
        self.revision += 1


class _Articles(Mapping[str, Article]):
    def __init__(self, held: Corpus) -> None:
        self._held = held

    def __getitem__(self, article_id: str) -> Article:
        text = self._held.texts.get(article_id)
        card = self._held.cards[article_id]
        if text is None and self._held.read:
            text = next(iter(self._held.read([article_id]))).text
        return card.article(text or "")

    def __contains__(self, article_id: object) -> bool:
        return article_id in self._held.cards

    def __iter__(self) -> Iterator[str]:
        return iter(self._held.cards)

    def __len__(self) -> int:
        return len(self._held.cards)


def file_row(reading: Reading, n_worded: int, n_new: int) -> FileRow:
    """What became of a file that held so many texts with a word, so many of them new."""
    n_known, n_wordless = n_worded - n_new, len(reading.articles) - n_worded
    if reading.message:
        result, why = REFUSED, _sentence(reading.message.removeprefix(short_name(reading.file)))
    elif not n_worded:
        result, why = REFUSED, "There is no word in it."
    elif not n_new:
        result, why = "duplicate", "Every text in it is in the corpus already."
    else:
        result = "read"
        why = " ".join(
            sentence
            for n, sentence in (
                (n_known, f"{n_known} of its texts were there already."),
                (n_wordless, f"{n_wordless} of its texts hold no word and were left out."),
            )
            if n
        )
    return FileRow(reading.file, result, n_new, why)


def _sentence(message: str) -> str:
    """A message behind its file's name as a sentence of its own."""
    bare = message.lstrip(":, ")
    return bare[:1].upper() + bare[1:]


def _edited(before: Card, row: Mapping[Any, Any]) -> dict[str, Any]:
    """What a row of the editor says otherwise. What was not touched stays as it is, blanks at its ends as well."""
    written = {name: _text_or_none(row[name]) for name in EDITABLE}
    return {name: text for name, text in written.items() if text != _text_or_none(getattr(before, name))}


def _text_or_none(cell: object) -> str | None:
    return cell.replace("\0", "").strip() or None if isinstance(cell, str) else None  # no database holds NUL

"""A corpus in the store: its cards are read when it is opened, and what a session does is written as differences."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lib.model import Card
from lib.pages.corpus import Corpus, Version
from lib.pages.setup import Setup, setup_of, texts_of, with_sentences
from lib.store import FileRow, Workspace
from lib.store.measured.keys import text_key

CARD_BYTES = 700  # about, of one in memory with its key


@dataclass(frozen=True)
class Stored:
    """A state of a workspace. All sessions that work on it have the same object: nobody changes what is in it."""

    number: int  # of the last entry of the log
    cards: dict[str, Card]
    files: tuple[FileRow, ...]
    keys: dict[str, str]  # of the articles by id, in their order: see `text_key`

    @classmethod
    def of(cls, workspace: Workspace, before: Stored | None = None) -> Stored:
        """The state of a workspace now; only what changed since the one `before` is read. Raises StoreError."""
        changes = workspace.changed_since(before.number) if before else None
        # The number first: what comes while the rest is read is read again the next time.
        if before is None or changes is None:
            newest, cards = workspace.newest(), workspace.cards()
            return cls(newest, cards, workspace.files(), {key: text_key(card) for key, card in cards.items()})
        gone = set(changes.removed)
        new = workspace.cards_of([*changes.edited, *changes.added])
        cards = {key: card for key, card in before.cards.items() if key not in gone} | new
        keys = {key: known for key, known in before.keys.items() if key not in gone}
        keys |= {key: text_key(card) for key, card in new.items()}
        return cls(changes.newest, cards, workspace.files(), keys)

    @property
    def nbytes(self) -> int:
        """About how much memory it takes."""
        return CARD_BYTES * len(self.cards)


@dataclass
class Keeping:
    """What of a session's corpus is in the store. Without a workspace, nothing is."""

    workspace: Workspace | None = None
    cards: Mapping[str, Card] = field(default_factory=dict)  # as they were read or written last
    keys: Mapping[str, str] = field(default_factory=dict)  # theirs: see `text_key`
    revision: int = 0  # of the corpus at that time
    n_files: int = 0
    setup: Setup = field(default_factory=Setup)
    texts: dict[str, str] = field(default_factory=dict)  # of the setup
    newest: int = 0  # the last entry of the workspace's log that this session knows of
    outdated: bool = False  # somebody else has changed the corpus since
    is_read_into: bool = False  # files of this session are on their way into it
    name: str = ""
    awaited: int = 0  # texts that a project file told of and that were not there when the corpus was opened
    problem: str = ""  # why not all of it is in the store, in a sentence
    superseded: str | None = None  # the address from before the corpus had one; a run may still begin with it
    tried: float = 0.0  # when that was found, on the clock of `time.monotonic`

    @classmethod
    def of(
        cls,
        workspace: Workspace,
        stored: Callable[[Workspace], Stored] = Stored.of,
        setup: Callable[[Mapping[str, str]], Setup] = setup_of,
    ) -> tuple[Keeping, Corpus, Setup]:
        """A workspace with its corpus and its setup; `stored` and `setup` may know them already. Raises StoreError."""
        state, texts = stored(workspace), with_sentences(workspace.settings(), workspace.articles_of)
        found = setup(texts)
        held = Corpus(independent=found.independent, with_copies=found.with_copies, checks=dict(found.checks))
        kept = cls(workspace, setup=found, texts=texts_of(found), name=workspace.name)
        kept.awaited = workspace.n_awaited()
        kept.take(held, state)
        return kept, held, found

    def take(self, held: Corpus, state: Stored) -> None:
        """Makes the corpus what the store has."""
        held.share(state.cards)
        held.read = self.workspace.articles_of if self.workspace else None
        held.files = list(state.files)
        self.cards, self.keys, self.revision = state.cards, state.keys, held.revision
        self.n_files, self.newest = len(held.files), state.number

    def has_all(self, held: Corpus, setup: Setup) -> bool:
        """Whether nothing of the corpus is new to the store."""
        return self._has_articles(held) and self.setup == setup

    def _has_articles(self, held: Corpus) -> bool:
        return self.revision == held.revision and self.n_files == len(held.files)

    def write(
        self, workspace: Workspace, held: Corpus, setup: Setup, stored: Callable[[Workspace], Stored] = Stored.of
    ) -> None:
        """Writes what differs from what was written last; then the corpus is what the store has, others' work included.

        Raises StoreError; then it is still to be written.
        """
        if self.workspace is None:
            self.workspace, self.newest = workspace, workspace.newest()
        self.look()
        if not self._has_articles(held):
            before, now = self.cards, held.cards
            workspace.change(
                added=[card.article(held.texts[key]) for key, card in now.items() if key not in before],
                edited=[card for key, card in now.items() if before.get(key, card) is not card],
                removed=[key for key in before if key not in now],
                files=held.files[self.n_files :],
            )
            self.take(held, stored(workspace))
        if self.setup != setup:
            texts = texts_of(setup)
            names = [name for name in {**self.texts, **texts} if self.texts.get(name) != texts.get(name)]
            workspace.keep_settings({name: texts.get(name) for name in names})
            self.setup, self.texts = setup, texts

    def version(self, held: Corpus) -> Version:
        """The state of the corpus: that of the workspace if all its articles are in it."""
        if self.workspace and self.revision == held.revision:
            return Version(self.workspace.id, self.newest, stored=True)
        return held.version

    def look(self) -> None:
        """Notes whether somebody else has changed the corpus. Raises StoreError."""
        if self.workspace and self.workspace.newest() != self.newest and not self.is_read_into:
            self.outdated = True

"""A corpus in the store: read as a whole when it is opened, and then written as differences."""

from __future__ import annotations

from dataclasses import dataclass, field

from lib.model import Article
from lib.pages.corpus import Corpus, Version
from lib.pages.setup import Setup, setup_of, texts_of
from lib.store import Workspace


@dataclass
class Keeping:
    """What of a session's corpus is in the store. Without a workspace, nothing is."""

    workspace: Workspace | None = None
    articles: dict[str, Article] = field(default_factory=dict)  # as they were read or written last
    revision: int = 0  # of the corpus, when it was read or written last
    n_files: int = 0
    setup: Setup = field(default_factory=Setup)
    texts: dict[str, str] = field(default_factory=dict)  # of the setup
    newest: int = 0  # the last entry of the workspace's log that this session knows of
    outdated: bool = False  # somebody else has changed the corpus since
    name: str = ""
    problem: str = ""  # why not all of it is in the store, in a sentence
    superseded: str | None = None  # the address from before the corpus had one; a run may still begin with it
    tried: float = 0.0  # when that was found, on the clock of `time.monotonic`

    @classmethod
    def of(cls, workspace: Workspace) -> tuple[Keeping, Corpus, Setup]:
        """A workspace with its corpus and its setup. Raises StoreError."""
        newest = workspace.newest()
        setup = setup_of(workspace.settings())
        held = Corpus(
            articles=workspace.articles(),
            files=list(workspace.files()),
            independent=setup.independent,
            with_copies=setup.with_copies,
            checks=dict(setup.checks),
        )
        kept = cls(
            workspace, dict(held.articles), held.revision, len(held.files), setup, texts_of(setup), newest,
            name=workspace.name,
        )  # fmt: skip
        return kept, held, setup

    def has_all(self, held: Corpus, setup: Setup) -> bool:
        """Whether nothing of the corpus is new to the store."""
        return self.revision == held.revision and self.n_files == len(held.files) and self.setup == setup

    def write(self, workspace: Workspace, held: Corpus, setup: Setup) -> None:
        """Writes what differs from what was written last. Raises StoreError; then it is still to be written."""
        if self.workspace is None:
            self.workspace, self.newest = workspace, workspace.newest()
        self.look()
        if self.articles != held.articles or self.n_files != len(held.files):
            before, now = self.articles, held.articles
            workspace.change(
                added=[article for key, article in now.items() if key not in before],
                edited=[article for key, article in now.items() if key in before and before[key] != article],
                removed=[key for key in before if key not in now],
                files=held.files[self.n_files :],
            )
            self.articles, self.n_files = dict(now), len(held.files)
            self.newest = workspace.newest()
        self.revision = held.revision
        if self.setup != setup:
            texts = texts_of(setup)
            names = [name for name in {**self.texts, **texts} if self.texts.get(name) != texts.get(name)]
            workspace.keep_settings({name: texts.get(name) for name in names})
            self.setup, self.texts = setup, texts

    def version(self, held: Corpus) -> Version:
        """The state of the corpus: that of the workspace if all is in it, and nothing that others added."""
        if self.workspace and not self.outdated and self.revision == held.revision:
            return Version(self.workspace.id, self.newest, stored=True)
        return held.version()

    def look(self) -> None:
        """Notes whether somebody else has changed the corpus. Raises StoreError."""
        if self.workspace and self.workspace.newest() != self.newest:
            self.outdated = True

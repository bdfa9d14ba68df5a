"""Reads files into a corpus in a thread of its own: it goes on whatever page the user looks at, to the store."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from lib.ingest import Choices, read_files
from lib.ingest.folder import with_known
from lib.model import Article, Reading
from lib.pages.corpus import REFUSED, Corpus
from lib.pages.inbox import Incoming, is_pasted
from lib.pages.keeping import Keeping, Stored
from lib.pages.setup import Setup
from lib.store import StoreError, UnknownWorkspaceError, Workspace

SECONDS_UNKEPT = 0.5  # that a file which was read may wait until it is written to the store
SECONDS_UNTRIED = 15.0  # until a store that failed is tried again


class _StoppedError(Exception):
    """The user does not want the rest."""


@dataclass
class Reader:
    """Files on their way into a corpus. What the store takes is there at once; what it does not is left in `held`.

    `created` makes the place of a corpus that has none yet, once there is an article.
    """

    files: list[Incoming]
    choices: Mapping[str, Choices]
    known: Mapping[str, Mapping[str, str]]  # what a folder's index says of a file, by name
    held: Corpus
    kept: Keeping
    setup: Setup
    created: Callable[[], Workspace]
    stored: Callable[[Workspace], Stored]
    n_files: int = 0
    n_done: int = 0  # files read
    n_pasted: int = 0  # pasted texts among them
    n_told: int = 0  # files read that are in the store, or that it did not take
    n_new: int = 0  # articles that they brought
    n_refused: int = 0
    within: str = ""  # how far the archive is that is being read
    problem: str = ""  # why something is not in the store
    unread: str = ""  # why the rest was not read
    is_stopped: bool = False
    _tried: float = 0.0
    _thread: threading.Thread = field(init=False)

    def __post_init__(self) -> None:
        self.n_files = len(self.files)
        self._thread = threading.Thread(target=self._run, name="reader", daemon=True)

    def start(self) -> None:
        """Begins to read."""
        self._thread.start()

    def stop(self) -> None:
        """Does not read the rest; what was read stays."""
        self.is_stopped = True

    def ended(self, within: float = 0.0) -> bool:
        """Whether all is read, or nothing more will be; waits for that so many seconds."""
        self._thread.join(within)
        return not self._thread.is_alive()

    def unsaved(self) -> list[Article]:
        """What the store did not take."""
        return [
            self.held.cards[key].article(text) for key, text in self.held.texts.items() if key not in self.kept.cards
        ]

    @property
    def n_stopped(self) -> int:
        """Files that were not read."""
        return self.n_files - self.n_done

    def _run(self) -> None:
        try:
            for reading in read_files(self._files(), choices=self.choices, within=self._tell_within):
                self._take(reading)
        except _StoppedError:
            pass
        except OSError as error:
            self.unread = f"No further file can be read: {error.strerror or error}. Drop the rest again later."
        finally:
            self._keep(last=True)

    def _files(self) -> Iterator[Incoming]:
        while self.files and not self.is_stopped:
            yield self.files.pop(0)

    def _take(self, reading: Reading) -> None:
        known = self.known.get(reading.file, {})
        n_files = len(self.held.files)
        articles = tuple(with_known(article, known) for article in reading.articles)
        self.n_new += self.held.add(replace(reading, articles=articles))
        self.n_refused += sum(row.result == REFUSED for row in self.held.files[n_files:])
        self.n_done, self.within = self.n_done + 1, ""
        self.n_pasted += is_pasted(reading.file)
        self._keep()

    def _tell_within(self, archive: str, done: int, n_files: int) -> None:
        self.within = f"; in {archive} {done:,} of {n_files:,}"
        if self.is_stopped:
            raise _StoppedError

    def _keep(self, *, last: bool = False) -> None:
        """Writes what was read; nothing that only was refused makes a corpus."""
        wait = SECONDS_UNTRIED if self.problem else SECONDS_UNKEPT
        if time.monotonic() < self._tried + wait and not last:
            return
        try:
            if self.kept.workspace or self.held.cards:
                self.kept.write(self.kept.workspace or self.created(), self.held, self.setup, self.stored)
            self.problem = ""
        except UnknownWorkspaceError as error:
            self.problem, self.is_stopped = str(error), True
        except StoreError as error:
            self.problem = str(error)
        self.n_told, self._tried = self.n_done, time.monotonic()

"""Measuring a stored corpus in a process of its own: scores, words, near-copies (`lib.store.measuring` starts it)."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import islice
from typing import Any

from lib.commands.shell import say
from lib.model import Article
from lib.pages.setup import Setup, setup_of
from lib.score import articles_frame, scored
from lib.store import StoreError, UnknownWorkspaceError, Workspace, default_url, measuring, open_store
from lib.store.measured.keys import text_key
from lib.store.measured.parts import private_folder
from lib.store.measuring import LOCK, STOP, Progress, Stage
from lib.text.settings import Settings

AT_ONCE = 25  # articles measured between two looks at whether to stop
FLUSH_SECONDS = 5.0  # until the first rows are kept …
FLUSH_SHARE = 0.05  # … and then this share of the time so far, so that a long run does not make thousands of parts
NICER = 5  # than the dashboard


class StopError(Exception):
    """It is asked to stop."""


class DeletedError(Exception):
    """The folder is gone: the workspace was deleted."""


def measure(workspace_id: str, user: str, url: str | None, lock: int | None) -> int:
    """Measures a workspace until nothing is missing. Exit status: 0 done or stopped, 1 failed or under way already.

    `lock`: the descriptor of the lock that the process has inherited; without one it takes the lock itself.
    """
    store = open_store(url or default_url())
    try:
        workspace = store.open(workspace_id, user)
        folder = private_folder(workspace.measured.folder)
        with ExitStack() as held:
            if lock is None and held.enter_context(measuring.locked(folder)) is None:
                say("it is being measured already")
                return 1
            return Job(workspace).run()
    except StoreError as error:
        say(str(error))
        return 1
    finally:
        store.close()


class Job:
    """One run over a workspace."""

    def __init__(self, workspace: Workspace):
        self._workspace = workspace
        self._folder = workspace.measured.folder
        self._started = time.time()
        self._last = Progress("starting", started=self._started, pid=os.getpid())
        self._is_to_stop = False
        self._texts: dict[str, str] = {}
        self._setup = Setup()

    def run(self) -> int:
        """Measures, and says at the end how it ended."""
        signal.signal(signal.SIGTERM, self._stop)
        os.nice(NICER)
        try:
            while self._look():
                pass
            self._say("done", self._last.of, self._last.of)
        except StopError:
            self._say("stopped", self._last.done, self._last.of)
        except (DeletedError, UnknownWorkspaceError):
            if not (self._folder / LOCK).exists():
                self._workspace.measured.remove()
        except (StoreError, OSError) as error:
            self._say("failed", self._last.done, self._last.of, problem=_sentence(error))
            say(str(error))
            return 1
        return 0

    def _look(self) -> bool:
        """Measures what is missing now; False if nothing was."""
        settings = self._settings()
        known = self._workspace.measured.scored(settings)
        cards = self._workspace.cards()
        missing = [card.id for card in cards.values() if text_key(card) not in known]
        self._measure(missing, len(cards), settings)
        return bool(missing)

    def _measure(self, missing: list[str], n_articles: int, settings: Settings) -> None:
        """Measures articles and keeps what comes of it from time to time."""
        n_before, begun, kept_at = n_articles - len(missing), time.monotonic(), time.monotonic()
        rows: dict[str, dict[str, Any]] = {}
        n_done = 0
        self._say("scoring", n_before, n_articles)
        try:
            for batch in _batches(self._workspace.articles_of(missing)):
                for article, row in measured(batch, settings):
                    rows[text_key(article)] = row
                n_done += len(batch)
                now = time.monotonic()
                self._say("scoring", n_before + n_done, n_articles, n_done / max(now - begun, 0.001))
                self._check()
                if now - kept_at > max(FLUSH_SECONDS, FLUSH_SHARE * (now - begun)):
                    kept, rows, kept_at = rows, {}, now
                    self._keep(kept, settings)
                    if self._settings().version != settings.version:
                        return
        finally:
            if (self._folder / LOCK).exists():
                self._keep(rows, settings)

    def _keep(self, rows: dict[str, dict[str, Any]], settings: Settings) -> None:
        self._workspace.measured.keep_scores(settings, rows)

    def _settings(self) -> Settings:
        """The settings that are stored now."""
        texts = self._workspace.settings()
        if texts != self._texts:
            self._texts, self._setup = texts, setup_of(texts)
        return self._setup.settings

    def _check(self) -> None:
        """Ends the run if it has lost its sense."""
        if not (self._folder / LOCK).exists():
            raise DeletedError
        if self._is_to_stop or (self._folder / STOP).exists():
            raise StopError

    def _stop(self, *_: object) -> None:
        self._is_to_stop = True

    def _say(self, stage: Stage, done: int, of: int, per_second: float = 0.0, problem: str = "") -> None:
        self._last = Progress(stage, done, of, per_second, self._started, os.getpid(), problem)
        try:
            measuring.say(self._folder, self._last)
        except FileNotFoundError:
            raise DeletedError from None


def measured(articles: list[Article], settings: Settings) -> Iterator[tuple[Article, dict[str, Any]]]:
    """Articles with their rows of scores; one that fails has a row with a status."""
    for article, (row, _) in zip(articles, scored(articles_frame(articles), settings), strict=True):
        yield article, row


def _batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    rest = iter(articles)
    while batch := list(islice(rest, AT_ONCE)):
        yield batch


def _sentence(error: Exception) -> str:
    if isinstance(error, OSError):
        return f"{error.strerror or 'A file cannot be written'}. Make room in the data folder and go on."
    return str(error)

"""Measuring a stored corpus in a process of its own (`lib.store.measuring` starts it): scores, words, near-copies."""

from __future__ import annotations

import errno
import os
import signal
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from typing import Any

import pandas as pd

from lib.commands.shell import say
from lib.compare.duplicates import by_precedence, near_copies
from lib.compare.scoring import WORDS
from lib.compare.telling import Tell, unheard
from lib.compare.trace import NO_TRACE, Trace
from lib.ingest.entry import Entry
from lib.model import Card
from lib.pages.setup import Setup, setup_of
from lib.score.chunk import Chunk, chunks
from lib.score.limits import RunLimits
from lib.score.pool import Pool, PoolError
from lib.store import StoreError, UnknownWorkspaceError, Workspace, default_url, measuring, open_store
from lib.store.measured import COPIES
from lib.store.measured.keys import copies_key, text_key
from lib.store.measured.parts import private_folder
from lib.store.measuring import LOCK, STOP, Progress, Stage
from lib.text.settings import Settings

LIMITS = RunLimits(chunk_articles=25, chunk_characters=200_000)  # between two looks at whether to stop
FLUSH_SECONDS = 5.0  # until the first rows are kept …
FLUSH_SHARE = 0.05  # … and then this share of the time so far, so that a long run does not make thousands of parts
NICER = 5  # than the dashboard
FULL = (errno.ENOSPC, errno.EDQUOT)  # there is no room


class StopError(Exception):
    """It is asked to stop."""


class DeletedError(Exception):
    """The folder is gone: the workspace was deleted."""


def measure(workspace_id: str, user: str, url: str | None, lock: int | None) -> int:
    """Measures a workspace until nothing is missing. Exit status: 0 done or stopped, 1 failed or under way already.

    `lock`: the descriptor of the lock that a process of its own has inherited; without one the lock is taken here.
    """
    try:
        store = open_store(url or default_url())
        with ExitStack() as held:
            held.callback(store.close)
            workspace = store.open(workspace_id, user)
            store.remove_lost_files()
            folder = private_folder(workspace.measured.folder)
            if lock is None:
                if held.enter_context(measuring.locked(folder)) is None:
                    say("It is being measured already.")
                    return 1
                (folder / STOP).unlink(missing_ok=True)  # it was meant for an earlier run
            job = Job(workspace)
            if lock is not None:
                held.callback(os.close, lock)  # leaving takes its time, and meanwhile another one may start
                os.nice(NICER)
                signal.signal(signal.SIGTERM, job.stop)
            return job.run()
    except StoreError as error:
        say(str(error))
        return 1


def n_processes() -> int:
    """How many processes score: one core is left to the dashboard."""
    return max(1, (os.cpu_count() or 1) - 1)


class Job:
    """One run over a workspace."""

    def __init__(self, workspace: Workspace):
        self._workspace = workspace
        self._measured = workspace.measured
        self._lock = workspace.measured.folder / LOCK
        self._last = Progress("starting", started=time.time(), pid=os.getpid())
        self._is_to_stop = False
        self._texts: dict[str, str] = {}
        self._setup = Setup()

    def run(self) -> int:
        """Measures, and says at the end how it ended."""
        try:
            while self._measure_missing() or self._join():
                pass
            self._say("done", self._last.of, self._last.of)
        except StopError:
            self._say("stopped", self._last.done, self._last.of)
        except (DeletedError, UnknownWorkspaceError):
            if not self._lock.exists():
                self._measured.remove()
        except (StoreError, OSError, PoolError) as error:
            self._say("failed", self._last.done, self._last.of, problem=_sentence(error))
            say(str(error))
            return 1
        return 0

    def stop(self, *_: object) -> None:
        """Ends the run at the next look."""
        self._is_to_stop = True

    def _measure_missing(self) -> bool:
        """Measures what is missing now; False if nothing was."""
        settings, cards = self._settings(), self._workspace.cards()
        scored, worded = self._measured.scored(settings), self._measured.words().keys
        keys = {card.id: text_key(card) for card in cards.values()}
        missing = [article for article, key in keys.items() if key not in scored or key not in worded]
        self._say("scoring", len(cards) - len(missing), len(cards))
        if missing:
            with_words = any(keys[article] not in worded for article in missing)
            self._measure(missing, _Rows(settings, with_words), keys)
        return bool(missing)

    def _measure(self, missing: Sequence[str], rows: _Rows, keys: dict[str, str]) -> None:
        """Measures articles and keeps what comes of it from time to time."""
        begun = kept_at = time.monotonic()
        n_before, n_done, rate = len(keys) - len(missing), 0, _Rate()
        try:
            with Pool(rows.settings, n_processes(), LIMITS, rows.function) as pool:
                for chunk, made in pool.scored(self._chunks(missing)):
                    rows.add(keys, chunk, made)
                    n_done, now = n_done + len(made), time.monotonic()
                    self._say("scoring", n_before + n_done, len(keys), rate.at(n_done, now))
                    if now - kept_at > max(FLUSH_SECONDS, FLUSH_SHARE * (now - begun)):
                        kept_at = now
                        rows.keep(self._workspace)
                        if self._settings().version != rows.settings.version:
                            return
        finally:
            if self._lock.exists():
                rows.keep(self._workspace)

    def _chunks(self, missing: Sequence[str]) -> Iterator[Chunk]:
        for chunk in chunks((Entry(article) for article in self._workspace.articles_of(missing)), LIMITS):
            self._check()
            yield chunk

    def _join(self) -> bool:
        """Puts the words together and looks for near-copies; True if the corpus was changed meanwhile."""
        newest, before, cards = self._workspace.newest(), self._setup, self._workspace.cards()
        keys = {text_key(card): card for card in cards.values()}
        self._say("words", 0, len(cards))
        self._measured.join_words(keys)
        independent = self._setup.independent.intersection(cards)
        key = copies_key(cards.values(), independent)
        if cards and self._measured.table(COPIES, key) is None:
            found = copies(self._workspace, cards, independent, self._compared(_Rate()))
            self._measured.keep_table(COPIES, key, found)
        self._check()
        self._settings()
        return self._workspace.newest() != newest or self._setup != before

    def _compared(self, rate: _Rate) -> Tell:
        """Hears how many articles were compared with the earlier ones."""

        def heard(done: int, of: int) -> None:
            self._check()
            self._say("copies", done, of, rate.at(done, time.monotonic()) if done else 0.0)

        return heard

    def _settings(self) -> Settings:
        """The settings that are stored now."""
        texts = self._workspace.settings()
        if texts != self._texts:
            self._texts, self._setup = texts, setup_of(texts)
        return self._setup.settings

    def _check(self) -> None:
        """Ends the run if it has lost its sense."""
        if not self._lock.exists():
            raise DeletedError
        if self._is_to_stop or (self._measured.folder / STOP).exists():
            raise StopError

    def _say(self, stage: Stage, done: int, of: int, per_second: float = 0.0, problem: str = "") -> None:
        self._last = Progress(stage, done, of, per_second, self._last.started, os.getpid(), problem)
        try:
            measuring.say(self._measured.folder, self._last)
        except FileNotFoundError:
            raise DeletedError from None


class _Rate:
    """Articles a second since the first ones were there: until then the processes were starting."""

    def __init__(self) -> None:
        self._first: tuple[int, float] | None = None

    def at(self, n_done: int, now: float) -> float:
        """The rate; 0 until it is known."""
        self._first = self._first or (n_done, now)
        n_first, then = self._first
        return (n_done - n_first) / (now - then) if now > then else 0.0


class _Rows:
    """Rows that were made and are not yet kept."""

    def __init__(self, settings: Settings, with_words: bool):
        self.settings = settings
        self.function = f"lib.compare.scoring:{'rows_with_words' if with_words else 'rows'}"
        self._with_words = with_words
        self._rows: dict[str, dict[str, Any]] = {}
        self._words: dict[str, Trace] = {}

    def add(self, keys: dict[str, str], chunk: Chunk, made: Sequence[dict[str, Any]]) -> None:
        """Takes the rows of a chunk; an article that broke its process has no words."""
        for article, row in zip(chunk.ids, made, strict=True):
            self._words[keys[article]] = row.pop(WORDS, NO_TRACE)
            self._rows[keys[article]] = row

    def keep(self, workspace: Workspace) -> None:
        """Writes them to the measured files."""
        if self._rows:
            workspace.measured.keep_scores(self.settings, self._rows)
            if self._with_words:
                workspace.measured.keep_words(self._words.items())
            self._rows, self._words = {}, {}


def copies(
    workspace: Workspace, cards: dict[str, Card], independent: frozenset[str], tell: Tell = unheard
) -> pd.DataFrame:
    """The near-copies among articles whose words are measured. `tell` hears of how many this is known."""
    words = workspace.measured.words()
    held = {card.id: key for card in cards.values() if (key := text_key(card)) in words.keys}
    index = words.index(list(held.values()), list(held))
    dates = pd.Series([cards[article].published for article in held], dtype=object)
    ordered = by_precedence(pd.DataFrame({"id": list(held), "published": dates}), index.n_words())
    return near_copies(index.chosen(ordered), independent, tell)


def _sentence(error: Exception) -> str:
    if not isinstance(error, OSError):
        return str(error)
    remedy = "Make room in the data folder" if error.errno in FULL else "Put that right"
    place = f": {error.filename}" if error.filename else ""
    return f"{error.strerror or 'A file cannot be written'}{place}. {remedy} and go on."

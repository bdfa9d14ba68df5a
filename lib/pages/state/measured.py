"""What is measured of the stored corpus of this session: few articles now, many by a process of its own."""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, NamedTuple

import pandas as pd
import streamlit as st

from lib.compare.part import Part
from lib.compare.trace import Trace
from lib.compare.words_file import Words
from lib.pages.corpus import Corpus, Version
from lib.pages.keeping import Keeping
from lib.pages.known import known_frame
from lib.pages.measures import FEW, WORTH_A_PROCESS, Measures, measure_now, scores_of
from lib.pages.state.memory import forget, shared
from lib.pages.state.stored import keeping
from lib.score import ARTICLE_COLUMNS, scores_table
from lib.store import Workspace, measuring
from lib.store.measured import COPIES
from lib.store.measured.keys import copies_key, text_key
from lib.store.measuring import Progress
from lib.text.settings import Settings

SECONDS_BETWEEN = 5.0  # two looks at what a process has measured meanwhile


class Own(NamedTuple):
    """What was measured of articles that only this session has, by their ids, in the order of the corpus."""

    rows: Mapping[str, Mapping[Any, Any]]
    traces: Mapping[str, Trace]


@dataclass(frozen=True)
class Opened:
    """A corpus as a session has it open. What is measured of it depends on nothing else of the session."""

    keeping: Keeping
    held: Corpus
    settings: Settings
    independent: frozenset[str]  # the articles of the corpus that are called no near-copies

    @property
    def base(self) -> Version:
        """The state of the corpus, whatever is measured of it."""
        return self.keeping.version(self.held)


def stored_measures(opened: Opened, last: Measures | None = None) -> Measures | None:
    """What is measured of a stored corpus by now, None of another; `last` is what the session had before.

    Raises StoreError.
    """
    workspace, base, independent = opened.keeping.workspace, opened.base, opened.independent
    if workspace is None or base.place != workspace.id:
        return None
    key = ("measures", base, opened.settings.version, independent)

    def made() -> Measures:
        known = shared(("known", base), lambda: known_frame(opened.held.cards.values()))
        like_last = last and (last.settings, last.independent) == (opened.settings.version, independent)
        renamed = last.renamed(base, opened.keeping.keys, known) if last and like_last else None
        return renamed or _measures(opened, workspace, known)

    found = shared(key, made)
    if not found.is_complete and found.stamp != _stamp(workspace, opened.settings):
        forget(key)
        found = shared(key, made)
    return found


def _measures(opened: Opened, workspace: Workspace, known: pd.DataFrame) -> Measures:
    used, keys, measured = opened.settings, opened.keeping.keys, workspace.measured
    stamp = _stamp(workspace, used)
    rows, words = measured.scores(used, list(keys.values())), measured.words()
    pairs = zip(keys.items(), rows.known, strict=True)
    missing = [each for (each, key), scored in pairs if not scored or key not in words.keys]
    if 0 < len(missing) <= FEW:
        measure_now(measured, list(workspace.articles_of(missing)), used)
        rows, words = measured.scores(used, list(keys.values())), measured.words()
    wanted = len(keys) > WORTH_A_PROCESS
    return Measures(
        opened.base,
        used.version,
        opened.independent,
        scores_of(rows, known, used),
        len(keys),
        words,
        {each: key for each, key in keys.items() if key in words.keys},
        measured.table(COPIES, _copies_key(opened)) if wanted else None,
        wanted,
        stamp,
    )


def partly_stored_measures(opened: Opened, last: Measures | None, score: Callable[[list[str]], Own]) -> Measures | None:
    """What is measured of a stored corpus with changes that the store does not have yet, None of another.

    `score` measures those articles that only this session has. Raises StoreError.
    """
    workspace, before, held, used = opened.keeping.workspace, opened.keeping.cards, opened.held, opened.settings
    if workspace is None or not before:
        return None
    keys = {
        each: opened.keeping.keys[each] if before.get(each) is card else text_key(card)
        for each, card in held.cards.items()
    }
    rows, words = workspace.measured.scores(used, list(keys.values())), workspace.measured.words()
    missing = [each for each, there in zip(keys, rows.known, strict=True) if not there]
    own = score([each for each in missing if before.get(each) is not held.cards[each]])
    known = known_frame(held.cards.values())
    table = _with_own(scores_of(rows, known, used), own, known, used)
    new = {each: own.traces[each] for each in own.traces if keys[each] not in words.keys}
    words = Words((*words.parts, Part.of((keys[each], found) for each, found in new.items())))
    return Measures(
        opened.base,
        used.version,
        opened.independent,
        table,
        len(keys),
        words,
        {each: key for each, key in keys.items() if key in words.keys},
        last.copies if last else None,
        len(keys) > WORTH_A_PROCESS,
    )


def _with_own(stored: pd.DataFrame, own: Own, known: pd.DataFrame, used: Settings) -> pd.DataFrame:
    """The table of scores with those that only this session has, in the order of the articles that are `known`."""
    if not own.rows:
        return stored
    places = {each: place for place, each in enumerate(known["id"])}
    table = pd.concat([stored, own_table(own, known, used)])
    return table.sort_values("id", key=lambda ids: ids.map(places)).reset_index(drop=True)


def own_table(own: Own, known: pd.DataFrame, used: Settings) -> pd.DataFrame:
    """The table of scores of what only this session has; `known`: of all articles (see `known_frame`)."""
    measured = scores_table(own.rows.values(), used).drop(columns=list(ARTICLE_COLUMNS))
    beside = known[known["id"].isin(list(own.rows))].reset_index(drop=True)
    return pd.concat([beside, measured], axis=1)


def _copies_key(opened: Opened) -> str:
    cards, independent = opened.held.cards.values(), opened.independent
    key = ("copies key", opened.base, independent)
    return shared(key, lambda: copies_key(cards, independent, opened.keeping.keys))


def _stamp(workspace: Workspace, used: Settings) -> Hashable:
    """Another one once more may be measured."""
    said = measuring.progress(workspace)
    return workspace.measured.scores_version(used), said and (said.stage, said.started)


def look_again() -> None:
    """Before a run: what is not complete is looked at anew after a while, or once the process has ended."""
    last: Measures | None = st.session_state.get("measures")
    if last is None or last.is_complete:
        return
    said = progress()
    if time.monotonic() > st.session_state["measures_seen"] + SECONDS_BETWEEN or not (said and said.is_running):
        del st.session_state["measures"]


def is_incomplete() -> bool:
    """Whether something of the stored corpus is not measured, as far as this run has looked."""
    last: Measures | None = st.session_state.get("measures")
    return last is not None and not last.is_complete and keeping().workspace is not None


def measure_rest() -> None:
    """After a run, once all is in the store: starts measuring what is left, unless it was stopped or failed."""
    workspace, last = keeping().workspace, st.session_state.get("measures")
    if workspace is None or last is None or not is_incomplete():
        return
    said = measuring.progress(workspace)
    has_ended = said is not None and said.stage in ("stopped", "failed")
    # What was measured for nothing is not begun again by itself.
    begun = workspace.id, last.base, last.settings, last.independent
    if not (said and said.is_running) and not has_ended and st.session_state.get("measuring_begun") != begun:
        st.session_state["measuring_begun"] = begun
        go_on_measuring()


def go_on_measuring() -> None:
    """Starts measuring; where no process can be started, the next run says so by what is left."""
    workspace = keeping().workspace
    if workspace:
        with suppress(OSError):
            measuring.start(workspace)


def stop_measuring() -> None:
    """Ends measuring; what is measured stays."""
    workspace = keeping().workspace
    if workspace:
        measuring.stop(workspace)


def progress() -> Progress | None:
    """How far the process is that measures the session's corpus, or how it ended."""
    workspace = keeping().workspace
    return measuring.progress(workspace) if workspace else None

"""What is measured of the stored corpus of this session: few articles now, many by a process of its own."""

from __future__ import annotations

import time
from collections.abc import Hashable

import streamlit as st

from lib.pages.corpus import Corpus, Version
from lib.pages.known import known_frame
from lib.pages.measures import FEW, WORTH_A_PROCESS, Measures, measure_now, scores_of
from lib.pages.state.memory import forget, kept, shared
from lib.pages.state.settings import settings
from lib.pages.state.stored import keeping
from lib.pages.state.texts import texts_of
from lib.store import Workspace, measuring
from lib.store.measured import COPIES
from lib.store.measured.keys import copies_key, text_key
from lib.store.measuring import Progress

SECONDS_BETWEEN = 5.0  # two looks at what a process has measured meanwhile


def stored_measures(held: Corpus, workspace: Workspace, base: Version, independent: frozenset[str]) -> Measures:
    """What is measured of a stored corpus by now. Raises StoreError."""
    key = ("measures", base, settings().version, independent)
    found = shared(key, lambda: _measures(held, workspace, base, independent))
    if not found.is_complete and found.stamp != _stamp(workspace):
        forget(key)
        found = shared(key, lambda: _measures(held, workspace, base, independent))
    return found


def _measures(held: Corpus, workspace: Workspace, base: Version, independent: frozenset[str]) -> Measures:
    stamp = _stamp(workspace)
    measured, cards = workspace.measured, held.cards
    keys: list[str] = kept(("keys", base), lambda: [text_key(card) for card in cards.values()])
    by_id = dict(zip(cards, keys, strict=True))
    words = measured.words()
    scored = measured.scored(settings())
    missing = [each for each, key in by_id.items() if key not in scored or key not in words.keys]
    if 0 < len(missing) <= FEW:
        texts = texts_of(held, missing)
        measure_now(measured, [cards[each].article(texts[each]) for each in missing], settings())
        words = measured.words()
    known = kept(("known", base), lambda: known_frame(cards.values()))
    wanted = len(cards) > WORTH_A_PROCESS
    return Measures(
        base,
        settings().version,
        independent,
        scores_of(measured, keys, known, settings()),
        len(cards),
        words,
        {each: key for each, key in by_id.items() if key in words.keys},
        measured.table(COPIES, _copies_key(held, base, independent)) if wanted else None,
        wanted,
        stamp,
    )


def _copies_key(held: Corpus, base: Version, independent: frozenset[str]) -> str:
    return kept(("copies key", base, independent), lambda: copies_key(held.cards.values(), independent))


def _stamp(workspace: Workspace) -> Hashable:
    """Another one once more may be measured."""
    said = measuring.progress(workspace)
    return workspace.measured.scores_version(settings()), said and (said.stage, said.started)


def look_again() -> None:
    """Before a run: what is not complete is looked at anew after a while, or once the process has ended."""
    last: Measures | None = st.session_state.get("measures")
    if last is None or last.is_complete or keeping().workspace is None:
        return
    said = progress()
    if time.monotonic() > st.session_state.get("measures_seen", 0) + SECONDS_BETWEEN or not (said and said.is_running):
        st.session_state.pop("measures")


def progress() -> Progress | None:
    """How far the process is that measures the session's corpus, or how it ended."""
    workspace = keeping().workspace
    return measuring.progress(workspace) if workspace else None

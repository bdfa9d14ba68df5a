"""Choosing an article: from the list of all, or where there are too many to list, from what a search finds."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from lib.pages.corpus import Corpus
from lib.pages.labels import article_label, counted
from lib.pages.state.cards import cards, n_articles, search, version
from lib.pages.state.links import settle
from lib.pages.state.memory import kept
from lib.pages.state.places import remember, remembered
from lib.store.search import Found

MOST_LISTED = 500  # articles whose labels are all sent to the browser
MOST_FOUND = 50
NONE = "none"


def pick_article(
    held: Corpus,
    label: str,
    key: str,
    *,
    optional: str = "",
    without: str = "",
    on_change: Callable[[], None] | None = None,
) -> str | None:
    """Asks for an article; returns its id. `optional` says what choosing none is called; `without` is not offered.

    With several hundred articles there is a search above the box, whose first hit is chosen at once.
    """
    large = n_articles(held) > MOST_LISTED
    ids = _found(held, label, key) if large else _all(held)
    options = [*([NONE] if optional else []), *(each for each in ids if each != without)]
    settle(key, options)
    known = cards(held)
    labels = {each: optional if each == NONE else article_label(known[each]) for each in options}
    chosen = st.selectbox(
        label,
        options,
        format_func=labels.__getitem__,
        key=key,
        persist_state="session",
        on_change=on_change,
        help=None if large else "Sorted by outlet, date and title. Type to search.",
    )
    return None if chosen == NONE else str(chosen)


def _all(held: Corpus) -> list[str]:
    return kept(
        ("sorted", version(held)), lambda: sorted(cards(held), key=lambda each: article_label(cards(held)[each]))
    )


def _found(held: Corpus, label: str, key: str) -> list[str]:
    """The article that is chosen now, and those that a search finds."""
    query = st.text_input(
        f"Search for {label[:1].lower()}{label[1:]}",
        key=f"{key}_search",
        persist_state="session",
        placeholder=f"words of title, outlet or text of {n_articles(held):,} articles",
        on_change=_choose_first_found,
        args=(held, key),
    )
    now = remembered(key)
    known = [now] if now is not None and now in cards(held) else []
    if not query.strip():
        return known or [next(iter(cards(held)))]
    found = _search(held, query)
    more = f", the first {MOST_FOUND} are in the box" if found.n > MOST_FOUND else ""
    st.caption(f"{counted(found.n, 'article')} found{more}." if found.n else "No article has all these words.")
    return [*known, *(each for each in found.ids if each not in known)] or [next(iter(cards(held)))]


def _choose_first_found(held: Corpus, key: str) -> None:
    found = _search(held, remembered(f"{key}_search") or "")
    if found.ids:
        remember(key, found.ids[0])


def _search(held: Corpus, query: str) -> Found:
    return kept(("search", version(held), query), lambda: search(held, query, MOST_FOUND))

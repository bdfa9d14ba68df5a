"""What stands in the browser's address: read when a page is arrived at, written when it has run.

Streamlit makes an entry of the browser's history for every address that is written, and asks for an older address when
the user goes back. In between the session is what counts: an address that comes with a click may be older than it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from lib.model import Card
from lib.pages.links import (
    CORPUS,
    ID_LENGTH,
    PRESENT,
    Part,
    article_of,
    option_of,
    options_of,
    parts_of,
    place_of,
    slug,
    slugs,
    term_of,
    written,
)

Address = dict[str, str]


@dataclass
class View:
    """The open page, as far as an address can say it."""

    page: str
    corpus: str
    asked: dict[str, str | None] = field(default_factory=dict)  # by widget; None: what the page has unasked
    shown: Address = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)  # what the address asks for in vain
    is_running: bool = True  # as a whole, not only a part of the page
    presented: int | None = None  # the number of the chart that alone is shown
    just_come: bool = False


def arrive(page: str, corpus: str, cards: Mapping[str, Card]) -> None:
    """Before a page runs: takes what the address asks for, if the user has just come by it."""
    before: View | None = st.session_state.get("view")
    view = View(page, corpus)
    if _is_news(before, view):
        view.asked, view.just_come = _asked(page), True
        view.presented = _number(view)
    elif before and before.is_running:  # it was broken off
        view.asked, view.presented, view.just_come = before.asked, before.presented, before.just_come
    elif before:
        view.presented = before.presented
    st.session_state["view"] = view
    for part in parts_of(page).values():
        if part.kind == "article":
            _take_article(view, part, cards)
    for part in parts_of(page).values():
        if part.kind == "place":
            _take_place(view, part, cards)


def leave(corpus: str) -> None:
    """After a page has run as a whole: writes what it shows into the address."""
    view: View | None = st.session_state.get("view")
    if view is None:
        return
    view.is_running, view.corpus = False, corpus  # which may have got its place meanwhile
    article_id, place = st.session_state.get("article_found", (None, None))
    if place and view.shown.get("article") == str(article_id)[:ID_LENGTH]:
        view.shown["place"] = written(place)
    _write(view)


def address() -> tuple[str, Address]:
    """The page that is open, and what its address says of it besides the corpus."""
    view: View | None = st.session_state.get("view")
    if view is None:
        return "start", {}
    return view.page, {name: value for name, value in _ordered(view).items() if name != CORPUS}


def whole_address() -> Address:
    """What the address says once this run has ended, as far as it has come."""
    view: View | None = st.session_state.get("view")
    return _ordered(view) if view else {}


def presented(*, just_come: bool = False) -> int | None:
    """The number of the chart that alone is shown, 1 for the first; `just_come`: only if the user just came by it."""
    view: View | None = st.session_state.get("view")
    return view.presented if view and (view.just_come or not just_come) else None


def leave_presentation() -> None:
    """Shows the whole page again."""
    view: View | None = st.session_state.get("view")
    if view:
        view.presented = None


def refuse_presentation() -> None:
    """There is no chart with the number that the address asks for."""
    leave_presentation()
    st.session_state["view"].unknown.append(PRESENT)


def asked_in_vain() -> list[str]:
    """The names of what the address asks for and is not there."""
    view: View | None = st.session_state.get("view")
    return view.unknown if view else []


def go(page: str, params: Mapping[str, str]) -> None:
    """Opens a page as an address says, as if the user had come by it."""
    st.session_state.pop("view", None)
    st.switch_page(st.session_state["pages"][page], query_params=dict(params))


def settle(key: str, options: Sequence[str], default: str | None = None) -> None:
    """Before a widget is drawn: what the address asks for, else what it was, else `default` or its first option."""
    part, view = _part(key)
    first = options[0] if default is None else default
    if view and part and key in view.asked:
        wanted = view.asked.pop(key)
        found = None if wanted is None else option_of(wanted, options)
        if wanted is not None and found is None:
            view.unknown.append(part.name)
        st.session_state[key] = first if found is None else found
    elif st.session_state.get(key) not in options:
        st.session_state[key] = first
    if view and part:
        chosen = st.session_state[key]
        _show(view, part, chosen[:ID_LENGTH] if part.kind == "article" else slug(chosen, options))


def settle_several(key: str, options: Sequence[str], default: Sequence[str]) -> None:
    """As `settle`, before a widget is drawn in which several options can be chosen."""
    part, view = _part(key)
    if view and part and key in view.asked:
        wanted = view.asked.pop(key)
        found = None if wanted is None else options_of(wanted, options)
        if wanted is not None and found is None:
            view.unknown.append(part.name)
        st.session_state[key] = list(default) if found is None else found
    elif key not in st.session_state:
        st.session_state[key] = list(default)
    if view and part:
        _show(view, part, slugs(st.session_state[key], options))


def settle_term(key: str) -> None:
    """As `settle`, before a search box is drawn."""
    part, view = _part(key)
    if view is None or part is None:
        return
    if key in view.asked:
        wanted = view.asked.pop(key) or ""
        found = term_of(wanted)
        if found is None:
            view.unknown.append(part.name)
        st.session_state[key] = found or ""
    typed = st.session_state.get(key) or ""
    _show(view, part, typed if term_of(typed) else "")


def _is_news(before: View | None, view: View) -> bool:
    """Whether the user comes by the address: by a link, a reload, back or forward, or from another page."""
    context = get_script_run_ctx()
    back_or_forward = context is not None and context.is_history_navigation
    return back_or_forward or before is None or (before.page, before.corpus) != (view.page, view.corpus)


def _asked(page: str) -> dict[str, str | None]:
    """What the address says of each widget; nothing, if it says nothing of the page."""
    parts = parts_of(page).values()
    asked = {part.key: st.query_params.get(part.name) for part in parts}
    return asked if any(each is not None for each in asked.values()) else {}


def _number(view: View) -> int | None:
    wanted = st.query_params.get(PRESENT)
    if wanted is None or re.fullmatch(r"[1-9]\d{0,2}", wanted):
        return int(wanted) if wanted else None
    view.unknown.append(PRESENT)
    return None


def _part(key: str) -> tuple[Part | None, View | None]:
    view: View | None = st.session_state.get("view")
    return (parts_of(view.page).get(key), view) if view else (None, None)


def _show(view: View, part: Part, value: str) -> None:
    if value:
        view.shown[part.name] = value
    else:
        view.shown.pop(part.name, None)
    if not view.is_running:  # only a part of the page runs, and what comes after it does not
        _write(view)


def _take_article(view: View, part: Part, cards: Mapping[str, Card]) -> None:
    wanted = view.asked.get(part.key)
    if wanted is None:
        return
    found = article_of(wanted, cards)
    if found:
        del view.asked[part.key]
        st.session_state[part.key] = found
    # Else the widget is asked for it in vain, or for "none".


def _take_place(view: View, part: Part, cards: Mapping[str, Card]) -> None:
    if part.key not in view.asked:
        return
    wanted, article_id = view.asked.pop(part.key), st.session_state.get("article_first")
    st.session_state.pop(part.key, None)
    card = cards.get(str(article_id))
    if wanted is None or card is None:
        return
    found = place_of(wanted, card)
    if found:
        st.session_state[part.key] = article_id, found
    else:
        view.unknown.append(part.name)


def _write(view: View) -> None:
    wanted = _ordered(view) | ({PRESENT: str(view.presented)} if view.presented else {})
    if st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)


def _ordered(view: View) -> Address:
    names = [part.name for part in parts_of(view.page).values()]
    ordered: dict[str, Any] = {name: view.shown[name] for name in names if name in view.shown}
    return {CORPUS: view.corpus, **ordered}

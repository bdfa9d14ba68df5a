"""The files of this session on their way into the corpus, and what was said of tables before."""

from __future__ import annotations

import json
from dataclasses import asdict

import streamlit as st

from lib.ingest import Choices, Preview
from lib.ingest.choices import choices_from_json
from lib.pages.access import user
from lib.pages.inbox import Inbox
from lib.pages.state.stored import store
from lib.store import StoreError

PREFIX = "columns of "  # of the preference that holds an answer; the signature follows


def inbox() -> Inbox:
    """The session's files on their way into the corpus."""
    found: Inbox = st.session_state.setdefault("inbox", Inbox())
    return found


def remembered_choices() -> dict[str, Choices]:
    """What the user said of tables before, by their signature; empty if the store cannot be read."""
    try:
        known = store().preferences(user())
    except StoreError:
        return {}
    answers = {name.removeprefix(PREFIX): _choices(text) for name, text in known.items() if name.startswith(PREFIX)}
    return {signature: answer for signature, answer in answers.items() if answer}


def remember_choices(table: Preview, choices: Choices | None) -> None:
    """Keeps what the user said of a table's columns for tables like it, or forgets it.

    How dates are written is kept only if this table did not show it itself. Not kept where the store fails: the user
    is asked again.
    """
    text = json.dumps(asdict(choices)) if choices else None
    try:
        store().keep_preferences(user(), {PREFIX + table.signature: text})
    except StoreError:
        return


def _choices(text: str) -> Choices | None:
    try:
        return choices_from_json(json.loads(text))
    except (ValueError, LookupError, TypeError):
        return None

"""The files of this session on their way into the corpus, and what was said of tables before."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict

import streamlit as st

from lib.ingest import Choices
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


def remember_choices(signature: str, choices: Choices | None) -> None:
    """Keeps what the user said of the columns of tables with this signature, or forgets it.

    Where the store fails it is not kept: the user is asked again.
    """
    text = json.dumps(asdict(choices)) if choices else None
    with suppress(StoreError):
        store().keep_preferences(user(), {PREFIX + signature: text})


def _choices(text: str) -> Choices | None:
    try:
        return choices_from_json(json.loads(text))
    except (ValueError, LookupError, TypeError):
        return None

"""How this session measures: settings, word lists, rival words, joined speakers."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import streamlit as st

from lib.compare.joins import Joins
from lib.compare.naming import Naming, default_naming
from lib.pages.corpus import Corpus
from lib.pages.setup import Setup
from lib.pages.slides import Slide
from lib.pages.state.undo import forget_changes, note
from lib.pages.wordlist import Wordlist
from lib.text.lexicon import Lexicon
from lib.text.settings import Settings, default_settings
from lib.text.tone import ToneSettings

ListKind = Literal["terms", "masks"]


def settings() -> Settings:
    """How texts are measured in this session."""
    found: Settings = st.session_state.setdefault("settings", default_settings())
    return found


def wordlist(kind: ListKind) -> Wordlist:
    """The session's lexicon of loaded terms, or its list of terms masked for sentiment."""
    own = settings().lexicon if kind == "terms" else settings().tone.masks
    found: Wordlist = st.session_state.setdefault(f"wordlist_{kind}", Wordlist(own))
    return found


def change_wordlist(kind: ListKind, changed: Wordlist) -> None:
    """Measures with a changed list from now on; the change can be taken back."""
    note(f"words {kind}", wordlist(kind))
    put_wordlist(kind, changed)


def put_wordlist(kind: ListKind, changed: Wordlist) -> None:
    """Measures with another list from now on."""
    st.session_state[f"wordlist_{kind}"] = changed
    if kind == "terms":
        st.session_state["settings"] = replace(settings(), lexicon=changed.lexicon)
    else:
        change_tone(replace(settings().tone, masks=changed.lexicon))


def reset_wordlist(kind: ListKind) -> None:
    """Measures with the list that ships with Framescope from now on."""
    shipped = default_settings()
    change_wordlist(kind, Wordlist(shipped.lexicon if kind == "terms" else shipped.tone.masks))


def change_tone(tone: ToneSettings) -> None:
    """Measures sentiment with other settings from now on."""
    st.session_state["settings"] = replace(settings(), tone=tone)


def lexicon() -> Lexicon:
    """The lexicon of loaded terms in use."""
    return settings().lexicon


def naming() -> Naming:
    """The rival words for each concept in use."""
    found: Naming = st.session_state.setdefault("naming", default_naming())
    return found


def change_naming(changed: Naming) -> None:
    """Looks for other words from now on; the change can be taken back."""
    note("naming", naming())
    put_naming(changed)


def put_naming(changed: Naming) -> None:
    """Looks for other words from now on."""
    st.session_state["naming"] = changed


def joins() -> Joins:
    """What the analyst changed about which names are one speaker."""
    found: Joins = st.session_state.setdefault("joins", Joins())
    return found


def change_joins(changed: Joins) -> None:
    """Joins speakers with other corrections from now on."""
    st.session_state["joins"] = changed


def slides() -> tuple[Slide, ...]:
    """The charts of the presentation, in their order."""
    found: tuple[Slide, ...] = st.session_state.setdefault("slides", ())
    return found


def change_slides(changed: tuple[Slide, ...]) -> None:
    """Makes another list the presentation; the one before can be brought back."""
    note("slides", slides())
    put_slides(changed)


def put_slides(held: tuple[Slide, ...]) -> None:
    """Makes a list the presentation."""
    st.session_state["slides"] = held


def setup(held: Corpus) -> Setup:
    """All that this session set for its corpus."""
    return Setup(
        terms=wordlist("terms"),
        masks=wordlist("masks"),
        tone=settings().tone,
        naming=naming(),
        joins=joins(),
        independent=held.independent,
        with_copies=held.with_copies,
        checks=dict(held.checks),
        slides=slides(),
    )


def take_setup(found: Setup) -> None:
    """Measures and compares as it was set for a corpus that was kept."""
    forget_changes()
    st.session_state["wordlist_terms"], st.session_state["wordlist_masks"] = found.terms, found.masks
    st.session_state["settings"] = found.settings
    st.session_state["naming"], st.session_state["joins"] = found.naming, found.joins
    put_slides(found.slides)

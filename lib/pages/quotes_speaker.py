"""The speakers of the Quotes page: all of them, one of them with its quotations, and what an analyst corrects."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from lib.compare.joins import Correction
from lib.compare.quoted import verbs_given, words_by_group
from lib.compare.speakers import variants
from lib.model import NO_TITLE
from lib.pages.controls import open_chosen
from lib.pages.labels import counted
from lib.pages.state.articles import corpus
from lib.pages.state.cards import articles, cards
from lib.pages.state.links import settle
from lib.pages.state.places import choose_speaker, remembered, selected_row
from lib.pages.state.settings import change_joins, joins
from lib.pages.switch import switch
from lib.pages.table_height import THREE_LINES, row_height

REACHES = {"all speakers": None, "quoted by one only": "one", "quoted by all": "all"}
FITTING_ROWS, TABLE_HEIGHT = 8, 330  # px: beyond so many rows the table scrolls
MOST_QUOTATIONS, MOST_SPEAKERS = 500, 500  # rows that are sent to the browser
SPEAKER_COLUMNS = {
    "speaker": st.column_config.TextColumn("Speaker", width=230),
    "kind": st.column_config.TextColumn(
        "Kind", width=80, help="named; unnamed: a description; unclear: a surname that several persons share"
    ),
    "n_words": st.column_config.NumberColumn("Words", width=70, help="Inside their direct quotations"),
    "n_quotations": st.column_config.NumberColumn("Quotations", width=80),
    "n_articles": st.column_config.NumberColumn("Articles", width=70),
}
VARIANT_COLUMNS = {
    "variant": st.column_config.TextColumn("As named", width=150),
    "n": st.column_config.NumberColumn("Quotations", width=80),
    "why": st.column_config.TextColumn("Why it is this speaker", width=310),
}
GIVEN_COLUMNS = {
    "n_words": st.column_config.NumberColumn("Words", width=60),
    "n_quotations": st.column_config.NumberColumn("Quotations", width=80),
    "neutral": st.column_config.TextColumn("Neutral verbs", width=140),
    "evaluative": st.column_config.TextColumn("Evaluative verbs", width=140),
}


def speakers_table(table: pd.DataFrame, rows: pd.DataFrame, groups: Sequence[str], noun: str) -> None:
    """All speakers with their words in each group; choosing a row shows its speaker below."""
    st.header("Speakers")
    reach = None
    if len(groups) > 1:
        label = switch("Show", list(REACHES), key="quotes_reach", help=_help(noun))
        reach = REACHES[label]
    shown = table if reach is None else table[table["reach"] == reach]
    n_named = int((shown["kind"] == "named").sum())
    st.caption(
        f"{counted(n_named, 'named speaker')}{_others(len(shown) - n_named)}. Numbers under the name of "
        f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}: words. Choose a row to read the quotations below."
    )
    if len(shown) > MOST_SPEAKERS:
        st.caption(f"The {MOST_SPEAKERS} with most words are shown.")
        shown = shown[:MOST_SPEAKERS]
    words = words_by_group(rows, groups).reindex(shown["speaker"])
    words.columns = pd.Index([f"group_{place}" for place in range(len(groups))])
    full = pd.concat([shown[list(SPEAKER_COLUMNS)].reset_index(drop=True), words.reset_index(drop=True)], axis=1)
    key = f"quotes_speakers_{reach}"
    st.dataframe(
        full,
        column_config=SPEAKER_COLUMNS
        | {f"group_{place}": st.column_config.NumberColumn(name) for place, name in enumerate(groups)},
        hide_index=True,
        height=TABLE_HEIGHT if len(full) > FITTING_ROWS else "auto",
        on_select=lambda: _choose_row(key, list(shown["speaker"])),
        selection_mode="single-row",
        key=key,
        alt="Every speaker with words, quotations, articles and words in each group",
    )


def _others(n: int) -> str:
    return f" and {n:,} descriptions or surnames that several persons share" if n else ""


def _help(noun: str) -> str:
    return f"Named speakers only: a description or a shared surname is not one person. All: quoted by every {noun}."


def _choose_row(key: str, speakers: Sequence[str]) -> None:
    row = selected_row(key)
    if row is not None and row < len(speakers):
        choose_speaker(speakers[row])


def one_speaker(table: pd.DataFrame, rows: pd.DataFrame, noun: str) -> None:
    """A speaker's verbs, quotations and variants, with the means to part and to join."""
    st.header("One speaker")
    if table.empty:
        st.caption("No quotation has a known speaker.")
        return
    speakers = _offered(list(table["speaker"]))
    settle("quotes_speaker", speakers)
    speaker = st.selectbox(
        "Speaker", speakers, key="quotes_speaker", width=420, help="Most words first; type to search"
    )
    own = rows[rows["speaker"] == speaker]
    left, right = st.columns(2, gap="large")
    with left:
        _given(own, noun)
    with right:
        _variants(own, speaker, speakers)
    _quotations(own, noun, speaker)


def _offered(speakers: list[str]) -> list[str]:
    """All speakers; of very many those with most words, or those with what is sought in their names; the chosen one."""
    if len(speakers) <= MOST_SPEAKERS:
        return speakers
    sought = st.text_input("Search a speaker", key="quotes_search", width=420, placeholder="part of a name")
    found = [each for each in speakers if sought.strip().casefold() in each.casefold()][:MOST_SPEAKERS]
    chosen = remembered("quotes_speaker")
    return found if chosen in found or chosen not in speakers else [*found, str(chosen)]


def _given(own: pd.DataFrame, noun: str) -> None:
    table = verbs_given(own).drop(columns="speaker")
    columns = GIVEN_COLUMNS | {"group": st.column_config.TextColumn(noun.capitalize(), width=130)}
    st.dataframe(
        table,
        column_config=columns,
        hide_index=True,
        row_height=row_height(table, columns),
        key="quotes_given",
        alt="Words, quotations and reporting verbs that each group gives this speaker",
    )


def _quotations(own: pd.DataFrame, noun: str, speaker: str) -> None:
    known = cards(corpus())
    lines = with_text(own[:MOST_QUOTATIONS]).assign(
        title=lambda shown: [known[article_id].title or NO_TITLE for article_id in shown["id"]]
    )
    st.caption(f"{counted(len(own), 'quotation')}. Choose one: a button below opens its article.")
    picked = st.dataframe(
        lines[["group", "cue", "cue_class", "quotation", "named", "title"]],
        column_config={
            "group": st.column_config.TextColumn(noun.capitalize(), width=130),
            "cue": st.column_config.TextColumn("Verb", width=110),
            "cue_class": st.column_config.TextColumn("Class", width=95),
            "quotation": st.column_config.TextColumn("Quotation", width=480),
            "named": st.column_config.TextColumn("As named", width=120),
            "title": st.column_config.TextColumn("Article", width=190),
        },
        hide_index=True,
        placeholder="",
        row_height=THREE_LINES,
        on_select="rerun",
        selection_mode="single-row",
        key=f"quotes_lines_{speaker}",
        alt="The quotations of this speaker",
    )
    if len(own) > MOST_QUOTATIONS:
        st.caption(f"The first {MOST_QUOTATIONS} are shown.")
    open_chosen(picked, lines, key="quotes_open")


def with_text(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with their quotation as the article has it, on one line."""
    of_article = rows.groupby("id", sort=False)[["start", "end"]]
    quoted = {}  # by article, so that never more than one text is at hand
    for article in articles(corpus(), dict.fromkeys(rows["id"])):
        places = of_article.get_group(article.id)
        for row, start, end in places.itertuples():
            quoted[row] = " ".join(article.text[start:end].split())
    return rows.assign(quotation=[quoted[row] for row in rows.index])


def _variants(own: pd.DataFrame, speaker: str, speakers: Sequence[str]) -> None:
    table = variants(own)
    st.dataframe(
        table[list(VARIANT_COLUMNS)],
        column_config=VARIANT_COLUMNS,
        hide_index=True,
        row_height=row_height(table[list(VARIANT_COLUMNS)], VARIANT_COLUMNS),
        key="quotes_variants",
        alt="What stands for this speaker in the articles, and why",
    )
    parts = [variant for variant in dict.fromkeys(table["variant"]) if variant != speaker]
    if parts:
        with st.container(horizontal=True, vertical_alignment="bottom"):
            variant = st.selectbox("Not this speaker", parts, key=f"quotes_part_{speaker}", width=240)
            st.button("Part", key="quotes_part", on_click=_part, args=(speaker, variant), help="It stands for itself")
    others = [other for other in speakers if other != speaker]
    if others:
        with st.container(horizontal=True, vertical_alignment="bottom"):
            other = st.selectbox(
                "The same speaker as",
                others,
                index=None,
                key=f"quotes_join_{speaker}",
                width=240,
                placeholder="Choose one",
            )
            st.button("Join", key="quotes_join", on_click=_join, args=(speaker, other), disabled=other is None)
    _corrections()


def _part(speaker: str, variant: str) -> None:
    change_joins(joins().part(speaker, variant))


def _join(speaker: str, to: str) -> None:
    change_joins(joins().join(speaker, to))
    choose_speaker(to)


def _corrections() -> None:
    """What was corrected, each with the means to take it back."""
    made = joins().corrections
    if made:
        st.caption(f"{counted(len(made), 'correction')} by hand, for all events:")
    for place, correction in enumerate(made):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button("Undo", key=f"quotes_undo_{place}", on_click=_undo, args=(place,))
            st.text(_said(correction))


def _undo(place: int) -> None:
    change_joins(joins().without(place))


def _said(correction: Correction) -> str:
    if correction.variant is None:
        return f"{correction.speaker} is {correction.to}"
    return f"{correction.variant} is not {correction.speaker}"

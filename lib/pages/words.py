"""Words: which words and phrases one group uses more than others, and every line in which they stand."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from lib import __version__
from lib.charts.frame import Paper
from lib.charts.keyness import MOST, Strength, diverging, shown_terms
from lib.charts.picture import Picture
from lib.charts.theme import Theme, Words, file_name
from lib.compare.difference import FEWEST_FOR_TEST, THE_OTHERS
from lib.compare.figures import LEVEL, LEVEL_SHOWN
from lib.compare.keyness import ZERO, Contrast, each_against_the_rest, terms
from lib.compare.spelling import spellings
from lib.compare.telling import Tell
from lib.model import Voice
from lib.pages.choice import ALL_EVENTS, Groups, choose_groups
from lib.pages.concordance import QUERY, concordance
from lib.pages.controls import voice_switch
from lib.pages.copies import copies_note
from lib.pages.labels import CHANCE_FORMAT, counted
from lib.pages.picture import show
from lib.pages.state.articles import corpus
from lib.pages.state.links import settle
from lib.pages.state.memory import kept
from lib.pages.state.places import search_picked
from lib.pages.state.wording import term_counts_of, word_index
from lib.pages.switch import switch
from lib.pages.table_files import table_menu
from lib.pages.texts import texts_of
from lib.pages.working import worked
from lib.report.captions import About, source_of, terms_alt, terms_words

KINDS = {"both": "Both", "words": "Words", "phrases": "Phrases of two"}
STRENGTHS: dict[Strength, str] = {"log_odds_z": "Log-odds (z)", "log_ratio": "Log ratio"}
MOST_TERMS = 1_000  # rows for each side that are sent to the browser
COLUMNS = {  # as far as q they stand side by side on a screen of 1,280 px
    "spelling": st.column_config.TextColumn(
        "Term", width=105, pinned=True, help="As it is mostly written; upper and lower case count as one"
    ),
    "rate_target": st.column_config.NumberColumn(
        "per 1,000", format="%.2f", width=74, help="Occurrences per 1,000 words of the first group"
    ),
    "rate_reference": st.column_config.NumberColumn(
        "in others", format="%.2f", width=70, help="Occurrences per 1,000 words of the reference"
    ),
    "in_target": st.column_config.TextColumn("Articles", help="Articles of the first group with the term"),
    "in_reference": st.column_config.TextColumn("of others", help="Articles of the reference with the term"),
    "log_odds_z": st.column_config.NumberColumn(
        "z", format="%.1f", width=44, help="Log-odds ratio in standard errors; above 0: the first group uses it more"
    ),
    "q": st.column_config.NumberColumn(
        "q", format=CHANCE_FORMAT, width=62, help="Share of false alarms among terms with this q or a smaller one"
    ),
    "log_ratio": st.column_config.NumberColumn(
        "Log ratio", format="%.1f", help=f"1: twice as often; none counts as {ZERO} occurrences"
    ),
    "g2": st.column_config.NumberColumn("G²", format="%.1f", help="Classic; takes words for independent: no test"),
}


@dataclass(frozen=True)
class Choice:
    """What is compared on this page."""

    groups: Groups
    contrast: Contrast
    voice: Voice
    kind: str
    strength: Strength

    @property
    def reference(self) -> str:
        """The reference's name."""
        return self.contrast.reference or THE_OTHERS


def render() -> None:
    """Choice of the groups, chart and table of their distinctive terms, the lines of one."""
    st.title("Words")
    st.markdown("Which words does one outlet use more than the others? Click a term to read every line it stands in.")
    with st.container(horizontal=True, vertical_alignment="top"):
        groups = choose_groups("words")
        contrast = _choose_contrast(groups) if groups else None
    if groups is None:
        return
    if contrast is None:
        widen = "" if groups.event == ALL_EVENTS else " choose all events,"
        st.info(
            f"A distinctive term takes two groups, and here is one at most. Name the outlets on the Start page,{widen} "
            "or compare by another column. The search below works all the same."
        )
        concordance(groups, voice_switch("words_voice"), has_terms=False)
        return
    if note := copies_note(groups.event):
        st.caption(note)
    choice = _choose_wording(groups, contrast)
    _distinctive(choice)
    concordance(groups, choice.voice)


def _choose_contrast(groups: Groups) -> Contrast | None:
    """Asks for target and reference; None where there is one group only."""
    names = sorted(groups.table["group"].dropna().astype(str).unique())
    if len(names) < 2:
        return None
    settle("words_target", names)
    target = st.selectbox("Distinctive of", names, key="words_target", width=220, persist_state="session")
    others = [name for name in names if name != target]
    labels = {f"={name}": name for name in others}  # a group may itself be called "the rest"
    options = [*([THE_OTHERS] if len(others) > 1 else []), *labels]
    settle("words_reference", options)
    reference = st.selectbox(
        "Against", options, key="words_reference", width=220, persist_state="session",
        format_func=lambda option: labels.get(option, option),
    )  # fmt: skip
    return Contrast(target, labels.get(reference))


def _choose_wording(groups: Groups, contrast: Contrast) -> Choice:
    with st.container(horizontal=True, vertical_alignment="top", gap="large"):
        voice = voice_switch("words_voice")
        kind = switch("Terms", list(KINDS), key="words_kind", format_func=KINDS.__getitem__)
        strength = switch(
            "Drawn by", list(STRENGTHS), key="words_strength", format_func=STRENGTHS.__getitem__,
            help="Log-odds: how sure the difference is of the words alone, rare terms held back. Log ratio: how large "
            "it is; 1 is twice as often. The same terms in both.",
        )  # fmt: skip
    return Choice(groups, contrast, voice, kind, strength)


def _distinctive(choice: Choice) -> None:
    everything = _compared(choice)
    if everything is None:
        return
    table = everything[everything["target"] == choice.contrast.target].reset_index(drop=True)
    if table.empty:
        st.info(
            "Nothing to compare: the two sides have no event in common, no words in this voice, or no term in "
            "enough articles. Choose other groups, another voice, or one event."
        )
        return
    if choice.kind != "both":
        table = table[table["term"].str.contains(" ") == (choice.kind == "phrases")].reset_index(drop=True)
    _cautions(table)
    n_tests = int(everything["p"].notna().sum())
    drawn, listed = shown_terms(table), _listed(table)
    spelled = _spellings(choice, pd.concat([listed["term"], drawn["term"]]))
    left, right = st.columns(2, gap="medium")
    with left:
        _chart(drawn.assign(spelling=drawn["term"].map(spelled)), choice, n_tests)
    with right:
        _table(table, listed.assign(spelling=listed["term"].map(spelled)), choice)


def _compared(choice: Choice) -> pd.DataFrame | None:
    """The terms of all groups against the rest, or of the one contrast asked for; None where that was stopped."""
    groups = choice.groups
    known = groups.table[groups.table["group"].notna()]
    names, events = known["group"].astype(str), known["event"]
    contrasts = [choice.contrast] if choice.contrast.reference else each_against_the_rest(names)
    by_event = events if groups.by != "event" and groups.event == ALL_EVENTS else None
    held = corpus()
    key = ("terms", *groups.key, tuple(contrasts), choice.voice)

    def made(tell: Tell) -> pd.DataFrame:
        index = word_index(held, list(known["id"]))
        count = partial(term_counts_of, held, choice.voice)
        return terms(index, names, contrasts, events=by_event, count=count, tell=tell)

    return worked(key, "Comparing words", made)


def _listed(table: pd.DataFrame) -> pd.DataFrame:
    """The terms that are sent to the browser: the strongest of each side, for they come by their log-odds."""
    return table if len(table) <= 2 * MOST_TERMS else pd.concat([table[:MOST_TERMS], table[-MOST_TERMS:]])


def _spellings(choice: Choice, terms: pd.Series[str]) -> dict[str, str]:
    """How the terms are mostly written in the articles compared."""
    groups, held = choice.groups, corpus()
    known = groups.table.loc[groups.table["group"].notna(), "id"]
    return kept(
        ("spellings", *groups.key, choice.contrast, choice.voice, choice.kind),
        lambda: spellings(word_index(held, list(known)), texts_of, terms, choice.voice),
    )


def _cautions(table: pd.DataFrame) -> None:
    n = table[["n_target", "n_reference"]].min().min() if len(table) else 0
    if n < FEWEST_FOR_TEST:
        st.caption(
            f"One side has fewer than {FEWEST_FOR_TEST} articles: its words are described, nothing is tested, and no "
            "term supports a claim about the outlet."
        )


def _chart(drawn: pd.DataFrame, choice: Choice, n_tests: int) -> None:
    if drawn.empty:
        st.info("No such terms here.")
        return

    def draw(theme: Theme, paper: Paper, words: Words) -> go.Figure:
        groups = choice.groups.names
        return diverging(drawn, theme, groups=groups, words=words, strength=choice.strength, paper=paper)

    name = (choice.groups.event, choice.contrast.target, choice.reference, choice.voice, choice.kind)
    about = About(choice.groups.about, source_of(__version__), choice.voice)
    words = terms_words(
        drawn, about, most=MOST, n_tests=n_tests, within_events=_is_within(choice), strength=choice.strength
    )
    show(
        Picture("words", words, terms_alt(drawn), lambda: drawn, draw, name),
        page="words",
        key="words_chart",
        on_select=partial(search_picked, "words_chart", QUERY),
    )


def _is_within(choice: Choice) -> bool:
    """Whether articles are compared within events."""
    several = choice.groups.by != "event" and choice.groups.event == ALL_EVENTS
    return several and choice.groups.table["event"].nunique() > 1


def _table(table: pd.DataFrame, listed: pd.DataFrame, choice: Choice) -> None:
    """The terms that are `listed`, with all of the table as a file."""
    n_sure = int((table["q"] < LEVEL).sum())
    tested = f", {n_sure:,} with q < {LEVEL_SHOWN}" if table["q"].notna().any() else ", not tested"
    st.caption(f"**{counted(len(table), 'term')}**{tested}. Choose a row to read its lines below.")
    if len(listed) < len(table):
        st.caption(f"The {MOST_TERMS:,} strongest of each side are shown; the download has all.")
    shown = listed.assign(
        in_target=_of(listed["n_articles_target"], listed["n_target"]),
        in_reference=_of(listed["n_articles_reference"], listed["n_reference"]),
    )[list(COLUMNS)]
    widths = {name: max(68, 16 + 7 * max(map(len, shown[name]), default=0)) for name in ("in_target", "in_reference")}
    st.dataframe(
        shown,
        column_config=COLUMNS | {name: {**COLUMNS[name], "width": width} for name, width in widths.items()},
        hide_index=True,
        placeholder="n/a",
        height=640,
        on_select=partial(search_picked, "words_table", QUERY, tuple(listed["term"])),
        selection_mode="single-row",
        key="words_table",
    )
    table_menu(
        "Download these terms",
        table,
        file_name("framescope", "terms", choice.contrast.target, choice.reference, choice.voice),
        key="words_csv",
        holds="All columns: counts, rates, log ratio, z, G², p and q",
    )


def _of(n: pd.Series[int], of: pd.Series[int]) -> list[str]:
    """Parts of wholes as the chart has them: "1,505/8,174"."""
    return [f"{part:,}/{whole:,}" for part, whole in zip(n, of, strict=True)]

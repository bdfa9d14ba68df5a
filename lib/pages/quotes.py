"""Quotes: whose words fill the articles of each group, and how their speech is reported."""

from __future__ import annotations

from functools import partial

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from lib import __version__
from lib.charts.frame import Paper
from lib.charts.picture import Picture
from lib.charts.speakers import by_speaker
from lib.charts.theme import Theme, Words
from lib.compare.groups import group_of, missing_events
from lib.compare.interval import FEWEST_FOR_INTERVAL
from lib.compare.joins import corrected
from lib.compare.quoted import attribution, heard, leading, shares, verb_classes, verbs
from lib.compare.speakers import joined, quotations, variants
from lib.metrics import metrics
from lib.pages.choice import Groups, choose_groups, comparison_key
from lib.pages.copies import copies_note
from lib.pages.corpus import Corpus
from lib.pages.empty import nameless
from lib.pages.labels import counted
from lib.pages.outlet_chart import outlet_chart
from lib.pages.picture import show
from lib.pages.quotes_speaker import one_speaker, speakers_table, with_text
from lib.pages.state.articles import corpus
from lib.pages.state.memory import kept
from lib.pages.state.places import choose_speaker, selected_point
from lib.pages.state.settings import joins
from lib.pages.state.wording import compared
from lib.pages.state.wording import quotations as said_of
from lib.pages.table_files import table_menu
from lib.pages.table_height import height_up_to
from lib.report.by_group import Grouped
from lib.report.captions import speakers_alt, speakers_words

DENSITY, VERBS = "quote_density", "evaluative_cues"
MOST_GROUPS = 6  # panels of the chart of speakers
MOST_LINES = 32  # speakers in all its panels
FEWEST_SPEAKERS, MOST_SPEAKERS = 4, 10  # in one of them
VERBS_HEIGHT = 320  # px of the table of verbs, the most
RIGHT_OF_100 = 94  # quotations whose speaker the rule finds as people do, in the development data


def render() -> None:
    """Choice of groups, how much they quote, whom, and with which verbs."""
    st.title("Quotes")
    st.markdown("Whose words fill the articles, and how is their speech reported?")
    with st.container(horizontal=True, vertical_alignment="top"):
        groups = choose_groups("quotes")
    if groups is None:
        return
    if not _present(groups):
        nameless("quotes", groups.noun)
        return
    rows = _rows(groups)
    if rows.empty:
        st.info("No direct speech in these articles: nothing stands between quotation marks, or only titles and words.")
        return
    _known(rows, groups)
    if note := copies_note(groups.event):
        st.caption(note)
    left, right = st.columns(2, gap="large")
    with left:
        _measure(groups, DENSITY)
    with right:
        _measure(groups, VERBS)
    table = heard(rows, _present(groups))
    _who(rows, table, groups)
    speakers_table(table, rows, _present(groups), groups.noun)
    one_speaker(table, rows, groups.noun)
    _verbs(rows, groups)
    _files(rows)


def _present(groups: Groups) -> tuple[str, ...]:
    """The groups that have an article in what was chosen."""
    here = set(groups.table["group"].dropna().astype(str))
    return tuple(name for name in groups.names if name in here)


def _rows(groups: Groups) -> pd.DataFrame:
    """The quotations of the chosen articles, speakers joined over the whole corpus: an event changes no name."""
    held = corpus()
    key = ("quotations", *comparison_key(held), groups.by)
    rows = kept(key, lambda: joined(quotations(_grouped(held, groups.by), said_of(held))))
    chosen = rows[rows["id"].isin(groups.table["id"]) & rows["group"].notna()]
    return corrected(chosen, joins())


def _grouped(held: Corpus, by: str) -> pd.DataFrame:
    articles = compared(held)
    return articles.assign(group=group_of(articles, by).astype(object).map(str, na_action="ignore"))


def _known(rows: pd.DataFrame, groups: Groups) -> None:
    known = rows.loc[rows["speaker"].notna(), "n_words"].sum()
    n = int(rows["n_words"].sum())
    share = f"{known / n:.0%} of them" if n else "n/a"
    st.caption(
        f"{counted(len(rows), 'direct quotation')}, {n:,} words; {share} with a known speaker. Speakers are found by "
        f"rule, which gave {RIGHT_OF_100} of 100 quotations of our development texts the right one. "
        "Indirect speech is not counted."
    )
    if groups.left_out:
        st.caption(groups.left_out)
    sizes = groups.table["group"].value_counts()
    thin = sizes[sizes < FEWEST_FOR_INTERVAL]
    if len(thin):
        have, them = ("has", "it") if len(thin) == 1 else ("have", "them")
        st.caption(
            f"{len(thin)} of {counted(len(sizes), groups.noun)} {have} fewer than {FEWEST_FOR_INTERVAL} articles: read "
            f"{them} as a description of these texts, not of whom an outlet quotes."
        )
    if groups.by != "event" and missing_events(groups.table):
        st.caption(
            f"Not every {groups.noun} covers every event: who is quoted by one only may be missing elsewhere "
            "for that reason. Choose one event to compare like with like."
        )


def _measure(groups: Groups, name: str) -> None:
    """Articles, means and intervals of a measure of quotations."""

    def grouped() -> Grouped:
        table = groups.table.assign(outlet=groups.table["group"].astype(object).map(str, na_action="ignore"))
        return Grouped(table, groups.names, groups.about, groups.noun)

    # Of the two charts side by side one may have a line more: the buttons of both stand in one row all the same.
    with st.container(height="stretch", vertical_alignment="distribute"):
        outlet_chart(grouped, metrics()[name], "all", page="quotes", key=f"quotes_chart_{name}", made_of=groups.key)


def _who(rows: pd.DataFrame, table: pd.DataFrame, groups: Groups) -> None:
    known = attribution(rows)
    drawn = known.nlargest(MOST_GROUPS, "n_words").sort_values("group")
    most = min(MOST_SPEAKERS, max(FEWEST_SPEAKERS, MOST_LINES // len(drawn)))
    reach = table.set_index("speaker")["reach"]
    top = leading(shares(rows[rows["group"].isin(drawn["group"])]), most)
    left_out = len(known) - len(drawn)
    omitted = f"; the {MOST_GROUPS} with most quoted words, {left_out} more in the table" if left_out else ""
    rows_drawn = top.assign(reach=top["speaker"].map(reach))
    words = speakers_words(
        groups.noun, groups.about, __version__, n_corrections=len(joins().corrections), omitted=omitted
    )

    def draw(theme: Theme, paper: Paper, around: Words) -> go.Figure:
        return by_speaker(rows_drawn, drawn, theme, groups=groups.names, words=around, paper=paper)

    alt = speakers_alt(top, groups.noun)
    picture = Picture("speakers", words, alt, lambda: rows_drawn, draw, (groups.event, groups.noun))
    show(picture, page="quotes", key="quotes_who", on_select=_choose_point)


def _choose_point() -> None:
    speaker = selected_point("quotes_who")
    if speaker:
        choose_speaker(speaker)


def _verbs(rows: pd.DataFrame, groups: Groups) -> None:
    st.header("Reporting verbs")
    classes = verb_classes(rows)
    if classes.empty:
        st.caption("No direct quotation of these articles has a reporting verb.")
        return
    st.caption(
        "Neutral verbs only say that somebody spoke; evaluative ones also judge (claimed, admitted). Counts of these "
        "articles; the chart above has the mean share over articles with its interval."
    )
    share = classes["n_evaluative"] / (classes["n_neutral"] + classes["n_evaluative"])
    st.dataframe(
        classes.assign(share=100 * share)[["group", "n_neutral", "n_evaluative", "share", "n_articles", "most_used"]],
        column_config={
            "group": st.column_config.TextColumn(groups.noun.capitalize(), width=160),
            "n_neutral": st.column_config.NumberColumn("Neutral", width=80, help="Quotations with a neutral verb"),
            "n_evaluative": st.column_config.NumberColumn("Evaluative", width=90, help="With an evaluative verb"),
            "share": st.column_config.NumberColumn(
                "Evaluative, share", format="%.0f%%", width=120, help="Of neutral and evaluative together"
            ),
            "n_articles": st.column_config.NumberColumn("Articles", width=80, help="With a reporting verb"),
            "most_used": st.column_config.TextColumn("Most used", width=420),
        },
        hide_index=True,
        key="quotes_classes",
        alt="Neutral and evaluative reporting verbs of each group",
    )
    _each_verb(rows, _present(groups))


def _each_verb(rows: pd.DataFrame, present: tuple[str, ...]) -> None:
    table = verbs(rows, present)
    st.dataframe(
        table[["cue", "cue_class", "n", *(f"group_{place}" for place in range(len(present)))]],
        column_config={
            "cue": st.column_config.TextColumn("Verb", width=120),
            "cue_class": st.column_config.TextColumn("Class", width=100),
            "n": st.column_config.NumberColumn("n", width=60, help="Direct quotations with this verb"),
        }
        | {f"group_{place}": st.column_config.NumberColumn(name) for place, name in enumerate(present)},
        hide_index=True,
        height=height_up_to(VERBS_HEIGHT, len(table)),
        key="quotes_verbs",
        alt="Every reporting verb with its class and how often each group uses it",
    )


def _files(rows: pd.DataFrame) -> None:
    with st.container(horizontal=True):
        for label, name, table in (
            ("Download all quotations", "quotations", partial(with_text, rows)),
            ("Download who was joined and why", "speakers", partial(variants, rows)),
        ):
            table_menu(label, table, f"framescope_{name}", key=f"quotes_csv_{name}")

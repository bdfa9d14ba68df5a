"""Differences of the chosen measure: as a forest plot, as a triangle of pairs, and the table of all comparisons."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from lib.charts.forest import forest, marks
from lib.charts.frame import Paper
from lib.charts.pairs import pairs
from lib.charts.picture import Picture
from lib.charts.theme import Theme, Words, file_name
from lib.compare.difference import MOST_FOR_PAIRS, THE_OTHERS, differences
from lib.compare.figures import LEVEL_SHOWN
from lib.compare.sentence import FINDING, against_the_others, finding_title, with_sentences
from lib.compare.telling import Tell, unheard
from lib.metrics import metrics
from lib.pages.checked import badge_line
from lib.pages.choice import Choice, Groups
from lib.pages.compare_words import name
from lib.pages.labels import CHANCE_FORMAT
from lib.pages.picture import show
from lib.pages.source import source_line
from lib.pages.state.memory import kept
from lib.pages.table_files import table_menu
from lib.pages.table_height import THREE_LINES
from lib.pages.working import worked
from lib.report.captions import About, differences_plotted, differences_words

PAIR_MARKS = (
    f"▲ ▼ on a coloured ground: a finding (q below {LEVEL_SHOWN}), on a pale one only if the measure was chosen "
    "beforehand. Below or beside a difference: its 95 % interval, left out where cells are small."
)
COLUMNS = {
    "sentence": st.column_config.TextColumn("In words", width=560),
    "measure": st.column_config.TextColumn("Measure", width=150),
    "voice": st.column_config.TextColumn("Whose words", width=90),
    "target": st.column_config.TextColumn("Target", width=120),
    "reference": st.column_config.TextColumn("Against", width=120),
    "n_target": st.column_config.NumberColumn("n target", help="Articles with a value, in events that both have"),
    "n_reference": st.column_config.NumberColumn("n against"),
    "n_events": st.column_config.NumberColumn("Events"),
    "difference": st.column_config.NumberColumn("Difference", format="%.3f", help="Target minus reference"),
    "low": st.column_config.NumberColumn("Low", format="%.3f", help="95 % interval"),
    "high": st.column_config.NumberColumn("High", format="%.3f", help="95 % interval"),
    "effect_size": st.column_config.NumberColumn("Hedges' g", format="%.2f", help="Difference in standard deviations"),
    "p": st.column_config.NumberColumn("p", format=CHANCE_FORMAT),
    "q_measure": st.column_config.NumberColumn(
        "q of measure", format=CHANCE_FORMAT, help="Among those of this measure alone"
    ),
    "q": st.column_config.NumberColumn("q", format=CHANCE_FORMAT, help="Benjamini-Hochberg, over all comparisons made"),
    "test": st.column_config.TextColumn("Test", width=260),
}

NO_EVENT = (
    "Differences are made within events, and these groups have none in common with a value for this measure. "
    "Distribution and Over time show them as they are."
)
MOST_ROWS, SHOWN_ROWS = 1_000, 500  # of more comparisons than the first, as many as the second are sent to the browser


def made_differences(groups: Groups) -> pd.DataFrame | None:
    """As `all_differences`, with progress; None where the user has stopped it."""
    return worked(_key(groups), "Comparing", lambda tell: _computed(groups, tell))


def all_differences(groups: Groups) -> pd.DataFrame:
    """Every measure, voice and pair of groups, with sentence and certainty."""
    return kept(_key(groups), lambda: _computed(groups))


def _key(groups: Groups) -> tuple[Hashable, ...]:
    return ("differences", *groups.key)


def _computed(groups: Groups, tell: Tell = unheard) -> pd.DataFrame:
    made = differences(groups.table, groups.table["group"], by_event=groups.by != "event", tell=tell)
    return with_sentences(made)


def of_measure(everything: pd.DataFrame, choice: Choice) -> pd.DataFrame:
    """The comparisons of the chosen measure and voice."""
    return everything[(everything["measure"] == choice.metric.name) & (everything["voice"] == choice.voice)]


def differences_view(choice: Choice) -> None:
    """Each group against all others, and below the table of all comparisons."""
    rows = against_the_others(of_measure(all_differences(choice), choice))
    shown = rows.sort_values("difference", ascending=False, na_position="last")
    if shown["difference"].isna().all():
        st.info(NO_EVENT)
        return
    title = finding_title(shown, choice.metric, choice.noun)
    title = title or f"{choice.metric.label}: each {choice.noun} against {shown['reference'].iloc[0]}"
    words = _words(choice, shown, title, choice.about, marks(shown))
    _draw("differences", forest, choice, shown, choice.names, words)
    st.caption(f"**What not to conclude.** {choice.metric.limits} A difference in wording is no motive.")
    _table(choice)


def pairs_view(choice: Choice) -> None:
    """Every group against every other one."""
    rows = of_measure(all_differences(choice), choice)
    rows = rows[rows["reference"] != THE_OTHERS]
    if len(rows) and rows["difference"].isna().all():
        st.info(NO_EVENT)
        return
    if rows.empty:
        st.info(f"Pairs are made of up to {MOST_FOR_PAIRS} groups; here are more.")
        return
    names = sorted({*rows["target"], *rows["reference"]})
    title = f"{choice.metric.label}: every {choice.noun} against every other"
    sizes = choice.table["group"].value_counts()
    counts = ", ".join(f"{each} {sizes[each]:,}" for each in names)
    about = f"{choice.about}\nThe row's {choice.noun} minus the column's; articles: {counts}"
    words = _words(choice, rows, title, about, PAIR_MARKS)
    _draw("pairs", pairs, choice, rows, names, words)


def _words(choice: Choice, rows: pd.DataFrame, title: str, about: str, marks: str) -> Words:
    made = About(about, source_line(choice.metric), choice.voice, badge_line(choice.metric))
    return differences_words(rows, choice.metric, made, title=title, marks=marks)


def _draw(
    kind: str, chart: Callable[..., go.Figure], choice: Choice, rows: pd.DataFrame, names: Sequence[str], words: Words
) -> None:
    def draw(theme: Theme, paper: Paper, words: Words) -> go.Figure:
        return chart(rows, theme, names=names, words=words, is_share=choice.metric.is_share, paper=paper)

    alt = f"{choice.metric.label}, differences between groups. {' '.join(rows['sentence'])}"
    picture = Picture(kind, words, alt, lambda: differences_plotted(rows, choice.metric), draw, name(choice))
    with st.container(border=True):
        show(picture, page="compare", key=f"compare_{kind}")


def _table(choice: Choice) -> None:
    st.header("All comparisons")
    everything = all_differences(choice)
    only_findings = st.toggle("Only findings", key="compare_only_findings", persist_state="session")
    shown = (everything[everything["certainty"] == FINDING] if only_findings else everything).sort_values(
        "q", kind="stable"
    )
    is_long = len(shown) > MOST_ROWS
    shown = shown.head(SHOWN_ROWS) if is_long else shown
    more = " The download has all." if is_long else ""
    st.caption(
        f"{len(shown):,} of {len(everything):,} comparisons, the surest first. Shares are parts of one: 0.17 is 17 "
        f"percentage points.{more}"
    )
    labelled = shown.assign(measure=shown["measure"].map(lambda name: metrics()[name].label))
    st.dataframe(
        labelled[list(COLUMNS)],
        column_config=COLUMNS,
        hide_index=True,
        placeholder="n/a",
        row_height=THREE_LINES,
        key="compare_table",
    )
    table_menu(
        "Download all comparisons", everything, f"framescope_differences_{file_name(choice.by, choice.event)}",
        key="compare_csv",
    )  # fmt: skip

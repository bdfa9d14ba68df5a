"""Differences of the chosen measure: as a forest plot, as a triangle of pairs, and the table of all comparisons."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from lib.charts.forest import forest
from lib.charts.pairs import pairs
from lib.charts.theme import Words, downloads, file_name
from lib.compare.difference import MOST_FOR_PAIRS, THE_OTHERS, differences
from lib.compare.sentence import FINDING, certainty, sentences
from lib.metrics import metrics
from lib.pages.checked import badge_line
from lib.pages.choice import Choice, Groups
from lib.pages.controls import csv_button
from lib.pages.labels import VOICE_LABELS
from lib.pages.source import source_line
from lib.pages.state.memory import kept
from lib.pages.state.places import theme
from lib.pages.state.settings import settings

FOREST_MARKS = (
    "Mark: difference of means of articles. Bar: 95 % interval. Filled: a finding (q below .05), with a thin bar only "
    "if the measure was chosen beforehand. Open: none."
)
PAIR_MARKS = (
    "▲ ▼ on a coloured ground: a finding (q below .05), on a pale one only if the measure was chosen beforehand. "
    "Below: 95 % interval."
)
COLUMNS = {
    "sentence": st.column_config.TextColumn("In words", width=460),
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
    "p": st.column_config.NumberColumn("p", format="%.4f"),
    "q_measure": st.column_config.NumberColumn("q of measure", format="%.4f", help="Among those of this measure alone"),
    "q": st.column_config.NumberColumn("q", format="%.4f", help="Benjamini-Hochberg, over all comparisons made"),
    "test": st.column_config.TextColumn("Test", width=260),
}


def all_differences(groups: Groups) -> pd.DataFrame:
    """Every measure, voice and pair of groups, with sentence and certainty."""
    table = groups.table

    def computed() -> pd.DataFrame:
        with st.spinner("Comparing", show_time=True):
            made = differences(table, table["group"], by_event=groups.by != "event")
            return made.assign(sentence=sentences(made), certainty=certainty(made))

    return kept(("differences", *groups.key), computed)


def of_measure(everything: pd.DataFrame, choice: Choice) -> pd.DataFrame:
    """The comparisons of the chosen measure and voice."""
    return everything[(everything["measure"] == choice.metric.name) & (everything["voice"] == choice.voice)]


def differences_view(choice: Choice) -> None:
    """Each group against all others, and below the table of all comparisons."""
    rows = of_measure(all_differences(choice), choice)
    against = rows[rows["reference"] == THE_OTHERS]
    shown = (against if len(against) else rows).sort_values("difference", ascending=False, na_position="last")
    whom = THE_OTHERS if len(against) else str(shown["reference"].iloc[0])
    figure = forest(
        shown,
        theme(),
        names=choice.names,
        words=Words(
            f"{choice.metric.label}: each {choice.noun} against {whom}",
            _subtitle(choice),
            _note(choice, shown, FOREST_MARKS),
        ),
        is_share=choice.metric.is_share,
    )
    _draw(figure, choice, "differences", shown)
    st.caption(f"**What not to conclude.** {choice.metric.limits} A difference in wording is no motive.")
    _table(choice)


def pairs_view(choice: Choice) -> None:
    """Every group against every other one."""
    rows = of_measure(all_differences(choice), choice)
    rows = rows[rows["reference"] != THE_OTHERS]
    if rows.empty:
        st.info(f"Pairs are made of up to {MOST_FOR_PAIRS} groups; here are more.")
        return
    names = sorted({*rows["target"], *rows["reference"]})
    figure = pairs(
        rows,
        theme(),
        names=names,
        words=Words(
            f"{choice.metric.label}: every {choice.noun} against every other",
            f"{_subtitle(choice)}\nThe row's {choice.noun} minus the column's",
            _note(choice, rows, PAIR_MARKS),
        ),
        is_share=choice.metric.is_share,
    )
    _draw(figure, choice, "pairs", rows)


def _subtitle(choice: Choice) -> str:
    return (
        f"{'percentage points' if choice.metric.is_share else choice.metric.unit}, "
        f"{VOICE_LABELS[choice.voice].lower()}; higher: {choice.metric.higher}\n{choice.event}"
    )


def _note(choice: Choice, rows: pd.DataFrame, marks: str) -> str:
    return f"{marks} {_methods(rows)}{badge_line(choice.metric)}\n{source_line(choice.metric)}"


def _methods(rows: pd.DataFrame) -> str:
    return f"Test: {'; '.join(sorted(set(rows['test'])))}."


def _draw(figure: go.Figure, choice: Choice, kind: str, rows: pd.DataFrame) -> None:
    with st.container(border=True):
        st.plotly_chart(
            figure,
            theme=None,
            key=f"compare_{kind}",
            config=downloads(file_name(choice.event, choice.column, kind, settings().version)),
            alt=f"{choice.metric.label}, differences between groups. {' '.join(rows['sentence'])}",
        )


def _table(choice: Choice) -> None:
    st.header("All comparisons")
    everything = all_differences(choice)
    only_findings = st.toggle("Only findings", key="compare_only_findings", persist_state="session")
    shown = (everything[everything["certainty"] == FINDING] if only_findings else everything).sort_values(
        "q", kind="stable"
    )
    st.caption(f"{len(shown):,} of {len(everything):,} comparisons, the surest first. Shares are parts of one here.")
    labelled = shown.assign(measure=shown["measure"].map(lambda name: metrics()[name].label))
    st.dataframe(
        labelled[list(COLUMNS)], column_config=COLUMNS, hide_index=True, placeholder="n/a", key="compare_table"
    )
    csv_button(
        "Download all comparisons (CSV)",
        everything,
        f"framescope_differences_{file_name(choice.by, choice.event)}.csv",
        key="compare_csv",
    )

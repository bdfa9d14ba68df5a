"""Sensitivity: the same comparison under other reasonable choices, at the press of one button."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import isnan
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from lib.charts.findings import sentences_html
from lib.charts.frame import Paper
from lib.charts.outlets import Looks
from lib.charts.picture import Picture
from lib.charts.specification import curve
from lib.charts.theme import Theme, Words, shortened
from lib.compare.difference import FEWEST_FOR_TEST
from lib.compare.figures import with_minus
from lib.compare.sensitivity import (
    Outcome,
    Rescored,
    categories,
    other_settings,
    outcome,
    rescored,
    sample,
    with_sample,
)
from lib.compare.specification import HIT_RATES, MAIN, Specification, specifications
from lib.compare.verdict import order, order_sentence, sentences, verdicts
from lib.pages.choice import Choice
from lib.pages.labels import VOICE_LABELS, counted, either_of
from lib.pages.picture import show
from lib.pages.source import source_line
from lib.pages.state.articles import corpus, documents
from lib.pages.state.cards import articles
from lib.pages.state.memory import own
from lib.pages.state.settings import settings
from lib.pages.state.wording import copies
from lib.pages.table_files import table_menu

ARTICLES_FOR_CATEGORIES = 40  # in which the lexicon's categories are counted
WORDS_PER_SECOND = 35_000  # parsed and scored; measured: 37,000 to 50,000
SECONDS_PER_SETTINGS = 0.3  # to make the tables of a changed lexicon
MOST_SENTENCES = 12
MOST_GROUPS = 40
CAUTION = (
    "Each specification changes one choice; choices are not combined. All share the same articles, so they are not "
    "independent: how many of them agree is a count, no probability. Intervals are 95 % each, not corrected for being "
    "many."
)
COLUMNS = {
    "specification": st.column_config.TextColumn("Specification", width=215),
    "factor": st.column_config.TextColumn("Choice of", width=80),
    "effect": st.column_config.NumberColumn(
        "Difference, SD", width=100, format="%.2f", help="In standard deviations (Hedges' g)"
    ),
    "effect_low": st.column_config.NumberColumn("from", format="%.2f", width=70, help="95 % interval, SD"),
    "effect_high": st.column_config.NumberColumn("to", format="%.2f", width=70, help="95 % interval, SD"),
    "difference": st.column_config.NumberColumn("Difference", format="%.3f", help="In its own unit", width=90),
    "low": st.column_config.NumberColumn("from", format="%.3f", width=80, help="95 % interval, own unit"),
    "high": st.column_config.NumberColumn("to", format="%.3f", width=80, help="95 % interval, own unit"),
    "unit": st.column_config.TextColumn("Unit", width=140),
    "n_target": st.column_config.NumberColumn("n", width=50, help="Articles of the group"),
    "n_reference": st.column_config.NumberColumn("n others", width=70, help="Articles it is set against"),
    "rank": st.column_config.NumberColumn("Rank", width=60, help="Of the group among all, 1: highest"),
}


@dataclass
class Run:
    """What is to be done, and what is done of it."""

    specifications: tuple[Specification, ...]
    ids: tuple[str, ...]  # of the articles that are parsed again
    known: list[Rescored] = field(default_factory=list)
    asked: bool = False  # to be done now
    started: bool = False
    found: Outcome | None = None  # of what is known

    def ask(self) -> None:
        """Has the rest done at the next run of the script."""
        self.asked = True

    @property
    def missing(self) -> list[Specification]:
        """The specifications whose texts are still to be parsed."""
        done = {self.specifications[0].settings.version, *(each.settings_version for each in self.known)}
        return [each for each in self.specifications if each.settings.version not in done]


def holds(choice: Choice) -> None:
    """One button, then in how many specifications each difference holds, the curve and the table."""
    st.header("Does it hold under other choices?")
    groups = choice.table.loc[choice.table[choice.column].notna(), "group"].dropna().unique()
    if len(groups) < 2:
        st.info("Nothing to compare: fewer than two groups have an article with a value.")
        return
    if len(groups) > MOST_GROUPS:
        st.info(f"{len(groups):,} groups are more than the {MOST_GROUPS} that this is done for. Choose larger groups.")
        return
    run = own(("holds", *choice.key, choice.column), lambda: _planned(choice))
    _ask(run, choice)
    if not run.started:
        return
    run.found = run.found or outcome(choice.table, run.specifications, run.known)
    left = len(run.missing)
    if left:
        done = len(run.specifications) - left
        st.info(f"Stopped: {done} of {len(run.specifications)} specifications are done and shown.")
    _show(run.found, choice)


def _planned(choice: Choice) -> Run:
    table = choice.table[choice.table["group"].notna()]
    main = Specification(settings(), choice.metric.name, choice.voice, by_event=choice.by != "event")
    ids = sample(table)
    used: Sequence[str] = ()
    if choice.metric.name in HIT_RATES:
        drawn = table.sample(min(ARTICLES_FOR_CATEGORIES, len(table)), random_state=0)["id"]
        used = categories(documents(articles(corpus(), drawn)))
    repeats = frozenset(copies(corpus())["copy"])
    return Run(with_sample(specifications(table, main, categories=used, copies=repeats), table, ids), ids)


def _ask(run: Run, choice: Choice) -> None:
    """Says what will be done, offers to do it, and does it when asked."""
    if run.started and not run.missing:
        return
    if run.asked:
        run.asked = False  # any click that ends this run of the script stops the work
        st.button("Stop and show what is done", key="holds_stop")
        _work(run)
        st.rerun()
    elif run.started:
        st.button("Go on with the rest", key="holds_run", on_click=run.ask)
    else:
        st.markdown(_plan(run, choice))
        label = f"Run the comparison under {len(run.specifications)} specifications"
        st.button(label, key="holds_run", on_click=run.ask, type="primary")


def _plan(run: Run, choice: Choice) -> str:
    n_settings = len(other_settings(run.specifications))
    factors = list(dict.fromkeys(each.factor.lower() for each in run.specifications if each.factor))
    table = choice.table.set_index("id")
    known = int(table["group"].notna().sum())
    texts = counted(len(run.ids), "article")
    if len(run.ids) < known:
        texts = f"A random sample of {len(run.ids):,} of {known:,} articles"
    n_words = int(table.loc[list(run.ids), "n_words"].sum())
    seconds = n_settings * (n_words / WORDS_PER_SECOND + SECONDS_PER_SETTINGS)
    return (
        f"The same comparison under {len(run.specifications)} specifications, each with one other reasonable choice of "
        f"{either_of(factors)}. {texts} will be read again under "
        f"{counted(n_settings, 'other setting')}: {_about(seconds)}."
    )


def _about(seconds: float) -> str:
    return f"about {max(1, round(seconds))} s" if seconds < 90 else f"about {round(seconds / 60)} min"


def _work(run: Run) -> None:
    """Parses the texts under each other settings. A click on Stop ends this run of the script, what is done stays."""
    run.started = True
    bar = st.progress(0.0, "Reading articles again")
    st.caption("What is done is kept when you stop.")
    missing = list({each.settings.version: each.settings for each in run.missing}.values())
    read = list(articles(corpus(), run.ids))
    total, done = len(missing) * len(read), 0
    for used in missing:
        batches = []
        for batch in rescored(read, used):
            batches.append(batch)
            done += len(batch)
            bar.progress(done / total, f"Reading articles again: {done:,} of {total:,}")
        run.known.append(Rescored(used.version, pd.concat(batches)))
        run.found = None


def _show(found: Outcome, choice: Choice) -> None:
    counts = verdicts(found.differences)
    said = sentences(counts)
    st.html(sentences_html(said[:MOST_SENTENCES]))
    if len(said) > MOST_SENTENCES:
        st.caption(f"The first {MOST_SENTENCES} of {len(said):,} groups; the table has all of them.")
    ranking = order(found.differences)
    if ranking:
        st.caption(order_sentence(ranking))
    st.caption(CAUTION)
    _curve(found, choice)


@st.fragment
def _curve(found: Outcome, choice: Choice) -> None:
    names = list(found.differences["target"].unique())
    target = names[0]
    if len(names) > 1:
        target = st.selectbox("Which group against the others", names, key="holds_target", width=330)
    rows = found.differences[found.differences["target"] == target]
    if rows["effect"].isna().all():
        st.info("No specification gives a difference that can be drawn: values are missing or do not vary.")
    else:
        _chart(rows, str(target), choice)
    st.dataframe(
        rows.sort_values("effect", kind="stable")[list(COLUMNS)],
        column_config=COLUMNS,
        hide_index=True,
        placeholder="n/a",
        key="holds_table",
    )
    with st.container(horizontal=True):
        _download("Download all differences", found.differences, "differences", choice)
        _download("Download all averages", found.estimates, "averages", choice)


def _chart(rows: pd.DataFrame, target: str, choice: Choice) -> None:
    main = rows[rows["specification"] == MAIN].iloc[0]
    n = f"n = {main['n_target']:,} and {main['n_reference']:,} articles"
    reference = str(main["reference"])
    title = f"{shortened(target, 40)} against {shortened(reference, 40)}, {len(rows)} specifications"
    subtitle = (
        f"{choice.metric.label}, {VOICE_LABELS[choice.voice].lower()}; difference in standard deviations, further up: "
        f"{choice.metric.higher}\n{choice.about}, {n}"
    )
    around = Words(title, subtitle, _note(rows), source_line(choice.metric))

    def draw(theme: Theme, paper: Paper, words: Words) -> go.Figure:
        return curve(rows, Looks.of(target, choice.names, theme), theme, words=words, paper=paper)

    picture = Picture(
        "specifications",
        around,
        f"{title}. {subtitle}. With their 95 % intervals: {_alt(rows)}",
        lambda: rows,
        draw,
        (choice.event, choice.column, target),
    )
    show(picture, page="compare", key="holds_chart")


def _note(rows: pd.DataFrame) -> str:
    missing = int(rows["effect"].isna().sum())
    few = rows[["n_target", "n_reference"]].min(axis=1) < FEWEST_FOR_TEST
    why = f"fewer than {FEWEST_FOR_TEST} articles" if few.all() else "too few articles, or too many of one value"
    open_marks = f" Open mark: no interval ({why})." if (rows["low"].isna() & rows["effect"].notna()).any() else ""
    left_out = f" {counted(missing, 'specification')} not drawn: no values, or none that vary." if missing else ""
    return (
        "Mark: one specification; diamond: the main comparison. Line: 95 % interval. Large dot: the choice it changes."
        f"{open_marks}{left_out}"
    )


def _alt(rows: pd.DataFrame) -> str:
    known = rows.dropna(subset="effect").sort_values("effect", ascending=False)
    return f"{'; '.join(f'{row.specification}: {_effect(row)}' for row in known.itertuples())}."


def _effect(row: Any) -> str:
    interval = "no interval" if isnan(row.effect_low) else f"{row.effect_low:.2f} to {row.effect_high:.2f}"
    return with_minus(f"{row.effect:.2f}, {interval}")


def _download(label: str, table: pd.DataFrame, name: str, choice: Choice) -> None:
    table_menu(label, table, f"framescope_specifications_{name}_{choice.column}", key=f"holds_csv_{name}")

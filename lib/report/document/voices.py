"""Whose words fill the articles of each group, and with which verbs they are reported."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from lib.charts.frame import Paper
from lib.charts.picture import Picture
from lib.charts.speakers import by_speaker
from lib.charts.theme import Theme, Words
from lib.compare.quoted import attribution, heard, leading, shares, verb_classes
from lib.report.captions import speakers_alt, speakers_words
from lib.report.document.material import Material
from lib.report.document.parts import Chart, Column, Grid, Paragraph, Part, Section
from lib.report.labels import counted

MOST_GROUPS = 4  # panels of the chart: it must fit on a sheet of paper
MOST_LINES = 16  # speakers in all its panels
FEWEST_SPEAKERS, MOST_SPEAKERS = 4, 8  # in one of them
MOST_LISTED = 12  # speakers of the table


def voices(material: Material) -> Section | None:
    """Speakers by group, who is quoted by one group only, and reporting verbs; None without direct speech."""
    rows = material.quotations
    if rows.empty:
        return None
    n_words = int(rows["n_words"].sum())
    known = int(rows.loc[rows["speaker"].notna(), "n_words"].sum())
    share = f"; {known / n_words:.0%} of them with a known speaker" if n_words else ""
    said = Paragraph(
        f"{counted(len(rows), 'direct quotation')}, {n_words:,} words{share}. Speakers are found and joined by rule. "
        "Indirect speech is not counted. Counts of these articles, no estimates."
    )
    table = heard(rows, material.present)
    parts: list[Part] = [said, _chart(material, rows, table), *_speakers(material, rows, table)]
    classes = verb_classes(rows)
    if len(classes):
        parts.append(_verbs(material, classes))
    return Section("Who is quoted", tuple(parts))


def _chart(material: Material, rows: pd.DataFrame, table: pd.DataFrame) -> Chart:
    known = attribution(rows)
    drawn = known.nlargest(MOST_GROUPS, "n_words").sort_values("group")
    most = min(MOST_SPEAKERS, max(FEWEST_SPEAKERS, MOST_LINES // len(drawn)))
    top = leading(shares(rows[rows["group"].isin(drawn["group"])]), most)
    top = top.assign(reach=top["speaker"].map(table.set_index("speaker")["reach"]))
    left_out = len(known) - len(drawn)
    omitted = f"; the {MOST_GROUPS} with most quoted words of {len(known)}" if left_out else ""
    n_corrections = len(material.joins.corrections)
    words = speakers_words(
        material.noun, material.about, material.made_with.tool, n_corrections=n_corrections, omitted=omitted
    )
    listed = top.assign(speaker=top["speaker"].fillna("others"))
    columns = (
        Column("group", material.noun.capitalize()),
        Column("speaker", "Speaker"),
        Column("n_words", "Words", "count"),
        Column("n_quotations", "Quotations", "count"),
        Column("share", "Share", "share"),
    )

    def draw(theme: Theme, paper: Paper, words: Words) -> go.Figure:
        return by_speaker(top, drawn, theme, groups=material.groups, words=words, paper=paper)

    alt = speakers_alt(top, material.noun)
    picture = Picture("speakers", words, alt, lambda: listed, draw, (material.about,))
    return Chart(picture, Grid(f"{words.title}{omitted}", columns, listed, folded=True))


def _speakers(material: Material, rows: pd.DataFrame, table: pd.DataFrame) -> tuple[Part, ...]:
    named = table[table["kind"] == "named"]
    caption = "Named speakers with most words"
    if len(material.present) > 1:
        named = named[named["reach"] == "one"]
        caption = f"Named speakers quoted by one {material.noun} only, most words first"
        if named.empty:
            return (Paragraph(f"No named speaker is quoted by one {material.noun} only.", weight="muted"),)
    first = rows.dropna(subset="speaker").groupby("speaker")["group"].first()
    shown = named[:MOST_LISTED].assign(group=lambda each: each["speaker"].map(first))
    cut = f", {MOST_LISTED} of {len(named):,}" if len(named) > MOST_LISTED else ""
    columns = (
        Column("speaker", "Speaker"),
        Column("group", material.noun.capitalize()),
        Column("n_words", "Words", "count"),
        Column("n_quotations", "Quotations", "count"),
        Column("n_articles", "Articles", "count"),
    )
    return (Grid(caption + cut, columns, shown),) if len(shown) else ()


def _verbs(material: Material, classes: pd.DataFrame) -> Grid:
    columns = (
        Column("group", material.noun.capitalize()),
        Column("n_neutral", "Neutral", "count"),
        Column("n_evaluative", "Evaluative", "count"),
        Column("n_articles", "Articles", "count"),
        Column("most_used", "Most used"),
    )
    return Grid("Reporting verbs: neutral (said), evaluative (claimed, admitted)", columns, classes)

"""Words: the terms that set a group apart, and what groups call the same thing."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from lib.charts.frame import Paper
from lib.charts.keyness import diverging, shown_terms
from lib.charts.naming import by_word, drawn_rows, shown_groups
from lib.charts.picture import Picture
from lib.charts.theme import Theme, Words
from lib.compare.difference import FEWEST_FOR_TEST
from lib.compare.figures import LEVEL, LEVEL_SHOWN
from lib.report.captions import About, naming_alt, naming_source, naming_words, source_of, terms_alt, terms_words
from lib.report.document.material import Material
from lib.report.document.parts import Chart, Column, Grid, Paragraph, Part, Section
from lib.report.labels import counted

MOST_DRAWN, MOST_TERMS = 6, 6  # groups with a chart; terms on each side of it
MOST_LISTED = 40  # distinctive terms in the table
MOST_CONCEPTS, MOST_NAMED = 3, 12  # concepts with a chart, in the table
MOST_LINES = 24  # of a chart of a concept
TERM_COLUMNS = (
    Column("more_in", "More in"),
    Column("spelling", "Term"),
    Column("rate_target", "per 1,000 words", "number"),
    Column("rate_reference", "in the others", "number"),
    Column("articles", "Articles", "short"),
    Column("articles_reference", "of the others", "short"),
    Column("q", "q", "p"),
)


def terms(material: Material) -> Section | None:
    """Distinctive terms in a table, and charts of the largest groups; None of fewer than two groups."""
    if len(material.present) < 2 or material.terms.empty:
        return None
    table = material.terms
    n_tested = int(table["q"].notna().sum())
    sure = table[(table["q"] < LEVEL) & (table["log_odds_z"] > 0)]
    if not n_tested:
        said = (
            f"Described, not tested: that takes {FEWEST_FOR_TEST} articles on both sides. With so few texts the terms "
            "are mostly their topics."
        )
    else:
        finding = "1 finds" if len(sure) == 1 else f"{len(sure):,} find" if len(sure) else "none finds"
        said = (
            f"Of {n_tested:,} tests over articles (each term, each {material.noun} against the others) {finding} a "
            f"term that the {material.noun} uses more (q below {LEVEL_SHOWN})."
        )
    said += " A term can also be distinctive because one side writes more about its topic."
    listed, drawn = _listed(sure), _drawn(material)
    spelled = material.spellings(dict.fromkeys(pd.concat([listed, *drawn])["term"]))
    listed, *drawn = (rows.assign(spelling=rows["term"].map(spelled)) for rows in (listed, *drawn))
    parts: list[Part] = [Paragraph(said)]
    if len(sure):
        cut = "" if len(listed) == len(sure) else f", {len(listed)} of {len(sure):,}"
        caption = f"Distinctive terms, the strongest first{cut}"
        parts.append(Grid(caption, TERM_COLUMNS, _with_articles(listed)))
    return Section("Distinctive terms", (*parts, *(_chart(material, rows, n_tested) for rows in drawn)))


def _drawn(material: Material) -> list[pd.DataFrame]:
    """The terms of each chart: of the largest groups that have any."""
    groups = material.table["group"].value_counts().index[:MOST_DRAWN].sort_values()[: _n_charts(material)]
    terms = material.terms
    drawn = [shown_terms(terms[terms["target"] == str(name)], MOST_TERMS) for name in groups]
    return [rows for rows in drawn if len(rows)]


def _n_charts(material: Material) -> int:
    """Of two groups one chart shows both."""
    return 1 if len(material.present) == 2 else MOST_DRAWN


def _listed(sure: pd.DataFrame) -> pd.DataFrame:
    """The strongest of the distinctive terms of each group."""
    rows = sure.sort_values(["target", "log_odds_z"], ascending=[True, False], kind="stable")
    each = max(3, MOST_LISTED // max(1, sure["target"].nunique()))
    return rows.groupby("target", sort=True).head(each)


def _with_articles(rows: pd.DataFrame) -> pd.DataFrame:
    """Who uses each term more, and in how many articles of both sides it stands, in words."""
    known = list(rows.itertuples())
    own = [f"{row.n_articles_target} of {row.n_target}" for row in known]
    others = [f"{row.n_articles_reference} of {row.n_reference}" for row in known]
    more_in = rows["target"].where(rows["log_odds_z"] > 0, rows["reference"])
    return rows.assign(articles=own, articles_reference=others, more_in=more_in)


def _chart(material: Material, rows: pd.DataFrame, n_tested: int) -> Chart:
    within_events = material.by_event and material.table["event"].nunique() > 1
    about = About(material.about, source_of(material.made_with.tool))
    words = terms_words(rows, about, most=MOST_TERMS, n_tests=n_tested, within_events=within_events)

    def draw(theme: Theme, paper: Paper, words: Words) -> go.Figure:
        return diverging(rows, theme, groups=material.groups, words=words, paper=paper)

    name = (material.about, str(rows["target"].iloc[0]))
    picture = Picture("terms", words, terms_alt(rows), lambda: rows, draw, name)
    return Chart(picture, Grid(words.title, TERM_COLUMNS, _with_articles(rows), folded=True))


def naming(material: Material) -> Section | None:
    """Concepts that groups name differently as charts, the commonest concepts as a table."""
    concepts = material.concepts
    if len(material.present) < 2 or concepts.empty:
        return None
    n_tested, sure = int(concepts["q"].notna().sum()), concepts[concepts["q"] < LEVEL]
    if n_tested:
        said = (
            f"Of {counted(len(concepts), 'concept')} with rival words {n_tested:,} could be tested over articles; "
            f"{material.noun}s differ in {len(sure):,} (q below {LEVEL_SHOWN})."
        )
    else:
        said = (
            f"{counted(len(concepts), 'concept')} with rival words found, none tested: that takes two {material.noun}s "
            f"with {FEWEST_FOR_TEST} articles that name the thing."
        )
    said += " Rival words are near in meaning, not equal: read the lines before you rely on a share."
    charts = [_naming_chart(material, row) for row in sure[:MOST_CONCEPTS].itertuples()]
    return Section("What things are called", (Paragraph(said), *charts, _naming_grid(material)))


def _naming_chart(material: Material, tested: Any) -> Chart:
    concept = str(tested.concept)
    table = material.naming[material.naming["concept"] == concept]
    drawn = _on_a_sheet(table)
    n_drawn, n_groups = drawn["group"].nunique(), table["group"].nunique()
    cut = f" Drawn: the {n_drawn} of {n_groups} with most mentions." if n_drawn < n_groups else ""
    used = material.made_with
    about = About(material.about, naming_source(used.tool, used.naming))
    words = naming_words(tested, about, noun=material.noun, cut=cut)
    rows = table[table["n"] > 0]

    def draw(theme: Theme, paper: Paper, words: Words) -> go.Figure:
        return by_word(drawn, theme, groups=material.groups, words=words, paper=paper)

    picture = Picture(
        "naming", words, naming_alt(drawn, tested), lambda: drawn_rows(drawn), draw, (material.about, concept)
    )
    return Chart(picture, Grid(words.title, _SHARES, rows, folded=True))


def _on_a_sheet(table: pd.DataFrame) -> pd.DataFrame:
    """The shares of as many groups, those with most mentions, as a chart has lines for on a sheet of paper."""
    n_words = int((table.groupby("word")["n"].sum() > 0).sum())
    return table[table["group"].isin(shown_groups(table, max(2, MOST_LINES // max(1, n_words) - 1)))]


_SHARES = (
    Column("word", "Word"),
    Column("group", "Group"),
    Column("n", "n", "count"),
    Column("of_mentions", "of mentions", "count"),
    Column("share", "Share", "share"),
    Column("low", "Low", "share"),
    Column("high", "High", "share"),
)


def _naming_grid(material: Material) -> Grid:
    """The concepts with most mentions: for each group its words with their numbers."""
    top = material.concepts.nlargest(MOST_NAMED, "n", keep="first")
    used = material.naming[material.naming["concept"].isin(top["concept"]) & (material.naming["n"] > 0)]
    listed = used.sort_values("n", ascending=False, kind="stable").groupby(["concept", "group"], sort=False)
    cells = listed.apply(lambda rows: ", ".join(f"{row.word} {row.n}" for row in rows.itertuples()))
    names = [name for name in material.present if name in set(used["group"])][:MOST_DRAWN]
    rows = pd.DataFrame({"concept": top["concept"].to_numpy(), "q": top["q"].to_numpy()})
    columns = [Column("concept", "Concept")]
    for place, name in enumerate(names):
        columns.append(Column(f"group_{place}", name))
        rows[f"group_{place}"] = [cells.get((concept, name), "") for concept in rows["concept"]]
    left_out = len(material.present) - len(names)
    cut = f", {len(names)} of {len(material.present)} {material.noun}s" if left_out else ""
    return Grid(f"Words used for the same thing, with their number{cut}", (*columns, Column("q", "q", "p")), rows)

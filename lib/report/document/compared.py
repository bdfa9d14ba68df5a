"""What was compared: articles, groups, events and dates, and what was left out for which reason."""

from __future__ import annotations

import pandas as pd

from lib.compare.difference import FEWEST_FOR_TEST
from lib.compare.groups import missing_events
from lib.report.document.material import Material
from lib.report.document.parts import Bullet, Bullets, Column, Grid, Part, Section
from lib.report.labels import counted, days_of

MOST_NAMED = 8  # groups that lack an event
MOST_UNFOLDED = 24  # rows of a table that is shown at once


def compared(material: Material) -> Section:
    """The articles in numbers, group by group, and the reasons why some do not count."""
    parts: list[Part] = [_sizes(material)]
    if material.by_event and material.table["event"].nunique() > 1:
        parts.append(_events(material))
    kept_out = _left_out(material)
    if kept_out:
        parts.append(Bullets(tuple(kept_out)))
    return Section("What was compared", tuple(parts))


def in_a_line(material: Material) -> str:
    """The corpus by its name, then articles, groups, events, dates and words in one sentence."""
    table = material.table
    n_events = int(table["event"].nunique())
    said = f"{counted(len(table), 'article')} of {counted(len(material.present), material.noun)}"
    if n_events and material.by_event:
        said += f" on {counted(n_events, 'event')}"
    if days := days_of(table["published"]):
        n_dated = int(table["published"].notna().sum())
        said += f", published {days}"
        said += "" if n_dated == len(table) else f" ({n_dated:,} of {len(table):,} dated)"
    n_words, n_quoted = int(table["n_words"].sum()), int(table["n_words_quoted"].sum())
    quoted = f", {n_quoted / n_words:.0%} of them inside direct speech" if n_words else ""
    corpus = f"Corpus: {material.request.corpus}. " if material.request.corpus else ""
    return f"{corpus}{said}. {n_words:,} words{quoted}."


def _sizes(material: Material) -> Grid:
    groups = material.table.groupby("group", sort=True)
    rows = groups.agg(
        n=("id", "size"),
        words=("n_words", "sum"),
        quoted=("n_words_quoted", "sum"),
        events=("event", "nunique"),
        first=("published", _first),
        last=("published", _last),
    ).reset_index()
    columns = [
        Column("group", material.noun.capitalize()),
        Column("n", "Articles", "count"),
        Column("words", "Words", "count"),
        Column("quoted", "Quoted words", "count"),
    ]
    if material.table["event"].notna().any():
        columns.append(Column("events", "Events", "count"))
    if material.table["published"].notna().any():
        columns += [Column("first", "First dated", "short"), Column("last", "Last dated", "short")]
    return Grid(f"Articles compared, by {material.noun}", tuple(columns), rows, folded=len(rows) > MOST_UNFOLDED)


def _first(dates: pd.Series[str]) -> str:
    return str(dates.dropna().min()) if dates.notna().any() else ""


def _last(dates: pd.Series[str]) -> str:
    return str(dates.dropna().max()) if dates.notna().any() else ""


def _events(material: Material) -> Grid:
    counts = pd.crosstab(material.table["event"], material.table["group"])
    columns = [Column("event", "Event")]
    rows = pd.DataFrame({"event": counts.index.astype(str)})
    for place, name in enumerate(counts.columns):
        columns.append(Column(f"group_{place}", str(name), "count"))
        rows[f"group_{place}"] = counts[name].to_numpy()
    wide = len(rows) > MOST_UNFOLDED or len(columns) > 8
    return Grid("Articles compared, by event", tuple(columns), rows, folded=wide)


def _left_out(material: Material) -> list[Bullet]:
    table = material.table
    found = []
    n_copies = len(material.copies_of_event)
    if material.n_left_out:
        found.append(
            Bullet(
                f"{counted(n_copies, 'article')} mostly word for word in another article of the corpus. One text is "
                "one voice, whoever ran it: only the first of each group is compared.",
                lead="Near-copies:",
            )
        )
    elif n_copies:
        found.append(Bullet(f"{counted(n_copies, 'article')}, compared like others, as asked.", lead="Near-copies:"))
    unknown = int(table["group"].isna().sum())
    if unknown:
        found.append(Bullet(f"{counted(unknown, 'article')} in no comparison.", lead=f"No known {material.noun}:"))
    for status, n in table.loc[table["status"] != "ok", "status"].value_counts().items():
        found.append(
            Bullet(f"{counted(int(n), 'article')} without some or all values: {status}.", lead="Not measured:")
        )
    thin = table["group"].value_counts()
    thin = thin[thin < FEWEST_FOR_TEST].sort_index()
    if len(thin):
        named = ", ".join(f"{name} ({n})" for name, n in thin[:MOST_NAMED].items())
        more = f" and {len(thin) - MOST_NAMED} more" if len(thin) > MOST_NAMED else ""
        found.append(
            Bullet(
                f"{named}{more}. With fewer than {FEWEST_FOR_TEST} articles a difference is described and not tested.",
                lead="Too few for a claim:",
            )
        )
    return [*found, *_missing(material)]


def _missing(material: Material) -> list[Bullet]:
    if not material.by_event or material.table["event"].nunique() < 2:
        return []
    missing = missing_events(material.table)
    found = [
        Bullet(f"{name} has no article on {', '.join(events)}.", lead="Missing event:")
        for name, events in list(missing.items())[:MOST_NAMED]
    ]
    if len(missing) > MOST_NAMED:
        found.append(Bullet(f"{len(missing) - MOST_NAMED} more lack an event.", lead="Missing event:"))
    rule = "Articles are compared event by event: one counts where the other side has one on the same event."
    return [Bullet(rule, lead="Events:"), *found]

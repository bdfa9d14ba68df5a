"""Which column of a table is what: guessed, shown with its first rows, corrected by the user. A part of Start."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from lib.ingest import Choices, Preview, previews
from lib.ingest.source import WITHIN
from lib.pages.inbox import Inbox, Tables
from lib.pages.labels import counted
from lib.pages.state.inbox import remember_choices
from lib.pages.state.memory import kept

NO_COLUMN = "(none)"
FIELD_LABELS = {
    "text": "Text",
    "title": "Title",
    "outlet": "Outlet",
    "published": "Date",
    "event": "Event",
    "author": "Author",
    "url": "Address",
}
LONG = 60  # characters from which a column of the preview is cut
DAY_FIRST, MONTH_FIRST = "day first", "month first"


def explain_columns(held: Inbox) -> None:
    """The first table that waits for an answer, if there is any: its first rows, a box for each field, two buttons."""
    if not held.unexplained:
        return
    tables = held.unexplained[0]
    key = f"columns_{tables.first.signature}"
    with st.container(border=True, key="columns"):
        st.subheader("Which column is what?")
        st.text(f"{tables.label}: {counted(tables.n_rows, 'row')}. The first ones:")
        _first_rows(tables.first)
        columns = _boxes(tables.first, key)
        day_first = _order_of_dates(_with(held, tables.first, columns), key)
        _buttons(held, tables, Choices(columns, day_first))
        if len(held.unexplained) > 1:
            st.caption(f"{counted(len(held.unexplained) - 1, 'more table')} with other columns come after this.")


def _first_rows(preview: Preview) -> None:
    rows = pd.DataFrame(preview.rows, columns=list(preview.header))
    long = [name for name in preview.header if rows[name].str.len().max() > LONG]
    st.dataframe(
        rows,
        column_config={name: st.column_config.TextColumn(width="large") for name in long},
        hide_index=True,
        alt="The first rows of the table",
    )


def _boxes(preview: Preview, key: str) -> tuple[tuple[str, str], ...]:
    """Field and name of the column that the user takes for it, empty for none."""
    guessed = dict(preview.columns)
    options = [NO_COLUMN, *preview.header]
    chosen = []
    for place, field in zip(st.columns(len(FIELD_LABELS)), FIELD_LABELS, strict=True):
        at = place.selectbox(
            FIELD_LABELS[field],
            range(len(options)),
            index=options.index(guessed[field]) if field in guessed else 0,
            format_func=options.__getitem__,
            key=f"{key}_{field}",
        )
        chosen.append((field, options[at] if at else ""))
    st.caption("The other columns with short cells become labels: articles can be grouped by them, too.")
    return tuple(chosen)


def _with(held: Inbox, first: Preview, columns: tuple[tuple[str, str], ...]) -> Preview:
    """The preview of the first table with the columns that were chosen: other dates may be unclear in it."""
    if dict(columns).get("published") == dict(first.columns).get("published", ""):
        return first
    file = next(file for file in held.held if file[0] in (first.file, first.file.partition(WITHIN)[0]))

    def made() -> Preview:
        with st.spinner("Looking at the dates"):
            seen = previews([file], choices={first.file: Choices(columns)})
            return next((each for each in seen if each.file == first.file), first)

    return kept(("preview", first.signature, first.file, len(file[1]), columns), made)


def _order_of_dates(preview: Preview, key: str) -> bool | None:
    """Whether the day comes first in dates that could be two; None where the column tells by itself."""
    if not preview.ambiguous_dates:
        return None
    st.text(f"A date such as {preview.ambiguous_dates[0]} could be two. How are the dates of this table written?")
    chosen = st.radio(
        "Dates are written",
        (DAY_FIRST, MONTH_FIRST),
        index=None,
        horizontal=True,
        key=f"{key}_dates",
        help="Without an answer these dates stay unknown.",
    )
    return None if chosen is None else chosen == DAY_FIRST


def _buttons(held: Inbox, tables: Tables, choices: Choices) -> None:
    has_text = bool(dict(choices.columns)["text"])
    with st.container(horizontal=True):
        label = f"Read {counted(tables.n_rows, 'row')}"
        if st.button(label, type="primary", key="columns_read", disabled=not has_text):
            remember_choices(tables.first.signature, choices)
            held.answer(tables, choices)
            st.rerun()
        if st.button("Leave out", key="columns_leave"):
            held.leave_out(tables)
            st.rerun()
    if not has_text:
        st.warning("Choose the column that holds the articles' text.")


def columns_as_before(held: Inbox) -> None:
    """Says which tables were read by an earlier answer, and takes that answer back on demand."""
    for signature, name in list(held.as_before.items()):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(f"{name}: columns as you chose them for a table like it.")
            if st.button("Ask again next time", key=f"columns_forget_{signature}"):
                remember_choices(signature, None)
                del held.as_before[signature]
                st.rerun()

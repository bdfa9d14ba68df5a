"""Tables as files, in one way over all pages: as CSV, as a workbook, and what they were made with.

A CSV has no place for its origin that every program would pass over, and a ZIP is read by none at once. So the CSV
stays plain, and its origin is a file of its own beside it, called as the command line calls it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from lib.pages.controls import csv_button
from lib.pages.source import ingredients, made_with
from lib.pages.state.links import address, whole_address
from lib.pages.state.places import today
from lib.report.provenance import SUFFIX, flat, json_text, table_made_with
from lib.report.workbook import Sheet, workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

Table = pd.DataFrame | Callable[[], pd.DataFrame]


@dataclass(frozen=True)
class Origin:
    """What a table was made with, and the name of the file that says so."""

    known: Callable[[], Mapping[str, Any]]
    name: str
    label: str = "Provenance (JSON)"


def table_menu(label: str, table: Table, name: str, *, key: str, holds: str = "") -> None:
    """A menu that downloads a table; a function makes it when it is asked for. `name`: the files' before the dot.

    `holds` says what the table has that the page does not show.
    """
    with st.popover(label, key=f"{key}_menu"):
        if holds:
            st.caption(holds)
        table_files(table, name, _of_page(name), key=key)
        st.caption("The workbook has its origin on a second sheet. Keep the provenance beside the CSV, which has none.")


def table_files(table: Table, name: str, origin: Origin, *, key: str) -> None:
    """Buttons that download a table and its origin."""
    day = today().isoformat()

    def written() -> bytes:
        whole = table() if callable(table) else table
        rows = pd.DataFrame(flat(origin.known()), columns=["what", "value"])
        return workbook([Sheet("Table", whole), Sheet("Provenance", rows, ("value",))], day)

    with st.container(horizontal=True):
        csv_button("CSV", table, f"{name}.csv", key=key)
        st.download_button("XLSX", written, f"{name}.xlsx", XLSX, key=f"{key}_xlsx", on_click="ignore")
        st.download_button(
            origin.label, lambda: json_text(origin.known()).encode("utf-8", "replace"), origin.name, "application/json",
            key=f"{key}_origin", on_click="ignore",
        )  # fmt: skip


def _of_page(name: str) -> Origin:
    """Of a table of the page that is open."""
    used, of, page, params, day = made_with(), ingredients(), address()[0], whole_address(), today().isoformat()
    return Origin(lambda: table_made_with(used, of(), day, page, params), f"{name}.csv{SUFFIX}")

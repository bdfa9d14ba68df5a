"""The rows of the article editor on the Start page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd
import streamlit as st

from lib.pages.corpus import EDITABLE, Corpus
from lib.pages.known import known_frame
from lib.pages.state.articles import measures


class Edited(NamedTuple):
    """What the editor shows."""

    rows: pd.DataFrame
    ids: list[str]  # of their articles
    key: str  # of the editor


def edited_rows(held: Corpus, ids: Sequence[str], columns: Sequence[str]) -> Edited:
    """The rows that the editor of these articles starts from.

    The editor keeps its edits as differences from these rows, so they stay the same until other articles are shown.
    """
    shown = [*ids]
    last: tuple[Edited, bool] | None = st.session_state.get("editor_rows")
    complete = measures(held).is_complete
    key = f"start_editor_{held.edition}"
    # It forgets its edits while another page is open.
    if last and key in st.session_state and last[0].key == key and last[0].ids == shown and last[1] == complete:
        return last[0]
    held.edition += 1
    made = Edited(_rows(held, shown, columns), shown, f"start_editor_{held.edition}")
    st.session_state["editor_rows"] = made, complete
    return made


def _rows(held: Corpus, ids: list[str], columns: Sequence[str]) -> pd.DataFrame:
    known = known_frame(held.cards[each] for each in ids)[["id", *EDITABLE]]
    table = measures(held).table
    measured = table.loc[table["id"].isin(ids), ["id", "n_words", "status"]]
    rows = known.merge(measured, on="id", how="left").assign(remove=False)
    rows["n_words"] = rows["n_words"].astype("Int64")
    rows["status"] = rows["status"].fillna("not measured yet")
    texts = [*EDITABLE, "status"]
    return rows.assign(**{name: rows[name].fillna("").astype(object) for name in texts})[list(columns)]

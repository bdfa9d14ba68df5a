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

    The editor keeps its edits as differences from these rows, so what can be edited in them stays the same until other
    articles are shown. Words and status come once they are measured, which drops nothing that is being typed.
    """
    shown = [*ids]
    last: tuple[Edited, bool] | None = st.session_state.get("editor_rows")
    complete = measures(held).is_complete
    key = f"start_editor_{held.edition}"
    # It forgets its edits while another page is open.
    if last and key in st.session_state and last[0].key == key and last[0].ids == shown:
        if last[1] == complete:
            return last[0]
        made = last[0]._replace(rows=last[0].rows.assign(**_measured(held, shown)))
    else:
        held.edition += 1
        made = Edited(_rows(held, shown, columns), shown, f"start_editor_{held.edition}")
    st.session_state["editor_rows"] = made, complete
    return made


def _rows(held: Corpus, ids: list[str], columns: Sequence[str]) -> pd.DataFrame:
    known = known_frame(held.cards[each] for each in ids)[[*EDITABLE]].fillna("").astype(object)
    return known.assign(remove=False, **_measured(held, ids))[list(columns)]


def _measured(held: Corpus, ids: list[str]) -> dict[str, pd.Series]:
    """The columns of what is measured."""
    table = measures(held).table
    found = table[table["id"].isin(ids)].set_index("id").reindex(ids).reset_index(drop=True)
    return {
        "n_words": found["n_words"].astype("Int64"),
        "status": found["status"].fillna("not measured yet").astype(object),
    }

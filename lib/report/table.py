"""Tables as files that a spreadsheet opens without harm."""

from __future__ import annotations

import re

import pandas as pd

# A cell that begins with one of these runs as a formula in a spreadsheet (OWASP, "CSV injection"), in a Japanese or
# Chinese one also with the wide and the small forms.
_FORMULA = r"[=+\-@＝＋－＠﹦﹢﹣﹫]"
_UNSEEN = r"[\s\x00-\x1f\xad\u200b-\u200f\u2028-\u202f\u2060-\u2064\ufeff]"
_STARTS = re.compile(rf"[\t\r\n]|(?:{_UNSEEN}|\")*{_FORMULA}")
# A spreadsheet that takes semicolons, tabs or every new line for borders of cells sees cells inside of ours.
_INSIDE = re.compile(rf"([;\t\r\n|](?:{_UNSEEN}|\")*)(?={_FORMULA})")
FORMATS = (".csv", ".parquet", ".jsonl")


def neutral(cell: object) -> object:
    """The cell, with an apostrophe before text that a spreadsheet would run; numbers stay as they are."""
    if not isinstance(cell, str):
        return cell
    inside = _INSIDE.sub(r"\1'", cell)
    return f"'{inside}" if _STARTS.match(inside) else inside


def csv_text(table: pd.DataFrame, *, header: bool = True) -> str:
    """The table as CSV (RFC 4180: lines end in CR LF), with harmless cells and column names, empty where undefined."""
    safe = table.rename(columns=lambda name: str(neutral(name)))
    words = safe.select_dtypes(exclude="number").columns
    return str(
        safe.assign(**{name: safe[name].map(neutral) for name in words}).to_csv(
            index=False, header=header, lineterminator="\r\n"
        )
    )

"""Excel workbooks as bytes."""

from __future__ import annotations

import io

from openpyxl import Workbook


def workbook(*sheets):
    """A workbook with these sheets, each a list of rows."""
    made = Workbook()
    made.remove(made.active)
    for rows in sheets:
        sheet = made.create_sheet()
        for row in rows:
            sheet.append(row)
    return saved(made)


def saved(made):
    """A workbook as openpyxl has it, as bytes."""
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()

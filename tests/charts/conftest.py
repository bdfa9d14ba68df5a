"""Every figure that a test draws is checked as Plotly checks it, which the program leaves out."""

from __future__ import annotations

import plotly.graph_objects as go
import pytest

from lib.charts.sheet import Sheet


@pytest.fixture(autouse=True)
def checked_figures(monkeypatch):
    unchecked = Sheet.figure

    def checked(sheet: Sheet) -> go.Figure:
        figure = unchecked(sheet)
        go.Figure(figure.to_dict())  # raises ValueError for a property or value that Plotly does not know
        return figure

    monkeypatch.setattr(Sheet, "figure", checked)

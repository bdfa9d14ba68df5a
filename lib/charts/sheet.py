"""A figure that is put together in one step.

Plotly checks every property that is set and, for each annotation that comes alone, all those before it again: most of
the time that a chart of twelve outlets takes. The tests check every figure once more as Plotly does.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

Trace = dict[str, Any]


def scatter(**settings: Any) -> Trace:
    """Marks or lines."""
    return _trace("scatter", settings)


def bar(**settings: Any) -> Trace:
    """Bars."""
    return _trace("bar", settings)


def _trace(kind: str, settings: dict[str, Any]) -> Trace:
    values = {name: _values(value) if isinstance(value, pd.Series) else value for name, value in settings.items()}
    return {"type": kind, **values}


def _values(column: pd.Series[Any]) -> Any:
    """Numbers as an array, which is sent to the browser as bytes; anything else as a list."""
    return column.to_numpy(np.float32) if pd.api.types.is_numeric_dtype(column) else column.tolist()


class Sheet:
    """What a figure will be made of; `figure` makes it. Panels count from 1, by rows; the first is always there."""

    def __init__(self) -> None:
        self._traces: list[Trace] = []
        self._annotations: list[dict[str, Any]] = []
        self._shapes: list[dict[str, Any]] = []
        self._images: list[dict[str, Any]] = []
        self._layout: dict[str, Any] = {"xaxis": {}, "yaxis": {}}

    def add_trace(self, trace: Trace, panel: int = 1) -> None:
        """A trace in a panel."""
        self._traces.append({**trace, "xaxis": f"x{panel}", "yaxis": f"y{panel}"} if panel > 1 else trace)

    def add_shape(self, **shape: Any) -> None:
        """A shape in the first panel."""
        self._shapes.append(shape)

    def add_annotation(self, **annotation: Any) -> None:
        """An annotation; in another panel than the first its xref and yref say in which."""
        self._annotations.append(annotation)

    def add_image(self, **image: Any) -> None:
        """A picture that is given as a data URI."""
        self._images.append(image)

    def update_layout(self, **settings: Any) -> None:
        """Sets properties of the layout; of an axis those that are named."""
        for name, value in settings.items():
            before = self._layout.get(name)
            self._layout[name] = {**before, **value} if isinstance(before, dict) else value

    def update_xaxes(self, panel: int | None = None, **settings: Any) -> None:
        """Sets properties of the horizontal axis of one panel, or of all."""
        self._update("xaxis", panel, settings)

    def update_yaxes(self, panel: int | None = None, **settings: Any) -> None:
        """Sets properties of the vertical axis of one panel, or of all."""
        self._update("yaxis", panel, settings)

    def _update(self, axis: str, panel: int | None, settings: dict[str, Any]) -> None:
        only = None if panel is None else axis_name(axis, panel)
        for name in [name for name in self._layout if name.startswith(axis) and only in (None, name)]:
            self.update_layout(**{name: settings})

    def figure(self) -> go.Figure:
        """The figure, unchecked."""
        layout = {**self._layout, "shapes": self._shapes, "annotations": self._annotations}
        if self._images:
            layout["images"] = self._images
        return go.Figure(self._traces, layout, _validate=False)


def axis_name(axis: str, panel: int) -> str:
    """What Plotly calls an axis of a panel, or a reference to it: "xaxis", "xaxis2" or "x", "x2" …"""
    return f"{axis}{panel}" if panel > 1 else axis

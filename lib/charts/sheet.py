"""A figure that Plotly checks once: for each annotation that comes alone it checks all those before it again."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go


class Sheet(go.Figure):  # type: ignore[misc]
    """A figure whose traces, shapes and annotations are collected; `complete` puts them in."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        self._traces: list[tuple[Any, int | None, int | None]] = []
        self._shapes: list[dict[str, Any]] = []
        self._annotations: list[dict[str, Any]] = []

    def add_trace(self, trace: Any, row: int | None = None, col: int | None = None) -> Sheet:
        """A trace, in a panel if there are several."""
        self._traces.append((trace, row, col))
        return self

    def add_shape(self, **shape: Any) -> Sheet:
        """A shape in the only panel."""
        self._shapes.append(shape)
        return self

    def add_annotation(self, **annotation: Any) -> Sheet:
        """An annotation; in one of several panels its xref and yref say in which."""
        self._annotations.append(annotation)
        return self

    def complete(self) -> Sheet:
        """With all that was collected."""
        traces, rows, cols = ([each[place] for each in self._traces] for place in range(3))
        several = any(rows)
        self.add_traces(traces, rows=rows if several else None, cols=cols if several else None)
        self.update_layout(shapes=self._shapes, annotations=self._annotations)
        self._traces, self._shapes, self._annotations = [], [], []
        return self

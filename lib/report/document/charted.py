"""The reported measures one after another: by group, as differences, and what not to conclude."""

from __future__ import annotations

from lib.model import Metric
from lib.report.document.drawn import chart_by_group, chart_of_differences
from lib.report.document.material import Material
from lib.report.document.parts import Paragraph, Part, Section


def charted(material: Material) -> Section | None:
    """A section below for each measure that has a value; None if no chart is wanted or none can be drawn."""
    below = [section for metric in material.measures if (section := _measure(material, metric))]
    return Section("Measure by measure", (), tuple(below)) if below else None


def _measure(material: Material, metric: Metric) -> Section | None:
    wanted = material.request.contents
    charts = [
        chart_by_group(material, metric) if "overview" in wanted else None,
        chart_of_differences(material, metric) if "differences" in wanted and len(material.present) > 1 else None,
    ]
    drawn: list[Part] = [chart for chart in charts if chart]
    if not drawn:
        return None
    formula = metric.formula.partition(";")[0]
    what = Paragraph(f"{formula}; {metric.unit}. Higher means {metric.higher}.", lead="What is measured.")
    limits = Paragraph(metric.limits, lead="What not to conclude.")
    return Section(metric.label, (what, *drawn, limits))

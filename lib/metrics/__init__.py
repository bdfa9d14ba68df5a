"""The measures. One file each; a file that declares METRIC is found here and appears everywhere."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import get_args

from lib.model import Family, Metric, Voice

FAMILIES: tuple[Family, ...] = get_args(Family)
MAIN: dict[Family, str] = {  # the measure that stands for its family
    "sentiment": "sentiment",
    "loaded_terms": "loaded_terms",
    "quotations": "quote_density",
    "readability": "flesch_reading_ease",
}


@cache
def metrics() -> dict[str, Metric]:
    """All measures by name: family by family, the main one of each first."""
    modules = (import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__))
    found: list[Metric] = [module.METRIC for module in modules if hasattr(module, "METRIC")]
    found.sort(key=lambda metric: (FAMILIES.index(metric.family), metric.name not in MAIN.values(), metric.name))
    return {metric.name: metric for metric in found}


def column(metric: str, voice: Voice) -> str:
    """The column of the scores table that holds a measure in a voice: "lix", "lix_own", "lix_quoted"."""
    return metric if voice == "all" else f"{metric}_{voice}"


def columns() -> list[str]:
    """All score columns, in the order of the table."""
    return [column(metric.name, voice) for metric in metrics().values() for voice in metric.voices]

"""Methods: how every number is made, rendered from the declarations of the measures themselves."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from lib import __version__
from lib.metrics import FAMILIES, metrics
from lib.model import Metric
from lib.pages.labels import FAMILY_LABELS
from lib.pages.markup import plain
from lib.pages.state.settings import lexicon, settings
from lib.report.methods import Rule, categories, comparison, of_lexicon, of_measure, of_tone, rules

CHECKED = Rule(
    "Checked by hand",
    "Charts of sentiment and loaded terms say how far the measure agrees with people who coded sentences of this "
    "corpus blind (page Check), or that nobody did. The codes are about whole sentences in all words.",
)


def render() -> None:
    """General rules, then one entry per measure, then what they are made with."""
    st.title("Methods")
    st.caption(f"Framescope {__version__}. This page is generated from the measures that are installed.")
    _rules("What holds for all measures", (*rules(), CHECKED))
    _rules("How groups are compared", comparison())
    for family in FAMILIES:
        st.header(FAMILY_LABELS[family])
        for metric in metrics().values():
            if metric.family == family:
                _entry(metric)
    _rules("What makes sentiment differ from plain VADER", of_tone(settings().tone))
    _lexicon()


def _rules(heading: str, known: Iterable[Rule]) -> None:
    st.header(heading)
    st.markdown("\n".join(f"- **{plain(rule.lead)}** {plain(rule.text)}" for rule in known))


def _entry(metric: Metric) -> None:
    with st.container(border=True):
        st.subheader(metric.label)
        known = of_measure(metric)
        lines = (known[:1], known[1:4], known[4:7], known[7:8], known[8:])
        st.markdown("  \n".join(" · ".join(f"**{each.about}** {plain(each.text)}" for each in line) for line in lines))


def _lexicon() -> None:
    st.header("The lexicon of loaded terms")
    st.markdown(plain(of_lexicon(lexicon())))
    st.dataframe(
        categories(lexicon()),
        hide_index=True,
        key="methods_lexicon",
        column_config={
            "category": "Category",
            "terms": "Terms",
            "mean_weight": st.column_config.NumberColumn("Mean weight", format="%.2f"),
        },
    )

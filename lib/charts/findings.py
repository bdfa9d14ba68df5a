"""Sentences about differences as safe HTML, with a mark that tells findings from what is none."""

from __future__ import annotations

import html
from collections.abc import Iterable

import pandas as pd

from lib.charts.theme import Theme
from lib.compare.sentence import FINDING, NONE, ONE_MEASURE

CLASSES = {FINDING: "fs-finding", ONE_MEASURE: "fs-one-measure", NONE: "fs-none"}


def findings_html(table: pd.DataFrame, theme: Theme) -> str:
    """A list of sentences. `table`: sentence, certainty.

    Findings are bold behind a full dot, those of one measure alone plain behind one; the rest is muted.
    """
    items = "".join(
        f'<li class="{CLASSES[str(row.certainty)]}">{_escaped(str(row.sentence))}</li>' for row in table.itertuples()
    )
    return f'<style>{_style(theme)}</style><ul class="fs-findings">{items}</ul>'


def sentences_html(sentences: Iterable[str]) -> str:
    """A list of sentences of equal weight."""
    items = "".join(f"<li>{_escaped(each)}</li>" for each in sentences)
    return f"<ul style='margin:0;padding-left:1.2rem;line-height:1.7'>{items}</ul>"


def _escaped(sentence: str) -> str:
    """As HTML in which no line ends between a number and its per cent sign."""
    return html.escape(sentence).replace(" %", "&nbsp;%")


def _style(theme: Theme) -> str:
    return f"""
.fs-findings {{ margin: 0; padding: 0 0 0 1.2rem; max-width: 62rem; overflow-wrap: anywhere; }}
.fs-findings li {{ margin: 0 0 .35rem; line-height: 1.5; }}
.fs-finding {{ list-style: disc; color: {theme.text}; font-weight: 600; }}
.fs-one-measure {{ list-style: disc; color: {theme.text}; }}
.fs-none {{ list-style: circle; color: {theme.muted}; }}
"""

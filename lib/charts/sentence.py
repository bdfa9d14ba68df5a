"""A sentence on its own as safe HTML, to be read and judged."""

from __future__ import annotations

import html

from lib.charts.theme import Theme


def sentence_html(text: str, theme: Theme, *, before: str = "", after: str = "") -> str:
    """The sentence in large type, with its neighbours in small type around it; all text is escaped."""
    pieces = [
        f'<p class="{css}">{html.escape(piece)}</p>'
        for css, piece in (("fs-beside", before), ("fs-coded", text), ("fs-beside", after))
        if piece
    ]
    return f'<style>{_style(theme)}</style><div class="fs-sentence" lang="en">{"".join(pieces)}</div>'


def _style(theme: Theme) -> str:
    return f"""
.fs-sentence {{ max-width: 46rem; min-height: 9rem; padding: .6rem .4rem; overflow-wrap: anywhere; }}
.fs-sentence p {{ margin: 0 0 .8rem; }}
.fs-coded {{ font-size: 1.45rem; line-height: 1.5; color: {theme.text}; }}
.fs-beside {{ font-size: 1rem; line-height: 1.5; color: {theme.muted}; }}
"""

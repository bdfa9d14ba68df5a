"""Charts as one HTML file that needs no network: one plotly.js, the typeface, and a policy that allows nothing else."""

from __future__ import annotations

import html
from collections.abc import Sequence

from lib.charts.picture import laid_out
from lib.report.embedded import plotly_script, policy_hash, typeface_rule, without_tags
from lib.report.picture import Edition

DRAW = """
for (const place of document.querySelectorAll("figure")) {
  const { data, layout } = JSON.parse(place.querySelector("script").textContent);
  Plotly.newPlot(place.querySelector("div"), data, layout,
    { displayModeBar: false, showSendToCloud: false, plotlyServerURL: "" });
}
"""
STYLE = """
body { margin: 2rem auto; width: fit-content; max-width: 100%; font: 16px "Source Sans", sans-serif; color: #1b1f24; }
figure { margin: 0 0 3rem; overflow-x: auto; }
figcaption { font-size: 14px; color: #5a626b; max-width: 60rem; }
"""


def charts_html(editions: Sequence[Edition]) -> str:
    """The page. Texts are escaped; the scripts in it are known by their hashes."""
    library = plotly_script()
    policy = (
        "default-src 'none'; img-src data: blob:; font-src data:; style-src 'unsafe-inline'; "
        f"script-src {policy_hash(library)} {policy_hash(DRAW)}"
    )
    head = (
        f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy}">'
        f"<title>Charts</title><style>{typeface_rule()}{STYLE}</style>"
    )
    figures = "".join(map(_figure, editions))
    return (
        f'<!doctype html><html lang="en"><head>{head}</head><body>{figures}'
        f"<script>{library}</script><script>{DRAW}</script></body></html>"
    )


def _figure(edition: Edition) -> str:
    figure = laid_out(edition.picture, edition.theme, edition.form, edition.words).figure
    alt = html.escape(edition.alt)
    written = without_tags(str(figure.to_json()))
    return (
        f'<figure><div role="img" aria-label="{alt}"></div><figcaption>{alt}</figcaption>'
        f'<script type="application/json">{written}</script></figure>'
    )

"""The last line of a chart: what its numbers were made with."""

from __future__ import annotations

from lib import __version__
from lib.model import Metric
from lib.pages.state.settings import settings, wordlist

MOST_NAMED = 6  # muted terms that a chart names


def source_line(metric: Metric) -> str:
    """Tool version, and for measures that use them lexicon or settings with their version and what is muted."""
    return f"Source: Framescope {__version__}{_made_with(metric)}"


def _made_with(metric: Metric) -> str:
    if metric.family == "loaded_terms":
        words = wordlist("terms")
        return f", lexicon {words.complete.name} {words.lexicon.version}.{_muted(words.muted)}"
    if metric.name == "sentiment":
        return f", vaderSentiment 3.3.2, settings {settings().tone.version}.{_muted(wordlist('masks').muted)}"
    return ", vaderSentiment 3.3.2." if metric.family == "sentiment" else "."


def _muted(terms: frozenset[str]) -> str:
    if not terms:
        return ""
    named = sorted(terms)[:MOST_NAMED]
    more = f" and {len(terms) - len(named)} more" if len(terms) > len(named) else ""
    return f" Muted: {', '.join(named)}{more}."

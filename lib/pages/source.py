"""The last line of a chart: what its numbers were made with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from lib.model import Metric
from lib.pages.state.articles import corpus, scores
from lib.pages.state.cards import version
from lib.pages.state.memory import kept
from lib.pages.state.settings import naming, settings, wordlist
from lib.pages.state.stored import keeping
from lib.report import provenance
from lib.report.provenance import ListUsed, MadeWith


def made_with() -> MadeWith:
    """What this session measures with."""
    terms, masks = wordlist("terms"), wordlist("masks")
    lists = [(each.complete.name, each.lexicon.version, each.muted) for each in (terms, masks)]
    return kept(
        ("made with", settings().version, naming().name, naming().version, *lists),
        lambda: MadeWith.of(
            settings(),
            naming(),
            lexicon=ListUsed.of(terms.lexicon, terms.complete, terms.muted),
            masks=ListUsed.of(masks.lexicon, masks.complete, masks.muted),
        ),
    )


def corpus_name() -> str:
    """What the session's corpus is called; empty if it has no name."""
    return "Framescope's sample" if corpus().is_sample else keeping().name


def ingredients() -> Callable[[], Mapping[str, Any]]:
    """Says what the session's charts and tables are made of, once, and also when the session's run is over."""
    held = corpus()
    measured, name = scores(held), corpus_name()
    key = ("made of", version(held), settings().version, len(measured), name, held.with_copies)
    with_copies = held.with_copies
    return kept(key, lambda: cache(lambda: provenance.made_of(measured, name, with_copies=with_copies)))


def source_line(metric: Metric) -> str:
    """Tool version, and for measures that use them lexicon or settings with their version and what is muted."""
    return provenance.source_line(metric, made_with())

"""What a report is made of, without files."""

from __future__ import annotations

from collections.abc import Iterable

from lib.compare.duplicates import collapsed
from lib.compare.naming import default_naming
from lib.model import Article
from lib.report.comparison import scored_articles
from lib.report.document.material import Material, Request
from lib.report.provenance import MadeWith
from lib.text.settings import Settings, default_settings

DATED = "2026-11-22"


def request(**wanted: object) -> Request:
    """What is wanted, dated alike in all tests."""
    return Request(**{"dated": DATED, **wanted})


def material(articles: Iterable[Article], settings: Settings | None = None, **wanted: object) -> Material:
    """The material of articles, measured now."""
    known = {article.id: article for article in articles}
    used, naming = settings or default_settings(), default_naming()
    scores, index = scored_articles(known.values(), used, lambda done: None)
    return Material(
        request=request(**wanted),
        scores=scores,
        index=index,
        copies=collapsed(scores, index).copies,
        settings=used,
        naming_list=naming,
        made_with=MadeWith.of(used, naming),
        read=lambda ids: (known[each] for each in ids),
    )


def silent(*_: object) -> None:
    """Tells nobody how far it is."""

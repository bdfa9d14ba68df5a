"""What a report is made of, without files."""

from __future__ import annotations

from collections.abc import Iterable

from lib.compare.naming import default_naming
from lib.model import Article
from lib.report.document.material import Material, Request
from lib.text.settings import Settings, default_settings

DATED = "2026-11-22"


def request(**wanted: object) -> Request:
    """What is wanted, dated alike in all tests."""
    return Request(**{"dated": DATED, **wanted})


def material(articles: Iterable[Article], settings: Settings | None = None, **wanted: object) -> Material:
    """The material of articles, measured now."""
    known = {article.id: article for article in articles}
    used = settings or default_settings()
    return Material.of(request(**wanted), known, used, default_naming(), lambda done: None)


def silent(*_: object) -> None:
    """Tells nobody how far it is."""

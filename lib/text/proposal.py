"""Metadata proposals."""

from lib.model import Article


def proposal(article: Article) -> Article:
    """Unchanged."""
    return article

"""Search in articles that are in no store finds what the store would find."""

from __future__ import annotations

import pytest

from lib.model import Article, Card
from lib.pages.search import search_texts
from lib.store import LOCAL

ARTICLES = [
    Article("The dam held through the night.", title="Dam holds", outlet="Harbour Post"),
    Article("Le café était fermé. The mayor spoke.", outlet="Wire 12"),
    Article("Nobody spoke at the dam.", title="Silence – at the café"),
]
QUERIES = [
    "dam",
    "dam post",
    "cafe",
    "CAFÉ spo",
    "spo dam",
    "post",
    '"',
    "dam OR night",
    "wire 12",
    "",
    "  ",
    "zebra",
    "da",
]


@pytest.mark.parametrize("query", QUERIES)
def test_it_finds_what_the_store_finds(store, query):
    workspace = store.create("Dam", LOCAL)
    workspace.change(added=ARTICLES)
    assert search_texts([(Card.of(each), each.text) for each in ARTICLES], query, 2) == workspace.search(query, 2)

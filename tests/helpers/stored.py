"""Articles and files for tests of the store."""

from __future__ import annotations

from sqlalchemy import select, update

from lib.model import Article
from lib.store.check import faults
from lib.store.measured.keys import text_key
from lib.store.schema import articles, texts
from lib.text.settings import default_settings

FERRY = Article(
    "The ferry stopped in the strait.\n\nNobody was hurt.\n\nRead more",
    title="Ferry stops",
    outlet="Harbour Post",
    published="2026-03-04",
    event="ferry",
    author="Ann Lee",
    url="https://harbour.example/ferry",
    cut=(52,),
    restored=(0, 34),
    labels=(("country", "NO"), ("section", "News & “Views”")),
)
DAM = Article("The dam held through the night. 水門は持ちこたえた。 👩‍🚒", title="Dam holds")
STRIKE = Article("The strike went on. \r\n\t\x01\x7f\u202e", outlet="Morning Call")
ARTICLES = (FERRY, DAM, STRIKE)


def numbered(start, stop, words=20):
    """Articles that differ in their number."""
    return [Article(f"Report {n}. " + "The dam held. " * words, title=f"Report {n}") for n in range(start, stop)]


def scores_of(workspace, settings=None):
    """The scores that are kept of a workspace, all of whose articles are measured."""
    keys = [text_key(card) for card in workspace.cards().values()]
    found = workspace.measured.scores(settings or default_settings(), keys)
    assert found.known.all()
    return found.frame


def found_faults(store):
    """What a check of the store says."""
    with store.database.reading() as connection:
        return list(faults(connection))


def damage(store, article, text):
    """Changes a stored text as no program of ours does."""
    with store.database.writing() as connection:
        number = select(articles.c.number).where(articles.c.id == article.id).scalar_subquery()
        connection.execute(update(texts).where(texts.c.article == number).values(text=text))

"""A project file has all of a workspace but the texts, and becomes whole again with the same texts."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from archives import changed, setting
from stored import ARTICLES, DAM, FERRY, STRIKE

from lib.model import Article
from lib.store import LOCAL, StoreError
from lib.store.awaited import PREFIX

BARE = "articles_without_texts"
NAMED = replace(FERRY, title="The ferry", outlet="Post", restored=(0,))


def no_text(name: str, value: str) -> str:
    return value


@pytest.fixture
def project(store):
    """The file of a workspace in which an article was renamed."""
    made = store.create("Ferry", LOCAL)
    made.change(added=ARTICLES)
    made.change(edited=[NAMED])
    made.keep_settings({"joins": "[]", "secret": "The dam held"})
    return made.export(bare=lambda name, value: "" if name == "secret" else value)


def test_a_project_file_holds_no_text(project):
    tables = {}
    changed(project, lambda found, manifest: tables.update(found))
    everything = json.dumps(tables, ensure_ascii=False)
    for article in ARTICLES:
        assert article.text[:12] not in everything
        assert article.id in everything
    assert {row["name"]: row["value"] for row in tables["settings"]} == {"joins": "[]", "secret": ""}


def test_the_texts_are_awaited_and_known_again_once_they_are_there(store, project):
    made = store.import_(project, LOCAL)
    assert (made.articles(), made.n_awaited(), made.settings()) == ({}, 3, {"joins": "[]", "secret": ""})
    assert {each.title for each in made.awaited(3)} == {"The ferry", DAM.title, STRIKE.title}
    assert {each.n_characters for each in made.awaited(3)} == {len(each.text) for each in ARTICLES}
    assert len(made.awaited(2)) == 2
    other = Article("Another text.", outlet="Wire")
    made.change(added=[Article(FERRY.text, title="proposed by the reader"), other])
    assert list(made.articles().values()) == [NAMED, other]
    assert made.n_awaited() == 2
    made.change(added=[Article(DAM.text), Article(STRIKE.text)])
    assert list(made.articles().values()) == [NAMED, other, DAM, STRIKE]
    assert made.n_awaited() == 0


def test_a_removed_article_is_not_awaited(store, project):
    made = store.import_(project, LOCAL)
    made.change(added=[Article(FERRY.text)])
    made.change(removed=[FERRY.id])
    made.change(added=[Article(FERRY.text, outlet="Wire")])
    assert made.articles()[FERRY.id].outlet == "Wire"


def test_what_is_awaited_goes_with_the_file_of_a_workspace_that_lacks_some(store, project):
    made = store.import_(project, LOCAL)
    made.change(added=[Article(FERRY.text)])
    for bare, n_there, n_awaited in ((None, 1, 2), (no_text, 0, 3)):
        again = store.import_(made.export(bare=bare), LOCAL)
        assert (len(again.articles()), again.n_awaited()) == (n_there, n_awaited)


HOSTILE = {
    "an id that is none": (setting(BARE, 0, id="x"), "an article without the hash of its text"),
    "places outside the text": (setting(BARE, 0, restored=[10**6]), "places lie outside the text"),
    "a text": (setting(BARE, 0, text="x"), f"a row of '{BARE}' with other columns"),
    "a number below zero": (setting(BARE, 0, n_characters=-1), f"a row of '{BARE}' whose 'n_characters'"),
    "texts after all": (lambda tables, manifest: manifest.update(framescope="workspace"), "The file is damaged"),
    "an awaited article that is none": (
        setting("settings", 0, name=f"{PREFIX}{'0' * 64}", value="[]"),
        "an awaited article that is not",
    ),
    "awaited places outside": (
        setting("settings", 0, name=f"{PREFIX}{'0' * 64}", value=json.dumps({"n_characters": 1})),
        f"a row of '{BARE}' with other columns",
    ),
}


@pytest.mark.parametrize(("change", "sentence"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_project_file_is_refused_before_anything_is_stored(store, project, change, sentence):
    before = store.workspaces(LOCAL)
    with pytest.raises(StoreError, match=sentence):
        store.import_(changed(project, change), LOCAL)
    assert store.workspaces(LOCAL) == before

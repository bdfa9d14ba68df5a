"""What of a corpus is measured, what is kept of it and what is said, all in this process."""

from __future__ import annotations

from dataclasses import replace

import pytest
from stored import ARTICLES, DAM, FERRY, STRIKE, numbered, scores_of

from lib.commands import measure as command
from lib.commands.measure import Job, measure
from lib.compare.scoring import rows_with_words
from lib.model import Article
from lib.pages.setup import Setup, texts_of
from lib.pages.wordlist import Wordlist
from lib.score.pool import PoolError
from lib.store import LOCAL, open_store
from lib.store.measured.keys import text_key
from lib.store.measuring import locked, progress, stop
from lib.text import parse_article
from lib.text.settings import default_settings

SETTINGS = default_settings()


@pytest.fixture
def workspace(tmp_path):
    store = open_store(f"sqlite:///{tmp_path / 'framescope.db'}")
    made = store.create("Ferry", LOCAL)
    made.change(added=ARTICLES)
    yield made
    store.close()


class PoolHere:
    """Scores in this process, as the pool does in others."""

    scored_ids: list[str] = []  # noqa: RUF012
    meanwhile = staticmethod(lambda: None)

    def __init__(self, settings, n_processes, limits, rows):
        self.settings = settings

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return None

    def scored(self, source):
        for chunk in source:
            PoolHere.scored_ids += chunk.ids
            yield chunk, list(rows_with_words([entry.article for entry in chunk.entries], self.settings))
            PoolHere.meanwhile()


@pytest.fixture
def here(monkeypatch):
    monkeypatch.setattr(command, "Pool", PoolHere)
    monkeypatch.setattr(PoolHere, "scored_ids", [])
    return PoolHere


def run(workspace):
    return measure(workspace.id, workspace.user, workspace.url, None)


def test_only_what_is_missing_is_measured(workspace, here):
    assert run(workspace) == 0
    assert run(workspace) == 0
    assert sorted(here.scored_ids) == sorted(workspace.cards())
    more = Article("Another text of three sentences. It is new. It is short.")
    workspace.change(added=[more], edited=[replace(FERRY, title="New"), replace(DAM, outlet="Post")])
    here.scored_ids.clear()
    assert run(workspace) == 0
    assert here.scored_ids == [FERRY.id, more.id]
    scores_of(workspace)


def test_what_was_removed_leaves_the_words(workspace, here):
    run(workspace)
    gone = text_key(workspace.cards()[STRIKE.id])
    workspace.change(removed=[STRIKE.id])
    assert gone in workspace.measured.words().keys
    run(workspace)
    assert workspace.measured.words().keys == {text_key(card) for card in workspace.cards().values()}


def test_what_is_added_and_set_meanwhile_is_measured_too(workspace, here, monkeypatch):
    setup = Setup(terms=Wordlist().with_muted(["regime"]))
    more = numbered(0, 3)

    def meanwhile():
        workspace.change(added=more)
        workspace.keep_settings(texts_of(setup))

    monkeypatch.setattr(here, "meanwhile", staticmethod(meanwhile))
    assert run(workspace) == 0
    assert len(scores_of(workspace, setup.settings)) == 6


def test_an_article_without_words_and_one_that_fails_have_a_row_with_a_status(workspace, here, monkeypatch):
    monkeypatch.setattr("lib.score.parse_article", failing_at(DAM))
    assert run(workspace) == 0
    assert scores_of(workspace)["status"].tolist()[1] == "could not be scored (ValueError)"
    assert workspace.measured.words().keys == {text_key(card) for card in workspace.cards().values()}
    here.scored_ids.clear()
    assert run(workspace) == 0
    assert here.scored_ids == []


def failing_at(article):
    def parsed(found, settings):
        if found.text == article.text:
            raise ValueError("poison")
        return parse_article(found, settings)

    return parsed


def test_it_stops_when_it_is_asked_and_keeps_what_it_has(workspace, here, monkeypatch):
    monkeypatch.setattr(command, "LIMITS", replace(command.LIMITS, chunk_articles=1))
    monkeypatch.setattr(here, "meanwhile", staticmethod(lambda: stop(workspace)))
    assert run(workspace) == 0
    assert progress(workspace).stage == "stopped"
    assert len(workspace.measured.scored(SETTINGS)) == len(workspace.measured.words().keys) == 1
    monkeypatch.setattr(here, "meanwhile", staticmethod(lambda: None))
    assert run(workspace) == 0
    assert progress(workspace).stage == "done"
    job = Job(workspace)
    job.stop()  # as at SIGTERM
    assert job.run() == 0
    assert progress(workspace).stage == "stopped"


def test_it_ends_with_its_workspace_and_leaves_nothing(workspace, here, monkeypatch):
    monkeypatch.setattr(command, "LIMITS", replace(command.LIMITS, chunk_articles=1))
    monkeypatch.setattr(here, "meanwhile", staticmethod(workspace.delete))
    assert run(workspace) == 0
    assert not workspace.measured.folder.exists()
    assert run(workspace) == 1
    assert not workspace.measured.folder.exists()


def test_what_goes_wrong_is_said(workspace, here, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("lib.store.measured.write_words", full)
    assert run(workspace) == 1
    found = progress(workspace)
    assert (found.stage, found.problem) == (
        "failed", "No space left on device. Make room in the data folder and go on."
    )  # fmt: skip

    def broken(*_):
        raise PoolError("the processes that score do not start")

    monkeypatch.setattr(command, "Pool", broken)
    assert run(workspace) == 1
    assert progress(workspace).problem == "the processes that score do not start"


def test_of_two_at_once_the_second_leaves(workspace, here, capsys):
    workspace.measured.folder.mkdir(parents=True)
    with locked(workspace.measured.folder) as lock:
        assert lock is not None
        assert run(workspace) == 1
    assert "It is being measured already." in capsys.readouterr().err
    assert here.scored_ids == []
    assert run(workspace) == 0


def test_a_stranger_measures_nothing(workspace, here, capsys):
    assert measure(workspace.id, "eve", workspace.url, None) == 1
    assert "you are none of its members" in capsys.readouterr().err
    assert not workspace.measured.folder.exists()

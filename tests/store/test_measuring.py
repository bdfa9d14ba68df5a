"""A stored corpus is measured by a process of its own: it is started once, seen, stopped, and its death is noticed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace

import pytest
from stored import ARTICLES, DAM, FERRY, STRIKE, numbered

from lib.commands import measure as command
from lib.commands.measure import Job, measure
from lib.compare.duplicates import collapsed
from lib.compare.index import WordIndex
from lib.compare.trace import trace
from lib.model import Article
from lib.pages.setup import Setup, texts_of
from lib.pages.wordlist import Wordlist
from lib.score import articles_frame, score_frame
from lib.score.pool import PoolError
from lib.store import LOCAL, measuring, open_store
from lib.store.measured.keys import copies_key, text_key
from lib.store.measured.scoring import rows_with_words
from lib.store.measuring import ENDED_UNSAID, LOCK, Progress, locked, progress, say, start, stop
from lib.text import parse_article
from lib.text.settings import default_settings

SETTINGS = default_settings()
WIRE = Article(f"{DAM.text} {'The river rose by two metres overnight and fell again before noon. ' * 8}", title="Dam")
COPY = replace(WIRE, text=f"{WIRE.text}\n\nOur own reporter adds a line.", published="2026-05-05")


@pytest.fixture
def workspace(sqlite_url):
    store = open_store(sqlite_url)
    made = store.create("Ferry", LOCAL)
    made.change(added=[*ARTICLES, WIRE, COPY])
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


def waited_for(workspace, seconds=120.0):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = progress(workspace)
        if found and not found.is_running:
            return found
        time.sleep(0.1)
    raise TimeoutError


def table(workspace, settings=SETTINGS):
    found = workspace.measured.scores(settings, [text_key(card) for card in workspace.cards().values()])
    assert found.known.all()
    return found.frame


def test_a_corpus_is_measured_by_a_process_of_its_own(workspace):
    assert progress(workspace) is None
    start(workspace)
    start(workspace)  # nothing happens: it is under way
    assert progress(workspace).is_running
    assert waited_for(workspace) == replace(progress(workspace), stage="done", done=5, of=5, problem="")
    expected = score_frame(articles_frame(workspace.articles().values()))
    assert table(workspace).equals(expected[list(table(workspace))])
    cards, words = workspace.cards(), workspace.measured.words()
    assert words.keys == {text_key(card) for card in cards.values()}
    own = WordIndex.of({key: trace(parse_article(article)) for key, article in workspace.articles().items()})
    copies = workspace.measured.table("copies", copies_key(cards.values()))
    assert copies.equals(collapsed(expected, own).copies)
    assert copies["copy"].tolist() == [WIRE.id]  # without a date it comes last


def test_a_process_that_was_killed_is_noticed_and_the_next_one_goes_on(workspace):
    workspace.change(added=numbered(0, 400))
    start(workspace)
    end = time.monotonic() + 120
    while not workspace.measured.scored(SETTINGS) and time.monotonic() < end:
        time.sleep(0.05)
    n_scored = len(workspace.measured.scored(SETTINGS))
    if progress(workspace).is_running:
        os.kill(progress(workspace).pid, signal.SIGKILL)
        time.sleep(0.2)
        assert progress(workspace).problem == ENDED_UNSAID
    start(workspace)
    time.sleep(0.1)
    stop(workspace)
    assert waited_for(workspace).stage in ("stopped", "done")
    assert len(workspace.measured.scored(SETTINGS)) >= n_scored > 0


def test_only_what_is_missing_is_measured(workspace, here):
    assert run(workspace) == 0
    assert run(workspace) == 0
    assert sorted(here.scored_ids) == sorted(workspace.cards())
    more = Article("Another text of three sentences. It is new. It is short.")
    workspace.change(added=[more], edited=[replace(FERRY, title="New"), replace(DAM, outlet="Post")])
    here.scored_ids.clear()
    assert run(workspace) == 0
    assert here.scored_ids == [FERRY.id, more.id]
    table(workspace)


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
    assert len(table(workspace, setup.settings)) == 8


def test_an_article_without_words_and_one_that_fails_have_a_row_with_a_status(workspace, here, monkeypatch):
    monkeypatch.setattr("lib.score.parse_article", failing_at(DAM))
    assert run(workspace) == 0
    assert table(workspace)["status"].tolist()[1] == "could not be scored (ValueError)"
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


def test_another_process_may_start_while_one_that_has_ended_is_still_leaving(workspace):
    folder = workspace.measured.folder
    folder.mkdir(parents=True)
    leaving = (
        "import sys, time; from lib.commands.measure import measure; from lib.store import LOCAL\n"
        "measure(sys.argv[1], LOCAL, sys.argv[2], int(sys.argv[3])); print('ended', flush=True); time.sleep(600)"
    )
    with locked(folder) as lock:
        process = subprocess.Popen(
            [sys.executable, "-c", leaving, workspace.id, workspace.url, str(lock)],
            stdout=subprocess.PIPE,
            pass_fds=[lock],
        )
    try:
        with locked(folder) as taken:
            assert taken is None
        assert process.stdout.readline() == b"ended\n"
        assert progress(workspace).stage == "done"
        with locked(folder) as free:
            assert free is not None
        assert process.poll() is None
    finally:
        process.kill()
        process.communicate()


def test_a_stranger_measures_nothing(workspace, here, capsys):
    assert measure(workspace.id, "eve", workspace.url, None) == 1
    assert "you are none of its members" in capsys.readouterr().err
    assert not workspace.measured.folder.exists()


def test_the_process_gets_nothing_of_the_environment_that_it_does_not_need(workspace, monkeypatch):
    monkeypatch.setenv("CLIENT_SECRET", "hidden")
    given = {}

    def popen(command, **options):
        given.update(options, command=command)
        return real(["true"])

    real = subprocess.Popen
    monkeypatch.setattr(measuring.subprocess, "Popen", popen)
    start(workspace)
    assert "CLIENT_SECRET" not in given["env"]
    assert given["env"]["FRAMESCOPE_DATABASE"] == workspace.url
    assert workspace.url not in given["command"]  # it may hold a password, and others see the command
    assert progress(workspace) == replace(progress(workspace), stage="failed", problem=ENDED_UNSAID)


@pytest.mark.parametrize("content", ["", "{", "[]", '{"stage": "sleeping"}', '{"stage": "done", "more": 1}', "null"])
def test_what_does_not_say_how_far_it_is_says_nothing(workspace, content):
    folder = workspace.measured.folder
    folder.mkdir(parents=True)
    (folder / "job.json").write_text(content)
    assert progress(workspace) is None


def test_how_far_it_is_comes_back_as_it_was_said(workspace):
    folder = workspace.measured.folder
    folder.mkdir(parents=True)
    said = Progress("scoring", 10, 50, 4.0, 1.0, 7)
    say(folder, said)
    (folder / LOCK).touch()
    with locked(folder):
        assert progress(workspace) == said
    assert said.seconds_left == 10.0
    assert progress(workspace) == replace(said, stage="failed", per_second=0.0, problem=ENDED_UNSAID)
    assert Progress("starting").seconds_left is None

"""A stored corpus is measured by a process of its own: it is started once, seen, stopped, and its death is noticed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace

import pytest
from stored import ARTICLES, DAM, numbered, scores_of

from lib.commands.measure import Job, StopError, _Rate
from lib.compare.duplicates import collapsed
from lib.compare.index import WordIndex
from lib.compare.trace import trace
from lib.model import Article
from lib.score import articles_frame, score_frame
from lib.store import LOCAL, measuring, open_store
from lib.store.measured.keys import copies_key, text_key
from lib.store.measured.parts import private_folder
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


def waited_for(workspace, seconds=120.0):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = progress(workspace)
        if found and not found.is_running:
            return found
        time.sleep(0.1)
    raise TimeoutError


def test_a_corpus_is_measured_by_a_process_of_its_own(workspace):
    assert progress(workspace) is None
    start(workspace)
    start(workspace)  # nothing happens: it is under way
    assert progress(workspace).is_running
    assert waited_for(workspace) == replace(progress(workspace), stage="done", done=5, of=5, problem="")
    expected = score_frame(articles_frame(workspace.articles().values()))
    assert scores_of(workspace).equals(expected[list(scores_of(workspace))])
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


def test_looking_for_near_copies_says_how_far_it_is_and_is_stopped(workspace):
    heard = Job(workspace)._compared(_Rate())
    with locked(private_folder(workspace.measured.folder)):
        heard(0, 9)
        heard(3, 9)
        assert (progress(workspace).stage, progress(workspace).done, progress(workspace).of) == ("copies", 3, 9)
        stop(workspace)
        with pytest.raises(StopError):
            heard(6, 9)


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

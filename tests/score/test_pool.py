"""A pool gives what one process gives, in the same order, whatever the articles or others do to its processes."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import replace
from pathlib import Path

import pandas as pd
import psutil
import pytest

from lib.ingest.entry import Entry
from lib.ingest.folder import sample_articles
from lib.model import Article
from lib.score import articles_frame, score_frame, scores_table
from lib.score.chunk import chunks
from lib.score.limits import RunLimits
from lib.score.pool import Pool, PoolError
from lib.score.process import ROOT
from lib.text.lexicon import read_lexicon
from lib.text.settings import Settings

MOCK = {"rows": "mock_rows:breaking_rows", "paths": (ROOT, str(Path(__file__).parent))}
LIGHT = {**MOCK, "rows": "mock_rows:light_rows"}
LEXICON = "term,category\ndam,works\n"
SETTINGS = Settings(lexicon=read_lexicon("mine", LEXICON))
LIMITS = RunLimits(chunk_articles=3)
BROKE_DOWN = "could not be scored (the process broke down)"


def articles(*texts):
    return [Entry(Article(text)) for text in texts]


def table(pool, entries, limits=LIMITS):
    rows = [row for _, rows in pool.scored(chunks(entries, limits)) for row in rows]
    return scores_table(rows, SETTINGS)


def statuses(pool, entries, limits=LIMITS):
    return [row["status"] for _, rows in pool.scored(chunks(entries, limits)) for row in rows]


def test_many_processes_give_the_rows_that_one_gives():
    held = [replace(article, labels=()) for article in sample_articles()[::3]]
    with Pool(SETTINGS, 2, LIMITS) as pool:
        found = table(pool, [Entry(article) for article in held])
    pd.testing.assert_frame_equal(found, score_frame(articles_frame(held), SETTINGS))


def test_an_article_that_breaks_its_process_costs_that_article_alone():
    texts = ["The dam held.", "exit", "A dam.", "segfault", "large dam", "Dam."]
    limits = replace(LIMITS, memory_bytes=1 << 30, deaths=1)
    with Pool(SETTINGS, 2, limits, **MOCK) as pool:
        found = table(pool, articles(*texts), limits)
    assert found["status"].tolist() == ["ok", BROKE_DOWN, "ok", BROKE_DOWN, BROKE_DOWN, "ok"]
    assert found["id"].tolist() == [Article(text).id for text in texts]
    assert found.loc[0, "loaded_terms"] == pytest.approx(1000 / 3)


def test_an_article_that_takes_too_long_is_given_up():
    limits = replace(LIMITS, article_seconds=4)
    with Pool(SETTINGS, 1, limits, **LIGHT) as pool:
        found = statuses(pool, articles("A dam.", "loop", "No dam."), limits)
    assert found == ["ok", "could not be scored (took longer than 4 seconds)", "ok"]


def test_a_process_that_somebody_kills_costs_nothing():
    entries = articles(*(f"slow dam {n}" for n in range(8)))
    with Pool(SETTINGS, 1, LIMITS, **LIGHT) as pool:
        coming = pool.scored(chunks(entries, LIMITS))
        rows = next(coming)[1]
        os.kill(rows[0]["pid"], signal.SIGKILL)
        rows += [row for _, each in coming for row in each]
    assert [row["status"] for row in rows] == ["ok"] * 8


def test_a_known_fault_is_the_status_of_its_row():
    entries = [*articles("A dam."), Entry(Article("B"), "not scored (too long)")]
    with Pool(SETTINGS, 1, LIMITS, **LIGHT) as pool:
        found = statuses(pool, entries)
    assert found == ["ok", "not scored (too long)"]


def test_a_process_is_replaced_after_so_many_articles_and_when_it_has_left_for_want_of_work():
    limits = RunLimits(chunk_articles=1, process_articles=2, idle_seconds=0.1)
    with Pool(SETTINGS, 1, limits, **LIGHT) as pool:
        pids = [rows[0]["pid"] for _, rows in pool.scored(chunks(articles("A dam.", "No dam.", "The dam."), limits))]
        time.sleep(0.3)
        pids += [rows[0]["pid"] for _, rows in pool.scored(chunks(articles("Dam."), limits))]
    assert pids[0] == pids[1]
    assert len(set(pids)) == 3


def test_to_leave_the_pool_ends_its_processes_at_once():
    limits = replace(LIMITS, chunk_articles=1)
    before = set(psutil.Process().children())
    with Pool(SETTINGS, 2, limits, **LIGHT) as pool:
        next(pool.scored(chunks(articles("A dam.", "loop", "loop"), limits)))
        started = set(psutil.Process().children()) - before
    assert len(started) == 2
    assert not any(process.is_running() for process in started)


def test_only_a_few_chunks_are_read_ahead():
    n_read = 0

    def source():
        nonlocal n_read
        for n in range(50):
            n_read += 1
            yield Entry(Article(f"slow dam {n}"))

    limits = replace(LIMITS, chunk_articles=1)
    with Pool(SETTINGS, 1, limits, **LIGHT) as pool:
        next(pool.scored(chunks(source(), limits)))
    assert n_read <= 4


def test_processes_that_do_not_start_end_the_run_with_a_sentence():
    sentence = "the processes that score do not start: 3 ended at once. Try --workers 0."
    with Pool(SETTINGS, 1, LIMITS, paths=("/nowhere",)) as pool, pytest.raises(PoolError) as error:
        table(pool, articles("A dam."))
    assert str(error.value) == sentence


def test_neither_streamlit_nor_the_callers_program_is_imported_by_a_process():
    with Pool(SETTINGS, 1, LIMITS, **LIGHT) as pool:
        [(_, [row])] = pool.scored(chunks(articles("A dam."), LIMITS))
    assert "lib.score" in row["modules"]
    assert not {"streamlit", "plotly", "scipy", "app", "pytest"} & set(row["modules"])

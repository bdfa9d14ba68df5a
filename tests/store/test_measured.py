"""Measured files come back as they were, are never trusted, and are never read by halves."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from lib.compare.trace import trace
from lib.ingest.folder import sample_articles
from lib.model import Article, Card
from lib.score import ARTICLE_COLUMNS, articles_frame, scored, scores_table
from lib.store import LOCAL, open_store
from lib.store.measured import SETTINGS_KEPT, Measured, keys, parts
from lib.store.measured.keys import copies_key, key_of, program, settings_key, text_key
from lib.text import parse_article
from lib.text.settings import default_settings

ROOT = Path(__file__).parents[2]
SETTINGS = default_settings()
ARTICLES = [*sample_articles()[:3], Article("Nobody spoke."), Article("Der Damm hielt. Niemand sprach.")]
KEYS = [text_key(article) for article in ARTICLES]
ROWS = [row for row, _ in scored(articles_frame(ARTICLES), SETTINGS)]
TABLE = scores_table(ROWS, SETTINGS).drop(columns=[*ARTICLE_COLUMNS, "lexicon_version", "settings_version"])


@pytest.fixture
def measured(tmp_path):
    return Measured(tmp_path / "measured" / "abc")


@pytest.fixture
def filled(measured):
    measured.keep_scores(SETTINGS, dict(zip(KEYS, ROWS, strict=True)))
    return measured


def test_scores_survive_to_the_last_digit_and_nan_stays_nan(filled):
    found = filled.scores(SETTINGS, KEYS)
    assert found.known.all()
    assert_frame_equal(found.frame, TABLE, check_exact=True)
    assert found.frame["sentiment_quoted"].isna().any()


def test_scores_come_in_the_order_that_is_asked_for_without_those_that_are_not_there(filled):
    found = filled.scores(SETTINGS, [KEYS[3], "never", KEYS[0]])
    assert found.known.tolist() == [True, False, True]
    assert_frame_equal(found.frame, TABLE.iloc[[3, 0]].reset_index(drop=True))
    assert filled.scored(SETTINGS) == frozenset(KEYS)


def test_what_was_never_measured_is_an_empty_table_of_the_same_columns(measured):
    found = measured.scores(SETTINGS, KEYS)
    assert not found.known.any()
    assert list(found.frame) == list(TABLE)
    assert measured.scored(SETTINGS) == frozenset()
    assert not measured.folder.exists()


def test_scores_under_other_settings_are_others(filled):
    assert not filled.scores(replace(SETTINGS, splitter="plain"), KEYS).known.any()


def test_an_article_that_was_measured_again_has_its_later_scores(filled):
    filled.keep_scores(SETTINGS, {KEYS[0]: {**ROWS[0], "n_words": 7}})
    assert filled.scores(SETTINGS, KEYS[:1]).frame["n_words"].tolist() == [7]


def test_an_article_that_failed_is_a_row_with_a_status(measured):
    measured.keep_scores(SETTINGS, {"x": {"n_words": 0, "n_words_own": 0, "n_words_quoted": 0, "n_sentences": 0,
                                          "status": "could not be scored"}})  # fmt: skip
    (row,) = measured.scores(SETTINGS, ["x"]).frame.to_dict("records")
    assert row["status"] == "could not be scored"
    assert np.isnan(row["sentiment"])


def test_many_parts_become_one_and_lose_nothing(measured, monkeypatch):
    monkeypatch.setattr(parts, "MOST_PARTS", 8)
    for number in range(9):
        measured.keep_scores(SETTINGS, {f"{number}": ROWS[number % len(ROWS)]})
    assert len(measured.scores_version(SETTINGS)) == 1
    assert measured.scored(SETTINGS) == {f"{number}" for number in range(9)}


def test_the_version_is_another_one_once_scores_were_added(measured):
    seen = [measured.scores_version(SETTINGS)]
    for key, row in zip(KEYS, ROWS, strict=True):
        measured.keep_scores(SETTINGS, {key: row})
        seen.append(measured.scores_version(SETTINGS))
    assert len(set(seen)) == len(KEYS) + 1


def spoiled(path, content):
    good = path.read_bytes()
    path.write_bytes({"empty": b"", "cut": good[: len(good) // 2], "none": b"no Parquet" * 100}.get(content, good))
    if content == "other columns":
        pd.DataFrame({"key": ["x"], "n_words": ["many"]}).to_parquet(path)


@pytest.mark.parametrize("content", ["empty", "cut", "none", "other columns"])
def test_a_damaged_part_is_passed_over_and_removed(measured, content):
    measured.keep_scores(SETTINGS, {KEYS[0]: ROWS[0]})
    measured.keep_scores(SETTINGS, {KEYS[1]: ROWS[1]})
    first, _ = sorted(measured.folder.rglob("*.parquet"))
    spoiled(first, content)
    assert measured.scores(SETTINGS, KEYS).known.tolist() == [False, True, False, False, False]
    assert not first.exists()


def test_sets_of_scores_that_were_not_used_for_long_leave(measured):
    every = [replace(SETTINGS, lexicon=SETTINGS.lexicon.without([entry.term]))
             for entry in SETTINGS.lexicon.entries[: SETTINGS_KEPT + 1]]  # fmt: skip
    for age, settings in enumerate(every[:-1]):
        measured.keep_scores(settings, {KEYS[0]: ROWS[0]})
        folder = measured.folder / "scores" / settings_key(settings)[:32]
        os.utime(folder, (age, age))
    measured.scores(every[0], KEYS)  # used now
    measured.keep_scores(every[-1], {KEYS[0]: ROWS[0]})
    assert [bool(measured.scored(settings)) for settings in every] == [True, False, *[True] * (SETTINGS_KEPT - 1)]


WRITER = """
import sys
from pathlib import Path
from lib.store.measured import Measured, parts
from lib.ingest.folder import sample_articles
from lib.score import articles_frame, scored
from lib.text.settings import default_settings
measured, name, settings = Measured(Path(sys.argv[1])), sys.argv[2], default_settings()
((row, _),) = scored(articles_frame(sample_articles()[:1]), settings)
parts.MOST_PARTS = 4
for number in range(12):
    measured.keep_scores(settings, {f"{name} {number}": row, f"both {number}": row})
"""


def test_two_processes_that_write_while_a_third_reads_lose_nothing(measured):
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(measured.folder), name], cwd=ROOT, stderr=subprocess.PIPE)
        for name in ("a", "b")
    ]
    n_rows = []
    while any(writer.poll() is None for writer in writers):
        n_rows.append(len(measured.scored(SETTINGS)))
        time.sleep(0.2)
    assert [writer.communicate()[1] for writer in writers] == [b"", b""]
    assert measured.scored(SETTINGS) == {f"{name} {n}" for name in ("a", "b", "both") for n in range(12)}
    assert n_rows == sorted(n_rows)
    assert not list(measured.folder.rglob(".*"))


def test_the_files_are_for_the_eyes_of_their_user_only(filled):
    folders = [path for path in (filled.folder.parent, filled.folder, *filled.folder.rglob("*")) if path.is_dir()]
    assert {path.stat().st_mode & 0o777 for path in folders} == {0o700}


def traces():
    return [(key, trace(parse_article(article))) for key, article in zip(KEYS, ARTICLES, strict=True)]


def test_words_survive_and_leave_when_they_are_not_wanted(measured):
    made = traces()
    assert measured.words().keys == frozenset()
    measured.keep_words(made[:2])
    measured.keep_words(made[2:])
    assert measured.words().keys == frozenset(KEYS)
    measured.join_words(KEYS[1:])
    words = measured.words()
    assert words.keys == frozenset(KEYS[1:])
    assert words.n_words(KEYS[1:]).tolist() == [len(each.words) for _, each in made[1:]]
    assert len(list((measured.folder / "words").glob("*/*"))) == 1


def test_damaged_words_are_passed_over_and_removed(measured):
    made = traces()
    measured.keep_words(made[:1])
    measured.keep_words(made[1:2])
    first, second = sorted((measured.folder / "words").glob("*/*"))
    (first / "words.npy").write_bytes(b"no array")
    assert measured.words().keys == frozenset(KEYS[1:2])
    assert not first.exists()
    assert second.exists()


def test_a_table_survives_until_newer_ones_take_its_place(measured):
    table = pd.DataFrame({"copy": ["a"], "leader": ["b"], "words": [3], "share": [0.5]})
    assert measured.table("copies", "k") is None
    measured.keep_table("copies", "k", table)
    assert_frame_equal(measured.table("copies", "k"), table)
    os.utime(next(measured.folder.rglob("copies-k*")), (0, 0))
    for number in range(8):
        measured.keep_table("copies", f"n{number}", table)
    assert measured.table("copies", "k") is None
    assert measured.table("copies", "n0") is not None


def test_the_files_go_with_their_workspace(sqlite_url):
    store = open_store(sqlite_url)
    workspace, other = store.create("Ferry", LOCAL), store.create("Dam", LOCAL)
    for each in (workspace, other):
        each.measured.keep_scores(SETTINGS, {KEYS[0]: ROWS[0]})
    workspace.delete()
    assert not workspace.measured.folder.exists()
    assert other.measured.scored(SETTINGS) == {KEYS[0]}
    assert other.measured.folder == store.database.file.parent / "measured" / other.id
    store.close()


def test_files_of_workspaces_that_are_no_more_leave_after_a_week(sqlite_url):
    store = open_store(sqlite_url)
    workspace, other = store.create("Ferry", LOCAL), Measured(store.database.measured / "gone")
    for each in (workspace.measured, other):
        each.keep_scores(SETTINGS, {KEYS[0]: ROWS[0]})
        os.utime(each.folder, (0, 0))
    lately = Measured(store.database.measured / "elsewhere")
    lately.keep_scores(SETTINGS, {KEYS[0]: ROWS[0]})
    store.remove_lost_files()
    assert {path.name for path in store.database.measured.iterdir()} == {workspace.id, "elsewhere"}
    store.close()


def test_a_key_changes_with_everything_that_it_stands_for():
    article = ARTICLES[0]
    others = [
        article,
        replace(article, text="Another text."),
        replace(article, title="Another title"),
        replace(article, restored=(3,)),
        replace(article, cut=(3,)),
        replace(article, text="\ud800"),
    ]
    assert len({text_key(each) for each in others}) == len(others)
    assert text_key(article) == text_key(replace(article, outlet="Another outlet")) == text_key(Card.of(article))


def test_the_key_of_near_copies_changes_with_dates_and_corrections_but_not_with_the_order():
    cards = [Card.of(article) for article in ARTICLES]
    key = copies_key(cards)
    assert copies_key(reversed(cards)) == key
    assert len({key, copies_key(cards[1:]), copies_key([replace(cards[0], published="2001"), *cards[1:]]),
                copies_key(cards, [cards[0].id])}) == 4  # fmt: skip


def test_a_key_changes_with_the_program(monkeypatch, tmp_path):
    before = key_of(("x",))
    for name in ("lib/text", "lib/metrics", "data/lexicons"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "lib/text/words.py").write_text("changed = True")
    monkeypatch.setattr(keys, "ROOT", tmp_path)
    program.cache_clear()
    try:
        after = key_of(("x",))
        (tmp_path / "data/lexicons/masks.csv").write_text("term,category\n")
        program.cache_clear()
        assert len({before, after, key_of(("x",))}) == 3
    finally:
        monkeypatch.undo()
        program.cache_clear()
    assert key_of(("x",)) == before


def test_all_code_that_a_key_stands_for_is_there():
    assert all((ROOT / name).exists() for name in keys.MEASURING)

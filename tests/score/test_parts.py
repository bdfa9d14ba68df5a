"""What is done of a run is kept until all is, and belongs to that run alone."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from lib.ingest.entry import Entry
from lib.model import Article
from lib.score import articles_frame, score_frame
from lib.score.chunk import chunks, rows_here
from lib.score.limits import RunLimits
from lib.score.parts import OtherRunError, fingerprint, folder_of, opened_parts
from lib.text.lexicon import read_lexicon
from lib.text.settings import Settings, default_settings

SETTINGS = default_settings()
ARTICLES = [
    Article("The dam held.", title="Dam", labels=(("country", "Norway"),)),
    Article("Nobody left.", outlet="Wire", labels=(("desk", "World"), ("country", "Chile"))),
    Article("It rained.", labels=(("page", "3"),)),
]
CHUNKS = [*chunks([Entry(article) for article in ARTICLES], RunLimits(chunk_articles=2))]


@pytest.fixture
def output(tmp_path):
    return tmp_path / "scores.parquet"


def write(output, which=CHUNKS, mark="a", fresh=False):
    with opened_parts(output, mark, fresh=fresh) as parts:
        for chunk in which:
            parts.write(chunk, rows_here(chunk, SETTINGS), SETTINGS)


def test_the_parts_are_the_table_with_labels_as_it_is_scored_at_once(output):
    write(output)
    with opened_parts(output, "a", fresh=False) as parts:
        found = pd.concat(parts.tables(parts.labels()), ignore_index=True)
    expected = score_frame(articles_frame(ARTICLES))
    assert list(found.columns) == list(expected.columns)
    pd.testing.assert_frame_equal(found.astype(object).fillna("n/a"), expected.astype(object).fillna("n/a"))


def test_a_part_is_there_only_for_its_own_articles(output):
    write(output, CHUNKS[:1])
    other = chunks([Entry(Article("Another text.")), Entry(ARTICLES[1])], RunLimits())
    with opened_parts(output, "a", fresh=False) as parts:
        assert [parts.has(chunk) for chunk in CHUNKS] == [True, False]
        assert not parts.has(next(other))


def test_a_part_that_was_not_finished_is_none(output):
    write(output, CHUNKS[:1])
    (folder_of(output) / "part-0000001.parquet.77.unfinished").write_bytes(b"PAR1")
    with opened_parts(output, "a", fresh=False) as parts:
        assert not parts.has(CHUNKS[1])
        assert len([*parts.tables([])]) == 1


def test_parts_of_another_run_are_neither_used_nor_lost(output):
    write(output)
    sentence = f"{folder_of(output)}: an unfinished run of other files, settings or another version. "
    with pytest.raises(OtherRunError) as error:
        write(output, mark="b")
    assert str(error.value) == f"{sentence}Add --fresh to start anew, or name another output."
    with opened_parts(output, "a", fresh=False) as parts:
        assert parts.has(CHUNKS[0])
    write(output, which=[], mark="b", fresh=True)
    assert not folder_of(output).exists()


def test_two_runs_do_not_write_one_output(output):
    with opened_parts(output, "a", fresh=False), pytest.raises(OtherRunError) as error:
        write(output)
    assert str(error.value) == f"{output}: another run is writing it. Wait for its end, or name another output."


def test_parts_beyond_the_input_are_removed(output):
    write(output)
    with opened_parts(output, "a", fresh=False) as parts:
        parts.keep(1)
        assert [parts.has(chunk) for chunk in CHUNKS] == [True, False]


def test_the_fingerprint_changes_with_files_settings_indexes_and_choices(tmp_path):
    file = tmp_path / "a.txt"
    file.write_text("The dam held.", encoding="utf-8")
    marks = [fingerprint([file], SETTINGS, None)]
    assert marks == [fingerprint([Path(file)], Settings(), None)]
    marks.append(fingerprint([file], SETTINGS, "day-first"))
    marks.append(fingerprint([file], Settings(lexicon=read_lexicon("a", "term,category\ndam,works\n")), None))
    (tmp_path / "index.csv").write_text("file,outlet\na.txt,Wire\n", encoding="utf-8")
    marks.append(fingerprint([file], SETTINGS, None))
    file.write_text("The dam held on.", encoding="utf-8")
    marks.append(fingerprint([file], SETTINGS, None))
    assert len(set(marks)) == 5

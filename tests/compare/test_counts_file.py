"""Counts of terms come back from disk as they were, and never by halves."""

from __future__ import annotations

import json

import numpy as np
import pytest

from lib.compare.counts_file import ABOUT, read_counts, write_counts
from lib.compare.index import WordIndex
from lib.compare.keyness import compared_terms, each_against_the_rest
from lib.compare.term_counts import TermCounts, TermSettings, term_counts
from lib.compare.trace import trace
from lib.ingest.folder import sample_articles
from lib.model import VOICES
from lib.score import articles_frame
from lib.text import parse, parse_article

ARTICLES = sample_articles()
INDEX = WordIndex.of({article.id: trace(parse_article(article)) for article in ARTICLES})


def counted_in(voice="all") -> TermCounts:
    return term_counts(INDEX, voice)


def same(one: TermCounts, other: TermCounts) -> None:
    assert one.terms.tolist() == other.terms.tolist()
    assert np.array_equal(one.n_words, other.n_words)
    assert one.counts.dtype == other.counts.dtype
    assert np.array_equal(one.counts.toarray(), other.counts.toarray())


@pytest.fixture
def folder(tmp_path):
    write_counts(tmp_path / "counts", counted_in())
    return tmp_path / "counts"


@pytest.mark.parametrize("voice", VOICES)
def test_counts_on_disk_are_those_in_memory(voice, tmp_path):
    write_counts(tmp_path / "counts", counted_in(voice))
    assert counted_in(voice).counts.nnz > 100
    same(read_counts(tmp_path / "counts"), counted_in(voice))


def test_nothing_counted_comes_back_as_nothing(tmp_path):
    none = term_counts(WordIndex.of({"a": trace(parse("2018."))}), settings=TermSettings(1))
    assert len(none.terms) == 0
    write_counts(tmp_path / "counts", none)
    same(read_counts(tmp_path / "counts"), none)


def test_groups_are_compared_alike_by_counts_on_disk(folder):
    frame = articles_frame(ARTICLES)
    groups = frame["outlet"].reset_index(drop=True)
    found = [
        compared_terms(counted, groups, each_against_the_rest(groups), events=frame["event"])
        for counted in (counted_in(), read_counts(folder))
    ]
    assert len(found[0]) > 100
    assert found[0].equals(found[1])


@pytest.mark.parametrize("name", ["counts.npy", "articles.npy", "ends.npy", "n_words.npy", "terms.txt", ABOUT])
def test_damaged_counts_are_refused(folder, name):
    content = (folder / name).read_bytes()
    (folder / name).write_bytes(content[: len(content) // 2])
    with pytest.raises(ValueError, match="Make them again"):
        read_counts(folder)
    (folder / name).unlink()
    with pytest.raises(ValueError, match="Make them again"):
        read_counts(folder)


@pytest.mark.parametrize(("name", "place", "value"), [("articles", 5, 4000), ("articles", 5, -1), ("ends", 5, 10**6)])
def test_counts_of_no_term_or_article_are_refused(folder, name, place, value):
    numbers = np.load(folder / f"{name}.npy")
    numbers[place] = value
    np.save(folder / f"{name}.npy", numbers)
    with pytest.raises(ValueError, match="no term or article"):
        read_counts(folder)


def test_counts_of_another_version_are_refused(folder):
    about = json.loads((folder / ABOUT).read_text())
    (folder / ABOUT).write_text(json.dumps({**about, "version": 0}))
    with pytest.raises(ValueError, match="another version"):
        read_counts(folder)


def test_what_was_there_stays_where_the_new_cannot_be_written(folder, monkeypatch):
    def full(*_: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr("lib.compare.counts_file.write_lines", full)
    with pytest.raises(OSError, match="disk is full"):
        write_counts(folder, counted_in("own"))
    same(read_counts(folder), counted_in())
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]

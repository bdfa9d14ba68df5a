"""Corpora of any size for `compare` and `report`: chunks by processes, words and texts on disk."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import pytest
from reported import scored

from lib.__main__ import main
from lib.commands import scored as commands
from lib.commands.corpus import Corpus
from lib.compare.index import WordIndex
from lib.compare.trace import trace
from lib.ingest.choices import Choices
from lib.model import Article
from lib.report import comparison
from lib.score import articles_frame, score_frame
from lib.score.limits import RunLimits
from lib.text import parse_article
from lib.text.blocks.proposal import proposal
from lib.text.settings import default_settings

SETTINGS = default_settings()
ARTICLES = [
    Article(
        f'The dam held {n} days. "Nobody left," said Ann Lee on the bad day {n}.\n\nRoad {n} was closed.',
        outlet=("Wire", None, "Post")[n % 3],
        author=None if n < 9 else "Ann Lee",  # nothing in the first chunks
        labels=(("desk", "World"),) if n % 2 else (),
    )
    for n in range(20)
]
IN_PARTS = RunLimits(chunk_articles=4)


@pytest.fixture
def rows(tmp_path):
    """A table of articles that is too large to be read at once, and its path."""
    said = "The mayor said the dam had held. Nobody was hurt, and the road is open again."
    made = [{"text": f"{said} Day {n}.", "outlet": f"Wire {n % 2}", "event": f"Dam {n % 4 < 2}"} for n in range(24)]
    path = tmp_path / "articles.jsonl"
    path.write_text("\n".join(map(json.dumps, [*made, made[0]])), encoding="utf-8")
    return path


@pytest.fixture
def small_parts(monkeypatch):
    """Files are large, chunks and parts are small."""
    monkeypatch.setattr(commands, "RunLimits", lambda: IN_PARTS)
    monkeypatch.setattr(commands, "WORDS_TOGETHER", 100)
    monkeypatch.setattr(commands, "Corpus", lambda files, choices: Corpus(files, choices, most=100))


@pytest.mark.parametrize("limits", [RunLimits(), IN_PARTS])
def test_parts_make_the_table_and_the_words_that_the_whole_makes(limits, monkeypatch):
    monkeypatch.setattr(commands, "WORDS_TOGETHER", 100)
    found = scored([*ARTICLES, ARTICLES[0]], SETTINGS, limits)
    known = [*map(proposal, ARTICLES)]
    pd.testing.assert_frame_equal(found.scores, score_frame(articles_frame(known), SETTINGS))
    index = WordIndex.of({each.id: trace(parse_article(each)) for each in known})
    assert found.words.articles == index.articles
    assert [found.words.vocabulary[n] for n in found.words.words[:]] == [index.vocabulary[n] for n in index.words[:]]
    assert np.array_equal(found.words.quoted[:], index.quoted[:])


def test_texts_come_back_with_what_their_pages_say():
    page = Article("The dam holds\n\nBy Ann Lee\n\nNobody left \ud800 the town. — “So be it,” she said.", outlet="Wire")
    texts = scored([page, *ARTICLES], SETTINGS).texts
    assert list(texts.read([ARTICLES[3].id, page.id])) == [proposal(ARTICLES[3]), proposal(page)]
    assert proposal(page) != page
    with pytest.raises(KeyError):
        list(texts.read(["0" * 64]))


@pytest.mark.parametrize("workers", [0, 2])
def test_compare_takes_a_table_of_any_size(rows, small_parts, tmp_path, workers, capsys):
    output = tmp_path / "out.json"
    assert main(["compare", str(rows), "--output", str(output), "--workers", str(workers), "--with-copies"]) == 0
    assert json.loads(output.read_text())["n_articles"] == 24  # of equal texts one
    assert "24 articles compared" in capsys.readouterr().err
    assert main(["compare", str(rows), "--output", str(output), "--event", "Dam True", "--with-copies"]) == 0
    assert json.loads(output.read_text())["n_articles"] == 12


def test_report_takes_a_table_of_any_size(rows, small_parts, tmp_path):
    output = tmp_path / "report.html"
    assert main(["report", str(rows), "--output", str(output), "--with-copies", "--full-texts"]) == 0
    assert "Day 23." in output.read_text(encoding="utf-8")


def test_nothing_is_left_behind_and_a_full_disk_is_said(rows, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "full"))
    (tmp_path / "full").mkdir()
    output = tmp_path / "out.csv"
    assert main(["compare", str(rows), "--output", str(output)]) == 0
    assert list((tmp_path / "full").iterdir()) == []

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(commands, "write_words", full)
    output.unlink()
    assert main(["compare", str(rows), "--output", str(output)]) == 1
    assert "No space left on device" in capsys.readouterr().err
    assert not output.exists()


def test_of_many_terms_the_strongest_and_those_that_pass_are_listed(monkeypatch):
    monkeypatch.setattr(comparison, "MOST_TERMS", 1)
    z = pd.Series([3.0, 1.0, 0.5, -4.0, 2.0])
    table = pd.DataFrame({"target": ["a", "a", "a", "a", "b"], "log_odds_z": z, "q": [0.2, 0.01, np.nan, 0.3, 0.9]})
    assert comparison._listed(table).index.tolist() == [1, 3, 4]


def test_a_folder_without_articles_is_none(tmp_path):
    with commands.scored_files([tmp_path], Choices(), SETTINGS) as corpus:
        assert corpus is None

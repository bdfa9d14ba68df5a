"""A corpus is the same whether its tables are read at once or row by row, and knows how far it is read."""

from __future__ import annotations

import json

import pytest

from lib.commands.corpus import Corpus
from lib.ingest.choices import Choices


@pytest.fixture
def files(tmp_path):
    (tmp_path / "a.txt").write_text("The dam held.", encoding="utf-8")
    rows = [json.dumps({"text": f"The dam held {n} days.", "desk": "World"}) for n in range(20)]
    (tmp_path / "b.jsonl").write_text("\n".join(rows), encoding="utf-8")
    (tmp_path / "c.jsonl").write_text('{"body"'.ljust(119) + "\n", encoding="utf-8")
    (tmp_path / "index.csv").write_text("file,outlet\nb.jsonl,Wire\n", encoding="utf-8")
    return [tmp_path / name for name in ("a.txt", "b.jsonl", "c.jsonl")]


def test_tables_read_at_once_and_row_by_row_give_the_same_articles(files, capsys):
    found = [[entry.article for entry in Corpus(files, Choices(), most)] for most in (100, 1 << 20)]
    assert found[0] == found[1]
    assert len(found[0]) == 21
    assert found[0][1].outlet == "Wire"
    sentence = 'this is not valid JSON. Write one object a line, such as {"text": "…"}.'
    assert capsys.readouterr().err.splitlines() == [
        f"{files[2]}: c.jsonl: the line that ends at byte 120: {sentence}",
        f"{files[2]}: c.jsonl, line 1: {sentence}",
    ]


@pytest.mark.parametrize("most", [100, 1 << 20])
def test_the_share_that_is_read_grows_with_every_article(files, most):
    corpus = Corpus(files, Choices(), most)
    shares = [corpus.share() for _ in corpus]
    assert shares == sorted(set(shares))
    assert 0 < shares[0] < 0.2
    assert corpus.share() == 1

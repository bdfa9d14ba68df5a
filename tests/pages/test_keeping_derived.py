from __future__ import annotations

import json
import math
import zlib
from dataclasses import replace

import numpy as np
import pytest

from lib.compare.trace import trace
from lib.ingest.folder import sample_articles
from lib.model import Article
from lib.pages import derived
from lib.pages.derived import LARGEST, key_of, program, row_bytes, row_of, trace_bytes, trace_of
from lib.score import ARTICLE_COLUMNS, articles_frame, scored, scores_table
from lib.text import parse_article
from lib.text.settings import default_settings

ARTICLE = sample_articles()[0]


def row(article: Article) -> dict[str, object]:
    return next(scored(articles_frame([article]), default_settings()))[0]


@pytest.mark.parametrize("article", [ARTICLE, Article("Nobody spoke."), Article("Der Damm hielt. Niemand sprach.")])
def test_a_row_of_scores_survives_to_the_last_digit(article):
    made = row(article)
    back = row_of(row_bytes(made))
    assert back is not None
    tables = [scores_table([each], default_settings()).drop(columns=list(ARTICLE_COLUMNS)) for each in (made, back)]
    assert tables[0].equals(tables[1])
    assert tables[0].dtypes.equals(tables[1].dtypes)


def test_what_is_undefined_is_null_and_no_value_is_lost():
    made = row(Article("Nobody spoke.")) | {"sentiment": math.nan}
    back = row_of(row_bytes(made))
    assert back is not None
    assert back["sentiment"] is None
    assert back["n_words"] == 2
    assert back["cautions"] == made["cautions"]


def packed(value: object) -> bytes:
    return zlib.compress(json.dumps(value).encode())


GOOD = json.loads(zlib.decompress(row_bytes(row(ARTICLE))))
HOSTILE = [
    b"",
    b"no zlib",
    row_bytes(row(ARTICLE))[:-3],
    zlib.compress(b"{"),
    zlib.compress(b"[" * 100_000),
    zlib.compress(b" " * (LARGEST + 1)),
    packed(None),
    packed([]),
    packed({}),
    packed(GOOD | {"n_words": 1.5}),
    packed(GOOD | {"n_words": None}),
    packed(GOOD | {"sentiment": "0.5"}),
    packed(GOOD | {"status": 3}),
    packed(GOOD | {"more": 1}),
]


@pytest.mark.parametrize("content", HOSTILE, ids=range(len(HOSTILE)))
def test_what_is_no_row_and_no_trace_is_measured_again(content):
    assert row_of(content) is None
    assert trace_of(content) is None


def test_a_trace_survives():
    made = trace(parse_article(ARTICLE))
    back = trace_of(trace_bytes(made))
    assert back is not None
    assert back.words == made.words
    assert np.array_equal(back.starts, made.starts)


def test_a_key_changes_with_everything_that_it_stands_for():
    articles = [
        ARTICLE,
        replace(ARTICLE, text="Another text."),
        replace(ARTICLE, title="Another title"),
        replace(ARTICLE, restored=(3,)),
        replace(ARTICLE, cut=(3,)),
        replace(ARTICLE, text="\ud800"),
    ]
    from lib.pages.state.articles import text_key

    assert len({key_of(text_key(article)) for article in articles}) == len(articles)
    assert key_of(text_key(ARTICLE)) == key_of(text_key(replace(ARTICLE, outlet="Another outlet")))


def test_a_key_changes_with_the_program(monkeypatch, tmp_path):
    before = key_of(("x",))
    for name in ("lib/text", "lib/metrics", "data/lexicons"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "lib/text/words.py").write_text("changed = True")
    monkeypatch.setattr(derived, "ROOT", tmp_path)
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

from __future__ import annotations

import pandas as pd
import pytest
from growth import ALLOWED, growth

from lib.ingest.folder import sample_articles
from lib.metrics import columns, metrics
from lib.model import Article
from lib.score import ARTICLE_COLUMNS, MOST_LABELS, articles_frame, label_columns, score_frame
from lib.text import parse_article

ARTICLES = sample_articles()[::6]


def test_one_row_per_article_in_order_with_its_metadata():
    table = score_frame(articles_frame(ARTICLES))
    assert table["id"].tolist() == [article.id for article in ARTICLES]
    assert table["outlet"].tolist() == [article.outlet for article in ARTICLES]
    assert "text" not in table.columns
    assert (table["status"] == "ok").all()


def test_the_columns_and_their_kinds_are_the_same_with_and_without_rows():
    full, empty = score_frame(articles_frame(ARTICLES)), score_frame(articles_frame([]))
    assert list(full.columns) == list(empty.columns)
    assert (full[columns()].dtypes == "float64").all()
    assert (empty[columns()].dtypes == "float64").all()


def test_a_cell_is_the_measure_of_that_article_in_that_voice():
    table = score_frame(articles_frame(ARTICLES))
    for article, row in zip(ARTICLES, table.itertuples(), strict=True):
        doc = parse_article(article)
        assert row.sentiment == metrics()["sentiment"].score(doc).value
        assert row.lix_own == pytest.approx(metrics()["lix"].score(doc.own).value)
        assert row.n_words == row.n_words_own + row.n_words_quoted == doc.n_words


def test_scoring_in_parts_is_scoring_at_once():
    frame = articles_frame(ARTICLES)
    parts = pd.concat([score_frame(frame[:2]), score_frame(frame[2:])], ignore_index=True)
    pd.testing.assert_frame_equal(parts, score_frame(frame))


def test_every_label_is_a_column_beside_the_articles_own():
    said = [(("country", "Norway"), ("=cmd", "<b>")), (), (("country", "Chile"), ("__proto__", "x"))]
    frame = articles_frame(Article(text, labels=each) for text, each in zip("abc", said, strict=True))
    table = score_frame(frame)
    assert list(table.columns[:10]) == [*ARTICLE_COLUMNS, "=cmd", "__proto__", "country"]
    assert table["country"].fillna("n/a").tolist() == ["Norway", "n/a", "Chile"]
    assert label_columns(frame) == label_columns(table) == ["=cmd", "__proto__", "country"]


@pytest.mark.parametrize(
    "name", ["id", "text", "restored", "cut", "outlet", "status", "n_words", "lix", "lexicon_version"]
)
def test_a_label_named_like_a_column_of_the_table_is_left_out(name):
    table = score_frame(articles_frame([Article("The dam held.", labels=((name, "x"),))]))
    assert list(table.columns) == list(score_frame(articles_frame([])).columns)
    assert not (table == "x").any(axis=None)


def test_the_labels_that_most_articles_have_become_columns():
    often = tuple((f"often{n:02}", "x") for n in range(MOST_LABELS))
    rare = (("a", "1"), ("b", "2"))
    frame = articles_frame([Article("a", labels=often), Article("b", labels=rare), Article("c", labels=often)])
    assert label_columns(frame) == [name for name, _ in often]


def test_only_the_text_is_required():
    table = score_frame(pd.DataFrame({"text": ["The dam held."]}))
    assert table.loc[0, "n_words"] == 3
    assert "outlet" not in table.columns


def test_what_cannot_be_scored_is_a_row_with_a_status(monkeypatch):
    def fails(article, settings):
        raise RecursionError("too deep")

    assert score_frame(pd.DataFrame({"text": [None, "!!!"]}))["status"].tolist() == ["no text", "no words to score"]
    monkeypatch.setattr("lib.score.parse_article", fails)
    table = score_frame(articles_frame([Article("The dam held.")]))
    assert table.loc[0, "status"] == "could not be scored (RecursionError)"
    assert table[columns()].isna().all(axis=None)


UNITS = [
    "!",
    '"',
    "'",
    "(",
    "A",
    "A ",
    "Aa ",
    "A.",
    '"A" ',
    '"Yes," A said. ',
    "so good but ",
    "\n",
    "a\n",
    "😀",
    "U.S. ",
]
UNITS += ["THE UN ", '"Yes," said THE AA BB and then she said, "No." ', "flood of ", "By A\n\n", "[a](b) ", "…"]


@pytest.mark.parametrize("unit", UNITS)
def test_time_grows_in_proportion_to_the_text(unit):
    def run(n: int) -> None:
        score_frame(articles_frame([Article(unit * (n // len(unit)))]))

    assert growth(run, 2_000) <= ALLOWED


def test_cautions_name_their_measure():
    table = score_frame(articles_frame([Article("The dam held. Nobody spoke.")]))
    assert "fewer than 30 sentences: SMOG" in table.loc[0, "cautions"]
    assert "fewer than 100 words: " in table.loc[0, "cautions"]
    assert " measures" in table.loc[0, "cautions"]
    assert "fewer than 100 words" in table.loc[0, "cautions_own"]


def test_a_block_taken_back_is_measured():
    body = "\n\n".join(["The town council met on Tuesday to talk about the old bridge across the river."] * 6)
    text = f"{body}\n\nCopyright © 2024 Example Media. All rights reserved."
    doc = parse_article(Article(text))
    (notice,) = [block for block in doc.blocks if block.kind == "boilerplate"]
    whole = parse_article(Article(text, restored=(notice.start,)))
    assert whole.n_words == doc.n_words + 7  # Copyright 2024 Example Media All rights reserved


def test_what_is_cut_is_not_measured_until_it_is_taken_back():
    body = "\n\n".join(["The town council met on Tuesday to talk about the old bridge across the river."] * 6)
    menu = "Five words of a menu"
    text = f"{menu}\n\n{body}"
    articles = [Article(body), Article(text, cut=(0,)), Article(text, cut=(0,), restored=(0,))]
    alone, cut, restored = score_frame(articles_frame(articles))["n_words"]
    assert cut == alone
    assert restored == alone + 5

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from lib.compare.concordance import hits_by_group, lines
from lib.compare.index import WordIndex
from lib.compare.term_counts import term_counts
from lib.compare.trace import trace
from lib.ingest.folder import sample_articles
from lib.text import parse, parse_article

TEXTS = {
    "a": "The dam broke.\n\n“The dam’s gates held,” said Ana Ruiz.\n\nNobody  at the dam",
    "b": "A port closed. The dam <b>broke</b> again.",
}
INDEX = WordIndex.of({key: trace(parse(text)) for key, text in TEXTS.items()})


def found(query: str, width: int = 60) -> pd.DataFrame:
    return lines(INDEX, lambda ids: {each: TEXTS[each] for each in ids}, INDEX.places(query), len(query.split()), width)


def test_the_text_around_a_word_is_as_it_is_on_one_line():
    table = found("dam")
    assert table["id"].tolist() == ["a", "a", "a", "b"]
    assert table["match"].tolist() == ["dam", "dam’s", "dam", "dam"]
    assert table.loc[1, "left"] == "The dam broke. ¶ “The"
    assert table.loc[1, "right"] == "gates held,” said Ana Ruiz. ¶ Nobody at the dam"
    assert table.loc[3, "right"] == "<b>broke</b> again."


def test_left_match_and_right_stand_side_by_side_in_the_text():
    for row in found("the dam").itertuples():
        text = TEXTS[row.id]
        assert " ".join(text[row.start : row.end].split()) == row.match
        left, right = row.left.removeprefix("… "), row.right.removesuffix(" …")
        assert " ".join(text[: row.start].split()).endswith(" ".join(left.replace("¶", "").split()))
        assert " ".join(text[row.end :].split()).startswith(" ".join(right.replace("¶", "").split()))


def test_paragraphs_are_told_apart_whether_or_not_a_blank_line_stands_between_them():
    text = "Dam breaks\nBy Ana\n\n\nThe old dam broke.\nNobody slept."
    index = WordIndex.of({"a": trace(parse(text))})
    (row,) = lines(index, lambda _: {"a": text}, index.places("the")).itertuples()
    assert (row.left, row.right) == ("Dam breaks ¶ By Ana ¶", "old dam broke. ¶ Nobody slept.")


def test_a_cut_is_between_words_and_shown():
    (row,) = found("closed", width=14).itertuples()
    assert (row.left, row.right) == ("A port", ". The dam …")


def test_the_words_beside_are_of_the_same_article():
    table = found("dam")
    assert table["word_before"].tolist() == ["the", "the", "the", "the"]
    assert table["word_after"].tolist() == ["broke", "gates", "", "b"]
    assert found("a")["word_before"].tolist() == [""]


def test_a_phrase_of_a_query_ends_with_its_last_word():
    assert found("dam broke")["match"].tolist() == ["dam broke"]
    assert found("dam* g?tes")["match"].tolist() == ["dam’s gates"]


def test_only_the_texts_of_articles_that_are_shown_are_asked_for():
    asked: list[str] = []
    lines(INDEX, lambda ids: asked.extend(ids) or TEXTS, INDEX.places("port"))
    assert asked == ["b"]


def test_no_lines():
    assert found("harbour").empty
    assert list(found("harbour").columns) == list(found("dam").columns)


def test_hits_by_group_by_hand():
    table = hits_by_group(INDEX, INDEX.places("dam"), pd.Series(["Wire", "Post"]))
    assert table["group"].tolist() == ["Post", "Wire"]
    assert table["hits"].tolist() == [1, 3]
    n_words = [len(trace(parse(TEXTS[key])).words) for key in "ba"]
    assert table["rate"].tolist() == pytest.approx([1000 * 1 / n_words[0], 1000 * 3 / n_words[1]])
    assert table[["n_articles", "n"]].to_numpy().tolist() == [[1, 1], [1, 1]]


def test_hits_of_articles_without_a_group_do_not_count():
    table = hits_by_group(INDEX, INDEX.places("dam"), pd.Series(["Wire", None]))
    assert table["hits"].tolist() == [3]


def test_the_rate_of_a_voice_without_words_is_undefined():
    places = INDEX.places("dam")
    table = hits_by_group(INDEX, places[INDEX.quoted[places]], pd.Series(["Wire", "Post"]), "quoted").set_index("group")
    assert np.isnan(table.loc["Post", "rate"])
    assert table.loc["Wire", "hits"] == 1


def test_there_are_as_many_lines_as_the_term_table_counts():
    articles = sample_articles()
    texts = {article.id: article.text for article in articles}
    index = WordIndex.of({article.id: trace(parse_article(article)) for article in articles})
    counted = term_counts(index)
    assert len(counted.terms) > 1_000
    for term, total in zip(counted.terms, counted.counts.sum(axis=1), strict=True):
        assert len(lines(index, lambda _: texts, index.places(term), len(term.split()))) == total

from __future__ import annotations

from math import isnan

import pytest

from lib.metrics import metrics
from lib.report.audit import contributions, passages, sentences
from lib.report.hits import hits_by_outlet, term_hits
from lib.text import parse
from lib.text.lexicon import read_lexicon
from lib.text.settings import Settings

LEXICON = read_lexicon("two", "term,category,weight\nregime,labels,0.8\nfiasco,drama,1\nhope*,praise,0.5\n")
TEXTS = {
    "a": '"The regime is finished," said Ann Lee. The port plan was a fiasco, and the second plan a fiasco too.',
    "b": "On Monday Jane Hope met the regime. The council met again.",
}


@pytest.fixture
def docs():
    return [(key, parse(text, settings=Settings(lexicon=LEXICON))) for key, text in TEXTS.items()]


def test_a_passage_knows_its_article_its_place_and_whether_it_looks_like_a_name(docs):
    found = passages(docs, metrics()["loaded_terms"], "all")
    assert [TEXTS[row.id][row.start : row.end].lower() for row in found.itertuples()] == found["passage"].tolist()
    assert found["is_name"].sum() == (found["passage"] == "hope").sum()


def test_words_are_counted_in_lower_case_and_quotations_as_they_stand(docs):
    headline = [("c", parse("Fiasco at the port", settings=Settings(lexicon=LEXICON)))]
    assert passages(headline, metrics()["loaded_terms"], "all")["passage"].tolist() == ["fiasco"]
    assert passages(docs, metrics()["quote_density"], "all")["passage"].tolist() == ['"The regime is finished,"']


def test_contributions_count_passages_and_articles(docs):
    found = passages(docs, metrics()["loaded_terms"], "all")
    table = contributions(found).set_index("passage")
    assert table.loc["fiasco", ["n", "n_articles"]].tolist() == [2, 1]
    assert table.loc["regime", ["n", "n_articles"]].tolist() == [2, 2]
    assert table["share"].sum() == pytest.approx(1)


def test_a_voice_has_only_its_own_passages(docs):
    quoted = passages(docs, metrics()["loaded_terms"], "quoted")
    assert quoted["passage"].tolist() == ["regime"]


PARTLY = (
    '"We cannot wait for the next flood," said Ann Lee. After an hour in the town hall the mayor said the plan was "a '
    'fiasco of a regime" and went home by the back door.'
)


def test_words_quoted_in_a_sentence_of_the_outlet_are_counted_in_that_sentence():
    docs = [("a", parse(PARTLY, settings=Settings(lexicon=LEXICON)))]
    metric = metrics()["loaded_terms"]
    found = passages(docs, metric, "quoted")
    assert found["passage"].tolist() == ["fiasco", "regime"]
    lines = sentences(docs, found, "quoted")
    assert [line.split()[0] for line in lines["sentence"]] == ['"We', "After"]
    assert lines["n_passages"].tolist() == [0, 2]
    assert isnan(lines["tone"].iloc[-1])


def test_an_article_without_a_sentence_in_the_voice_has_its_passages_all_the_same():
    docs = [("a", parse(PARTLY.partition("Lee. ")[2], settings=Settings(lexicon=LEXICON)))]
    assert not docs[0][1].in_voice("quoted").sentences
    found = passages(docs, metrics()["loaded_terms"], "quoted")
    assert found["passage"].tolist() == ["fiasco", "regime"]
    assert sentences(docs, found, "quoted")["n_passages"].tolist() == [2]


def test_sentences_count_their_passages(docs):
    metric = metrics()["loaded_terms"]
    lines = sentences(docs, passages(docs, metric, "all"), "all")
    assert lines["id"].tolist() == ["a", "a", "b", "b"]
    assert lines["n_passages"].tolist()[:2] == [1, 2]
    assert lines["n_passages"].iloc[-1] == 0
    assert isnan(lines["tone"].iloc[-1])


@pytest.mark.parametrize("voice", ["all", "own", "quoted"])
def test_a_sentence_knows_its_place_in_the_article(docs, voice):
    lines = sentences(docs, passages(docs, metrics()["loaded_terms"], voice), voice)
    assert [TEXTS[row.id][row.start : row.end] for row in lines.itertuples()] == lines["sentence"].tolist()


def test_an_undefined_measure_has_no_passages():
    empty = [("x", parse(""))]
    assert passages(empty, metrics()["loaded_terms"], "all").empty
    assert contributions(passages(empty, metrics()["loaded_terms"], "all")).empty


@pytest.mark.parametrize("name", metrics())
def test_every_measure_can_be_audited(docs, name):
    found = passages(docs, metrics()[name], "all")
    assert len(sentences(docs, found, "all")) == 4
    assert contributions(found)["n"].sum() == len(found)


def test_hits_have_term_voice_and_sentence(docs):
    first = term_hits(docs).iloc[0]
    assert (first["term"], first["voice"], first["start"]) == ("regime", "quoted", TEXTS["a"].index("regime"))
    assert first["sentence"] == '"The regime is finished," said Ann Lee.'
    assert TEXTS["a"][first["start"] : first["end"]] == "regime"


def test_hits_by_outlet_leave_other_articles_out(docs):
    table = hits_by_outlet(term_hits(docs), {"a": "Wire"})
    assert table.columns.tolist() == ["Wire"]
    assert table.loc["fiasco", "Wire"] == 2

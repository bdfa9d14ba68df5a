from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.ingest.folder import sample_articles
from lib.text import parse

TEXT = 'The mayor was calm. "The dam is a disaster waiting to happen," said Ann Lee. "We must "repair" it now."'


def said(text: str, voice: str) -> list[str]:
    doc = parse(text).in_voice(voice)
    return [" ".join(token.raw for token in sentence.tokens) for sentence in doc.sentences]


def test_a_sentence_belongs_to_the_voice_of_most_of_its_words():
    assert said(TEXT, "own") == ["The mayor was calm."]
    assert said(TEXT, "quoted") == ['"The dam is a disaster waiting to happen,"', '"We must "repair" it now."']


def test_every_word_is_counted_in_one_voice():
    doc = parse(TEXT)
    assert (doc.n_words, doc.own.n_words, doc.quoted.n_words) == (20, 4 + 3, 8 + 5)


def test_marks_inside_a_token_part_it():
    doc = parse('He wrote:"Nobody believes a word of this story" and left.')
    assert doc.quoted.n_words == 7
    assert doc.own.n_words == 4


@pytest.mark.parametrize("article", sample_articles()[::3], ids=lambda article: article.title)
def test_own_and_quoted_words_add_up_to_all(article):
    doc = parse(article.text)
    assert doc.own.n_words + doc.quoted.n_words == doc.n_words
    assert len(doc.own.loaded_terms) + len(doc.quoted.loaded_terms) == len(doc.loaded_terms)


@given(st.text(alphabet=st.sampled_from("ab \"'“”.,\n"), max_size=120))
def test_adds_up_on_any_marks(text):
    doc = parse(text)
    assert doc.own.n_words + doc.quoted.n_words >= doc.n_words  # a token that marks cut in two is two words


def test_a_voice_has_no_voices():
    with pytest.raises(ValueError, match=r"^a document in the voice 'own' has no part 'quoted'$"):
        parse(TEXT).own.in_voice("quoted")

from __future__ import annotations

import pytest

from lib.compare.index import WordIndex
from lib.compare.term_counts import TermSettings, term_counts
from lib.compare.trace import trace
from lib.ingest.folder import sample_articles
from lib.model import VOICES
from lib.text import parse, parse_article

RARE = TermSettings(fewest_articles=1, fewest_share=0)


def index_of(*texts: str) -> WordIndex:
    return WordIndex.of({str(number): trace(parse(text)) for number, text in enumerate(texts)})


def table(index: WordIndex, voice="all", settings=RARE) -> dict[str, list[int]]:
    counted = term_counts(index, voice, settings=settings)
    return dict(zip(counted.terms.tolist(), counted.counts.toarray().astype(int).tolist(), strict=True))


def test_words_and_phrases_of_one_sentence_are_counted_by_article():
    found = table(index_of("Dams broke. Dams broke again.", "Dams held."))
    assert found == {
        "dams": [2, 1],
        "broke": [2, 0],
        "again": [1, 0],
        "held": [0, 1],
        "dams broke": [2, 0],
        "broke again": [1, 0],
        "dams held": [0, 1],
    }


def test_no_terms_without_a_letter_and_no_phrases_of_function_words():
    found = table(index_of("In 2018 10 dams of the state broke."))
    assert "2018" not in found
    assert "2018 10" not in found
    assert "of the" not in found
    assert {"of", "the", "in 2018", "10 dams", "dams of", "the state"} <= set(found)


def test_no_phrase_crosses_from_one_voice_into_the_other():
    found = table(index_of('"We left early," Ruiz said.'))
    assert "left early" in found
    assert "early ruiz" not in found
    assert set(table(index_of('"We left early," Ruiz said.'), "own")) == {"ruiz", "said", "ruiz said"}


@pytest.mark.parametrize(("fewest", "share", "kept"), [(1, 0.0, 3), (2, 0.0, 2), (3, 0.0, 1), (1, 0.6, 1)])
def test_a_term_must_be_in_enough_articles(fewest, share, kept):
    index = index_of("Dams.", "Dams. Ports.", "Dams. Ports. Ships.", "Dams. Dams.")
    assert len(table(index, settings=TermSettings(fewest, 0, share))) == kept


def test_every_count_is_the_number_of_places_where_the_term_is_found():
    index = WordIndex.of({article.id: trace(parse_article(article)) for article in sample_articles()})
    for voice in VOICES:
        counted = term_counts(index, voice)
        heard = index.heard(voice)
        totals = counted.counts.sum(axis=1)
        assert len(totals) > 100
        for term, total in zip(counted.terms, totals, strict=True):
            places = index.places(term)
            assert heard[places].sum() == total


@pytest.mark.parametrize(("n", "least"), [(1, 1), (2, 1), (3, 1), (4, 2), (7, 3), (9, 3), (2_000, 3), (10_000, 10)])
def test_of_few_articles_fewer_must_have_a_term(n, least):
    assert TermSettings().least(n) == least

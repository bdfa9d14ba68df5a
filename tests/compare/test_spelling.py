from __future__ import annotations

import pytest

from lib.compare import spelling
from lib.compare.index import WordIndex
from lib.compare.spelling import spellings
from lib.compare.term_counts import term_counts
from lib.compare.trace import trace
from lib.ingest.folder import sample_articles
from lib.text import parse, parse_article

TEXTS = {
    "a": "At 9 a.m. the US envoy met Nessa Ferrick. Nobody told us. But the US sent Dr. Ruiz’s note, and it’s late.",
    "b": "The gates opened by 5 a.m.\n\nThe US army came. We saw Dr. Ruiz ... then Nessa Ferrick left. Floods came.",
    "c": "“They told us,” said Nessa Ferrick. “The US left us at 6 p.m. but told us.”",
}
INDEX = WordIndex.of({key: trace(parse(text)) for key, text in TEXTS.items()})


def written(term: str, voice="all") -> str:
    return spellings(INDEX, lambda ids: {each: TEXTS[each] for each in ids}, [term], voice)[term]


@pytest.mark.parametrize(
    ("term", "spelling"),
    [
        ("nessa ferrick", "Nessa Ferrick"),
        ("a.m", "a.m."),  # also where it ends a sentence
        ("p.m", "p.m."),
        ("dr ruiz", "Dr. Ruiz"),  # without the possessive, and without the ellipsis behind it
        ("late", "late"),  # the full stop is the sentence's
        ("it's", "it's"),  # with plain marks
        ("gates", "gates"),
        ("floods", "Floods"),  # stands nowhere but at the beginning of a sentence
        ("but", "but"),  # a capital at the beginning of a sentence does not count
        ("zebra", "zebra"),
    ],
)
def test_terms_are_written_as_in_the_texts(term, spelling):
    assert written(term) == spelling


def test_the_commonest_spelling_of_the_voice_is_taken():
    assert written("us", "own") == "US"  # three of four
    assert written("us", "quoted") == "us"  # three of four


def test_terms_of_few_among_many_articles_are_found(monkeypatch):
    monkeypatch.setattr(spelling, "SAMPLES", (1, 2))
    assert [written(term) for term in ("envoy", "army", "p.m")] == ["envoy", "army", "p.m."]


def test_few_texts_are_read_for_a_term():
    known = {str(number): "In Ondle the dam broke." for number in range(40)}
    index, asked = WordIndex.of({key: trace(parse(text)) for key, text in known.items()}), []

    def texts(ids):
        asked.extend(ids)
        return {each: known[each] for each in ids}

    assert spellings(index, texts, ["ondle", "the dam"]) == {"ondle": "Ondle", "the dam": "the dam"}
    assert len(set(asked)) == len(asked) == spelling.ARTICLES


def test_every_term_of_the_sample_keeps_its_letters():
    known = {article.id: article for article in sample_articles()}
    index = WordIndex.of({key: trace(parse_article(article)) for key, article in known.items()})
    terms = term_counts(index).terms.tolist()
    found = spellings(index, lambda ids: {each: known[each].text for each in ids}, terms)
    assert list(found) == terms
    assert [" ".join(word.removesuffix(".") for word in each.lower().split()) for each in found.values()] == terms
    assert found["ines corrady"] == "Ines Corrady"

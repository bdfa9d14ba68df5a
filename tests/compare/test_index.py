from __future__ import annotations

import numpy as np
import pytest

from lib.compare.index import WordIndex
from lib.compare.trace import trace
from lib.ingest.folder import sample_articles
from lib.text import parse, parse_article

TEXT = (
    "The “rebels” fled.\n\n“The rebels' convoy left,” said Ana Ruiz, a spokeswoman. “It won’t return.” "
    "Rebels remain. Convoy left."
)


def index_of(*texts: str) -> WordIndex:
    return WordIndex.of({str(number): trace(parse(text)) for number, text in enumerate(texts)})


def phrases(index: WordIndex, query: str, texts: tuple[str, ...]) -> list[str]:
    n = len(query.split())
    return [
        texts[index.article[place]][index.starts[place] : index.ends[place + n - 1]] for place in index.places(query)
    ]


def test_words_are_found_whatever_their_case_and_possessive():
    assert phrases(index_of(TEXT), "rebels", (TEXT,)) == ["rebels", "rebels", "Rebels"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("the rebels", ["The “rebels", "The rebels"]),
        ("rebel*", ["rebels", "rebels", "Rebels"]),
        ("r?bels remain", ["Rebels remain"]),
        ("won't", ["won’t"]),
        ("WON’T return", ["won’t return"]),
        ("left said", []),  # one is quoted, the other is not
        ("remain convoy", []),  # two sentences
        ("*", None),
        ("", []),
        ("convoy left to nowhere", []),
        (".*", []),  # a full stop is no wildcard
    ],
)
def test_phrases_and_wildcards(query, found):
    lines = phrases(index_of(TEXT), query, (TEXT,))
    assert lines == found if found is not None else len(lines) == parse(TEXT).n_words


def test_no_phrase_runs_from_one_article_into_the_next():
    texts = ("They fled", "home again")
    assert phrases(index_of(*texts), "fled home", texts) == []
    assert phrases(index_of(*texts), "home again", texts) == ["home again"]


def test_the_words_of_each_voice_are_those_that_the_scores_count():
    for article in sample_articles():
        doc = parse_article(article)
        found = trace(doc)
        assert len(found.words) == doc.n_words
        assert np.sum(found.quoted) == doc.in_voice("quoted").n_words
        assert np.sum(~found.quoted) == doc.in_voice("own").n_words
        assert sum(each.n_words for each in found.quotations) == np.sum(found.quoted)


def test_quotations_have_the_full_name_of_their_speaker():
    found = trace(parse('"We go," said Ana Ruiz.\n\n"We stay," Ruiz claimed. "Never."')).quotations
    assert [(each.speaker, each.cue, each.cue_class, each.n_words) for each in found] == [
        ("Ana Ruiz", "said", "neutral", 2),
        ("Ana Ruiz", "claimed", "evaluative", 2),
        ("Ana Ruiz", None, None, 1),
    ]


def test_nothing_to_index():
    assert len(WordIndex.of({}).places("a")) == 0
    assert len(index_of("", "…").places("*")) == 0

from __future__ import annotations

import pytest

from lib.compare.index import WordIndex
from lib.compare.trace import trace
from lib.text import parse

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


def test_nothing_to_index():
    assert len(WordIndex.of({}).places("a")) == 0
    assert len(index_of("", "…").places("*")) == 0

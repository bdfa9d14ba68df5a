from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.compare.index import WordIndex
from lib.compare.naming import default_naming, mentions, read_naming
from lib.compare.trace import NO_TRACE, trace
from lib.ingest.folder import sample_articles
from lib.text import parse, parse_article

PEOPLE = read_naming(
    "people",
    "concept,word,also,except,forms\n"
    "people,immigrant,,,noun\n"
    "people,illegal immigrant,illegals,,noun\n"
    "people,asylum seeker,,,noun\n"
    "people,migrant,,migrant bird,noun\n"
    "other,migrant,,,\n"
    "other,wander*,,,\n",
)


def index_of(*texts: str) -> WordIndex:
    return WordIndex.of({str(number): trace(parse(text)) for number, text in enumerate(texts)})


def words(text: str, concept: str = "people", voice="all") -> list[str]:
    found = mentions(index_of(text), PEOPLE, voice)
    return found.loc[found["concept"] == concept, "word"].tolist()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Illegal immigrants and immigrants came.", ["illegal immigrant", "immigrant"]),  # not immigrant twice
        ("An illegal, quiet immigrant.", ["immigrant"]),
        ("Illegals.", ["illegal immigrant"]),
        ("Asylum seekers, an asylum-seeker, the asylum seeker's.", ["asylum seeker"] * 3),
        ("Asylum. Seekers.", []),  # two sentences
        ("Migrant birds rest. The migrants rest. A migrant bird's nest.", ["migrant"]),
        ("Nobody came.", []),
        ("", []),
    ],
)
def test_the_longest_phrase_counts_and_exceptions_shield_their_words(text, found):
    assert words(text) == found


def test_a_place_counts_once_for_a_concept_and_for_each_concept():
    assert words("A migrant wandered.", "people") == ["migrant"]
    assert words("A migrant wandered.", "other") == ["migrant", "wander*"]


def test_voices_share_the_mentions_between_them():
    text = 'The migrants came. "Illegal immigrants," said Ana Ruiz. "Immigrants are welcome."'
    assert words(text) == ["migrant", "illegal immigrant", "immigrant"]
    assert words(text, voice="own") == ["migrant"]
    assert words(text, voice="quoted") == ["illegal immigrant", "immigrant"]


def test_a_phrase_does_not_run_from_own_into_quoted_words():
    assert words('It is illegal. He said: "immigrants came".') == ["immigrant"]
    assert words('An illegal "immigrant who came yesterday," he said.') == ["immigrant"]


def test_place_and_length_lead_to_the_text():
    text = "Two illegal immigrants came."
    index = index_of("Nothing.", text)
    (row,) = mentions(index, PEOPLE).itertuples()
    assert (row.concept, row.word, row.id, row.n_words) == ("people", "illegal immigrant", "1", 2)
    assert text[index.starts[row.place] : index.ends[row.place + row.n_words - 1]] == "illegal immigrants"


def test_counts_equal_those_of_the_index_for_words_that_are_apart():
    index = WordIndex.of({article.id: trace(parse_article(article)) for article in sample_articles()})
    naming = read_naming(
        "a", "concept,word,forms\na,boss,noun\na,manage*,\na,chief executive,\nb,per cent,\nb,percent,\n"
    )
    found = mentions(index, naming)["word"].value_counts()
    queries = {"boss": ("boss", "bosses"), "manage*": ("manage*",), "chief executive": ("chief executive",)}
    queries |= {"per cent": ("per cent", "per-cent"), "percent": ("percent",)}
    for word, asked in queries.items():
        assert found[word] == sum(len(index.places(query)) for query in asked) > 0


@settings(max_examples=40)
@given(
    st.lists(
        st.sampled_from(["illegal", "immigrants", "asylum", "seeker", "migrant", "bird", "came", "."]), max_size=30
    )
)
def test_mentions_of_a_concept_never_overlap_and_grow_with_repetition(drawn):
    text = " ".join(drawn)
    found = mentions(index_of(text), PEOPLE)
    for _, rows in found.groupby("concept"):
        assert (rows["place"].to_numpy()[1:] >= (rows["place"] + rows["n_words"]).to_numpy()[:-1]).all()
    assert len(mentions(index_of(text, text), PEOPLE)) == 2 * len(found)


@pytest.mark.parametrize("traces", [{}, {"a": NO_TRACE}])
def test_nothing_to_find_gives_an_empty_table(traces):
    found = mentions(WordIndex.of(traces), default_naming())
    assert found.empty
    assert list(found.columns) == ["concept", "word", "id", "place", "n_words"]

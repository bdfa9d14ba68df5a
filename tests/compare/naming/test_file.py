from __future__ import annotations

import csv

import pytest

from lib.compare.naming import Naming, Rival, csv_of, default_naming, read_naming
from lib.compare.naming.file import DEFAULT_PATH, MOST_WORDS, table_of
from lib.text.lexicon import LexiconError

SMALL = "concept,word\nfighters,militant\nfighters,rebel\n"


def problems(csv_text: str, base: Naming | None = None) -> list[str]:
    with pytest.raises(LexiconError) as refused:
        read_naming("own", csv_text, base=base)
    return list(refused.value.rows)


def test_our_list_has_at_least_sixty_concepts_of_three_to_eight_words():
    naming = default_naming()
    assert len(naming.concepts) >= 60
    assert {len(naming.of(concept)) for concept in naming.concepts} <= set(range(3, 9))


def test_our_list_is_written_as_it_is_read():
    assert csv_of(default_naming()) == DEFAULT_PATH.read_text(encoding="utf-8")


def test_the_table_of_a_list_has_the_cells_of_its_file():
    rows = list(csv.reader(csv_of(default_naming()).splitlines()))
    assert [list(table_of(default_naming())), *table_of(default_naming()).to_numpy().tolist()] == rows


def test_no_phrase_of_our_list_stands_for_two_words_of_a_concept():
    naming = default_naming()
    for concept in naming.concepts:
        written = [phrase for rival in naming.of(concept) for phrase in {rival.word, *rival.also}]
        assert len(written) == len(set(written)), concept


def test_no_exception_of_our_list_is_idle():
    naming = default_naming()
    for concept in naming.concepts:
        words = [" ".join(phrase.words) for phrase in dict(naming.phrases)[concept] if phrase.rival]
        for rival in naming.of(concept):
            for exception in rival.exceptions:
                padded = f" {exception.replace('-', ' ')} "
                assert any(f" {word.replace('-', ' ')} " in padded for word in words), (concept, exception)


def test_case_typography_and_spaces_do_not_matter():
    naming = read_naming("own", "concept,word,also\n a  b , Women’s  March ,one;; two three ;\na b,riot,\n")
    assert naming.rivals == (Rival("a b", "Women's March", ("one", "two three")), Rival("a b", "riot"))
    lower = read_naming("own", "concept,word,also\na b,women's march,one;two three\na b,riot,\n")
    assert lower.version == naming.version
    assert [phrase.words for _, of in lower.phrases for phrase in of] == [
        p.words for _, of in naming.phrases for p in of
    ]
    assert naming.with_rivals("more", lower.rivals).rivals == lower.rivals  # the same words


def test_every_bad_row_is_named_with_its_remedy():
    text = (
        "concept,word,also,except,forms,note\n"
        ",rebel,,,,\n"
        "a,(((,,,,\n"
        "a,fine,,,plural,\n"
        "a,fine,,,,\n"
        "a,ok,x y?,,,\n"
        "a,rebel*,,,noun,one,two\n"
    )
    word = "Use words of letters, digits, hyphens and apostrophes, with * only at the end of a word."
    assert problems(text) == [
        "own, row 2: no concept. Fill the column 'concept'.",
        f"own, row 3: '(((' is no term. {word}",
        "own, row 4: 'plural' is no kind of forms. Use noun, verb, comparison, adverb, ness, with spaces between them, "
        "or leave it empty.",
        "own, row 5: 'fine' is there twice for 'a'. Remove one of the rows.",
        f"own, row 6: 'x y?' is no term. {word}",
        "own, row 7: more cells than columns. Put a cell that holds a comma in double quotes.",
    ]


@pytest.mark.parametrize("text", ["", "\n", "word\nrebel\n", "a,b\n1,2\n"])
def test_columns_must_be_named(text):
    assert problems(text)[0].startswith("own: the first line must name the columns; missing: concept")


def test_a_file_without_rows_is_refused():
    assert problems("concept,word\n") == ["own: no words. Add at least two rows for a concept below the column names."]


def test_a_concept_needs_a_rival_and_not_too_many():
    many = "".join(f"b,word{number}\n" for number in range(MOST_WORDS + 1))
    assert problems(f"concept,word\na,rebel\n{many}") == [
        "own: the concept 'a' has 1 word. A concept has 2 to 12; add a rival.",
        "own: the concept 'b' has 13 words. A concept has 2 to 12; remove some.",
    ]


def test_a_long_concept_and_a_broken_file_are_refused():
    assert problems(f"concept,word\n{'a' * 61},b\n") == [
        "own, row 2: the concept has more than 60 characters. Shorten it."
    ]
    limit = csv.field_size_limit(1000)
    try:
        assert "this is no CSV" in problems('concept,word\na,"b' + "x" * 2000)[0]
    finally:
        csv.field_size_limit(limit)


def test_a_list_can_add_one_word_to_a_concept_and_replace_another():
    base = read_naming("ours", SMALL)
    joined = read_naming("own", "concept,word,forms\nfighters,insurgent,\nfighters,rebel,noun\n", base=base)
    assert joined.name == "ours + own"
    assert joined.rivals == (
        Rival("fighters", "militant"),
        Rival("fighters", "rebel", forms=("noun",)),
        Rival("fighters", "insurgent"),
    )
    assert problems("concept,word\nother,alone\n", base) == [
        "own: the concept 'other' has 1 word. A concept has 2 to 12; add a rival."
    ]


def test_equal_content_has_an_equal_version_whatever_the_order_and_notes():
    base = read_naming("ours", SMALL)
    other = read_naming("mine", "concept,word,note\nfighters,rebel,x\nfighters,militant,\n")
    assert base.version == other.version
    assert base.version != read_naming("ours", SMALL.replace("rebel", "rebels")).version


def test_what_is_written_is_read_back():
    made = Naming("a", (Rival("x, y", "b", ("c d", "e"), ("a b",), ("noun", "verb"), 'a "note"'), Rival("x, y", "z")))
    assert read_naming("a", csv_of(made)) == made

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.compare.handcheck.check import Check, CheckError, Coding, Drawn
from lib.compare.handcheck.draw import draw
from lib.compare.handcheck.file import json_text, read_check
from lib.compare.handcheck.result import (
    SentenceValues,
    agreement,
    alpha,
    badge,
    disagreements,
    n_changed,
    short,
    values_now,
)
from lib.model import Article
from lib.text import parse

TEXTS = {
    "Wire": "The dam held through the night. Nobody was hurt, the fire chief said. It rained.",
    "Post": "A disgraceful failure cost the town its bridge. The mayor praised the brave crews. Nobody was "
    "hurt, the fire chief said.",
}
ARTICLES = {Article(text).id: text for text in TEXTS.values()}
OUTLET_OF = {Article(text).id: outlet for outlet, text in TEXTS.items()}
DOCS = [(article, parse(text)) for article, text in ARTICLES.items()]


def drawn(n: int = 10, seed: int = 0, docs=DOCS, question="tone") -> Check:
    return draw(docs, OUTLET_OF, question, n=n, seed=seed, settings_version="v")


def check_of(*codings: tuple[int | None, ...], question="tone", closed=True) -> Check:
    sentences = tuple(Drawn("a" * 64, 10 * i, 10 * i + 5, f"Sentence {i}.", float(i)) for i in range(len(codings[0])))
    held = tuple(Coding(f"coder {i}", codes, closed) for i, codes in enumerate(codings))
    return Check(question, sentences, "v", 0, held)


def tones(*values: float) -> list[SentenceValues]:
    return [SentenceValues(value, -value, value, value) for value in values]


def test_a_draw_takes_each_sentence_once_and_none_of_three_words():
    texts = sorted(each.text for each in drawn().sentences)
    assert texts == [
        "A disgraceful failure cost the town its bridge.",
        "Nobody was hurt, the fire chief said.",
        "The dam held through the night.",
        "The mayor praised the brave crews.",
    ]


def test_a_draw_is_repeatable_in_whatever_order_the_articles_come():
    assert drawn(3, seed=7) == drawn(3, seed=7, docs=DOCS[::-1])
    assert len({drawn(3, seed=seed).sentences for seed in range(9)}) > 1


def test_a_draw_is_spread_over_outlets():
    for seed in range(9):
        assert {OUTLET_OF[each.article] for each in drawn(2, seed).sentences} == {"Wire", "Post"}


def test_spans_lie_in_the_articles():
    for each in drawn().sentences:
        assert ARTICLES[each.article][each.start : each.end] == each.text


def test_only_english_texts_are_drawn_from():
    text = "Der Bürgermeister lobte die tapferen Helfer, und niemand wurde in dieser langen Nacht verletzt. " * 4
    article = Article(text).id
    assert draw([(article, parse(text))], {article: "Blatt"}, "tone", n=9, seed=0, settings_version="v").sentences == ()


def test_values_are_those_of_the_sentences_now_and_none_where_the_article_is_gone():
    check = drawn()
    assert n_changed(check, values_now(check, DOCS)) == 0
    gone = values_now(check, DOCS[:1])
    assert [now is None for now in gone] == [each.article != DOCS[0][0] for each in check.sentences]


def test_r_of_codes_that_swap_neighbours_leaves_out_what_is_not_coded_or_measured():
    # Two values of each of 5 codes and measures 0 to 4, codes 1 and 2 swapped with each other: sum of squared
    # differences 4 over 10 pairs with variance 2, so r = 1 - 4 / (2 * 10 * 2).
    check = check_of((-2, -1, 0, 1, 2, -2, 0, -1, 1, 2, None, 2))
    values = [*tones(0, 1, 2, 3, 4, 0, 1, 2, 3, 4, 9), None]
    found = agreement(check, check.closed[0], values, "sentiment")
    assert (found.name, found.n) == ("r", 10)
    assert found.value == pytest.approx(1 - 2 / (2 * 10 * 2))


def test_auc_of_loaded_sentences():
    check = check_of((1, 1, 1, 1, 1, 0, 0, 0, 0, 0), question="loadedness")
    found = agreement(check, check.closed[0], tones(9, 8, 7, 6, 4, 5, 3, 2, 1, 0), "loaded_terms")
    assert found.value == pytest.approx(24 / 25)  # one pair of 5 x 5 stands the wrong way round


def test_alpha_between_two_coders_counts_only_sentences_that_both_coded():
    same = check_of((0, 1, 1, 0, 1), (0, 1, 1, 0, None), question="loadedness")
    assert alpha(same) == (1.0, 4)
    # 4 units, 1 disagrees: observed 1 of 4 units; of 8 codes 3 are 1: expected 2 * 3 * 5 / (8 * 7).
    one_apart = check_of((0, 1, 1, 0), (0, 1, 0, 0), question="loadedness")
    assert alpha(one_apart)[0] == pytest.approx(1 - (1 / 4) / (30 / 56))


def test_the_furthest_apart_stand_first():
    check = check_of((2, -2, 0, None))
    table = disagreements(check, tones(-0.9, -0.5, 0.5, 0))
    # Ranks of the codes 3, 1, 2, of the measure 1, 2, 3.
    assert table["place"].tolist() == [0, 1, 2]
    assert table["apart"].tolist() == pytest.approx([2 / 3, 1 / 3, 1 / 3])


def test_the_badge_says_what_was_found():
    ten = (1, 1, 1, 1, 1, 0, 0, 0, 0, 0)
    check = check_of(ten, question="loadedness")
    values = tones(9, 8, 7, 6, 4, 5, 3, 2, 1, 0)
    assert badge(check, values, "loaded_terms") == "checked by hand on 10 sentences: AUC = .96 (.59 to 1.00)"
    both = check_of(ten, ten, question="loadedness")
    assert badge(both, values, "loaded_terms").startswith("checked by hand on 10 sentences by 2 coders: AUC = .96 (")
    assert badge(both, values, "loaded_terms").endswith("; alpha = 1.00")


@pytest.mark.parametrize(
    "check", [None, check_of((1,) * 9), check_of((1, 0) * 5, closed=False)], ids=["none", "too few", "in progress"]
)
def test_the_badge_says_not_checked(check):
    values = tones(*range(len(check.sentences))) if check else ()
    assert badge(check, values, "sentiment") == "not checked by hand"
    assert badge(check, values, "unscored_sentences") == "not checked by hand"


def test_a_check_on_sentences_that_are_gone_is_none():
    assert badge(check_of((1, 0) * 10), [None] * 20, "sentiment") == "not checked by hand"


@pytest.mark.parametrize(("value", "printed"), [(0.614, ".61"), (-0.05, "−.05"), (1.0, "1.00"), (-0.001, ".00")])
def test_coefficients_are_printed_without_a_zero_before_the_point(value, printed):
    assert short(value) == printed


def test_a_closed_coding_keeps_its_codes():
    check = check_of((1, None, 0)).with_coder("Bob").coded(1, 2)
    assert [coding.codes for coding in check.codings] == [(1, None, 0), (None, 2, None)]
    assert check.finished().coding is None


def test_a_name_must_be_there_and_is_given_once():
    with pytest.raises(CheckError, match=r"^Give the coder a name or initials\.$"):
        drawn().with_coder("  ")
    with pytest.raises(CheckError, match=r"^ann has coded these sentences already"):
        drawn().with_coder("Ann").with_coder("ann")


def test_a_colleagues_codes_join_ours_and_blank_sentences_hide_everything():
    ours = drawn().with_coder("Ann").coded(0, 1).finished()
    blank = read_check("blank.json", json_text(ours.blank()).encode())
    assert not blank.codings
    assert {each.measured for each in blank.sentences} == {None}
    theirs = blank.with_coder("Bob").coded(0, -1).finished()
    joined = ours.joined(theirs)
    assert [coding.coder for coding in joined.codings] == ["Ann", "Bob"]
    assert joined.sentences == ours.sentences
    assert joined.joined(theirs) == joined
    with pytest.raises(CheckError, match=r"^The file is of another draw"):
        ours.joined(drawn(2).with_coder("Bob"))
    with pytest.raises(CheckError, match=r"^Here and in the file Ann gave different codes"):
        ours.joined(blank.with_coder("Ann").coded(0, 2).finished())


@given(st.lists(st.none() | st.integers(-2, 2), min_size=1, max_size=40), st.booleans())
def test_json_gives_an_equal_check_back(codes, closed):
    check = check_of(tuple(codes), closed=closed)
    assert read_check("check.json", json_text(check).encode()) == check


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_garbage_is_refused_with_a_sentence(content):
    with pytest.raises(CheckError, match=r"^a\.json: "):
        read_check("a.json", content)


GOOD = json.loads(json_text(check_of((1, 0, None))))


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"question": "mood"}, "its question is neither tone nor loadedness"),
        ({"question": ["tone"]}, "its question is neither tone nor loadedness"),
        ({"seed": True}, "settings version or seed is missing"),
        ({"sentences": []}, "it must hold 1 to 1,000 sentences"),
        ({"sentences": GOOD["sentences"][:2]}, "coding 1 has not one code for each sentence"),
        ({"sentences": [*GOOD["sentences"][:2], GOOD["sentences"][0]]}, "a sentence stands in it twice"),
        ({"sentences": [1, 2, 3]}, "sentence 1 has not the parts of a sentence"),
        (
            {"codings": [GOOD["codings"][0] | {"codes": [1, 0, 3]}]},
            "coding 1 has a code that is not on the scale (-2 to 2)",
        ),
        (
            {"codings": [GOOD["codings"][0] | {"codes": [1, 0, True]}]},
            "coding 1 has a code that is not on the scale (-2 to 2)",
        ),
        ({"codings": GOOD["codings"] * 2}, "two codings have the same coder"),
        ({"codings": [None]}, "coding 1 has not the parts of a coding"),
        ({"more": 1}, "its parts are not those of a check"),
    ],
)
def test_a_changed_file_is_refused_with_what_is_wrong(changed, problem):
    with pytest.raises(CheckError) as refused:
        read_check("a.json", json.dumps(GOOD | changed).encode())
    assert str(refused.value) == f"a.json: {problem}. The file was changed or cut; download it again."


def test_a_check_outlives_a_change_of_settings():
    check = replace(check_of((2, 1, 0, -1, -2) * 2), settings_version="other")
    values = tones(*[4, 3, 2, 1, 0] * 2)
    assert agreement(check, check.closed[0], values, "sentiment").value == pytest.approx(1)
    # Drawn at 0, 1, 2 … and now 4, 3, 2, 1, 0 twice: only the third measures what it did.
    assert n_changed(check, values) == 9

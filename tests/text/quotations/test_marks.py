"""Which marks quote, and which of them belong together."""

from __future__ import annotations

import pytest
from reading import found, paragraphs, told

from lib.text.quotations import quotations


# ---- marks -----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "quoted",
    [
        '"The dam is safe,"',
        "“The dam is safe,”",
        "«The dam is safe,»",
        "»The dam is safe,«",
        "„The dam is safe,“",
        "”The dam is safe,”",
        "“The dam is safe,“",
        "''The dam is safe,''",
        "``The dam is safe,''",
        "‘The dam is safe,’",
        "'The dam is safe,'",
        '" The dam is safe , "',
        "'' The dam is safe , ''",
    ],
)
@pytest.mark.parametrize("with_original", [True, False])
def test_every_pair_of_marks_makes_a_quotation(quoted: str, with_original: bool) -> None:
    assert told(f"{quoted} the mayor said on Friday.", with_original=with_original) == [("speech", quoted)]


def test_a_missing_space_beside_a_mark_does_no_harm() -> None:
    assert told('"The dam is safe,"said Ruiz."Nobody needs to leave."') == [
        ("speech", '"The dam is safe,"'),
        ("speech", '"Nobody needs to leave."'),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The workers' union and the dogs' owner don't like rock 'n' roll, O'Neill said.",
        "The workers’ union and the dogs’ owner don’t like rock ’n’ roll, O’Neill said.",
        "Back in the '90s they told 'em to wait 'til dawn.",
        "Back in the ‘90s they told ’em to wait ’til dawn.",
        "The class of '68 met in the Joneses' garden.",
        "He is 6'2\" tall and weighs 200 pounds, police said.",
        'They found a 5" blade and a 12" pipe.',
        "The pool is 50' long and 6' deep.",
        'A <p class="lead"> from the page was left in the text.',
    ],
)
def test_apostrophes_measures_and_markup_are_no_quotations(text: str) -> None:
    assert told(text) == []


def test_a_possessive_does_not_close_a_single_quotation() -> None:
    text = "'The workers' union doesn't agree,' said O'Neill."
    assert told(text) == [("speech", "'The workers' union doesn't agree,'")]


def test_a_single_mark_closes_before_a_verb_though_a_possessive_follows() -> None:
    text = "“The ‘rescuers’ saw no difference between the farmers’ houses and the barns,” Ruiz said."
    assert told(text)[1] == ("+scare", "‘rescuers’")


def test_inches_do_not_close_a_quotation() -> None:
    assert told('"It is a 12" pipe, at least," Ruiz said.') == [("speech", '"It is a 12" pipe, at least,"')]


def test_inner_marks_of_the_other_kind_are_nested() -> None:
    assert told("“They call it ‘solid,’” Ruiz said. “Nobody believes it.”") == [
        ("speech", "“They call it ‘solid,’”"),
        ("+scare", "‘solid,’"),
        ("speech", "“Nobody believes it.”"),
    ]


def test_british_marks_are_nested_the_other_way_round() -> None:
    assert told("‘My neighbour called it “solid” last week,’ Ruiz said.") == [
        ("speech", "‘My neighbour called it “solid” last week,’"),
        ("+scare", "“solid”"),
    ]


def test_inner_marks_of_the_same_kind_are_nested() -> None:
    text = 'They want "to dry the valley, which they "rescued" from the flood," the spokesman said.'
    assert told(text) == [
        ("speech", '"to dry the valley, which they "rescued" from the flood,"'),
        ("+scare", '"rescued"'),
    ]


def test_marks_that_point_the_wrong_way_are_taken_in_turn() -> None:
    text = 'The mayor said," we are ready." He left. The crowd sang," go home."'
    assert [words for _, words in told(text)] == ['" we are ready."', '" go home."']


def test_three_marks_side_by_side_close_the_inner_quotation_first() -> None:
    text = "''They told us it was 'safe,''' Ruiz said."
    assert told(text) == [("speech", "''They told us it was 'safe,'''"), ("+scare", "'safe,'")]


def test_empty_marks_are_no_quotation() -> None:
    assert told('He wrote "" and "!" on the wall.') == []


# ---- paragraphs ------------------------------------------------------------------------------------------------------
def test_a_quotation_over_paragraphs_is_one_stretch_in_each() -> None:
    text = 'Ruiz said: "The water rose at noon.\n"We had no warning.\n"Then the lights went out." She left.'
    stretches = found(text)
    assert [text[q.start : q.end] for q in stretches] == [
        '"The water rose at noon.',
        '"We had no warning.',
        '"Then the lights went out."',
    ]
    assert all(q.closed and q.kind == "speech" for q in stretches)
    assert {text[q.speaker.start : q.speaker.end] for q in stretches if q.speaker} == {"Ruiz"}
    assert all(q.speaker for q in stretches)


def test_a_quotation_over_paragraphs_in_single_marks() -> None:
    text = "‘The water rose at noon.\n‘We had no warning,’ Ruiz said."
    assert [words for _, words in told(text)] == ["‘The water rose at noon.", "‘We had no warning,’"]


def test_a_line_break_inside_a_quotation_does_not_end_it() -> None:
    text = 'Ruiz said: "The water rose in\nnineteen eighty-eight and it will rise again," she added. "Nobody left."'
    assert told(text) == [
        ("speech", '"The water rose in'),
        ("speech", 'nineteen eighty-eight and it will rise again,"'),
        ("speech", '"Nobody left."'),
    ]
    assert all(q.closed for q in found(text))


def test_a_name_below_a_quotation_that_is_set_apart_is_not_quoted() -> None:
    assert told('"The water rose at noon.\nAna Ruiz, nurse."') == [("speech", '"The water rose at noon.')]


def test_an_unmatched_mark_ends_with_its_paragraph() -> None:
    text = 'He said "the water rose at noon and then it fell. \nNobody left.'
    (quotation,) = found(text)
    assert text[quotation.start : quotation.end] == '"the water rose at noon and then it fell.'
    assert not quotation.closed


def test_a_forgotten_mark_does_not_swallow_the_next_quotation() -> None:
    text = '"The water rose at noon. "We had no warning," Ruiz said.'
    first, second = found(text)
    assert (text[first.start : first.end], first.closed) == ('"The water rose at noon.', False)
    assert (text[second.start : second.end], second.closed) == ('"We had no warning,"', True)


def test_a_quotation_never_reaches_into_text_that_is_not_scored() -> None:
    text = 'She said "the dam is old\nClick here\nand nobody checks it" on Friday.'
    scored = [span for span in paragraphs(text) if text[span.start] != "C"]
    assert all(any(p.start <= q.start and q.end <= p.end for p in scored) for q in quotations(text, scored, text))

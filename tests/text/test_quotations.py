"""What stands between the marks, and which of it is speech."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.model import Quotation, Span
from lib.text.normalise import normalise
from lib.text.quotations import quotations

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"


def paragraphs(text: str) -> list[Span]:
    """The lines that hold anything, as paragraphs."""
    spans, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    return spans


def found(original: str, *, with_original: bool = True) -> tuple[Quotation, ...]:
    text = normalise(original)
    return quotations(text, paragraphs(text), original if with_original else None)


def told(original: str, *, with_original: bool = True) -> list[tuple[str, str]]:
    """The quotations as (kind, words); nested ones are marked with a plus sign."""
    return [("+" * q.nested + q.kind, original[q.start : q.end]) for q in found(original, with_original=with_original)]


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


# ---- kinds -----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "text",
    [
        'The "experts" were wrong again.',
        "After years of “peacekeeping” the valley is empty.",
        'Fees are waived under the rule of "fair dealing" in most places.',
        'The report doubts the tale of the "miracle" of the valley, said Ana Ruiz of the water board.',
        'Edward "Ned" Lane runs the shop.',
    ],
)
def test_short_and_unattributed_is_a_scare_quote(text: str) -> None:
    assert [kind for kind, _ in told(text)] == ["scare"]


@pytest.mark.parametrize(
    "text",
    [
        'She wrote the book "The Quiet River" last year.',
        'The film "Drowned" won a prize.',
        'He repeated it on "Morning Talk" on Sunday.',
        "In an article titled “Who Owns the Water,” she asks for more.",
        "They praised Mark Lane’s book, [“Voices from the Valley”](#)",
        'An account called "River Watch" posted a map.',
    ],
)
def test_the_title_of_a_work(text: str) -> None:
    assert [kind for kind, _ in told(text)] == ["title"]


@pytest.mark.parametrize(
    "text",
    [
        '"Never," she said.',
        'The mayor was clear. "Never."',
        'Ruiz called the plan "madness" on Friday.',
        'Ruiz told the council that "nothing is certain" until Monday.',
        'The plan rests on "a long and careful reading of the oldest maps of the valley" and little else.',
        "Mayor Li Wen: ‘We Are Ready for the Flood’",
        '"People were dancing" before the match, she said.',
    ],
)
def test_attributed_or_long_is_speech(text: str) -> None:
    assert [kind for kind, _ in told(text)] == ["speech"]


def test_only_speech_has_a_speaker_and_a_cue() -> None:
    text = 'The "experts" read "The Quiet River" and Ruiz said: "They knew nothing."'
    for quotation in found(text):
        assert (quotation.speaker is not None) == (quotation.kind == "speech")
        assert (quotation.cue is None) == (quotation.cue_class is None)


def test_a_long_nested_quotation_is_speech() -> None:
    text = "\"My mother said, 'Do not go near the river when it rains,' and I went,\" Ruiz said."
    assert [kind for kind, _ in told(text)] == ["speech", "+speech"]


# ---- properties ------------------------------------------------------------------------------------------------------
PIECES = ['"', "'", "''", "“", "”", "‘", "’", "«", "»", "„", "`", " ", "  ", "\n", ", ", ". ", "? ", "(", "-", "—", "5"]
WORDS = ["said ", "Ruiz ", "he ", "the mayor ", "told ", "according to ", "don't ", "workers' ", "safe", "that ", ": "]


@given(st.lists(st.sampled_from(PIECES + WORDS), max_size=40).map("".join))
@settings(max_examples=400, deadline=None)
def test_spans_lie_in_their_paragraph_and_in_their_parent(original: str) -> None:
    text = normalise(original)
    scored = paragraphs(text)
    made = quotations(text, scored, original)
    assert [q.start for q in made] == sorted(q.start for q in made)
    top = [q for q in made if not q.nested]
    assert all(before.end <= after.start for before, after in pairwise(top))
    for quotation in made:
        assert any(p.start <= quotation.start < quotation.end <= p.end for p in scored)
        for part in (quotation.speaker, quotation.cue):
            assert part is None or 0 <= part.start < part.end <= len(text)
        assert not quotation.nested or any(q.start <= quotation.start and quotation.end <= q.end for q in top)


@given(st.text(max_size=200))
@settings(deadline=None)
def test_no_text_raises(original: str) -> None:
    text = normalise(original)
    quotations(text, [Span(0, len(text))], original)


@pytest.mark.parametrize("unit", ['"', "'", "(", '"a ', 'a" ', "as' ", '"Yes," he said. ', '"We will stay here.\n'])
def test_time_grows_in_proportion_to_length(unit: str) -> None:
    def seconds(n: int) -> float:
        text = unit * n
        scored = paragraphs(text)
        started = time.process_time()
        quotations(text, scored, text)
        return time.process_time() - started

    # Four times the text: 4 if linear, 16 if quadratic. A floor keeps the clock's grain out of the ratio.
    short = min(seconds(5_000) for _ in range(3))
    assert seconds(20_000) <= 10 * max(short, 0.01)


# ---- the seeds -------------------------------------------------------------------------------------------------------
def seed(name: str) -> str:
    files = sorted(SEEDS.glob(f"{name}_*.txt"))
    if not files:
        pytest.skip(f"the seed texts are not part of the project; {SEEDS} is not there")
    return files[0].read_text(encoding="utf-8")


def n_of(made: tuple[Quotation, ...], kind: str, *, nested: bool) -> int:
    return sum(q.kind == kind and q.nested is nested for q in made)


def test_first_seed() -> None:
    made = found(seed("000"))
    assert n_of(made, "speech", nested=False) == 12
    assert n_of(made, "scare", nested=False) == 1
    assert n_of(made, "scare", nested=True) == 4
    assert len(made) == 17


def test_second_seed_has_no_speech_after_the_article() -> None:
    original = seed("002")
    made = found(original)
    end = original.index("Featured image")
    assert n_of(made, "speech", nested=False) == 9
    assert [q.kind for q in made if q.start > end] == ["title", "scare", "scare", "scare"]
    speech = [original[q.start] for q in made if q.kind == "speech" and not q.nested]
    assert speech.count("“") == 2


def test_second_seed_nests_two_kinds_of_marks_in_one_quotation() -> None:
    original = seed("002")
    text = normalise(original)
    article = [span for span in paragraphs(text) if span.end < original.index("Featured image")]
    made = quotations(text, article, original)
    assert n_of(made, "speech", nested=False) == 9
    outer = next(q for q in made if original.startswith('"to hide', q.start))
    inner = [original[q.start : q.end] for q in made if q.nested and outer.start < q.start < outer.end]
    assert inner == ["'coalition'", '"liberated"']

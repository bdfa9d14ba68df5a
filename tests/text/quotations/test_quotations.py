"""What stands between the marks, and which of it is speech."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from growth import ALLOWED, growth
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import found, paragraphs, told

from lib.model import Quotation, Span
from lib.text.normalise import normalise
from lib.text.quotations import quotations

SEEDS = Path(__file__).parents[4] / "shared" / "seeds"


# ---- kinds -----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "text",
    [
        'The "experts" were wrong again.',
        "After years of “peacekeeping” the valley is empty.",
        'Fees are waived under the rule of "fair dealing" in most places.',
        'The report doubts the tale of the "miracle" of the valley, said Ana Ruiz of the water board.',
        'Edward "Ned" Lane runs the shop.',
        'The term "acts of God" hides what was known, Lane argues.',
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
        'She directed "Ashes" in 1990.',
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
    known = found(text)
    spans = [(quotation.speaker, quotation.cue) for quotation in known]
    said = [tuple(span and text[span.start : span.end] for span in each) for each in spans]
    assert [quotation.kind for quotation in known] == ["scare", "title", "speech"]
    assert said == [(None, None), (None, None), ("Ruiz", "said")]
    assert [quotation.cue_class for quotation in known] == [None, None, "neutral"]


def test_a_short_nested_quotation_is_speech_if_somebody_says_it_there() -> None:
    text = "“He told me, ‘You’re fired.’ I said, ‘Fine.’ So much for the ‘family’ of the firm,” Ruiz said."
    assert [quotation.kind for quotation in found(text)] == ["speech", "speech", "speech", "scare"]


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
    def run(n: int) -> None:
        text = unit * n
        quotations(text, paragraphs(text), text)

    assert growth(run, 2_000) <= ALLOWED


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

"""Who is one person under several descriptions."""

from __future__ import annotations

from pathlib import Path

import pytest
from growth import ALLOWED, growth

from lib.text import parse
from lib.text.quotations.names import name_of

SEEDS = Path(__file__).parents[4] / "shared" / "seeds"


def people(text: str) -> dict[str, list[tuple[str, str]]]:
    """The mentions of each speaker as (words, kind)."""
    doc = parse(text)
    return {s.name: [(text[m.start : m.end], m.kind) for m in s.mentions] for s in doc.speakers}


def test_one_man_under_five_descriptions() -> None:
    text = (
        'Major General Igor Petrov, a spokesman for the ministry, spoke first. "We are ready," Petrov said.\n'
        '"Nobody sleeps," the spokesman said.\n"It is late," the general added. "Go home," he said.'
    )
    assert people(text) == {
        "Igor Petrov": [
            ("Petrov", "surname"),
            ("the spokesman", "description"),
            ("the general", "description"),
            ("he", "pronoun"),
        ]
    }


@pytest.mark.parametrize(
    ("introduction", "description"),
    [
        ("Sen. Ana Ruiz came late.", "the senator"),
        ("Sen. Ana Ruiz came late.", "the lawmaker"),
        ("Ana Ruiz, the mayor of Leeds, came late.", "the mayor"),
        ("The mayor of Leeds, Ana Ruiz, came late.", "the mayor"),
        ("Ana Ruiz, director of a bureau at the Foreign Ministry, came late.", "the diplomat"),
        ("Defence Ministry spokeswoman Ana Ruiz came late.", "the Defence Ministry spokeswoman"),
        ("Defence Ministry spokeswoman Ana Ruiz came late.", "the ministry's spokeswoman"),
    ],
)
def test_a_definite_description_takes_up_a_role(introduction: str, description: str) -> None:
    text = f'{introduction} "We are ready," Ruiz said.\n"Nobody sleeps in this town," said {description}.'
    assert [*people(text)] == ["Ana Ruiz"]


@pytest.mark.parametrize(
    "text",
    [
        'Sen. Ana Ruiz came. "Yes," Ruiz said. Sen. Tom Ash left. "No, never," Ash said. "Wait," the senator said.',
        'Sen. Ana Ruiz came. "Yes, we do," Ruiz said. A senator left. "I will not wait," the senator said.',
        'Mayor Ana Ruiz came. "Yes, we do," Ruiz said. "I will not wait," the senator said.',
        '"Yes, we do," Ruiz said. "I will not wait," the mayor said. Ruiz, a mayor, left.',
    ],
)
def test_a_description_that_may_mean_somebody_else_stays_words(text: str) -> None:
    assert any(name.startswith("the ") for name in people(text))


def test_the_spokesman_is_the_one_without_a_name_introduced_before() -> None:
    text = '"We are ready," a spokesman for the ministry said.\n"Nobody sleeps," the spokesman said.'
    assert [*people(text)] == ["a spokesman for the ministry"]


def test_two_of_one_surname_are_two() -> None:
    text = '"Yes, we do," Ana Lane said. "No, we do not," Tom Lane said. "Wait for us," Lane said.'
    assert [*people(text)] == ["Ana Lane", "Tom Lane", "Lane"]


def test_an_initial_and_a_title_make_no_other_person() -> None:
    text = '"Yes, we do," Tom Lane said. "Perhaps not," said Tom J. Lane. "Wait for us," said Gov. Lane.'
    assert [*people(text)] == ["Tom J. Lane"]


def test_the_full_name_may_stand_where_nothing_is_quoted() -> None:
    assert [*people('The town heard Ana Ruiz on Monday. "We are ready," Ruiz said.')] == ["Ana Ruiz"]


def test_an_unclear_pronoun_belongs_to_nobody() -> None:
    assert people('"Nobody told me," he said.') == {}


@pytest.mark.parametrize(
    ("phrase", "full"),
    [
        ("General-Major Igor Petrov", "Igor Petrov"),
        ("spokesman of the Defence Ministry Igor Petrov", "Igor Petrov"),
        ("US Secretary of State Ana Ruiz", "Ana Ruiz"),
        ("White House press secretary Tom Lane", "Tom Lane"),
        ("the Rev. J. Lane", "J. Lane"),
        ("Tom Ash Jr.", "Tom Ash Jr"),
        ("Ann Lee of the UN", "Ann Lee"),
        ("Mr. Lane", "Lane"),
        ("a spokesman for Ana Ruiz", None),
        ("The Pentagon", None),
        ("the Defence Ministry", None),
        ("the mayor", None),
        ("he", None),
    ],
)
def test_the_name_in_a_phrase(phrase: str, full: str | None) -> None:
    name = name_of(phrase)
    assert (name and name.full) == full


def test_every_attributed_quotation_belongs_to_one_speaker_at_most() -> None:
    text = '"We are ready," Ana Ruiz said. "It leaks," she said. "Wait," the mayor said. "No," they said.'
    doc = parse(text)
    placed = [quotation for speaker in doc.speakers for quotation in speaker.quotations]
    assert len(placed) == len(set(placed)) == 3
    assert set(placed) <= set(doc.speech)


@pytest.mark.parametrize(
    "unit", ['"Go on," A{0}a Lane said. ', '"Go on," the mayor said. ', "Mayor A{0}a Lane came. ", "where he said "]
)
def test_time_grows_in_proportion_to_length(unit: str) -> None:
    def run(n: int) -> None:
        parse("".join(unit.format(chr(97 + i % 26) * (i % 7)) for i in range(n)))

    assert growth(run, 500) <= ALLOWED


def test_the_second_seed_has_a_general_and_a_secretary_of_state() -> None:
    files = sorted(SEEDS.glob("002_*.txt"))
    if not files:
        pytest.skip(f"the seed texts are not part of the project; {SEEDS} is not there")
    speakers = parse(files[0].read_text(encoding="utf-8")).speakers
    assert {speaker.name: len(speaker.quotations) for speaker in speakers} == {
        "Igor Konashenkov": 8,
        "Rex Tillerson": 1,
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            'Tom Lane and Jean Lane lost it. "It broke him," Mrs Lane said. "I drank," Mr Lane said. '
            '"So did I," Jean Lane said.',
            {"Mrs Lane": 1, "Mr Lane": 1, "Jean Lane": 1},
        ),
        ('The farm of Jean Lane burned. "All gone," Jean Lane said. "All of it," Mrs Lane said.', {"Jean Lane": 2}),
        ('"I ran," said Amy Pond. Her brother, Rob Hill, stayed. "I froze," he said.', {"Amy Pond": 1, "Rob Hill": 1}),
        ('"She is right," said Labour\'s Tim Ray. "She is," Tim Ray added.', {"Tim Ray": 2}),
        (
            '"We stand," said Ivan Bos. Bos\'s Polish counterpart said: "So do we."',
            {"Ivan Bos": 1, "bos's polish counterpart": 1},
        ),
        ('Sir Keith Ogden rose. "He is frail," Sir Keith said. "He is old," Mr Ogden said.', {"Keith Ogden": 2}),
    ],
)
def test_namesakes_and_titles_are_told_apart(text, expected):
    assert {speaker.name: len(speaker.quotations) for speaker in parse(text).speakers} == expected

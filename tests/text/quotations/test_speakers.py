"""Who is quoted, by which reporting verb, and whom a pronoun means."""

from __future__ import annotations

import pytest
from quoted import found, sources, words

from lib.text.normalise import normalise
from lib.text.quotations.pronouns import antecedents


@pytest.mark.parametrize(
    ("text", "speaker", "cue"),
    [
        ('"The dam is safe," Artyom Kozhin said.', "Artyom Kozhin", "said"),
        ('"The dam is safe," the diplomat stressed.', "the diplomat", "stressed"),
        ('"The dam is safe," he said.', "he", "said"),
        ('"The dam is safe," shrugged Ana Ruiz.', "Ana Ruiz", "shrugged"),
        ('"We ran and ran," remembers Ana Ruiz, now 14.', "Ana Ruiz", "remembers"),
        ('"We are ready to talk," Ana Ruiz signalled on Sunday.', "Ana Ruiz", "signalled"),
        ('The pilot radioed "Mayday" twice.', "The pilot", "radioed"),
        ('"The dam is safe," said Ana Ruiz, a nurse from Leeds.', "Ana Ruiz", "said"),
        ('"The dam is safe," said Mr. J. R. Lane, who runs it.', "Mr. J. R. Lane", "said"),
        ('"The dam is safe," Ana Ruiz, a nurse from Leeds, told the Daily Star.', "Ana Ruiz", "told"),
        ('"The dam is safe," Sen. Ana Ruiz (R-Maine) later wrote.', "Sen. Ana Ruiz", "wrote"),
        ('"The dam is safe," spokesman Igor Petrov added on Monday.', "spokesman Igor Petrov", "added"),
        ('"The dam is safe," said the head of the agency on Monday.', "the head of the agency", "said"),
        ('"Is the dam safe?" Ruiz asked.', "Ruiz", "asked"),
        ('"The dam is safe!" shouted one of the men.', "one of the men", "shouted"),
        ('"The dam is safe," according to Mayor Li Wen.', "Mayor Li Wen", "according to"),
        ('According to the mayor, "the dam is safe for another century."', "the mayor", "According to"),
        ('Ana Ruiz said: "The dam is safe."', "Ana Ruiz", "said"),
        ('Ana Ruiz, a nurse from Leeds, said: "The dam is safe."', "Ana Ruiz", "said"),
        ('In a statement on Monday, the company said that "the dam is safe".', "the company", "said"),
        ('The general noted "the great calm of the people of the valley" on Monday.', "The general", "noted"),
        ('Igor Petrov, who runs the board, told reporters "the dam is safe for now".', "Igor Petrov", "told"),
        ('Ana Ruiz went on to say, "The dam is safe."', "Ana Ruiz", "say"),
        ('Ana Ruiz took to the radio, saying: "The dam is safe."', "Ana Ruiz", "saying"),
        ('Two years ago, Ana Ruiz wrote: "The dam is safe."', "Ana Ruiz", "wrote"),
        (
            'The Foreign Ministry official pointed out that "the dam is safe".',
            "The Foreign Ministry official",
            "pointed out",
        ),
        ('Ana Ruiz was asked about it and said: "The dam is safe."', "Ana Ruiz", "said"),
        ('Critics say "the dam is older than the town".', "Critics", "say"),
        ('Lane\'s statement read: "We regret the error."', "Lane's statement", "read"),
        ('Mayor Li Wen: "The dam is safe."', "Mayor Li Wen", None),
        ("“The dam is safe.” — Ana Ruiz", "Ana Ruiz", None),
        ('Lane Motor Co. said it was "pleased".', "Lane Motor Co.", "said"),
        ('"The dam is safe," said Lane Motor Co. The shares fell.', "Lane Motor Co", "said"),
        ('Some 12,000 women said the dam was "safe".', "Some 12,000 women", "said"),
        ('The dam is "safe," said the Senate\'s No. 2 Republican.', "the Senate's No. 2 Republican", "said"),
        ('"The dam is safe," the Senate\'s No. 2 Republican said.', "the Senate's No. 2 Republican", "said"),
        ('The mayor—a nurse—said the dam was "safe".', "The mayor", "said"),
        ('The mayor -- a nurse -- said the dam was "safe".', "The mayor", "said"),
        ('"The dam is safe," said [Ana Ruiz](https://a.org/b), the mayor.', "Ana Ruiz", "said"),
        ('"The dam is safe," said **Ana Ruiz**, the mayor.', "Ana Ruiz", "said"),
        ('"The dam is safe," **Ana Ruiz** said.', "Ana Ruiz", "said"),
        ('"The dam is safe," tweeted @anaruiz.', "anaruiz", "tweeted"),
        ('The WHO said the water was "safe".', "The WHO", "said"),
        ('"The water is safe," said the WHO.', "the WHO", "said"),
        ('In Leeds Lane said the dam was "safe".', "Lane", "said"),
        ('In 2019 Mr. Lane said the dam was "safe".', "Mr. Lane", "said"),
        ('Last week Lane said the dam was "safe".', "Lane", "said"),
        ('After the flood Ana Ruiz said the dam was "safe".', "Ana Ruiz", "said"),
        ('After Ana Ruiz said the dam was "safe", they went home.', "Ana Ruiz", "said"),
        ('"The dam is not safe!" stormed mayor Li Wen.', "mayor Li Wen", "stormed"),
        ('"The dam is not safe," continued Lane.', "Lane", "continued"),
        ('According to the paper, two of whose staff drowned, the dam was "safe".', "the paper", "According to"),
        ('Police say the dam is "safe".', "Police", "say"),
        ('Officials in Leeds say the dam is "safe".', "Officials in Leeds", "say"),
        ('Many women in the valley say the dam is "safe".', "Many women in the valley", "say"),
        ('Critics, two of them builders, say the dam is "unsafe".', "Critics", "say"),
        ('Lane was described by neighbours as "quiet".', "neighbours", "described"),
        ('Lane was told by Ruiz that the dam was "safe".', "Ruiz", "told"),
        ('Lane replied by telephone that the dam was "safe".', "Lane", "replied"),
        ('Lane has been called "the worst of mayors" by the Star.', "the Star", None),
        ('Lane was accused of "sleeping" by Ruiz.', "Ruiz", None),
        ('The dam was, in the words of one farmer, "a sieve".', "one farmer", None),
        ('"A sieve with a road on top of it," in the words of one farmer.', "one farmer", None),
        ('Lane is reported to have told aides the dam was "safe".', "Lane", "told"),
        ('"The dam is safe," Lane — the mayor of Leeds since 2012 — said.', "Lane", "said"),
    ],
)
def test_speaker_and_cue(text: str, speaker: str, cue: str | None) -> None:
    assert sources(text) == [(speaker, cue)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We," he said, "are ready for anything."', [("he", "said"), ("he", "said")]),
        ('"We are ready," said Ana Ruiz. "Nobody sleeps."', [("Ana Ruiz", "said"), ("Ana Ruiz", None)]),
        ('"We are ready," Ruiz said on Jan. 5. "Nobody sleeps."', [("Ruiz", "said"), ("Ruiz", None)]),
        ("“We are ready.\n“Nobody sleeps,” said Ana Ruiz.", [("Ana Ruiz", None), ("Ana Ruiz", "said")]),
        (
            "“Go,” said Lane. “We stay.\n“Nobody sleeps,” Ruiz said.",
            [("Lane", "said"), ("Lane", None), ("Ruiz", "said")],
        ),
        ("“Go,” said Lane. “We stay.\n“Nobody sleeps.”", [("Lane", "said"), ("Lane", None), ("Lane", None)]),
        ('"We are ready," Ruiz said, adding: "Nobody sleeps."', [("Ruiz", "said"), ("Ruiz", "adding")]),
        ('Ruiz called it "a mess" and "a disgrace".', [("Ruiz", "called"), ("Ruiz", None)]),
        ('"We are ready," Ruiz said.\n"Nobody sleeps in this town."', [("Ruiz", "said"), ("Ruiz", None)]),
        ('Ruiz continued:\n"Nobody sleeps in this town tonight."', [("Ruiz", None)]),
        ('The mayor rejected the idea. "It will never work."', [("The mayor", None)]),
        ('"We are ready," Ruiz said. Lane disagreed. "We are not."', [("Ruiz", "said"), ("Lane", None)]),
        ("''We are ready.'' Lane added: ''We are not.''", [(None, None), ("Lane", "added")]),
    ],
)
def test_the_source_carries_over(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    assert sources(text) == expected


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('Critics doubt the mayor\'s promise to be "perfectly calm" on Monday.', "the mayor"),
        ('Then came Ruiz\'s "total mess" remark.', "Ruiz"),
        ('Critics doubt her claim that "nothing leaks" there.', "her"),
        ('Ana Ruiz rejected the plan as "nonsense" on Monday.', "Ana Ruiz"),
        ('It\'s a call to "act now" for the town.', None),
        ('The dam, seen as a "good buy" by Ruiz, still leaks.', None),
    ],
)
def test_a_noun_of_speech_or_a_judgement_names_the_speaker(text: str, speaker: str | None) -> None:
    (quotation,) = found(text)
    assert words(text, quotation.speaker) == speaker
    assert quotation.kind == ("speech" if speaker else "scare")


@pytest.mark.parametrize(
    ("clause", "speaker"),
    [
        ("A senior aide to Mr. Lane said", "A senior aide"),
        ("An adviser to the president on trade said", "An adviser"),
        ("A woman who saw the crash said", "A woman"),
        ("Officials in Leeds who had seen the letter said", "Officials in Leeds"),
        ("A source close to the minister said", "A source"),
        ("The judge overseeing the case said", "The judge"),
        ("A man arrested at the scene said", "A man"),
        ("A resident of a house near the plant said", "A resident of a house"),
        ("An open letter signed by 40 mayors said", "An open letter"),
        ("Lane's letter to his voters said", "Lane's letter"),
        ("Engineers at the works led by Ana Ruiz said", "Engineers at the works"),
        ("The board that runs the dam said", "The board"),
        # These have nothing before the speaker that could speak.
        ("A day after the flood the mayor said", "the mayor"),
        ("Reached in Leeds by phone the mayor said", "the mayor"),
        ("The town where the mayor said", "the mayor"),
        ("The retired head of the Council on Public Works said", "The retired head of the Council on Public Works"),
        ("Ruiz told the paper the mayor said", "the mayor"),
    ],
)
def test_a_modifier_does_not_speak(clause: str, speaker: str) -> None:
    assert sources(f'{clause} the dam was "old and badly mended in places".') == [(speaker, "said")]


@pytest.mark.parametrize(
    "text",
    [
        'Lane called it "a triumph," and Ruiz called it "a farce."',
        'Lane called it "a triumph", but Ruiz called it "a farce".',
        'Lane called it "a triumph"; Ruiz called it "a farce".',
        'While Lane called it "a triumph," Ruiz called it "a farce."',
    ],
)
def test_each_of_two_clauses_has_its_own_speaker(text: str) -> None:
    assert sources(text) == [("Lane", "called"), ("Ruiz", "called")]


def test_the_clause_after_a_quotation_leaves_it_to_the_one_before() -> None:
    assert sources('The court ordered him to pay "all costs," and he agreed.') == [("The court", "ordered")]
    assert sources('The workers\' demands were "modest", Lane said.') == [("Lane", "said")]


@pytest.mark.parametrize(
    "text",
    [
        'The crowd stormed the "palace" of the mayor.',
        'The area say in the matter is "small".',
        'The mayor would in any case say "no".',
        'It was signed to protect "privacy" for many state workers who are "out".',
        'Lane was arrested for "loitering" by the river.',
    ],
)
def test_no_reporting_verb(text: str) -> None:
    assert sources(text) == []


def test_a_closing_attribution_covers_the_whole_sentence() -> None:
    text = 'The dam was a "good buy" as farmers waited for "the big rain" to come, Ruiz said.'
    assert sources(text) == [("Ruiz", None), ("Ruiz", "said")]


@pytest.mark.parametrize(
    ("verb", "kind"), [("said that", "speech"), ("said", "speech"), ("revealed", "scare"), ("announced that", "speech")]
)
def test_a_distant_cue_counts_if_it_reports_a_clause(verb: str, kind: str) -> None:
    text = f'Ruiz {verb} {"the old dam above the town and " * 4}the new road are a "good buy" for all.'
    assert [q.kind for q in found(text)] == [kind]


def test_a_quotation_of_the_next_sentence_has_no_part_in_the_speaker() -> None:
    text = 'Lane said he was "sorry." Ruiz looked "like death."'
    assert [(q.kind, words(text, q.speaker)) for q in found(text)] == [("speech", "Lane"), ("scare", None)]


def test_a_number_speaks_no_more_than_a_heading_warns() -> None:
    assert sources('"They Drowned My Farm": Fury Over 80-Minute Warning') == [(None, None)]


def test_the_subject_of_a_modified_noun_does_not_say_the_quotation() -> None:
    (quotation,) = found('The "clean water" campaign continues in the valley.')
    assert (quotation.kind, quotation.speaker) == ("scare", None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We are ready," Ana Ruiz said. "Nobody sleeps," she added.', ["Ana Ruiz", "Ana Ruiz"]),
        ('The dam is old, Ana Ruiz said. "It leaks at night," she continued.', ["Ana Ruiz"]),
        ('Mrs. Lane arrived late.\n"Nobody told me," she said. "Nobody."', ["Mrs. Lane", "Mrs. Lane"]),
        ('Mrs. Lane arrived late.\n"Nobody told me," he said.', ["he"]),
        ('The ministry said it was late. "Nobody told me," he said.', ["he"]),
        ('"We are ready," the diplomat said. "Nobody sleeps," he added.', ["the diplomat", "the diplomat"]),
        ('"Nobody told me," he said.', ["he"]),
        (
            '"We are ready," Petrov said. He read the note by Mayor Rex Lane, where he said "it is late".',
            ["Petrov", "Mayor Rex Lane"],
        ),
        (
            'Petrov cited a note by Rex Lane, in which he said "it is late". "We are ready," he added.',
            ["Rex Lane", "Petrov"],
        ),
        ('Mrs. Lane arrived.\n"We knew," Lane said. "Nobody told me," he said.', ["Lane", "he"]),
        ('"We knew," Ana Lane said. "I left," she added. "I wept," he said.', ["Ana Lane", "Ana Lane", "he"]),
        ('"We are ready," Ruiz said.' + " The river rose." * 80 + ' "Nobody told me," he said.', ["Ruiz", "he"]),
    ],
)
def test_a_pronoun_means_the_person_named_last(text: str, expected: list[str]) -> None:
    made = found(text)
    meant = antecedents(normalise(text), made)
    assert [words(text, meant.get(q.speaker, q.speaker)) for q in made] == expected

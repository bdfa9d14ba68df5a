from __future__ import annotations

import itertools

import pytest
from growth import ALLOWED, growth
from hypothesis import given
from hypothesis import strategies as st

from lib.text.sentences import plain_sentences, sentences


def split(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text, [(0, len(text))])]


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Amory met Gov. Pell in the U.S. Senate on Tuesday.",
        "The car was doing 90 m.p.h. on the dam.",
        "Lane, a.k.a. the boss, met Cllr. Roe, Ofc. Kim, Gens. Lee and Poe and the Rt. Hon. Ann Orr.",
        "Vols. 1 to 3 are lost.",
        "John F. Marsh arrived at 9 a.m. sharp with No. 7 on his back.",
        '"Why now?" she asked.',
        '"Why now?" Mr. Pell asked.',
        '"Not yet!" said the mayor.',
        "Acme Inc. President Ann Lee left.",
        "It rose 3.5 percent to $1.2 million.",
        "1. Check the gate",
        "Shares of Yahoo! and others fell.",
        "But alas! the boat was gone.",
        "The plank is 8 in. wide and 3 ft. long.",
        "Drs. Hale and Amory run the clinic.",
        "They sold bread, milk, etc. to the crew.",
        "The ferry leaves at 9 a.m. (local time) from the pier.",
        "... Now comes the hard part",
        "Write to news.desk@harbour.Example or see harbour.Com for times.",
        "The list is in Tides.Table/July and nowhere else.",
        "St.Ives is a small town.",
        "The meeting on 02/03/2026 14:05 was short.",
        "Prices rose 3.5 per cent :-(",
        "Thanks to the crew, Ann Lee came home.",
    ],
)
def test_one_sentence_stays_whole(text):
    assert split(text) == [text]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("The vote failed. Nobody spoke.", "The vote failed."),
        ('"The vote failed." Nobody spoke.', '"The vote failed."'),
        ('She said, "It failed." The room was quiet.', 'She said, "It failed."'),
        ('He was late. "Sorry," he said.', "He was late."),
        ("They met at 9 a.m. The talks failed.", "They met at 9 a.m."),
        ("It was made in the U.S. The price rose.", "It was made in the U.S."),
        ("So do I. Then they left.", "So do I."),
        ("It ended 51 to 49.[1] Nobody spoke.", "It ended 51 to 49.[1]"),
        ("It was over.² Then they sang.", "It was over.²"),
        ("Will it hold? Nobody knows.", "Will it hold?"),
        ("(It failed.) Nobody spoke.", "(It failed.)"),
        ("It was over... Then they sang.", "It was over..."),
        ("i lost my phone. please help", "i lost my phone."),
        ("did it rain? it did", "did it rain?"),
        ("it started in 1999. nobody knew", "it started in 1999."),
        ("come and see it. we are open", "come and see it."),
        ("The pier closed.Nobody was told.", "The pier closed."),
        ("It works!Try it.", "It works!"),
        ("They sold bread, milk, etc. Nobody paid.", "They sold bread, milk, etc."),
        ('"We had no warning." Amory said the siren failed.', '"We had no warning."'),
        ("See http://harbour.example/tides Nobody else has them.", "See http://harbour.example/tides"),
        ("Write to desk@harbour.example The office is open.", "Write to desk@harbour.example"),
        ("The boat came in :-) We all went down.", "The boat came in :-)"),
        ("Dear Ms Hill, We write about the pier.", "Dear Ms Hill,"),
        ("Kind regards, Ann Lee", "Kind regards,"),
        ("Ann Lee 02/03/2026 2:05 PM", "Ann Lee"),
        ("The tide was high \u2022 the pier held", "The tide was high"),
    ],
)
def test_two_sentences_part(text, first):
    assert split(text)[0] == first
    assert len(split(text)) == 2


def test_a_rule_across_the_page_parts_what_stands_on_both_sides():
    assert split("The pier held *** The boats did not") == ["The pier held", "***", "The boats did not"]
    assert split("a * b and c # d") == ["a * b and c # d"]


def test_an_ellipsis_of_one_character_is_no_full_stop():
    text = "He waited… and left. Nobody spoke."
    spans = list(sentences(text.replace("…", "."), [(0, len(text))], text))
    assert [text[span.start : span.end] for span in spans] == ["He waited… and left.", "Nobody spoke."]


@pytest.mark.parametrize(
    "piece", ["1. ", "Mr.\t", '."A', "@a.b", " http://", ":)", "* ", "?a", "A.", "Hi, ", ". ", "…' A "]
)
def test_hostile_repetition_takes_linear_time(piece):
    def run(length: int) -> None:
        text = piece * (length // len(piece))
        assert sum(1 for _ in sentences(text, [(0, len(text))], text)) >= 1

    assert growth(run, 20_000) <= ALLOWED


def test_nothing_has_no_sentence():
    assert split("") == split("  \n ") == []


@given(st.text(alphabet=st.sampled_from("aB1 .!?\"')(\n:/*@,H"), max_size=80))
def test_sentences_cover_all_that_is_not_space(text):
    spans = list(sentences(text, [(0, len(text))]))
    assert "".join("".join(text[s.start : s.end].split()) for s in spans) == "".join(text.split())
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Mr. Pell met him. He left! Why?", ["Mr.", "Pell met him.", "He left!", "Why?"]),
        ('It rose 3.5 percent. "Good," she said.', ['It rose 3.5 percent. "Good," she said.']),
        ("no stop", ["no stop"]),
        ("   ", []),
    ],
)
def test_the_plain_rule_knows_a_stop_white_space_and_a_capital_and_nothing_else(text, parts):
    assert [text[span.start : span.end] for span in plain_sentences(text, [(0, len(text))])] == parts


@given(st.text("aA. !?\n", max_size=60))
def test_the_plain_rule_loses_no_character_but_white_space(text):
    found = "".join(text[span.start : span.end] for span in plain_sentences(text, [(0, len(text))]))
    assert "".join(found.split()) == "".join(text.split())

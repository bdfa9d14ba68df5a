from __future__ import annotations

from math import isnan

from lib.report.passages import quotations_table, sentences_table, terms_table
from lib.text import parse
from lib.text.lexicon import read_lexicon
from lib.text.settings import Settings

LEXICON = read_lexicon(
    "two", "term,category,weight,neutral_alternative\nregime,labels,0.8,government\nfiasco,drama,1,\n"
)
TEXT = '"The  regime is finished," said Ann Lee. The "reform" was a fiasco. The council met.'


def test_a_term_has_its_voice_and_its_sentence():
    table = terms_table(parse(TEXT, settings=Settings(lexicon=LEXICON)))
    assert table.drop(columns="start").to_dict("records") == [
        {
            "term": "regime",
            "passage": "regime",
            "category": "labels",
            "weight": 0.8,
            "voice": "quoted",
            "sentence": '"The regime is finished," said Ann Lee.',
        },
        {
            "term": "fiasco",
            "passage": "fiasco",
            "category": "drama",
            "weight": 1.0,
            "voice": "own",
            "sentence": 'The "reform" was a fiasco.',
        },
    ]
    assert [TEXT[start : start + 6] for start in table["start"]] == ["regime", "fiasco"]


def test_a_quotation_has_its_speaker_and_verb_in_one_line_of_text():
    first, second = quotations_table(parse(TEXT)).to_dict("records")
    assert first == {
        "quotation": '"The regime is finished,"',
        "kind": "speech",
        "speaker": "Ann Lee",
        "cue": "said",
        "cue_class": "neutral",
    }
    assert (second["quotation"], second["kind"], second["speaker"]) == ('"reform"', "scare", "")


def test_a_sentence_shows_the_words_that_count_and_those_that_are_masked():
    table = sentences_table(parse("It was a joy. The Department of Justice met. The council met."))
    assert table["tone"][0] > 0
    assert table["counted"].tolist() == ["joy", "", ""]
    assert table["masked"][1] == "Justice"
    assert isnan(table["tone"][1])
    assert table["compound"][1] > 0
    assert isnan(table["compound"][2])
    assert table["words"].tolist() == [4, 5, 3]

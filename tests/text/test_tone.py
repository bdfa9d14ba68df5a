from __future__ import annotations

from dataclasses import replace
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.sentiment_settings import PLAIN
from lib.model import Sentence, Tone
from lib.text import parse
from lib.text.added_valences import AddedValences
from lib.text.lexicon import read_lexicon
from lib.text.measured import measured
from lib.text.normalise import normalise
from lib.text.settings import Settings, default_settings
from lib.text.tone import ToneSettings, default_masks
from lib.text.words import vader

DEATH, PARTY, HOPE, HORRIBLE = (vader().lexicon[word] for word in ("death", "party", "hope", "horrible"))
MASKS = read_lexicon("test", "term,category\nparty,a\nhope chest,b\n")
VALENCES = AddedValences("test", {"shipwreck": -2.0})


def sentence(text: str, settings: ToneSettings = PLAIN) -> Sentence:
    normal = normalise(text)
    (made,) = measured([normal.split()], [normal], [0], text=normal, settings=settings)
    return made


def of(total: float, alpha: float = 15) -> float:
    return pytest.approx(total / sqrt(total**2 + alpha), abs=5e-5)


@pytest.mark.parametrize(
    ("text", "change", "total"),
    [
        ("Deaths were reported.", {}, 0),
        ("Deaths were reported.", {"inflect": True}, DEATH),
        ("The death's cause.", {"inflect": True}, DEATH),
        ("They wed in June.", {"inflect": True}, 0),
        ("A shipwreck it was.", {"add_valences": True}, -2),
        ("Two shipwrecks it was.", {"add_valences": True}, 0),
        ("Two shipwrecks it was.", {"add_valences": True, "inflect": True}, -2),
        ("The party met.", {}, PARTY),
        ("The party met.", {"mask_terms": True}, 0),
        ("Her hope chest, her hope.", {"mask_terms": True}, HOPE),
        ("She met Bob Hope there.", {}, HOPE),
        ("She met Bob Hope there.", {"mask_names": True}, 0),
        ("They were not shipwrecked, not at all.", {"add_valences": True, "inflect": True}, -2 * -0.74),
    ],
)
def test_each_setting_does_one_thing(text, change, total):
    settings = replace(PLAIN, masks=MASKS, valences=VALENCES, **change)
    assert sentence(text, settings).tone.value == of(total)


@pytest.mark.parametrize(
    "text",
    [
        "The NHS trust published its papers.",
        "The wildlife trust met on Friday.",
        "Police are appealing for witnesses.",
        "The court set a fine of 400 pounds.",
    ],
)
def test_words_of_institutions_and_the_law_have_no_tone(text):
    said = parse(text).sentences[0]
    assert (said.tone.value, len(said.tone.masked)) == (0, 1)


def test_the_constant_grows_with_the_words():
    settings = replace(PLAIN, alpha_per_word=3)
    assert sentence("Horrible it was.", settings).tone.value == of(HORRIBLE, 3 * 3)
    assert sentence("Horrible it was on that night.", settings).tone.value == of(HORRIBLE, 3 * 6)
    assert sentence("Five words: it was horrible.", settings).tone == sentence("Five words: it was horrible.").tone


def test_the_compound_knows_no_setting():
    text = "Deaths at the Hope shipwreck shook the party, a horrible night."
    assert sentence(text, ToneSettings()).compound == sentence(text).compound == sentence(text).tone.value


def test_words_that_count_and_words_that_are_masked():
    tone = sentence("The party and Bob Hope mourned the deaths.", ToneSettings()).tone
    assert (tone.words, tone.masked) == ((5, 7), (1, 4))


def test_a_degree_word_keeps_its_effect_and_gets_no_valence():
    # "hugely" strengthens what follows in vaderSentiment; as an adverb of "huge" it would be praise instead.
    settings = replace(PLAIN, inflect=True)
    assert sentence("It was hugely horrible.", settings).tone.words == (3,)
    assert sentence("It was hugely horrible.", settings).tone.value < sentence("It was horrible.").tone.value


def test_a_sentence_without_a_valence_has_no_tone():
    assert sentence("The council met.", ToneSettings()).tone == Tone(0.0, (), ())


def test_an_emoji_counts():
    assert sentence("😀", ToneSettings()).tone.value > 0


def test_an_added_valence_counts_beside_an_emoji():
    settings = replace(PLAIN, valences=VALENCES, add_valences=True)
    assert sentence("A shipwreck ©", settings).tone.value == of(-2)


WORDS = st.sampled_from(
    ["Hope", "hope", "party", "interest", "rate", "deaths", "Justice", "not", "very", "but", "The", "!", "😀", '"Well']
)


@given(st.lists(WORDS, min_size=1, max_size=15))
def test_places_lie_in_the_sentence_and_no_word_both_counts_and_is_masked(words):
    found = sentence(" ".join(words), ToneSettings())
    assert -1 <= found.tone.value <= 1
    assert not set(found.tone.words) & set(found.tone.masked)
    assert all(0 <= i < len(found.tokens) for i in (*found.tone.words, *found.tone.masked))


@given(st.lists(WORDS, min_size=1, max_size=15))
def test_plain_settings_are_the_package(words):
    found = sentence(" ".join(words), PLAIN)
    assert found.tone.value == found.compound


def test_every_voice_is_read_under_the_settings():
    text = 'The party won. "The party and the party of hope met at noon," said Ann.'
    masked = Settings(tone=replace(PLAIN, mask_terms=True, masks=MASKS))
    assert parse(text, settings=masked).own.sentences[0].tone.words == (2,)
    quoted = parse(text, settings=masked).quoted.sentences[0]
    assert [quoted.tokens[i].raw for i in quoted.tone.words] == ["hope"]


def test_a_version_changes_with_what_can_change_a_score():
    default = default_settings()
    changes = (
        {"mask_names": False},
        {"mask_terms": False},
        {"masks": MASKS},
        {"inflect": False},
        {"add_valences": False},
        {"valences": VALENCES},
        {"alpha_per_word": None},
    )
    versions = {Settings(tone=replace(default.tone, **change)).version for change in changes}
    assert len(versions | {default.version}) == len(changes) + 1
    assert Settings().version == default.version
    off = replace(default.tone, mask_terms=False)
    assert replace(off, masks=MASKS).version == off.version


def test_every_masked_word_has_a_valence_to_mask():
    every = replace(PLAIN, inflect=True, add_valences=True)
    for entry in default_masks().entries:
        assert sentence(entry.term, every).tone.words, entry.term

from __future__ import annotations

from lib.metrics import metrics
from lib.text import parse
from lib.text.lexicon import Entry, Lexicon
from lib.text.settings import Settings

LEXICON = Lexicon("test", (Entry("regime", "dysphemisms", 0.8), Entry("mob rule", "protest_order", 0.5)))
TEXT = 'The regime fell. Mob rule followed, and "the regime\'s men fled," she said.'  # 13 words


def value(name: str, voice: str) -> float | None:
    return metrics()[name].score(parse(TEXT, settings=Settings(LEXICON)).in_voice(voice)).value


def test_hits_per_thousand_words_in_each_voice():
    # own: The regime fell Mob rule followed and she said = 9 words, 2 hits; quoted: the regime's men fled = 4, 1 hit
    assert value("loaded_terms", "all") == 1000 * 3 / 13
    assert value("loaded_terms", "own") == 1000 * 2 / 9
    assert value("loaded_terms", "quoted") == 1000 * 1 / 4


def test_weights_per_thousand_words():
    assert value("loaded_weight", "all") == 1000 * (0.8 + 0.5 + 0.8) / 13
    assert value("loaded_weight", "quoted") == 1000 * 0.8 / 4


def test_few_words_are_a_caution():
    assert metrics()["loaded_terms"].score(parse(TEXT, settings=Settings(LEXICON))).caution == "fewer than 100 words"

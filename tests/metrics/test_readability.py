"""Each formula on counts made by hand, and textstat as the oracle where it uses the same constants."""

from __future__ import annotations

import re
from math import sqrt

import pytest

from bench.textstat_offline import package_values
from lib.ingest.folder import sample_articles
from lib.metrics import metrics
from lib.model import Counts, Document
from lib.text import parse, parse_article

# "The investigation embarrassed the government. The minister resigned."
# words 8: The investigation embarrassed the government / The minister resigned; 2 sentences
# letters 3+13+11+3+10 + 3+8+8 = 59, all of them characters
# syllables 1+5+3+1+3 + 1+3+2 = 19 (CMU: government G AH1 V ER0 M AH0 N T has three, embarrassed three)
# polysyllables: investigation, embarrassed, government, minister = 4
# complex: all four; -ed is no syllable of its own in embarrassed, which has three without it
# difficult (neither on Dale and Chall's list nor a form of a word on it): investigation, embarrassed, minister,
# resigned = 4
# long (seven letters and more): investigation, embarrassed, government, minister, resigned = 5
# all words have letters
TEXT = "The investigation embarrassed the government. The minister resigned."
W, S, L, SYL, POLY, COMPLEX, DIFFICULT, LONG = 8, 2, 59, 19, 4, 4, 4, 5
READABILITY = [metric for metric in metrics().values() if metric.family == "readability"]


def test_the_counts_are_those_made_by_hand():
    assert parse(TEXT).counts == Counts(W, L, L, SYL, POLY, COMPLEX, DIFFICULT, LONG, W)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("flesch_reading_ease", 206.835 - 1.015 * W / S - 84.6 * SYL / W),
        ("flesch_kincaid_grade", 0.39 * W / S + 11.8 * SYL / W - 15.59),
        ("gunning_fog", 0.4 * (W / S + 100 * COMPLEX / W)),
        ("smog_index", 1.0430 * sqrt(30 * POLY / S) + 3.1291),
        ("automated_readability_index", 4.71 * L / W + 0.5 * W / S - 21.43),
        ("coleman_liau_index", 0.0588 * (100 * L / W) - 0.296 * (100 * S / W) - 15.8),
        ("dale_chall", 0.1579 * (100 * DIFFICULT / W) + 0.0496 * W / S + 3.6365),
        ("lix", W / S + 100 * LONG / W),
    ],
)
def test_the_published_formula(name, value):
    assert metrics()[name].score(parse(TEXT)).value == pytest.approx(value)


def stated(formula: str, doc: Document) -> float:
    """What a formula, as the Methods page shows it, gives for a document."""
    counts, sentences = doc.counts, doc.n_worded
    meant = {
        "letters per 100 words with a letter": 100 * counts.letters / counts.lettered,
        "sentences per 100 words": 100 * sentences / counts.words,
        "% difficult words": 100 * counts.difficult / counts.words,
        "complex words": counts.complex,
        "long words": counts.long,
        "polysyllables": counts.polysyllables,
        "characters": counts.characters,
        "syllables": counts.syllables,
        "sentences": sentences,
        "words": counts.words,
        " x ": "*",
    }
    return eval(re.sub("|".join(meant), lambda match: str(meant[match[0]]), formula), {"sqrt": sqrt})


@pytest.mark.parametrize("metric", READABILITY, ids=lambda metric: metric.name)
def test_the_formula_of_the_methods_page_is_the_one_that_is_used(metric):
    for article in sample_articles()[::10]:
        doc = parse_article(article)
        assert metric.score(doc).value == pytest.approx(stated(metric.formula, doc))


# Not ARI (textstat counts punctuation marks as characters), Coleman-Liau (it rounds 0.0588), Fog (its own hard words).
# Dale-Chall where no word is an inflection.
SAME_CONSTANTS = ("flesch_reading_ease", "flesch_kincaid_grade", "smog_index", "dale_chall", "lix")


@pytest.mark.parametrize("name", SAME_CONSTANTS)
def test_equals_textstat_where_both_count_alike(name):
    # No abbreviation, hyphen, number or sentence of two words, which textstat counts another way.
    text = "The mayor will open the new bridge today. Several hundred people came to watch the ceremony."
    assert metrics()[name].score(parse(text)).value == pytest.approx(package_values(text)[name])


def test_numbers_are_no_words_for_letters_per_word():
    # The vote was 12 to 7: 3 + 4 + 3 + 2 = 12 letters in 4 words; 6 words and 1 sentence
    value = metrics()["coleman_liau_index"].score(parse("The vote was 12 to 7.")).value
    assert value == pytest.approx(0.0588 * 100 * 12 / 4 - 0.296 * 100 * 1 / 6 - 15.8)
    assert metrics()["coleman_liau_index"].score(parse("7 12.")).value == pytest.approx(-0.296 * 100 / 2 - 15.8)


def test_difficult_words_are_shown_without_names():
    doc = parse("Investigators met Konstantinos on the boats. They left.")
    shown = [doc.text[span.start : span.end] for span in metrics()["dale_chall"].evidence(doc)]
    assert shown == ["Investigators"]
    assert len(shown) == doc.counts.difficult


def test_smog_says_when_sentences_are_few():
    assert metrics()["smog_index"].score(parse(TEXT)).caution == "fewer than 30 sentences"


def test_complex_words_at_a_sentences_start_count_though_capitalised():
    doc = parse("Investigators met Konstantinos. They left.")
    assert doc.counts.complex == 1
    assert [doc.text[span.start : span.end] for span in metrics()["gunning_fog"].evidence(doc)] == ["Investigators"]

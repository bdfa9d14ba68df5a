from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyphen import Pyphen

from bench.textstat_offline import textstat
from lib.model import Counts, Sentence
from lib.text.remembered import LONGEST_REMEMBERED
from lib.text.syllables import _by_rule, n_syllables, plain, pronunciations
from lib.text.words import WORD, n_words, token, tokens


def words_of(text: str) -> list[str]:
    found = tokens(text.split())
    return [each.raw[word.offset : word.offset + word.length] for each in found for word in each.words]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The U.S. sent 200,000 men.", ["The", "U.S", "sent", "200,000", "men"]),
        ("It's a well-known R&D site.", ["It's", "a", "well-known", "R&D", "site"]),
        ("87.4% of 1,200 (about half)", ["87.4", "of", "1,200", "about", "half"]),
        ("and/or", ["and", "or"]),
        ("- * ... !", []),
        ("re\u0301sume\u0301 naïve", ["re\u0301sume\u0301", "naïve"]),
        ("the workers' rights", ["the", "workers", "rights"]),
        ("'quoted'", ["quoted"]),
    ],
)
def test_what_counts_as_a_word(text, words):
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("line", "starts"), [("one two three", (7, 11, 15)), ("one  two\n three", (7, 12, 17)), ("a a aa", (7, 9, 11))]
)
def test_tokens_start_where_they_stand(line, starts):
    assert Sentence(7, 7 + len(line), tokens(line.split()), line, packed=0).starts == starts


@pytest.mark.parametrize("raw", ["house", "House", "house,", '("House', "HOUSE!", "House-"])
def test_a_word_is_the_same_with_another_mark_or_capital(raw):
    (word,), (other,) = token(raw).words, token("house").words
    assert word._replace(offset=0, length=5) == other
    assert raw[word.offset : word.offset + 5].lower() == "house"


@pytest.mark.parametrize("text", ["", "It's 3.5 of 200,000 well-known R&D men, and/or U.S. 'he' - !"])
def test_words_of_a_text_are_those_of_its_tokens(text):
    assert n_words(text.split()) == len(words_of(text)) == len(WORD.findall(text))


@pytest.mark.parametrize(
    ("raw", "plain"), [("horriﬁc", "horrific"), ("Oﬃces,", "Offices,"), ("reck\u00adless", "reckless")]
)
def test_a_word_is_the_same_however_it_is_set(raw, plain):
    (word,), (other,) = token(raw).words, token(plain).words
    assert word._replace(length=other.length) == other
    assert raw[word.offset : word.offset + word.length] == raw.rstrip(",")
    assert token(raw).counts == token(plain).counts


def test_the_possessive_is_no_part_of_the_key():
    assert [word.key for word in token("Regime's").words] == ["regime"]


def test_counts_of_one_token_by_hand():
    # Investigations: 14 letters, in-ves-ti-ga-tions 5 syllables, no familiar word, longer than six letters
    counts = Counts.unpacked(token("investigations,").counts)
    assert counts == (1, 14, 14, 5, 1, 1, 1, 1, 1)


def test_a_number_has_no_letters_and_is_familiar():
    counts = Counts.unpacked(token("1,200").counts)
    assert (counts.words, counts.lettered, counts.letters, counts.difficult) == (1, 0, 0, 0)


@pytest.mark.parametrize(
    ("raw", "n_complex", "n_if_first"),
    [
        ("hospital", 1, 0),
        ("Investigators", 0, 1),  # a name, unless it begins the sentence
        ("created", 0, 0),  # the third syllable is the suffix
        ("releases", 0, 0),
        ("developing", 1, 0),  # -ing is no ending that Gunning leaves out
        ("trespasses", 0, 0),
        ("considered", 1, 0),  # three without the suffix, which is none
        ("policies", 1, 0),
        ("well-established", 1, 0),
        ("book-keeper-like", 0, 0),  # a compound of short words
    ],
)
def test_complex_words_are_gunnings(raw, n_complex, n_if_first):
    found = token(raw)
    n_at_start = Counts.unpacked(found.counts_if_first).complex
    assert (Counts.unpacked(found.counts).complex, n_at_start - n_complex) == (n_complex, n_if_first)


def test_counts_are_added_in_one_number():
    rows = [Counts.unpacked(token(raw).counts) for raw in ("Investigations", "of", "1,200", "men.")]
    assert Counts.unpacked(sum(row.packed for row in rows)) == tuple(map(sum, zip(*rows, strict=True)))


@given(st.sampled_from(sorted(word for word in pronunciations() if plain(word) == word)[::50]))
def test_syllables_of_a_word_in_the_dictionary_are_textstats(word):
    assert n_syllables(word) == textstat.syllable_count(word)


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("unscorable", 4),
        ("snowplowed", 2),
        ("rewaxed", 2),
        ("repotted", 3),
        ("dredgeable", 3),
        ("tidelessly", 3),
        ("re-sail", 2),
        ("skipper's", 2),
        ("Kowloonis", 3),
        ("gravelish", 3),
        ("hobbitism", 4),
        ("quayless", 2),
        ("2017", 1),
        ("'", 0),
    ],
)
def test_syllables_of_an_unknown_word_are_counted_by_rule(word, syllables):
    assert n_syllables(word) == syllables


def test_the_rule_is_right_for_nine_of_ten_words_of_the_dictionary_and_closer_than_hyphenation():
    known = [word for word in sorted(pronunciations()) if word.isascii() and word.isalpha()][::20]
    spoken = [n_syllables(word) for word in known]
    ruled = [_by_rule(word) for word in known]
    hyphenated = [len(Pyphen(lang="en_US").positions(word)) + 1 for word in known]

    def right(counted: list[int]) -> float:
        return sum(a == b for a, b in zip(counted, spoken, strict=True)) / len(known)

    assert right(ruled) > 0.9 > 0.7 > right(hyphenated)


def test_syllables_of_a_hyphenated_word_are_those_of_its_parts():
    assert n_syllables("well-known") == 1 + 1


@given(st.text(max_size=80))
def test_words_and_tokens_lie_in_the_line(text):
    line = text.strip()
    sentence = Sentence(0, len(line), tokens(line.split()), line, packed=0)
    for each, start in zip(sentence.tokens, sentence.starts, strict=True):
        assert line[start : start + len(each.raw)] == each.raw
        for word in each.words:
            assert 0 <= word.offset < word.offset + word.length <= len(each.raw)


@given(st.text(st.sampled_from("aB1'.,-&:/éİ\u0301\u00ad!_ "), max_size=12))
def test_words_are_what_the_pattern_finds_whatever_stands_about_them(text):
    assert words_of(text) == WORD.findall(text)


def test_a_very_long_token_is_not_remembered():
    assert token("x" * (LONGEST_REMEMBERED + 1)) is not token("x" * (LONGEST_REMEMBERED + 1))
    assert token("x" * LONGEST_REMEMBERED) is token("x" * LONGEST_REMEMBERED)

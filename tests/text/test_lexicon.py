from __future__ import annotations

import itertools
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.text import parse
from lib.text.lexicon import (
    Entry,
    Lexicon,
    LexiconError,
    csv_of,
    default_lexicon,
    forms_of,
    merged,
    read_lexicon,
)
from lib.text.lexicon.patterns import PatternIndex, patterns
from lib.text.settings import Settings

LEXICON = Lexicon(
    "test",
    (
        Entry("regime", "a", 0.5),
        Entry("regime change", "a", 0.5),
        Entry("slaughter*", "b", 1.0),
        Entry("flood* of migrant*", "c", 0.9),
        Entry("so-called", "d", 0.4),
        Entry("let's be clear", "d", 0.4),
    ),
)


def hits(text: str, lexicon: Lexicon = LEXICON) -> list[tuple[str, str]]:
    doc = parse(text, settings=Settings(lexicon))
    return [(text[term.start : term.end], term.term) for term in doc.loaded_terms]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The regime fell.", [("regime", "regime")]),
        ("The Regime’s men fled.", [("Regime", "regime")]),
        ("They want regime change now.", [("regime change", "regime change")]),  # the longest wins
        ("They want regime, change or not.", [("regime", "regime")]),  # nothing may stand between
        (
            "They were slaughtered in a slaughterhouse.",
            [("slaughtered", "slaughter*"), ("slaughterhouse", "slaughter*")],
        ),
        ("Floods of migrants came.", [("Floods of migrants", "flood* of migrant*")]),
        ("Let’s be clear about it.", [("Let’s be clear", "let's be clear")]),
        ("a “so-called” reform", [("so-called", "so-called")]),
        ("regimes and manslaughter", []),
        ("He took it home, and let us be clear.", []),
        ("End of regime. Change came.", [("regime", "regime")]),  # no phrase runs over a sentence's end
    ],
)
def test_what_matches(text, expected):
    assert hits(text) == expected


WORDS = ["flood", "floods", "of", "migrants", "regime", "re", "slaughtered", ""]
TERM = st.lists(st.sampled_from(["flood", "flood*", "of", "migrant*", "re*", "regime"]), min_size=1, max_size=4)


@given(st.lists(TERM.map(" ".join), max_size=8), st.lists(st.sampled_from(WORDS), max_size=12))
def test_all_patterns_are_found_where_they_stand_and_nowhere_else(terms, keys):
    entries = [Entry(term, "a", 0.5) for term in terms]
    index = PatternIndex(entries)
    standing = [(at, pattern) for at in range(len(keys)) for pattern in patterns(entries) if pattern.fits(keys, at)]
    assert sorted((at, pattern) for at, _, pattern in index.candidates(keys)) == sorted(standing)


def test_half_a_character_in_a_text_hides_no_term():
    assert [term.start for term in parse("A regime \ud800 fell. The regime fell.").loaded_terms] == [2, 21]


def test_a_lexicon_goes_to_another_process():
    there = pickle.loads(pickle.dumps(LEXICON))
    assert there == LEXICON
    assert there.is_hit("slaughtered")


@given(st.lists(st.sampled_from(["regime", "change", "flood", "of", "migrants", "slaughter", ".", "the"]), max_size=25))
def test_hits_are_in_order_and_never_overlap(words):
    spans = parse(" ".join(words), settings=Settings(LEXICON)).loaded_terms
    assert all(left.end <= right.start for left, right in itertools.pairwise(spans))


def test_the_later_of_two_lexicons_holds():
    both = merged([LEXICON, Lexicon("mine", (Entry("regime", "z", 1.0),))])
    assert both.name == "test + mine"
    assert [entry.category for entry in both.entries if entry.term == "regime"] == ["z"]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("word,class\n", "mine: the first line must name the columns; missing: category, term. Expected: "
         "term, category, weight, forms, neutral_alternative, note."),
        ("term,category\n", "mine: no terms. Add at least one row below the column names."),
        ("term,category,weight\nmob,a,2\n", "mine, row 2: weight '2' is no number from 0 to 1. Correct it or leave it "
         "empty."),
        ("term,category\nmob,\n", "mine, row 2: no category. Fill the column 'category'."),
        ("term,category\nmob,a\nMob,b\n", "mine, row 3: 'mob' is there twice. Remove one of the rows."),
        ("term,category,weight\n\n\nmob,a,2\n", "mine, row 4: weight '2' is no number from 0 to 1. "
         "Correct it or leave it empty."),
        ("term,category\n*ism,a\n", "mine, row 2: '*ism' is no term. Use words of letters, digits, hyphens and "
         "apostrophes, with * only at the end of a word."),
        ("term,category,forms\nmob,a,plural\n", "mine, row 2: 'plural' is no kind of forms. Use noun, verb, "
         "comparison, adverb, ness, with spaces between them, or leave it empty."),
        ("term,category,forms\nmob*,a,noun\n", "mine, row 2: 'mob*' has both * and forms. Remove one of them."),
        ("term,category,forms\nmob rule,a,adverb\n", "mine, row 2: the forms 'adverb' are for single words, and "
         "'mob rule' is a phrase. Remove them."),
        ("term,category\nmob, rule,a\n", "mine, row 2: more cells than columns. Put a cell that holds a comma "
         "in double quotes."),
        ("term,category\n" + "very " * 12 + "bad,a\n", f"mine, row 2: '{'very ' * 12}bad' has more than 12 words. "
         "Shorten it."),
    ],
)  # fmt: skip
def test_a_bad_row_is_refused_with_its_place_and_remedy(rows, message):
    with pytest.raises(LexiconError) as refused:
        read_lexicon("mine", rows)
    assert str(refused.value) == message


def test_all_bad_rows_are_named_at_once():
    with pytest.raises(LexiconError) as refused:
        read_lexicon("mine", "term,category,weight\nmob,,7\nregime,a,1\n!,a,\n")
    assert refused.value.rows == (
        "mine, row 2: no category. Fill the column 'category'.",
        "mine, row 2: weight '7' is no number from 0 to 1. Correct it or leave it empty.",
        "mine, row 4: '!' is no term. Use words of letters, digits, hyphens and apostrophes, "
        "with * only at the end of a word.",
    )
    assert str(refused.value) == "\n".join(refused.value.rows)


def test_the_message_of_many_bad_rows_is_short():
    with pytest.raises(LexiconError) as refused:
        read_lexicon("mine", "term,category\n" + "!,a\n" * 30)
    assert len(str(refused.value).splitlines()) == 21
    assert str(refused.value).endswith(f"... and {len(refused.value.rows) - 20} more bad rows.")


@pytest.mark.parametrize(
    ("term", "form", "inflected"),
    [
        ("slam", "verb", "slams slammed slamming"),
        ("vilify", "verb", "vilifies vilified vilifying"),
        ("lie", "verb", "lies lied lying"),
        ("panic", "verb", "panics panicked panicking"),
        ("snivel", "verb", "snivels sniveled snivelled sniveling snivelling"),
        ("abet", "verb", "abets abetted abetting"),
        ("scream", "verb", "screams screamed screaming"),
        ("flee", "verb", "flees fled fleeing"),
        ("steal", "verb", "steals stole stolen stealing"),
        ("demonize", "verb", "demonizes demonized demonizing demonise demonises demonised demonising"),
        ("seize", "verb", "seizes seized seizing"),
        ("coward", "noun", "cowards"),
        ("bully", "noun", "bullies"),
        ("witch", "noun", "witches"),
        ("crisis", "noun", "crises"),
        ("thief", "noun", "thieves"),
        ("conman", "noun", "conmen"),
        ("fiasco", "noun", "fiascoes"),
        ("ugly", "comparison", "uglier ugliest"),
        ("grim", "comparison", "grimmer grimmest"),
        ("brave", "comparison", "braver bravest"),
        ("bad", "comparison", "worse worst"),
        ("greedy", "adverb", "greedily"),
        ("noble", "adverb", "nobly"),
        ("chaotic", "adverb", "chaotically"),
        ("sly", "adverb", "slyly"),
        ("wretched", "ness", "wretchedness"),
        ("nasty", "ness", "nastiness"),
    ],
)
def test_inflection_follows_the_rules_of_spelling(term, form, inflected):
    assert forms_of(term, (form,)) == (term, *inflected.split())


@pytest.mark.parametrize(
    ("term", "form", "inflected"),
    [
        ("crack down", "verb", ("cracks down", "cracked down", "cracking down")),
        ("witch hunt", "noun", ("witch hunts",)),
        ("pack of lies", "noun", ("packs of lies",)),
    ],
)
def test_a_phrase_is_inflected_at_its_head(term, form, inflected):
    assert forms_of(term, (form,)) == (term, *inflected)


def test_every_form_of_a_term_is_a_hit_of_the_term():
    lexicon = Lexicon(
        "test", (Entry("crush", "a", 0.5, forms=("verb",)), Entry("crack down", "a", 0.5, forms=("verb",)))
    )
    assert hits("They crushed it, cracking down on all. A crushes; a crusher.", lexicon) == [
        ("crushed", "crush"),
        ("cracking down", "crack down"),
        ("crushes", "crush"),
    ]


def test_a_form_that_is_a_term_of_its_own_is_that_term():
    lexicon = Lexicon("test", (Entry("bully", "a", 0.5, forms=("verb",)), Entry("bullying", "b", 0.9)))
    assert hits("bullies and bullying", lexicon) == [("bullies", "bully"), ("bullying", "bullying")]


SHIELDED = Lexicon(
    "test",
    (
        Entry("radical", "a", 0.5, forms=("noun",)),
        Entry("free radical", "exception", 0, forms=("noun",)),
        Entry("crooked", "a", 0.5),
    ),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A radical spoke of free radicals.", ["radical"]),
        ("Free the radicals.", ["radicals"]),
        ("They walked along Crooked Creek.", []),
        ("They met at the Old Crooked Inn.", []),
        ("Crooked Creek is dry.", ["Crooked"]),  # at a sentence's start a capital says nothing
        ("Mayor Calls Rival Crooked Liar", ["Crooked"]),  # nor in a headline
        ("They called the CROOKED MAYOR a thief.", ["CROOKED"]),  # nor among capitals
        ("He called the mayor Crooked.", ["Crooked"]),  # one capital makes no name
    ],
)
def test_exceptions_and_names_count_nothing(text, expected):
    assert [hit for hit, _ in hits(text, SHIELDED)] == expected


NAMES = Lexicon("names", (*(Entry(term, "a", 0.5) for term in ("fury", "savage", "communist", "tory")),))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Judge Savage sat. The savage act, Savage said, was rare. Savage adjourned.", ["savage"]),
        ("Mr. Savage left. Savage's car was red.", []),
        ("Ray Savage, 61, left. The act was savage, Savage said.", ["savage"]),
        ("Savage Vows To Go On\n\nThe men met on Monday with Ray Savage in the hall of the union.", []),
        ("Ray Savage told the court he ran.", []),
        ("It met with fury. Fury grew.", ["fury", "Fury"]),  # nobody of that name
        ("He met Ray Fury. The Fury of the town grew.", ["Fury"]),  # no name of a person has "the" before it
        ("She knew the French Tory. A Tory left, Tory papers said.", ["Tory", "Tory"]),
        ("They met Irish Communists. Some said Communist ideas were dead.", ["Communist"]),
        ("MAYOR SAVAGE ON CUTS\n\nThe cuts are savage.", ["SAVAGE", "savage"]),  # capitals say nothing there
    ],
)
def test_a_surname_counts_nothing_once_the_text_shows_that_it_is_one(text, expected):
    assert [hit for hit, _ in hits(text, NAMES)] == expected


def test_a_muted_term_counts_nothing_and_nothing_counts_in_its_place():
    muted = LEXICON.without(["regime change", "no term of ours"])
    assert hits("The regime wants regime change.", muted) == [("regime", "regime")]
    assert muted.name == "test without 1 term"
    assert muted.version != LEXICON.version
    assert LEXICON.without(["no term of ours"]) is LEXICON
    assert LEXICON.without(["regime", "so-called"]).name == "test without 2 terms"


def test_a_written_lexicon_reads_back_the_same():
    lexicon = Lexicon("x", (*SHIELDED.entries, Entry("mob*", "b", 0.35, 'crowd, or "group"', "a note,\nof two lines")))
    assert read_lexicon("x", csv_of(lexicon)) == lexicon
    assert read_lexicon("Framescope", csv_of(default_lexicon())) == default_lexicon()

from __future__ import annotations

from lib.pages.sampled import MOST_READ, sample_note, sampled


def test_a_small_corpus_is_read_as_a_whole_and_nothing_is_said():
    ids = [str(number) for number in range(MOST_READ)]
    assert sampled(ids) == ids
    assert sample_note(len(ids), len(ids)) == ""


def test_of_a_large_one_always_the_same_random_articles_are_read_in_their_order():
    ids = [f"{number:05}" for number in range(10 * MOST_READ)]
    found = sampled(ids)
    assert len(set(found)) == MOST_READ
    assert found == sorted(found) == sampled(iter(ids))
    assert min(found) < ids[MOST_READ]
    assert max(found) > ids[-MOST_READ]


def test_the_note_says_how_many_of_how_many():
    assert sample_note(300, 100_000) == (
        "Texts are read anew here, so below is a random sample of 300 of 100,000 articles: every count is of these."
    )

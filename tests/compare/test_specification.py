from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from bench.sentiment_settings import PLAIN
from lib.compare.specification import MAIN, MOST_CATEGORIES, Specification, specifications
from lib.metrics import columns, metrics
from lib.text.lexicon import default_lexicon, read_lexicon
from lib.text.settings import Settings, default_settings

FLAT = read_lexicon("own", "term,category\nvile,anger\nlovely,praise\n")
GRADED = read_lexicon("own", "term,category,weight\nvile,anger,0.2\nlovely,praise,0.9\nlovely day,weather,0\n")


def table(n: int = 10, n_words: int = 300, events: tuple[str, ...] = ("fire",)) -> pd.DataFrame:
    """Articles of two groups, every measure defined."""
    rows = pd.DataFrame({name: np.arange(2.0 * n) for name in columns()})
    return rows.assign(
        id=[f"id{i:02}" for i in range(2 * n)],
        group=["A", "B"] * n,
        event=[events[i % len(events)] for i in range(2 * n)],
        n_words=[n_words + i for i in range(2 * n)],
    )


def names(scores: pd.DataFrame | None = None, measure: str = "loaded_terms", **options) -> list[str]:
    return [each.name for each in made(scores, measure, **options)]


def made(scores=None, measure="loaded_terms", *, settings=None, voice="all", by_event=True, **options):
    main = Specification(settings or default_settings(), measure, voice, by_event)
    return specifications(table() if scores is None else scores, main, **options)


@pytest.mark.parametrize("measure", metrics())
def test_every_measure_has_the_main_specification_and_at_least_seven_others(measure):
    found = made(measure=measure)
    assert found[0].name == MAIN
    assert len(found) >= 8
    assert len({each.name for each in found}) == len(found)


@pytest.mark.parametrize("measure", metrics())
def test_each_other_one_changes_one_thing_and_says_instead_of_what(measure):
    main, *others = made(measure=measure, categories=["praise", "stance"], copies=["id03"])
    for each in others:
        fields = ("settings", "measure", "voice", "by_event", "statistic", "left_out")
        changed = [name for name in fields if getattr(each, name) != getattr(main, name)]
        assert len(changed) == 1
        assert each.factor
        assert each.instead_of
        assert each.voice in metrics()[each.measure].voices


def test_settings_are_listed_where_they_can_change_the_measure():
    assert "no added valences" in names(measure="sentiment")
    assert "no added valences" not in names(measure="sentiment_vader")
    assert "without exceptions" not in names(measure="sentiment")
    assert "split by a plain rule" not in names(measure="quote_density")
    assert "own words" not in names(measure="quote_density")


def test_what_is_switched_off_already_is_not_listed():
    plain = names(measure="sentiment", settings=replace(default_settings(), tone=PLAIN))
    assert not {"no added valences", "names and terms not masked", "no allowance for length"}.intersection(plain)


def test_the_categories_with_most_hits_are_left_out_one_by_one():
    categories = ["praise", "anger", *sorted({entry.category for entry in default_lexicon().entries})]
    found = [each for each in made(categories=categories) if each.name.startswith("without ") and "Lex" in each.factor]
    assert [each.name for each in found][:1] == ["without praise"]
    assert sum(each.name != "without exceptions" for each in found) == MOST_CATEGORIES
    left = {entry.category for entry in found[0].settings.lexicon.entries if entry.weight > 0}
    assert "praise" not in left
    assert "stance" in left


def test_a_lexicon_without_weights_and_exceptions_has_none_to_change():
    flat = names(settings=Settings(FLAT), categories=["anger", "praise"])
    assert {"without anger", "without praise"} <= set(flat)
    assert not {"weights from 0.5 only", "without exceptions", "Weighted loaded terms"}.intersection(flat)
    assert {"weights from 0.5 only", "without exceptions", "Weighted loaded terms"} <= set(
        names(settings=Settings(GRADED))
    )


def test_the_only_category_is_not_left_out():
    one = read_lexicon("own", "term,category\nvile,anger\n")
    assert "without anger" not in names(settings=Settings(one), categories=["anger"])


def test_a_formula_that_counts_the_other_way_is_turned_round():
    signs = {each.measure: each.sign for each in made(measure="flesch_reading_ease")}
    assert (signs["flesch_reading_ease"], signs["lix"]) == (1, -1)
    assert {each.sign for each in made(measure="lix") if each.measure != "flesch_reading_ease"} == {1}


def test_events_are_listed_where_there_are_several():
    assert "events ignored" in names(table(events=("fire", "flood")))
    assert "within events" in names(table(events=("fire", "flood")), by_event=False)
    assert "events ignored" not in names(table())


def test_longest_and_shortest_are_those_of_each_group_and_short_articles_those_under_100_words():
    found = {each.name: each.left_out for each in made(table(n_words=98))}
    assert found["without each group's longest"] == {"id18", "id19"}
    assert found["without each group's shortest"] == {"id00", "id01"}
    assert found["only of 100 words and more"] == {"id00", "id01"}
    assert "only of 100 words and more" not in names(table(n_words=100))
    assert "only of 100 words and more" not in names(table(n_words=1))  # all are short


def test_a_single_article_of_a_group_is_never_left_out():
    assert "without each group's longest" not in names(table(n=1))


def test_few_articles_have_no_outer_tenths():
    assert "mean without the outer tenths" not in names(table(n=9))
    assert "mean without the outer tenths" in names(table(n=10))
    assert "median of articles" not in names(table(n=2))


def test_near_copies_are_left_out_where_there_are_some():
    assert "without near-copies" in names(copies=["id03"])
    assert "without near-copies" not in names()


def test_nothing_to_compare_has_no_articles_to_leave_out():
    found = names(table()[:0])
    assert MAIN in found
    assert not any("each group" in name for name in found)

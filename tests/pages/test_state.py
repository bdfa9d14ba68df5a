from __future__ import annotations

import pytest

from lib.model import Article, Reading
from lib.pages.corpus import Corpus
from lib.pages.state.articles import scores
from lib.report.table import csv_text
from lib.score import ARTICLE_COLUMNS
from lib.store import FileRow


def reading(*texts: str, file: str = "a.txt", **known: str) -> Reading:
    return Reading(file, "ok", "", tuple(Article(text, **known) for text in texts))


@pytest.fixture
def sample() -> Corpus:
    held = Corpus()
    held.load_sample()
    return held


def test_the_first_own_text_takes_the_samples_place(sample):
    assert sample.add(reading("The dam held.")) == 1
    assert [article.text for article in sample.articles.values()] == ["The dam held."]
    assert not sample.is_sample


def test_a_refused_file_changes_nothing_but_the_list_of_files(sample):
    sample.add(Reading("a.exe", "unsupported", "a.exe: not taken."))
    assert len(sample.articles) == 40
    assert sample.files == [FileRow("a.exe", "refused", 0, "Not taken.")]


def test_the_same_text_again_is_a_duplicate_and_the_first_one_stays():
    held = Corpus()
    held.add(reading("The dam held.", outlet="W"))
    assert held.add(reading("The dam held.", outlet="X")) == 0
    assert held.files[-1].result == "duplicate"
    assert [article.outlet for article in held.articles.values()] == ["W"]


def test_equal_texts_in_one_file_are_one_article_and_the_first_stays():
    held = Corpus()
    twice = Reading("a.csv", "ok", "", (Article("The dam held.", outlet="W"), Article("The dam held.", outlet="X")))
    assert held.add(twice) == 1
    assert [article.outlet for article in held.articles.values()] == ["W"]
    assert held.files[-1].why == "1 of its texts were there already."


def test_edits_reach_the_table_without_scoring_again():
    held = Corpus()
    held.add(reading("The dam held.", "Nobody spoke."))
    table = scores(held)
    computed = dict(held.scored)
    held.edit(list(held.articles), table.assign(outlet=["Wire", " "], event="Dam", published="2025-10-14", title=None))
    assert held.scored == computed
    assert scores(held)["outlet"].tolist() == ["Wire", None]
    assert scores(held)["event"].tolist() == ["Dam", "Dam"]


def test_a_row_that_nobody_touched_changes_nothing():
    held = Corpus()
    held.take_over([Article("The dam held.", title="The dam  ", outlet=" Wire", published="spring 2024")], [])
    cards = dict(held.cards)
    assert held.edit(list(held.articles), scores(held)) == []
    assert held.cards == cards
    held.edit(list(held.articles), scores(held).assign(event="Dam"))
    assert [(each.title, each.event) for each in held.cards.values()] == [("The dam  ", "Dam")]


def test_labels_stand_beside_the_articles_own_columns_and_survive_an_edit():
    held = Corpus()
    held.add(Reading("a.csv", "ok", "", (Article("The dam held.", labels=(("=country", "Norway"), ("status", "x"))),)))
    held.add(reading("Nobody spoke."))
    table = scores(held)
    assert list(table.columns[:9]) == [*ARTICLE_COLUMNS, "=country", "n_words"]
    assert table["=country"].fillna("n/a").tolist() == ["Norway", "n/a"]
    assert table["status"].tolist() == ["ok", "ok"]
    held.edit(list(held.articles), table.assign(outlet="Wire"))
    assert scores(held)["=country"].fillna("n/a").tolist() == ["Norway", "n/a"]
    assert csv_text(scores(held)).split(",")[7] == "'=country"


def test_removal_and_undo():
    held = Corpus()
    held.add(reading("The dam held.", "Nobody spoke."))
    everything = dict(held.articles)
    held.remove(list(held.articles)[:1])
    assert len(scores(held)) == 1
    held.undo()
    assert held.articles == everything
    assert not held.before


def test_several_removals_are_taken_back_one_by_one():
    held = Corpus()
    held.add(reading("The dam held.", "Nobody spoke.", "The wind rose."))
    everything = dict(held.articles)
    for _ in range(3):
        held.remove(list(held.articles)[:1])
    for _ in range(3):
        held.undo()
    assert held.articles == everything


def test_a_text_without_a_word_is_refused_and_a_file_of_both_says_so():
    held = Corpus()
    assert held.add(reading("((((")) == 0
    assert held.files[-1].result == "refused"
    assert held.files[-1].why == "There is no word in it."
    assert held.add(reading("((((", "The dam held.")) == 1
    assert held.files[-1].why == "1 of its texts hold no word and were left out."


def test_dates_become_iso_and_what_is_none_changes_nothing():
    held = Corpus()
    held.add(reading("The dam held.", published="2018-06-06"))
    table, ids = scores(held), list(held.articles)
    assert held.edit(ids, table.assign(published="2018-02-30")) == ["2018-02-30"]
    assert held.articles[ids[0]].published == "2018-06-06"
    assert held.edit(ids, table.assign(published="7 June 2018")) == []
    assert held.articles[ids[0]].published == "2018-06-07"
    held.edit(ids, table.assign(published=" "))
    assert held.articles[ids[0]].published is None


def test_a_block_taken_back_is_scored_again_and_dropped_again():
    body = "\n\n".join(["The town council met on Tuesday to talk about the old bridge across the river."] * 6)
    notice = "Copyright © 2024 Example Media. All rights reserved."
    held = Corpus()
    held.add(reading(f"{body}\n\n{notice}"))
    article_id = next(iter(held.articles))
    before = scores(held)["n_words"].item()
    held.measure_block(article_id, len(body) + 2, measured=True)
    assert scores(held)["n_words"].item() == before + 7
    held.measure_block(article_id, len(body) + 2, measured=False)
    assert scores(held)["n_words"].item() == before

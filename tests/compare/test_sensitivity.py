from __future__ import annotations

from collections import Counter
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from lib import score as score_module
from lib.compare.difference import THE_OTHERS, differences
from lib.compare.sensitivity import (
    Outcome,
    Rescored,
    categories,
    other_settings,
    outcome,
    rescored,
    sample,
    with_sample,
)
from lib.compare.specification import MAIN, Specification, specifications
from lib.model import Article
from lib.score import articles_frame, score_frame
from lib.text import parse_article
from lib.text.lexicon import read_lexicon
from lib.text.settings import Settings

LEXICON = read_lexicon("own", "term,category\nvile,anger\ncruel,anger\nlovely,praise\n")
SETTINGS = Settings(LEXICON)
PLACES = "Aldham Barrow Corley Denby Elham Farley Garth Hedon Ilford Joyton".split()


def article(
    outlet: str, place: str, *, headline: str = "Council Votes", sentence: str = "It was a long day."
) -> Article:
    body = f"The council of {place} met on Tuesday to vote on the plan. The members spoke for an hour. {sentence}"
    return Article(
        f"{headline} In {place}\n\n{body} They will meet again in May.\n\nThe vote was close.", outlet=outlet
    )


def corpus(**of_a: str) -> list[Article]:
    """Ten articles each of two outlets, alike but for what is said of A's."""
    plain = [article("B", f"New {place}") for place in PLACES]
    return [article("A", place, **of_a) for place in PLACES] + plain


def ran(articles: list[Article], measure: str = "loaded_terms", skip: int = 0) -> Outcome:
    """The comparison of outlets under all specifications; `skip` settings are not parsed."""
    table, found = prepared(articles, measure)
    known = [
        Rescored(each.version, pd.concat(rescored(articles, each)))
        for each in other_settings(found)[: len(other_settings(found)) - skip]
        if articles
    ]
    return outcome(table, found, known)


def prepared(articles: list[Article], measure: str) -> tuple[pd.DataFrame, tuple[Specification, ...]]:
    table = score_frame(articles_frame(articles), SETTINGS).assign(group=lambda scores: scores["outlet"])
    docs = [(each.id, parse_article(each, SETTINGS)) for each in articles]
    return table, specifications(table, Specification(SETTINGS, measure, "all"), categories=categories(docs))


def difference_of(found: Outcome, name: str) -> float:
    rows = found.differences
    (value,) = rows.loc[(rows["specification"] == name) & (rows["target"] == "A"), "difference"]
    return float(value)


def test_a_difference_that_stands_in_headlines_alone_is_gone_without_them():
    found = ran(corpus(headline="Vile Council Votes"))
    assert difference_of(found, MAIN) > 10
    assert difference_of(found, "without headlines") == 0


def test_a_difference_that_one_category_carries_is_gone_without_it_and_kept_without_another():
    found = ran(corpus(sentence="It was a vile and cruel day, and lovely."))
    both = difference_of(found, MAIN)
    # Three hits an article, two of them anger; the words stay as many.
    assert difference_of(found, "without anger") == pytest.approx(both / 3)
    assert difference_of(found, "without praise") == pytest.approx(2 * both / 3)


def test_the_main_specification_gives_the_comparisons_own_figures():
    articles = corpus(sentence="It was a vile day.")
    articles += [article("C", f"Old {place}", sentence="It was lovely.") for place in PLACES[:7]]
    articles = [replace(each, event="fire" if i % 3 else "flood") for i, each in enumerate(articles)]
    rows = ran(articles, "lix").differences
    main = rows[rows["specification"] == MAIN]
    table, _ = prepared(articles, "lix")
    expected = differences(table, table["outlet"])
    expected = expected[(expected["measure"] == "lix") & (expected["voice"] == "all")]
    expected = expected[expected["reference"] == THE_OTHERS]
    assert main["target"].tolist() == expected["target"].tolist() == ["A", "B", "C"]
    for column, other in (("difference",) * 2, ("low",) * 2, ("high",) * 2, ("effect", "effect_size")):
        assert main[column].tolist() == pytest.approx(expected[other].tolist(), nan_ok=True)
    assert main["n_target"].tolist() == [10, 10, 7]


def test_each_text_is_parsed_once_under_each_other_settings(monkeypatch):
    articles = corpus()
    table, found = prepared(articles, "loaded_terms")
    parsed: Counter[tuple[str, str]] = Counter()

    def counting(article, settings):
        parsed[article.id, settings.version] += 1
        return parse_article(article, settings)

    monkeypatch.setattr(score_module, "parse_article", counting)
    others = other_settings(found)
    outcome(table, found, [Rescored(each.version, pd.concat(rescored(articles, each))) for each in others])
    assert len(found) > len(others)
    assert SETTINGS.version not in {version for _, version in parsed}
    assert set(parsed.values()) == {1}
    assert len(parsed) == len(articles) * len(others)


def test_what_is_not_parsed_yet_is_left_out_and_the_rest_stands():
    whole, part = ran(corpus()), ran(corpus(), skip=1)
    left = set(whole.differences["specification"]) - set(part.differences["specification"])
    assert left == {"split by a plain rule"}
    kept = whole.differences[~whole.differences["specification"].isin(left)].reset_index(drop=True)
    pd.testing.assert_frame_equal(kept, part.differences)


def test_groups_far_apart_keep_their_order():
    far = [
        article(outlet, f"{prefix} {place}", sentence=f"It was a {'vile ' * n}day.")
        for outlet, prefix, n in (("A", "Old", 9), ("B", "New", 4), ("C", "Far", 1))
        for place in PLACES
    ]
    ranked = ran(far).differences.pivot(index="specification", columns="target", values="rank")
    ranked = ranked.drop(index="without anger", errors="ignore")
    assert (ranked == [1, 2, 3]).all(axis=None)


def test_of_two_groups_the_first_is_set_against_the_second_and_neither_is_ranked():
    rows = ran(corpus()).differences
    assert set(zip(rows["target"], rows["reference"], strict=True)) == {("A", "B")}
    assert rows["rank"].isna().all()


def test_easier_by_one_formula_is_easier_by_all():
    easy = [article("A", place, sentence="It was a day. We sat. We ate.") for place in PLACES]
    hard = [
        article("B", f"New {place}", sentence="Considerable administrative complications necessitated deliberation.")
        for place in PLACES
    ]
    rows = ran(easy + hard, "flesch_reading_ease").differences
    assert (rows["difference"] > 0).all()
    estimates = ran(easy + hard, "flesch_reading_ease").estimates.set_index(["specification", "group"])["estimate"]
    assert estimates["LIX", "A"] < estimates["LIX", "B"]  # as LIX itself counts


def test_estimates_are_averages_of_the_groups_articles_in_their_own_unit():
    found = ran(corpus(sentence="It was a vile day."))
    table, _ = prepared(corpus(sentence="It was a vile day."), "loaded_terms")
    rows = found.estimates[found.estimates["group"] == "A"].set_index("specification")
    values = table.loc[table["outlet"] == "A", "loaded_terms"]
    assert rows.loc[MAIN, "estimate"] == pytest.approx(values.mean())
    assert rows.loc["median of articles", "estimate"] == pytest.approx(values.median())
    assert rows.loc["mean of ranks", "estimate"] == pytest.approx(15.5)  # (11 + ... + 20) / 10: all above B's
    assert rows.loc["mean of ranks", "unit"] == "ranks"
    assert rows.loc["without each group's longest", "n"] == 9


def test_without_groups_there_is_nothing():
    for articles in ([], corpus()[:10]):
        found = ran(articles)
        assert found.differences.empty


def test_articles_without_a_group_do_not_count():
    articles = [*corpus(), replace(article("x", "Nowhere"), outlet=None)]
    assert ran(articles).estimates["n"].max() == 10


def many(sizes: dict[str, int]) -> pd.DataFrame:
    groups = [name for name, n in sizes.items() for _ in range(n)]
    return pd.DataFrame({"id": [f"id{i:04}" for i in range(len(groups))], "group": groups})


def test_of_a_large_corpus_as_many_articles_of_each_group_are_drawn_and_always_the_same():
    table = many({"A": 90, "B": 60, "C": 4})
    drawn = sample(table, most=60)
    assert Counter(table.set_index("id").loc[list(drawn), "group"]) == {"A": 20, "B": 20, "C": 4}
    assert drawn == sample(table, most=60)
    assert drawn != sample(table, most=60, seed=1)
    assert sample(table, most=154) == tuple(table["id"])


def test_what_sampling_alone_does_is_a_specification_of_its_own():
    table = many({"A": 90, "B": 60}).assign(lix=np.arange(150.0), event=None)
    main = Specification(SETTINGS, "lix", "all")
    found = with_sample((main,), table, sample(table, most=60))
    assert [each.name for each in found] == [MAIN, "random sample of 60 of 150"]
    assert len(found[1].left_out) == 90
    assert outcome(table, found, ()).estimates["n"].tolist() == [90, 60, 30, 30]
    assert with_sample((main,), table, sample(table)) == (main,)


def test_categories_come_with_most_hits_first():
    docs = [("x", parse_article(article("A", "Aldham", sentence="It was a lovely, vile, cruel day."), SETTINGS))]
    assert categories(docs) == ("anger", "praise")

from __future__ import annotations

from math import comb, log, log2, sqrt

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from lib.compare.index import WordIndex
from lib.compare.keyness import THE_OTHERS, Contrast, Use, each_against_the_rest, g2, log_odds_z, log_ratio, terms
from lib.compare.term_counts import TermSettings, in_voice
from lib.compare.trace import Trace, trace
from lib.text import parse

RARE = TermSettings(fewest_articles=1, fewest_share=0)


def index_of(*texts: str) -> WordIndex:
    return WordIndex.of({str(number): trace(parse(text)) for number, text in enumerate(texts)})


def of(*values: str | None) -> pd.Series:
    return pd.Series(list(values), dtype="str")


def use(counts: list[float], n_words: float) -> Use:
    return Use(np.array(counts), np.array(counts), 1, n_words)


def row(table: pd.DataFrame, term: str, target: str) -> pd.Series:
    (found,) = [each for _, each in table[(table["term"] == term) & (table["target"] == target)].iterrows()]
    return found


def test_log_odds_by_hand():
    # 10 in 1,000 words against 5 in 2,000; 15 in 3,000 pooled; a prior of 1,500 words adds 1,500 * 15 / 3,000 = 7.5.
    delta = log((10 + 7.5) / (1000 + 1500 - 10 - 7.5)) - log((5 + 7.5) / (2000 + 1500 - 5 - 7.5))
    variance = 1 / (10 + 7.5) + 1 / (5 + 7.5)
    found = log_odds_z(use([10], 1000), use([5], 2000), np.array([15 / 3000]), 1500)
    assert found[0] == pytest.approx(delta / sqrt(variance))


def test_a_larger_prior_holds_a_rare_term_back():
    one, other, pooled = use([3], 1000), use([0], 1000), np.array([3 / 2000])
    weak, strong = (log_odds_z(one, other, pooled, prior)[0] for prior in (1000, 10_000))
    assert weak > strong > 0


def test_log_odds_are_undefined_where_one_word_is_all_that_was_said():
    assert np.isnan(log_odds_z(use([4], 4), use([2], 2), np.array([1.0]), 3)[0])


def test_log_ratio_counts_half_an_occurrence_for_none():
    found = log_ratio(use([8, 4, 0], 1000), use([2, 0, 3], 500))
    assert found.tolist() == pytest.approx([log2(0.008 / 0.004), log2(0.004 / 0.001), log2(0.0005 / 0.006)])


@pytest.mark.parametrize(("seen", "words"), [((10, 5), (1000, 2000)), ((3, 0), (500, 700)), ((7, 7), (300, 300))])
def test_g2_is_the_log_likelihood_ratio_of_a_table(seen, words):
    table = [[seen[0], seen[1]], [words[0] - seen[0], words[1] - seen[1]]]
    expected = stats.chi2_contingency(table, correction=False, lambda_="log-likelihood").statistic
    assert g2(use([seen[0]], words[0]), use([seen[1]], words[1]))[0] == pytest.approx(expected, abs=1e-9)


def test_counts_rates_and_articles_by_hand():
    index = index_of("Red dams broke. Red dams held.", "The dam broke.", "Blue dams held.", "It held.")
    table = terms(index, of("A", "A", "B", "B"), [Contrast("A")], count=in_voice("all", RARE))
    dams = row(table, "dams", "A")
    # A has 6 + 3 words, B 3 + 2.
    assert (dams["rate_target"], dams["rate_reference"]) == pytest.approx((1000 * 2 / 9, 1000 * 1 / 5))
    assert (dams["count_target"], dams["count_reference"]) == (2, 1)
    assert (dams["n_articles_target"], dams["n_articles_reference"]) == (1, 1)
    assert (dams["n_target"], dams["n_reference"]) == (2, 2)
    assert (dams["n_words_target"], dams["n_words_reference"]) == (9, 5)
    assert dams["reference"] == THE_OTHERS
    # Pooled 3 in 14 words; a prior as large as the average side: 7 words, 1.5 of them this one.
    z = (log(3.5 / (9 + 7 - 3.5)) - log(2.5 / (5 + 7 - 2.5))) / sqrt(1 / 3.5 + 1 / 2.5)
    assert dams["log_odds_z"] == pytest.approx(z)
    assert row(table, "red dams", "A")["count_target"] == 2
    assert "broke red" not in set(table["term"])  # two sentences


def test_fewer_than_five_articles_are_described_and_not_tested():
    texts = ["The regime fell."] * 4 + ["The government fell."] * 9
    table = terms(index_of(*texts), of(*"AAAABBBBBCCCC"), each_against_the_rest(of(*"ABC")))
    assert table["log_odds_z"].notna().all()
    tested = table.groupby("target")["p"].apply(lambda p: p.notna().all())
    assert tested.to_dict() == {"A": False, "B": True, "C": False}
    assert (table["p"].isna() == table["q"].isna()).all()


def test_q_is_that_of_all_terms_and_contrasts_together():
    texts = ["The regime fell.", "A regime rose."] * 3 + ["The government fell.", "Governments rose.", "It fell."] * 3
    table = terms(index_of(*texts), of(*"AAAAAABBBBBBBBB"), each_against_the_rest(of(*"AB")))
    assert table["target"].nunique() == 2
    # Benjamini & Hochberg: the smallest p * number of tests / rank of this p and all larger ones.
    p = np.sort(table["p"])
    adjusted = np.minimum.accumulate((p * len(p) / np.arange(1, len(p) + 1))[::-1])[::-1]
    assert np.sort(table["q"]) == pytest.approx(np.minimum(adjusted, 1))
    regime = row(table, "regime", "A")
    assert (regime["n_articles_target"], regime["n_articles_reference"]) == (6, 0)
    assert regime["p"] >= 1 / comb(15, 6)  # the one way to deal that gives all six to A
    assert regime["q"] < 0.05


def test_an_event_that_lacks_one_side_is_left_out_on_both():
    texts = ["The dam broke.", "The dam held.", "The port closed.", "The dam was high."]
    events = of("dam", "dam", "port", "dam")
    table = terms(index_of(*texts), of("A", "B", "B", "B"), [Contrast("A")], events=events, count=in_voice("all", RARE))
    assert set(table["n_reference"]) == {2}
    assert "port" not in set(table["term"])
    assert row(table, "dam", "A")["count_reference"] == 2


def test_nothing_is_compared_without_a_common_event():
    table = terms(
        index_of("The dam.", "The port."),
        of("A", "B"),
        [Contrast("A")],
        events=of("x", "y"),
        count=in_voice("all", RARE),
    )
    assert table.empty
    assert {"term", "log_odds_z", "q"} <= set(table.columns)


def test_articles_of_unknown_event_are_one_event():
    texts = ["The dam broke."] * 4
    table = terms(
        index_of(*texts), of(*"ABAB"), [Contrast("A")], events=of("x", None, None, None), count=in_voice("all", RARE)
    )
    assert set(table["n_target"]) == {1}
    assert set(table["n_reference"]) == {2}


def test_an_event_in_which_outlets_differ_for_its_topic_is_no_difference_between_outlets():
    """A writes mostly of the dam, B of the port: without events "dam" seems to be A's word."""
    texts = ["The dam broke here."] * 12 + ["The port closed here."] * 12
    groups, events = of(*("A" * 10 + "BB" + "AA" + "B" * 10)), of(*["dam"] * 12, *["port"] * 12)
    index = index_of(*texts)
    assert row(terms(index, groups, [Contrast("A")]), "dam", "A")["q"] < 0.05
    assert row(terms(index, groups, [Contrast("A")], events=events), "dam", "A")["p"] == 1


def test_one_group_against_another_leaves_the_others_out_and_takes_the_prior_from_all():
    texts = ["The regime fell today."] * 3 + ["The leaders fell today."] * 3 + ["A dam fell today."] * 3
    table = terms(index_of(*texts), of(*"AAABBBCCC"), [Contrast("A", "B")])
    assert set(table["n_reference"]) == {3}
    assert set(table["reference"]) == {"B"}
    assert "dam" not in set(table["term"])
    # 3 of 12 words against 0 of 12; 3 of 36 words pooled; a prior of 12 words adds 1.
    z = (log(4 / (24 - 4)) - log(1 / (24 - 1))) / sqrt(1 / 4 + 1 / 1)
    assert row(table, "regime", "A")["log_odds_z"] == pytest.approx(z)


def test_contrast_and_its_mirror_image_agree():
    texts = ["The regime fell.", "The regime said no.", "A leader fell.", "Leaders said no.", "The leader fell."]
    table = terms(index_of(*texts), of(*"AABBB"), each_against_the_rest(of(*"AB")), count=in_voice("all", RARE))
    one, other = (table[table["target"] == name].set_index("term").sort_index() for name in "AB")
    assert one["log_odds_z"].to_numpy() == pytest.approx(-other["log_odds_z"].to_numpy())
    assert one["log_ratio"].to_numpy() == pytest.approx(-other["log_ratio"].to_numpy())
    assert one["g2"].to_numpy() == pytest.approx(other["g2"].to_numpy())


def test_voices_are_compared_apart():
    texts = ['"The regime lies," said Ann Lee.', "The government met.", '"The regime lies," he said.', "Nobody spoke."]
    index, groups = index_of(*texts), of(*"AABB")
    own = terms(index, groups, [Contrast("A")], count=in_voice("own", RARE))
    quoted = terms(index, groups, [Contrast("A")], count=in_voice("quoted", RARE))
    assert "regime" not in set(own["term"])
    assert row(quoted, "regime", "A")["count_target"] == 1
    assert set(quoted["n_target"]) == {1}  # the other article quotes nobody
    assert set(own["n_target"]) == {2}


@pytest.mark.parametrize(
    ("texts", "groups"),
    [((), of()), (("One text.",), of("A")), (("One.", "Two."), of("A", None)), (("…", "..."), of("A", "B"))],
)
def test_nothing_to_compare(texts, groups):
    assert terms(index_of(*texts), groups, each_against_the_rest(groups), count=in_voice("all", RARE)).empty


def test_articles_of_unknown_group_are_as_if_they_were_not_there():
    texts = ("The dam fell.", "The dam held.", "The port fell.", "The dam fell again.")
    table = terms(
        index_of(*texts), of("A", None, "B", "B"), [Contrast("A")], events=of(*"xyxx"), count=in_voice("all", RARE)
    )
    without = index_of(*texts).chosen(["0", "2", "3"])
    alone = terms(without, of(*"ABB"), [Contrast("A")], events=of(*"xxx"), count=in_voice("all", RARE))
    pd.testing.assert_frame_equal(table, alone)
    assert "held" not in set(table["term"])


def test_a_group_may_be_called_the_rest():
    groups = of(THE_OTHERS, THE_OTHERS, "B", "C")
    table = terms(index_of(*["The dam fell."] * 4), groups, [Contrast("B", THE_OTHERS)], count=in_voice("all", RARE))
    assert set(table["n_reference"]) == {2}


def planted(traces: dict[str, Trace], ids: list[str], word: str) -> dict[str, Trace]:
    """The same traces with another word in the place of the tenth word of some articles."""
    changed = {
        article_id: traces[article_id]._replace(
            words=(*traces[article_id].words[:10], word, *traces[article_id].words[11:])
        )
        for article_id in ids
    }
    return traces | changed


def test_a_word_planted_in_most_articles_of_one_outlet_is_found():
    rng = np.random.default_rng(5)
    vocabulary = [f"word{number}" for number in range(3000)]
    chances = 1 / np.arange(1, 3001)
    traces = {}
    for number in range(90):
        words = rng.choice(vocabulary, 300, p=chances / chances.sum())
        places = np.arange(300, dtype=np.int32)
        traces[str(number)] = Trace(tuple(words), places, places, places // 20, np.zeros(300, np.bool_), ())
    traces = planted(traces, [str(number) for number in range(18)], "regime")  # 60 % of the first outlet's 30
    groups = of(*"A" * 30, *"B" * 30, *"C" * 30)
    table = terms(WordIndex.of(traces), groups, each_against_the_rest(groups))
    found = table[table["q"] < 0.05]
    assert found.loc[found["log_odds_z"] > 0, ["target", "term"]].to_numpy().tolist() == [["A", "regime"]]

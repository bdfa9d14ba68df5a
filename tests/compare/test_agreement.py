from __future__ import annotations

from math import atanh, sqrt, tanh

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from lib.compare.agreement import (
    FEWEST_CODED,
    Agreement,
    correlation,
    discrimination,
    interval,
    krippendorff_alpha,
    nominal,
)


def test_r_and_its_interval_by_fishers_z():
    measured = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
    coded = [2, 1, 4, 3, 6, 5, 8, 7, 10, 9]
    # Five swaps of neighbours: the squared rank differences sum to 10, and r = 1 - 6 * 10 / (10 * 99).
    r = 1 - 6 * 10 / 990
    found = correlation(measured, coded)
    assert found.value == pytest.approx(r)
    assert found.low == pytest.approx(tanh(atanh(r) - 1.959964 / sqrt(10 - 3)), abs=1e-6)
    assert found.high == pytest.approx(tanh(atanh(r) + 1.959964 / sqrt(10 - 3)), abs=1e-6)


def test_auc_counts_the_pairs_that_stand_the_right_way_round():
    measured = [5, 4, 3, 2, 1, 1, 0, 0, 0, 0]
    coded = [True, True, False, True, True, False, False, False, False, False]
    # 4 x 6 pairs. Wrong: 3 (False) above 2 and above 1; tied: 1 and 1.
    assert discrimination(measured, coded).value == pytest.approx((24 - 2 - 0.5) / 24)


def test_the_ends_of_an_auc_are_areas_that_lie_just_as_far_as_their_error_allows():
    # Of 5 x 5 pairs one stands the wrong way round: .96.
    found = discrimination([9, 8, 7, 6, 4, 5, 3, 2, 1, 0], [True] * 5 + [False] * 5)
    assert found.value == pytest.approx(0.96)
    for end in (found.low, found.high):
        variance = end * (1 - end) * (1 + 4 * (1 - end) / (2 - end) + 4 * end / (1 + end)) / 25
        assert abs(end - 0.96) == pytest.approx(1.959964 * sqrt(variance), rel=1e-5)


def test_no_pair_the_wrong_way_round_is_no_certainty():
    found = discrimination(list(range(12)), [number >= 9 for number in range(12)])
    assert (found.value, found.high) == (1, 1)
    assert 0.5 < found.low < 0.9
    mirrored = discrimination(list(range(12)), [number < 3 for number in range(12)])
    assert (mirrored.low, mirrored.high) == pytest.approx((0, 1 - found.low))


@pytest.mark.parametrize(("n", "shift"), [(12, 0.0), (12, 2.0), (30, 1.0)])
def test_auc_intervals_hold_the_true_area_with_few_codings(n, shift):
    rng, true, held = np.random.default_rng(0), stats.norm.cdf(shift / sqrt(2)), []
    for _ in range(300):
        coded = rng.random(n) < 0.3
        found = discrimination(list(rng.normal(size=n) + shift * coded), list(coded))
        if found.value is not None:
            held.append(found.low <= true <= found.high)
    assert np.mean(held) > 0.92


@pytest.mark.parametrize("coded", [[True] * 20, [False] * 20])
def test_auc_is_undefined_when_all_are_alike(coded):
    assert discrimination(list(range(20)), coded) == Agreement("AUC", 20, None)


def test_few_codings_state_nothing():
    few = list(range(FEWEST_CODED - 1))
    assert correlation(few, few).value is None
    assert discrimination(few, [i > 3 for i in few]).value is None


@given(st.lists(st.tuples(st.floats(-1, 1), st.booleans()), min_size=FEWEST_CODED, max_size=40))
def test_an_interval_holds_its_value(pairs):
    found = discrimination([value for value, _ in pairs], [label for _, label in pairs])
    if found.value is not None:
        assert 0 <= found.low <= found.value <= found.high <= 1


def test_alpha_of_krippendorffs_binary_example():
    # Krippendorff (2011), section A: two observers, ten units, alpha = .095.
    meg = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0]
    owen = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
    assert krippendorff_alpha(list(zip(meg, owen, strict=True)), nominal) == pytest.approx(0.095, abs=0.0005)


def test_alpha_of_krippendorffs_nominal_example():
    # Krippendorff (2011), section B: two observers, twelve units, five categories, alpha = .692.
    ben, gerry = "aabbdcccedda", "babbbccceddd"
    units = [tuple(map(ord, pair)) for pair in zip(ben, gerry, strict=True)]
    assert krippendorff_alpha(units, nominal) == pytest.approx(0.692, abs=0.0005)


def test_alpha_is_one_in_full_agreement_and_units_coded_once_do_not_count():
    assert krippendorff_alpha([(1, 1), (2, 2), (5,)], interval) == 1


def test_alpha_is_undefined_when_nothing_could_disagree():
    assert krippendorff_alpha([(1, 1), (1, 1)], interval) is None
    assert krippendorff_alpha([], nominal) is None

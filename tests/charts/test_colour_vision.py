"""Marks stay apart for people who see fewer colours, and in grey.

Colour blindness is simulated with the matrices of Machado, Oliveira & Fernandes (2009), IEEE Transactions on
Visualization and Computer Graphics 15 (6), 1291-1298, for severity 1.0, on linear sRGB. Differences are Euclidean in
CIE 1976 L*a*b* (D65); about 2.3 of it is just noticeable side by side (Mahy, Van Eycken & Oosterlinck, 1994).
"""

from __future__ import annotations

from itertools import combinations, pairwise

import numpy as np
import pytest

from lib.charts.outlets import Looks
from lib.charts.theme import DARK, LIGHT, SYMBOLS

MACHADO = {
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
    "none": np.eye(3).tolist(),
}
SRGB_TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
WHITE = SRGB_TO_XYZ.sum(axis=1)
LEAST_APART = 15  # of neighbouring marks: more than six just noticeable differences
LEAST_SIGNS_APART = 20  # of the two colours that say up and down
THEMES = [LIGHT, DARK]


def linear(colour: str) -> np.ndarray:
    channels = np.array([int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)])
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def lab(rgb: np.ndarray) -> np.ndarray:
    part = SRGB_TO_XYZ @ rgb / WHITE
    x, y, z = np.where(part > (6 / 29) ** 3, np.cbrt(part), part / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def apart(one: str, other: str, vision: str) -> float:
    matrix = np.array(MACHADO[vision])
    seen = [lab(np.clip(matrix @ linear(colour), 0, 1)) for colour in (one, other)]
    return float(np.linalg.norm(seen[0] - seen[1]))


def test_black_and_white_are_100_apart_and_every_matrix_keeps_grey():
    for vision, matrix in MACHADO.items():
        assert apart("#000000", "#ffffff", vision) == pytest.approx(100, abs=0.1)
        assert np.sum(matrix, axis=1) == pytest.approx([1, 1, 1], abs=1e-5)


def test_red_and_green_of_equal_lightness_come_near_without_red_or_green_cones():
    assert apart("#c04040", "#3a8a3a", "deuteranopia") < apart("#c04040", "#3a8a3a", "none") / 2


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("vision", MACHADO)
def test_neighbouring_marks_stay_apart(theme, vision):
    for one, other in pairwise(theme.marks):
        assert apart(one, other, vision) >= LEAST_APART, (one, other)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("vision", MACHADO)
def test_up_and_down_stay_apart(theme, vision):
    assert apart(theme.positive, theme.negative, vision) >= LEAST_SIGNS_APART


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("vision", MACHADO)
def test_marks_that_come_near_have_different_shapes(theme, vision):
    names = [f"Outlet {place:02}" for place in range(len(theme.marks))]
    looks = [Looks.of(name, names, theme) for name in names]
    near = [(a, b) for a, b in combinations(looks, 2) if apart(a.colour, b.colour, vision) < LEAST_APART]
    assert [each for each in near if each[0].symbol == each[1].symbol] == []


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_in_grey_as_many_groups_as_there_are_shapes_differ(theme):
    """Of more groups shapes come again in another colour; in grey the name beside every mark tells them apart."""
    names = [f"Outlet {place:02}" for place in range(12)]
    looks = [Looks.of(name, names, theme) for name in names]
    assert len({each.symbol for each in looks[: len(SYMBOLS)]}) == len(SYMBOLS)
    assert len(set(looks)) == 12

"""Every way in which chance can deal articles out."""

from __future__ import annotations

from itertools import combinations, product

import numpy as np


def dealt(stratum, target):
    """Every way to choose as many articles of each stratum for the target as it has."""
    stratum, target = np.array(stratum), np.array(target, bool)
    places = [np.flatnonzero(stratum == number) for number in np.unique(stratum)]
    ways = [combinations(place, int(target[place].sum())) for place in places]
    for choice in product(*map(list, ways)):
        chosen = np.zeros(len(target), bool)
        chosen[[place for each in choice for place in each]] = True
        yield chosen

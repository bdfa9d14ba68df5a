"""Values of the words of an index by place, read where they lie: in parts whose articles come in another order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lib.compare.arrays import Numbers


@dataclass(frozen=True)
class Column:
    """A value for each place: `column[place]`, `column[places]` of an array, `column[first:behind]`."""

    take: Callable[[Any], Any]

    def __getitem__(self, places: Any) -> Any:
        """The value of a place, or the values of places."""
        return self.take(places)


@dataclass(frozen=True, eq=False)
class Runs:
    """Words of an index that lie side by side in a part too; all arrays are as long as there are runs."""

    part: Numbers
    first: Numbers  # place of the first word in the index
    shift: Numbers  # from a place in the index to that in the part
    n_words: int  # of all runs together

    @classmethod
    def of(cls, part: Numbers, begins: Numbers, ends: Numbers) -> Runs:
        """The runs of articles in the order of an index: in which part each lies, from where to where."""
        held = ends > begins
        part, begins, ends = part[held], begins[held], ends[held]
        new = np.ones(len(part), np.bool_)
        new[1:] = (part[1:] != part[:-1]) | (begins[1:] != ends[:-1])
        first = np.cumsum(ends - begins) - (ends - begins)
        return cls(part[new], first[new], (begins - first)[new], int((ends - begins).sum()))

    def column(self, columns: Sequence[NDArray[Any]], numbers: Sequence[NDArray[Any] | None] | None = None) -> Column:
        """The values that each part has in one of `columns`; if `numbers` are given, what these have in their place."""
        given = [None] * len(columns) if numbers is None else numbers

        def read(part: int, where: Any) -> Any:
            found, meant = columns[part][where], given[part]
            return found if meant is None else meant[found]

        return Column(lambda places: self._read(read, places))

    def _read(self, read: Callable[[int, Any], Any], places: Any) -> Any:
        if isinstance(places, slice):
            return self._side_by_side(read, *places.indices(self.n_words)[:2])
        run = np.searchsorted(self.first, places, side="right") - 1
        where = places + self.shift[run]
        part = self.part[run]
        if np.ndim(places) == 0:
            return read(int(part), where)
        if not len(part) or (part[0] == part).all():
            return read(int(part[0]) if len(part) else 0, where)
        found = np.zeros(len(part), read(int(part[0]), slice(0)).dtype)
        for each in np.unique(part).tolist():
            found[part == each] = read(each, where[part == each])
        return found

    def _side_by_side(self, read: Callable[[int, Any], Any], first: int, behind: int) -> Any:
        """The values of consecutive places: no copy if they are consecutive in a part."""
        if first >= behind:
            return read(0, slice(0))
        run = int(np.searchsorted(self.first, first, side="right")) - 1
        last = int(np.searchsorted(self.first, behind, side="left"))
        edges = [first, *self.first[run + 1 : last].tolist(), behind]
        shifts, parts = self.shift[run:last].tolist(), self.part[run:last].tolist()
        pieces = [
            read(part, slice(begin + shift, end + shift))
            for part, shift, begin, end in zip(parts, shifts, edges[:-1], edges[1:], strict=True)
        ]
        return pieces[0] if len(pieces) == 1 else np.concatenate(pieces)

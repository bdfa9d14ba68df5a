"""A lexicon's version says all that can change a score, and nothing else."""

from __future__ import annotations

import itertools

import pytest

from lib.text import parse
from lib.text.lexicon import Entry, Lexicon

OURS = Lexicon("test", (Entry("regime", "a", 0.5), Entry("flood* of", "b", 1.0), Entry("slaughter*", "a", 0.2)))


def test_equal_content_has_an_equal_version_whatever_its_order():
    assert Lexicon("x", OURS.entries[::-1]).version == OURS.version
    assert Lexicon("x", OURS.entries[1:]).version != OURS.version


@pytest.mark.parametrize("weights", [(0.33333331, 0.33333339), (0.5, 0.50000001)])
def test_any_other_weight_is_another_version(weights):
    one, other = (Lexicon("x", (Entry("mob", "c", weight),)).version for weight in weights)
    assert one != other


def test_the_order_of_rows_changes_no_hit():
    entries = tuple(
        Entry(term, "c", 0.1 * n) for n, term in enumerate(("flood of m*", "flood of mi*", "flood* of m*"), 1)
    )
    doc = parse("A flood of migrants came.")
    hits = {tuple(Lexicon("x", rows).hits(doc.normal, doc.sentences)) for rows in itertools.permutations(entries)}
    assert [[hit.term for hit in each] for each in hits] == [["flood of mi*"]]

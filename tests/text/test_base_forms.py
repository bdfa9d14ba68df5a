from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.text.base_forms import LONGEST, base_forms


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("crimes", "crime"),
        ("crashes", "crash"),
        ("tragedies", "tragedy"),
        ("bombed", "bomb"),
        ("endorsed", "endorse"),
        ("robbed", "rob"),
        ("bullied", "bully"),
        ("combating", "combat"),
        ("saving", "save"),
        ("stabbing", "stab"),
        ("unfairly", "unfair"),
        ("greedily", "greedy"),
        ("incredibly", "incredible"),
        ("heroically", "heroic"),
    ],
)
def test_undoes_the_regular_endings(form, base):
    assert base in base_forms(form)


@pytest.mark.parametrize("word", ["", "a", "gas", "loss", "bed", "king", "fly", "red", "said", "s" * (LONGEST + 1)])
def test_no_base_where_there_is_no_ending(word):
    assert list(base_forms(word)) == []


@given(st.text(max_size=40))
def test_never_fails_and_never_gives_the_word_itself(word):
    assert word not in list(base_forms(word))

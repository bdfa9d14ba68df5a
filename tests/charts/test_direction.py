from __future__ import annotations

import pytest

from lib.charts.direction import LEFT_TO_RIGHT_MARK as MARK
from lib.charts.direction import in_order
from lib.charts.theme import escaped

HEBREW, ARABIC = "חדשות הצפון", "جريدة الساحل"


@pytest.mark.parametrize("name", [HEBREW, ARABIC])
def test_a_mark_ends_a_name_that_runs_from_right_to_left(name):
    assert in_order(f"{name}: 6 articles · {name}, n = 3") == f"{name}{MARK}: 6 articles · {name}{MARK}, n = 3"


def test_a_number_inside_a_name_stays_a_part_of_it():
    assert in_order("قناة 24 الاخبارية 7") == f"قناة 24 الاخبارية{MARK} 7"


def test_names_in_a_list_end_one_by_one():
    assert in_order(f"{HEBREW} 6, {ARABIC} 7") == f"{HEBREW}{MARK} 6, {ARABIC}{MARK} 7"


@pytest.mark.parametrize("text", ["The Harbour Post", "Вечерние новости", "北京晚報 7", "", "7 : 3"])
def test_other_text_stays_as_it_is(text):
    assert in_order(text) == text


def test_what_a_chart_writes_is_in_order_and_escaped():
    assert escaped(f"<i>{HEBREW} 6") == f"&lt;i&gt;{HEBREW}{MARK} 6"

"""The settings saved beside a chart open its view again; what are none are refused with a sentence."""

from __future__ import annotations

import json

import pytest

from lib.pages.sidecar import LARGEST, NO_SETTINGS, Saved, Sidecar, SidecarError, is_sidecar, read_sidecar

SETTINGS = {
    "page": "compare",
    "params": {"corpus": "f" * 24, "view": "distribution", "measure": "lix", "present": "1"},
    "picture": {"kind": "distribution"},
    "made_with": {"framescope": "0.1.0"},
}


def written(**other: object) -> bytes:
    return json.dumps(SETTINGS | other).encode()


def test_settings_say_the_page_and_what_its_address_says():
    assert read_sidecar(written()) == Sidecar("compare", {"view": "distribution", "measure": "lix"}, "f" * 24, None)
    assert read_sidecar(written(params={})) == Sidecar("compare", {}, "", None)


IMAGE = {
    "theme": "dark", "format": "card", "title": "Mine", "note": "The page's", "byline": "A. Analyst", "logo": "5f",
    "edited": ["title"],
}  # fmt: skip


def test_settings_say_how_the_image_was_saved():
    found = read_sidecar(written(chart="compare_chart", picture=IMAGE)).saved
    assert found == Saved("compare_chart", "dark", "card", {"title": "Mine"}, "A. Analyst", had_logo=True)


@pytest.mark.parametrize(
    "other",
    [{"theme": "pink"}, {"theme": []}, {"format": "poster"}, {"edited": "title"}, {"title": "x" * 301}, {"title": 1},
     {"byline": None}],
)  # fmt: skip
def test_an_image_that_no_page_makes_is_refused(other):
    with pytest.raises(SidecarError, match="that this version does not have"):
        read_sidecar(written(chart="compare_chart", picture=IMAGE | other))


def test_only_what_has_all_parts_of_settings_is_taken_for_some():
    assert is_sidecar("chart.JSON", written())
    assert not is_sidecar("chart.txt", written())
    assert not is_sidecar("chart.json", json.dumps({"text": "The dam held."}).encode())
    assert not is_sidecar("chart.json", b"[" * 100_000)
    assert not is_sidecar("chart.json", written(picture="x" * LARGEST))


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff", b"[]", b"[" * 100_000, written(params=[]), written(params={"corpus": 1}), b" " * (LARGEST + 1)],
)
def test_what_are_no_settings_is_refused(content):
    with pytest.raises(SidecarError) as refused:
        read_sidecar(content)
    assert str(refused.value) == NO_SETTINGS


@pytest.mark.parametrize(
    "other",
    [
        {"page": "corpora"},
        {"page": ["compare"]},
        {"page": "<b>"},
        {"params": {"password": "x"}},
        {"params": {"view": 1}},
        {"params": {"view": "x" * 301}},
    ],
)
def test_a_page_or_choice_that_is_not_there_is_named_as_such(other):
    with pytest.raises(SidecarError, match="a page or a choice that this version does not have"):
        read_sidecar(written(**other))

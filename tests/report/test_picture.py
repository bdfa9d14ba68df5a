from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from gallery import gallery

from lib.charts.picture import FORMATS
from lib.charts.theme import DARK, LIGHT
from lib.report import bundle as bundles
from lib.report.charts_page import charts_html
from lib.report.chromium import boxes_note
from lib.report.picture import Edition, View

VIEW = View(
    "compare",
    {"by": "outlet", "event": "dam"},
    {"framescope": "1.0", "lexicon": {"version": "abc", "muted": []}},
    "compare_forest_chart",
)
FOREST = gallery(3, 12)["forest"]
EDITION = Edition(FOREST, LIGHT, FORMATS["card"], FOREST.words, "Three differences.")
DAY = date(2026, 1, 2)


def test_the_settings_are_plain_and_complete():
    found = json.loads(EDITION.json(VIEW))
    assert set(found) == {"page", "params", "chart", "picture", "made_with", "made_of"}
    assert (found["page"], found["params"]) == ("compare", {"by": "outlet", "event": "dam"})
    assert found["made_with"] == VIEW.made_with
    picture = found["picture"]
    assert (picture["kind"], picture["theme"], picture["format"]) == ("forest", "light", "card")
    assert (picture["title"], picture["alt"]) == (FOREST.words.title, "Three differences.")
    assert (found["chart"], picture["edited"]) == ("compare_forest_chart", ["alt"])


def test_a_name_says_event_measure_kind_and_day_and_changes_with_every_setting():
    name = EDITION.name(VIEW, DAY)
    assert re.fullmatch("event_lix_forest_2026-01-02_[0-9a-f]{8}", name)
    assert EDITION.name(VIEW, DAY) == name
    others = [
        replace(EDITION, theme=DARK).name(VIEW, DAY),
        replace(EDITION, form=FORMATS["wide"]).name(VIEW, DAY),
        replace(EDITION, words=replace(FOREST.words, byline="A. Analyst")).name(VIEW, DAY),
        replace(EDITION, words=replace(FOREST.words, logo="data:image/png;base64,AA==")).name(VIEW, DAY),
        EDITION.name(replace(VIEW, params={"by": "author"}), DAY),
        EDITION.name(replace(VIEW, made_with={}), DAY),
        EDITION.name(replace(VIEW, made_of=lambda: {"corpus": "abc"}), DAY),
    ]
    assert len({name, *others}) == 1 + len(others)


@pytest.fixture
def without_chromium(monkeypatch):
    monkeypatch.setattr(bundles, "found", lambda: None)


def test_without_chromium_a_bundle_holds_one_page_with_every_chart(without_chromium):
    told: list[int] = []
    charts = [(EDITION, VIEW), (replace(EDITION, theme=DARK), VIEW), (EDITION, VIEW)]
    made = bundles.bundle(charts, DAY, told.append)
    assert bundles.bundle(charts, DAY, told.append) == made
    with zipfile.ZipFile(io.BytesIO(made.content)) as archive:
        names = archive.namelist()
        page = archive.read("charts.html").decode()
    assert sorted(name.rpartition(".")[2] for name in names) == ["csv"] * 3 + ["html"] + ["json"] * 3
    assert len(set(names)) == 7
    assert page.count("<figure>") == 3
    assert told == [3, 3]


def test_characters_without_a_typeface_are_named_once_and_not_all_of_many():
    assert boxes_note("") == ""
    assert "no typeface for \u5317 \u65b9: boxes stand" in boxes_note("\u5317\u65b9\u5317")
    many = "".join(map(chr, range(0x4E00, 0x4E00 + 40)))
    assert "\u4e0b and 28 more: boxes" in boxes_note(many)


def test_text_cannot_leave_its_place_in_the_page():
    hostile = '</script><script>alert(1)</script>" onload="x'
    edition = replace(EDITION, words=replace(FOREST.words, title=hostile), alt=hostile)
    page = charts_html([edition])
    assert "<script>alert(1)" not in page
    assert '" onload="x' not in page

"""Reporting verbs: their classes, forms and sources."""

from __future__ import annotations

import csv

import pytest

from lib.model import Span
from lib.text.quotations import cues as cues_module
from lib.text.quotations import quotations
from lib.text.quotations.cues import cues, forms


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('"The dam is safe," Ruiz said.', "neutral"),
        ('"The dam is safe," Ruiz explained.', "neutral"),
        ('"The dam is safe," Ruiz stressed.', "neutral"),
        ('"The dam is safe," according to Ruiz.', "neutral"),
        ('"The dam is safe," Ruiz claims.', "evaluative"),
        ('"The dam is unsafe," Ruiz admitted.', "evaluative"),
        ('"The dam is safe," Ruiz insisted.', "evaluative"),
        ('"The dam is safe," Ruiz pointed out.', "evaluative"),
    ],
)
def test_cue_class(text: str, kind: str) -> None:
    assert [q.cue_class for q in quotations(text, [Span(0, len(text))])] == [kind]


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("say", "say says said saying"),
        ("declare", "declare declares declared declaring"),
        ("deny", "deny denies denied denying"),
        ("admit", "admit admits admitted admitting"),
        ("stress", "stress stresses stressed stressing"),
        ("echo", "echo echoes echoed echoing"),
        ("rebut", "rebut rebuts rebutted rebutting"),
        ("text", "text texted texting"),  # texts and hints are nouns
        ("label", "label labels labeled labeling labelled labelling"),
    ],
)
def test_inflection(verb: str, expected: str) -> None:
    assert " ".join(forms(verb)) == expected


def test_every_cue_has_a_class_a_kind_and_a_source() -> None:
    with cues_module.CUES.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert len({row["verb"] for row in rows}) == len(rows)
    assert all(row["kind"] and row["source"] and row["note"] for row in rows)
    # Neutral structuring verbs are neutral by definition.
    assert {row["class"] for row in rows if row["kind"] == "neutral structuring"} == {"neutral"}


def test_a_cue_table_without_a_class_says_where(tmp_path, monkeypatch) -> None:
    table = tmp_path / "cues.csv"
    table.write_text("verb,class,note\nsay,plain,\n", encoding="utf-8")
    monkeypatch.setattr(cues_module, "CUES", table)
    with pytest.raises(ValueError, match=r"^cues\.csv, 'say': class 'plain' is none of \('neutral', 'evaluative'\)\.$"):
        cues.__wrapped__()

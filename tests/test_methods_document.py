"""docs/methods.md says of every measure, setting and category what the code declares."""

from __future__ import annotations

from dataclasses import fields

import pytest

from bench.methods import COMMAND, METHODS, SETTINGS, methods_text
from bench.page import part
from lib.metrics import metrics
from lib.report.methods import of_tone
from lib.text.lexicon import EXCEPTION, default_lexicon
from lib.text.settings import Settings
from lib.text.tone import ToneSettings

PAGE = METHODS.read_text(encoding="utf-8")


def test_the_page_is_what_the_command_writes():
    assert part(METHODS, COMMAND) == methods_text()


def test_every_measure_has_its_entry_with_what_not_to_conclude():
    entries = PAGE.split("\n### ")[1:]
    assert len(entries) == len(metrics())
    for entry, metric in zip(entries, metrics().values(), strict=True):
        assert entry.startswith(f"{metric.label}\n")
        for about in ("Formula", "Unit", "A higher value means", "Source", "What not to conclude"):
            assert f"- **{about}:** " in entry


def test_every_setting_is_documented():
    named = [each.name for known in (Settings, ToneSettings) for each in fields(known)]
    assert sorted(named) == sorted(SETTINGS)
    for name in named:
        assert f"| `{name}` |" in PAGE


def test_every_category_is_documented():
    for category in {entry.category for entry in default_lexicon().entries if entry.weight > EXCEPTION}:
        assert f"| {category.replace('_', ' ')} |" in PAGE


@pytest.mark.parametrize(
    ("alpha", "formula"), [(3.0, "v / sqrt(v^2 + 3 x words)."), (None, "v / sqrt(v^2 + 15), as in vaderSentiment.")]
)
def test_what_is_allowed_for_length_is_a_formula(alpha, formula):
    said = of_tone(ToneSettings(alpha_per_word=alpha))[-1]
    assert (said.about, said.text) == ("Length:", f"The sum of valences v of a sentence becomes {formula}")

"""Writes docs/methods.md from what the measures, the settings and the lexicons declare: python -m bench.methods."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields

from bench.page import DOCS, table, write_part
from lib.metrics import FAMILIES, metrics
from lib.model import Family
from lib.report.methods import Rule, categories, comparison, of_measure, of_tone, rules
from lib.text.lexicon import default_lexicon
from lib.text.settings import Settings, default_settings
from lib.text.tone import ToneSettings

METHODS = DOCS / "methods.md"
CATEGORIES = DOCS.parent / "data" / "README.md"
COMMAND = "bench.methods"
HEADINGS: dict[Family, str] = {
    "sentiment": "Sentiment",
    "loaded_terms": "Loaded terms",
    "quotations": "Quotations",
    "readability": "Readability",
}
LEXICON, IN_PYTHON = "page Lexicon", "in Python"  # where something is set
SETTINGS = {  # what each may be, what it does, and where it is set
    "lexicon": (
        "the loaded terms in use",
        "which terms count, with their categories and weights",
        f"{LEXICON}, `--lexicon`",
    ),
    "tone": ("the settings of sentiment below", "what makes sentiment differ from plain VADER", "below"),
    "splitter": (
        "news, plain",
        "where a full stop ends a sentence: with the abbreviations of news, or at every stop before a capital",
        IN_PYTHON,
    ),
    "scope": (
        "article, body, page",
        "what is scored: headline and body, the body alone, every block of the page",
        IN_PYTHON,
    ),
    "mask_names": ("on, off", "words with a capital in running text have no valence", LEXICON),
    "mask_terms": ("on, off", "the terms of `masks` have no valence", LEXICON),
    "masks": ("a list of terms", "vocabulary of the topic that says nothing about tone", LEXICON),
    "inflect": ("on, off", "a form that vaderSentiment's lexicon lacks counts as its base form", LEXICON),
    "add_valences": ("on, off", "the words of `valences` have the valence given there", LEXICON),
    "valences": ("a list of words", "words of news that vaderSentiment does not know", IN_PYTHON),
    "alpha_per_word": (
        "a number, or none",
        "how much of a sentence's length is allowed for, 3 in the formula of sentiment; none: 15 for any length",
        IN_PYTHON,
    ),
}
SET_IN_PYTHON = (
    "What is set in Python only is a field of `lib.text.settings.Settings` or `lib.text.tone.ToneSettings`. *Other "
    "choices* on the page Compare tries `splitter`, `scope` and `alpha_per_word` at other values, and each switch off."
)
_CATEGORY = re.compile(r"^\| (\w+) \| ([^|]+) \| [\d.-]+ \| [\d.-]+ \| [\d.-]+ \|", re.MULTILINE)


def methods_text() -> str:
    """All of the generated part, in Markdown."""
    return "\n\n".join(
        [
            "## What holds for all measures",
            _listed(rules()),
            "## How groups are compared",
            _listed(comparison()),
            *_measures(),
            "## What makes sentiment differ from plain VADER",
            _listed(of_tone(default_settings().tone)),
            "## The settings",
            SET_IN_PYTHON,
            _settings(),
            "## The categories of the lexicon",
            _categories(),
        ]
    )


def _listed(known: tuple[Rule, ...]) -> str:
    return "\n".join(f"- **{_escaped(rule.lead)}** {_escaped(rule.text)}" for rule in known)


def _measures() -> Iterator[str]:
    for family in FAMILIES:
        yield f"## {HEADINGS[family]}"
        for metric in metrics().values():
            if metric.family == family:
                yield f"### {metric.label}"
                yield "\n".join(f"- **{each.about}** {_escaped(each.text)}" for each in of_measure(metric))


def _settings() -> str:
    rows: list[tuple[str, ...]] = []
    for known in (Settings(), ToneSettings()):
        rows += [
            (f"`{each.name}`", _shipped(getattr(known, each.name)), *SETTINGS[each.name]) for each in fields(known)
        ]
    return table(("setting", "as shipped", "may be", "what it does", "set on or by"), rows, n_texts=5)


def _shipped(value: object) -> str:
    if isinstance(value, bool):
        return "on" if value else "off"
    version = getattr(value, "version", None)
    return f"version {version}" if version else str(value)


def _categories() -> str:
    """Each category with what belongs in it, as data/README.md has it, its terms and their mean weight."""
    belongs = dict(_CATEGORY.findall(CATEGORIES.read_text(encoding="utf-8")))
    rows = [
        (each.category, belongs[each.category.replace(" ", "_")], f"{each.terms:,}", f"{each.mean_weight:.2f}")
        for each in categories(default_lexicon()).itertuples()
    ]
    return table(("category", "what belongs in it", "terms", "mean weight"), rows, n_texts=4)


def _escaped(text: str) -> str:
    """A text with nothing in it that Markdown would take for a mark."""
    return re.sub(r"([*_`|<>\[\]])", r"\\\1", text)


def main() -> None:
    """Writes the part in place of the one that is there."""
    write_part(METHODS, COMMAND, methods_text())


if __name__ == "__main__":
    main()

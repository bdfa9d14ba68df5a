"""Other reasonable ways to make the same comparison: each changes one choice of the main one.

What an analyst could as well have chosen, after Simonsohn, Simmons & Nelson (2020), specification curve analysis. Only
choices that can change the measure are listed. They are no independent tests: all share the same articles.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

import pandas as pd

from lib.compare.average import FEWEST_TO_TRIM, Statistic
from lib.metrics import column, metrics
from lib.metrics.passages import FEW_WORDS
from lib.model import Metric, Voice
from lib.text.lexicon import EXCEPTION, Lexicon
from lib.text.settings import Scope, Settings
from lib.text.tone import ToneSettings

MAIN = "main comparison"
MOST_CATEGORIES = 5  # of the lexicon that are left out, one at a time
STRONG = 0.5  # weight of a term that by itself carries evaluation
HIT_RATES = ("loaded_terms", "loaded_weight")
OTHER_MEASURES = {  # the same thing, measured in another way
    "sentiment": ("sentiment_vader",),
    "sentiment_vader": ("sentiment",),
    "loaded_terms": ("loaded_weight",),
    "loaded_weight": ("loaded_terms",),
    "quote_density": ("quotation_rate",),
    "quotation_rate": ("quote_density",),
}
AVERAGES: tuple[tuple[Statistic, str], ...] = (
    ("median", "median of articles"),
    ("trimmed", "mean without the outer tenths"),
    ("ranks", "mean of ranks"),
)
VOICE_NAMES = {"all": "all words", "own": "own words", "quoted": "quoted words"}


@dataclass(frozen=True)
class Specification:
    """One way to compare groups; all but the main one differ from it in one factor."""

    settings: Settings
    measure: str
    voice: Voice
    by_event: bool = True
    name: str = MAIN  # the choice made
    factor: str = ""  # what it is a choice of
    instead_of: str = ""  # the main specification's choice
    statistic: Statistic = "mean"
    left_out: frozenset[str] = frozenset()  # ids of articles
    sign: int = 1  # -1: a higher value means what a lower one means in the main measure

    @property
    def column(self) -> str:
        """Its column of the scores table."""
        return column(self.measure, self.voice)


def specifications(
    table: pd.DataFrame,
    main: Specification,
    *,
    categories: Sequence[str] = (),
    copies: Collection[str] = (),
) -> tuple[Specification, ...]:
    """The main specification and the others that apply to its measure and to these articles.

    `table` is a scores table with the column "group". `categories` are those of the lexicon, the one with most hits
    first; `copies` are the ids of articles that repeat another one.
    """
    known = table[table["group"].notna() & table[main.column].notna()]
    return (
        main,
        *_voices(main),
        *_averages(known, main),
        *_measures(main),
        *_tones(main),
        *_lexicons(main, categories),
        *_texts(main),
        *_articles(known, main, copies),
        *_events(known, main),
    )


def _voices(main: Specification) -> Iterator[Specification]:
    other: Voice = "own" if main.voice == "all" else "all"
    if other in metrics()[main.measure].voices:
        yield replace(
            main, voice=other, factor="Words", name=VOICE_NAMES[other], instead_of=VOICE_NAMES[main.voice],
        )  # fmt: skip


def _averages(known: pd.DataFrame, main: Specification) -> Iterator[Specification]:
    largest = known["group"].value_counts().max() if len(known) else 0
    for statistic, name in AVERAGES:
        # The mean of two values is their median, and so few have no outer tenths.
        if largest >= {"median": 3, "trimmed": FEWEST_TO_TRIM}.get(statistic, 2):
            yield replace(main, statistic=statistic, factor="Average", name=name, instead_of="mean of articles")


def _measures(main: Specification) -> Iterator[Specification]:
    metric = metrics()[main.measure]
    for name in _others(metric):
        other = metrics()[name]
        if name in HIT_RATES and len(_weights(main.settings.lexicon)) < 2:
            continue
        sign = 1 if metric.family != "readability" or other.higher == metric.higher else -1
        yield replace(
            main, measure=name, factor="Measure", name=other.label, instead_of=metric.label, sign=sign,
        )  # fmt: skip


def _others(metric: Metric) -> Sequence[str]:
    if metric.family != "readability":
        return OTHER_MEASURES.get(metric.name, ())
    return [other.name for other in metrics().values() if other.family == "readability" and other.name != metric.name]


def _tones(main: Specification) -> Iterator[Specification]:
    """Each setting of sentiment switched off that is on."""
    tone = main.settings.tone
    if main.measure != "sentiment":
        return
    changes: dict[str, ToneSettings] = {
        "names and terms not masked": replace(tone, mask_names=False, mask_terms=False),
        "no added valences": replace(tone, add_valences=False),
        "no inflected forms": replace(tone, inflect=False),
        "no allowance for length": replace(tone, alpha_per_word=None),
    }
    for name, changed in changes.items():
        if changed.version != tone.version:
            yield replace(
                main, settings=replace(main.settings, tone=changed), factor="Tone", name=name, instead_of="as set",
            )  # fmt: skip


def _lexicons(main: Specification, categories: Sequence[str]) -> Iterator[Specification]:
    if main.measure not in HIT_RATES:
        return
    for name, changed in _changed(main.settings.lexicon, categories):
        yield replace(
            main, settings=replace(main.settings, lexicon=changed), factor="Lexicon", name=name, instead_of="all terms",
        )  # fmt: skip


def _changed(lexicon: Lexicon, categories: Sequence[str]) -> Iterator[tuple[str, Lexicon]]:
    """Parts of a lexicon. What is left out is muted: nothing counts in its place."""
    used = {entry.category for entry in lexicon.entries if entry.weight > EXCEPTION}
    if len(used) > 1:
        for category in islice((each for each in categories if each in used), MOST_CATEGORIES):
            terms = [entry.term for entry in lexicon.entries if entry.category == category]
            yield f"without {category.replace('_', ' ')}", lexicon.without(terms)
    weak = [entry.term for entry in lexicon.entries if entry.weight < STRONG]
    if _weights(lexicon) and min(_weights(lexicon)) < STRONG <= max(_weights(lexicon)):
        yield f"weights from {STRONG:g} only", lexicon.without(weak)
    terms_only = tuple(entry for entry in lexicon.entries if entry.weight > EXCEPTION)
    if len(terms_only) < len(lexicon.entries):
        yield "without exceptions", Lexicon(f"{lexicon.name} without exceptions", terms_only)


def _weights(lexicon: Lexicon) -> set[float]:
    return {entry.weight for entry in lexicon.entries if entry.weight > EXCEPTION}


def _texts(main: Specification) -> Iterator[Specification]:
    scopes: tuple[tuple[Scope, str], ...] = (("body", "without headlines"), ("page", "all of the page"))
    for scope, name in scopes:
        yield replace(
            main, settings=replace(main.settings, scope=scope), factor="Text", name=name,
            instead_of="headline and body",
        )  # fmt: skip
    if metrics()[main.measure].family != "quotations":  # they do not ask where sentences end
        yield replace(
            main, settings=replace(main.settings, splitter="plain"), factor="Sentences", name="split by a plain rule",
            instead_of="split with abbreviations",
        )  # fmt: skip


def _articles(known: pd.DataFrame, main: Specification, copies: Collection[str]) -> Iterator[Specification]:
    grouped = known.sort_values("n_words", kind="stable").groupby("group")["id"]
    several = known["group"].value_counts().min() > 1 if len(known) else False
    short = known.loc[known["n_words"] < FEW_WORDS, "id"]
    choices = {
        "without each group's longest": grouped.last() if several else (),
        "without each group's shortest": grouped.first() if several else (),
        f"only of {FEW_WORDS} words and more": short if len(short) < len(known) else (),
        "without near-copies": known.loc[known["id"].isin(copies), "id"],
    }
    for name, ids in choices.items():
        if len(ids):
            yield replace(main, left_out=frozenset(ids), factor="Articles", name=name, instead_of="all articles")


def _events(known: pd.DataFrame, main: Specification) -> Iterator[Specification]:
    if known["event"].nunique(dropna=False) > 1:
        names = ("events ignored", "within events") if main.by_event else ("within events", "events ignored")
        yield replace(main, by_event=not main.by_event, factor="Events", name=names[0], instead_of=names[1])

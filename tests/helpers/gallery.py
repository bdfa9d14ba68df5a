"""Every kind of chart as a picture, of as many outlets with names as long as a test wants."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from lib.charts.distribution import bins, shares, strip
from lib.charts.forest import forest
from lib.charts.keyness import diverging
from lib.charts.naming import by_word
from lib.charts.outlets import Looks, Measured, by_outlet
from lib.charts.pairs import pairs
from lib.charts.panels import Group
from lib.charts.picture import Draw, Picture
from lib.charts.speakers import by_speaker
from lib.charts.specification import curve
from lib.charts.theme import Words
from lib.charts.timeline import sentence_timeline
from lib.charts.trend import over_time
from lib.charts.voices import own_and_quoted
from lib.compare.distribution import quantiles
from lib.compare.interval import by_outlet as means_of
from lib.compare.paired import own_and_quoted as paired
from lib.compare.sentence import FINDING, NONE, ONE_MEASURE
from lib.compare.specification import MAIN
from lib.compare.trend import Course, dated, means
from lib.text import parse

N_ARTICLES = 9  # of each outlet
WORDS = Words(
    "The Evening Chronicle uses 4.2 more loaded terms per 1,000 words than the others",
    "hits per 1,000 words, all words; further right: more loaded words\nDam at Port Halloran, 2024-03-01 to 2024-05-30",
    "Dot: article. Line: mean. Bar: 95 % interval of the mean (bootstrap over articles, BCa). Dotted: mean of all.",
    "Source: Framescope 1.0, lexicon framing 2.1. Muted: attack, crisis, radical, regime. 22 November 2026.",
    "Chart: A. Analyst, Media Desk",
)
_LONG = (
    "The Northern Counties Evening Chronicle and Weekly Advertiser",
    "Donaudampfschifffahrtsgesellschaftsanzeigerundabendnachrichten",
    "WWW MMM WORLD OF WIDE CAPITAL LETTERS AND MAGAZINES MONDAY MAIL",
    "Illinois Illustrated Bulletin of the Little Village Institute, Ill.",
)
MEASURED = Measured("value")


def outlet_names(n: int, length: int) -> list[str]:
    """So many names of so many characters, all different, in alphabetical order."""
    return sorted(f"{'AMWQRSTGHKLZ'[place]}{_LONG[place % len(_LONG)]}"[: length - 1] + "abcdefghijkl"[place]
                  for place in range(n))  # fmt: skip


def gallery(n: int, length: int) -> dict[str, Picture]:
    """A picture of every kind, by kind."""
    names = outlet_names(n, length)
    articles = _articles(names)
    groups = [(name, f"n = {N_ARTICLES}") for name in names]
    draws: dict[str, Draw] = {
        "outlets": _outlets(articles, names),
        "strip": lambda theme, paper, words: strip(
            articles, quantiles(articles), MEASURED, theme, names=names, words=words, paper=paper
        ),
        "shares": _of_groups(shares, groups, articles, MEASURED),
        "bins": _of_groups(bins, groups, articles, MEASURED),
        "time": _over_time(articles, groups),
        "voices": _voices(articles, names),
        "forest": _of_differences(forest, _against_the_rest(names), names),
        "pairs": _of_differences(pairs, _pairs(names), names),
        "keyness": _keyness(names),
        "naming": _naming(names[:4]),
        "speakers": _speakers(names[:6]),
        "curve": _curve(names),
        "timeline": _timeline(),
    }
    return {kind: Picture(kind, WORDS, "", lambda: articles, draw, ("event", "lix")) for kind, draw in draws.items()}


def _articles(names: Sequence[str]) -> pd.DataFrame:
    rng = np.random.default_rng(0)
    rows = [
        (
            f"{name}-{i}",
            f"Title {i}",
            f"2024-{1 + i % 3:02}-{1 + i:02}",
            name,
            float(rng.gamma(2, 4)),
            float(rng.normal()),
        )
        for name in names
        for i in range(N_ARTICLES)
    ]
    return pd.DataFrame(rows, columns=["id", "title", "published", "group", "value", "quoted"])


def _outlets(articles: pd.DataFrame, names: Sequence[str]) -> Draw:
    scores = articles.assign(outlet=articles["group"])
    estimates = means_of(scores, "value").sort_values("mean", ascending=False)
    return lambda theme, paper, words: by_outlet(
        scores, estimates, MEASURED, theme, outlets=names, words=words, paper=paper
    )


def _of_groups(chart, counted: Sequence[tuple[str, str]], *table) -> Draw:
    names = [name for name, _ in counted]

    def draw(theme, paper, words):
        groups = [Group(name, Looks.of(name, names, theme), count) for name, count in counted]
        return chart(*table, theme, groups=groups, words=words, paper=paper)

    return draw


def _over_time(articles: pd.DataFrame, counted: Sequence[tuple[str, str]]) -> Draw:
    table = dated(articles, "month")
    return _of_groups(over_time, counted, Course(table, means(table, "month"), "month"), MEASURED)


def _voices(articles: pd.DataFrame, names: Sequence[str]) -> Draw:
    table = paired(articles.assign(own=articles["value"]), "own", "quoted")
    return lambda theme, paper, words: own_and_quoted(table, MEASURED, theme, names=names, words=words, paper=paper)


def _difference(target: str, reference: str, place: int) -> dict[str, object]:
    size = 3.2 * (-1) ** place * (1 + place % 5)
    return {
        "target": target, "reference": reference, "n_target": 9, "n_reference": 1234, "difference": size,
        "low": size - 4.1, "high": size + 4.1, "q": [0.0004, 0.032, 0.41][place % 3],
        "certainty": [FINDING, ONE_MEASURE, NONE][place % 3], "sentence": "A sentence.",
    }  # fmt: skip


def _against_the_rest(names: Sequence[str]) -> pd.DataFrame:
    return pd.DataFrame([_difference(name, "the others", place) for place, name in enumerate(names)])


def _pairs(names: Sequence[str]) -> pd.DataFrame:
    both = [(a, b) for place, a in enumerate(names) for b in names[:place]]
    return pd.DataFrame([_difference(*each, place) for place, each in enumerate(both)])


def _of_differences(chart, table: pd.DataFrame, names: Sequence[str]) -> Draw:
    return lambda theme, paper, words: chart(table, theme, names=names, words=words, paper=paper)


def _keyness(names: Sequence[str]) -> Draw:
    terms = "regime|militant groups|dam|so-called security apparatus|port|crackdown".split("|")
    n = 2 * len(terms)
    table = pd.DataFrame(
        {
            "term": [*terms, *(f"{term} again" for term in terms)],
            "log_odds_z": [*range(len(terms), 0, -1), *range(-1, -len(terms) - 1, -1)],
            "log_ratio": 1.0,
            "q": [0.001, 0.3] * len(terms),
            "target": names[0],
            "reference": names[1],
            "n_articles_target": 3,
            "n_articles_reference": 12_345,
            "n_target": 9,
            "n_reference": 45_678,
            "rate_target": 1.0,
            "rate_reference": 2.0,
            "count_target": range(n),
            "count_reference": 1,
        }
    ).assign(spelling=lambda made: made["term"])
    return lambda theme, paper, words: diverging(table, theme, groups=names, words=words, paper=paper)


def _naming(names: Sequence[str]) -> Draw:
    rows = [
        ("fighters", word, name, 3 + place, 2, share, share - 0.1, share + 0.1, 20, 9)
        for word, share in (("militants of the opposition", 0.9), ("rebels", 0.1))
        for place, name in enumerate(names)
    ]
    columns = ["concept", "word", "group", "n", "n_articles", "share", "low", "high", "of_mentions", "of_articles"]
    table = pd.DataFrame(rows, columns=columns)
    return lambda theme, paper, words: by_word(table, theme, groups=names, words=words, paper=paper)


def _speakers(names: Sequence[str]) -> Draw:
    leading = pd.DataFrame(
        [
            (name, speaker, kind, n, n / 100, 1, reach)
            for name in names
            for speaker, kind, n, reach in (
                ("Prime Minister Alexandra Featherstonehaugh-Cholmondeley", "named", 70, "one"),
                ("Ana Ruiz", "named", 20, None),
                (None, "others", 10, None),
            )
        ],
        columns=["group", "speaker", "kind", "n_words", "share", "n_speakers", "reach"],
    ).astype({"speaker": object, "reach": object})
    known = pd.DataFrame([(name, 1200, 9, 4, 100, 0.8) for name in names],
                         columns=["group", "n_words", "n_quotations", "n_articles", "n_known", "share"])  # fmt: skip
    return lambda theme, paper, words: by_speaker(leading, known, theme, groups=names, words=words, paper=paper)


def _curve(names: Sequence[str]) -> Draw:
    n = 14
    effect = np.linspace(-0.2, 1.4, n)
    table = pd.DataFrame(
        {
            "specification": [MAIN, *(f"without the category number {place}" for place in range(n - 1))],
            "factor": ["", *(["Words", "Average", "Lexicon"][place % 3] for place in range(n - 1))],
            "instead_of": ["", *(["all words", "mean of articles", "all terms"][place % 3] for place in range(n - 1))],
            "unit": "per 1,000 words",
            "effect": effect, "effect_low": effect - 0.4, "effect_high": effect + 0.4,
            "difference": effect, "low": effect - 0.4, "high": effect + 0.4, "n_target": 9, "n_reference": 1200,
        }
    )  # fmt: skip
    return lambda theme, paper, words: curve(
        table, Looks.of(names[0], names, theme), theme, words=words, paper=paper
    )  # fmt: skip


def _timeline() -> Draw:
    doc = parse("It is a joy. The council met. It is horrible. The dam held well. They won. Nobody came. " * 4)
    return lambda theme, paper, words: sentence_timeline(doc, theme, words=words, paper=paper)

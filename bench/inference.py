"""False alarms, coverage and power of every test and interval that the pages show, measured on real articles.

    python -m bench.inference [--texts FILE.jsonl.gz] [--most 1000] [--runs 400] [--write]

False alarms: articles are dealt to outlets at random, so that there is nothing to find. Coverage: articles are drawn
with replacement from two real groups, whose true difference is known. Power: a difference is planted in one outlet.
`--write` puts the tables into docs/inference.md. Without the news texts the sample corpus is used. It takes 13 minutes
of one core.
"""

from __future__ import annotations

import argparse
import math
import re
from collections.abc import Callable, Mapping, Sequence
from itertools import count
from pathlib import Path

import numpy as np
import pandas as pd

from bench import page
from bench.shuffled import LEVEL, OUTLETS, Alarms, alarms_of_differences, alarms_of_naming, alarms_of_terms
from bench.texts import NEWS, news_texts
from lib.compare.difference import differences
from lib.compare.interval import estimate
from lib.compare.trace import Trace, trace
from lib.metrics import columns, metrics
from lib.model import Article
from lib.score import articles_frame, score_frame
from lib.text import parse

DOCUMENT = page.DOCS / "inference.md"
SIZES = (3, 5, 10, 30)
# A small outlet beside a larger one: the test is shuffled as long as the smaller side has few articles.
UNEQUAL = ((5, 35), (5, 495), (20, 480))
COVERED = (10, 30, 100, 300)  # a side: each kind of interval of a mean, differences with and without shuffling
HEAD = """# What the tests can and cannot tell

Written by `python -m bench.inference --write`, measured on {source}.
The seeds are fixed: the command gives the same figures again. {runs} runs of a test that
errs in 5 % of cases come out between {low:.1f} and {high:.1f} % in 19 of 20 tries.
"""
MEANINGS = {
    "False alarms": (
        "Articles are dealt to three outlets at random, or to two of unequal size, so nothing is to be found. "
        "`p < .05` is the share of all tests, over every measure, voice and pair (or concept), that say otherwise: 5 % "
        "and what chance adds at most. "
        "The last column is the share of runs in which anything at all passes the correction for many comparisons. "
        "With 3 articles an outlet nothing is tested."
    ),
    "Coverage of 95 % intervals": (
        "Articles are drawn with replacement from the longer and from the shorter half of the articles. The two differ "
        "in many measures, in level, spread and skew, and the true difference is known. Beside it the intervals of the "
        "means on the Overview: Student's t of 10 articles, the BCa bootstrap of 30, ABC of 100 and 300. They cover "
        "less where nearly all articles have the value zero: each knows the skew of its own articles only here, on the "
        "Overview that of all groups. p and q do not rest on the intervals, as the table above shows."
    ),
    "Power": (
        "Three outlets of 30 articles each; one of them is changed and compared with the two others. `q of its "
        "measure` is for who asked about this measure beforehand, `q of all measures` for who looked at everything. "
        "One verb in ten is a small change: an article has few reporting verbs, and 30 articles do not show it."
    ),
}
SHIFT = 0.8  # standard deviations
POWER_SIZE = 30  # articles an outlet
EVERY = 10  # th neutral verb becomes an evaluative one
EVALUATIVE = {"said": "claimed", "says": "claims", "added": "insisted", "told": "lectured", "stated": "alleged"}
NEUTRAL = re.compile(rf"\b(?:{'|'.join(EVALUATIVE)})\b")


def main() -> None:
    """Prints the tables, or writes them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, default=NEWS)
    parser.add_argument("--most", type=int, default=1000, help="texts")
    parser.add_argument("--runs", type=int, default=400)
    parser.add_argument("--write", action="store_true", help=f"write {DOCUMENT.name}")
    options = parser.parse_args()
    texts = news_texts(options.texts, options.most)
    scores = scored(texts)
    traces = {str(number): trace(parse(text)) for number, text in enumerate(texts)}
    power_runs = options.runs // 2
    made: list[tuple[str, Callable[[], pd.DataFrame]]] = [
        ("False alarms", lambda: false_alarms(scores, traces, options.runs)),
        ("Coverage of 95 % intervals", lambda: coverage(scores, options.runs)),
        ("Power", lambda: pd.concat([power_of_shift(scores, power_runs), power_of_verbs(texts, scores, power_runs)])),
    ]
    pieces = []
    for title, make in made:
        pieces.append((title, make()))
        print(f"\n{title}\n\n{pieces[-1][1].to_string(index=False)}", flush=True)
    if options.write:
        DOCUMENT.write_text(document(pieces, len(texts), options.texts.is_file(), options.runs), encoding="utf-8")


def document(pieces: Sequence[tuple[str, pd.DataFrame]], n_texts: int, real: bool, runs: int) -> str:
    """The page with the tables, each under what it means."""
    alarms = 100 * LEVEL
    chance = 1.96 * math.sqrt(alarms * (100 - alarms) / runs)  # normal approximation of the binomial distribution
    source = f"{n_texts:,} real news articles" if real else f"{n_texts:,} texts made of the sample corpus"
    parts = [HEAD.format(source=source, runs=runs, low=max(0.0, alarms - chance), high=alarms + chance)]
    for title, found in pieces:
        parts.append(f"## {title}\n\n{MEANINGS[title]}\n\n{markdown(found)}\n")
    return "\n".join(parts)


def markdown(found: pd.DataFrame) -> str:
    """A table as Markdown: shares as percentages, "–" where there is none."""
    rows = [[_cell(value) for value in row] for row in found.itertuples(index=False)]
    return page.table(found.columns, rows, n_texts=len(found.columns))


def _cell(value: object) -> str:
    if isinstance(value, float):
        return "–" if np.isnan(value) else f"{value:.1%}"
    return f"{value:,}" if isinstance(value, int | np.integer) else str(value)


def scored(texts: Sequence[str]) -> pd.DataFrame:
    """The scores of the texts, without outlets, events and dates."""
    return score_frame(articles_frame(Article(text) for text in texts))


def false_alarms(scores: pd.DataFrame, traces: Mapping[str, Trace], runs: int) -> pd.DataFrame:
    """One row per test and numbers of articles: how often it speaks where there is nothing to find."""
    rows = []
    for sizes in ((size,) * len(OUTLETS) for size in SIZES):
        rows.append(_alarms_row("differences", sizes, alarms_of_differences(scores, sizes, runs)))
        rows.append(_alarms_row("distinctive terms", sizes, alarms_of_terms(traces, sizes, runs)))
        rows.append(_alarms_row("naming", sizes, alarms_of_naming(traces, sizes, runs)))
    rows += [_alarms_row("differences", sizes, alarms_of_differences(scores, sizes, runs)) for sizes in UNEQUAL]
    return pd.DataFrame(rows)


def _alarms_row(test: str, sizes: Sequence[int], alarms: Alarms) -> dict[str, object]:
    return {
        "test": test,
        "articles": _sides(sizes),
        "runs": alarms.runs,
        "tests": alarms.n_tests,
        "p < .05": alarms.p,
        "p < .05, worst measure": alarms.worst if test == "differences" else np.nan,
        "runs with any q < .05": alarms.any_q,
    }


def _sides(sizes: Sequence[int]) -> str:
    return " and ".join([f"{size:,}" for size in sizes]) if len(set(sizes)) > 1 else f"{sizes[0]:,} an outlet"


def coverage(scores: pd.DataFrame, runs: int) -> pd.DataFrame:
    """One row per numbers of articles: how often intervals hold the true difference, or the true mean."""
    halves = scores.assign(outlet=np.where(scores["n_words"] > scores["n_words"].median(), "long", "short"))
    return pd.DataFrame([_coverage(halves, sizes, runs) for sizes in (*((n, n) for n in COVERED), *UNEQUAL)])


def _coverage(halves: pd.DataFrame, sizes: tuple[int, int], runs: int) -> dict[str, object]:
    """Long articles against short ones: they differ in many measures, in level, spread and skew."""
    rng = np.random.default_rng(sizes)
    means = halves.groupby("outlet")[columns()].mean()
    true = means.loc["long"] - means.loc["short"]
    hits = []
    for _ in range(runs):
        parts = zip(halves.groupby("outlet"), sizes, strict=True)
        drawn = [part.iloc[rng.integers(0, len(part), n)] for (_, part), n in parts]
        sample = pd.concat(drawn, ignore_index=True)
        table = differences(sample, sample["outlet"])
        value = true[[_column(*pair) for pair in zip(table["measure"], table["voice"], strict=True)]].to_numpy()
        inside = table["low"].le(value) & table["high"].ge(value)
        hits.append(inside.where(table["low"].notna()).astype(float))
    by_measure = pd.concat(hits, axis=1).mean(axis=1)
    own = _mean_coverage(halves, sizes[0], runs, rng) if sizes[0] == sizes[1] else pd.Series([np.nan])
    return {
        "articles": _sides(sizes).replace("an outlet", "a side"),
        "runs": runs,
        "differences, all measures": by_measure.mean(),
        "lowest measure": by_measure.min(),
        "highest measure": by_measure.max(),
        "means, all measures": own.mean(),
        "lowest mean": own.min(),
    }


def _column(measure: str, voice: str) -> str:
    return measure if voice == "all" else f"{measure}_{voice}"


def _mean_coverage(halves: pd.DataFrame, n: int, runs: int, rng: np.random.Generator) -> pd.Series[float]:
    """How often the interval of the mean of the main measures holds the true mean."""
    names = [metric.name for metric in metrics().values()]
    shares = {}
    for name in names:
        values = halves[name].dropna().to_numpy()
        held = [_holds(values[rng.integers(0, len(values), n)], values.mean()) for _ in range(runs)]
        shares[name] = np.nanmean(held)
    return pd.Series(shares)


def _holds(sample: np.ndarray, true: float) -> float:
    got = estimate(sample)
    return float("nan") if np.isnan(got.low) else float(got.low <= true <= got.high)


def power_of_shift(scores: pd.DataFrame, runs: int) -> pd.DataFrame:
    """How often an outlet moved by 0.8 standard deviations of sentiment is found against the others."""
    moved = scores["sentiment"] + SHIFT * scores["sentiment"].std()
    return _power(scores, scores.assign(sentiment=moved), "sentiment", "all", f"{SHIFT} standard deviations", runs)


def power_of_verbs(texts: Sequence[str], scores: pd.DataFrame, runs: int) -> pd.DataFrame:
    """How often an outlet is found that has an evaluative verb for every tenth neutral one."""
    planted = scored(with_evaluative_verbs(texts))
    what = f"every {EVERY}th neutral verb evaluative"
    rows = [("evaluative_cues", "all"), ("loaded_terms", "own")]
    return pd.concat([_power(scores, planted, *row, what, runs) for row in rows])


def _power(plain: pd.DataFrame, planted: pd.DataFrame, measure: str, voice: str, what: str, runs: int) -> pd.DataFrame:
    """Outlet A has planted articles; it is compared with the two others."""
    n = POWER_SIZE
    rng = np.random.default_rng(0)
    hits = []
    for run in range(runs):
        chosen = rng.choice(len(plain), n * len(OUTLETS), replace=False)
        table = pd.concat([planted.iloc[chosen[:n]], plain.iloc[chosen[n:]]], ignore_index=True)
        compared = differences(table, pd.Series(np.repeat(OUTLETS, n)), seed=run)
        row = compared[(compared["measure"] == measure) & (compared["voice"] == voice) & (compared["target"] == "A")]
        against_all, against_one = row.iloc[0], row.iloc[1]
        hits.append([p < LEVEL for p in (*against_all[["p", "q_measure", "q"]], against_one["p"])])
    shares = np.mean(hits, axis=0)
    return pd.DataFrame(
        [
            {
                "planted": what,
                "measure": f"{measure}, {voice}",
                "articles an outlet": n,
                "runs": runs,
                "p < .05": shares[0],
                "q < .05 of its measure": shares[1],
                "q < .05 of all measures": shares[2],
                "p < .05 against one outlet": shares[3],
            }
        ]
    )


def with_evaluative_verbs(texts: Sequence[str]) -> list[str]:
    """The texts with an evaluative verb in place of every tenth neutral one, counted through all of them."""
    seen = count(1)

    def changed(match: re.Match[str]) -> str:
        return match.group() if next(seen) % EVERY else EVALUATIVE[match.group()]

    return [NEUTRAL.sub(changed, text) for text in texts]


if __name__ == "__main__":
    main()

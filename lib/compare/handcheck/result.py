"""How far a check by hand agrees with the measures, and the coders with each other.

Codes are about sentences. They are always set beside the values that the sentences have now, so a check outlives a
change of lexicon or settings. A sentence that is no longer measured, because its article left the corpus or its
paragraph was struck out, does not count.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

import pandas as pd

from lib.compare.agreement import (
    FEWEST_CODED,
    Agreement,
    correlation,
    discrimination,
    interval,
    krippendorff_alpha,
    nominal,
)
from lib.compare.figures import MINUS
from lib.compare.handcheck.check import Check, Coding, Question
from lib.metrics.negative_sentences import THRESHOLD as NEGATIVE
from lib.metrics.positive_sentences import THRESHOLD as POSITIVE
from lib.model import Document, Sentence

NOT_CHECKED = "not checked by hand"
WORDS_PER_RATE = 100  # a sentence is too short for a rate per 1,000 words to be read


class SentenceValues(NamedTuple):
    """What the measures rest on in one sentence."""

    tone: float  # -1 to 1
    compound: float  # plain vaderSentiment's, -1 to 1
    terms: float  # hits of the lexicon per 100 words
    weight: float  # their weights per 100 words


class Judged(NamedTuple):
    """A measure that coders can judge: by which question, its value of a sentence, and what that should tell.

    `singles_out`: the codes that the measure should set apart from all others; empty if it should follow the codes in
    order.
    """

    question: Question
    value: Callable[[SentenceValues], float]
    singles_out: frozenset[int] = frozenset()


MEASURES: dict[str, Judged] = {
    "sentiment": Judged("tone", lambda values: values.tone),
    "sentiment_vader": Judged("tone", lambda values: values.compound),
    "negative_sentences": Judged("tone", lambda values: values.compound <= NEGATIVE, frozenset({-2, -1})),
    "positive_sentences": Judged("tone", lambda values: values.compound >= POSITIVE, frozenset({1, 2})),
    "loaded_terms": Judged("loadedness", lambda values: values.terms, frozenset({1})),
    "loaded_weight": Judged("loadedness", lambda values: values.weight, frozenset({1})),
}
MAIN_MEASURE: dict[Question, str] = {"tone": "sentiment", "loadedness": "loaded_terms"}
Values = Sequence[SentenceValues | None]  # of the drawn sentences now, None where one is not measured


def sentence_values(doc: Document) -> Iterator[tuple[Sentence, SentenceValues]]:
    """The sentences of a document that hold a word, with their values."""
    starts = [term.start for term in doc.loaded_terms]
    for sentence in doc.sentences:
        if sentence.n_words:
            terms = doc.loaded_terms[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
            rate = WORDS_PER_RATE / sentence.n_words
            weight = sum(term.weight for term in terms)
            yield sentence, SentenceValues(sentence.tone.value, sentence.compound, rate * len(terms), rate * weight)


def values_now(check: Check, docs: Iterable[tuple[str, Document]]) -> Values:
    """The values of the drawn sentences in these documents (article id, document); None for a sentence not there."""
    wanted = {drawn.place: place for place, drawn in enumerate(check.sentences)}
    found: list[SentenceValues | None] = [None] * len(wanted)
    for article, doc in docs:
        for sentence, values in sentence_values(doc):
            text = doc.line(sentence)
            place = wanted.get((article, sentence.start, sentence.end, text))
            if place is not None:
                found[place] = values
    return found


def agreement(check: Check, coding: Coding, values: Values, measure: str) -> Agreement:
    """How far a measure agrees with one coder: r where it should follow the codes, AUC where it should tell apart."""
    judged = MEASURES[measure]
    pairs = [
        (float(judged.value(now)), code)
        for now, code in zip(values, coding.codes, strict=True)
        if now is not None and code is not None
    ]
    measured, codes = [value for value, _ in pairs], [code for _, code in pairs]
    if judged.singles_out:
        return discrimination(measured, [code in judged.singles_out for code in codes])
    return correlation(measured, codes)


def alpha(check: Check) -> tuple[float | None, int]:
    """Krippendorff's alpha among the closed codings, and the number of sentences that two or more of them coded."""
    units = [[code for code in codes if code is not None] for codes in zip(*_codes(check), strict=True)]
    paired = [unit for unit in units if len(unit) > 1]
    return krippendorff_alpha(paired, interval if check.question == "tone" else nominal), len(paired)


def _codes(check: Check) -> list[tuple[int | None, ...]]:
    return [coding.codes for coding in check.closed]


def disagreements(check: Check, values: Values) -> pd.DataFrame:
    """The coded sentences, those first where people and the main measure are furthest apart.

    One row a sentence that is coded and measured. Columns: place, in the draw; code, the mean of the coders'; measured;
    apart, 0 to 1: between its places in the order of codes and in the order of the measure, as a share of their number.
    """
    value = MEASURES[MAIN_MEASURE[check.question]].value
    rows = [
        (place, sum(given) / len(given), float(value(now)))
        for place, (now, *codes) in enumerate(zip(values, *_codes(check), strict=True))
        if now is not None and (given := [code for code in codes if code is not None])
    ]
    table = pd.DataFrame(rows, columns=["place", "code", "measured"])
    apart = (table["code"].rank() - table["measured"].rank()).abs() / len(table)
    return table.assign(apart=apart).sort_values(["apart", "place"], ascending=[False, True], ignore_index=True)


def n_changed(check: Check, values: Values) -> int:
    """How many of the drawn sentences the main measure now gives another value than at the draw."""
    value = MEASURES[MAIN_MEASURE[check.question]].value
    return sum(
        now is not None and drawn.measured is not None and abs(value(now) - drawn.measured) > 1e-9
        for drawn, now in zip(check.sentences, values, strict=True)
    )


def n_by_outlet(check: Check, values: Values, outlet_of: Mapping[str, str]) -> dict[str, int]:
    """How many coded and measured sentences each outlet has."""
    places = disagreements(check, values)["place"]
    outlets = sorted(outlet_of[check.sentences[place].article] for place in places)
    return {outlet: len(list(same)) for outlet, same in groupby(outlets)}


def badge(check: Check | None, values: Values, measure: str) -> str:
    """What a chart of a measure says about its check by hand, with the present values of the sentences."""
    closed = check.closed if check and measure in MEASURES and MEASURES[measure].question == check.question else ()
    found = [agreement(check, coding, values, measure) for coding in closed] if check else []
    found = [each for each in found if each.n >= FEWEST_CODED]
    if check is None or not found:
        return NOT_CHECKED
    fewest, most = min(each.n for each in found), max(each.n for each in found)
    n = f"{most} sentences" if fewest == most else f"{fewest} to {most} sentences"
    by = f" by {len(found)} coders" if len(found) > 1 else ""
    between, n_both = alpha(check)
    coders = f"; alpha = {short(between)}" if len(found) > 1 and n_both and between is not None else ""
    return f"checked by hand on {n}{by}: {found[0].name} = {' and '.join(map(written, found))}{coders}"


def written(found: Agreement) -> str:
    """A coefficient with its interval: ".61 (.32 to .80)"."""
    if found.value is None:
        return "n/a"
    if found.low is None or found.high is None or found.low == found.high:
        return f"{short(found.value)} (no interval)"
    return f"{short(found.value)} ({short(found.low)} to {short(found.high)})"


def short(value: float | None) -> str:
    """A coefficient as it is printed: two decimals, no zero before the point, n/a where it is undefined."""
    if value is None:
        return "n/a"
    digits = f"{abs(round(value, 2)):.2f}"
    sign = MINUS if round(value, 2) < 0 else ""
    return sign + (digits[1:] if digits.startswith("0") else digits)

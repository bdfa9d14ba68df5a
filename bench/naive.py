"""The measures as a user would write them in an afternoon, with the packages that everybody knows.

vaderSentiment on every sentence of a regex split, eight textstat calls on the whole text, one compiled alternation of
1,500 terms and a regex for quotations. The yardstick for bench.speed; not a model to follow.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import textstat
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from bench.textstat_offline import FORMULAS
from lib.text.lexicon import EXCEPTION, Lexicon

TERMS = 1_500  # of the lexicon, spread over it: an alternation grows slower with every term

SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
QUOTATION = re.compile(r'"[^"]+"|“[^”]+”')


def naive_pipeline(lexicon: Lexicon, *, terms: bool = True) -> Callable[[str], dict[str, float]]:
    """A function from a text to its measures. `terms=False` leaves the lexicon out.

    Exceptions, inflected forms and names are beyond it: it counts the terms as they are written.
    """
    analyzer = SentimentIntensityAnalyzer()
    written = [entry.term for entry in lexicon.entries if entry.weight > EXCEPTION]
    some = written[:: max(1, len(written) // TERMS)][:TERMS]
    alternation = "|".join(re.escape(term).replace(r"\*", r"\w*") for term in sorted(some, key=len, reverse=True))
    pattern = re.compile(rf"\b(?:{alternation})\b", re.IGNORECASE)

    def measures(text: str) -> dict[str, float]:
        compounds = [analyzer.polarity_scores(each)["compound"] for each in SENTENCE_END.split(text)]
        n_words = max(1, len(text.split()))
        quoted = sum(len(match.group().split()) for match in QUOTATION.finditer(text))
        scores = {name: float(getattr(textstat, theirs)(text)) for name, theirs in FORMULAS.items()}
        scores["sentiment"] = sum(compounds) / len(compounds)
        scores["quote_density"] = quoted / n_words
        if terms:
            scores["loaded_terms"] = 1000 * len(pattern.findall(text)) / n_words
        return scores

    return measures

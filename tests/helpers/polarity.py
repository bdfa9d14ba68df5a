"""vaderSentiment's four values of a text, made of our valences in context: more to compare with the package."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lib.model import Token
from lib.text.valence import added, compound, emphasised, notable, valences_in_context


class Polarity(NamedTuple):
    """Three shares of a text's words, and the compound."""

    negative: float  # 0 to 1, as the next two: each word with a valence counts 1 more than its strength
    neutral: float
    positive: float
    compound: float  # -1 to 1


def polarity(tokens: Sequence[Token]) -> Polarity:
    """vaderSentiment's values of a text; all 0 for a text without words."""
    n_words = sum(len(token.parts) or 1 for token in tokens)
    if not n_words:
        return Polarity(0.0, 0.0, 0.0, 0.0)
    valences = valences_in_context(tokens, notable(tokens))
    positive = added([valence + 1 for valence in valences if valence > 0])
    negative = added([valence - 1 for valence in valences if valence < 0])
    neutral = float(n_words - len([valence for valence in valences if valence]))
    if positive > abs(negative):
        positive = emphasised(positive, tokens)
    elif positive < abs(negative):
        negative = emphasised(negative, tokens)
    whole = positive + abs(negative) + neutral
    negative, neutral, positive = [round(abs(part / whole), 3) for part in (negative, neutral, positive)]
    return Polarity(negative, neutral, positive, compound(tokens))

"""vaderSentiment's compound, from tokens that already know their valence.

The rules are those of vaderSentiment 3.3.2 (Hutto & Gilbert 2014), and the values are the package's to the last digit;
tests compare them on random and real sentences. The package visits every word, lowers and looks up its neighbours anew
each time, and so is quadratic in the length of a call. Here each token was looked up once, and knows whether it is
notable: few are. Rules run only at words with a valence, and only where one of the words about it may change that
valence; a sentence without a word with a valence is 0 at once.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from vaderSentiment.vaderSentiment import BOOSTER_DICT, C_INCR, N_SCALAR, SPECIAL_CASES

from lib.model import Token
from lib.text.words import PHRASE_WORDS

ALPHA = 15  # approximates the largest expected sum
DAMPING = (1.0, 0.95, 0.9)  # of a degree adverb one, two and three words before
EXCLAMATION, MOST_EXCLAMATIONS = 0.292, 4
QUESTION, FEW_QUESTIONS, MANY_QUESTIONS = 0.18, 3, 0.96
BEFORE_BUT, AFTER_BUT = 0.5, 1.5


def compound(tokens: Sequence[Token]) -> float:
    """vaderSentiment's compound of a sentence: -1 most negative to 1 most positive, rounded to four digits.

    0 when no word has a valence, as in the package: whether any has is told by `Sentence.scored_words`.
    """
    return normalised(valence_sum(tokens, notable(tokens)), ALPHA)


def notable(tokens: Sequence[Token]) -> list[int]:
    """The places of the tokens that the rules look at."""
    return [i for i, token in enumerate(tokens) if token.notable]


def normalised(total: float, alpha: float) -> float:
    """A sum of valences between -1 and 1, rounded to four digits: total / sqrt(total^2 + alpha)."""
    if not total:
        return 0.0
    return round(max(-1.0, min(1.0, total / math.sqrt(total * total + alpha))), 4)


def valence_sum(tokens: Sequence[Token], places: Sequence[int]) -> float:
    """The valences of a sentence's words in their context, with its punctuation; 0 when no word has a valence.

    `places` are those of the notable tokens, and of others at will.
    """
    looked_at = [tokens[i] for i in places]
    if not any([token.scored for token in looked_at]):
        return 0.0
    if any([token.parts for token in looked_at]):
        forms = [form for token in tokens for form in (token.parts or (token,))]
        total = _sum_in_context(forms, notable(forms))
    else:
        total = _sum_in_context(tokens, places)
    if total > 0:
        total += _punctuation(looked_at)
    elif total < 0:
        total -= _punctuation(looked_at)
    return total


def _sum_in_context(forms: Sequence[Token], places: Sequence[int]) -> float:
    """The valences of the words in their context; `places` are those of the notable ones."""
    scored = [i for i in places if forms[i].valence is not None and not forms[i].boost]
    scored = [i for i in scored if not (forms[i].lower == "kind" and _lower(forms, i + 1) == "of")]
    n_upper = sum([forms[i].upper for i in places])
    emphasis = 0 < n_upper < len(forms)
    valences = [_valence(forms, i, emphasis) for i in scored]
    but = next((i for i in places if forms[i].lower == "but"), None)
    return float(sum(valences if but is None else _after_but(but, scored, valences)))


def _lower(forms: Sequence[Token], i: int) -> str:
    return forms[i].lower if 0 <= i < len(forms) else ""


def _valence(forms: Sequence[Token], i: int, emphasis: bool) -> float:
    """The valence of word i in its context. `emphasis`: some, but not all, words are in capitals."""
    form = forms[i]
    assert form.valence is not None
    valence = form.valence
    if not any([near.modifies for near in forms[max(0, i - 3) : i + 3]]):
        return _louder(valence) if form.upper and emphasis else valence
    if form.lower == "no" and i + 1 < len(forms) and forms[i + 1].valence is not None:
        valence = 0.0  # it negates the next word instead
    if _follows_no(forms, i):
        valence = form.valence * N_SCALAR
    if form.upper and emphasis:
        valence = _louder(valence)
    for distance in (1, 2, 3):
        if i < distance or forms[i - distance].valence is not None:
            continue
        valence += _boost(forms[i - distance], valence, emphasis) * DAMPING[distance - 1]
        valence = _negated(forms, i, distance, valence)
        if distance == 3:
            valence = _idiom(forms, i, valence)
    return _least(forms, i, valence)


def _louder(valence: float) -> float:
    increment: float = C_INCR
    return valence + (increment if valence > 0 else -increment)


def _follows_no(forms: Sequence[Token], i: int) -> bool:
    before = _lower(forms, i - 1)
    if before == "no" or _lower(forms, i - 2) == "no":
        return True
    return _lower(forms, i - 3) == "no" and before in ("or", "nor")


def _boost(form: Token, valence: float, emphasis: bool) -> float:
    if not form.boost:
        return 0.0
    boost = -form.boost if valence < 0 else form.boost
    if form.upper and emphasis:
        boost += C_INCR if valence > 0 else -C_INCR
    return boost


def _negated(forms: Sequence[Token], i: int, distance: int, valence: float) -> float:
    word = forms[i - distance]
    if distance == 1:
        return valence * N_SCALAR if word.negates else valence
    between = [forms[i - nearer].lower for nearer in range(distance - 1, 0, -1)]
    # The package's precedence: three words before, "so" or "this" directly before the word is enough without "never".
    intensified = word.lower == "never" and between[0] in ("so", "this")
    if intensified or (distance == 3 and between[1] in ("so", "this")):
        return valence * 1.25
    if word.lower == "without" and "doubt" in between:
        return valence
    return valence * N_SCALAR if word.negates else valence


def _idiom(forms: Sequence[Token], i: int, valence: float) -> float:
    near = [form.lower for form in forms[i - 3 : i + 3]]
    if PHRASE_WORDS.isdisjoint(near):
        return valence
    three, two, one, zero = near[:4]
    before = (f"{one} {zero}", f"{two} {one} {zero}", f"{two} {one}", f"{three} {two} {one}", f"{three} {two}")
    valence = next((SPECIAL_CASES[phrase] for phrase in before if phrase in SPECIAL_CASES), valence)
    following = f"{zero} {_lower(forms, i + 1)}"
    valence = SPECIAL_CASES.get(following, valence)
    valence = SPECIAL_CASES.get(f"{following} {_lower(forms, i + 2)}", valence)
    for phrase in (f"{three} {two} {one}", f"{three} {two}", f"{two} {one}"):
        valence += BOOSTER_DICT.get(phrase, 0.0)
    return valence


def _least(forms: Sequence[Token], i: int, valence: float) -> float:
    if _lower(forms, i - 1) != "least" or forms[i - 1].valence is not None:
        return valence
    return valence if _lower(forms, i - 2) in ("at", "very") else valence * N_SCALAR


def _after_but(but: int, scored: list[int], valences: list[float]) -> list[float]:
    """What stands before the first "but", at place `but`, counts half, what stands after it half as much again.

    Like the package, this changes the first of several equal valences each time one of them is met.
    """
    for k in range(len(valences)):
        first = valences.index(valences[k])
        if scored[first] != but:
            valences[first] *= BEFORE_BUT if scored[first] < but else AFTER_BUT
    return valences


def _punctuation(tokens: Sequence[Token]) -> float:
    exclamations = sum([token.exclamations for token in tokens])
    questions = sum([token.questions for token in tokens])
    emphasis = min(exclamations, MOST_EXCLAMATIONS) * EXCLAMATION
    if questions > 1:
        emphasis += questions * QUESTION if questions <= FEW_QUESTIONS else MANY_QUESTIONS
    return emphasis

"""vaderSentiment's compound, from tokens that already know their valence.

The rules are those of vaderSentiment 3.3.2 (Hutto & Gilbert 2014), and the values are the package's to the last digit;
tests compare them on random and real sentences. The package visits every word, lowers and looks up its neighbours anew
each time, and so is quadratic in the length of a call. Here rules run only at words with a valence, on tokens whose
properties were looked up once, and a sentence without such a word is 0 at once.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from vaderSentiment.vaderSentiment import BOOSTER_DICT, C_INCR, N_SCALAR, SPECIAL_CASES

from lib.model import Token

ALPHA = 15  # approximates the largest expected sum
DAMPING = (1.0, 0.95, 0.9)  # of a degree adverb one, two and three words before
EXCLAMATION, MOST_EXCLAMATIONS = 0.292, 4
QUESTION, FEW_QUESTIONS, MANY_QUESTIONS = 0.18, 3, 0.96
BEFORE_BUT, AFTER_BUT = 0.5, 1.5

# The longest word of each phrase that the package treats as one: without any of them no phrase is near.
_SIGNAL_WORDS = frozenset(max(phrase.split(), key=len) for phrase in (*SPECIAL_CASES, *BOOSTER_DICT) if " " in phrase)


def compound(tokens: Sequence[Token]) -> float:
    """vaderSentiment's compound of a sentence: -1 most negative to 1 most positive, rounded to four digits.

    0 when no word has a valence, as in the package: whether any has is told by `Sentence.scored_words`.
    """
    return normalised(valence_sum(tokens), ALPHA)


def normalised(total: float, alpha: float) -> float:
    """A sum of valences between -1 and 1, rounded to four digits: total / sqrt(total^2 + alpha)."""
    return round(max(-1.0, min(1.0, total / math.sqrt(total * total + alpha))), 4)


def valence_sum(tokens: Sequence[Token]) -> float:
    """The valences of a sentence's words in their context, with its punctuation; 0 when no word has a valence."""
    if not any([token.scored for token in tokens]):
        return 0.0
    forms = _forms(tokens)
    scored = [i for i, form in enumerate(forms) if form.valence is not None and not form.boost]
    if not scored:
        return 0.0
    n_upper = sum([form.upper for form in forms])
    emphasis = 0 < n_upper < len(forms)
    scored = [i for i in scored if not (forms[i].lower == "kind" and _lower(forms, i + 1) == "of")]
    total = float(sum(_after_but(forms, scored, [_valence(forms, i, emphasis) for i in scored])))
    if total > 0:
        total += _punctuation(tokens)
    elif total < 0:
        total -= _punctuation(tokens)
    return total


def _forms(tokens: Sequence[Token]) -> list[Token]:
    if not any([token.parts for token in tokens]):
        return list(tokens)
    return [form for token in tokens for form in (token.parts or (token,))]


def _lower(forms: Sequence[Token], i: int) -> str:
    return forms[i].lower if 0 <= i < len(forms) else ""


def _valence(forms: Sequence[Token], i: int, emphasis: bool) -> float:
    """The valence of word i in its context. `emphasis`: some, but not all, words are in capitals."""
    form = forms[i]
    assert form.valence is not None
    valence = form.valence
    if form.lower == "no" and i + 1 < len(forms) and forms[i + 1].valence is not None:
        valence = 0.0  # it negates the next word instead
    if _follows_no(forms, i):
        valence = form.valence * N_SCALAR
    if form.upper and emphasis:
        valence += C_INCR if valence > 0 else -C_INCR
    for distance in (1, 2, 3):
        if i < distance or forms[i - distance].valence is not None:
            continue
        valence += _boost(forms[i - distance], valence, emphasis) * DAMPING[distance - 1]
        valence = _negated(forms, i, distance, valence)
        if distance == 3:
            valence = _idiom(forms, i, valence)
    return _least(forms, i, valence)


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
    if _SIGNAL_WORDS.isdisjoint(near):
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


def _after_but(forms: Sequence[Token], scored: list[int], valences: list[float]) -> list[float]:
    """What stands before the first "but" counts half, what stands after it half as much again.

    Like the package, this changes the first of several equal valences each time one of them is met.
    """
    lowers = [form.lower for form in forms]
    if "but" not in lowers:
        return valences
    but = lowers.index("but")
    for k in range(len(valences)):
        first = valences.index(valences[k])
        if scored[first] != but:
            valences[first] *= BEFORE_BUT if scored[first] < but else AFTER_BUT
    return valences


def _punctuation(tokens: Sequence[Token]) -> float:
    marked = [token for token in tokens if token.exclamations or token.questions]
    exclamations = sum([token.exclamations for token in marked])
    questions = sum([token.questions for token in marked])
    emphasis = min(exclamations, MOST_EXCLAMATIONS) * EXCLAMATION
    if questions > 1:
        emphasis += questions * QUESTION if questions <= FEW_QUESTIONS else MANY_QUESTIONS
    return emphasis

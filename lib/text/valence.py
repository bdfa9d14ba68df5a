"""vaderSentiment's compound, from tokens that already know their valence.

The rules are those of vaderSentiment 3.3.2 (Hutto & Gilbert 2014), and the values are the package's to the last digit;
tests compare them on random and real sentences. The package visits every word, lowers and looks up its neighbours anew
each time, and so is quadratic in the length of a call. Here each token was looked up once, and knows whether it is
notable: few are. A sentence without a word with a valence is 0 at once, and where no word changes the valence of
another, as in most sentences, the valences are only added. Rules run at the words beside one that does.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence, Set
from heapq import heappop, heappush

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
    return normalised(emphasised(added(valences_in_context(tokens, notable(tokens))), tokens), ALPHA)


def notable(tokens: Sequence[Token]) -> list[int]:
    """The places of the tokens that the rules look at."""
    return [i for i, token in enumerate(tokens) if token.notable]


def normalised(total: float, alpha: float) -> float:
    """A sum of valences between -1 and 1, rounded to four digits: total / sqrt(total^2 + alpha)."""
    if not total:
        return 0.0
    return round(total / math.sqrt(total * total + alpha), 4)


def valences_in_context(tokens: Sequence[Token], places: Sequence[int]) -> list[float]:
    """The valences of a sentence's words in their context, without its punctuation.

    `places` are those of the notable tokens, and of others at will.
    """
    if any([tokens[i].parts for i in places]):
        forms = _described(tokens)
        return _in_context(forms, notable(forms))
    return _in_context(tokens, places)


def added(valences: Iterable[float]) -> float:
    """The sum of valences that no other word changes."""
    return float(sum(valences))


def emphasised(total: float, tokens: Sequence[Token]) -> float:
    """A sum of valences with the punctuation of the tokens, which makes it stronger."""
    if not total or not tokens:
        return total
    return total + _punctuation(tokens) if total > 0 else total - _punctuation(tokens)


def _described(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with the English names of emoji in place of those that hold any."""
    return [form for token in tokens for form in (token.parts or (token,))]


def _in_context(forms: Sequence[Token], places: Sequence[int]) -> list[float]:
    """The valences of the words in their context; `places` are those of the notable ones."""
    scored, modifiers, n_upper = [], {i for i in places if forms[i].modifies}, 0
    for i in places:
        form = forms[i]
        n_upper += form.upper
        if form.valence is not None and not form.boost and (form.lower != "kind" or _lower(forms, i + 1) != "of"):
            scored.append(i)
    emphasis = 0 < n_upper < len(forms)
    valences = [_valence(forms, i, emphasis, modifiers) for i in scored]
    but = next((i for i in sorted(modifiers) if forms[i].lower == "but"), None)
    return valences if but is None else _after_but(but, scored, valences)


def _lower(forms: Sequence[Token], i: int) -> str:
    return forms[i].lower if 0 <= i < len(forms) else ""


def _valence(forms: Sequence[Token], i: int, emphasis: bool, modifiers: Set[int]) -> float:
    """The valence of word i in its context. `emphasis`: some, but not all, words are in capitals."""
    form = forms[i]
    assert form.valence is not None
    valence = form.valence
    if modifiers.isdisjoint(range(i - 3, i + 3)):
        return _louder(valence) if form.upper and emphasis else valence
    if form.lower == "no" and i + 1 < len(forms) and forms[i + 1].valence is not None:
        valence = 0.0  # it negates the next word instead
    if _follows_no(forms, i):
        valence = form.valence * N_SCALAR
    if form.upper and emphasis:
        valence = _louder(valence)
    for distance in (1, 2, 3)[:i]:
        near = forms[i - distance]
        if near.valence is not None:
            continue
        if near.boost:
            valence += _boost(near, valence, emphasis) * DAMPING[distance - 1]
        if near.negates or distance == 3:
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
    places: dict[float, list[int]] = {}  # of each value, the first on top
    for k, valence in enumerate(valences):
        places.setdefault(valence, []).append(k)
    for k in range(len(valences)):
        same = places[valences[k]]
        if scored[same[0]] != but:
            first = heappop(same)
            valences[first] *= BEFORE_BUT if scored[first] < but else AFTER_BUT
            heappush(places.setdefault(valences[first], []), first)
    return valences


def _punctuation(tokens: Sequence[Token]) -> float:
    exclamations = sum([token.n_exclamations for token in tokens])
    questions = sum([token.n_questions for token in tokens])
    emphasis = min(exclamations, MOST_EXCLAMATIONS) * EXCLAMATION
    if questions > 1:
        emphasis += questions * QUESTION if questions <= FEW_QUESTIONS else MANY_QUESTIONS
    return emphasis

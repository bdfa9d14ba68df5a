"""The sentiment of a sentence as it enters an article's score: vaderSentiment's rules, made fit for news prose.

vaderSentiment was made for posts. In news it reads names as praise ("Department of Justice" alone is +0.53) and topics
as tone ("interest rate", "party"), does not know "deaths" although it knows "death", and grows with the length of a
sentence. Each remedy is a setting of its own; with all of them off the value is the package's compound.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

from lib.model import NO_TONE, Counts, Sentence, Token, Tone
from lib.text.added_valences import AddedValences, default_valences
from lib.text.base_forms import base_forms
from lib.text.lexicon import Lexicon, read_lexicon
from lib.text.names import names_among
from lib.text.valence import ALPHA, normalised, notable, valence_sum
from lib.text.words import LONGEST_REMEMBERED, TABLE_SIZE, token, vader

MASKS_PATH = Path(__file__).parents[2] / "data" / "lexicons" / "masks.csv"


@cache
def default_masks() -> Lexicon:
    """The terms that ship with Framescope whose valence says nothing about tone; weights have no meaning here."""
    return read_lexicon("Framescope masks", MASKS_PATH.read_text(encoding="utf-8"))


@dataclass(frozen=True)
class ToneSettings:
    """What makes the article's sentiment differ from vaderSentiment's.

    The comments give what each setting adds to r with human ratings when the others are on: NYT editorials, EmoBank
    newspaper sentences, EmoBank headlines (docs/validity.md, `python -m bench.sentiment_settings`).
    """

    mask_names: bool = True  # + .006, + .005, - .005
    mask_terms: bool = True  # + .009, + .016, + .006
    masks: Lexicon = field(default_factory=default_masks)
    inflect: bool = True  # + .002, + .011, + .043
    add_valences: bool = True  # + .036, + .020, + .012
    valences: AddedValences = field(default_factory=default_valences)
    # vaderSentiment normalises with 15, as for five words at 3 a word; a sum over more words strays further from 0.
    # None: 15. + .005, + .029, + .008; any value from 1 to 6 serves as well.
    alpha_per_word: float | None = 3.0

    @cached_property
    def version(self) -> str:
        """First 12 hexadecimal digits of the SHA-256 of what can change a score."""
        masks = self.masks.version if self.mask_terms else "-"
        valences = self.valences.version if self.add_valences else "-"
        parts = (self.mask_names, masks, self.inflect, valences, self.alpha_per_word)
        return hashlib.sha256(repr(parts).encode()).hexdigest()[:12]

    def alpha(self, n_words: int) -> float:
        """The constant under the root for a sentence of so many words."""
        return ALPHA if self.alpha_per_word is None else self.alpha_per_word * max(1, n_words)

    @cached_property
    def table(self) -> ToneTable:
        """What these settings make of each distinct token."""
        return ToneTable(self)

    def valence_of(self, unknown: Token) -> float | None:
        """The valence of a token without one in vaderSentiment's lexicon, from our list or from its base form."""
        if len(unknown.words) != 1 or unknown.boost or unknown.negates:
            return None
        word = unknown.words[0].key
        added = self.valences.by_term if self.add_valences else {}
        for form in (word, *base_forms(word)) if self.inflect else (word,):
            known: float | None = added.get(form)
            if known is None and self.inflect:
                known = vader().lexicon.get(form)
            if known is not None:
                return known
        return None


PLAIN = ToneSettings(mask_names=False, mask_terms=False, inflect=False, add_valences=False, alpha_per_word=None)


class _Reading(NamedTuple):
    """What the settings make of a token with a valence, out of context."""

    token: Token  # with the valence that the settings give it
    muted: Token  # without its valence
    masked: bool  # a masked term by itself
    in_phrase: bool  # may stand in a masked phrase
    capital: bool  # may stand in a name


class ToneTable(dict[str, _Reading | None]):
    """Reading of a token by its characters; None for most tokens, which have no valence.

    Emptied when full, like the table of `lib.text.words`.
    """

    def __init__(self, settings: ToneSettings) -> None:
        super().__init__()
        self._settings = settings
        terms = [entry.term.split() for entry in settings.masks.entries] if settings.mask_terms else []
        words = {word for term in terms if len(term) > 1 for word in term}
        self._phrase_words = frozenset(words)
        self._phrase_stems = tuple(word.rstrip("*") for word in words if word.endswith("*"))

    def __missing__(self, raw: str) -> _Reading | None:
        made = token(raw)
        valence = None if made.scored else self._settings.valence_of(made)
        if valence is not None:
            made = replace(made, valence=valence, scored=True, notable=True)
        reading = self._reading(made) if made.scored else None
        if len(raw) <= LONGEST_REMEMBERED:
            if len(self) >= TABLE_SIZE:
                self.clear()
            self[raw] = reading
        return reading

    def _reading(self, scored: Token) -> _Reading:
        alone = _untoned((scored,), (0,))
        masked = self._settings.mask_terms and any(self._settings.masks.hits(scored.raw, (alone,)))
        muted = replace(scored, valence=None, scored=False, parts=())
        return _Reading(scored, muted, masked, self._in_phrase(scored), capital=scored.raw != scored.raw.lower())

    def _in_phrase(self, one: Token) -> bool:
        words = self._phrase_words
        return any([word.key in words or word.key.startswith(self._phrase_stems) for word in one.words])

    def has_partner(self, tokens: Sequence[Token], i: int) -> bool:
        """Whether a word beside the token at place i may stand in a masked phrase with it."""
        return any([self._in_phrase(one) for one in (*tokens[max(0, i - 1) : i], *tokens[i + 1 : i + 2])])


def sentence_of(tokens: Sequence[Token], starts: Sequence[int], text: str, settings: ToneSettings) -> Sentence:
    """A sentence made of tokens that stand at these places of a normalised text; at least one."""
    counts = _counts(tokens)
    places = notable(tokens)
    total = valence_sum(tokens, places)
    n_scored = sum([tokens[i].scored for i in places])
    readings = map(settings.table.__getitem__, [token.raw for token in tokens])
    scored = {i: reading for i, reading in enumerate(readings) if reading is not None}
    compound, tone = normalised(total, ALPHA), NO_TONE
    if scored:
        masked = _masked(tokens, starts, scored, text, settings)
        # The rules run a second time only where the settings change a valence.
        if masked or len(scored) != n_scored:
            total = valence_sum(_toned(tokens, scored, masked), sorted({*places, *scored}))
        words = tuple([i for i in scored if i not in masked])
        tone = Tone(normalised(total, settings.alpha(counts.words)), words, tuple(sorted(masked)))
    return Sentence(
        starts[0],
        starts[-1] + len(tokens[-1].raw),
        tuple(tokens),
        tuple(starts),
        counts,
        compound,
        n_scored,
        tone,
    )


def _counts(tokens: Sequence[Token]) -> Counts:
    """The readability inputs of a sentence. A capital tells a name everywhere but at its start."""
    first, *others = tokens
    return Counts.unpacked(first.counts_if_first + sum([token.counts for token in others]))


def _toned(tokens: Sequence[Token], scored: Mapping[int, _Reading], masked: Set[int]) -> list[Token]:
    """The tokens with the valences that the settings give them."""
    toned = list(tokens)
    for i, reading in scored.items():
        toned[i] = reading.muted if i in masked else reading.token
    return toned


def _masked(
    tokens: Sequence[Token], starts: Sequence[int], scored: Mapping[int, _Reading], text: str, settings: ToneSettings
) -> Set[int]:
    """Which of the words with a valence do not count."""
    found = {i for i, reading in scored.items() if reading.masked}
    if settings.mask_names:
        capitals = [i for i, reading in scored.items() if reading.capital]
        if capitals:
            found.update(names_among(tokens, capitals))
    if any([reading.in_phrase and settings.table.has_partner(tokens, i) for i, reading in scored.items()]):
        for hit in settings.masks.hits(text, (_untoned(tokens, starts),)):
            first = bisect_right(starts, hit.start) - 1
            found.update(range(first, bisect_left(starts, hit.end)))
        return found & scored.keys()
    return found


def _untoned(tokens: Sequence[Token], starts: Sequence[int]) -> Sentence:
    """A sentence in which terms are looked for before it is known what it scores."""
    end = starts[-1] + len(tokens[-1].raw)
    return Sentence(starts[0], end, tuple(tokens), tuple(starts), Counts(), compound=0.0, scored_words=0)

"""The sentiment of a sentence as it enters an article's score: vaderSentiment's rules, made fit for news prose.

vaderSentiment was made for posts. In news it reads names as praise ("Department of Justice" alone is +0.53) and topics
as tone ("interest rate", "party"), does not know "deaths" although it knows "death", and grows with the length of a
sentence. Each remedy is a setting of its own; with all of them off the value is the package's compound.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import chain
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from lib.model import Sentence, Span, Token, Tone
from lib.text.added_valences import AddedValences, default_valences
from lib.text.base_forms import base_forms
from lib.text.lexicon import Lexicon, read_lexicon
from lib.text.names import names_among
from lib.text.remembered import Remembered
from lib.text.valence import ALPHA, normalised, valence_sum
from lib.text.words import TABLE_SIZE, WORDS_REMEMBERED, token, tokens, vader

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
        """What these settings make of each distinct token; settings of equal content share it."""
        known = _tables.get(self.version)
        if known is None:
            known = ToneTable(self)
            if len(_tables) >= TABLES:
                _tables.clear()
            _tables[self.version] = known
        return known

    def valence_of(self, word: str) -> float | None:
        """The valence of a word without one in vaderSentiment's lexicon, from our list or from its base form."""
        added = self.valences.by_term if self.add_valences else {}
        in_lexicon = vader().lexicon if self.inflect else {}
        for form in chain((word,), base_forms(word)) if self.inflect else (word,):
            if form in added or form in in_lexicon:
                known: float = added[form] if form in added else in_lexicon[form]
                return known
        return None


TABLES = 8  # settings whose tables are kept
_tables: dict[str, ToneTable] = {}

PLAIN = ToneSettings(mask_names=False, mask_terms=False, inflect=False, add_valences=False, alpha_per_word=None)


class _Reading(NamedTuple):
    """What the settings make of a token that vaderSentiment's rules look at, or to which they give a valence."""

    token: Token  # with the valence that the settings give it
    muted: Token  # without its valence
    in_lexicon: bool  # scored by vaderSentiment itself
    masked: bool  # a masked term by itself
    in_phrase: bool  # may stand in a masked phrase
    capital: bool  # may stand in a name


class ToneTable(Remembered[str, _Reading | None]):
    """Reading of a token by its characters; None for most tokens, which no rule looks at."""

    def __init__(self, settings: ToneSettings) -> None:
        super().__init__(self._reading_of, TABLE_SIZE)
        self._masks = settings.masks if settings.mask_terms else None
        self._valence_of = Remembered(settings.valence_of, WORDS_REMEMBERED)
        terms = [entry.term.split() for entry in settings.masks.entries] if settings.mask_terms else []
        words = {word for term in terms if len(term) > 1 for word in term}
        self._phrase_words = frozenset(words)
        self._phrase_stems = tuple(word.rstrip("*") for word in words if word.endswith("*"))
        self._may_be_masked = Remembered(self._in_phrase, TABLE_SIZE)

    def _reading_of(self, raw: str) -> _Reading | None:
        plain = token(raw)
        toned = plain
        if not plain.scored and len(plain.keys) == 1 and not (plain.boost or plain.negates):
            valence = self._valence_of[plain.keys[0]]
            if valence is not None:
                toned = plain._replace(valence=valence, scored=True, ruled=plain.ruled or plain.upper)
        if not toned.scored:
            return _Reading(plain, plain, False, False, False, False) if plain.notable else None
        muted = toned._replace(valence=None, scored=False, parts=(), ruled=toned.modifies)
        return _Reading(
            toned, muted, plain.scored, self._is_masked(plain), self._may_be_masked[raw], capital=raw != raw.lower()
        )

    def _is_masked(self, one: Token) -> bool:
        return self._masks is not None and any(self._masks.hits(one.raw, (_unscored((one,), one.raw, 0),)))

    def _in_phrase(self, raw: str) -> bool:
        words = self._phrase_words
        return any([key in words or key.startswith(self._phrase_stems) for key in token(raw).keys])

    def has_partner(self, tokens: Sequence[Token], i: int) -> bool:
        """Whether a word beside the token at place i may stand in a masked phrase with it."""
        beside = (*tokens[max(0, i - 1) : i], *tokens[i + 1 : i + 2])
        return any([self._may_be_masked[one.raw] for one in beside])


def sentence_of(raws: Sequence[str], line: str, start: int, text: str, settings: ToneSettings) -> Sentence:
    """A sentence made of tokens, at least one, that stand in a line (see `Sentence`) of a normalised text."""
    found = tokens(raws)
    # A capital tells a name everywhere but at the start.
    packed = sum(map(_counts, found[1:]), found[0].counts_if_first)
    readings = list(map(settings.table.__getitem__, raws))
    seen = {i: reading for i, reading in enumerate(readings) if reading is not None}
    scored = {i: reading for i, reading in seen.items() if reading.token.scored}
    if not scored:
        return Sentence(start, start + len(line), found, line, packed, 0.0, 0)
    sentence = _unscored(found, line, start, packed)
    n_scored = len([reading for reading in scored.values() if reading.in_lexicon])
    total = valence_sum(found, tuple(seen), [found[i] for i in seen]) if n_scored else 0.0
    masked = _masked(sentence, scored, text, settings)
    toned = total
    # The rules run a second time only where the settings change a valence.
    if masked or len(scored) != n_scored:
        toned = _toned_sum(found, seen, masked)
    words = tuple([i for i in scored if i not in masked]) if masked else tuple(scored)
    tone = Tone(normalised(toned, settings.alpha(sentence.n_words)), words, tuple(sorted(masked)))
    return Sentence(start, sentence.end, found, line, packed, normalised(total, ALPHA), n_scored, tone)


_counts = attrgetter("counts")


def _toned_sum(found: Sequence[Token], seen: Mapping[int, _Reading], masked: Set[int]) -> float:
    """The sum of the valences that the settings give."""
    looked_at = [reading.muted if i in masked else reading.token for i, reading in seen.items()]
    toned = found
    if any([token.ruled for token in looked_at]):
        toned = list(found)
        for i, token in zip(seen, looked_at, strict=True):
            toned[i] = token
    return valence_sum(toned, tuple(seen), looked_at)


def _masked(sentence: Sentence, scored: Mapping[int, _Reading], text: str, settings: ToneSettings) -> Set[int]:
    """Which of the words with a valence do not count."""
    found = {i for i, reading in scored.items() if reading.masked}
    if settings.mask_names:
        capitals = [i for i, reading in scored.items() if reading.capital]
        if capitals:
            found.update(names_among(sentence.tokens, capitals))
    phrased = [i for i, reading in scored.items() if reading.in_phrase]
    if phrased and any([settings.table.has_partner(sentence.tokens, i) for i in phrased]):
        found.update(*[_places(sentence, term) for term in settings.masks.hits(text, (sentence,))])
        return found & scored.keys()
    return found


def _places(sentence: Sentence, span: Span) -> range:
    """The tokens of a sentence that a span touches."""
    return range(bisect_right(sentence.starts, span.start) - 1, bisect_left(sentence.starts, span.end))


def _unscored(found: tuple[Token, ...], line: str, start: int, packed: int = 0) -> Sentence:
    """A sentence in which terms are looked for before it is known what it scores."""
    return Sentence(start, start + len(line), found, line, packed, 0.0, 0)

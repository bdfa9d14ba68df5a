"""The sentiment of a sentence as it enters an article's score: vaderSentiment's rules, made fit for news prose.

vaderSentiment was made for posts. In news it reads names as praise ("Department of Justice" alone is +0.53) and topics
as tone ("interest rate", "party"), does not know "deaths" although it knows "death", and grows with the length of a
sentence. Each remedy is a setting of its own; with all of them off the value is the package's compound.

What settings make of a token out of context is known from the first time it is met, as a set of signs. What becomes of
a sentence from those of its tokens is in `lib.text.measured`.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

from lib.model import Sentence, Token, Toning
from lib.text.added_valences import AddedValences, default_valences
from lib.text.base_forms import ENDINGS, base_forms
from lib.text.lexicon import Lexicon, read_lexicon
from lib.text.remembered import Remembered
from lib.text.valence import ALPHA
from lib.text.words import TABLE_SIZE, WORDS_REMEMBERED, token, vader

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
        for form in (word, *base_forms(word)) if self.inflect and word.endswith(ENDINGS) else (word,):
            known = self._listed.get(form)
            if known is not None:
                return known
        return None

    @cached_property
    def _listed(self) -> dict[str, float]:
        """The valences by which `valence_of` goes."""
        return (vader().lexicon if self.inflect else {}) | (dict(self.valences.by_term) if self.add_valences else {})


TABLES = 8  # settings whose tables are kept
_tables: dict[str, ToneTable] = {}


# The signs of a token. Those of a sentence's tokens, put together, tell what need not be asked.
IN_LEXICON = 1  # has a valence in vaderSentiment's lexicon, or holds an emoji that has one
ADDED = 2  # has one under the settings only
MASKED = 4  # a masked term by itself
IN_PHRASE = 8  # may stand in a masked phrase
CAPITAL = 16  # may stand in a name
MODIFIES = 32  # may change the valence of a word near it
RULED = 64  # vaderSentiment has a rule for it wherever it stands: "but", emoji, a word with a valence in capitals
MARKED = 128  # has marks of exclamation or question
UNSCORED = 256  # notable, but without a valence
SCORED = IN_LEXICON | ADDED
MASKABLE = MASKED | IN_PHRASE | CAPITAL


class ToneTable(Remembered[str, Token]):
    """Tokens by their characters, as `lib.text.words` has them, with what settings make of them."""

    def __init__(self, settings: ToneSettings) -> None:
        super().__init__(self._read, TABLE_SIZE)
        self._masks = settings.masks if settings.mask_terms else None
        self._masked = Remembered(settings.masks.is_hit, WORDS_REMEMBERED)
        self._capital = CAPITAL if settings.mask_names else 0
        self._valence_of = Remembered(settings.valence_of, WORDS_REMEMBERED)
        terms = [entry.term.split() for entry in settings.masks.entries] if settings.mask_terms else []
        words = {word for term in terms if len(term) > 1 for word in term}
        self._phrase_words = frozenset(words)
        self._phrase_stems = tuple(word.rstrip("*") for word in words if word.endswith("*"))
        self._may_be_in_phrase = Remembered(self._in_phrase, WORDS_REMEMBERED)

    def _read(self, raw: str) -> Token:
        plain = toned = token(raw)
        if not plain.scored and len(plain.keys) == 1 and not (plain.boost or plain.negates):
            valence = self._valence_of[plain.keys[0]]
            if valence is not None:
                toned = plain._replace(valence=valence, scored=True, notable=True)
        if not toned.notable:
            return plain
        signs = self._signs(plain, toned)
        muted = toned._replace(valence=None, scored=False, parts=()) if signs & MASKABLE else toned
        values = plain.valence or 0.0, toned.valence or 0.0
        return plain._replace(toning=Toning(signs, *values, toned, muted))

    def _signs(self, plain: Token, toned: Token) -> int:
        ruled = bool(toned.parts) or (toned.upper and toned.scored) or toned.lower == "but"
        signs = MODIFIES * toned.modifies + RULED * ruled + MARKED * bool(plain.n_exclamations or plain.n_questions)
        if not toned.scored:
            return signs + UNSCORED
        signs += IN_LEXICON if plain.scored else ADDED
        signs += MASKED * self._is_masked(plain) + IN_PHRASE * self.in_phrase(plain)
        return signs + self._capital * plain.capital

    def _is_masked(self, one: Token) -> bool:
        if self._masks is None or not one.keys:
            return False
        if len(one.keys) == 1:
            return self._masked[one.keys[0]]
        return any(self._masks.hits(one.raw, (Sentence(0, len(one.raw), (one,), one.raw, one.counts),)))

    def _in_phrase(self, key: str) -> bool:
        return key in self._phrase_words or key.startswith(self._phrase_stems)

    def in_phrase(self, one: Token) -> bool:
        """Whether a token may stand in a masked phrase."""
        return any(map(self._may_be_in_phrase.__getitem__, one.keys))

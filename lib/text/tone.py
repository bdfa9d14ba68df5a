"""The sentiment of a sentence as it enters an article's score: vaderSentiment's rules, made fit for news prose.

vaderSentiment was made for posts. In news it reads names as praise ("Department of Justice" alone is +0.53) and topics
as tone ("interest rate", "party"), does not know "deaths" although it knows "death", and grows with the length of a
sentence. Each remedy is a setting of its own; with all of them off the value is the package's compound.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path

from lib.model import Sentence, Token, Tone
from lib.text.added_valences import AddedValences, default_valences
from lib.text.inflection import base_forms
from lib.text.lexicon import Lexicon, read_lexicon
from lib.text.names import names_among
from lib.text.valence import ALPHA, normalised, valence_sum
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

    mask_names: bool = True
    mask_terms: bool = True
    masks: Lexicon = field(default_factory=default_masks)
    inflect: bool = True
    add_valences: bool = True
    valences: AddedValences = field(default_factory=default_valences)
    # vaderSentiment normalises with 15, as for five words at 3 a word. A sum over more words strays further from 0.
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
    def table(self) -> _Table:
        """Tokens by their characters, with the valence that these settings give them."""
        return _Table(self)

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


class _Table(dict[str, Token]):
    """Token by its characters; emptied when full, like the table of `lib.text.words`."""

    def __init__(self, settings: ToneSettings) -> None:
        super().__init__()
        self.settings = settings

    def __missing__(self, raw: str) -> Token:
        made = token(raw)
        if not made.scored:
            valence = self.settings.valence_of(made)
            if valence is not None:
                made = replace(made, valence=valence, scored=True)
        if len(raw) <= LONGEST_REMEMBERED:
            if len(self) >= TABLE_SIZE:
                self.clear()
            self[raw] = made
        return made


def sentence_of(tokens: Sequence[Token], starts: Sequence[int], text: str, settings: ToneSettings) -> Sentence:
    """A sentence made of tokens that stand at these places of a normalised text; at least one."""
    total = valence_sum(tokens)
    plain = Sentence(
        start=starts[0],
        end=starts[-1] + len(tokens[-1].raw),
        tokens=tuple(tokens),
        starts=tuple(starts),
        n_words=sum([len(token.words) for token in tokens]),
        compound=normalised(total, ALPHA),
        scored_words=sum([token.scored for token in tokens]),
    )
    table = settings.table
    toned = [table[token.raw] for token in tokens]
    if not any([token.scored for token in toned]):
        return plain
    return replace(plain, tone=_tone(plain, toned, total, text, settings))


def _tone(plain: Sentence, toned: list[Token], total: float, text: str, settings: ToneSettings) -> Tone:
    scored = [i for i, each in enumerate(toned) if each.scored]
    masked = _masked(plain, scored, text, settings)
    for i in masked:
        toned[i] = replace(toned[i], valence=None, scored=False, parts=())
    words = tuple(i for i in scored if toned[i].scored)
    if masked or len(words) != plain.scored_words:
        total = valence_sum(toned)
    return Tone(normalised(total, settings.alpha(plain.n_words)), words, masked)


def _masked(plain: Sentence, scored: list[int], text: str, settings: ToneSettings) -> tuple[int, ...]:
    """Which of the words with a valence do not count."""
    found = set(names_among(plain.tokens, scored)) if settings.mask_names else set()
    if settings.mask_terms:
        for hit in settings.masks.hits(text, (plain,)):
            first = bisect_right(plain.starts, hit.start) - 1
            found.update(range(first, bisect_left(plain.starts, hit.end)))
    return tuple([i for i in scored if i in found])

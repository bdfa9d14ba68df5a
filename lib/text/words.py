"""The one tokeniser: white-space tokens, each made once with all that can be known of it out of context.

A document is split at white space a single time. Every distinct token is looked up in one table that gives its words,
their letters, syllables and difficulty, and what vaderSentiment's rules ask of it. Readability inputs are then sums
over tokens, and the lexicon, the rates, the highlights and the sentiment rules all see the same words. A token that is
new to the table is made of what a second table knows of its words.
"""

from __future__ import annotations

import re
import string
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import accumulate
from typing import NamedTuple

from vaderSentiment.vaderSentiment import BOOSTER_DICT, NEGATE, SPECIAL_CASES, SentimentIntensityAnalyzer

from lib.model import Counts, Token, Word
from lib.text.familiar import is_difficult
from lib.text.syllables import n_syllables

POLYSYLLABLE = 3  # syllables: McLaughlin (1969), Gunning (1952)
LONG_WORD = 7  # letters: Björnsson (1968) counts words of more than six
# Gunning (1952): a third syllable made by -es or -ed does not count (others add -ing). -ed is a syllable after t and d
# only ("created"), -es only after a sibilant ("released" has none, "releases" has one).
_SYLLABIC_SUFFIX = re.compile(r"(?:[td]ed|(?:[szxcg]|ch|sh)es)\Z")

# Here 's stands for "is", "has" or "us".
CONTRACTIONS = frozenset("it's he's she's that's this's what's who's where's there's here's how's when's let's".split())

TABLE_SIZE = 200_000  # distinct tokens remembered
WORDS_REMEMBERED = 50_000  # distinct words: a new token is often a known word with another mark
LONGEST_REMEMBERED = 64  # characters: longer tokens are hardly words and would fill the memory

TOKEN = re.compile(r"\S+")

# Letters and digits, joined by apostrophe, hyphen or ampersand ("don't", "well-known", "R&D"), by a point or comma
# between digits ("87.4", "200,000") and by points between single letters ("U.S"). Combining accents belong to their
# letter.
_LETTER = r"[^\W_][\u0300-\u036f\u00ad]*"
WORD = re.compile(
    rf"(?:{_LETTER})+"
    rf"(?:(?:['&-]|(?<=\d)[.,:/](?=\d)|(?<=\b[^\W\d_])\.(?=[^\W\d_]\b))(?:{_LETTER})+)*"
)

_NEGATIONS = frozenset(NEGATE)
# The longest word of each phrase that vaderSentiment treats as one: without any of them no phrase is near.
PHRASE_WORDS = frozenset(max(phrase.split(), key=len) for phrase in (*SPECIAL_CASES, *BOOSTER_DICT) if " " in phrase)
_MODIFIERS = PHRASE_WORDS | frozenset(["but", "least", "no", "so", "this"])  # those that its rules ask for by name


@cache
def vader() -> SentimentIntensityAnalyzer:
    """The package's lexicon and emoji names, read once."""
    return SentimentIntensityAnalyzer()


class _Table(dict[str, Token]):
    """Token by its characters; emptied when full, so that memory stays bounded whatever comes in."""

    def __missing__(self, raw: str) -> Token:
        made = _token(raw)
        if len(raw) <= LONGEST_REMEMBERED:
            if len(self) >= TABLE_SIZE:
                self.clear()
            self[raw] = made
        return made


_table = _Table()


def tokens(text: str, start: int, end: int) -> tuple[tuple[Token, ...], tuple[int, ...]]:
    """The tokens of text[start:end] and where each starts in the text."""
    raws = text[start:end].split()
    return tuple(map(_table.__getitem__, raws)), _starts(raws, text, start, end)


def _starts(raws: Sequence[str], text: str, start: int, end: int) -> tuple[int, ...]:
    """Where the tokens start. Their lengths tell, if they fill the span with one space after each but the last."""
    *starts, following = accumulate([len(raw) + 1 for raw in raws], initial=start)
    if following == end + 1:
        return tuple(starts)
    return tuple([match.start() for match in TOKEN.finditer(text, start, end)])


def token(raw: str) -> Token:
    """The token with these characters."""
    return _table[raw]


class _Facts(NamedTuple):
    """What is known of a word wherever it stands."""

    key: str
    letters: int
    syllables: int
    difficult: bool
    counts: int  # as `Token.counts` has them
    counts_if_first: int


def _facts(text: str) -> _Facts:
    letters, syllables, difficult = sum(map(str.isalpha, text)), max(1, n_syllables(text)), is_difficult(text)
    counts = Counts(
        words=1,
        letters=letters,
        characters=sum(map(str.isalnum, text)),
        syllables=syllables,
        polysyllables=int(syllables >= POLYSYLLABLE),
        complex=int(is_complex(text, syllables)),
        difficult=int(difficult),
        long=int(letters >= LONG_WORD),
        lettered=int(letters > 0),
    )
    known = counts._replace(complex=0, difficult=0) if text[0].isupper() else counts  # a name
    return _Facts(without_possessive(text.lower()), letters, syllables, difficult, known.packed, counts.packed)


_remembered_facts = lru_cache(maxsize=WORDS_REMEMBERED)(_facts)


def _token(raw: str) -> Token:
    found = [(match.start(), match.group()) for match in WORD.finditer(raw)]
    facts = [_remembered_facts(text) if len(text) <= LONGEST_REMEMBERED else _facts(text) for _, text in found]
    words = tuple(
        [
            Word(known.key, offset, len(text), known.letters, known.syllables, known.difficult)
            for (offset, text), known in zip(found, facts, strict=True)
        ]
    )
    counts = sum([known.counts for known in facts])
    at_start = facts[0].counts_if_first - facts[0].counts if facts else 0
    stripped = raw.strip(string.punctuation)
    form = stripped if len(stripped) > 2 else raw  # two characters or fewer may be an emoticon
    lower = form.lower()
    parts = _described_emoji(raw)
    boost, negates = BOOSTER_DICT.get(lower, 0.0), lower in _NEGATIONS or "n't" in lower
    scored = lower in vader().lexicon or any(part.scored for part in parts)
    modifies = bool(boost) or negates or lower in _MODIFIERS
    return Token(
        raw=raw,
        words=words,
        keys=tuple([word.key for word in words]),
        counts=counts,
        counts_if_first=counts + at_start,
        lower=lower,
        upper=form.isupper(),
        valence=vader().lexicon.get(lower),
        boost=boost,
        negates=negates,
        parts=parts,
        scored=scored,
        modifies=modifies,
        notable=scored or modifies or form.isupper() or bool(parts) or "!" in raw or "?" in raw,
        exclamations=raw.count("!"),
        questions=raw.count("?"),
    )


def without_possessive(lower: str) -> str:
    """The word that a lexicon lists: "regime" for "regime's", but "it's" as it is; without soft hyphens."""
    plain = lower.replace("\u00ad", "")
    return plain if plain in CONTRACTIONS else plain.removesuffix("'s")


def is_complex(text: str, syllables: int) -> bool:
    """Gunning's hard word: three syllables, not by a suffix alone, not a compound of shorter words."""
    if syllables < POLYSYLLABLE:
        return False
    if "-" in text:
        return any(n_syllables(part) >= POLYSYLLABLE for part in text.split("-"))
    return not (syllables == POLYSYLLABLE and _SYLLABIC_SUFFIX.search(text.lower()))


def _described_emoji(raw: str) -> tuple[Token, ...]:
    """The tokens that vaderSentiment reads in place of a token with emoji: their English names."""
    emojis = vader().emojis
    if raw.isascii() or emojis.keys().isdisjoint(raw):
        return ()
    pieces, after_space = [], True
    for character in raw:
        name = emojis.get(character)
        if name is not None and not after_space:
            pieces.append(" ")
        pieces.append(name if name is not None else character)
        after_space = False
    return tuple(_table[part] for part in "".join(pieces).split())

"""The one tokeniser: white-space tokens, each made once with all that can be known of it out of context.

A document is split at white space a single time. Every distinct token is looked up in one table that gives its words,
their letters, syllables and difficulty, and what vaderSentiment's rules ask of it. Readability inputs are then sums
over tokens, and the lexicon, the rates, the highlights and the sentiment rules all see the same words. A token that is
new to the table is mostly a known word with another mark or capital ("House", "house,", "(house"): what is known of
the word is looked up in a second table, and no pattern is tried on it.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from vaderSentiment.vaderSentiment import BOOSTER_DICT, NEGATE, SPECIAL_CASES, SentimentIntensityAnalyzer

from lib.model import Counts, Token, Word
from lib.text.familiar import is_difficult
from lib.text.remembered import Remembered
from lib.text.syllables import n_syllables

POLYSYLLABLE = 3  # syllables: McLaughlin (1969), Gunning (1952)
LONG_WORD = 7  # letters: Björnsson (1968) counts words of more than six
# Gunning (1952): a third syllable made by -es or -ed does not count (others add -ing). -ed is a syllable after t and d
# only ("created"), -es only after a sibilant ("released" has none, "releases" has one).
_SYLLABIC_SUFFIXES = ("ted", "ded", "ses", "zes", "xes", "ces", "ges", "ches", "shes")

# Here 's stands for "is", "has" or "us".
CONTRACTIONS = frozenset("it's he's she's that's this's what's who's where's there's here's how's when's let's".split())

TABLE_SIZE = 200_000  # distinct tokens remembered
WORDS_REMEMBERED = 50_000  # distinct words: a new token is often a known word with another mark

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
# Those that its rules ask for by name.
_MODIFIERS = PHRASE_WORDS | frozenset(["but", "kind", "least", "no", "so", "this"])


@cache
def vader() -> SentimentIntensityAnalyzer:
    """The package's lexicon and emoji names, read once."""
    return SentimentIntensityAnalyzer()


def tokens(raws: Iterable[str]) -> tuple[Token, ...]:
    """The tokens with these characters."""
    return tuple(map(_tokens.__getitem__, raws))


def token(raw: str) -> Token:
    """The token with these characters."""
    return _tokens[raw]


def n_words(text: str) -> int:
    """How many words stand in a text."""
    return sum([len(each.words) for each in tokens(text.split())])


class _Facts(NamedTuple):
    """What is known of a word wherever it stands."""

    word: Word  # at the beginning of a token
    counts: int  # of a name: `Token.counts` of a word with a capital
    counts_if_first: int  # of any other word


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
    word = Word(without_possessive(text.lower()), 0, len(text), letters, syllables, difficult)
    return _Facts(word, _packed(counts._replace(complex=0, difficult=0)), _packed(counts))


@lru_cache(maxsize=10_000)  # many words have the same counts
def _packed(counts: Counts) -> int:
    return counts.packed


_known = Remembered(_facts, WORDS_REMEMBERED)


def _facts_of(text: str) -> _Facts:
    """What is known of a word. A capital makes no difference, but in other alphabets it may change the length."""
    return _known[text.lower() if text.isascii() else text]


def _token(raw: str) -> Token:
    stripped = raw.strip(string.punctuation)
    if stripped.isalpha() and stripped.isascii():
        places = [(raw.index(stripped), stripped)]  # nearly all
    else:
        places = [(match.start(), match.group()) for match in WORD.finditer(raw)]
    facts = [_facts_of(text) for _, text in places]
    words = tuple([known.word._replace(offset=at) if at else known.word for (at, _), known in zip(places, facts, strict=True)])
    n_counts = [known.counts if text[0].isupper() else known.counts_if_first for (_, text), known in zip(places, facts, strict=True)]
    at_start = facts[0].counts_if_first - n_counts[0] if facts else 0
    counts = sum(n_counts)
    form = stripped if len(stripped) > 2 else raw  # two characters or fewer may be an emoticon
    lower = form.lower()
    valence = vader().lexicon.get(lower)
    boost, negates = BOOSTER_DICT.get(lower, 0.0), lower in _NEGATIONS or "n't" in lower
    parts = () if raw.isascii() else _described_emoji(raw)
    scored = valence is not None or any([part.scored for part in parts])
    modifies, upper = bool(boost) or negates or lower in _MODIFIERS, form.isupper()
    return Token(
        raw,
        words,
        keys=tuple([word.key for word in words]),
        counts=counts,
        counts_if_first=counts + at_start,
        lower=lower,
        upper=upper,
        valence=valence,
        boost=boost,
        negates=negates,
        parts=parts,
        scored=scored,
        modifies=modifies,
        ruled=modifies or bool(parts) or (upper and scored),
        n_exclamations=raw.count("!"),
        n_questions=raw.count("?"),
    )


_tokens = Remembered(_token, TABLE_SIZE)


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
    return not (syllables == POLYSYLLABLE and text.lower().endswith(_SYLLABIC_SUFFIXES))


def _described_emoji(raw: str) -> tuple[Token, ...]:
    """The tokens that vaderSentiment reads in place of a token with emoji: their English names."""
    emojis = vader().emojis
    if emojis.keys().isdisjoint(raw):
        return ()
    pieces, after_space = [], True
    for character in raw:
        name = emojis.get(character)
        if name is not None and not after_space:
            pieces.append(" ")
        pieces.append(name if name is not None else character)
        after_space = False
    return tokens("".join(pieces).split())

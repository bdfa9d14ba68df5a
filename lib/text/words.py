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
from operator import attrgetter
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

LONGEST_EMOTICON = 2  # characters: what is no longer without its punctuation, vaderSentiment looks up with it

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

# Ligatures, and the soft hyphen, which is not to be seen within a line.
_SPELLED_OUT = str.maketrans(dict(zip("ﬀﬁﬂﬃﬄﬅﬆ\u00ad", ("ff", "fi", "fl", "ffi", "ffl", "st", "st", ""), strict=True)))

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


def n_words(raws: Iterable[str]) -> int:
    """How many words tokens with these characters have."""
    return sum(map(len, map(_words, map(_tokens.__getitem__, raws))))


_words = attrgetter("words")


class _Facts(NamedTuple):
    """What is known of a word wherever it stands."""

    words: tuple[Word]  # of a token that begins with it and has no other, as the next two
    keys: tuple[str]
    counts: int  # if it has a capital, which makes it a name
    counts_if_first: int  # else


def _facts(text: str) -> _Facts:
    key, length, n_letters, n_characters = text, len(text), len(text), len(text)
    if not (text.isascii() and text.isalpha()):
        text = spelled_out(text)
        key = without_possessive(text.lower())
        n_letters, n_characters = sum(map(str.isalpha, text)), sum(map(str.isalnum, text))
    syllables, difficult = max(1, n_syllables(text)), is_difficult(text)
    hard = syllables >= POLYSYLLABLE and is_complex(text, syllables)
    counts, counts_if_first = _packed(n_letters, n_characters, syllables, hard, difficult)
    return _Facts((Word(key, 0, length, n_letters, syllables, difficult),), (key,), counts, counts_if_first)


@lru_cache(maxsize=10_000)  # many words have the same counts
def _packed(letters: int, characters: int, syllables: int, is_complex: bool, difficult: bool) -> tuple[int, int]:
    """The counts of a word that is a name, and of one that is none."""
    polysyllables, long, lettered = int(syllables >= POLYSYLLABLE), int(letters >= LONG_WORD), int(letters > 0)
    name = Counts(1, letters, characters, syllables, polysyllables, 0, 0, long, lettered)
    return name.packed, name._replace(complex=int(is_complex), difficult=int(difficult)).packed


# By the word in lower case: a capital changes no fact. In other alphabets it may change the length, so there as it is.
_known = Remembered(_facts, WORDS_REMEMBERED)


class _Worded(NamedTuple):
    """The words of a token, as `Token` has them."""

    words: tuple[Word, ...]
    keys: tuple[str, ...]
    counts: int
    counts_if_first: int


def _one_word(text: str, lower: str, offset: int) -> _Worded:
    """A token with one word at a place."""
    words, keys, counts, counts_if_first = _known[lower]
    if offset:
        words = (words[0]._replace(offset=offset),)
    return _Worded(words, keys, counts if text[0].isupper() else counts_if_first, counts_if_first)


def _worded(raw: str) -> _Worded:
    """A token with any number of words."""
    places = [(match.group(), match.start()) for match in WORD.finditer(raw)]
    found = [_one_word(text, text.lower() if text.isascii() else text, at) for text, at in places]
    counts = sum([each.counts for each in found])
    return _Worded(
        tuple([each.words[0] for each in found]),
        tuple([each.keys[0] for each in found]),
        counts,
        counts + (found[0].counts_if_first - found[0].counts if found else 0),
    )


class _Ruled(NamedTuple):
    """What vaderSentiment has about a word, as `Token` has it."""

    valence: float | None = None
    boost: float = 0.0
    negates: bool = False
    modifies: bool = False


_PLAIN = _Ruled()  # nothing: nearly all words


@cache
def _rules() -> dict[str, _Ruled]:
    """The words that vaderSentiment has something about."""
    found = {}
    for word in {*vader().lexicon, *BOOSTER_DICT, *NEGATE, *_MODIFIERS}:
        boost, negates = BOOSTER_DICT.get(word, 0.0), word in NEGATE or "n't" in word
        modifies = bool(boost) or negates or word in _MODIFIERS
        found[word] = _Ruled(vader().lexicon.get(word), boost, negates, modifies)
    return found


def _token(raw: str) -> Token:
    text = raw if raw.isalpha() else raw.strip(string.punctuation)
    if not (text.isascii() and text.isalpha() and len(text) > LONGEST_EMOTICON):
        return _unusual(raw, text)
    # Nearly all: of them all is known that matters, but for capitals and marks.
    lower = text.lower()
    words, keys, counts, counts_if_first = _known[lower]
    n_exclamations = n_questions = 0
    if text is not raw:
        n_exclamations, n_questions = raw.count("!"), raw.count("?")
        if raw[0] != text[0]:
            words = (words[0]._replace(offset=raw.index(text)),)
    capital = text[0] <= "Z"
    upper = capital and text.isupper()
    valence, boost, negates, modifies = _rules().get(lower, _PLAIN)
    scored = valence is not None
    return Token(
        raw,
        words,
        keys,
        counts if capital else counts_if_first,
        counts_if_first,
        capital,
        lower,
        upper,
        valence,
        boost,
        negates,
        (),
        scored,
        modifies,
        n_exclamations,
        n_questions,
        scored or modifies or upper or n_exclamations + n_questions > 0,
    )


def _unusual(raw: str, text: str) -> Token:
    """A token that is no plain word, with the text that remains of it without punctuation."""
    worded = _worded(raw)
    if len(text) <= LONGEST_EMOTICON:
        text = raw
    lower = text.lower()  # as vaderSentiment looks it up, which knows no ligatures
    ruled = _rules().get(lower, _PLAIN)
    if "n't" in lower and not ruled.negates:
        ruled = ruled._replace(negates=True, modifies=True)
    valence, boost, negates, modifies = ruled
    parts = () if raw.isascii() else _described_emoji(raw)
    scored, upper = valence is not None or any([part.scored for part in parts]), text.isupper()
    n_exclamations, n_questions = raw.count("!"), raw.count("?")
    notable = bool(scored or modifies or upper or parts or n_exclamations or n_questions)
    capital = bool(worded.words) and raw[worded.words[0].offset].isupper()
    return Token(
        raw,
        *worded,
        capital,
        lower,
        upper,
        valence,
        boost,
        negates,
        parts,
        scored,
        modifies,
        n_exclamations,
        n_questions,
        notable,
    )


_tokens = Remembered(_token, TABLE_SIZE)


def spelled_out(text: str) -> str:
    """The text with the letters of ligatures, as in "ofﬁce", and without soft hyphens."""
    return text if text.isascii() else text.translate(_SPELLED_OUT)


def without_possessive(lower: str) -> str:
    """The word that a lexicon lists: "regime" for "regime's", but "it's" as it is; spelled out."""
    plain = spelled_out(lower)
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

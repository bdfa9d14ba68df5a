"""Words and tokens, with all that is known of them out of context."""

from __future__ import annotations

from typing import NamedTuple


class Word(NamedTuple):
    """A word form inside a token, with what the lexicon and the readability formulas need to know of it."""

    key: str  # lower case, without the possessive: what the lexicon looks up
    offset: int  # of its first character, from the start of the token
    length: int
    letters: int
    syllables: int
    difficult: bool  # not among the words that Dale and Chall call familiar, unless it is a name


COUNT_BITS = 32  # of one count in `Counts.packed`: no text in memory has as many letters as that can count
LARGEST_COUNT = (1 << COUNT_BITS) - 1


class Counts(NamedTuple):
    """The inputs of the readability formulas, summed over tokens."""

    words: int = 0
    letters: int = 0
    characters: int = 0  # letters and digits
    syllables: int = 0
    polysyllables: int = 0  # words of three and more syllables
    complex: int = 0  # polysyllables as Gunning counts them
    difficult: int = 0  # as Dale and Chall count them
    long: int = 0  # words of more than six letters
    lettered: int = 0  # words with a letter: all but numbers

    @property
    def packed(self) -> int:
        """All of them side by side in one number: adding it adds them all, nine times as fast as one by one."""
        return sum(count << COUNT_BITS * i for i, count in enumerate(self))

    @classmethod
    def unpacked(cls, packed: int) -> Counts:
        """The counts in a number, or in a sum of such numbers."""
        return cls(*[packed >> COUNT_BITS * i & LARGEST_COUNT for i in range(len(cls._fields))])


class Token(NamedTuple):
    """A run of characters without white space, and all that is known of it out of context.

    Tokens are made once for each distinct run and shared between documents.
    """

    raw: str
    words: tuple[Word, ...]
    keys: tuple[str, ...]  # of the words
    counts: int  # `Counts.packed`
    counts_if_first: int  # the same at the start of a sentence, where a capital makes no word a name
    capital: bool  # its first word begins with one
    lower: str  # as vaderSentiment looks it up: stripped of punctuation unless two characters or fewer remain
    upper: bool
    valence: float | None  # of the vaderSentiment lexicon, -4 to 4; None: not in the lexicon
    boost: float  # of a degree adverb, 0 for any other word
    negates: bool
    parts: tuple[Token, ...]  # empty, unless the token holds emoji: then the tokens of its description
    scored: bool  # it, or one of its parts, has a valence
    modifies: bool  # a degree adverb, a negation, or another word that may change the valence of one near it
    n_exclamations: int
    n_questions: int
    notable: bool  # its rules look at it: most tokens have nothing that could matter to them
    toning: Toning | None = None  # what `ToneSettings` make of it; None: nothing, or not asked


class Toning(NamedTuple):
    """What settings of sentiment make of a token that is notable, or to which they give a valence."""

    signs: int  # what there is to ask about it: see `lib.text.tone`
    in_lexicon: float  # its valence in vaderSentiment's lexicon, 0 if it has none
    valence: float  # under the settings, 0 if it has none
    toned: Token  # with the valence that the settings give it
    muted: Token  # without its valence

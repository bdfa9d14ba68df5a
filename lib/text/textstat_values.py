"""What textstat 0.7.13 says of a whole text, to the last digit, without a call of the package.

textstat takes the text apart anew for every count of every formula, and keeps whole texts in its caches. Here the text
is split once at white space; what textstat would make of a run of characters is found once for each distinct run and
remembered; and all eight formulas are given the sums. So the time is linear in the length of the text, and the memory
bounded. Syllables are those of the packaged dictionary, then Pyphen's hyphenation points plus one.

The sentences are textstat's own, which differ much from ours ("U.S." alone is two), and so do its words: these values
are a cross-check, not a measure.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from operator import mul
from typing import NamedTuple

from pyphen import Pyphen

from lib.text.familiar import easy_words
from lib.text.remembered import Remembered
from lib.text.syllables import plain_as_written, pronunciations

RUNS_REMEMBERED = 50_000  # distinct runs of characters
FEWEST_WORDS = 3  # of a sentence: textstat does not count shorter ones

_SENTENCE = re.compile(r"\b[^.!?]+[.!?]*")
_ENOUGH_WORDS = re.compile(rf"\W*+(?:\w\S*+\s\W*+){{{FEWEST_WORDS - 1}}}\w")
_NO_LETTER = re.compile(r"\W+")


class _Run(NamedTuple):
    """What textstat counts in a run of characters without white space."""

    words: int  # 0 for punctuation
    characters: int
    letters: int  # digits and underscores among them
    syllables: int
    polysyllables: int  # words of three and more syllables
    complex: int  # those of them that are not on the list of Dale and Chall
    difficult: int  # words that are not on the list
    long: int  # words of more than six letters


def textstat_values(text: str) -> dict[str, float]:
    """textstat's own value of each formula on the whole text, by our names for them; 0 where textstat gives 0."""
    runs = Counter(text.split())
    facts = map(_runs.__getitem__, runs)
    total = _Run(*[sum(map(mul, column, runs.values())) for column in zip(*facts, strict=True)]) if runs else _NOTHING
    return _formulas(total, sum(runs.values()), _n_sentences(text))


def _formulas(total: _Run, n_runs: int, sentences: int) -> dict[str, float]:
    """The formulas with textstat's constants in its order of operations, since a sum of floats depends on it."""
    words = total.words
    sentence_length = _ratio(words, sentences)
    syllables = _ratio(total.syllables, words)
    characters = _ratio(total.characters, n_runs)
    letters, per_word = _ratio(total.letters, words) * 100, _ratio(sentences, words) * 100
    complex_words, difficult = _ratio(100 * total.complex, words), _ratio(100 * total.difficult, words)
    flesch = bool(sentence_length and syllables)
    return {
        "flesch_reading_ease": 206.835 - 1.015 * sentence_length - 84.6 * syllables if flesch else 0.0,
        "flesch_kincaid_grade": (0.39 * sentence_length) + (11.8 * syllables) - 15.59 if flesch else 0.0,
        "gunning_fog": 0.4 * (sentence_length + complex_words) if words else 0.0,
        "smog_index": (1.043 * (30 * (total.polysyllables / sentences)) ** 0.5) + 3.1291 if sentences else 0.0,
        "automated_readability_index": (4.71 * characters) + (0.5 * sentence_length) - 21.43
        if characters and sentence_length
        else 0.0,
        "coleman_liau_index": (0.058 * letters) - (0.296 * per_word) - 15.8 if letters and per_word else 0.0,
        "dale_chall": (0.1579 * difficult) + (0.0496 * sentence_length) + (3.6365 if difficult > 5 else 0.0),
        "lix": sentence_length + _ratio(100 * total.long, words),
    }


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _n_sentences(text: str) -> int:
    """Stretches that end with a point, question or exclamation mark and hold three words; at least one in any text."""
    n = sum([bool(_ENOUGH_WORDS.match(match[0])) for match in _SENTENCE.finditer(text)])
    return max(1, n) if text else 0


def _run(run: str) -> _Run:
    letters = len(_NO_LETTER.sub("", run))
    if not letters:
        return _NOTHING._replace(characters=len(run))
    lower = plain_as_written(run).lower()
    listed = lower in easy_words()
    # Once more made plain: a capital I with a dot becomes two characters when it is lowered.
    heard = _n_syllables(plain_as_written(lower).lower())
    syllables = _n_syllables(lower)
    return _Run(
        words=1,
        characters=len(run),
        letters=letters,
        syllables=syllables,
        polysyllables=int(syllables >= 3),
        complex=int(heard >= 3 and not listed),
        difficult=int(not listed),
        long=int(letters > 6),
    )


_NOTHING = _Run(0, 0, 0, 0, 0, 0, 0, 0)
_runs = Remembered(_run, RUNS_REMEMBERED)


def _n_syllables(word: str) -> int:
    known = pronunciations().get(word)
    if known is not None:
        return sum([phone[-1].isdigit() for phone in known.split("#")[0].split()])
    points = len(_hyphenation().positions(word))
    _hyphenation().hd.cache.clear()  # or it would keep every word for ever
    return points + 1


@cache
def _hyphenation() -> Pyphen:
    return Pyphen(lang="en_US", cache=False)

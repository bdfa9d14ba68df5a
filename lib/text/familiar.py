"""Words that Dale and Chall call familiar: those of their list and what their instructions add to it.

Familiar are also regular plurals, possessives and verb forms of listed words, comparatives, superlatives and adverbs in
-ly of them, compounds with a hyphen of familiar parts, and numerals. Names of persons and places are familiar too, but
only their place in a sentence tells them: see `Token.counts_if_first`. Forms are made by rule, without knowing the
part of speech, so that "burner" passes for a comparative of "burn".

Source: Dale & Chall (1948). A formula for predicting readability: Instructions. Educational Research Bulletin 27.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from lib.text.syllables import plain

# By their last letter: half of all words end in another one, and are no form of any.
_SUFFIXES = {
    "s": ("s", "es"),
    "d": ("d", "ed"),
    "n": ("n",),
    "g": ("ing",),
    "r": ("r", "er"),
    "t": ("st", "est"),
    "y": ("ly",),
}
_AFTER_Y = ("ies", "ied", "ier", "iest")  # "carried", but not "-ily": Dale and Chall call "easily" unfamiliar
_DOUBLED = re.compile(r"(.+)([bdfgklmnprtvz])\2(?:ed|ing|er|est)")
_AFTER_DOUBLED = ("ed", "ing", "er", "est")


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
    if word.isascii() and word.isalpha():  # most
        return not _is_form(word.lower())
    if is_listed(word) or word[:1].isdigit():
        return False
    if "-" not in word:
        return not _is_form(word.lower())
    return not all([is_listed(part) or _is_form(part.lower()) for part in word.split("-")])


def _is_form(word: str) -> bool:
    """Whether a word is a regular form of a listed one."""
    owner, listed = word.removesuffix("'s"), easy_words()
    return owner in listed or (owner[-1:] in _SUFFIXES and not listed.isdisjoint(_bases(owner)))


def _bases(word: str) -> list[str]:
    """What a word may be a form of: "stop" for "stopped", "carry" for "carries", "make" for "making"."""
    found = [
        word.removesuffix(suffix)
        for suffix in _SUFFIXES.get(word[-1:], ())
        if word.endswith(suffix) and len(word) > len(suffix) + 1
    ]
    if word.endswith(_AFTER_Y):
        found.append(word[: word.rindex("i")] + "y")
    if word.endswith("ing"):
        found.append(word.removesuffix("ing") + "e")
    doubled = _DOUBLED.fullmatch(word) if word.endswith(_AFTER_DOUBLED) else None
    if doubled:
        found.append(doubled[1] + doubled[2])
    return found

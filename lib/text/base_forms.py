"""Regular English inflection, undone by spelling: "crimes" to "crime", "bombed" to "bomb", "unfairly" to "unfair"."""

from __future__ import annotations

from collections.abc import Iterator

SHORTEST = 4  # letters of an inflected form
LONGEST = 30  # letters: longer words are none
ENDINGS = ("s", "ed", "ing", "ly")  # of all words that have one
_STEM = 3  # letters before -ed, -ing and -ly


def base_forms(word: str) -> Iterator[str]:
    """What a lower-case word may be a plural, a tense or an adverb of, likelier forms first; not all of them are words.

    Rules: Quirk et al. (1985), A Comprehensive Grammar of the English Language, 3.5-3.10, 5.80, 7.46.
    """
    if not SHORTEST <= len(word) <= LONGEST:
        return
    if word.endswith("s") and not word.endswith("ss"):
        yield from _plural(word)
    for ending in ("ed", "ing"):
        stem = word.removesuffix(ending)
        if _STEM <= len(stem) < len(word):
            yield from _tense(stem)
    if word.endswith("ly") and len(word) > _STEM + 2:
        yield from _adverb(word)


def _plural(word: str) -> Iterator[str]:
    yield word[:-1]
    if word.endswith("ies"):
        yield word[:-3] + "y"
    if word.endswith("es"):
        yield word[:-2]


def _tense(stem: str) -> Iterator[str]:
    yield stem
    yield stem + "e"
    if stem[-1] == stem[-2]:
        yield stem[:-1]  # "robbed"
    if stem.endswith("i"):
        yield stem[:-1] + "y"  # "bullied"


def _adverb(word: str) -> Iterator[str]:
    adjective = word[:-2]
    yield adjective
    if adjective.endswith("i"):
        yield adjective[:-1] + "y"  # "happily"
    if adjective.endswith(("ab", "ib")):
        yield adjective + "le"  # "terribly"
    if adjective.endswith("al"):
        yield adjective[:-2]  # "heroically"

"""The shapes in which news prose most often names a speaker, told at a glance: "…," he said. "…," said Igor Petrov.

`speakers` finds the same by its rules, which take the sentence apart and ask many things of each word. Here every word
is one letter for what it can be in such a shape, looked up in a table, and a pattern of letters tells the shape. What
is in any doubt is left to the rules.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from lib.model import Span
from lib.text.quotations.cues import Cue, cues
from lib.text.quotations.word_classes import ABBREVIATIONS, FUNCTION_WORDS, PRONOUNS
from lib.text.remembered import Remembered
from lib.text.words import WORDS_REMEMBERED

REACH = 100  # characters after a quotation
LONGEST = 8  # words and points of a name and a role

_DETERMINERS = frozenset(["the", "The", "a", "an", "one", "another", "his", "her", "its", "their"])
_LETTERS = re.compile(r"[^\W\d_]{2,}(?:[-'][^\W\d_]+)*")
# p: pronoun, d: determiner, t: title or initial with its point, n: any other word of a name or role, e: the same with a
# comma after it, f: with a point, c: reporting verb, k: the same with a mark after it, m: comma, o: whatever else.
_SHAPE = re.compile(r"m?(?:(?P<x>p|d?[nt]*n)(?P<said>[ck])|(?P<says>c)(?P<y>d?[nt]*(?:[ef]|n\Z)))")


class Beside(NamedTuple):
    """The speaker and the reporting verb beside a quotation."""

    speaker: Span
    cue: Span
    verb: Cue


def said_beside(text: str, start: int, end: int) -> Beside | None:
    """Speaker and verb in text[start:end], which follows a quotation, if they have one of the plain shapes."""
    last = min(end, start + REACH)
    words = text[start:last].split()
    if last < end and words:
        words.pop()  # may be half a word
    letters = "".join(map(_letter.__getitem__, words))
    match = _SHAPE.match(letters)
    if match is None:
        return None
    speaker, said = ("x", "said") if match["x"] else ("y", "says")
    name = match[speaker]
    if len(name) + name.count("t") > LONGEST or (speaker == "y" and not _ends(words, letters, match.end(), last < end)):
        return None
    places = _places(text, start, words[: match.end()])
    first, after = match.span(speaker)
    ends = places[after - 1] + len(words[after - 1]) - (letters[after - 1] in "ef")
    i = match.start(said)
    verb = words[i] if letters[i] == "c" else words[i][:-1]
    return Beside(Span(places[first], ends), Span(places[i], places[i] + len(verb)), cues()[verb])


def _ends(words: list[str], letters: str, end: int, cut: bool) -> bool:
    """Whether a name that the word before `end` closes ends there, after "said"; `cut` if words follow unread."""
    if end == len(words):
        return not cut
    # After a point only what begins a sentence.
    return letters[end - 1] == "e" or (letters[end - 1] == "f" and words[end][0].isupper())


def _places(text: str, start: int, words: list[str]) -> list[int]:
    found = []
    for word in words:
        start = text.index(word, start)
        found.append(start)
        start += len(word)
    return found


def _letter_of(word: str) -> str:
    if word == ",":
        return "m"
    if word in _DETERMINERS:
        return "d"
    if word.lower() in PRONOUNS:
        return "p"
    plain, mark = (word[:-1], word[-1]) if word[-1] in ",.;:!?" else (word, "")
    cue = cues().get(plain)
    if cue is not None:
        return ("k" if mark else "c") if plain.islower() and _is_plain(cue) else "o"
    if mark == "." and (plain in ABBREVIATIONS or (len(plain) == 1 and "A" < plain <= "Z" and plain != "I")):
        return "t"
    if not _LETTERS.fullmatch(plain) or plain in ABBREVIATIONS or not _may_be_named(plain):
        return "o"
    return {"": "n", ",": "e", ".": "f"}.get(mark, "o")


def _is_plain(cue: Cue) -> bool:
    """Whether a form of a verb reports speech wherever it stands beside a subject."""
    return not (cue.particle or cue.base or cue.participle or cue.intransitive)


def _may_be_named(word: str) -> bool:
    """Whether a word belongs to the name or role around it, and is for certain nothing else."""
    return word.lower() not in FUNCTION_WORDS and not word.endswith(("ed", "ly"))


_letter = Remembered(_letter_of, WORDS_REMEMBERED)

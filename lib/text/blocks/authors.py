"""Notes that say who the author of an article is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lib.text.blocks.bylines import byline, is_names, is_note_on_author
from lib.text.blocks.lines import n_words, unlinked

LONGEST = 50  # words
_FOOT = 4  # paragraphs of the body, at the end, in which such notes stand
_NAME = r"[^\W\d_a-z][\w.'-]*(?: [^\W\d_a-z][\w.'-]*){1,3}"
_OFFICE = (
    r"(?:writer|reporter|journalist|columnist|editor|correspondent|contributor|fellow|professor|lecturer|researcher"
    r"|scholar|author|historian|economist|analyst|academic|blogger|novelist|director|advis[eo]r|commentator"
    r"|photographer|critic|scientist|lawyer|activist|producer)\b"
)
_WHO = re.compile(
    rf"\W*(?P<name>(?:(?:Dr|Prof|Professor|Sir|Dame)\.? )?{_NAME}),? (?:is|was) (?:an? |the )?"
    rf"(?:[\w'-]+ ){{0,5}}?{_OFFICE}"
)
_THE_WRITER = re.compile(
    rf"\W*The (?:writer|author|columnist)s?,? (?:is|are|was|were) (?:an? |the )?(?:[\w'-]+ ){{0,5}}?"
    rf"(?:{_OFFICE}|(?:former|retired|based|minister|ambassador|teacher|engineer)\b)"
)
_OWN = re.compile(r"I (?:cover|report on|write about|am an?|was) ")
_TOLD = re.compile(r"\b(?:said|says|told|asked)\b|[\"']\W*\Z")


def notes_on_authors(texts: Sequence[str], kinds: Sequence[str], head: int) -> list[int]:
    """The paragraph below the byline and those at the foot that say who an author is.

    At the foot the author is named in the byline, or a person of a writer's office who is named nowhere before.
    """
    at = next((i for i, kind in enumerate(kinds[:head]) if kind == "byline"), -1)
    body = [i for i, kind in enumerate(kinds) if kind == "body"]
    foot = [i for i in body[1:][-_FOOT:] if i > at]
    below = [at + 1] if at >= 0 and at + 1 in body[:1] else []
    if not any(n_words(texts[i]) <= LONGEST for i in (*below, *foot)):
        return []
    authors = _authors(unlinked(texts[at])) if at >= 0 else []
    found = [i for i in below if _is_note(texts[i], authors, titled=True)]
    for i in reversed(foot):
        if _is_note(texts[i], authors, titled=False) or _introduces(texts, i):
            found.append(i)
        elif i != body[-1] or n_words(texts[i]) > LONGEST:
            break
    return found


def _authors(line: str) -> list[str]:
    found = byline(line)
    return re.split(r",? (?:and|&) |, ", found.author if found else line)


def _is_note(text: str, authors: Sequence[str], *, titled: bool) -> bool:
    return n_words(text) <= LONGEST and any(is_note_on_author(text, author, titled=titled) for author in authors)


def _introduces(texts: Sequence[str], i: int) -> bool:
    """Whether a paragraph introduces a writer, or speaks as one below a name, of whom nothing was said before."""
    text = texts[i]
    if n_words(text) > LONGEST or len(texts) < _FOOT or _TOLD.search(text):
        return False
    if _OWN.match(text) and is_names(unlinked(texts[i - 1])):
        return True
    if _THE_WRITER.match(text):
        return True
    found = _WHO.match(text)
    if not found:
        return False
    name = found["name"].split()[-1]
    return not any(name in other for other in texts[:i] if n_words(other) > LONGEST // 4)

"""Who says it: the speaker and the reporting verb of each quotation.

The outlet's own words around a quotation are read sentence by sentence: first the words after it ("said X", "X said",
"according to X"), then those before it ("X said:", "X told Y that", "X:"), then, for a quotation that is a sentence of
its own, the source of the sentence before.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from lib.model import CueClass, Span
from lib.text.quotations.clauses import (
    is_in_relative_clause,
    is_subordinate,
    main_subject,
    named_after,
    named_before,
    opening_participle,
)
from lib.text.quotations.cues import cues
from lib.text.quotations.marks import Stretch
from lib.text.quotations.noun_phrases import Phrase, first_phrase
from lib.text.quotations.passages import WINDOW, Gap, Passage, passage_of
from lib.text.quotations.reporting import cues_in
from lib.text.quotations.shapes import said_beside
from lib.text.quotations.signatures import signature
from lib.text.quotations.speech_nouns import owner_around, owner_before
from lib.text.quotations.tokens import Words, stops_in
from lib.text.quotations.word_classes import COORDINATING, PRONOUNS

FAR = 20  # words from which on a cue does not make a short quotation speech
FARTHEST = 40  # the same if the cue reports a clause ("said that …"), not a noun ("revealed the plan")
NEAR = 8  # words at most between a quotation and a cue that stands beside it

# How the cue stands to the quotation: next to it; before it in the same sentence; around it, so that all of the
# sentence is reported (far before it, or set off by a comma at the end); elsewhere in it; or in an earlier sentence.
Link = Literal["beside", "before", "around", "away", "earlier"]


class Attribution(NamedTuple):
    """What the text says of a quotation's source."""

    speaker: Span | None = None
    cue: Span | None = None
    cue_class: CueClass | None = None
    link: Link | None = None

    def carried(self, link: Link) -> Attribution:
        """The same speaker for a later quotation, which has no cue of its own."""
        return Attribution(self.speaker, link=link) if self.speaker else NOTHING


NOTHING = Attribution()
_SAY = frozenset(["say", "says", "said", "saying"])


def attributions(text: str, paragraphs: Sequence[Span], found: Sequence[Sequence[Stretch]]) -> list[list[Attribution]]:
    """The attribution of each stretch that is not inside another, paragraph by paragraph."""
    made: list[list[Attribution]] = []
    latest = NOTHING
    before: Span | None = None
    for paragraph, stretches in zip(paragraphs, found, strict=True):
        row: list[Attribution] = []
        if stretches:
            row = _row(text, passage_of(text, paragraph, stretches), latest, before)
            latest = next((source for source in reversed(row) if source.speaker), latest)
            if stretches[0].continues and row[0].cue:
                _name_what_goes_on(made, row[0])
        made.append(row)
        before = paragraph
    return made


def _row(text: str, passage: Passage, latest: Attribution, before: Span | None) -> list[Attribution]:
    """The attributions in a paragraph, given the latest source and the paragraph before."""
    row: list[Attribution] = []
    for i, quotation in enumerate(passage.quotations):
        source = _source(passage, i, row)
        if quotation.continues and source.link != "beside":
            source = latest.carried("earlier")
        if source is NOTHING and (passage.is_empty(i) or not passage.gap(i).head.words):
            source = (_earlier(passage, i, row) or _announced(text, before) or latest).carried("earlier")
        row.append(source)
        latest = source if source.speaker else latest
    return _shared(passage, row)


def _name_what_goes_on(made: Sequence[list[Attribution]], source: Attribution) -> None:
    """Gives the source of a continued quotation to its earlier paragraphs, if they name nobody."""
    for row in reversed(made):
        if not row or row[-1] is not NOTHING:
            return
        row[-1] = source.carried("earlier")
        if len(row) > 1:
            return


def _shared(passage: Passage, row: list[Attribution]) -> list[Attribution]:
    """The attributions, with that of a sentence's last quotation for those before it: "calm" and "ready," she said."""
    for i in range(len(row) - 2, -1, -1):
        following_one = row[i + 1]
        if row[i].link not in (None, "away") or not passage.gap(i + 1).shared or passage.ends_sentence(i):
            continue
        if following_one.link in ("beside", "around") and _comes_after(following_one, passage.quotations[i + 1]):
            row[i] = following_one.carried("around")
    return row


def _comes_after(source: Attribution, quotation: Stretch) -> bool:
    return source.speaker is not None and source.speaker.start >= quotation.end


def _source(passage: Passage, i: int, row: Sequence[Attribution]) -> Attribution:
    """The attribution of quotation i in its own sentence."""
    if (plain := _plainly_after(passage, i)) is not None:
        between = (i + 1 < len(passage.quotations) and _runs_on(passage, i)) or _is_subordinate(passage, i)
        return (between and _before_next_clause(passage, i, row)) or plain
    after = NOTHING
    ended = passage.ends_sentence(i)
    # A question or exclamation may be followed by its cue with a capital: "Why?" Kozhin asked.
    if not ended or passage.ends[i] != ".":
        after = _after(passage, i)
        if after.link == "beside":
            return _before_next_clause(passage, i, row) or after
    before = NOTHING if i == 0 and passage.is_empty(i) else _before(passage, i, row)
    if before.link == "beside":
        return before
    if (opened := _before_main_clause(passage, i)) is not None:
        return opened
    head = passage.gap(i).head
    owner = None if before.cue else owner_before(head) or owner_around(head, passage.gap(i + 1).tail)
    if owner is not None:
        return Attribution(owner, link="before")
    if before.speaker:
        return before
    if (name := signature(passage, i, ended)) is not None:
        return Attribution(name, link="beside")
    return NOTHING if ended else after


def _before_next_clause(passage: Passage, i: int, row: Sequence[Attribution]) -> Attribution | None:
    """The attribution before quotation i, if the one after it opens another clause: X said "…", but Y said "…"."""
    words = passage.gap(i + 1).tail.words
    first = next((word for word in words if word not in ",)]"), "")
    joined = first in COORDINATING or _is_subordinate(passage, i)
    if not (joined or _runs_on(passage, i)):
        return None
    before = _before(passage, i, row)
    if before.cue is None or before.link not in ("beside", "before"):
        return None
    verb = cues()[passage.text[before.cue.start : before.cue.end].split()[0]]
    return before if joined or not verb.participle else None


def _is_subordinate(passage: Passage, i: int) -> bool:
    """Whether quotation i ends a clause that opens the sentence: As she said "yes", the crowd cheered."""
    # A quotation that is part of a clause begins small.
    content = passage.text[passage.quotations[i].start : passage.quotations[i].end].lstrip("\"'")
    return content[:1].islower() and not passage.is_empty(i) and is_subordinate(passage.gap(i).head.words)


def _runs_on(passage: Passage, i: int) -> bool:
    """Whether what follows quotation i goes on to the next one without a stop or comma: Y called it "…"."""
    start, end = passage.edges(i + 1)
    if i + 1 == len(passage.quotations) or end - start > WINDOW:
        return False
    between = passage.text[start:end].rstrip()
    return between[-1:].isalnum() and " " in between.strip() and " -" not in between and passage.gap(i + 1).shared


def _before_main_clause(passage: Passage, i: int) -> Attribution | None:
    """The attribution in a participle before quotation i to the subject after it: Calling it "daft", Ruiz left."""
    if passage.is_empty(i) or passage.is_empty(i + 1):
        return None
    head, tail = passage.gap(i).head, passage.gap(i + 1).tail
    c = opening_participle(head.words)
    name = main_subject(tail.words, passage.ends[i] == ",") if c is not None else None
    if c is None or name is None:
        return None
    return _attribution(head, tail.span(*name), c, "before")


def _plainly_after(passage: Passage, i: int) -> Attribution | None:
    """The attribution in words after quotation i that have a plain shape: the same as `_after` finds in them."""
    last = passage.ends[i]
    start, end = passage.edges(i + 1)
    if last not in ",.!?" or not 0 < end - start <= 2 * WINDOW:
        return None
    if last == "." and not passage.text[start : start + 2].lstrip()[:1].islower():  # the quotation ends a sentence
        return None
    plain = said_beside(passage.text, start, end)
    return Attribution(plain.speaker, plain.cue, plain.verb.kind, "beside") if plain else None


def _after(passage: Passage, i: int) -> Attribution:
    """The attribution in the words that follow quotation i in its sentence."""
    tail = passage.gap(i + 1).tail
    words = tail.words
    low = 0
    while low < len(words) and (words[low] in ",-)]" or words[low] == "as"):
        low += 1
    # The "clean" campaign continues: the quotation belongs to the subject, which does not say it.
    modifies = not low and passage.ends[i].isalnum() and words and words[0][0].islower() and words[0] not in PRONOUNS
    found = NOTHING
    found_cues = cues_in(words)
    for c in found_cues:
        name = named_after(words, low, c) if c >= low else None
        if name is None or is_in_relative_clause(words, low, c, found_cues[-1]):
            continue
        near = name[0] <= low + 1 and (c - low <= NEAR or words[c - 1] in ",)") and not modifies
        if c == low or (near and not cues()[words[c]].participle):
            return _attribution(tail, name, c, "beside")
        closing = words[(name[0] if name[0] < c else c) - 1] == "," and not cues()[words[c]].participle
        found = _attribution(tail, name, c, "around" if closing or cues()[words[c]].names_source else "away")
    return found


def _before(passage: Passage, i: int, row: Sequence[Attribution]) -> Attribution:
    """The attribution in the words that come before quotation i in its sentence."""
    gap = passage.gap(i)
    words = gap.head.words
    shared = gap.shared and i > 0
    for c in reversed(cues_in(words)):
        speaker = named_before(words, c) or (row[-1].speaker if shared else None)
        if speaker is not None:
            return _attribution(gap.head, speaker, c, _link(words, c))
    if words and words[-1] == ":":
        name = first_phrase(words, 0, len(words) - 1)
        return Attribution(gap.head.span(*name), link="beside") if name else NOTHING
    same_sentence = shared and not passage.ends_sentence(i - 1)
    return row[-1].carried("before") if same_sentence and row[-1].link != "earlier" else NOTHING


def _link(words: list[str], c: int) -> Link:
    """How a cue stands to the quotation after it.

    It is beside it if only a comma, a colon or "that" and a few words ("told reporters on Sunday:") part them.
    """
    distance = len(words) - c
    clausal = words[c] in _SAY or "that" in words[c + 1 : c + 1 + NEAR]
    if distance == 1 or (words[-1] in (",", ":", "that") and distance <= 2 * NEAR):
        return "beside"
    if distance < FAR:
        return "before"
    return "around" if clausal and distance < FARTHEST else "away"


def _attribution(words: Words, speaker: Phrase | Span, c: int, link: Link) -> Attribution:
    cue = cues()[words.words[c]]
    span = speaker if isinstance(speaker, Span) else words.span(*speaker)
    return Attribution(span, words.span(c, c + 1 + cue.n_particles), cue.kind, link)


def _earlier(passage: Passage, i: int, row: Sequence[Attribution]) -> Attribution | None:
    """The source of the sentence before quotation i, which is a sentence of its own."""
    gap = passage.gap(i)
    sentence = gap.middle()
    if not sentence.words and (not row or passage.ends_sentence(i - 1)):
        sentence = gap.tail
    # In an interview the answer is that of whoever answered before.
    if row and row[-1].speaker and passage.text.startswith("?", sentence.end):
        return row[-1]
    return source_of(sentence) or (row[-1] if row else None)


def _announced(text: str, before: Span | None) -> Attribution | None:
    """The source that the paragraph before announces with a colon."""
    if before is None or not text[max(before.start, before.end - 4) : before.end].rstrip().endswith(":"):
        return None
    return source_of(Gap(text, before.start, before.end).head)


def source_of(sentence: Words) -> Attribution | None:
    """Who speaks in a sentence of the outlet's own, or else its subject."""
    words = sentence.words
    for c in reversed(cues_in(words)):
        if name := named_before(words, c):
            return Attribution(sentence.span(*name))
    name = first_phrase(words, 0, len(words))
    return Attribution(sentence.span(*name)) if name else None


def sentences_in(text: str, start: int, end: int) -> list[Words]:
    """The sentences of text[start:end], which holds no quotation."""
    edges = [start - 1, *stops_in(text, start, end), end]
    return [Words(text, left + 1, right) for left, right in pairwise(edges)]

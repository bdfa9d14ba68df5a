"""Who says it: the speaker and the reporting verb of each quotation.

The outlet's own words around a quotation are read sentence by sentence: first the words after it ("said X", "X said",
"according to X"), then those before it ("X said:", "X told Y that", "X:"), then, for a quotation that is a sentence of
its own, the source of the sentence before.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from lib.model import CueClass, Span
from lib.text.cues import cues
from lib.text.marks import Stretch
from lib.text.noun_phrases import (
    DETERMINERS,
    NO_SUBJECT,
    PRONOUNS,
    Phrase,
    Words,
    first_phrase,
    following,
    is_stop,
    nearest_name,
    subject,
    words_of,
)

WINDOW = 300  # characters read before and after a quotation
NEAR = 8  # words at most between a quotation and a cue that stands beside it
DASHED = 6  # words at most of a name that follows a quotation after a dash

# How the cue stands to the quotation: next to it, in the same sentence before or after it, or in an earlier sentence.
Link = Literal["beside", "before", "after", "earlier"]


class Attribution(NamedTuple):
    """What the text says of a quotation's source."""

    speaker: Span | None = None
    cue: Span | None = None
    cue_class: CueClass | None = None
    link: Link | None = None

    def carried(self, link: Link) -> Attribution:
        """The same speaker for a later quotation, which has no cue of its own."""
        return Attribution(self.speaker, link=link) if self.speaker else NOTHING


class Gap(NamedTuple):
    """The outlet's own words between two quotations, or a quotation and the paragraph's edge."""

    tail: Words  # in the sentence of the quotation before
    middle: Words  # the last whole sentence between tail and head
    head: Words  # in the sentence of the quotation after
    shared: bool  # one sentence: tail and head are the same


class Passage(NamedTuple):
    """A paragraph as a sequence of quotations and gaps: gap i stands before quotation i, the last gap after all."""

    text: str
    quotations: list[Stretch]
    gaps: list[Gap]

    def ends_sentence(self, i: int) -> bool:
        """Whether quotation i ends its sentence."""
        tail = self.gaps[i + 1].tail.words
        return self.last(i) in ".!?" and not (tail and (tail[0][0].islower() or tail[0] in ",-"))

    def last(self, i: int) -> str:
        """The last character of quotation i before its closing marks."""
        quotation = self.quotations[i]
        content = self.text[max(quotation.start, quotation.end - 8) : quotation.end].rstrip("\"' ")
        return content[-1] if content else '"'


NOTHING = Attribution()


def attributions(text: str, paragraphs: Sequence[Span], found: Sequence[Sequence[Stretch]]) -> list[list[Attribution]]:
    """The attribution of each stretch that is not inside another, paragraph by paragraph."""
    made: list[list[Attribution]] = []
    latest = NOTHING
    before: Span | None = None
    for paragraph, stretches in zip(paragraphs, found, strict=True):
        row: list[Attribution] = []
        if stretches:
            passage = _passage(text, paragraph, stretches)
            for i, quotation in enumerate(passage.quotations):
                source = latest.carried("earlier") if quotation.continues else _source(passage, i, row)
                if source is NOTHING and not passage.gaps[i].head.words:
                    source = (_earlier(passage, i, row) or _announced(text, before) or latest).carried("earlier")
                row.append(source)
                latest = source if source.speaker else latest
        made.append(row)
        before = paragraph
    return made


def _passage(text: str, paragraph: Span, stretches: Sequence[Stretch]) -> Passage:
    top = [stretch for stretch in stretches if stretch.depth == 0]
    starts = [paragraph.start, *(stretch.end for stretch in top)]
    ends = [*(stretch.start for stretch in top), paragraph.end]
    return Passage(text, top, [_gap(text, start, end) for start, end in zip(starts, ends, strict=True)])


def _gap(text: str, start: int, end: int) -> Gap:
    if end - start <= 2 * WINDOW:
        left = right = words_of(text, start, end)
        right_stops = left_stops = _stops(left)
    else:
        left, right = words_of(text, start, start + WINDOW), words_of(text, end - WINDOW, end)
        left_stops, right_stops = _stops(left), _stops(right)
    if left is right and not left_stops:
        return Gap(left, left.part(0, 0), left, True)
    last = right_stops[-1] if right_stops else -1
    return Gap(
        tail=left.part(0, left_stops[0] if left_stops else len(left.words)),
        middle=right.part(right_stops[-2] + 1, last) if len(right_stops) > 1 else right.part(0, 0),
        head=right.part(last + 1, len(right.words)),
        shared=False,
    )


def _stops(words: Words) -> list[int]:
    return [i for i, word in enumerate(words.words) if word in ".!?" and is_stop(words.words, i)]


def _source(passage: Passage, i: int, row: Sequence[Attribution]) -> Attribution:
    """The attribution of quotation i in its own sentence."""
    after = NOTHING
    ended = passage.ends_sentence(i)
    # A question or exclamation may be followed by its cue with a capital: "Why?" Kozhin asked.
    if not ended or passage.last(i) != ".":
        after = _after(passage, i)
        if after.link == "beside":
            return after
    before = _before(passage, i, row)
    return before if before.speaker or ended else after


def _after(passage: Passage, i: int) -> Attribution:
    """The attribution in the words that follow quotation i in its sentence."""
    tail = passage.gaps[i + 1].tail
    words = tail.words
    low = 0
    while low < len(words) and (words[low] in ",-)]" or words[low] == "as"):
        low += 1
    # "The 'clean' campaign continues": the quotation belongs to the subject, which does not say it.
    modifies = not low and bool(words) and words[0][0].islower() and words[0] not in PRONOUNS
    modifies = modifies and passage.last(i).isalnum()
    found = NOTHING
    for c in range(low, len(words)):
        name = _named_after(words, low, c) if _is_cue(words, c) else None
        if name is not None:
            near = name[0] <= low + 1 and (c - low <= NEAR or words[c - 1] == ",") and not modifies
            beside = c == low or (near and not cues()[words[c]].participle)
            found = _attribution(tail, name, c, "beside" if beside else "after")
            if beside:
                break
    return found


def _named_after(words: list[str], low: int, c: int) -> Phrase | None:
    """The speaker by a cue that comes after the quotation: "said X", or "X said"."""
    cue = cues()[words[c]]
    name = following(words, c + 1 + cue.n_particles, len(words))
    if cue.names_source or (c == low and not cue.participle):
        return name
    # "…" in the region, said X: the words after the quotation are no noun phrase that could be the subject.
    inverted = (
        name is not None
        and (name[1] == len(words) or words[name[1]] in ",(")
        and not (words[low][0].isupper() or words[low] in PRONOUNS or words[low] in DETERMINERS)
    )
    if words[c - 1] == "," and not cue.participle and inverted:
        return name
    return subject(words, low, c)


def _before(passage: Passage, i: int, row: Sequence[Attribution]) -> Attribution:
    """The attribution in the words that come before quotation i in its sentence."""
    gap = passage.gaps[i]
    words = gap.head.words
    shared = gap.shared and i > 0
    for c in range(len(words) - 1, -1, -1):
        if not _is_cue(words, c):
            continue
        link: Link = "beside" if _is_beside(words, c) else "before"
        name = _named_before(words, c, shared)
        if name is not None:
            return _attribution(gap.head, name, c, link)
        if shared and row[-1].speaker:
            return _attribution(gap.head, row[-1].speaker, c, link)
    if words and words[-1] == ":":
        name = first_phrase(words, 0, len(words) - 1)
        return Attribution(gap.head.span(*name), link="beside") if name else NOTHING
    return row[-1].carried("before") if shared and row[-1].link != "earlier" else NOTHING


def _is_beside(words: list[str], c: int) -> bool:
    """Whether nothing but a comma, a colon or "that" and a few words part the cue from the quotation after it."""
    return c == len(words) - 1 or (words[-1] in (",", ":", "that") and len(words) - c <= 2 * NEAR)


def _named_before(words: list[str], c: int, shared: bool) -> Phrase | None:
    """The speaker by a cue that comes before the quotation: "X said"; "said X" only between two quotations."""
    cue = cues()[words[c]]
    opens = all(word in ",-" for word in words[:c])
    if cue.names_source or (shared and opens and not cue.participle):
        return following(words, c + 1 + cue.n_particles, len(words))
    if cue.participle and c and words[c - 1] != "as":
        return first_phrase(words, 0, c) or nearest_name(words, 0, c)
    return subject(words, 0, c)


def _is_cue(words: list[str], c: int) -> bool:
    """Whether the word is a reporting verb here, and neither a noun ("the report") nor passive ("was told")."""
    cue = cues().get(words[c])
    if cue is None:
        return False
    following_word = words[c + 1] if c + 1 < len(words) else "."
    if cue.particle and following_word != cue.particle:
        return False
    if cue.intransitive and following_word[0].isalnum() and not cue.particle:
        return False
    before = words[c - 1].lower() if c else ""
    if cue.base:
        return before in ("to", "they", "we", "i", "you", "who", "not") or before.endswith("s")
    return before not in NO_SUBJECT or (cue.participle and before not in ("the", "a", "an"))


def _attribution(words: Words, speaker: Phrase | Span, c: int, link: Link) -> Attribution:
    cue = cues()[words.words[c]]
    span = speaker if isinstance(speaker, Span) else words.span(*speaker)
    return Attribution(span, words.span(c, c + 1 + cue.n_particles), cue.kind, link)


def _earlier(passage: Passage, i: int, row: Sequence[Attribution]) -> Attribution | None:
    """The source of the sentence before quotation i, which is a sentence of its own."""
    gap = passage.gaps[i]
    sentence = gap.middle
    if not sentence.words and (not row or passage.ends_sentence(i - 1)):
        sentence = gap.tail
    return _source_of(sentence) or (row[-1] if row else None)


def _announced(text: str, before: Span | None) -> Attribution | None:
    """The source that the paragraph before announces with a colon."""
    if before is None or text[before.end - 1] != ":":
        return None
    gap = _gap(text, before.start, before.end - 1)
    return _source_of(gap.head)


def _source_of(sentence: Words) -> Attribution | None:
    """Who speaks in a sentence of the outlet's own, or else its subject."""
    words = sentence.words
    for c in range(len(words) - 1, -1, -1):
        name = _named_before(words, c, shared=False) if _is_cue(words, c) else None
        if name is not None:
            return Attribution(sentence.span(*name))
    name = first_phrase(words, 0, len(words))
    return Attribution(sentence.span(*name)) if name else None

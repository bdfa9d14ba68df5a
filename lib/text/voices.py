"""Who speaks: the outlet's own words against the words it quotes.

Direct speech is the quoted voice; everything else, scare quotes and titles of works included, is the outlet's own
choice of words. A sentence belongs to the voice of more than half of its words, and in that voice only those words are
measured, so that "said Kozhin" after a long quotation does not pass for a two-word sentence of the outlet's.

Sentences that are wholly the outlet's or wholly quoted are shared between a document and its parts. Only those that the
edge of a quotation crosses are made anew, all at once, of the tokens on one side of it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from lib.model import Sentence, Span
from lib.text.words import n_words

# Sentences, of each its tokens, the line they stand in, and its start.
Maker = Callable[[Sequence[Sequence[str]], Sequence[str], Sequence[int]], Iterable[Sentence]]
Edges = tuple[int, int]  # of a stretch of a line
ByNumber = dict[int, Sentence]  # the sentences of one voice by their number in the whole document


class Share(NamedTuple):
    """What one voice says of a document."""

    sentences: tuple[Sentence, ...]
    n_words: int


class _Part(NamedTuple):
    """What a sentence gives to one voice."""

    number: int  # of the sentence
    stretches: Sequence[Edges]  # of its line
    raws: Sequence[str]  # the tokens in them; a token across an edge is cut in two


def shares(sentences: Sequence[Sentence], speech: Sequence[Span], make: Maker) -> tuple[Share, Share]:
    """What the outlet says itself and what it quotes, by the direct speech.

    `make` makes sentences of the tokens that one voice has of them, as `parse` made the whole ones.
    """
    own, quoted = dict(enumerate(sentences)), ByNumber()
    n_own = n_quoted = 0
    cut: list[tuple[ByNumber, _Part]] = []
    for i, spans in _touched(sentences, speech):
        sentence = own.pop(i)
        if spans[0].start <= sentence.start and spans[0].end >= sentence.end:
            quoted[i] = sentence
            continue
        outside, inside = _stretches(sentence, spans)
        quoted_raws = _raws(sentence.line, inside)
        n_inside = n_words(quoted_raws)
        own_raws = _raws(sentence.line, outside)
        # A token that an edge cuts in two may be a word on both sides of it.
        is_whole = len(own_raws) + len(quoted_raws) == len(sentence.tokens)
        n_outside = sentence.n_words - n_inside if is_whole else n_words(own_raws)
        n_own += n_outside
        n_quoted += n_inside
        if n_outside > n_inside:
            cut.append((own, _Part(i, outside, own_raws)))
        elif n_inside > n_outside:
            cut.append((quoted, _Part(i, inside, quoted_raws)))
    n_quoted += sum([sentence.n_words for sentence in quoted.values()])
    n_own += sum([sentence.n_words for sentence in own.values()])
    for (voice, part), sentence in zip(cut, _cut(sentences, [part for _, part in cut], make), strict=True):
        voice[part.number] = sentence
    return _share(own, n_own), _share(quoted, n_quoted)


def n_words_of(text: str, speech: Iterable[Span]) -> tuple[int, ...]:
    """The words of each quotation of a normalised text."""
    return tuple([n_words(text[span.start : span.end].split()) for span in speech])


def are_inside(starts: Iterable[int], speech: Sequence[Span]) -> list[bool]:
    """Of each of some places whether it lies in direct speech."""
    begins = [span.start for span in speech]
    found = []
    for start in starts:
        i = bisect_right(begins, start) - 1
        found.append(i >= 0 and start < speech[i].end)
    return found


def _share(sentences: ByNumber, n_words: int) -> Share:
    return Share(tuple([sentences[i] for i in sorted(sentences)]), n_words)


def _touched(sentences: Sequence[Sentence], speech: Iterable[Span]) -> Iterator[tuple[int, list[Span]]]:
    """The numbers of the sentences that hold direct speech, each with the speech that it holds some of; in order."""
    starts = [sentence.start for sentence in sentences]
    held: dict[int, list[Span]] = {}
    for span in speech:
        for i in range(max(0, bisect_right(starts, span.start) - 1), bisect_left(starts, span.end)):
            if sentences[i].end > span.start:
                held.setdefault(i, []).append(span)
    return iter(held.items())


def _stretches(sentence: Sentence, speech: Sequence[Span]) -> tuple[list[Edges], list[Edges]]:
    """What of a sentence's line is the outlet's own and what is quoted."""
    start, length = sentence.start, len(sentence.line)
    inside = [(max(0, span.start - start), min(length, span.end - start)) for span in speech]
    edges = [0, *chain.from_iterable(inside), length]
    outside = zip(edges[::2], edges[1::2], strict=True)
    return [edges for edges in outside if edges[0] < edges[1]], [edges for edges in inside if edges[0] < edges[1]]


def _raws(line: str, stretches: Iterable[Edges]) -> list[str]:
    return [raw for first, last in stretches for raw in line[first:last].split()]


def _cut(sentences: Sequence[Sentence], parts: Sequence[_Part], make: Maker) -> Iterable[Sentence]:
    """The sentences of these parts, with the other voice blanked."""
    lines, starts = [], []
    for part in parts:
        sentence, pieces, at = sentences[part.number], list[str](), part.stretches[0][0]
        start = sentence.start + at
        for first, last in part.stretches:
            pieces += [" " * (first - at), sentence.line[first:last]]
            at = last
        line = "".join(pieces)
        begun = line.lstrip()
        lines.append(begun.rstrip())
        starts.append(start + len(line) - len(begun))
    return make([part.raws for part in parts], lines, starts)

"""Who speaks: the outlet's own words against the words it quotes.

Direct speech is the quoted voice; everything else, scare quotes and titles of works included, is the outlet's own
choice of words. A sentence belongs to the voice of more than half of its words, and in that voice only those words are
measured, so that "said Kozhin" after a long quotation does not pass for a two-word sentence of the outlet's.

Sentences that are wholly the outlet's or wholly quoted are shared between a document and its parts. Only those that the
edge of a quotation crosses are made anew, of the tokens on one side of it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from lib.model import Document, LoadedTerm, Sentence, Span, Voice
from lib.text.words import n_words, tokens

Maker = Callable[[Sequence[str], str, int], Sentence]  # a sentence of tokens, the line they stand in, and its start
Edges = tuple[int, int]  # of a stretch of a line
ByNumber = dict[int, Sentence]  # the sentences of one voice by their number in the whole document


class _Part(NamedTuple):
    """What a sentence gives to one voice."""

    stretches: tuple[Edges, ...]  # of its line
    raws: tuple[str, ...]  # the tokens in them; a token across an edge is cut in two
    n_words: int


def with_voices(doc: Document, make: Maker) -> Document:
    """The document with its two parts: what the outlet says itself and what it quotes.

    `make` makes a sentence of the tokens that one voice has of it, as `parse` made the whole ones.
    """
    n_spoken = tuple([n_words(doc.normal[span.start : span.end]) for span in doc.speech])
    doc = replace(doc, n_spoken=n_spoken)
    own, quoted = dict(enumerate(doc.sentences)), ByNumber()
    n_own, n_quoted = doc.n_words, 0
    for i, spans in _touched(doc.sentences, doc.speech):
        sentence = own.pop(i)
        if spans[0].start <= sentence.start and spans[0].end >= sentence.end:
            quoted[i] = sentence
            n_own -= sentence.n_words
            n_quoted += sentence.n_words
            continue
        outside, inside = _parts(sentence, spans)
        n_own += outside.n_words - sentence.n_words
        n_quoted += inside.n_words
        if outside.n_words > inside.n_words:
            own[i] = _cut(sentence, outside, make)
        elif inside.n_words > outside.n_words:
            quoted[i] = _cut(sentence, inside, make)
    starts = [span.start for span in doc.speech]
    terms = [(term, _is_inside(term.start, doc.speech, starts)) for term in doc.loaded_terms]
    return replace(
        doc,
        own=_voice(doc, "own", own, n_own, [term for term, is_inside in terms if not is_inside]),
        quoted=_voice(doc, "quoted", quoted, n_quoted, [term for term, is_inside in terms if is_inside]),
    )


def _voice(doc: Document, voice: Voice, sentences: ByNumber, n_words: int, terms: Iterable[LoadedTerm]) -> Document:
    ordered = tuple([sentences[i] for i in sorted(sentences)])
    return replace(doc, voice=voice, sentences=ordered, loaded_terms=tuple(terms), n_words=n_words)


def _is_inside(position: int, speech: Sequence[Span], starts: Sequence[int]) -> bool:
    i = bisect_right(starts, position) - 1
    return i >= 0 and position < speech[i].end


def _touched(sentences: Sequence[Sentence], speech: Iterable[Span]) -> Iterator[tuple[int, list[Span]]]:
    """The numbers of the sentences that hold direct speech, each with the speech that it holds some of; in order."""
    starts = [sentence.start for sentence in sentences]
    held: dict[int, list[Span]] = {}
    for span in speech:
        for i in range(max(0, bisect_right(starts, span.start) - 1), bisect_left(starts, span.end)):
            if sentences[i].end > span.start:
                held.setdefault(i, []).append(span)
    return iter(held.items())


def _parts(sentence: Sentence, speech: Sequence[Span]) -> tuple[_Part, _Part]:
    """What of a sentence is the outlet's own and what is quoted."""
    start, length = sentence.start, len(sentence.line)
    inside = [(max(0, span.start - start), min(length, span.end - start)) for span in speech]
    edges = [0, *chain.from_iterable(inside), length]
    return _part(sentence.line, zip(edges[::2], edges[1::2], strict=True)), _part(sentence.line, inside)


def _part(line: str, stretches: Iterable[Edges]) -> _Part:
    held = tuple([(first, last) for first, last in stretches if first < last])
    raws = tuple([raw for first, last in held for raw in line[first:last].split()])
    return _Part(held, raws, sum([len(token.words) for token in tokens(raws)]))


def _cut(sentence: Sentence, part: _Part, make: Maker) -> Sentence:
    """The sentence with the other voice blanked."""
    pieces, at = [], 0
    for first, last in part.stretches:
        pieces += [" " * (first - at), sentence.line[first:last]]
        at = last
    line = "".join(pieces)
    begun = line.lstrip()
    return make(part.raws, begun.rstrip(), sentence.start + len(line) - len(begun))

"""Who speaks: the outlet's own words against the words it quotes.

Direct speech is the quoted voice; everything else, scare quotes and titles of works included, is the outlet's own
choice of words. A sentence belongs to the voice of more than half of its words, and in that voice only those words are
measured, so that "said Kozhin" after a long quotation does not pass for a two-word sentence of the outlet's.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from lib.model import Document, LoadedTerm, Sentence, Span, Token, Voice
from lib.text.words import token

Piece = tuple[Token, int]  # a token, or the part of it in one voice, and where it starts
Maker = Callable[[Sequence[Token], Sequence[int]], Sentence]  # a sentence of tokens and where each starts


class Share(NamedTuple):
    """What a sentence gives to one voice: itself, a part, or None if most of it is the other's; and its words there."""

    sentence: Sentence | None
    n_words: int


NOTHING = Share(None, 0)


def with_voices(doc: Document, make: Maker) -> Document:
    """The document with its two parts: what the outlet says itself and what it quotes.

    `make` makes a sentence of the tokens that one voice has of it, as `parse` made the whole ones.
    """
    speech = doc.speech
    starts = [span.start for span in speech]
    shares = [_shares(sentence, speech, starts, make) for sentence in doc.sentences]
    quoted = [_inside(term.start, speech, starts) for term in doc.loaded_terms]
    terms = list(zip(doc.loaded_terms, quoted, strict=True))
    return replace(
        doc,
        own=_part(doc, "own", [own for own, _ in shares], [term for term, inside in terms if not inside]),
        quoted=_part(doc, "quoted", [quoted for _, quoted in shares], [term for term, inside in terms if inside]),
    )


def _part(doc: Document, voice: Voice, shares: Sequence[Share], terms: Sequence[LoadedTerm]) -> Document:
    return replace(
        doc,
        voice=voice,
        sentences=tuple([share.sentence for share in shares if share.sentence is not None]),
        loaded_terms=tuple(terms),
        n_words=sum([share.n_words for share in shares]),
    )


def _inside(position: int, speech: Sequence[Span], starts: Sequence[int]) -> bool:
    i = bisect_right(starts, position) - 1
    return i >= 0 and position < speech[i].end


def _shares(sentence: Sentence, speech: Sequence[Span], starts: Sequence[int], make: Maker) -> tuple[Share, Share]:
    """What a sentence gives to the outlet's own voice and to the quoted one."""
    first = max(0, bisect_right(starts, sentence.start) - 1)
    touching = [span for span in speech[first : bisect_left(starts, sentence.end)] if span.end > sentence.start]
    whole = Share(sentence, sentence.n_words)
    if not touching:
        return whole, NOTHING
    if touching[0].start <= sentence.start and touching[0].end >= sentence.end:
        return NOTHING, whole
    own, quoted = _cut(sentence, touching)
    n_own, n_quoted = (sum([len(token.words) for token, _ in pieces]) for pieces in (own, quoted))
    return _share(own, n_own, n_quoted, make), _share(quoted, n_quoted, n_own, make)


def _share(pieces: Sequence[Piece], n_words: int, n_others: int, make: Maker) -> Share:
    if n_words <= n_others:
        return Share(None, n_words)
    found, starts = zip(*pieces, strict=True)
    return Share(make(found, starts), n_words)


def _cut(sentence: Sentence, speech: Sequence[Span]) -> tuple[list[Piece], list[Piece]]:
    """The sentence's tokens outside and inside speech, each with its place; a token across an edge is cut in two."""
    outside: list[Piece] = []
    inside: list[Piece] = []
    position = sentence.start
    for span in speech:
        outside += _between(sentence, position, span.start)
        inside += _between(sentence, max(position, span.start), span.end)
        position = span.end
    outside += _between(sentence, position, sentence.end)
    return outside, inside


def _between(sentence: Sentence, start: int, end: int) -> list[Piece]:
    """The tokens, or parts of tokens, of a sentence in text[start:end]. Only the first and the last may need a cut."""
    first = max(0, bisect_right(sentence.starts, start) - 1)
    last = bisect_left(sentence.starts, end)
    pieces = list(zip(sentence.tokens[first:last], sentence.starts[first:last], strict=True))
    pieces[-1:] = [cut for piece in pieces[-1:] for cut in _limited(piece, start, end)]
    pieces[:1] = [cut for piece in pieces[:1] for cut in _limited(piece, start, end)]
    return pieces


def _limited(piece: Piece, start: int, end: int) -> Iterator[Piece]:
    """What of a token lies in text[start:end]: itself, a part, or nothing."""
    whole, begin = piece
    finish = begin + len(whole.raw)
    if start <= begin and finish <= end:
        yield piece
    elif start < finish:
        left = max(start, begin)
        yield token(whole.raw[left - begin : end - begin]), left

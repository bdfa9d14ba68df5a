"""Who speaks: the outlet's own words against the words it quotes.

Direct speech is the quoted voice; everything else, scare quotes and titles of works included, is the outlet's own choice of
words. A sentence belongs to the voice of more than half of its words, and in that voice only those words are measured,
so that "said Kozhin" after a long quotation does not pass for a three-word sentence of the outlet's.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from lib.model import Document, Sentence, Span, Token
from lib.text.sentences import sentence_of
from lib.text.words import token

Piece = tuple[Token, int]  # a token, or the part of it in one voice, and where it starts


def voiced(doc: Document, *, quoted: bool) -> Document:
    """What one voice says in a document: the quoted one, or the outlet's own."""
    speech = doc.speech
    starts = [span.start for span in speech]
    parts = [_part(sentence, speech, starts, quoted) for sentence in doc.sentences]
    return replace(
        doc,
        voice="quoted" if quoted else "own",
        sentences=tuple(part for part, _ in parts if part is not None),
        loaded_terms=tuple(term for term in doc.loaded_terms if _inside(term.start, speech, starts) is quoted),
        n_words=sum(n for _, n in parts),
    )


def _inside(position: int, speech: Sequence[Span], starts: Sequence[int]) -> bool:
    i = bisect_right(starts, position) - 1
    return i >= 0 and position < speech[i].end


def _part(
    sentence: Sentence, speech: Sequence[Span], starts: Sequence[int], quoted: bool
) -> tuple[Sentence | None, int]:
    """The sentence as far as it is in the voice, or None if most of it is not, and the words in the voice."""
    first = max(0, bisect_right(starts, sentence.start) - 1)
    touching = [span for span in speech[first : bisect_left(starts, sentence.end)] if span.end > sentence.start]
    n_all = sentence.n_words
    if not touching:
        return (None, 0) if quoted else (sentence, n_all)
    if touching[0].start <= sentence.start and touching[0].end >= sentence.end:
        return (sentence, n_all) if quoted else (None, 0)
    pieces = [piece for piece, inside in _pieces(sentence, touching) if inside is quoted]
    n_words = sum(len(token.words) for token, _ in pieces)
    if 2 * n_words <= n_all:
        return None, n_words
    return sentence_of(*zip(*pieces, strict=True)), n_words


def _pieces(sentence: Sentence, speech: Sequence[Span]) -> list[tuple[Piece, bool]]:
    """The sentence's tokens, cut where speech begins or ends inside one, each with whether it is speech."""
    cuts = sorted({edge for span in speech for edge in (span.start, span.end)})
    starts = [span.start for span in speech]
    pieces = []
    for whole, start in zip(sentence.tokens, sentence.starts, strict=True):
        end = start + len(whole.raw)
        edges = [start, *(cut for cut in cuts if start < cut < end), end]
        for left, right in zip(edges, edges[1:], strict=False):
            piece = whole if right - left == end - start else token(whole.raw[left - start : right - start])
            pieces.append(((piece, left), _inside(left, speech, starts)))
    return pieces

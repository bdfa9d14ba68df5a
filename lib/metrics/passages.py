"""Places in a text that several measures show as their evidence, and the cautions they share."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lib.model import Document, Span, Word

FEW_WORDS = 100
FEW_SENTENCES = 30  # McLaughlin (1969) drew 30 sentences for SMOG


def words(doc: Document) -> Iterator[tuple[Span, Word]]:
    """Every word that counts, with its place."""
    for sentence in doc.sentences:
        for token, start in zip(sentence.tokens, sentence.starts, strict=True):
            for word in token.words:
                at = start + word.offset
                yield Span(at, at + word.length), word


def words_where(doc: Document, holds: Callable[[Word], bool]) -> tuple[Span, ...]:
    """The places of the words for which something holds."""
    return tuple(span for span, word in words(doc) if holds(word))


def short_text(n_words: int) -> str | None:
    """The caution of a rate from few words."""
    return f"fewer than {FEW_WORDS} words" if n_words < FEW_WORDS else None

"""Places in a text that several measures show as their evidence, and the cautions they share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from lib.model import UNDEFINED, Document, Score, Sentence, Span, Word

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


def tokens_at(sentence: Sentence, places: Iterable[int]) -> Iterator[Span]:
    """Where some of a sentence's tokens stand in the text."""
    for i in places:
        yield Span(sentence.starts[i], sentence.starts[i] + len(sentence.tokens[i].raw))


def short_text(n_words: int) -> str | None:
    """The caution of a rate from few words."""
    return f"fewer than {FEW_WORDS} words" if n_words < FEW_WORDS else None


def share_of_sentences(doc: Document, holds: Callable[[Sentence], bool]) -> Score:
    """The share of the sentences for which something holds, 0 to 1; undefined without sentences."""
    sentences = doc.scorable
    if not sentences:
        return UNDEFINED
    return Score(sum(map(holds, sentences)) / len(sentences), short_text(doc.n_words))


def mean_over_sentences(
    doc: Document, value: Callable[[Sentence], float], *, counts: Callable[[Sentence], bool], caution: str
) -> Score:
    """The mean of a sentence's value over all sentences; undefined without any, 0 with a caution where none counts."""
    sentences = doc.scorable
    if not sentences:
        return UNDEFINED
    if not any(map(counts, sentences)):
        return Score(0.0, caution)
    return Score(sum(map(value, sentences)) / len(sentences), short_text(doc.n_words))


def sentences_where(doc: Document, holds: Callable[[Sentence], bool]) -> tuple[Span, ...]:
    """The places of the sentences for which something holds."""
    return tuple(Span(sentence.start, sentence.end) for sentence in doc.scorable if holds(sentence))

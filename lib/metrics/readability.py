"""What the readability formulas share: counts in, caution out."""

from __future__ import annotations

from collections.abc import Callable

from lib.metrics.passages import short_text, words
from lib.model import UNDEFINED, Counts, Document, Score, Span, Word

LIMITS = "Counts word and sentence length, not clarity: short sentences can be confusing and long words familiar."


def readability(doc: Document, formula: Callable[[Counts, int], float], few_sentences: int = 0) -> Score:
    """A formula's value on our own counts of the sentences with a word; undefined without words."""
    sentences = doc.n_worded
    if not sentences:
        return UNDEFINED
    caution = f"fewer than {few_sentences} sentences" if sentences < few_sentences else short_text(doc.counts.words)
    return Score(formula(doc.counts, sentences), caution)


def without_names(doc: Document, holds: Callable[[Word, str], bool]) -> tuple[Span, ...]:
    """The words for which something holds, but no names: capitals that do not begin a sentence."""
    firsts = {s.starts[0] + s.tokens[0].words[0].offset for s in doc.sentences if s.tokens[0].words}
    found = []
    for span, word in words(doc):
        text = doc.normal[span.start : span.end]
        if (not text[0].isupper() or span.start in firsts) and holds(word, text):
            found.append(span)
    return tuple(found)

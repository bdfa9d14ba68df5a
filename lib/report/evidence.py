"""The scores of one document with every passage behind them, as plain JSON values."""

from __future__ import annotations

from typing import Any

from lib.metrics import metrics
from lib.model import Document, Metric, Span
from lib.text import unscored_sentences

# The scores that every record has, whatever measures are installed.
CONTRACT = (
    "sentiment",
    "loaded_terms",
    "quote_density",
    "flesch_reading_ease",
    "flesch_kincaid_grade",
    "gunning_fog",
    "smog_index",
    "automated_readability_index",
    "coleman_liau_index",
    "dale_chall",
    "lix",
)


def evidence(doc: Document) -> dict[str, Any]:
    """Scores over all words (null where undefined) and the spans they rest on: [start, end) in code points.

    Keys: n_words, language, n_sentences, n_scored_sentences, scores (those of CONTRACT), measures (all, by voice),
    sentences, quotations, loaded_terms, blocks. `sentences` and `n_sentences` cover the whole page; the scores,
    `n_words` and `n_scored_sentences` rest on title and body, whose sentences have `scored` true.
    """
    sentences = _sentences(doc)
    return {
        "n_words": doc.n_words,
        "language": doc.language,
        "n_sentences": len(sentences),
        "n_scored_sentences": len(doc.sentences),
        "scores": {name: metrics()[name].of(doc).value for name in CONTRACT},
        "measures": {name: _values(doc, metric) for name, metric in metrics().items()},
        "sentences": sentences,
        "quotations": [
            {**_at(each), "kind": each.kind, "speaker": _pair(each.speaker), "cue": _pair(each.cue)}
            for each in doc.quotations
        ],
        "loaded_terms": [
            {**_at(each), "term": each.term, "category": each.category, "weight": each.weight}
            for each in doc.loaded_terms
        ],
        "blocks": [{**_at(each), "kind": each.kind} for each in doc.blocks],
    }


def _sentences(doc: Document) -> list[dict[str, Any]]:
    """All sentences of the page in order; only those of title and body are scored."""
    page = [(each, True) for each in doc.sentences] + [(each, False) for each in unscored_sentences(doc)]
    page.sort(key=lambda pair: pair[0].start)
    return [{**_at(each), "sentiment": each.compound, "scored": scored} for each, scored in page]


def _values(doc: Document, metric: Metric) -> dict[str, float | None]:
    return {voice: metric.of(doc.in_voice(voice)).value for voice in metric.voices}


def _at(span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end}


def _pair(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None

"""What makes up an outlet's number: the passages a measure counted, and the sentences they stand in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

import pandas as pd

from lib.model import Document, Metric, Sentence, Span, Voice

PASSAGE_COLUMNS = ("id", "passage", "start", "end", "sentence", "is_name")
SENTENCE_COLUMNS = ("id", "sentence", "start", "end", "n_passages", "tone", "words")


def passages(docs: Iterable[tuple[str, Document]], metric: Metric, voice: Voice) -> pd.DataFrame:
    """The evidence of a measure, one row a passage, in the order of the articles (id, document) and of their texts.

    Columns: id; passage, on one line, words in lower case, sentences and quotations as they stand; start and end in the
    article's text; sentence, its number in the article; is_name, whether it begins with a capital that no start of a
    sentence explains.
    """
    rows = [row for article_id, doc in docs for row in _passages(article_id, doc, metric, voice)]
    return pd.DataFrame(rows, columns=list(PASSAGE_COLUMNS)).astype({"is_name": bool})


def _passages(article_id: str, whole: Document, metric: Metric, voice: Voice) -> Iterator[tuple[object, ...]]:
    doc, parts = whole.in_voice(voice), _parts(whole, voice)
    starts = _starts(whole)
    if metric.of(doc).value is None:
        return
    for span in metric.evidence(doc):
        place = _place(starts, span)
        shown = doc.line(span)
        begin = parts[place].start if place in parts else starts[place]
        is_name = _is_name(doc, span, min(begin, span.start))
        yield article_id, shown.lower() if metric.lists_words else shown, span.start, span.end, place, is_name


def _starts(whole: Document) -> list[int]:
    return [sentence.start for sentence in whole.sentences]


def _place(starts: list[int], span: Span) -> int:
    """The number of the sentence of the article in which something begins."""
    return max(0, bisect_right(starts, span.start) - 1)


def _parts(whole: Document, voice: Voice) -> dict[int, Sentence]:
    """The sentences of a voice, by their number in the article."""
    starts = _starts(whole)
    return {_place(starts, sentence): sentence for sentence in whole.in_voice(voice).sentences}


def _is_name(doc: Document, span: Span, sentence_start: int) -> bool:
    """Whether a capital stands inside a sentence: of a name, or of a word in a headline."""
    first = doc.text[span.start : span.start + 1]
    return first.isupper() and bool(doc.normal[sentence_start : span.start].strip("\"'([ "))


def contributions(found: pd.DataFrame) -> pd.DataFrame:
    """Passages that read alike, counted; the most frequent first.

    Columns: passage, n, n_articles, share (of all passages, 0 to 1), names (how many of the n look like proper names).
    """
    grouped = found.groupby("passage", sort=True)
    table = grouped.agg(n=("id", "size"), n_articles=("id", "nunique"), names=("is_name", "sum")).reset_index()
    table = table.assign(share=table["n"] / max(1, len(found)))
    return table.sort_values(["n", "passage"], ascending=[False, True], ignore_index=True)[
        ["passage", "n", "n_articles", "share", "names"]
    ]


def sentences(docs: Iterable[tuple[str, Document]], found: pd.DataFrame, voice: Voice) -> pd.DataFrame:
    """Sentences with the number of passages that each holds, in the order of articles and texts.

    They are the sentences of the voice, and those with most words in the other one where they hold a passage of it.
    Columns: id; sentence; start and end in the article's text; n_passages; tone (NaN where no word counts, or the
    sentence is the other voice's); words.
    """
    counted = found.groupby(["id", "sentence"]).size()
    rows = []
    for article_id, doc in docs:
        parts = _parts(doc, voice)
        for place, sentence in enumerate(doc.sentences):
            n = int(counted.get((article_id, place), 0))
            if place in parts:
                rows.append((article_id, *_sentence(doc, parts[place], n)))
            elif n:
                rows.append((article_id, *_sentence(doc, sentence, n)[:-2], float("nan"), sentence.n_words))
    return pd.DataFrame(rows, columns=list(SENTENCE_COLUMNS)).astype({"tone": "float64"})


def _sentence(doc: Document, sentence: Sentence, n_passages: int) -> tuple[object, ...]:
    tone = sentence.tone.value if sentence.tone.words else float("nan")
    return doc.line(sentence), sentence.start, sentence.end, n_passages, tone, sentence.n_words

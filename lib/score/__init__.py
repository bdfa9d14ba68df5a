"""Articles to the scores table: one pure function on a frame, the same in the app, in a pool and on a cluster."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from lib.metrics import column, columns, metrics
from lib.model import ENGLISH, VOICES, Article, Document, Metric, Voice
from lib.text import parse_article
from lib.text.settings import Settings, default_settings

ARTICLE_COLUMNS = ("id", "title", "outlet", "event", "published", "author", "url")
TEXT_COLUMNS = ("text", "restored", "cut")  # what parsing needs beside the title; not in the scores table
COUNT_COLUMNS = ("n_words", "n_words_own", "n_words_quoted", "n_sentences")
STATUS_COLUMNS = ("status", "cautions", "cautions_own", "cautions_quoted")
VERSION_COLUMNS = ("lexicon_version", "settings_version")
MOST_LABELS = 20  # columns of labels: those that most articles have
NO_WORDS = "no words to score"
FEW_LABELS = 3  # measures that a caution names


def articles_frame(articles: Iterable[Article]) -> pd.DataFrame:
    """One row per article: id, title, outlet, event, published, author, url, text (text or missing),
    restored, cut.

    Then one column per label, in alphabetical order, missing where an article has none of that name. A label that is
    named like a column of the scores table is left out.
    """
    held = list(articles)
    fields = [*ARTICLE_COLUMNS, *TEXT_COLUMNS]
    said = [dict(article.labels) for article in held]
    names = label_names(said)
    rows = [
        (*(getattr(article, field) for field in fields), *map(known.get, names))
        for article, known in zip(held, said, strict=True)
    ]
    return pd.DataFrame(rows, columns=[*fields, *names], dtype=object)


def label_names(said: Iterable[Mapping[str, str]]) -> list[str]:
    """The names that most articles have a label of, sorted."""
    return most_named(Counter(name for known in said for name in known))


def most_named(n_articles: Counter[str]) -> list[str]:
    """The same of names that are counted already."""
    free = sorted(n_articles.keys() - _taken(), key=lambda name: (-n_articles[name], name))
    return sorted(free[:MOST_LABELS])


def label_columns(frame: pd.DataFrame) -> list[str]:
    """The columns of a frame of articles, or of a table of scores, that are labels."""
    taken = _taken()
    return [name for name in frame.columns if name not in taken]


@cache
def _taken() -> frozenset[str]:
    """The names of all columns that are no labels."""
    own = (*ARTICLE_COLUMNS, *TEXT_COLUMNS, *COUNT_COLUMNS, *STATUS_COLUMNS, *VERSION_COLUMNS)
    return frozenset((*own, *columns()))


def score_frame(frame: pd.DataFrame, settings: Settings | None = None) -> pd.DataFrame:
    """Scores of a frame of articles (see `articles_frame`; only `text` is required), row by row in the same order.

    Columns: those of the article without its text, its labels last; n_words, n_words_own, n_words_quoted, n_sentences;
    one float64 column per measure and voice, NaN where it is undefined; `status` ("ok", or why there is nothing to
    score); the cautions of each voice ("why it is weak: measures", joined by "; "); lexicon_version and
    settings_version.
    An article that fails is a row with a status, never an exception.
    """
    used = settings or default_settings()
    given = _given(frame)
    return scores_table((row for row, _ in scored(frame, used)), used, given)


def scores_table(
    rows: Iterable[Mapping[Any, Any]], settings: Settings, given: Sequence[str] = ARTICLE_COLUMNS
) -> pd.DataFrame:
    """The table of rows that `scored` made, with its types even where there is no row; `given` columns come first."""
    held = list(rows)
    measures = columns()
    counts = np.array([[row[name] for name in COUNT_COLUMNS] for row in held], dtype=np.int64)
    values = np.array([list(map(row.get, measures)) for row in held], dtype=np.float64)  # a row that failed has none
    table = {name: [row.get(name, np.nan) for row in held] for name in given}
    table |= zip(COUNT_COLUMNS, counts.reshape(-1, len(COUNT_COLUMNS)).T, strict=True)
    table |= zip(measures, values.reshape(-1, len(measures)).T, strict=True)
    table |= {name: [row.get(name, np.nan) for row in held] for name in STATUS_COLUMNS}
    made = pd.DataFrame(table)
    if not held:
        made = made.astype(dict.fromkeys([*given, *STATUS_COLUMNS], object))
    return made.assign(lexicon_version=settings.lexicon.version, settings_version=settings.version)


def scored(frame: pd.DataFrame, settings: Settings) -> Iterator[tuple[dict[str, object], Document | None]]:
    """Each article of a frame as its row of scores and its document, None if it has no text or could not be parsed."""
    given = _given(frame)
    for record in frame.to_dict("records"):
        kept: dict[str, object] = {name: record[name] for name in given}
        counts: dict[str, object] = dict.fromkeys(COUNT_COLUMNS, 0)
        if not isinstance(record.get("text"), str):
            yield {**kept, **counts, "status": "no text"}, None
            continue
        try:
            doc = parse_article(_article(record), settings)
            row = scores(doc)
        except Exception as error:  # One bad document must not stop a run of thousands.
            yield {**kept, **counts, "status": f"could not be scored ({type(error).__name__})"}, None
        else:
            yield {**kept, **row}, doc


def _given(frame: pd.DataFrame) -> list[str]:
    """The columns that go from a frame of articles to the table of scores as they are."""
    return [*(name for name in ARTICLE_COLUMNS if name in frame.columns), *label_columns(frame)]


def _article(record: Mapping[Hashable, Any]) -> Article:
    """What parsing needs of a row."""
    title, restored, cut = record.get("title"), record.get("restored"), record.get("cut")
    return Article(
        record["text"],
        title=title if isinstance(title, str) else None,
        restored=tuple(restored) if isinstance(restored, Iterable) else (),
        cut=tuple(cut) if isinstance(cut, Iterable) else (),
    )


def scores(doc: Document) -> dict[str, object]:
    """The counts, all measures in all voices, the status and the cautions of one document."""
    row: dict[str, object] = {
        "n_words": doc.n_words,
        "n_words_own": doc.in_voice("own").n_words,
        "n_words_quoted": doc.in_voice("quoted").n_words,
        "n_sentences": len(doc.sentences),
        "status": _status(doc),
    }
    for voice, measures in _measures():
        part, cautions = doc.in_voice(voice), dict[str, list[str]]()
        for name, metric in measures:
            value, caution = metric.of(part)
            row[name] = value
            if caution:
                cautions.setdefault(caution, []).append(metric.label)
        row[column("cautions", voice)] = cautions_text(cautions)
    return row


@cache
def _measures() -> list[tuple[Voice, list[tuple[str, Metric]]]]:
    """The measures of each voice, each with its column."""
    return [
        (voice, [(column(each.name, voice), each) for each in metrics().values() if voice in each.voices])
        for voice in VOICES
    ]


def _status(doc: Document) -> str:
    if not doc.n_words:
        return NO_WORDS
    return "ok" if doc.language == ENGLISH else f"{doc.language}: no measure made for English"


def cautions_text(cautions: Mapping[str, Sequence[str]]) -> str:
    """Cautions with the measures they weaken: "fewer than 30 sentences: SMOG"; many measures are only counted."""
    return "; ".join(
        f"{caution}: {', '.join(labels) if len(labels) <= FEW_LABELS else f'{len(labels)} measures'}"
        for caution, labels in cautions.items()
    )

"""One file to one reading, inside the worker: every failure that Python can see becomes a status and a sentence."""

from __future__ import annotations

from collections.abc import Callable

from lib.ingest.encoding import sound
from lib.ingest.limits import Limits
from lib.ingest.source import DAMAGED, EMPTY, TOO_DEEP, IngestError, Source
from lib.model import Article, Reading

Reader = Callable[[Source], list[Article]]


def parse(source: Source, reader: Reader) -> Reading:
    """What the reader makes of the file, within the limits. Raises nothing but MemoryError."""
    try:
        articles = [_sound(article) for article in reader(source) if article.text.strip()]
        _refuse_beyond(articles, source.limits)
    except IngestError as error:
        return error.reading(source.name)
    except RecursionError:
        return IngestError("malformed", TOO_DEEP).reading(source.name)
    except MemoryError:
        raise
    except Exception:
        # A parser may raise anything on bytes that break its format, and this is the border that must hold.
        return IngestError("malformed", DAMAGED).reading(source.name)
    return Reading(source.name, "ok", "", tuple(articles))


def _sound(article: Article) -> Article:
    return Article(
        text=sound(article.text),
        title=_sound_or_none(article.title),
        outlet=_sound_or_none(article.outlet),
        published=article.published,
        event=_sound_or_none(article.event),
        author=_sound_or_none(article.author),
        url=_sound_or_none(article.url),
    )


def _sound_or_none(value: str | None) -> str | None:
    return sound(value) if value else None


def _refuse_beyond(articles: list[Article], limits: Limits) -> None:
    if not articles:
        raise IngestError("empty", EMPTY)
    if len(articles) > limits.max_articles:
        sentence = f"the file holds more than {limits.max_articles:,} articles. Split it into smaller files."
        raise IngestError("too_large", sentence)
    for number, article in enumerate(articles, start=1):
        if len(article.text) > limits.max_characters:
            sentence = f"the text is longer than {limits.max_characters:,} characters. Split it into several articles."
            raise IngestError("too_large", sentence, f"article {number}" if len(articles) > 1 else "")

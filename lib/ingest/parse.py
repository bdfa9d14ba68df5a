"""One file to one reading, inside the worker: every failure that Python can see becomes a status and a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from unicodedata import category

from lib.ingest.encoding import sound
from lib.ingest.formats import empty
from lib.ingest.limits import Limits
from lib.ingest.mojibake import without_controls
from lib.ingest.source import IngestError, Source, refusal
from lib.model import Article, Reading

Reader = Callable[[Source], Iterable[Article]]


def parse(source: Source, reader: Reader) -> Reading:
    """What the reader makes of the file, within the limits. Raises nothing but MemoryError.

    Articles without a letter, a digit or a sign such as an emoji are left out; a file with no others is empty.
    """
    try:
        articles = tuple(_within(source.limits, reader(source)))
        if not articles:
            raise IngestError("empty", empty(source.name))
    except MemoryError:
        raise
    except Exception as error:  # this is the border that must hold
        return refusal(error).reading(source.name)
    return Reading(source.name, "ok", "", articles)


def _within(limits: Limits, articles: Iterable[Article]) -> Iterator[Article]:
    written = (article for article in articles if says_something(article.text))
    for number, article in enumerate(written, start=1):
        if number > limits.max_articles:
            sentence = f"the file holds more than {limits.max_articles:,} articles. Split it into smaller files."
            raise IngestError("too_large", sentence)
        if len(article.text) > limits.max_characters:
            sentence = f"the text is longer than {limits.max_characters:,} characters. Split it into several articles."
            raise IngestError("too_large", sentence, f"article {number}")
        yield sound_article(article)


def says_something(text: str) -> bool:
    """Whether the text has a letter, a digit or a sign such as an emoji: rules and stars are no article."""
    return any(each.isalnum() or category(each) == "So" for each in text)


def sound_article(article: Article) -> Article:
    """The article with only what text can hold, and its line ends as LF."""
    return Article(
        text=without_controls(sound(article.text)),
        title=_sound_or_none(article.title),
        outlet=_sound_or_none(article.outlet),
        published=article.published,
        event=_sound_or_none(article.event),
        author=_sound_or_none(article.author),
        url=_sound_or_none(article.url),
        cut=_sound_places(article.cut, article.text),
        labels=article.labels,  # sound as they are made
    )


def _sound_places(places: Iterable[int], text: str) -> tuple[int, ...]:
    """Places in a text as they are once its line ends are LF, in order."""
    return tuple(sorted({place - text.count("\r\n", 0, place) for place in places if 0 <= place < len(text)}))


def _sound_or_none(value: str | None) -> str | None:
    return without_controls(sound(value)) if value else None

"""Web pages: all that they show, and which of it is no part of the article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from trafilatura import bare_extraction
from trafilatura.metadata import extract_metadata
from trafilatura.settings import use_config

from lib.ingest.bundle import unbundled
from lib.ingest.fields import article
from lib.ingest.html.alignment import extracted_lines
from lib.ingest.html.headline import headline
from lib.ingest.html.judgement import is_article, is_beside, is_prose
from lib.ingest.html.linked_data import article_body, unwrap
from lib.ingest.html.shown import drop_hidden, level_tables, open_shadows
from lib.ingest.markup import all_with_characters
from lib.ingest.page import marked_article, paragraphs, parsed
from lib.ingest.source import Source, levelled
from lib.model import Article

# An extraction of less than a tenth of the page, or of a few words that are not most of it, may miss the article.
_TOO_SMALL_SHARE = 0.1
_SHORT = 50  # words
_TOO_SMALL_SHARE_OF_SHORT = 0.8

# Below this size trafilatura would give the whole page as one paragraph; our visible text keeps the paragraphs.
_CONFIG = use_config()
_CONFIG.set("DEFAULT", "MIN_EXTRACTED_SIZE", "0")


class _Line(NamedTuple):
    """A line of the text without outer white space, as the block finder sees it."""

    start: int
    text: str


def read_html(source: Source) -> Iterator[Article]:
    """One article: all visible text of the page in its order. Nothing that the page links to is loaded.

    The paragraphs that trafilatura's extraction leaves out are `cut`, unless it has missed the article. The headline
    is in the text, as in `fields.article`, and never cut; the rows of tables of figures always are. A page that shows
    no prose may say its article elsewhere.
    """
    page = parsed(source.data)
    if page is None:
        return
    unwrap(page)
    open_shadows(page)
    drop_hidden(page)
    rows = level_tables(page)
    visible = _visible(page)
    marked = all_with_characters(marked_article(page))
    # Extraction takes time that grows faster than the page; nothing of this size is an article.
    is_huge = (
        sum(1 for _ in page.iter()) > source.limits.max_page_elements
        or _n_words(visible) > source.limits.max_page_words
    )
    extraction = [] if is_huge else _extraction(page)
    values: dict[str, str | None] = {} if is_huge else _metadata(page)
    text, cut = _text_and_cut(visible, extraction, values.get("title"), marked)
    cut = sorted({*cut, *(line.start for line in _lines(text) if line.text in rows)})
    found = article({**values, "text": text})
    shift = len(found.text) - len(text)  # by a headline that comes before the text
    yield from unbundled(replace(found, cut=tuple(start + shift for start in cut)))


def _visible(page: Any) -> list[str]:
    """All visible paragraphs; of a page without prose, which waits for a program, its article if it says one."""
    visible = all_with_characters(paragraphs(page))
    body = [] if any(map(is_prose, visible)) else article_body(page)
    return body if _n_words(body) > _n_words(visible) else visible


def _text_and_cut(
    visible: Sequence[str], extraction: Sequence[str], title: str | None, marked: Sequence[str]
) -> tuple[str, list[int]]:
    """The text of the page, and where the lines begin that are no part of its article."""
    text = "\n\n".join(visible)
    lines = _lines(text)
    kept = extracted_lines([line.text for line in lines], extraction)
    if not any(kept):
        return text, []
    inside, shown = [line.text for line in _lines("\n\n".join(marked))], [line.text for line in lines]
    if is_beside(shown, kept, inside):
        return text, []
    if _is_too_little(extraction, visible):
        headlines = [i for i, line in enumerate(shown) if title and levelled(line) == levelled(title)]
        if not is_article(shown, kept, headlines, inside):
            return text, []
    headline = _headline(lines, kept, title)
    return text, [line.start for i, line in enumerate(lines) if not kept[i] and i != headline]


def _lines(text: str) -> list[_Line]:
    found, start = [], 0
    for raw in text.splitlines(keepends=True):
        if line := raw.strip():
            found.append(_Line(start + raw.index(line[0]), line))
        start += len(raw)
    return found


def _headline(lines: Sequence[_Line], kept: Sequence[bool], title: str | None) -> int | None:
    """The line that is the headline if the extraction has none: of several the last above the article."""
    places = [i for i, line in enumerate(lines) if title and levelled(line.text) == levelled(title)]
    if not places or any(kept[i] for i in places):
        return None
    above = [i for i in places if not any(kept[:i])]
    return above[-1] if above else places[0]


def _extraction(page: Any) -> list[str]:
    try:
        extraction = bare_extraction(page, include_comments=False, config=_CONFIG)
    except MemoryError:
        raise
    except Exception:
        # Whatever a strange page does to it, the visible text is still there.
        return []
    body = getattr(extraction, "body", None)  # nothing is extracted from a page without words
    return [] if body is None else all_with_characters(paragraphs(body))


def _metadata(page: Any) -> dict[str, str | None]:
    try:
        found = extract_metadata(page, extensive=False)  # a date found in the text is not that of publication
    except MemoryError:
        raise
    except Exception:
        return {}
    return {
        "title": headline(page, found.title),
        "outlet": found.sitename,
        "published": found.date,
        "author": found.author,
        "url": found.url,
    }


def _is_too_little(extraction: Sequence[str], visible: Sequence[str]) -> bool:
    n_words, n_visible = _n_words(extraction), _n_words(visible)
    if n_words < _SHORT and n_words < _TOO_SMALL_SHARE_OF_SHORT * n_visible:
        return True
    return n_words < _TOO_SMALL_SHARE * n_visible


def _n_words(texts: Sequence[str]) -> int:
    return sum([len(text.split()) for text in texts])


# The first extraction of a short page reads the word lists of a hundred languages: better before the worker forks.
bare_extraction(parsed(b"<p>A short page.</p>"))

"""Text to Document: the only place where text is taken apart."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import chain, compress
from operator import attrgetter, not_

from lib.model import Article, Block, Document, LoadedTerm, Sentence, Voice
from lib.text.blocks import blocks
from lib.text.language import language
from lib.text.measured import measured
from lib.text.normalise import normalise
from lib.text.quotations import quotations
from lib.text.quotations.people import people
from lib.text.sentences import SPLITTERS
from lib.text.settings import Scope, Settings, Splitter, default_settings
from lib.text.voices import Maker, Share, are_inside, n_words_of, shares

__all__ = ["parse", "parse_article", "unscored_sentences"]


def parse_article(article: Article, settings: Settings | None = None) -> Document:
    """The document of an article; its title helps to find the headline in the text."""
    return parse(article.text, article.title, settings, article.restored, article.cut)


def parse(
    text: str,
    title: str | None = None,
    settings: Settings | None = None,
    restored: Collection[int] = (),
    cut: Collection[int] = (),
) -> Document:
    """The document of a text: blocks, sentences, quotations and loaded terms, with all spans valid in the text.

    `settings` default to those that ship with Framescope. Paragraphs that start at one of `cut` are boilerplate, and
    blocks that start at one of `restored` are body text, whatever they look like. Never raises, whatever it holds.
    """
    used = settings or default_settings()
    normal = normalise(text)
    make = partial(measured, text=normal, settings=used.tone)
    page = _page(normal, title, restored, cut)
    scored = [block for block in page if _counts(block, used.scope)]
    parsed = _sentences(normal, text, scored, make, used.splitter)
    found = quotations(normal, scored, text)
    speech = [each for each in found if each.kind == "speech" and not each.nested]
    own, quoted = shares(parsed, speech, make)
    terms = tuple(used.lexicon.hits(normal, parsed))
    inside = are_inside([term.start for term in terms], speech)
    document = partial(
        Document,
        text=text,
        normal=normal,
        blocks=page,
        quotations=found,
        language=language(_keys(parsed), normal),
        speakers=people(normal, found),
        n_spoken=n_words_of(normal, speech),
    )
    return document(
        voice="all",
        sentences=parsed,
        loaded_terms=terms,
        n_words=sum([sentence.n_words for sentence in parsed]),
        own=_part(document, "own", own, compress(terms, map(not_, inside))),
        quoted=_part(document, "quoted", quoted, compress(terms, inside)),
    )


def _part(document: Callable[..., Document], voice: Voice, share: Share, terms: Iterable[LoadedTerm]) -> Document:
    return document(voice=voice, sentences=share.sentences, loaded_terms=tuple(terms), n_words=share.n_words)


def unscored_sentences(doc: Document) -> tuple[Sentence, ...]:
    """The sentences of the blocks that no measure counts: bylines, datelines, boilerplate."""
    make = partial(measured, text=doc.normal, settings=default_settings().tone)
    return _sentences(doc.normal, doc.text, [block for block in doc.blocks if not block.scored], make)


def _page(normal: str, title: str | None, restored: Collection[int], cut: Collection[int]) -> tuple[Block, ...]:
    found = blocks(normal, normalise(title) if title else None, cut)
    if not restored:
        return found
    return tuple([replace(each, kind="body", reason="") if each.start in restored else each for each in found])


def _counts(block: Block, scope: Scope) -> bool:
    return scope == "page" or (block.scored and (scope == "article" or block.kind != "title"))


def _sentences(
    normal: str,
    text: str,
    page: Iterable[Block],
    make: Maker,
    splitter: Splitter = "news",
) -> tuple[Sentence, ...]:
    spans = SPLITTERS[splitter](normal, [(block.start, block.end) for block in page], text)
    lines, starts = [], []
    for span in spans:
        line, start = normal[span.start : span.end], span.start
        if line[0].isspace() or line[-1].isspace():
            start += len(line) - len(line.lstrip())
            line = line.strip()
        lines.append(line)
        starts.append(start)
    return tuple(make(list(map(str.split, lines)), lines, starts))


def _keys(parsed: Iterable[Sentence]) -> Iterator[str]:
    of_sentences = chain.from_iterable(map(attrgetter("tokens"), parsed))
    return chain.from_iterable(map(attrgetter("keys"), of_sentences))

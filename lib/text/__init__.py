"""Text to Document: the only place where text is taken apart."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from lib.model import Article, Block, Document, Sentence
from lib.text.blocks import blocks
from lib.text.lexicon import Lexicon, default_lexicon
from lib.text.normalise import normalise
from lib.text.quotations import quotations
from lib.text.sentences import sentence_of, sentences
from lib.text.voices import with_voices
from lib.text.words import tokens

__all__ = ["parse", "parse_article", "unscored_sentences"]


def parse_article(article: Article, lexicon: Lexicon | None = None) -> Document:
    """The document of an article; its title helps to find the headline in the text."""
    return parse(article.text, article.title, lexicon, article.restored)


def parse(
    text: str, title: str | None = None, lexicon: Lexicon | None = None, restored: Collection[int] = ()
) -> Document:
    """The document of a text: blocks, sentences, quotations and loaded terms, with all spans valid in the text.

    `lexicon` defaults to the one that ships with Framescope; blocks that start at one of `restored` are body text
    whatever they look like. Never raises on text, whatever it holds.
    """
    normal = normalise(text)
    page = tuple(
        replace(block, kind="body", reason="") if block.start in restored else block
        for block in blocks(normal, normalise(title) if title else None)
    )
    scored = [block for block in page if block.scored]
    parsed = _sentences(normal, text, scored)
    whole = Document(
        text=text,
        normal=normal,
        voice="all",
        blocks=page,
        sentences=parsed,
        quotations=quotations(normal, scored, text),
        loaded_terms=tuple((lexicon or default_lexicon()).hits(normal, parsed)),
        n_words=sum(sentence.n_words for sentence in parsed),
    )
    return with_voices(whole)


def unscored_sentences(doc: Document) -> tuple[Sentence, ...]:
    """The sentences of the blocks that no measure counts: bylines, datelines, boilerplate."""
    return _sentences(doc.normal, doc.text, [block for block in doc.blocks if not block.scored])


def _sentences(normal: str, text: str, page: Iterable[Block]) -> tuple[Sentence, ...]:
    spans = (span for block in page for span in sentences(normal, block.start, block.end, text))
    return tuple([sentence_of(*tokens(normal, span.start, span.end)) for span in spans])

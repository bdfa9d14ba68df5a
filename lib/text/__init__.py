"""Text to Document: the only place where text is taken apart."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from lib.model import Article, Document
from lib.text.blocks import blocks
from lib.text.lexicon import Lexicon, default_lexicon
from lib.text.normalise import normalise
from lib.text.quotations import quotations
from lib.text.quotations.people import people
from lib.text.sentences import sentence_of, sentences
from lib.text.voices import with_voices
from lib.text.words import tokens

__all__ = ["parse", "parse_article"]


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
    spans = (span for block in scored for span in sentences(normal, block.start, block.end, text))
    parsed = tuple(sentence_of(*tokens(normal, span.start, span.end)) for span in spans)
    found = quotations(normal, scored, text)
    whole = Document(
        text=text,
        normal=normal,
        voice="all",
        blocks=page,
        sentences=parsed,
        quotations=found,
        loaded_terms=tuple((lexicon or default_lexicon()).hits(normal, parsed)),
        n_words=sum(sentence.n_words for sentence in parsed),
        speakers=people(normal, found),
    )
    return with_voices(whole)

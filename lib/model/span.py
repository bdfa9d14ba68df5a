"""Places in a text: blocks, quotations, mentions of speakers, loaded terms."""

from __future__ import annotations

from typing import Literal

from lib.model.value import value

BlockKind = Literal["title", "byline", "dateline", "body", "boilerplate"]
QuotationKind = Literal["speech", "scare", "title"]
CueClass = Literal["neutral", "evaluative"]
MentionKind = Literal["name", "surname", "description", "pronoun"]


@value()
class Span:
    """Code points text[start:end] of an article; 0-based, end exclusive."""

    start: int
    end: int


@value()
class Block(Span):
    """A paragraph of the page. Only title and body are scored."""

    kind: BlockKind
    reason: str = ""  # why it is no body text, in plain words

    @property
    def scored(self) -> bool:
        """Whether its words are measured."""
        return self.kind in ("title", "body")


@value()
class Quotation(Span):
    """A stretch between quotation marks, the marks included."""

    kind: QuotationKind
    speaker: Span | None = None  # the words of the article that name the speaker
    cue: Span | None = None  # the reporting verb
    cue_class: CueClass | None = None
    nested: bool = False  # inside another quotation
    closed: bool = True  # False: the closing mark is missing, closed at the paragraph's end


@value()
class Mention(Span):
    """Words beside a quotation that stand for its speaker, and what they are: why they were joined with others."""

    kind: MentionKind


@value()
class Speaker:
    """A person or voice quoted in an article, under one or more descriptions."""

    name: str  # the fullest form of the name, or the description if there is no name
    mentions: tuple[Mention, ...]  # by place in the text of their quotations
    quotations: tuple[Quotation, ...]


@value()
class LoadedTerm(Span):
    """A hit of the lexicon."""

    term: str
    category: str
    weight: float

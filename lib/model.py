"""The nouns. Frozen values that every layer speaks; they compute nothing but what follows from their own fields."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple, TypeVar, dataclass_transform

Class = TypeVar("Class")


@dataclass_transform(frozen_default=True)
def value(*, slots: bool = True) -> Callable[[type[Class]], type[Class]]:
    """A frozen dataclass to the type checker; made in a quarter of the time, because nothing checks it again."""
    return dataclass(slots=slots, unsafe_hash=True)


ENGLISH = "English"

Voice = Literal["all", "own", "quoted"]
VOICES: tuple[Voice, ...] = ("all", "own", "quoted")

Status = Literal[
    "ok", "empty", "encrypted", "unsupported", "malformed", "too_large", "timeout", "out_of_memory", "crashed"
]
BlockKind = Literal["title", "byline", "dateline", "body", "boilerplate"]
QuotationKind = Literal["speech", "scare", "title"]
CueClass = Literal["neutral", "evaluative"]
MentionKind = Literal["name", "surname", "description", "pronoun"]


@dataclass(frozen=True)
class Article:
    """One text as the user gave it, with what is known about it. The text is never changed."""

    text: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None  # ISO 8601, "2018-06-06", or as much of it as is known
    event: str | None = None
    author: str | None = None
    url: str | None = None
    cut: tuple[int, ...] = ()  # starts of paragraphs that its file's reader takes for no part of the article
    restored: tuple[int, ...] = ()  # starts of blocks called boilerplate that the analyst took back
    labels: tuple[tuple[str, str], ...] = ()  # name and value of what else its table says of it, sorted

    @cached_property
    def id(self) -> str:
        """SHA-256 of the text, in hexadecimal: the same text is the same article."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


BEGINNING = 120  # characters of a text that stand for its missing title


@value()
class Card:
    """What is known of an article, without its text."""

    id: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    event: str | None = None
    author: str | None = None
    url: str | None = None
    cut: tuple[int, ...] = ()
    restored: tuple[int, ...] = ()
    labels: tuple[tuple[str, str], ...] = ()
    beginning: str = ""  # of a text without title, on one line
    n_characters: int = 0

    @classmethod
    def of(cls, article: Article) -> Card:
        """The card of an article."""
        known = {name: getattr(article, name) for name in SHARED_FIELDS}
        beginning = "" if article.title else " ".join(article.text[:BEGINNING].split())
        return cls(article.id, **known, beginning=beginning, n_characters=len(article.text))

    def article(self, text: str) -> Article:
        """The article that this is the card of."""
        return Article(text, **{name: getattr(self, name) for name in SHARED_FIELDS})


SHARED_FIELDS = ("title", "outlet", "published", "event", "author", "url", "cut", "restored", "labels")


@dataclass(frozen=True)
class Reading:
    """What became of one file: its articles, or one plain sentence that says why there are none."""

    file: str
    status: Status
    message: str  # empty if, and only if, the status is "ok"
    articles: tuple[Article, ...] = ()  # of an archive: those of all its files
    parts: tuple[Reading, ...] = ()  # what became of each file of an archive, in its order


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


class Word(NamedTuple):
    """A word form inside a token, with what the lexicon and the readability formulas need to know of it."""

    key: str  # lower case, without the possessive: what the lexicon looks up
    offset: int  # of its first character, from the start of the token
    length: int
    letters: int
    syllables: int
    difficult: bool  # not among the words that Dale and Chall call familiar, unless it is a name


COUNT_BITS = 32  # of one count in `Counts.packed`: no text in memory has as many letters as that can count
LARGEST_COUNT = (1 << COUNT_BITS) - 1


class Counts(NamedTuple):
    """The inputs of the readability formulas, summed over tokens."""

    words: int = 0
    letters: int = 0
    characters: int = 0  # letters and digits
    syllables: int = 0
    polysyllables: int = 0  # words of three and more syllables
    complex: int = 0  # polysyllables as Gunning counts them
    difficult: int = 0  # as Dale and Chall count them
    long: int = 0  # words of more than six letters
    lettered: int = 0  # words with a letter: all but numbers

    @property
    def packed(self) -> int:
        """All of them side by side in one number: adding it adds them all, nine times as fast as one by one."""
        return sum(count << COUNT_BITS * i for i, count in enumerate(self))

    @classmethod
    def unpacked(cls, packed: int) -> Counts:
        """The counts in a number, or in a sum of such numbers."""
        return cls(*[packed >> COUNT_BITS * i & LARGEST_COUNT for i in range(len(cls._fields))])


class Token(NamedTuple):
    """A run of characters without white space, and all that is known of it out of context.

    Tokens are made once for each distinct run and shared between documents.
    """

    raw: str
    words: tuple[Word, ...]
    keys: tuple[str, ...]  # of the words
    counts: int  # `Counts.packed`
    counts_if_first: int  # the same at the start of a sentence, where a capital makes no word a name
    capital: bool  # its first word begins with one
    lower: str  # as vaderSentiment looks it up: stripped of punctuation unless two characters or fewer remain
    upper: bool
    valence: float | None  # of the vaderSentiment lexicon, -4 to 4; None: not in the lexicon
    boost: float  # of a degree adverb, 0 for any other word
    negates: bool
    parts: tuple[Token, ...]  # empty, unless the token holds emoji: then the tokens of its description
    scored: bool  # it, or one of its parts, has a valence
    modifies: bool  # a degree adverb, a negation, or another word that may change the valence of one near it
    n_exclamations: int
    n_questions: int
    notable: bool  # its rules look at it: most tokens have nothing that could matter to them
    toning: Toning | None = None  # what `ToneSettings` make of it; None: nothing, or not asked


class Toning(NamedTuple):
    """What settings of sentiment make of a token that is notable, or to which they give a valence."""

    signs: int  # what there is to ask about it: see `lib.text.tone`
    in_lexicon: float  # its valence in vaderSentiment's lexicon, 0 if it has none
    valence: float  # under the settings, 0 if it has none
    toned: Token  # with the valence that the settings give it
    muted: Token  # without its valence


class Tone(NamedTuple):
    """The sentiment of a sentence as it enters the article's score: vaderSentiment's rules under `ToneSettings`."""

    value: float = 0.0  # -1 to 1
    words: tuple[int, ...] = ()  # which of the sentence's tokens count
    masked: tuple[int, ...] = ()  # which have a valence but do not count: names and masked terms


NO_TONE = Tone()


@value(slots=False)
class Sentence(Span):
    """A sentence, or in a document of one voice the part of it in that voice."""

    tokens: tuple[Token, ...]
    line: str  # the text from its start to its end; blank where the other voice speaks
    packed: int  # `Counts.packed`
    compound: float = 0.0  # vaderSentiment's compound of these tokens, -1 to 1
    scored_words: int = 0  # how many of them have a valence in vaderSentiment's lexicon
    tone: Tone = NO_TONE

    @property
    def n_words(self) -> int:
        """How many words it has."""
        return self.packed & LARGEST_COUNT

    @property
    def counts(self) -> Counts:
        """The readability inputs of its words."""
        return Counts.unpacked(self.packed)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where its tokens start in the text. Nothing but white space stands between two of them."""
        found, at = [], 0
        for token in self.tokens:
            at = self.line.index(token.raw, at)
            found.append(self.start + at)
            at += len(token.raw)
        return tuple(found)


@dataclass(frozen=True)
class Document:
    """An article parsed once, or what one voice says in it. All spans point into `text`.

    In a document of one voice `n_words` and `loaded_terms` are those in that voice, and `sentences` are the
    sentences with most of their words in it, cut down to these words.
    """

    text: str
    normal: str  # typography levelled, same length
    voice: Voice
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    loaded_terms: tuple[LoadedTerm, ...]
    n_words: int
    language: str = ENGLISH  # its English name
    speakers: tuple[Speaker, ...] = ()  # of the direct speech, in order of their first quotation
    n_spoken: tuple[int, ...] = ()  # the words of each quotation in `speech`
    own: Document | None = None  # what the outlet itself says, and what it quotes:
    quoted: Document | None = None  # both None in a document that is one voice already

    def in_voice(self, voice: Voice) -> Document:
        """The document itself for "all", else its part in one voice. Only a whole document has parts."""
        part = {"all": self, "own": self.own, "quoted": self.quoted}[voice]
        if part is None:
            raise ValueError(f"a document in the voice '{self.voice}' has no part '{voice}'")
        return part

    @cached_property
    def counts(self) -> Counts:
        """The readability inputs over all sentences."""
        return Counts.unpacked(sum([sentence.packed for sentence in self.sentences]))

    @cached_property
    def scorable(self) -> tuple[Sentence, ...]:
        """The sentences that hold a word, or an emoticon with a valence."""
        return tuple([each for each in self.sentences if each.packed & LARGEST_COUNT or each.scored_words])

    @cached_property
    def n_worded(self) -> int:
        """How many sentences have a word."""
        return len([sentence for sentence in self.sentences if sentence.packed & LARGEST_COUNT])

    @cached_property
    def spoken(self) -> dict[int, int]:
        """The words of each quotation in `speech`, by its start."""
        return {q.start: n for q, n in zip(self.speech, self.n_spoken, strict=True)}

    def line(self, span: Span) -> str:
        """The words of a span as the article has them, on one line."""
        return " ".join(self.text[span.start : span.end].split())

    @cached_property
    def speech(self) -> tuple[Quotation, ...]:
        """Direct speech, without what is quoted inside it."""
        return tuple([q for q in self.quotations if q.kind == "speech" and not q.nested])


class Score(NamedTuple):
    """A value, or None where it is undefined, and what weakens it, if anything does."""

    value: float | None
    caution: str | None = None


UNDEFINED = Score(None)

Family = Literal["sentiment", "loaded_terms", "quotations", "readability"]


@dataclass(frozen=True)
class Metric:
    """A measure and what a reader must know of it; the methods page, the selectors and the contract tests read this."""

    name: str
    label: str
    family: Family
    unit: str
    higher: str  # what a higher value means
    more: str  # what a text does that has {} more than another, and
    less: str  # {} less, as a sentence goes on after "X" and before "than Y"
    bounds: tuple[float, float]
    formula: str
    source: str
    limits: str  # what not to conclude
    score: Callable[[Document], Score]
    evidence: Callable[[Document], tuple[Span, ...]]
    voices: tuple[Voice, ...] = VOICES
    english_only: bool = True  # made, or calibrated, for English
    is_rate: bool = True  # False: grows with the length of the text
    version: int = 1

    def of(self, doc: Document) -> Score:
        """The score of a document; undefined in a language that the measure is not made for."""
        if self.english_only and doc.language != ENGLISH:
            return Score(None, f"written in {doc.language}, and the measure is made for English")
        return self.score(doc)

    @property
    def is_share(self) -> bool:
        """Whether the value is a part of one, shown as a percentage."""
        return self.bounds == (0, 1)

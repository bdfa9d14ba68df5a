"""Attribution without a reporting verb: "the mayor's promise to …", "the mayor's … remark", "defended it as …"."""

from __future__ import annotations

from lib.model import Span
from lib.text.quotations.cues import cues
from lib.text.quotations.noun_phrases import following, phrase_before
from lib.text.quotations.subjects import subject
from lib.text.quotations.tokens import Words
from lib.text.quotations.word_classes import CALENDAR, DETERMINERS, POSSESSIVES, PRONOUNS, RELATIVES, word_class

REACH = 6  # words between a noun of speech and the quotation

# Nouns for an act of speech or its content.
_NOUNS = word_class(
    """accusation accusations admission advice allegation allegations announcement answer answers apology appeal
    argument arguments assertion assertions assessment assurance assurances call calls characterisation
    characterization charge charges claim claims comment comments complaint complaints contention criticism critique
    declaration demand demands denial description descriptions diatribe explanation insistence insult insults jibe
    joke jokes lament message mockery objection objections plea pledge pledges prediction promise promises proposal
    quip quote rant rebuke remark remarks reply request response speech statement statements suggestion suggestions
    talk testimony threat threats tirade tweet tweets verdict vow warning warnings words"""
)
_CONTRACTED = PRONOUNS | DETERMINERS | RELATIVES | frozenset(["there", "here", "what", "let"])
# Verbs that give a judgement or a name if "as" follows: "rejected the idea as …".
_JUDGING = word_class(
    """attack attacked attacking attacks bill billed billing blast blasted blasting cast casting casts characterised
    characterises characterize characterized characterizes characterizing decried decries defend defended defending
    defends denounced denounces denouncing depict depicted depicting depicts deride derided derides deriding describe
    described describes describing dismiss dismissed dismisses dismissing frame framed frames framing hail hailed hails
    introduce introduced introduces introducing mocked mocking mocks paint painted painting paints portray portrayed
    portraying portrays praise praised praises present presented presents reject rejected rejecting rejects ridiculed
    ridicules slam slammed slams tout touted touting touts"""
)


def owner_before(head: Words) -> Span | None:
    """Whose act of speech is named before a quotation: "the mayor's promise to …", "rejected it as …", "Lane's …"."""
    words = head.words
    if _ends_with_as(words):
        verb = next((i for i in range(len(words) - 1, -1, -1) if words[i] in _JUDGING), None)
        if verb is not None and words[verb + 1] == "by":  # was described by officials as "…"
            name = following(words, verb + 2, len(words))
        else:
            name = subject(words, 0, verb) if verb else None
        return head.span(*name) if name else None
    if (owner := _in_the_words_of(head)) is not None:
        return owner
    if _NOUNS.isdisjoint(words[-REACH:]):
        return None
    for i in range(len(words) - 1, max(0, len(words) - 1 - REACH), -1):
        if words[i] in _NOUNS:
            return _owner(head, i)
    return None


def owner_around(head: Words, tail: Words) -> Span | None:
    """Whose act of speech is named after a quotation: the mayor's "…" remark."""
    if (owner := _in_the_words_of(tail) or _agent(head.words, tail)) is not None:
        return owner
    if _NOUNS.isdisjoint(tail.words[:2]) or not head.words:
        return None
    return _owner(head, len(head.words))


def _in_the_words_of(words: Words) -> Span | None:
    """Who is named at the edge of these words: in the words of one diplomat."""
    if "words" not in words.words:
        return None
    i = words.words.index("words")
    if words.words[max(0, i - 2) : i + 2] not in (["in", "the", "words", "of"], ["In", "the", "words", "of"]):
        return None
    name = following(words.words, i + 2, len(words.words))
    return words.span(*name) if name else None


def _agent(head: list[str], tail: Words) -> Span | None:
    """By whom something is named in the passive: has been called "…" by the Herald."""
    words = tail.words
    if words[:1] != ["by"] or len(words) < 2 or words[1] in CALENDAR or words[1].endswith("ing"):
        return None
    if not any(word.endswith("ed") and (word.lower() in cues() or word.lower() in _JUDGING) for word in head[-2:]):
        return None
    name = following(words, 1, len(words))
    return tail.span(*name) if name else None


def _ends_with_as(words: list[str]) -> bool:
    last = len(words) - 1
    if last > 0 and words[last].lower() in DETERMINERS:
        last -= 1
    return last > 0 and words[last] == "as"


def _owner(head: Words, i: int) -> Span | None:
    """Who owns the word at i: the possessive before it, with an adjective between at most."""
    words = head.words
    for last in range(i - 1, max(-1, i - 3), -1):
        if words[last].lower() in POSSESSIVES:
            return head.span(last, last + 1)
        if words[last].endswith("'s") and words[last][:-2].lower() not in _CONTRACTED:
            name = phrase_before(words, 0, last + 1)
            return _without_ending(head.span(_opening(words, *name), last + 1)) if name else None
    return None


def _opening(words: list[str], first: int, end: int) -> int:
    """Where a phrase in the possessive begins: a verb may stand before a name ("came Ruiz's")."""
    if words[first].lower() in DETERMINERS or words[first].lower() in POSSESSIVES:
        return first
    return next((i for i in range(first, end) if words[i][0].isupper()), first)


def _without_ending(span: Span) -> Span:
    return Span(span.start, span.end - len("'s"))

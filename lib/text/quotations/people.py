"""Which quotations are one person's: full name, surname, title and surname, pronoun, definite description.

Evidence shows the words that stand beside the quotation; who has how many quotations is a question about persons. So
the mentions of one person in one article are joined where the article leaves no doubt, and each mention says how, so
that a reader can look and take it apart again. Where two persons fit, the words stay words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from lib.model import Mention, MentionKind, Quotation, Span, Speaker
from lib.text.quotations.introductions import Introduced, full_names, introductions, occurrences
from lib.text.quotations.names import Name, is_pronoun, name_of, same_person
from lib.text.quotations.pronouns import antecedents
from lib.text.quotations.roles import Role, fits, role_of

NAMESAKES = 20  # persons of one surname that are told apart; those beyond keep their words

_HONORIFICS = frozenset(["Mr", "Mrs", "Ms", "Miss"])
_BEFORE_GIVEN = frozenset(["Sir", "Dame"])

Place = tuple[int, int]  # of a phrase: cheaper to look up than a Span


def people(text: str, quotations: Sequence[Quotation]) -> tuple[Speaker, ...]:
    """The speakers of direct speech, in order of their first quotation.

    `text` has its typography levelled; the quotations are in order, as `quotations` gives them. Speech without a
    speaker, or with a pronoun that stays unclear, belongs to none.
    """
    spoken = [(q, q.speaker) for q in quotations if q.kind == "speech" and not q.nested and q.speaker]
    if not spoken:
        return ()
    meant = {_place(pronoun): _place(name) for pronoun, name in antecedents(text, quotations).items()}
    beside = dict.fromkeys([_place(span) for _, span in spoken])
    phrases = {place: _phrase(text, place) for place in [*beside, *meant.values()]}
    read = {phrase: name_of(phrase) for phrase in set(phrases.values())}
    names = {place: name for place, phrase in phrases.items() if (name := read[phrase])}
    persons = _persons(names.values())
    stand = occurrences(text, persons)
    known = full_names(text, persons, stand)
    described = {
        phrase: role_of(phrase) for place, phrase in phrases.items() if place not in names and _is_definite(phrase)
    }
    heads = frozenset().union(*[role.heads for role in described.values()])
    introduced = introductions(text, known, stand, heads) if described else Introduced({}, {}, {})
    openings = {start: phrase.lower() for (start, _), phrase in phrases.items()}
    found: dict[str, list[tuple[Quotation, Mention]]] = {}
    for quotation, span in spoken:
        by = _place(span)
        place = meant.get(by, by)
        phrase = phrases[place]
        if is_pronoun(phrase):
            continue
        name = names.get(place)
        if name and by in meant and place not in beside and not _is_sure(name, known):
            continue
        who = _who(name, phrase, known) if name else _described(described.get(phrase), place[0], introduced, openings)
        kind: MentionKind = "pronoun" if by in meant else _kind(name)
        found.setdefault(who or phrase.lower(), []).append((quotation, Mention(span.start, span.end, kind)))
    return tuple([_speaker(who, rows) for who, rows in found.items()])


def _place(span: Span) -> Place:
    return span.start, span.end


def _speaker(who: str, rows: Sequence[tuple[Quotation, Mention]]) -> Speaker:
    return Speaker(who, tuple(dict.fromkeys(mention for _, mention in rows)), tuple(quotation for quotation, _ in rows))


def _phrase(text: str, place: Place) -> str:
    return " ".join(text[place[0] : place[1]].split())


def _kind(name: Name | None) -> MentionKind:
    if name is None:
        return "description"
    return "name" if name.given else "surname"


def _persons(names: Iterable[Name]) -> dict[str, tuple[Name, ...]]:
    """The different persons of each surname, each by the fullest form of the name; one if no given names disagree."""
    known: dict[str, list[Name]] = {}
    for name in dict.fromkeys(names):
        row = known.setdefault(name.surname, [])
        if len(row) >= NAMESAKES:
            continue
        same = next((i for i, other in enumerate(row) if name.given and same_person(name, other)), None)
        if same is None:
            row.append(name)
        else:
            row[same] = _fuller(name, row[same])
    return {surname: _without_bare(row) for surname, row in known.items()}


def _fuller(one: Name, other: Name) -> Name:
    """The longer form, unless only titles make it longer."""
    short, long = sorted((one, other), key=lambda name: len(name.full))
    return short if short.given and long.full.endswith(f" {short.full}") else long


def _without_bare(row: Sequence[Name]) -> tuple[Name, ...]:
    return tuple(name for name in row if name.given) or tuple(row[:1])


def _who(name: Name, phrase: str, known: Mapping[str, Sequence[Name]]) -> str:
    """The fullest form of a person's name; a surname that several persons share stays a surname, with Mr. or Mrs."""
    fitting = [other for other in known[name.surname] if same_person(name, other)]
    opening = phrase.split()[0].rstrip(".")
    if len(fitting) != 1:
        return phrase if opening in _HONORIFICS and not name.given else name.full
    if opening in _BEFORE_GIVEN and not fitting[0].given:  # Sir Keith
        knights = [person for persons in known.values() for person in persons if person.given == name.surname]
        return knights[0].full if len(knights) == 1 else name.full
    return fitting[0].full


def _is_sure(name: Name, known: Mapping[str, Sequence[Name]]) -> bool:
    """Whether the article has a full name to it: otherwise a capitalised word may be a place, or start a sentence."""
    return any(person.given for person in known[name.surname])


def _is_definite(phrase: str) -> bool:
    return phrase[:4].lower() == "the " or "'s " in phrase


def _described(role: Role | None, start: int, introduced: Introduced, openings: Mapping[int, str]) -> str | None:
    """The one person whom a definite description of this role, at this place, can mean, of those introduced before it.

    `openings` are the phrases that name speakers, by where they start.
    """
    if role is None or len(role.heads) != 1:
        return None
    (head,) = role.heads
    # "A spokesman" without a name may be meant, too.
    unnamed = introduced.unnamed.get(head, [])
    n_unnamed = bisect_left(unnamed, start)
    # In the order of their introductions: two are enough to know that it is not one.
    candidates = [who for who, at in islice(introduced.under.get(head, {}).items(), 2) if at < start]
    if n_unnamed == 1 and not candidates:
        return openings.get(unnamed[0])
    if n_unnamed or len(candidates) != 1:
        return None
    return candidates[0] if fits(role, introduced.roles[candidates[0]]) else None

"""Who is quoted: the speakers of single articles, joined across articles where their names leave no doubt.

Inside an article mentions are joined already (`lib.text.quotations.people`). Across articles only names join: equal
ones, forms of one name whose given names agree, and a surname with the one full name that it can stand for, of the
same event first and then of the whole corpus; a given name only within the event. Where two persons can be meant,
nobody is. Descriptions ("a spokesman") never join: they are counted under their own words, as unnamed. Every join
says why, and can be undone (`lib.compare.joins`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Literal, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lib.compare.persons import Form, Person, agree, by_given_name, is_initial, persons_of, plain, plain_name
from lib.compare.said import COLUMNS as SAID_COLUMNS
from lib.text.quotations.names import TITLES, Name, is_pronoun, name_of
from lib.text.quotations.word_classes import DETERMINERS, PREPOSITIONS

Numbers = NDArray[np.int64]
SpeakerKind = Literal["named", "unnamed", "unclear"]
COLUMNS = ("id", "group", "event", *SAID_COLUMNS[1:])
JOINED = ("speaker", "kind", "why")
UNNAMED = "unnamed: "
UNCLEAR = " (not known which)"


SAME = "the same name"
AGREES = "another form of the name; given names agree"
IN_ARTICLE = "surname; full name in its article"
IN_EVENT = "surname; the only full name with it in the event"
IN_CORPUS = "surname; the only full name with it in the corpus"
NO_FULL_NAME = "the same surname; no full name in the corpus"
GIVEN = "given name; the only full name with it in the event"
TWO_FIT = "surname that several persons share"
DESCRIPTION = "description; resolved in its article"
PRONOUN = "pronoun; resolved in its article"
NOT_JOINED = "no name: the same words, not one person"


class Mention(NamedTuple):
    """The words beside a quotation, if any, and the speaker as its article resolves them."""

    words: str | None
    form: Form


class Identity(NamedTuple):
    """Who the speaker of an article is in the corpus. `why` is the rule that says so."""

    speaker: str
    kind: SpeakerKind
    why: str


def quotations(articles: pd.DataFrame, said: pd.DataFrame) -> pd.DataFrame:
    """The direct speech of some articles with their group and event, one row a quotation.

    `articles` has the columns id, group and event, `said` is the table of `lib.compare.said`, of these articles or of
    more. Rows in the order of the articles and of their texts; texts are None where the article does not say.
    """
    article = pd.Index(articles["id"]).get_indexer(pd.Index(said["id"]))
    order = np.argsort(article, kind="stable")[(article < 0).sum() :]
    rows = said.iloc[order].reset_index(drop=True)
    of_article = articles[["group", "event"]].iloc[article[order]].reset_index(drop=True)
    table = rows.assign(group=of_article["group"], event=of_article["event"])[list(COLUMNS)]
    texts = ["id", "group", "event", "named", "form", "cue", "cue_class"]
    return table.astype(dict.fromkeys(texts, object)).where(table.notna(), None)


def joined(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of `quotations` with speaker, kind and why: who speaks, across articles.

    speaker is None where no speaker is known; kind is named (a person or an institution), unnamed (the words of a
    description, several persons) or unclear (a surname that several persons share).
    """
    mentions, place = _mentions(rows)
    forms = Counter[Form]()
    for mention, n in mentions.items():
        forms[mention.form] += n
    every = {words for mention in mentions for words in (mention.words, mention.form.words) if words}
    named = {words: name for words in every if (name := name_of(words))}
    persons = persons_of(forms, named)
    given = by_given_name(persons)
    houses = _houses(mentions, named)
    identities = {form: _identity(form, named, persons, given, houses) for form in forms}
    found = [identities[each.form] for each in mentions]
    whys = [_why(*each, who, named) for each, who in zip(mentions, found, strict=True)]
    made = pd.DataFrame(
        [*((who.speaker, who.kind, why) for who, why in zip(found, whys, strict=True)), (None,) * len(JOINED)],
        columns=list(JOINED),
        dtype=object,
    )
    return rows.assign(**{name: made[name].iloc[place].set_axis(rows.index) for name in JOINED})


def _mentions(rows: pd.DataFrame) -> tuple[dict[Mention, int], Numbers]:
    """How often each mention occurs, and the place of each row's among them; -1 where no speaker is known."""
    known = np.flatnonzero(rows["form"].notna())
    columns = [pd.factorize(rows[name].to_numpy(object)[known]) for name in ("named", "form", "event")]
    codes = np.zeros(len(known), np.int64)
    for numbers, values in columns:  # -1 where there is none
        codes = codes * (len(values) + 1) + numbers + 1
    place = np.full(len(rows), -1, np.int64)
    place[known], different = pd.factorize(codes)
    _, first = np.unique(place[known], return_index=True)
    texts = [[*values, None] for _, values in columns]
    counts = np.bincount(place[known], minlength=len(different)).tolist()
    numbers_of = zip(*(numbers[first].tolist() for numbers, _ in columns), strict=True)
    mentions = [Mention(texts[0][named], Form(texts[1][form], texts[2][event])) for named, form, event in numbers_of]
    return dict(zip(mentions, counts, strict=True)), place


def variants(rows: pd.DataFrame) -> pd.DataFrame:
    """What stands for each speaker in the articles, and why it was joined: speaker, variant, n, n_articles, why.

    One row a variant and reason; speakers in alphabetical order, their commonest variants first. n counts quotations.
    """
    known = rows[rows["speaker"].notna()].assign(variant=lambda table: table["named"].fillna(table["form"]))
    counts = known.groupby(["speaker", "variant", "why"], sort=True)["id"].agg(["size", "nunique"]).reset_index()
    counts.columns = pd.Index(["speaker", "variant", "why", "n", "n_articles"])
    ordered = counts.sort_values(["speaker", "n", "variant", "why"], ascending=[True, False, True, True])
    return ordered[["speaker", "variant", "n", "n_articles", "why"]].reset_index(drop=True)


def own_label(words: str) -> Identity:
    """The speaker that some words stand for when they are joined with nothing."""
    if name_of(words) or _is_house(words):
        return Identity(words, "named", SAME)
    return Identity(UNNAMED + words.lower(), "unnamed", NOT_JOINED)


def _houses(mentions: Mapping[Mention, int], named: Mapping[str, Name]) -> dict[str, str]:
    """Institutions by their plain name, each in its commonest spelling, without "the"."""
    written = Counter[str]()
    for (words, form), n in mentions.items():
        if form.words not in named and words and words.lower() == form.words.lower() and _is_house(words):
            written[_without_the(words)] += n
    found: dict[str, str] = {}
    for words in sorted(written, key=lambda each: (-written[each], each)):
        found.setdefault(plain(words), words)
    return found


def _is_house(words: str) -> bool:
    """Whether a phrase names an institution: "the Pentagon", "Ministry of Defence", but not "Pentagon officials"."""
    parts = words.split()
    named = [part for part in parts if part.lower() not in DETERMINERS]
    end = next((place for place, part in enumerate(named) if part.lower() in PREPOSITIONS), len(named))
    if not named[:end]:
        return False
    head = named[end - 1].rstrip(".,")
    # One capitalised word may only begin a sentence: "Officials said".
    is_proper = len(parts) > 1 or head.isupper()
    return is_proper and head[:1].isupper() and head not in TITLES


def _without_the(words: str) -> str:
    first, _, rest = words.partition(" ")
    return rest if first.lower() == "the" and rest else words


def _identity(
    form: Form,
    named: Mapping[str, Name],
    persons: Mapping[str, tuple[Person, ...]],
    given: Mapping[tuple[str, str], list[Person]],
    houses: Mapping[str, str],
) -> Identity:
    house = houses.get(plain(_without_the(form.words)))
    if form.words not in named:
        return Identity(house, "named", SAME) if house else Identity(UNNAMED + form.words, "unnamed", NOT_JOINED)
    name = plain_name(named[form.words])
    known = persons.get(name.surname, ())
    if name.given:
        return _of_full_name(form.words, name, known)
    if known:
        return _of_surname(form, known)
    called = given.get((form.event or "", name.surname), [])
    if len(called) == 1:
        return Identity(called[0].label, "named", GIVEN)
    return Identity(house or named[form.words].full, "named", NO_FULL_NAME)


def _of_full_name(words: str, name: Name, known: tuple[Person, ...]) -> Identity:
    for person in known:
        if plain(person.label) == plain(words):
            return Identity(person.label, "named", SAME)
    fitting = [person.label for person in known if agree(name, person.name)]
    return Identity(fitting[0], "named", AGREES) if len(fitting) == 1 else Identity(words, "named", SAME)


def _of_surname(form: Form, known: tuple[Person, ...]) -> Identity:
    """The one person whom a bare surname can mean."""
    # "J. Lane" may be anybody: only where no given name is known is it a person that a surname could mean.
    spelled = [person for person in known if not is_initial(person.name)] or list(known)
    here = [person for person in spelled if form.event is not None and form.event in person.events]
    fitting = here or spelled
    if len(fitting) != 1:
        return Identity(form.words + UNCLEAR, "unclear", TWO_FIT)
    return Identity(fitting[0].label, "named", IN_EVENT if here else IN_CORPUS)


def _why(words: str | None, form: Form, who: Identity, named: Mapping[str, Name]) -> str:
    """Why these words of an article stand for a speaker of the corpus."""
    if words and is_pronoun(words):
        return PRONOUN
    if who.kind == "unnamed" or not words:
        return who.why
    name = named.get(words)
    if name is None:
        return SAME if words.lower() == form.words.lower() else DESCRIPTION
    return IN_ARTICLE if who.why == SAME and not name.given and " " in who.speaker else who.why

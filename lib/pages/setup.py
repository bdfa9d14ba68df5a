"""What an analyst set for a corpus, as short texts by name and back: word lists, sentiment, speakers, checks, slides.

Each item is a text of its own, so that two people who work on one corpus change different texts and lose nothing. A
text that cannot be read, because it was damaged, forged or written by another version, is passed over: what it stood
for is as it ships. It is not removed either, for only texts that changed are written.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any, TypeVar

from lib.compare.handcheck.check import QUESTIONS, Check, Question
from lib.compare.handcheck.file import json_text, read_check
from lib.compare.joins import Correction, Joins
from lib.compare.naming import Naming, default_naming, read_naming
from lib.compare.naming import csv_of as naming_csv
from lib.model import ARTICLE_ID, Article
from lib.pages.slides import Slide, json_of, slides_of
from lib.pages.wordlist import Wordlist, plain_name
from lib.text.lexicon import Lexicon, csv_of, default_lexicon, read_lexicon
from lib.text.settings import Settings, default_settings
from lib.text.tone import ToneSettings, default_masks

LONGEST_ITEM = 100  # characters of an item as they stand in its text's name
TONE_SWITCHES = tuple(each.name for each in fields(ToneSettings) if isinstance(each.default, bool))
LABELS = {  # of the fields of a setup
    "terms": "word lists",
    "masks": "word lists",
    "tone": "settings of sentiment",
    "naming": "rival words",
    "joins": "speakers",
    "independent": "near-copies",
    "with_copies": "near-copies",
    "checks": "checks by hand",
    "slides": "the presentation",
}
Texts = Mapping[str, str]  # JSON in ASCII: any database holds it, whatever was typed
Read = TypeVar("Read")


@dataclass(frozen=True)
class Setup:
    """How a corpus is measured and compared, and what people said of its sentences."""

    terms: Wordlist = field(default_factory=Wordlist)
    masks: Wordlist = field(default_factory=lambda: Wordlist(default_masks()))
    tone: ToneSettings = field(default_factory=ToneSettings)  # of which the switches count: the masks are `masks`
    naming: Naming = field(default_factory=default_naming)
    joins: Joins = field(default_factory=Joins)
    independent: frozenset[str] = frozenset()  # ids of articles that are no near-copies
    with_copies: bool = False
    checks: Mapping[Question, Check] = field(default_factory=dict)
    slides: tuple[Slide, ...] = ()  # of the presentation

    @property
    def settings(self) -> Settings:
        """How texts are measured."""
        tone = replace(self.tone, masks=self.masks.lexicon)
        return replace(default_settings(), lexicon=self.terms.lexicon, tone=tone)


def changes(setup: Setup) -> list[str]:
    """What of a setup differs from what ships, in the user's words."""
    shipped = Setup()
    with_shipped_masks = replace(setup, tone=replace(setup.tone, masks=shipped.tone.masks))
    found = [label for name, label in LABELS.items() if getattr(with_shipped_masks, name) != getattr(shipped, name)]
    return list(dict.fromkeys(found))


def texts_of(setup: Setup) -> dict[str, str]:
    """The texts of what differs from what ships; `setup_of` gives an equal setup back, words in alphabetical order."""
    texts = {
        **_wordlist_texts("terms", setup.terms, default_lexicon()),
        **_wordlist_texts("masks", setup.masks, default_masks()),
    }
    switches = {name: getattr(setup.tone, name) for name in TONE_SWITCHES}
    if switches != {name: getattr(ToneSettings(), name) for name in TONE_SWITCHES}:
        texts["tone"] = json.dumps(switches)
    if setup.naming != default_naming():
        texts["naming"] = json.dumps([setup.naming.name, naming_csv(setup.naming)])
    if setup.joins.corrections:
        texts["joins"] = json.dumps(setup.joins.corrections)
    texts |= {_named("no copy", article_id): json.dumps(article_id) for article_id in setup.independent}
    if setup.with_copies:
        texts["with copies"] = "true"
    if setup.slides:
        texts["slides"] = json_of(setup.slides)
    for check in setup.checks.values():
        texts |= _check_texts(check)
    return texts


def setup_of(texts: Texts) -> Setup:
    """The setup that texts stand for; what cannot be read is as it ships."""
    checks = {question: _read(_check, question, texts) for question in QUESTIONS}
    ids = [_read(_id, text) for text in _below("no copy", texts)]
    return Setup(
        terms=_wordlist("terms", texts, default_lexicon()),
        masks=_wordlist("masks", texts, default_masks()),
        tone=_read(_tone, texts.get("tone", "")) or ToneSettings(),
        naming=_read(_naming, texts.get("naming", "")) or default_naming(),
        joins=_read(_joins, texts.get("joins", "")) or Joins(),
        independent=frozenset(filter(None, ids)),
        with_copies=texts.get("with copies") == "true",
        checks={question: check for question, check in checks.items() if check},
        slides=_read(slides_of, texts.get("slides", "")) or (),
    )


def without_sentences(name: str, text: str) -> str:
    """A setting's text without the sentences of articles that a check by hand holds; empty for a check that is none."""
    if not _is_draw(name):
        return text
    draw = _read(_object, text)
    if draw is None or not isinstance(draw.get("sentences"), list):
        return ""
    kept = [{**each, "text": ""} for each in draw["sentences"] if isinstance(each, dict)]
    return json.dumps({**draw, "sentences": kept})


def with_sentences(texts: Texts, articles_of: Callable[[Sequence[str]], Iterable[Article]]) -> Texts:
    """The texts of a setup with the sentences that they lack, as the articles have them; as it is while any lacks."""
    found = {}
    for name in filter(_is_draw, texts):
        draw = _read(_object, texts[name])
        sentences = draw.get("sentences") if draw else None
        if draw and isinstance(sentences, list) and {"text": ""}.items() <= _first(sentences).items():
            whole = _read(_filled, sentences, articles_of)
            found[name] = json.dumps({**draw, "sentences": whole}) if whole else texts[name]
    return {**texts, **found}


def _first(sentences: list[Any]) -> Mapping[str, Any]:
    return sentences[0] if sentences and isinstance(sentences[0], dict) else {}


def _is_draw(name: str) -> bool:
    return name in {f"check/{question}/draw" for question in QUESTIONS}


def _filled(
    sentences: list[dict[str, Any]], articles_of: Callable[[Sequence[str]], Iterable[Article]]
) -> list[dict[str, Any]]:
    """The sentences with their words. Raises KeyError if an article is not there."""
    held = {article.id: article.text for article in articles_of([*{each["article"]: None for each in sentences}])}
    return [
        {**each, "text": " ".join(held[each["article"]][each["start"] : each["end"]].split())} for each in sentences
    ]


def _read(make: Callable[..., Read], *known: object) -> Read | None:
    """What a text stands for, None if it is not there or is none of ours."""
    try:
        return make(*known)
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _named(kind: str, item: str) -> str:
    """The name of an item's text. What no database could hold, or is long, is given by its digest."""
    if item.isprintable() and len(item) <= LONGEST_ITEM:
        return f"{kind}/{item}"
    return f"{kind}/{hashlib.sha256(item.encode('utf-8', 'surrogatepass')).hexdigest()}"


def _below(kind: str, texts: Texts) -> Iterator[str]:
    """The texts of one kind, by name."""
    return (texts[name] for name in sorted(texts) if name.startswith(f"{kind}/"))


def _strings(text: str, n: int) -> list[str]:
    """The strings of a JSON list of so many. Raises ValueError for anything else."""
    found = json.loads(text)
    if not isinstance(found, list) or len(found) != n or not all(isinstance(each, str) for each in found):
        raise ValueError("not the strings that are expected here")
    return found


def _object(text: str) -> dict[str, Any]:
    """A JSON object. Raises ValueError for anything else."""
    found = json.loads(text)
    if not isinstance(found, dict):
        raise ValueError("not the names and values that are expected here")
    return found


def _wordlist_texts(kind: str, words: Wordlist, shipped: Lexicon) -> dict[str, str]:
    texts = {} if words.base == shipped else {kind: json.dumps([words.base.name, csv_of(words.base)])}
    texts |= {_named(f"{kind}/edit", each.term): json.dumps(csv_of(Lexicon("", (each,)))) for each in words.edits}
    return texts | {_named(f"{kind}/muted", term): json.dumps(term) for term in words.muted}


def _wordlist(kind: str, texts: Texts, shipped: Lexicon) -> Wordlist:
    words = Wordlist(_read(_lexicon, texts.get(kind, "")) or shipped)
    for text in _below(f"{kind}/edit", texts):
        row = _read(_row, text)
        for entry in row.entries if row else ():
            words = words.with_entry(entry)
    muted = (_read(json.loads, text) for text in _below(f"{kind}/muted", texts))
    return words.with_muted(term for term in muted if isinstance(term, str))


def _row(text: str) -> Lexicon:
    return read_lexicon("", str(json.loads(text)))


def _lexicon(text: str) -> Lexicon:
    name, table = _strings(text, 2)
    return read_lexicon(plain_name(name), table)


def _tone(text: str) -> ToneSettings:
    found = _object(text)
    known = {name: found[name] for name in TONE_SWITCHES if type(found.get(name)) is bool}
    return replace(ToneSettings(), **known)


def _naming(text: str) -> Naming:
    name, table = _strings(text, 2)
    return read_naming(plain_name(name), table)


def _joins(text: str) -> Joins:
    return Joins(tuple(_correction(*each) for each in json.loads(text)))


def _correction(speaker: object, variant: object, to: object) -> Correction:
    if not isinstance(speaker, str) or not isinstance(to, str) or not isinstance(variant, str | None):
        raise ValueError("no correction of speakers")
    return Correction(speaker, variant, to)


def _id(text: str) -> str:
    found: str = json.loads(text)
    if not ARTICLE_ID.fullmatch(found):
        raise ValueError("no article's id")
    return found


def _check_texts(check: Check) -> dict[str, str]:
    """The draw in one text and each coder's codes in one, so that coders at two screens do not undo each other's."""
    kind = f"check/{check.question}"
    draw = json.loads(json_text(replace(check, codings=())))
    texts = {f"{kind}/draw": json.dumps(draw)}
    for place, coding in enumerate(check.codings):
        said = {"seed": check.seed, "place": place, **asdict(coding)}
        texts[_named(f"{kind}/coder", coding.coder.casefold())] = json.dumps(said)
    return texts


def _check(question: Question, texts: Texts) -> Check:
    """The check of a question with all codings that fit its draw, of the open ones the first."""
    kind = f"check/{question}"
    draw = _object(texts[f"{kind}/draw"])
    check = read_check(question, json.dumps({**draw, "codings": []}).encode())
    if check.question != question:
        raise ValueError("a check of another question")
    codings = [_read(_coding, draw, text) for text in _below(f"{kind}/coder", texts)]
    for _, coding in sorted((found for found in codings if found), key=lambda found: found[0]):
        if coding.codings[0].closed or not check.coding:
            check = _read(check.joined, coding) or check
    return check


def _coding(draw: dict[str, Any], text: str) -> tuple[int, Check]:
    """The place of a coding, and the check with that coding alone."""
    said = _object(text)
    if said.pop("seed") != draw["seed"]:
        raise ValueError("a coding of another draw")
    place = int(said.pop("place"))
    return place, read_check("coding", json.dumps({**draw, "codings": [said]}).encode())

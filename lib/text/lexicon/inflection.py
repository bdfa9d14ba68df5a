"""English inflection by rule, so that an entry need not repeat "slam, slams, slammed, slamming".

The rules are those of spelling (Quirk et al., A Comprehensive Grammar of the English Language, 1985, ch. 3.5-3.20,
5.79-5.90, 7.46, 7.79); what they do not reach stands in the tables of irregular forms. A verb in -ize has its forms in
-ise too. Wrong forms do no harm: they match nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

# A verb of one syllable that ends in one vowel and one consonant doubles the consonant: slam, slammed.
_DOUBLES = re.compile(r"(?:[^aeiou]|qu)*[aeiouy][bdfgklmnprtvz]")
_CONSONANT_Y = re.compile(r".*[^aeiou]y")
_SIBILANT = re.compile(r".*(?:s|x|z|ch|sh)")

# Longer verbs with the stress on their last syllable double it too.
_STRESSED_LAST = frozenset(
    """
    abet abhor admit backpedal befit begin besot commit compel concur confer control debar defer demur deter dispel
    distil embed emit enthral excel expel flip-flop forget handicap hobnob humbug impel incur infer kidnap occur
    omit outbid outwit overrun patrol permit propel rebel rebut recur refer regret remit repel reset shit submit
    transmit unplug upset worship zigzag
    """.split()
)
# Past tense and past participle, where they are not in -ed: a verb and its forms, up to the comma.
_PAST = {
    verb: tuple(past)
    for verb, *past in map(
        str.split,
        """
        arise arose arisen, backslide backslid, bear bore borne, beat beat beaten, beget begot
        begotten, begin began begun, bend bent, bet bet, betake betook, bid bid, bind bound, bite bit bitten, bleed
        bled, blow blew blown, break broke broken, breed bred, bring brought, burst burst, buy bought, cast cast,
        catch caught, choose chose chosen, cling clung, come came come, creep crept, cut cut, deal dealt, dig dug,
        do did done, draw drew drawn, drink drank drunk, drive drove driven, eat ate eaten, fall fell fallen, feed
        fed, feel felt, fight fought, find found, flee fled, fling flung, fly flew flown, forbid forbade forbidden,
        forget forgot forgotten, forsake forsook forsaken, freeze froze frozen, get got gotten, give gave given, go
        went gone, grind ground, grow grew grown, hang hung, have had, hide hid hidden, hit hit, hold held, hurt
        hurt, keep kept, know knew known, lay laid, lead led, leave left, lend lent, let let, lie lied, lose lost,
        make made, mislead misled, mistake mistook mistaken, overrun overran overrun,
        overthrow overthrew overthrown, pay paid, put put, quit quit, read read, rend rent, ride rode ridden, ring
        rang rung, rise rose risen, run ran run, say said, see saw seen, sell sold, send sent, set set, shake shook
        shaken, shed shed, shoot shot, show showed shown, shrink shrank shrunk, shut shut, sing sang
        sung, sink sank sunk, sit sat, slay slew slain, sling slung, slink slunk, sow sowed sown, speak spoke
        spoken, spin spun, spit spat, split split, spread spread, spring sprang sprung, stand stood, steal stole
        stolen, stick stuck, sting stung, stink stank stunk, stride strode, strike struck stricken, string strung,
        strive strove, swear swore sworn, sweep swept, swell swelled swollen, swing swung, take took taken, teach
        taught, tear tore torn, tell told, think thought, throw threw thrown, thrust thrust, tread trod trodden,
        upset upset, wear wore worn, weave wove woven, weep wept, win won, wring wrung, withstand withstood, write
        wrote written
        """.split(","),
    )
}
_PLURALS = {
    "child": "children",
    "crisis": "crises",
    "elf": "elves",
    "half": "halves",
    "hypothesis": "hypotheses",
    "knife": "knives",
    "leaf": "leaves",
    "life": "lives",
    "loaf": "loaves",
    "mouse": "mice",
    "nemesis": "nemeses",
    "person": "people",
    "self": "selves",
    "shelf": "shelves",
    "thief": "thieves",
    "tooth": "teeth",
    "wife": "wives",
    "wolf": "wolves",
}
_PLURALS_IN_OES = frozenset("echo embargo fiasco hero mosquito negro potato tornado torpedo veto volcano".split())
_ADVERBS = {"due": "duly", "full": "fully", "good": "well", "public": "publicly", "true": "truly", "whole": "wholly"}
_COMPARISONS = {"bad": ("worse", "worst"), "far": ("further", "furthest"), "good": ("better", "best")}
_PREPOSITIONS = frozenset("about against at between by for from in into of off on out over to under up with".split())


def _plural(word: str) -> Iterator[str]:
    if word in _PLURALS:
        yield _PLURALS[word]
    elif word.endswith("man") and word != "human":
        yield f"{word[:-3]}men"
    elif _SIBILANT.fullmatch(word) or word in _PLURALS_IN_OES:
        yield f"{word}es"
    else:
        yield f"{word[:-1]}ies" if _CONSONANT_Y.fullmatch(word) else f"{word}s"


def _verb(word: str) -> Iterator[str]:
    yield f"{word}es" if word.endswith("o") else next(_plural_of_verb(word))
    yield from _PAST.get(word) or (f"{stem}ed" for stem in _past_stems(word))
    yield from (f"{stem}ing" for stem in _progressive_stems(word))
    if word.endswith("ize") and len(word) > len("capsize"):
        yield word.removesuffix("ize") + "ise"
        yield from _verb(word.removesuffix("ize") + "ise")


def _plural_of_verb(word: str) -> Iterator[str]:
    """The third person has the plural's ending, without its irregular words."""
    if _SIBILANT.fullmatch(word):
        yield f"{word}es"
    else:
        yield f"{word[:-1]}ies" if _CONSONANT_Y.fullmatch(word) else f"{word}s"


def _past_stems(word: str) -> tuple[str, ...]:
    if word.endswith("e"):
        return (word[:-1],)
    return (f"{word[:-1]}i",) if _CONSONANT_Y.fullmatch(word) else _doubled(word)


def _progressive_stems(word: str) -> tuple[str, ...]:
    if word.endswith("ie"):
        return (f"{word[:-2]}y",)
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye", "inge")):
        return (word[:-1],)
    return _doubled(word)


def _doubled(word: str) -> tuple[str, ...]:
    """The stem before -ed, -ing, -er; of a longer verb in -l both the American and the British one."""
    if word.endswith("ic"):
        return (f"{word}k",)  # panic, panicked
    if _DOUBLES.fullmatch(word) or word in _STRESSED_LAST:
        return (word + word[-1],)
    return (word, f"{word}l") if re.fullmatch(r".*[^aeiou][aeiou]l", word) else (word,)


def _comparison(word: str) -> Iterator[str]:
    if word in _COMPARISONS:
        yield from _COMPARISONS[word]
    else:
        yield from (f"{_past_stems(word)[0]}{ending}" for ending in ("er", "est"))


def _adverb(word: str) -> Iterator[str]:
    if word in _ADVERBS:
        yield _ADVERBS[word]
    elif word.endswith("ic"):
        yield f"{word}ally"
    elif word.endswith("ll"):
        yield f"{word}y"
    elif re.fullmatch(r".*[^aeiou]le", word):
        yield f"{word[:-1]}y"
    else:
        yield f"{word[:-1]}ily" if _CONSONANT_Y.fullmatch(word) and len(word) > len("shy") else f"{word}ly"


def _ness(word: str) -> Iterator[str]:
    yield f"{word[:-1]}iness" if _CONSONANT_Y.fullmatch(word) and len(word) > len("shy") else f"{word}ness"


# What the column `forms` may hold. A verb's phrase is inflected at its first word, a noun's at the word before its
# first preposition ("packs of lies", "witch hunts"); the others are for single words.
FORMS: dict[str, Callable[[str], Iterator[str]]] = {
    "noun": _plural,
    "verb": _verb,
    "comparison": _comparison,
    "adverb": _adverb,
    "ness": _ness,
}
OF_PHRASES = frozenset({"noun", "verb"})


def forms_of(term: str, forms: tuple[str, ...]) -> tuple[str, ...]:
    """A term and its inflected forms, each once, the term first."""
    found = {term: None}
    for form in forms:
        words = term.split(" ")
        at = _head(words) if form == "noun" else 0
        for inflected in FORMS[form](words[at]):
            found[" ".join([*words[:at], inflected, *words[at + 1 :]])] = None
    return tuple(found)


def _head(words: list[str]) -> int:
    """The place of the noun that a noun phrase is about."""
    for at, word in enumerate(words):
        if at and word in _PREPOSITIONS:
            return at - 1
    return len(words) - 1

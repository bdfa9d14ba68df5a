"""Passages that a reader can check a number by: sentences drawn at random, never picked for what they say."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence

from lib.charts.highlight import Mark, marks_inside
from lib.charts.timeline import signed
from lib.compare.figures import MINUS
from lib.model import NO_TITLE, Article, Document, Metric, Sentence
from lib.report.document.material import Material
from lib.report.document.parts import Excerpt, Excerpts, FullText, Paragraph, Section
from lib.report.provenance import SEED
from lib.text import parse_article

SHOWN = {"sentiment", "loaded_terms", "quotations"}  # families: a long word is no passage worth reading
MOST_READ = 6  # articles of a group, drawn at random
MOST_EXCERPTS = 3  # of a group and measure
MOST_GROUPS = 12  # those with most articles
LONGEST = 320  # characters of a passage
COUNTED = "fs-counted"


def evidence(material: Material) -> Section | None:
    """For each measure that counts passages a few sentences of each group; None where there is nothing to show."""
    shown = [metric for metric in material.measures if metric.family in SHOWN]
    docs = {name: list(_documents(material, name)) for name in _groups(material)} if shown else {}
    below = tuple(section for metric in shown if (section := _measure(material, metric, docs)))
    if not below:
        return None
    said = (
        f"Sentences with something that was counted, drawn at random from up to {MOST_READ} articles of each "
        f"{material.noun}, themselves drawn at random (seed {SEED}). They are samples to check the measure by, not its "
        "strongest cases."
    )
    return Section("Passages", (Paragraph(said),), below)


def _groups(material: Material) -> list[str]:
    return sorted(material.table["group"].value_counts().index[:MOST_GROUPS])


def _documents(material: Material, group: str) -> Iterator[tuple[Article, Document]]:
    ids = material.table.loc[material.table["group"] == group, "id"]
    drawn = ids.sample(min(MOST_READ, len(ids)), random_state=SEED)
    for article in material.read(list(drawn)):
        yield article, parse_article(article, material.settings)


def _measure(material: Material, metric: Metric, docs: dict[str, list[tuple[Article, Document]]]) -> Section | None:
    found = [Excerpts(name, drawn) for name, own in docs.items() if (drawn := _drawn(metric, own))]
    return Section(f"Passages: {metric.label}", tuple(found)) if found else None


def _drawn(metric: Metric, docs: Sequence[tuple[Article, Document]]) -> tuple[Excerpt, ...]:
    everything = [(article, doc, each) for article, doc in docs for each in _sentences(metric, doc)]
    order = random.Random(SEED).sample(range(len(everything)), min(MOST_EXCERPTS, len(everything)))
    return tuple(_excerpt(metric, *everything[place]) for place in sorted(order))


def _sentences(metric: Metric, doc: Document) -> Iterator[Sentence]:
    """The sentences that hold, or begin, something that was counted."""
    if metric.of(doc).value is None:
        return
    places = [span.start for span in metric.evidence(doc)]
    for sentence in doc.sentences:
        if any(sentence.start <= place < sentence.end for place in places):
            yield sentence


def _excerpt(metric: Metric, article: Article, doc: Document, sentence: Sentence) -> Excerpt:
    about = ", ".join(filter(None, [article.title or NO_TITLE, article.published]))
    if metric.family == "sentiment":
        inside = [span for span in metric.evidence(doc) if sentence.start <= span.start and span.end <= sentence.end]
        hint = "counts for the tone"
        marks = tuple(Mark(s.start - sentence.start, s.end - sentence.start, COUNTED, hint) for s in inside)
        about += f"; tone {signed(sentence.tone.value)}" if metric.name == "sentiment" else ""
    else:
        layer = "loaded_terms" if metric.family == "loaded_terms" else "quotations"
        marks = marks_inside(doc, sentence, [layer])
    return shortened(Excerpt(about, doc.text[sentence.start : sentence.end], marks))


def shortened(excerpt: Excerpt, longest: int = LONGEST) -> Excerpt:
    """At most about `longest` characters, cut at a blank, from near the first mark on."""
    text = excerpt.text
    if len(text) <= longest:
        return excerpt
    begin = 0
    if excerpt.marks and excerpt.marks[0].end > longest:
        begin = _blank_before(text, max(0, excerpt.marks[0].start - longest // 3))
    end = _blank_before(text, begin + longest)
    kept = tuple(
        Mark(max(mark.start, begin) - begin, min(mark.end, end) - begin, mark.css, mark.hint)
        for mark in excerpt.marks
        if mark.start < end and mark.end > begin
    )
    before, after = "… " if begin else "", " …" if end < len(text) else ""
    moved = tuple(Mark(m.start + len(before), m.end + len(before), m.css, m.hint) for m in kept)
    return Excerpt(excerpt.about, f"{before}{text[begin:end]}{after}", moved)


def _blank_before(text: str, place: int) -> int:
    """The last end of a word up to a place, or the place itself in a text without blanks."""
    found = [match.start() for match in re.finditer(r"\s+", text[:place])]
    return found[-1] if found and place < len(text) else min(place, len(text))


MARKS = (
    "bold and underlined, a loaded term; shaded, direct speech; in a dashed frame, words quoted to keep a distance; "
    "underlined with dots, a speaker, and in italics the reporting verb; in italics, a title; a number before "
    f"a sentence, its tone from {MINUS}1 to 1; struck out, what is not measured."
)


def full_texts(material: Material) -> Section | None:
    """Every article that is compared, whole and marked; None unless they are asked for."""
    if not material.request.full_texts:
        return None
    said = "Check that you may pass these texts on: a report without them holds short passages only."
    texts = tuple(_full_text(material, str(row.id), row) for row in material.table.itertuples())
    return Section("Full texts", (Paragraph(said), Paragraph(MARKS, lead="Marks in an HTML report:"), *texts))


def _full_text(material: Material, article_id: str, row: object) -> FullText:
    known = (getattr(row, name) for name in ("group", "published", "title"))
    about = " · ".join(str(each) for each in known if isinstance(each, str) and each)
    return FullText(about or NO_TITLE, lambda: next(iter(material.read([article_id]))))

"""A document as safe HTML with its evidence marked, legible without colour.

Loaded terms are bold with a solid line below, quotations stand on a tint between their own marks with the speaker named
before them, sentences carry an arrow for their sentiment, passages shared with other articles have a
double line below, and boilerplate is struck out. Every piece of document text
passes through `html.escape`; nothing else comes from the document.
"""

from __future__ import annotations

import html
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, groupby, islice, pairwise

from lib.charts.theme import Theme
from lib.charts.timeline import signed
from lib.metrics.negative_sentences import THRESHOLD as NEGATIVE
from lib.metrics.positive_sentences import THRESHOLD as POSITIVE
from lib.model import Block, Document, Span, value

LAYERS = ("loaded_terms", "quotations", "sentiment")
ANCHOR = "passage-found"
FOLDED = 4  # paragraphs of page furniture in a row that are folded away
KINDS = {"speech": "speech", "scare": "scare quotes", "title": "title of a work"}


@value()
class Mark(Span):
    """A stretch that gets a tag: class of our style sheet, and a hint of our own words and numbers."""

    css: str
    hint: str


@dataclass(frozen=True)
class Marking:
    """All marks of a document in order of their starts, and what stands before a place in the text."""

    marks: Sequence[Mark]
    before: dict[int, str]  # in order of its places

    @cached_property
    def _starts(self) -> list[int]:
        return [mark.start for mark in self.marks]

    @cached_property
    def _places(self) -> list[int]:
        return list(self.before)

    def inside(self, block: Span) -> tuple[Sequence[Mark], Sequence[int]]:
        """The marks and the places of a block, which no mark crosses."""
        starts, places = self._starts, self._places
        return (
            self.marks[bisect_left(starts, block.start) : bisect_left(starts, block.end)],
            places[bisect_left(places, block.start) : bisect_left(places, block.end)],
        )


def article_html(
    doc: Document,
    theme: Theme,
    layers: Sequence[str] = LAYERS,
    *,
    more: Sequence[Mark] = (),
    most_blocks: int | None = None,
    found: Span | None = None,
) -> str:
    """The article as HTML: one <p> per block, the chosen layers marked; only the first `most_blocks` if given.

    `layers`: any of LAYERS; `more`: marks that are not of the document itself, such as passages it shares with others.
    `found`: a passage that was looked for, boxed, with an anchor that `found_html` leads to.
    Needs no script and loads nothing; the style sheet is inside.
    """
    shown = article_markup(doc, layers, more=more, most_blocks=most_blocks, found=found)
    return f"<style>{style_sheet(theme)}</style>{shown}"


def article_markup(
    doc: Document,
    layers: Sequence[str] = LAYERS,
    *,
    more: Sequence[Mark] = (),
    most_blocks: int | None = None,
    found: Span | None = None,
) -> str:
    """As `article_html`, for a page that has the `style_sheet` already."""
    sought = [_found_mark(found)] if found else []
    marks = chain(_marks(doc, layers), _within(doc.blocks, [*more, *sought]))
    marking = Marking(_nested(marks), _before(doc, layers, found))
    pieces: list[str] = []
    following_starts = [*(block.start for block in doc.blocks), len(doc.text)][1:]
    for block, following in islice(zip(doc.blocks, following_starts, strict=True), most_blocks):
        between = doc.text[block.end : following].strip()  # the dash after a dateline, say
        pieces.append(_block(doc, block, marking, f" {html.escape(between)}" if between else ""))
    shown = _folded(doc.blocks, pieces, found)
    return f'<article class="fs-article" lang="en">{"".join(shown)}</article>'


def marks_inside(doc: Document, span: Span, layers: Sequence[str]) -> tuple[Mark, ...]:
    """The marks of the layers in a span, cut at its edges, as places in its own words."""
    inside = _within([span], _marks(doc, layers))
    return tuple(replace(mark, start=mark.start - span.start, end=mark.end - span.start) for mark in inside)


def marked_markup(text: str, marks: Iterable[Mark]) -> str:
    """A passage with its marks, for a page that has the `style_sheet`."""
    return _marked(text, Span(0, len(text)), Marking(_nested(marks), {}))


def _folded(blocks: Sequence[Block], pieces: Sequence[str], found: Span | None) -> Iterator[str]:
    """The paragraphs; long runs of those that are not measured are folded away, unless the passage found is in one."""

    def is_aside(pair: tuple[Block, str]) -> bool:
        block = pair[0]
        return block.kind == "boilerplate" and not (found and block.start <= found.start < block.end)

    for aside, run in groupby(zip(blocks, pieces, strict=False), is_aside):
        paragraphs = [piece for _, piece in run]
        if aside and len(paragraphs) >= FOLDED:
            summary = f"{len(paragraphs):,} paragraphs that are not measured"
            yield f"<details><summary>{summary}</summary>{''.join(paragraphs)}</details>"
        else:
            yield from paragraphs


def _nested(marks: Iterable[Mark]) -> list[Mark]:
    """Marks in the order in which they open, outermost first; the same speaker may be marked for several quotations."""
    return sorted(set(marks), key=lambda mark: (mark.start, -mark.end, mark.css))


def _within(blocks: Sequence[Span], marks: Sequence[Mark]) -> list[Mark]:
    """Marks cut at the edges of paragraphs."""
    return [
        replace(mark, start=max(mark.start, block.start), end=min(mark.end, block.end))
        for mark in marks
        for block in blocks
        if mark.start < block.end and block.start < mark.end
    ]


def found_html(doc: Document, found: Span, theme: Theme) -> str:
    """The sentence of a passage that was looked for, as HTML, with a link to its place in the article."""
    starts = [sentence.start for sentence in doc.sentences]
    sentence: Span = doc.sentences[max(0, bisect_right(starts, found.start) - 1)] if starts else found
    if not sentence.start <= found.start <= found.end <= sentence.end:
        sentence = found
    marked = _marked(doc.text, sentence, Marking([_found_mark(found)], {}))
    return (
        f'<style>{style_sheet(theme)}</style><p class="fs-article fs-sought" lang="en">{marked} '
        f'<a href="#{ANCHOR}">Go to the place ↓</a></p>'
    )


def _found_mark(found: Span) -> Mark:
    return Mark(found.start, found.end, "fs-found", "the passage that you chose")


def _before(doc: Document, layers: Sequence[str], found: Span | None) -> dict[int, str]:
    """What stands before places of the text: the arrows of sentences, the anchor of the passage found."""
    before = _arrows(doc) if "sentiment" in layers else {}
    if found:
        before[found.start] = f'<span id="{ANCHOR}"></span>' + before.get(found.start, "")
    return dict(sorted(before.items()))


def _marks(doc: Document, layers: Sequence[str]) -> list[Mark]:
    marks: list[Mark] = []
    if "quotations" in layers:
        for quotation in doc.quotations:
            hint = KINDS[quotation.kind]
            if quotation.speaker:
                hint += f": {_words(doc, quotation.speaker)}"
            if quotation.cue:
                hint += f" ({_words(doc, quotation.cue)}, {quotation.cue_class} reporting verb)"
            if not quotation.closed:
                hint += "; the closing mark is missing"
            marks.append(Mark(quotation.start, quotation.end, f"fs-{quotation.kind}", hint))
            if quotation.cue:
                marks.append(
                    Mark(quotation.cue.start, quotation.cue.end, "fs-cue", f"reporting verb: {quotation.cue_class}")
                )
            if quotation.speaker:
                marks.append(Mark(quotation.speaker.start, quotation.speaker.end, "fs-speaker", "speaker"))
    if "loaded_terms" in layers:
        for term in doc.loaded_terms:
            hint = f"{term.term}: {term.category.replace('_', ' ')}, weight {term.weight:g}"
            marks.append(Mark(term.start, term.end, "fs-term", hint))
    return marks


def _words(doc: Document, span: Span) -> str:
    return doc.text[span.start : span.end]


def _arrows(doc: Document) -> dict[int, str]:
    """What stands before a sentence: an arrow with its tone, by the sentence's start."""
    arrows = {}
    for sentence in doc.sentences:
        if sentence.tone.value <= NEGATIVE:
            arrows[sentence.start] = _arrow("▼", "fs-negative", sentence.tone.value)
        elif sentence.tone.value >= POSITIVE:
            arrows[sentence.start] = _arrow("▲", "fs-positive", sentence.tone.value)
    return arrows


def _arrow(sign: str, css: str, tone: float) -> str:
    shown = signed(tone)
    return f'<span class="{css}" title="sentence sentiment {shown}">{sign}{shown}</span> '


def _block(doc: Document, block: Block, marking: Marking, behind: str) -> str:
    if not block.scored:
        reason = html.escape(block.reason or block.kind)
        return (
            f'<p class="fs-{block.kind}" title="not measured: {reason}">{html.escape(_words(doc, block))}{behind}</p>'
        )
    tag = "h2" if block.kind == "title" else "p"
    return f"<{tag}>{_marked(doc.text, block, marking)}{behind}</{tag}>"


def _marked(text: str, block: Span, marking: Marking) -> str:
    """The block's text cut at every edge of a mark; each piece wrapped in the marks that cover it."""
    marks, places = marking.inside(block)
    edges = {block.start, block.end, *places}
    edges.update(edge for mark in marks for edge in (mark.start, mark.end) if block.start < edge < block.end)
    pieces: list[str] = []
    covering: list[Mark] = []
    coming = 0
    for left, right in pairwise(sorted(edges)):
        while coming < len(marks) and marks[coming].start <= left:
            covering.append(marks[coming])
            coming += 1
        covering = [mark for mark in covering if mark.end > left]
        piece = html.escape(text[left:right])
        for mark in reversed(covering):
            piece = f'<span class="{mark.css}" title="{html.escape(mark.hint)}">{piece}</span>'
        pieces.append(marking.before.get(left, "") + piece)
    return "".join(pieces)


def style_sheet(theme: Theme) -> str:
    """The style of marked texts in the colours of a theme."""
    blue = theme.marks[0]
    return f"""
.fs-article {{ font-size: 1.05rem; line-height: 1.75; max-width: 44rem; color: {theme.text}; }}
.fs-article {{ overflow-wrap: anywhere; }}
.fs-article h2 {{ font-size: 1.35rem; line-height: 1.3; font-weight: 650; margin: 0 0 .9rem; padding: 0; }}
.fs-article p {{ margin: 0 0 .9rem; white-space: pre-line; }}
.fs-byline, .fs-dateline {{ color: {theme.muted}; font-size: .92rem; }}
.fs-boilerplate {{ color: {theme.muted}; text-decoration: line-through; font-size: .84rem; line-height: 1.35; }}
.fs-article p.fs-boilerplate {{ margin-bottom: .45rem; }}
.fs-article summary {{ color: {theme.muted}; font-size: .84rem; margin-bottom: .8rem; cursor: pointer; }}
.fs-term {{ font-weight: 700; border-bottom: 3px solid {theme.negative}; }}
.fs-speech {{ background: color-mix(in srgb, {blue} 13%, transparent); border-radius: 2px; }}
.fs-scare {{ outline: 1.5px dashed {blue}; border-radius: 2px; }}
.fs-shared {{ text-decoration: underline double 1px {theme.marks[3]}; text-underline-offset: 3px; }}
.fs-title {{ font-style: italic; }}
.fs-speaker {{ border-bottom: 2px dotted {blue}; }}
.fs-cue {{ border-bottom: 2px dotted {theme.muted}; font-style: italic; }}
.fs-found {{ outline: 2px solid {theme.text}; border-radius: 2px; padding: 0 .12em; font-weight: 700; }}
.fs-sought {{ border-left: 4px solid {theme.text}; padding-left: .8rem; }}
.fs-sought a {{ color: {blue}; white-space: nowrap; }}
#{ANCHOR} {{ scroll-margin-top: 6rem; }}
.fs-negative, .fs-positive {{ font-size: .78rem; font-variant-numeric: tabular-nums; white-space: nowrap; }}
.fs-negative, .fs-positive {{ border: 1px solid currentColor; border-radius: 3px; padding: 0 .25em; }}
.fs-negative {{ color: {theme.negative}; }}
.fs-positive {{ color: {theme.positive}; }}
"""

"""The text of one article as the Article page shows it: marked, with page furniture, and its evidence as tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from lib.charts.highlight import Mark, article_html, found_html
from lib.model import Article, Block, Document
from lib.pages.labels import counted
from lib.pages.state.articles import corpus
from lib.pages.state.places import found_place, theme
from lib.pages.state.settings import lexicon
from lib.pages.table_height import row_height
from lib.report.passages import quotations_table, sentences_table, terms_table
from lib.report.speakers import speakers_table
from lib.text.blocks.paragraphs import paragraphs

MOST_BLOCKS = 400  # paragraphs shown at once: a browser draws them in a moment
MOST_LISTED = 60  # paragraphs offered to be taken back at once
EXCERPT = 160  # characters
MOST_ROWS = 10_000  # of a table that is sent to the browser as a whole
COLUMNS: dict[str, Any] = {
    "passage": st.column_config.TextColumn("In the text", width=110),
    "term": st.column_config.TextColumn("Lexicon", width=100, help="The term of the lexicon that matched"),
    "category": st.column_config.TextColumn("Category", width=95),
    "weight": st.column_config.NumberColumn(
        "Weight", format="%.2f", width=65, help="0 to 1: how strongly it evaluates"
    ),
    "neutral_alternative": st.column_config.TextColumn("More neutral", width=165, help="A plainer way to say it"),
    "voice": st.column_config.TextColumn("Whose", width=70, help="own: the outlet's; quoted: inside direct speech"),
    "quotation": st.column_config.TextColumn("Quotation", width=400),
    "kind": st.column_config.TextColumn("Kind", width=70, help="speech, scare (scare quote) or title (of a work)"),
    "speaker": st.column_config.TextColumn("Speaker", width=110),
    "named": st.column_config.TextColumn("Named as", width=280, help="What stands for this speaker, and why it may"),
    "n_words": st.column_config.NumberColumn("Words", width=60, help="Inside the speaker's direct quotations"),
    "n_quotations": st.column_config.NumberColumn("Quotations", width=80),
    "cue": st.column_config.TextColumn("Reporting verb", width=110),
    "cue_class": st.column_config.TextColumn("Class of the verb"),
    "sentence": st.column_config.TextColumn("Sentence", width=430),
    "tone": st.column_config.NumberColumn("Tone", format="%.2f", help="-1 to 1; enters the article's sentiment"),
    "counted": st.column_config.TextColumn("Words that count", width=140),
    "masked": st.column_config.TextColumn("Masked", width=110, help="Names and topics: they count nothing"),
    "compound": st.column_config.NumberColumn("Plain VADER", format="%.2f", help="vaderSentiment's compound"),
    "shared": st.column_config.TextColumn("Passage", width=400),
    "others": st.column_config.TextColumn("Also in", width=300, help="The article with most words of it first"),
    "words": st.column_config.NumberColumn("Words"),
}


def marked_text(article: Article, doc: Document, layers: list[str], shared: Sequence[Mark] = ()) -> None:
    """The article with its marks; of a very long one the beginning, and the rest on demand.

    Above it the sentence that the user came for, if any, with a link to its place.
    """
    found = found_place(article.id)
    if found:
        st.html(found_html(doc, found, theme()))
    most = MOST_BLOCKS if found is None else max(MOST_BLOCKS, sum(block.start <= found.start for block in doc.blocks))
    whole = len(doc.blocks) <= most or st.toggle(
        f"Show all {len(doc.blocks):,} paragraphs, not only the first {most}", key=f"article_whole_{article.id}"
    )
    with st.container(border=True):
        st.html(article_html(doc, theme(), layers, more=shared, most_blocks=None if whole else most, found=found))
    _furniture(article, doc)
    _leave_out(article, doc)


def _furniture(article: Article, doc: Document) -> None:
    """What was taken for page furniture, each paragraph with a box that brings it back or drops it again."""
    blocks = [block for block in doc.blocks if block.kind == "boilerplate" or block.start in article.restored]
    if not blocks:
        return
    label = f"{counted(len(blocks), 'paragraph')} taken for page furniture: tick what belongs to the article"
    with st.expander(label, key=f"article_furniture_{article.id}"):
        # The longest: a menu has many short lines, and what is missed is a paragraph.
        by_length = sorted(blocks, key=lambda block: (block.start not in article.restored, block.start - block.end))
        for block in sorted(by_length[:MOST_LISTED], key=lambda block: block.start):
            _block_box(article, doc, block)
        if len(blocks) > MOST_LISTED:
            st.caption(f"The longest {MOST_LISTED} are listed.")


def _block_box(article: Article, doc: Document, block: Block) -> None:
    label, measured = f"Measure paragraph {1 + doc.blocks.index(block)}", block.start in article.restored
    key = f"article_measure_{article.id}_{block.start}"
    if st.checkbox(label, value=measured, key=key) != measured:
        corpus().measure_block(article.id, block.start, measured=not measured)
        st.rerun()
    excerpt = doc.line(block)
    st.text(f"{block.reason + ': ' if block.reason else ''}{excerpt[:EXCERPT]}")


def _leave_out(article: Article, doc: Document) -> None:
    """A way to measure a paragraph no more; it stands among the page furniture then, where it is taken back."""
    measured = [block for block in doc.blocks if block.scored and block.start not in article.restored]
    if len(measured) < 2:
        return  # an article is not left without any text
    lines = {block.start: f"{1 + doc.blocks.index(block)}: {doc.line(block)[:EXCERPT]}" for block in measured}
    key = f"article_leave_{article.id}"
    with st.expander("Leave out a paragraph that is no part of the article", key=key):
        start = st.selectbox(
            "Paragraph", list(lines)[:MOST_BLOCKS], index=None, format_func=lines.__getitem__,
            placeholder="Choose one", key=f"{key}_{len(article.cut)}",
        )  # fmt: skip
        if len(lines) > MOST_BLOCKS:
            st.caption(f"The first {MOST_BLOCKS} are listed.")
        if st.button("Leave it out", disabled=start is None, key=f"{key}_button") and start is not None:
            corpus().leave_out(article.id, _paragraph_of(doc, start))
            st.rerun()


def _paragraph_of(doc: Document, start: int) -> int:
    """Where the paragraph starts in which a block does: before the block, if a dateline begins it."""
    return max(begin for begin, _ in paragraphs(doc.normal) if begin <= start)


def evidence(article: Article, doc: Document, shared: pd.DataFrame) -> None:
    """What the marks mean as tables, for everybody and for copying; `shared` is the table of shared passages."""
    tables = {
        f"Loaded terms ({len(doc.loaded_terms):,})": _terms(doc),
        f"Quotations ({len(doc.quotations):,})": quotations_table(doc),
        f"Speakers ({len(doc.speakers):,})": speakers_table(doc),
        f"Sentences ({len(doc.sentences):,})": sentences_table(doc),
        f"Shared passages ({len(shared):,})": shared,
    }
    st.header("Evidence")
    for place, (label, table) in zip(st.tabs(list(tables)), tables.items(), strict=True):
        with place:
            _table(table, key=f"article_evidence_{label.split()[0]}_{article.id}", alt=label)


def _terms(doc: Document) -> pd.DataFrame:
    neutral = {entry.term: entry.neutral_alternative for entry in lexicon().entries}
    table = terms_table(doc)
    named = table.assign(
        category=table["category"].str.replace("_", " "), neutral_alternative=table["term"].map(neutral)
    )
    return named[["passage", "term", "category", "weight", "neutral_alternative", "voice"]]


def _table(table: pd.DataFrame, *, key: str, alt: str) -> None:
    if table.empty:
        st.caption("None in this article.")
        return
    st.dataframe(
        table,
        column_config={name: COLUMNS[name] for name in table.columns},
        hide_index=True,
        placeholder="",
        row_height=row_height(table, COLUMNS),
        lazy=len(table) > MOST_ROWS,
        key=key,
        alt=alt,
    )

"""The two real texts that the tool was made for, where they are at hand."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from lib.model import Article
from lib.text import parse
from lib.text.blocks.proposal import proposal

SEEDS = sorted((Path(__file__).parents[2] / "shared" / "seeds").glob("*.txt"))
pytestmark = pytest.mark.skipif(len(SEEDS) != 2, reason="the two seed texts (../shared/seeds) are not here")


def texts() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in SEEDS]


def words(doc, spans) -> list[str]:
    return [doc.text[span.start : span.end] for span in spans]


def test_the_wire_text_has_twelve_quotations_and_five_scare_quotes():
    doc = parse(texts()[0])
    free = [q for q in doc.quotations if q.kind == "scare" and not q.nested]
    inside = [q for q in doc.quotations if q.kind == "scare" and q.nested]
    assert len(doc.speech) == 12
    assert words(doc, free) == ['"liberation"']
    assert len(inside) == 4
    assert all(mark[0] == "‘" for mark in words(doc, inside))


def test_the_wire_text_loses_nothing_but_its_dateline():
    doc = parse(texts()[0])
    assert Counter(block.kind for block in doc.blocks) == {"dateline": 1, "body": 8}
    assert words(doc, doc.blocks[:1]) == ["MOSCOW, June 6. /TASS/."]


def test_the_scraped_article_has_nine_quotations_two_of_them_in_curly_marks():
    doc = parse(texts()[1])
    assert len(doc.speech) == 9
    assert sum(words(doc, [q])[0][0] == "“" for q in doc.speech) == 2
    (nesting,) = [q for q in doc.speech if "'coalition'" in words(doc, [q])[0]]
    assert '"liberated"' in words(doc, [nesting])[0]


def test_nothing_after_the_scraped_article_is_speech():
    doc = parse(texts()[1])
    end = doc.text.index("Featured image")
    assert all(q.end <= end for q in doc.speech)


def test_the_scraped_page_keeps_title_deck_and_eleven_paragraphs():
    doc = parse(texts()[1])
    kinds = Counter(block.kind for block in doc.blocks)
    assert (kinds["title"], kinds["body"]) == (2, 11)
    assert sum(kinds.values()) - 2 - 11 == 26


def test_most_of_the_wire_text_is_the_officials_voice():
    doc = parse(texts()[0])
    assert doc.quoted.n_words > doc.own.n_words


def test_outlets_and_dates_are_proposed_where_they_can_be_seen():
    wire, scraped = (proposal(Article(text)) for text in texts())
    assert (wire.outlet, wire.published) == ("TASS", None)  # "June 6": the year is not there
    assert (scraped.outlet, scraped.published) == ("Global Research", "2017-10-24")
    assert scraped.title.startswith("US Coalition Bombing of Raqqa")

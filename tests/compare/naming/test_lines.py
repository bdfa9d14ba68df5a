from __future__ import annotations

from lib.compare.index import WordIndex
from lib.compare.naming import lines, mentions, read_naming
from lib.compare.naming.lines import CONTEXT
from lib.compare.trace import trace
from lib.text import parse

NAMING = read_naming("a", "concept,word,forms\nfighters,rebel,noun\nfighters,freedom fighter,noun\n")


def test_a_line_is_the_mention_with_the_text_around_it():
    texts = {"a": "The “rebels”\n\nfled. " + "x " * 60, "b": "They are freedom  fighters."}
    index = WordIndex.of({key: trace(parse(text)) for key, text in texts.items()})
    found = mentions(index, NAMING)
    table = lines(index, found, texts.__getitem__)
    assert table["id"].tolist() == ["a", "b"]
    assert table["left"].tolist() == ["The “", "They are"]
    assert table["match"].tolist() == ["rebels", "freedom fighters"]
    assert table["right"][0].startswith("” fled. x x")
    assert len(table["right"][0]) <= CONTEXT
    assert table["right"][1] == "."


def test_no_mention_no_line():
    index = WordIndex.of({"a": trace(parse("Nobody came."))})
    assert lines(index, mentions(index, NAMING), {"a": "Nobody came."}.__getitem__).empty

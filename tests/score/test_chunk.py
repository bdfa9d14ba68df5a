from __future__ import annotations

from lib.ingest.entry import Entry
from lib.model import Article
from lib.score import articles_frame, score_frame
from lib.score.chunk import chunks, rows_here
from lib.score.limits import RunLimits
from lib.text.settings import default_settings


def sizes(lengths, **limits):
    entries = [Entry(Article("a" * length)) for length in lengths]
    return [[len(entry.article.text) for entry in chunk.entries] for chunk in chunks(entries, RunLimits(**limits))]


def test_a_chunk_holds_no_more_articles_than_the_limit():
    assert sizes([1, 1, 1, 1, 1], chunk_articles=2) == [[1, 1], [1, 1], [1]]


def test_a_chunk_holds_no_more_characters_than_the_limit_unless_one_text_does():
    assert sizes([3, 3, 3, 20, 1], chunk_characters=6) == [[3, 3], [3], [20], [1]]


def test_no_articles_are_no_chunk():
    assert sizes([]) == []


def test_empty_fields_are_filled_from_the_text():
    text = "Ferry stops in the strait\n\nBy Ann Lee, Harbour Post\n\nThe ferry stopped in the strait on Monday morning."
    [chunk] = chunks([Entry(Article(text))], RunLimits())
    [row] = rows_here(chunk, default_settings())
    assert (row["author"], row["outlet"]) == ("Ann Lee", "Harbour Post")
    [expected] = score_frame(articles_frame([Article(text, title="Ferry stops in the strait")])).to_dict("records")
    assert row["n_words"] == expected["n_words"]

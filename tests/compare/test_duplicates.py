from __future__ import annotations

import random
import sys

import numpy as np
import pandas as pd
import pytest
from growth import ALLOWED, growth

from lib.compare.duplicates import MOST_SOURCES, collapsed
from lib.compare.index import WordIndex
from lib.compare.shared_passages import SHINGLE
from lib.compare.trace import NO_TRACE, Trace, trace
from lib.ingest.folder import sample_articles
from lib.model import Article
from lib.text import parse, parse_article

SAMPLE = sample_articles()


def numbered(start: int, stop: int) -> list[str]:
    """Words that all differ."""
    return [f"w{number}" for number in range(start, stop)]


def said(words: list[str], quoted: int = 0) -> Trace:
    """A trace of these words, the last `quoted` of them in direct speech."""
    flags, places = np.arange(len(words)) >= len(words) - quoted, np.arange(len(words), dtype=np.int32)
    return Trace(tuple(map(sys.intern, words)), places, places, places, flags, ())


def table(dates: dict[str, str | None]) -> pd.DataFrame:
    return pd.DataFrame({"id": list(dates), "published": pd.Series(list(dates.values()), dtype=object)})


def told(traces: dict[str, Trace], dates: dict[str, str | None] | None = None, **known) -> dict[str, str]:
    """The leader of each near-copy."""
    found = collapsed(table(dates or dict.fromkeys(traces)), WordIndex.of(traces), **known).copies
    return dict(zip(found["copy"], found["leader"], strict=True))


def test_shares_are_counted_in_words():
    # The later article: 60 of the report's 100 words, and 20 of its own: 60/80 of it, 60/100 of the report.
    traces = {"report": said(numbered(0, 100)), "later": said([*numbered(0, 60), *numbered(500, 520)])}
    found = collapsed(table({"report": "2025-01-01", "later": "2025-01-02"}), WordIndex.of(traces))
    assert found.kept == ("report",)
    assert found.copies.to_dict("records") == [
        {"copy": "later", "leader": "report", "words": 60, "share_of_copy": 60 / 80, "share_of_leader": 60 / 100,
         "passages": 1}
    ]  # fmt: skip


@pytest.mark.parametrize(("n_shared", "is_copy"), [(50, True), (49, False)])
def test_half_of_the_words_make_a_copy(n_shared, is_copy):
    traces = {"a": said(numbered(0, 300)), "b": said([*numbered(0, n_shared), *numbered(500, 600 - n_shared)])}
    assert bool(told(traces)) == is_copy


def test_a_long_quotation_in_two_short_reports_makes_no_copy():
    # 60 of 100 words are the same statement, the 40 others are each outlet's own.
    traces = {"a": said(numbered(0, 100), quoted=60), "b": said([*numbered(500, 540), *numbered(40, 100)], quoted=60)}
    assert told(traces) == {}
    unquoted = {name: said(list(row.words)) for name, row in traces.items()}
    assert told(unquoted) == {"b": "a"}


def test_a_statement_printed_in_full_is_a_copy_whatever_the_line_above_it():
    # 10 own words above 190 quoted ones: 95 % are shared. With 30 above 170 it is 85 %.
    for n_own, leaders in ((10, {"b": "a"}), (30, {})):
        traces = {
            "a": said(numbered(0, 200), quoted=200 - n_own),
            "b": said([*numbered(500, 500 + n_own), *numbered(n_own, 200)], quoted=200 - n_own),
        }
        assert told(traces) == leaders


def test_the_earliest_leads_then_the_longest():
    short, long = said(numbered(0, 90)), said(numbered(0, 100))
    assert told({"a": short, "b": long}, {"a": "2025-01-01", "b": "2025-01-02"}) == {"b": "a"}
    assert told({"a": short, "b": long}, {"a": "2025-01-02", "b": "2025-01-02"}) == {"a": "b"}
    assert told({"a": short, "b": long}, {"a": "2025-01-02", "b": None}) == {"b": "a"}
    assert told({"a": short, "b": long}) == {"a": "b"}


def test_a_short_report_in_a_long_later_article_of_its_own_is_none_of_its_copies():
    traces = {"brief": said(numbered(0, 50)), "feature": said(numbered(0, 200))}
    assert told(traces, {"brief": "2025-01-01", "feature": "2025-01-02"}) == {}
    assert told(traces, {"brief": "2025-01-02", "feature": "2025-01-01"}) == {"brief": "feature"}


def test_copies_of_copies_make_no_chain():
    # b shares 60 of its 100 words with a, c 60 with b but only 20 with a.
    traces = {name: said(numbered(start, start + 100)) for name, start in (("a", 0), ("b", 40), ("c", 80))}
    days = {"a": "2025-01-01", "b": "2025-01-02", "c": "2025-01-03"}
    assert told(traces, days) == {"b": "a"}
    assert collapsed(table(days), WordIndex.of(traces)).kept == ("a", "c")


def test_of_several_leaders_the_one_with_most_shared_words_is_named():
    traces = {
        "a": said(numbered(0, 100)),
        "b": said(numbered(200, 300)),
        "c": said([*numbered(0, 55), *numbered(200, 300)]),
    }
    assert told(traces, {"a": "2025-01-01", "b": "2025-01-02", "c": "2025-01-03"}) == {"c": "b"}


def test_what_the_analyst_calls_independent_is_no_copy_but_may_lead():
    traces = {name: said(numbered(0, length)) for name, length in (("a", 100), ("b", 99), ("c", 98))}
    assert told(traces) == {"b": "a", "c": "a"}
    assert told(traces, independent=frozenset("b")) == {"c": "a"}
    assert told(traces, independent=frozenset("bc")) == {}
    closer = {
        **traces,
        "b": said([*numbered(0, 60), *numbered(300, 339)]),
        "c": said([*numbered(0, 60), *numbered(300, 330)]),
    }
    assert told(closer, independent=frozenset("b")) == {"c": "b"}


def test_nothing_to_compare():
    assert collapsed(table({}), WordIndex.of({})).kept == ()
    assert list(collapsed(table({}), WordIndex.of({})).copies["copy"]) == []
    assert told({"a": NO_TRACE, "b": NO_TRACE, "c": said(numbered(0, 5)), "d": said(numbered(0, 5))}) == {}
    assert told({"only": said(numbered(0, 100))}) == {}


def test_the_line_under_every_report_of_an_agency_makes_no_copies():
    line = numbered(90000, 90030)
    n = 2 * MOST_SOURCES
    traces = {str(i): said([*numbered(100 * i, 100 * i + 70), *line]) for i in range(n)}
    assert told(traces) == {}


def test_a_report_that_everybody_ran_has_one_leader():
    n = 3 * MOST_SOURCES
    traces = {f"{i:03}": said(numbered(0, 100)) for i in range(n)}
    assert set(told(traces).values()) == {"000"}
    assert len(told(traces)) == n - 1


def test_time_grows_in_proportion_to_the_number_of_articles():
    def run(n: int) -> None:
        source = random.Random(0)
        line = numbered(90000, 90025)
        texts = [[f"w{min(int(source.paretovariate(0.6)), 30000)}" for _ in range(150)] + line for _ in range(n)]
        texts[1::20] = [text[:120] for text in texts[:-1:20]]
        traces = {f"{place:05}": said(text) for place, text in enumerate(texts)}
        assert len(told(traces)) == len(texts[1::20])

    assert growth(run, 60) < ALLOWED


def edited(article: Article, other: Article) -> dict[str, str]:
    """What editors do to a report; `other` is what they add."""
    source = random.Random(article.id)
    paragraphs = [line for line in article.text.split("\n") if line.strip()]
    added = [line for line in other.text.split("\n") if line.strip()][2:4]
    words = article.text.split(" ")
    for place in source.sample(range(len(words)), len(words) // 20):
        words[place] = "reportedly"
    return {
        "cut": article.text[: len(article.text) * 2 // 3],
        "headline": "\n\n".join(["An altogether different line by the desk", *paragraphs[1:]]),
        "words": " ".join(words),
        "added": "\n\n".join([*paragraphs[:2], *added, *paragraphs[2:]]),
        "reordered": "\n\n".join([paragraphs[0], *reversed(paragraphs[1:])]),
        "typography": article.text.replace("“", '"').replace("”", '"').replace("’", "'").replace("\n", " \n\n"),
        "brief": article.text[: len(article.text) // 4],
    }


def test_planted_copies_are_found_and_no_two_reports_of_one_event_are_taken_for_copies():
    traces = {article.id: trace(parse_article(article)) for article in SAMPLE}
    dates = {article.id: article.published for article in SAMPLE}
    planted = {}
    for place in range(0, len(SAMPLE), 5):
        for kind, text in edited(SAMPLE[place], SAMPLE[place - 7]).items():
            planted[f"{kind} {place}"] = SAMPLE[place].id
            traces[f"{kind} {place}"] = trace(parse(text))
            dates[f"{kind} {place}"] = "2030-01-01"
    assert told(traces, dates) == planted
    assert len(planted) == 7 * 8


def test_a_text_of_fewer_words_than_a_shingle_is_too_short_to_tell():
    traces = {"a": said(numbered(0, SHINGLE - 1)), "b": said(numbered(0, SHINGLE - 1))}
    assert told(traces) == {}
    longer = {"a": said(numbered(0, SHINGLE)), "b": said(numbered(0, SHINGLE))}
    assert told(longer) == {"b": "a"}

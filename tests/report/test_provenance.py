"""What numbers were made with."""

from __future__ import annotations

import json
from dataclasses import replace

import pandas as pd
import pytest

from lib.compare.naming import default_naming
from lib.ingest.folder import sample_articles
from lib.metrics import metrics
from lib.report.provenance import (
    ListUsed,
    MadeWith,
    Provenance,
    fingerprint,
    flat,
    json_text,
    made_of,
    source_line,
    table_made_with,
)
from lib.score import ARTICLE_COLUMNS
from lib.text.lexicon import default_lexicon
from lib.text.settings import default_settings


def made_with(**lists: ListUsed) -> MadeWith:
    return MadeWith.of(default_settings(), default_naming(), **lists)


@pytest.fixture(scope="module")
def table() -> pd.DataFrame:
    rows = [[getattr(article, name) for name in ARTICLE_COLUMNS] for article in sample_articles()]
    return pd.DataFrame(rows, columns=list(ARTICLE_COLUMNS), dtype=object)


def of(table: pd.DataFrame) -> Provenance:
    return Provenance.of(made_with(), table, table["outlet"], by="outlet", dated="2026-11-22", n_left_out=3)


def test_a_table_of_the_dashboard_says_page_corpus_and_what_it_was_made_with(table):
    corpus = made_of(table, "Harbour", with_copies=True)
    known = table_made_with(made_with(), corpus, "2026-11-22", "words", {"target": "wire"})
    rows = dict(flat(known))
    assert rows["page"] == "words"
    assert rows["params: target"] == "wire"
    assert rows["corpus"] == fingerprint(table)
    assert rows["n_articles"] == str(len(table))
    assert (rows["corpus_name"], rows["near_copies"], rows["seed"]) == ("Harbour", "compared like others", "0")
    assert rows["made_with: lexicon: version"] == made_with().lexicon.version
    assert json.loads(json_text(known))["made_with"]["tool"] == made_with().tool


def test_the_one_event_that_is_compared_is_named(table):
    known = table[table["event"] == "Port strike"]
    one = Provenance.of(
        made_with(), known, known["outlet"], by="outlet", dated="2026-11-22", n_left_out=0, event="Port strike"
    )
    assert one.as_json()["event"] == "Port strike"
    assert dict(one.rows())["Events"] == "1: Port strike"
    assert dict(of(table).rows())["Events"] == "2"


def test_the_order_of_articles_makes_no_other_corpus(table):
    assert fingerprint(table) == fingerprint(table[::-1])


@pytest.mark.parametrize("column", ["id", "outlet", "event", "published", "title", "author"])
def test_another_article_outlet_event_or_date_is_another_corpus(table, column):
    changed = table.copy()
    changed.loc[3, column] = "other"
    assert fingerprint(changed) != fingerprint(table)
    assert fingerprint(table[1:]) != fingerprint(table)


def test_what_is_unknown_is_not_what_is_empty_elsewhere(table):
    first, second = table.copy(), table.copy()
    first.loc[3, ["outlet", "event"]] = ["a", None]
    second.loc[3, ["outlet", "event"]] = [None, "a"]
    assert fingerprint(first) != fingerprint(second)


def test_the_rows_name_all_that_a_number_depends_on(table):
    known = dict(of(table).rows())
    assert known["Articles compared"] == "40, 3 left out"
    assert known["Compared by"] == "outlet: Carrow Wire 10, Meridian Review 10, People's Ledger 10, The Harbour Post 10"
    assert known["Lexicon of loaded terms"].startswith(f"Framescope, version {default_lexicon().version}, ")
    assert known["Settings"] == f"version {default_settings().version}"
    assert known["Rival words"] == f"Framescope, version {default_naming().version}"
    assert known["Sentence boundaries"] == "news"
    for name, metric in metrics().items():
        assert f"{name} {metric.version}" in known["Measures"].split(", ")
    assert "scipy " in known["Packages"]


def test_it_is_plain_json(table):
    found = json.loads(json.dumps(of(table).as_json()))
    assert found["made_with"]["lexicon"]["version"] == default_lexicon().version
    assert found["groups"] == {"Carrow Wire": 10, "Meridian Review": 10, "People's Ledger": 10, "The Harbour Post": 10}


def test_other_settings_show():
    tone = replace(default_settings().tone, mask_names=False)
    changed = MadeWith.of(replace(default_settings(), tone=tone, scope="body"), default_naming())
    assert changed.settings["Sentiment: names masked"] == "off"
    assert changed.settings["Scored"] == "body"
    assert changed.settings_version != made_with().settings_version


def test_muted_terms_are_named_and_counted():
    lexicon, muted = default_lexicon(), frozenset({"regime", "brutal"})
    used = ListUsed.of(lexicon.without(muted), lexicon, muted)
    assert used.n_terms == ListUsed.of(lexicon).n_terms - 2
    assert used.in_full().endswith(f"{used.n_terms:,} terms. Muted: brutal, regime")
    line = source_line(metrics()["loaded_terms"], made_with(lexicon=used))
    assert line.endswith(f", lexicon Framescope {used.version}. Muted: brutal, regime.")


def test_of_many_muted_terms_a_line_names_the_first_and_provenance_all():
    terms = [entry.term for entry in default_lexicon().entries if entry.weight > 0][:9]
    used = ListUsed.of(default_lexicon(), default_lexicon(), frozenset(terms))
    line = source_line(metrics()["loaded_terms"], made_with(lexicon=used))
    assert line.endswith(f"{', '.join(sorted(terms)[:6])} and 3 more.")
    assert used.in_full().endswith(f". Muted: {', '.join(sorted(terms))}")


def test_a_chart_names_what_its_measure_uses():
    used = made_with()
    assert source_line(metrics()["sentiment"], used).endswith(f"vaderSentiment 3.3.2, settings {used.tone_version}.")
    assert source_line(metrics()["sentiment_vader"], used).endswith(", vaderSentiment 3.3.2.")
    assert source_line(metrics()["lix"], used) == f"Source: Framescope {used.tool}."

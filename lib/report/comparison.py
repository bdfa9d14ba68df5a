"""The whole comparison of a corpus: what the pages show, as tables and as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, NamedTuple

import pandas as pd

from lib import __version__
from lib.compare.difference import differences
from lib.compare.duplicates import collapsed
from lib.compare.figures import LEVEL
from lib.compare.groups import group_of
from lib.compare.index import WordIndex
from lib.compare.keyness import each_against_the_rest, terms
from lib.compare.naming import Naming, mentions, shares
from lib.compare.naming import differences as naming_differences
from lib.compare.sentence import sentences
from lib.compare.telling import Tell, unheard
from lib.report.provenance import MadeWith, Provenance

MOST_TERMS = 2_000  # of a group that are listed beside those that pass the level; a small corpus has fewer


class Comparison(NamedTuple):
    """Tables of a comparison; their columns are those of the functions that make them."""

    scores: pd.DataFrame  # of the articles compared
    differences: pd.DataFrame  # with `sentence`
    terms: pd.DataFrame
    naming: pd.DataFrame  # shares of rival words
    concepts: pd.DataFrame  # how much groups differ in them
    copies: pd.DataFrame  # the near-copies among all articles
    n_left_out: int  # how many of them are not compared


def comparison(
    scores: pd.DataFrame,
    index: WordIndex,
    by: str,
    naming: Naming,
    *,
    with_copies: bool = False,
    doing: Callable[[str], Tell] = lambda work: unheard,
) -> Comparison:
    """Compares the groups of a scores table. Near-copies do not count, unless they are wanted.

    `index` holds the words of its articles, `by` is a column that `groups.group_columns` offers. Within events, unless
    they are what is compared. `doing` is told which long work begins, and gives who hears how far it is.
    """
    kept, copies = collapsed(scores, index, tell=doing("Looking for near-copies"))
    table = scores if with_copies else scores[scores["id"].isin(kept)].reset_index(drop=True)
    groups, by_event = group_of(table, by), by != "event"
    compared = index.chosen(tuple(table["id"]))
    found = differences(table, groups, by_event=by_event, tell=doing("Testing differences"))
    events = table["event"] if by_event else None
    contrasts = each_against_the_rest(groups)
    named = mentions(compared, naming, tell=doing("Looking for rival words"))
    of_article = pd.Series(groups.to_numpy(), index=pd.Index(table["id"]))
    event_of = pd.Series(table["event"].to_numpy(), index=of_article.index) if by_event else None
    return Comparison(
        scores=table,
        differences=found.assign(sentence=sentences(found)),
        terms=terms(compared, groups, contrasts, events=events, tell=doing("Testing terms")),
        naming=shares(named, naming, of_article),
        concepts=naming_differences(named, of_article, event_of, tell=doing("Testing rival words")),
        copies=copies,
        n_left_out=0 if with_copies else len(copies),
    )


def provenance_of(
    compared: Comparison, made_with: MadeWith, by: str, dated: str, *, name: str, event: str = ""
) -> Provenance:
    """Where the numbers of a comparison come from; `name`: of the corpus, `event`: the only one that is compared."""
    table, n_left_out = compared.scores, compared.n_left_out
    return Provenance.of(
        made_with, table, group_of(table, by), by=by, dated=dated, n_left_out=n_left_out, name=name, event=event
    )


def as_json(compared: Comparison, by: str, provenance: Provenance) -> dict[str, Any]:
    """The comparison as plain JSON values, null where a value is undefined.

    Of all terms tested (`n_terms`, over which q is) those that pass the level, and the strongest of each group.
    """
    first = compared.scores.iloc[0]
    return {
        "framescope": __version__,
        "lexicon_version": first["lexicon_version"],
        "settings_version": first["settings_version"],
        "by": by,
        "n_articles": len(compared.scores),
        "differences": records(compared.differences),
        "n_terms": len(compared.terms),
        "terms": records(_listed(compared.terms)),
        "naming": records(compared.naming[compared.naming["n"] > 0].rename(columns={"group": "outlet"})),
        "concepts": records(compared.concepts),
        "copies": records(compared.copies),
        "provenance": provenance.as_json(),
    }


def _listed(terms: pd.DataFrame) -> pd.DataFrame:
    strength = terms["log_odds_z"].abs().groupby(terms["target"]).rank(method="first", ascending=False)
    return terms[strength.le(MOST_TERMS) | terms["q"].lt(LEVEL)]


def records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a table as plain values."""
    rows: list[dict[str, Any]] = json.loads(table.to_json(orient="records", double_precision=12))
    return rows

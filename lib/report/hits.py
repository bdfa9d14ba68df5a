"""Where the terms of a lexicon stand in a corpus."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from lib.model import Document
from lib.report.passages import TERM_COLUMNS, terms_table


def term_hits(docs: Iterable[tuple[str, Document]]) -> pd.DataFrame:
    """Loaded terms, one row a hit, in the order of the articles (id, document) and of their texts.

    Columns: those of `terms_table`, the article's id, and end, where the hit ends in the text.
    """
    tables = [
        terms_table(doc).assign(id=article_id, end=[hit.end for hit in doc.loaded_terms])
        for article_id, doc in docs
        if doc.loaded_terms
    ]
    return pd.concat(tables, ignore_index=True) if tables else pd.DataFrame(columns=[*TERM_COLUMNS, "id", "end"])


def hits_by_outlet(hits: pd.DataFrame, outlet_of: dict[str, str]) -> pd.DataFrame:
    """How often each term stands in each outlet's articles: one row a term, indexed by it, one column an outlet.

    `outlet_of` gives the outlet of an article's id; hits in other articles do not count.
    """
    return pd.crosstab(hits["term"], hits["id"].map(outlet_of))

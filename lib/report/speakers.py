"""The speakers of one article: what stands for each of them, and why that was taken for the same speaker."""

from __future__ import annotations

from collections import Counter

import pandas as pd

from lib.metrics.speech import n_words
from lib.model import Document, Speaker


def speakers_table(doc: Document) -> pd.DataFrame:
    """Who is quoted, most words first. Columns: speaker, named, n_words, n_quotations.

    `named` lists the words that stand for the speaker with what they are (a name, a surname, a description, a pronoun)
    and how often they do: "Kozhin (surname) 2, the diplomat (description)".
    """
    rows = [
        (who.name, _named(doc, who), sum(n_words(doc, said) for said in who.quotations), len(who.quotations))
        for who in doc.speakers
    ]
    table = pd.DataFrame(rows, columns=["speaker", "named", "n_words", "n_quotations"])
    return table.sort_values(["n_words", "speaker"], ascending=[False, True]).reset_index(drop=True)


def _named(doc: Document, who: Speaker) -> str:
    found = Counter(f"{doc.line(mention)} ({mention.kind})" for mention in who.mentions)
    return ", ".join(f"{words} {n}" if n > 1 else words for words, n in found.items())

"""The direct speech of the articles of an index, as a table that is made once."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lib.compare.arrays import Numbers
from lib.compare.index import WordIndex, span_in_parts
from lib.compare.part import NOBODY, SAID
from lib.text.quotations.names import is_pronoun
from lib.text.quotations.word_classes import DETERMINERS, POSSESSIVES

COLUMNS = ("id", "start", "end", "n_words", "named", "form", "cue", "cue_class")
PLACES = ("start", "end", "n_words")


def said(index: WordIndex) -> pd.DataFrame:
    """Direct speech, one row a quotation, in the order of the index and of its texts.

    Columns: id of the article; start, end in its text, n_words (int64); named, the words beside the quotation that
    stand for its speaker; form, the speaker as the article resolves them; cue, the reporting verb; cue_class. None
    where the article does not say.
    """
    begins, ends = span_in_parts(index.part, index.number, [part.said_ends for part in index.parts])
    counts = ends - begins
    article = np.repeat(np.arange(len(counts)), counts)
    row = np.arange(len(article)) + np.repeat(begins - (np.cumsum(counts) - counts), counts)
    columns: dict[str, NDArray[np.object_]] = {"id": np.array(index.articles, object)[article]}
    for name in (*PLACES, "named", "form", "cue", "cue_class"):
        columns[name] = _values(index, name, index.part[article], row)
    table = pd.DataFrame({name: pd.Series(columns[name], dtype=object) for name in COLUMNS})
    return table.astype(dict.fromkeys(PLACES, "int64"))


def _values(index: WordIndex, name: str, part: Numbers, row: Numbers) -> NDArray[np.object_]:
    """What quotations have in a column; the rows are those in their parts."""
    found = np.empty(len(row), object)
    for number, each in enumerate(index.parts):
        mine = part == number
        values = each.columns.said[:, SAID.index(name)][row[mine]]
        if name not in PLACES:
            texts = [inside(text) if name == "named" else text for text in each.texts]
            found[mine] = np.array([*texts, None], object)[np.where(values == NOBODY, len(texts), values)]
        else:
            found[mine] = values
    return found


def inside(words: str) -> str:
    """The words as they stand inside a sentence: "He" and "he" are one variant."""
    first, space, rest = words.partition(" ")
    is_small = first.lower() in DETERMINERS | POSSESSIVES or (not rest and is_pronoun(first))
    return first.lower() + space + rest if is_small else words

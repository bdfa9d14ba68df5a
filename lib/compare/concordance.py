"""Keyword in context: every place of a word or phrase with the text around it, and how often each group has it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

import numpy as np
import pandas as pd

from lib.compare.arrays import Numbers
from lib.compare.index import WordIndex
from lib.model import Voice
from lib.text.blocks.paragraphs import paragraphs
from lib.text.normalise import normalise

WIDTH = 48  # characters on each side
LINE_COLUMNS = ("id", "left", "match", "right", "start", "end", "word_before", "word_after")
CUT = "… "
PARAGRAPH = " ¶ "  # stands for the end of a paragraph, so that headline, byline and text are told apart

Texts = Callable[[Sequence[str]], Mapping[str, str]]  # the texts of some articles by their ids


def lines(
    index: WordIndex, texts: Texts, places: Numbers, n_words: int | Numbers = 1, width: int = WIDTH
) -> pd.DataFrame:
    """One row for each place where a word or a phrase of `n_words`, the same everywhere or its own, begins.

    `texts` gives the texts of the articles that are shown. Columns: id of the article; left, match, right, the text as
    it is but on one line, ends of paragraphs as PARAGRAPH, with at most about `width` characters of it on each side;
    start, end of the match in the text; word_before, word_after in lower case, to sort by, empty at the ends of an
    article.
    """
    rows = []
    ids = [index.articles[number] for number in np.unique(index.article[places]).tolist()]
    known = texts(ids)
    breaks = {each: [start for start, _ in paragraphs(normalise(known[each]))] for each in ids}
    for place, length in zip(places.tolist(), np.broadcast_to(n_words, len(places)).tolist(), strict=True):
        last = place + length - 1
        article_id = index.articles[index.article[place]]
        text, start, end = known[article_id], int(index.starts[place]), int(index.ends[last])
        left, right = _left(text, start, width, breaks[article_id]), _right(text, end, width, breaks[article_id])
        words = (_word(index, place - 1, place), _word(index, last + 1, place))
        rows.append((article_id, left, " ".join(text[start:end].split()), right, start, end, *words))
    return pd.DataFrame(rows, columns=list(LINE_COLUMNS))


def _left(text: str, start: int, width: int, breaks: Sequence[int]) -> str:
    begin = max(0, start - width)
    found = _on_one_line(text, begin, start, breaks)
    if begin and not text[begin - 1 : begin + 1].isspace() and " " in found:  # the first word may be cut in two
        found = CUT + found.split(" ", 1)[1]
    return found


def _right(text: str, end: int, width: int, breaks: Sequence[int]) -> str:
    finish = end + width
    found = _on_one_line(text, end, finish, breaks)
    if finish < len(text) and " " in found:
        found = found.rsplit(" ", 1)[0] + CUT[::-1]
    return found


def _on_one_line(text: str, begin: int, end: int, breaks: Sequence[int]) -> str:
    cuts = [begin, *(start for start in breaks if begin < start <= end), end]
    return PARAGRAPH.join(" ".join(text[one:other].split()) for one, other in pairwise(cuts)).strip()


def _word(index: WordIndex, place: int, beside: int) -> str:
    """The word at a place, if it is in the same article as the one beside it."""
    inside = 0 <= place < len(index) and index.article[place] == index.article[beside]
    return index.vocabulary[index.words[place]] if inside else ""


def hits_by_group(index: WordIndex, places: Numbers, groups: pd.Series[str], voice: Voice = "all") -> pd.DataFrame:
    """How often each group has what stands at these places; `groups` names that of each article, in the index's order.

    One row a group, in alphabetical order; articles of unknown group do not count. Columns: group; hits; rate per 1,000
    of the group's words in the voice, NaN without words; n_articles with a hit; n articles.
    """
    n = len(index.articles)
    hits = np.bincount(index.article[places], minlength=n)
    words = index.n_words(voice)
    table = pd.DataFrame({"group": groups.to_numpy(), "hits": hits, "words": words, "n_articles": hits > 0, "n": 1})
    found = table.groupby("group", sort=True).sum().reset_index()
    rate = 1000 * found["hits"] / found["words"].where(found["words"] > 0)
    return found.assign(rate=rate)[["group", "hits", "rate", "n_articles", "n"]].astype({"n_articles": "int64"})

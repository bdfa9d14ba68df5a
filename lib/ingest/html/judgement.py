"""Whether a small extraction is the article of its page, or has missed it.

A short article may be a small part of a page of teasers and comments, so its share of the page says little. What it
looks like itself, and what was left out, says more.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

_TOGETHER = 0.75  # of the lines between the first and the last of an article are its own
_MOST_BETWEEN = 6  # lines between headline and article, such as byline and date
_FEWEST_SENTENCES = 2  # lines that end as sentences, unless the page marks all of the article as one
_PROSE = 8  # words at least, of a line that ends as a sentence
_NEXT = 3  # lines below the article, of which two of prose are more of it
_END = re.compile(r"""[.!?…]["'”’»)\]]*$""")


def is_article(lines: Sequence[str], kept: Sequence[bool], headlines: Sequence[int], marked: Sequence[str]) -> bool:
    """Whether the kept lines of a page are its article.

    `headlines` are the places of lines that are the page's headline; `marked` are the lines that the page itself marks
    as its article, or none.
    """
    places = [i for i, is_kept in enumerate(kept) if is_kept]
    first, last = places[0], places[-1]
    prose = [is_prose(line) for line in lines]
    n_sentences = sum(prose[i] for i in places)
    own = {lines[i] for i in places}
    is_marked = bool(marked) and own <= set(marked)
    is_below = any(0 <= first - place <= _MOST_BETWEEN for place in headlines)
    is_whole = is_marked and is_below and set(marked) - {lines[place] for place in headlines} <= own
    return (
        (is_below or (is_marked and not headlines))
        and len(places) >= _TOGETHER * (last - first + 1)
        and n_sentences >= (1 if is_whole else _FEWEST_SENTENCES)
        and sum(prose[last + 1 : last + 1 + _NEXT]) < _FEWEST_SENTENCES
        and _longest_run(prose, kept) < max(n_sentences, _FEWEST_SENTENCES)
    )


def is_beside(lines: Sequence[str], kept: Sequence[bool], marked: Sequence[str]) -> bool:
    """Whether nothing is kept of what the page itself marks as its article, though it is prose."""
    own = {line for line, is_kept in zip(lines, kept, strict=True) if is_kept}
    return own.isdisjoint(marked) and sum(map(is_prose, marked)) >= _FEWEST_SENTENCES


def is_prose(line: str) -> bool:
    """Whether a line ends as a sentence and is longer than a caption of a button."""
    return _END.search(line) is not None and len(line.split()) >= _PROSE


def _longest_run(is_prose: Sequence[bool], kept: Sequence[bool]) -> int:
    """The most lines of prose in a row among those that are left out."""
    left_out = (prose and not is_kept for prose, is_kept in zip(is_prose, kept, strict=True))
    return max((sum(run) for is_run, run in groupby(left_out) if is_run), default=0)

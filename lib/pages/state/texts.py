"""Texts of articles: those that only this session has, the last few that were read, and those in the store."""

from __future__ import annotations

from collections.abc import Sequence

from lib.pages.corpus import Corpus
from lib.pages.making import Making
from lib.pages.state.stored import keeping
from lib.store import StoreError

MOST_TEXTS, MOST_BYTES = 2_000, 32 << 20
GONE = "An article is not there any more: somebody else has removed it. Show the changes."

# Under workspace and article. A session asks only for articles of the corpus that the store opened for it.
_READ = Making(MOST_TEXTS, MOST_BYTES)


def texts_of(held: Corpus, ids: Sequence[str]) -> dict[str, str]:
    """The texts of articles by their ids. Raises KeyError for what is none of the corpus, StoreError."""
    own = {each: held.texts[each] for each in ids if each in held.texts}
    workspace = keeping().workspace
    rest = [each for each in ids if each not in own]
    if not rest:
        return own
    if workspace is None:
        raise KeyError(rest[0])
    known = {each: text for each in rest if (text := _READ.get((workspace.id, each))) is not None}
    unknown = [each for each in rest if each not in known]
    for article in workspace.articles_of(unknown) if unknown else ():
        known[article.id] = article.text
        _READ.keep((workspace.id, article.id), article.text)
    if len(known) < len(set(rest)):
        raise StoreError(GONE)
    return own | known

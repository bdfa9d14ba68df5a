"""The random draw of sentences to be coded by hand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, zip_longest
from random import Random
from typing import TypeVar

from lib.compare.handcheck.check import LONGEST_TEXT, Check, Drawn, Question
from lib.compare.handcheck.result import MAIN_MEASURE, MEASURES, sentence_values
from lib.model import ENGLISH, Document

FEWEST_WORDS = 4  # in a sentence worth a judgement
MOST_READ = 200  # articles that are parsed for a draw; of a larger corpus a random part
Item = TypeVar("Item")


def articles_to_read(outlet_of: Mapping[str, str], seed: int) -> list[str]:
    """The articles from which sentences are drawn: all of a small corpus, else a random part, spread over outlets.

    `outlet_of` gives the outlet of an article's id; its order does not matter.
    """
    return _spread(sorted(outlet_of), outlet_of.__getitem__, Random(seed))[:MOST_READ]


def draw(
    docs: Iterable[tuple[str, Document]],
    outlet_of: Mapping[str, str],
    question: Question,
    *,
    n: int,
    seed: int,
    settings_version: str,
) -> Check:
    """A check of n sentences, or of all there are: as many of each outlet as it has, at random within the outlet.

    Sentences of English texts with FEWEST_WORDS words or more; the same words are drawn only once. The same texts and
    the same seed give the same draw, in whatever order the texts come.
    """
    found: dict[str, Drawn] = {}
    for article, doc in sorted(docs, key=lambda pair: pair[0]):
        for drawn in _candidates(article, doc, question):
            found.setdefault(drawn.text.casefold(), drawn)
    random = Random(seed)
    chosen = _spread(list(found.values()), lambda drawn: outlet_of[drawn.article], random)[:n]
    random.shuffle(chosen)  # else the outlets would take turns, and a coder could tell which comes next
    return Check(question, tuple(chosen), settings_version, seed)


def _candidates(article: str, doc: Document, question: Question) -> Iterator[Drawn]:
    if doc.language != ENGLISH:
        return
    value = MEASURES[MAIN_MEASURE[question]].value
    for sentence, values in sentence_values(doc):
        text = doc.line(sentence)
        if sentence.n_words >= FEWEST_WORDS and len(text) <= LONGEST_TEXT:
            yield Drawn(article, sentence.start, sentence.end, text, value(values))


def _spread(items: Sequence[Item], outlet: Callable[[Item], str], random: Random) -> list[Item]:
    """The items in random order, one of each outlet in turn."""
    groups = defaultdict(list)
    for item in items:
        groups[outlet(item)].append(item)
    shuffled = [random.sample(group, len(group)) for _, group in sorted(groups.items())]
    random.shuffle(shuffled)
    turns = chain.from_iterable(zip_longest(*shuffled))
    return [item for item in turns if item is not None]

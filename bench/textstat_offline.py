"""textstat made to work without a download: the oracle of the tests, and the naive pipeline of the benchmark."""

from __future__ import annotations

import textstat
from textstat.backend.counts import _count_syllables

from lib.text.syllables import pronunciations

FORMULAS = {  # our name -> textstat's
    "flesch_reading_ease": "flesch_reading_ease",
    "flesch_kincaid_grade": "flesch_kincaid_grade",
    "gunning_fog": "gunning_fog",
    "smog_index": "smog_index",
    "automated_readability_index": "automated_readability_index",
    "coleman_liau_index": "coleman_liau_index",
    "dale_chall": "dale_chall_readability_score",
    "lix": "lix",
}


class _Pronunciations(dict[str, list[list[str]]]):
    """The packaged dictionary in the shape that textstat reads: lists of pronunciations, each a list of phones."""

    def __missing__(self, word: str) -> list[list[str]]:
        self[word] = [pronunciations()[word].split("#")[0].split()]
        return self[word]


_dictionary = _Pronunciations()
# textstat would ask NLTK to download its copy of the same dictionary.
_count_syllables.get_cmudict = lambda lang: _dictionary


def package_values(text: str) -> dict[str, float]:
    """textstat's own value of each formula on the whole text, with its own sentence and word counts."""
    return {name: float(getattr(textstat, theirs)(text)) for name, theirs in FORMULAS.items()}

"""In which language a text is written: the measures here are made for English.

English running text is a third function words, so counting them settles nearly every text at once. Only a text with
few of them is shown to py3langid's classifier, and only a sure answer of it counts: tables and lists of names are
no foreign language.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from lib.model import ENGLISH

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

ENGLISH_CODE = "en"
SAMPLE_WORDS, SAMPLE_LENGTH = 400, 4_000  # words, characters: more change no answer
FIRST_WORDS = 200  # of the sample: they nearly always hold as many function words as the whole needs
FEWEST_LETTERS = 40  # fewer are a name or a headline, in which a classifier guesses
ENOUGH = 0.15  # share of function words that only English text reaches
SURE = 0.9  # probability of the classifier
NO_LANGUAGE = "zxx"  # its name for numbers, markup and identifiers
# Words of English that other languages of Latin script hardly share as words of their own.
FUNCTION_WORDS = frozenset(
    """the of and to that is was for with on it he she they his her their be been are were this from which have has had
    not but by who what when where would could should will there than then them these those you your we our its into
    about after before because while said says over under between through during how why i my as at an or""".split()
)


def language(words: Iterable[str], text: str) -> str:
    """The English name of the language: "English" unless the text is surely in another one.

    `words` are the text's words in lower case.
    """
    unread = iter(words)
    n_words = n_function = 0
    for n in (FIRST_WORDS, SAMPLE_WORDS - FIRST_WORDS):
        sample = list(islice(unread, n))
        n_words += len(sample)
        n_function += sum(map(FUNCTION_WORDS.__contains__, sample))
        if n_function >= ENOUGH * SAMPLE_WORDS:
            return ENGLISH
    if n_words and n_function >= ENOUGH * n_words:
        return ENGLISH
    # Names tell little of the language they stand in, and lists of results are hardly more than names.
    nameless = " ".join(word for word in text[:SAMPLE_LENGTH].split() if not word[:1].isupper())
    if sum(map(str.isalpha, nameless)) < FEWEST_LETTERS:
        return ENGLISH
    ranked = _classifier().rank(nameless)
    # Not by the first language's own share: close relatives divide it among them.
    in_doubt = sum(probability for code, probability in ranked if code in (ENGLISH_CODE, NO_LANGUAGE))
    return _name(ranked[0][0]) if in_doubt <= 1 - SURE else ENGLISH


@cache
def _classifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # takes a moment: only where it is needed

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@cache
def _name(code: str) -> str:
    """The English name of a language, or its code where it has none in the Unicode CLDR."""
    from babel import Locale

    return str(Locale("en").languages.get(code, code))

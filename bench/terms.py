"""What a larger lexicon costs: the time to find the terms of 1,000 and of 100,000 in the same texts.

    python -m bench.terms [--terms 1000 10000 100000]

Texts and lexicons are generated. A word of a text is drawn by Zipf's law from a vocabulary that begins with the
function words of English and goes on with invented words. Every lexicon holds the same 1,000 terms: words of the
vocabulary, common and rare. Of the others four in five are phrases of two to four words, one of them any word of the
vocabulary and the rest drawn like those of the texts; the fifth is a word that no text has; one in ten ends with *. So
texts and hits are comparable, and what a larger lexicon adds is mostly what might be a hit and is none.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Sequence
from itertools import accumulate

from bench.speed import seconds
from lib.model import Article, Document
from lib.score import articles_frame, score_frame
from lib.text import parse
from lib.text.language import FUNCTION_WORDS
from lib.text.lexicon import Entry, Lexicon
from lib.text.settings import Settings

VOCABULARY = 30_000
SHARED = 1_000  # terms that every lexicon has
SYLLABLES = [consonant + vowel for consonant in "bcdfglmnprstvz" for vowel in ("a", "e", "i", "o", "u", "ea", "an")]
ROUNDS = 7


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--terms", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    texts = documents(40, 1_000)
    lexicons = [lexicon(n_terms) for n_terms in parser.parse_args().terms]
    print(f"{len(texts)} texts, {sum(text.n_words for text in texts) / len(texts):.0f} words each on average\n")
    print(
        f"{'terms':>9}{'first text':>14}{'a text':>10}{'ratio':>8}{'hits a text':>14}{'all measures':>15}{'ratio':>8}"
    )
    first = [seconds(lambda each=each: find(each, texts[:1])) for each in lexicons]  # builds what finds the terms
    found, scored = times(lexicons, texts, find), times(lexicons, texts, score)
    for each, built, taken, whole in zip(lexicons, first, found, scored, strict=True):
        hits = sum(len(list(each.hits(text.normal, text.sentences))) for text in texts) / len(texts)
        ms, ms_whole = 1000 * taken / len(texts), 1000 * whole / len(texts)
        print(
            f"{len(each.entries):>9,}{built:>12.2f} s{ms:>7.2f} ms{taken / found[0]:>8.2f}{hits:>14.1f}"
            f"{ms_whole:>12.2f} ms{whole / scored[0]:>8.2f}"
        )


def times(
    lexicons: Sequence[Lexicon], texts: Sequence[Document], work: Callable[[Lexicon, Sequence[Document]], object]
) -> list[float]:
    """Seconds of processor time that work on the texts takes with each lexicon: the best of rounds, taking turns."""
    rounds = [[seconds(lambda each=each: work(each, texts)) for each in lexicons] for _ in range(ROUNDS)]
    return [min(taken) for taken in zip(*rounds, strict=True)]


def find(lexicon: Lexicon, texts: Sequence[Document]) -> None:
    """The terms of a lexicon in the texts."""
    for text in texts:
        list(lexicon.hits(text.normal, text.sentences))


def score(lexicon: Lexicon, texts: Sequence[Document]) -> None:
    """All measures of the texts."""
    score_frame(articles_frame(Article(text.text) for text in texts), Settings(lexicon))


class _Words:
    """A vocabulary, and words drawn from it as often as they stand in texts."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        known = dict.fromkeys(sorted(FUNCTION_WORDS))
        naming = random.Random(0)
        while len(known) < 2 * VOCABULARY:
            known["".join(naming.choices(SYLLABLES, k=naming.randint(2, 4)))] = None
        words = list(known)
        self.words, self.unused = words[:VOCABULARY], words[VOCABULARY:]
        self._weights = list(accumulate(1 / (rank + 3) for rank in range(VOCABULARY)))

    def drawn(self, n: int) -> list[str]:
        return self.random.choices(self.words, cum_weights=self._weights, k=n)

    def phrase(self) -> str:
        """Two to four words: one of any kind among others as common as in texts."""
        parts = [self.random.choice(self.words), *self.drawn(self.random.randint(1, 3))]
        self.random.shuffle(parts)
        return " ".join(parts)


def documents(n: int, n_words: int) -> list[Document]:
    """Texts in sentences of 20 words."""
    words = _Words(1)
    texts = [[" ".join(words.drawn(20)).capitalize() + "." for _ in range(n_words // 20)] for _ in range(n)]
    return [parse(" ".join(sentences), settings=Settings(Lexicon("empty", ()))) for sentences in texts]


def lexicon(n_terms: int) -> Lexicon:
    """A lexicon of so many terms, the first of them the same in all."""
    words = _Words(2)
    terms = dict.fromkeys(words.words[len(FUNCTION_WORDS) :: len(words.words) // SHARED][:SHARED])
    while len(terms) < n_terms:
        term = words.phrase() if words.random.random() < 0.8 else words.random.choice(words.unused) + "xes"
        terms[f"{term}*" if words.random.random() < 0.1 else term] = None
    return Lexicon(f"{n_terms:,} terms", tuple(Entry(term, "generated", 0.5) for term in terms))


if __name__ == "__main__":
    main()

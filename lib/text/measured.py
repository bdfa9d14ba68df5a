"""Sentences with their counts and their sentiment, those of a whole document at once.

Every token is looked up once, in one pass over the document, and so are its counts and its toning (`lib.text.tone`):
few tokens have one. A sentence's counts are the difference of two running sums. The signs of its tonings, put together,
tell what need not be asked: most sentences hold no name, no masked phrase and no word near one with a valence that may
change it, and then valences are only added.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import reduce
from itertools import accumulate, chain, compress, count
from operator import attrgetter, or_

from lib.model import Sentence, Span, Token, Tone, Toning
from lib.text.names import names_among
from lib.text.tone import (
    ADDED,
    CAPITAL,
    IN_LEXICON,
    IN_PHRASE,
    MARKED,
    MASKABLE,
    MASKED,
    MODIFIES,
    RULED,
    SCORED,
    UNSCORED,
    ToneSettings,
)
from lib.text.valence import ALPHA, added, emphasised, normalised, valences_in_context

REACH = range(-3, 3)  # where, from a word with a valence, one may stand that changes it

_counts, _toning, _signs = attrgetter("counts"), attrgetter("toning"), attrgetter("signs")
_in_lexicon = attrgetter("in_lexicon")


def measured(
    raws: Sequence[Sequence[str]], lines: Iterable[str], starts: Iterable[int], text: str, settings: ToneSettings
) -> Iterator[Sentence]:
    """Sentences of a normalised text: of each its tokens, at least one, the line they stand in, and its start."""
    found = tuple(map(settings.table.__getitem__, chain.from_iterable(raws)))
    sums = list(accumulate(map(_counts, found), initial=0))
    tonings = list(map(_toning, found))
    noted = list(compress(count(), tonings))
    seen = list(filter(None, tonings))
    first = begin = 0
    for line, start, end in zip(lines, starts, accumulate(map(len, raws)), strict=True):
        tokens = found[first:end]
        # A capital tells a name everywhere but at the start.
        packed = sums[end] - sums[first + 1] + tokens[0].counts_if_first
        sentence = Sentence(start, start + len(line), tokens, line, packed)
        last = bisect_left(noted, end, begin)
        if last > begin:
            places = [i - first for i in noted[begin:last]]
            sentence = _with_sentiment(sentence, places, seen[begin:last], text, settings)
        yield sentence
        first, begin = end, last


def _with_sentiment(
    sentence: Sentence, places: Sequence[int], seen: Sequence[Toning], text: str, settings: ToneSettings
) -> Sentence:
    """The sentence with its sentiment, plain and toned. Given are its places with a toning, and these."""
    of_each = list(map(_signs, seen))
    signs = reduce(or_, of_each)
    if not signs & SCORED:
        return sentence
    start, end, tokens, line, packed = sentence.start, sentence.end, sentence.tokens, sentence.line, sentence.packed
    scored = [i for i, each in zip(places, of_each, strict=True) if each & SCORED] if signs & UNSCORED else places
    is_ruled = bool(signs & RULED) or (bool(signs & MODIFIES) and _are_near(scored, tokens))
    marked = [tokens[i] for i in places] if signs & MARKED else ()
    total, n_scored = 0.0, 0
    if signs & IN_LEXICON:
        n_scored = len([each for each in of_each if each & IN_LEXICON])
        valences = valences_in_context(tokens, places) if is_ruled else map(_in_lexicon, seen)
        total = emphasised(added(valences), marked)
    masked = _masked(sentence, places, of_each, text, settings) if signs & MASKABLE else NOTHING_MASKED
    toned = total
    # The rules run a second time only where the settings change a valence.
    if masked or signs & ADDED:
        if is_ruled:
            of_settings = valences_in_context(_with_tones(tokens, places, seen, masked), places)
        else:
            of_settings = [0.0 if i in masked else each.valence for i, each in zip(places, seen, strict=True)]
        toned = emphasised(added(of_settings), marked)
    words = [i for i in scored if i not in masked] if masked else scored
    value = normalised(toned, settings.alpha(sentence.n_words))
    tone = Tone(value, tuple(words), tuple(sorted(masked)))
    return Sentence(start, end, tokens, line, packed, normalised(total, ALPHA), n_scored, tone)


def _are_near(scored: Sequence[int], tokens: Sequence[Token]) -> bool:
    """Whether a word that may change a valence stands near one with a valence."""
    for i in scored:
        for near in tokens[max(0, i + REACH.start) : i + REACH.stop]:
            if near.modifies:
                return True
    return False


def _with_tones(
    tokens: Sequence[Token], places: Sequence[int], seen: Sequence[Toning], masked: Set[int]
) -> Sequence[Token]:
    """The tokens as the settings have them."""
    toned = list(tokens)
    for i, each in zip(places, seen, strict=True):
        toned[i] = each.muted if i in masked else each.toned
    return toned


def _masked(
    sentence: Sentence, places: Sequence[int], signs: Sequence[int], text: str, settings: ToneSettings
) -> Set[int]:
    """Which of the words with a valence do not count."""
    tokens, table = sentence.tokens, settings.table
    masked, capitals, phrased = set[int](), list[int](), list[int]()
    for i, has in zip(places, signs, strict=True):
        if has & MASKED:
            masked.add(i)
        if has & CAPITAL:
            capitals.append(i)
        if has & IN_PHRASE:
            phrased.append(i)
    if capitals:
        masked.update(names_among(tokens, capitals))
    if phrased and any([table.in_phrase(one) for i in phrased for one in _beside(tokens, i)]):
        scored = {i for i, has in zip(places, signs, strict=True) if has & SCORED}
        for term in settings.masks.hits(text, (sentence,)):
            masked.update(scored.intersection(_places(sentence, term)))
    return masked


NOTHING_MASKED: Set[int] = frozenset()


def _beside(tokens: Sequence[Token], i: int) -> Sequence[Token]:
    """The tokens before and after a place."""
    return (*tokens[max(0, i - 1) : i], *tokens[i + 1 : i + 2])


def _places(sentence: Sentence, span: Span) -> range:
    """The tokens of a sentence that a span touches."""
    return range(bisect_right(sentence.starts, span.start) - 1, bisect_left(sentence.starts, span.end))

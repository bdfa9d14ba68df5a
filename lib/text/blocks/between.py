"""Short lines between what is beside the article: no paragraph of it stands alone there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lib.text.blocks.lines import ends_sentence, n_words

AMID, ABOVE = 4, 8  # words of such a line at most, amid the article and between its headline and its beginning
_LABEL = 3  # words of a label directly above the first paragraph, at most
_RUN, _RUN_ABOVE = 3, 5  # such lines in a row, at most
_MARKS = ("-", "*", "•", '"', "'")  # a list, or someone speaking


def between(texts: Sequence[str], kinds: Sequence[str], begins: int) -> list[int]:
    """The short lines of the body, below the headline, with something that is not scored directly before and after.

    `begins` is where the article's first paragraph stands.
    """
    title = next((i for i, kind in enumerate(kinds) if kind == "title"), begins)
    found = [i for i in (begins - 1,) if title < i - 1 and kinds[i] == "body" and _is_label(texts[i], kinds[i - 1])]
    for start, end in _runs(kinds, "body"):
        if start <= title or end == len(kinds):
            continue
        below = kinds[start - 1] == "title"
        if below and n_words(texts[start - 1]) <= AMID:
            continue  # the headline may be the name of the outlet, and this line the headline
        longest, most = (ABOVE, _RUN_ABOVE) if end <= begins and not below else (AMID, _RUN)
        if end - start <= most and all(_is_small(text, longest) for text in texts[start:end]):
            found.extend(range(start, end))
    return found


def _is_label(text: str, before: str) -> bool:
    """Whether a line above the first paragraph names a place or section: no article begins with a subhead."""
    return before not in ("body", "title") and _is_small(text, _LABEL) and text[-1] not in ":?"


def _is_small(text: str, longest: int) -> bool:
    return n_words(text) <= longest and not ends_sentence(text) and not text.startswith(_MARKS)


def _runs(kinds: Sequence[str], kind: str) -> Iterator[tuple[int, int]]:
    """Start and end of the longest stretches of one kind."""
    start = 0
    for i in range(len(kinds) + 1):
        if i == len(kinds) or kinds[i] != kind:
            if i > start:
                yield start, i
            start = i + 1

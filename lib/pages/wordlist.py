"""The lexicon that a session works with: the one it starts from, and what the analyst changed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property

from lib.text.lexicon import Entry, Lexicon, default_lexicon, merged

LONGEST_NAME = 120  # characters of a list's name


@dataclass(frozen=True)
class Wordlist:
    """A lexicon with entries edited or added by hand, and terms muted. Every change makes a new one."""

    base: Lexicon = field(default_factory=default_lexicon)
    edits: tuple[Entry, ...] = ()
    muted: frozenset[str] = frozenset()

    @cached_property
    def lexicon(self) -> Lexicon:
        """What texts are measured with."""
        return self.complete.without(self.muted)

    @cached_property
    def complete(self) -> Lexicon:
        """All terms, muted ones included."""
        if not self.edits:
            return self.base
        named = Lexicon("1 edit" if len(self.edits) == 1 else f"{len(self.edits)} edits", self.edits)
        return merged([self.base, named])

    def with_muted(self, terms: Iterable[str]) -> Wordlist:
        """With these terms counting nothing."""
        known = {entry.term for entry in self.complete.entries}
        return replace(self, muted=self.muted | known.intersection(terms))

    def with_counted(self, terms: Iterable[str]) -> Wordlist:
        """With these terms counting again."""
        return replace(self, muted=self.muted.difference(terms))

    def with_entry(self, entry: Entry) -> Wordlist:
        """With an entry added, or in the place of the one for the same term."""
        others = tuple(each for each in self.edits if each.term != entry.term)
        return replace(self, edits=(*others, entry))

    def with_lexicon(self, lexicon: Lexicon, *, alone: bool) -> Wordlist:
        """With another lexicon added to the present one, or `alone` in its place; its terms are not muted."""
        base = lexicon if alone else merged([self.base, lexicon])
        known = {entry.term for entry in base.entries}
        return replace(self, base=base, muted=frozenset(self.muted & known))


def plain_name(name: str) -> str:
    """A list's name without what Markdown or HTML, where it is written, could read as more than a name.

    A plus stays: it joins the names of lists that were put together.
    """
    return re.sub(r"[^\w .+-]++", "", name)[:LONGEST_NAME].strip() or "list"

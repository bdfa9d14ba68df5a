"""What an analyst may change about how a text is measured."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Literal

from lib.text.lexicon import Lexicon, default_lexicon
from lib.text.tone import ToneSettings

Splitter = Literal["news", "plain"]  # of sentences: see lib.text.sentences
Scope = Literal["article", "body", "page"]  # what is scored: headline and body, body alone, every block


@dataclass(frozen=True)
class Settings:
    """The lexicon of loaded terms, the settings of sentiment, and what of a page is scored as which sentences.

    Equal content has an equal version.
    """

    lexicon: Lexicon = field(default_factory=default_lexicon)
    tone: ToneSettings = field(default_factory=ToneSettings)
    splitter: Splitter = "news"
    scope: Scope = "article"

    @cached_property
    def version(self) -> str:
        """12 hexadecimal digits that change with anything that can change a score: for caches and exports."""
        parts = (self.lexicon.version, self.tone.version, self.splitter, self.scope)
        return hashlib.sha256(" ".join(parts).encode()).hexdigest()[:12]


@cache
def default_settings() -> Settings:
    """What ships with Framescope."""
    return Settings()

"""What an analyst may change about how a text is measured."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cache, cached_property

from lib.text.lexicon import Lexicon, default_lexicon
from lib.text.tone import ToneSettings


@dataclass(frozen=True)
class Settings:
    """The lexicon of loaded terms and the settings of sentiment. Equal content has an equal version."""

    lexicon: Lexicon = field(default_factory=default_lexicon)
    tone: ToneSettings = field(default_factory=ToneSettings)

    @cached_property
    def version(self) -> str:
        """12 hexadecimal digits that change with anything that can change a score: for caches and exports."""
        return hashlib.sha256(f"{self.lexicon.version} {self.tone.version}".encode()).hexdigest()[:12]


@cache
def default_settings() -> Settings:
    """What ships with Framescope."""
    return Settings()

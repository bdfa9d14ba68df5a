"""The scores of a corpus, as far as they are there."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pandas as pd

from lib.pages.corpus import Version


@dataclass(frozen=True)
class Measures:
    """The scores of a state of a corpus under some settings. Sessions share the table: nobody changes it."""

    base: Version
    settings: str
    table: pd.DataFrame  # of the articles that are measured
    n_articles: int

    @property
    def version(self) -> Version:
        """That of the corpus, and how much of it is measured."""
        n_measured = len(self.table)
        return self.base if n_measured == self.n_articles else replace(self.base, n_measured=n_measured)

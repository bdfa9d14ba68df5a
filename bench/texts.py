"""The texts that the benches run on: real news where it is at hand, else the sample corpus."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from lib.ingest.folder import sample_articles

NEWS = Path(__file__).parents[2] / "shared" / "validity" / "data" / "news_abp.jsonl.gz"


def news_texts(path: Path, most: int) -> list[str]:
    """The first texts of a file, or as many of the sample corpus, each with a line that makes it another text."""
    if path.is_file():
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            return [json.loads(line)["text"] for line, _ in zip(lines, range(most), strict=False)]
    sample = [article.text for article in sample_articles()]
    return [f"{sample[i % len(sample)]}\n\nCopy {i}." for i in range(most)]

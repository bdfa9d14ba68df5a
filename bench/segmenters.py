"""Our sentence boundaries beside nupunkt and sentencex: F1 and speed on texts with marked sentences.

    python -m bench.segmenters FILE.jsonl.gz...

Each line of a file holds `text` and `sentences`, a list of [start, end]. All three see one paragraph at a time.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import nupunkt
import sentencex

from lib.text.normalise import normalise
from lib.text.sentences import sentences

ROUNDS = 5
PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")

Segmenter = Callable[[str], Iterable[int]]  # a paragraph -> where its sentences start


def _ours(paragraph: str) -> list[int]:
    return [span.start for span in sentences(normalise(paragraph), [(0, len(paragraph))], paragraph)]


def _nupunkt(paragraph: str) -> list[int]:
    return [start for start, _ in nupunkt.sent_spans(paragraph)]


def _sentencex(paragraph: str) -> list[int]:
    return [boundary["start_index"] for boundary in sentencex.get_sentence_boundaries("en", paragraph)]


def main() -> None:
    """Prints one line per file and segmenter."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    for path in parser.parse_args().files:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            records = [json.loads(line) for line in lines]
        for name, segmenter in (("ours", _ours), ("nupunkt", _nupunkt), ("sentencex", _sentencex)):
            f1, speed = _measure(records, segmenter)
            print(f"{path.name:28}{name:12}F1 {f1:.3f}   {speed:5.1f} MB/s")


def _measure(records: list[dict[str, object]], segmenter: Segmenter) -> tuple[float, float]:
    """F1 of the sentence starts, and megabytes of paragraphs a second in the fastest of several rounds."""
    hits = misses = extras = 0
    for record in records:
        text = str(record["text"])
        starts = _starts(text, segmenter)
        gold = {end - len(text[start:end].lstrip()) for start, end in record["sentences"][1:]}
        hits, misses, extras = hits + len(gold & starts), misses + len(gold - starts), extras + len(starts - gold)
    paragraphs = [found.group() for record in records for found in PARAGRAPH.finditer(str(record["text"]))]
    # A blank more makes the paragraphs new to a segmenter that remembers them.
    seconds = min(_seconds([text + " " * i for text in paragraphs], segmenter) for i in range(1, ROUNDS + 1))
    return 2 * hits / (2 * hits + misses + extras), sum(map(len, paragraphs)) / seconds / 1e6


def _seconds(paragraphs: list[str], segmenter: Segmenter) -> float:
    started = time.process_time()
    for paragraph in paragraphs:
        segmenter(paragraph)
    return time.process_time() - started


def _starts(text: str, segmenter: Segmenter) -> set[int]:
    """Where sentences start, without the first of the text, which is no decision."""
    starts = []
    for paragraph in PARAGRAPH.finditer(text):
        for start in segmenter(paragraph.group()):
            words = paragraph.group()[start:]
            starts.append(paragraph.start() + start + len(words) - len(words.lstrip()))
    return set(sorted(starts)[1:])


if __name__ == "__main__":
    main()

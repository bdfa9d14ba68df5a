"""What each category of the lexicon adds to the agreement with people.

    python -m bench.lexicon_categories DATA_DIR [--write]

DATA_DIR holds loaded_babe.jsonl.gz and loaded_ptc.jsonl.gz: texts with marked loaded words. For each category:
its terms, its hits, how often a hit was marked, the AUC of its density alone, and the figures without it. Prints
Markdown; --write puts it into docs/validity.md between its own marker lines.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.page import VALIDITY, write_part
from lib.model import LoadedTerm, Sentence
from lib.text import parse
from lib.text.lexicon import Lexicon, default_lexicon

COMMAND = "bench.lexicon_categories"
WORD = re.compile(r"[A-Za-z]+(?:[-'’][A-Za-z]+)*")  # as the evaluation counts words
LINE = re.compile(r"[^\n]*\S[^\n]*")
HEADER = (
    "| category | terms | hits | marked | BABE AUC alone | PTC AUC alone | BABE AUC without | PTC AUC without "
    "| BABE word F1 without |\n|---|---|---|---|---|---|---|---|---|"
)


@dataclass(frozen=True)
class Unit:
    """A sentence of BABE or a line of PTC."""

    start: int
    end: int
    n_words: int
    loaded: bool  # as people judged it


@dataclass(frozen=True)
class Text:
    """A labelled text, taken apart once."""

    normal: str
    sentences: tuple[Sentence, ...]
    words: tuple[tuple[int, int], ...]
    marked: frozenset[int]  # positions that people marked
    units: tuple[Unit, ...]


def main() -> None:
    """Prints the table, or writes it into the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    table = _table(_texts(options.data / "loaded_babe.jsonl.gz"), _texts(options.data / "loaded_ptc.jsonl.gz"))
    if options.write:
        write_part(VALIDITY, COMMAND, table)
    else:
        print(table)


def _texts(path: Path) -> list[Text]:
    with gzip.open(path, "rt", encoding="utf-8", newline="\n") as lines:
        return [_text(json.loads(line)) for line in lines]


def _text(record: dict) -> Text:
    text = record["text"]
    doc = parse(text)
    marked = frozenset(at for start, end in record["spans"] for at in range(start, end))
    lines = [(0, len(text))] if "biased" in record else [line.span() for line in LINE.finditer(text)]
    units = tuple(
        Unit(start, end, max(1, len(WORD.findall(text[start:end]))), record.get("biased", _meets(marked, start, end)))
        for start, end in lines
    )
    return Text(doc.normal, doc.sentences, tuple(word.span() for word in WORD.finditer(text)), marked, units)


def _meets(marked: frozenset[int], start: int, end: int) -> bool:
    return not marked.isdisjoint(range(start, end))


def _table(babe: Sequence[Text], ptc: Sequence[Text]) -> str:
    lexicon = default_lexicon()
    categories = sorted({entry.category for entry in lexicon.entries if entry.weight})
    return "\n".join(
        [HEADER, _row("all", lexicon, lexicon, babe, ptc), *(_of(c, lexicon, babe, ptc) for c in categories)]
    )


def _of(category: str, lexicon: Lexicon, babe: Sequence[Text], ptc: Sequence[Text]) -> str:
    """The row of one category; its own exceptions stay with both parts."""
    alone = Lexicon(category, tuple(e for e in lexicon.entries if e.category == category or not e.weight))
    without = Lexicon("rest", tuple(e for e in lexicon.entries if e.category != category))
    return _row(category, alone, without, babe, ptc)


def _row(name: str, alone: Lexicon, without: Lexicon, babe: Sequence[Text], ptc: Sequence[Text]) -> str:
    own = _hits(alone, babe)
    rest = _hits(without, babe)
    n_marked = sum(
        _meets(text.marked, hit.start, hit.end) for text, hits in zip(babe, own, strict=True) for hit in hits
    )
    n = sum(map(len, own))
    figures = (
        _auc(babe, own),
        _auc(ptc, _hits(alone, ptc)),
        _auc(babe, rest),
        _auc(ptc, _hits(without, ptc)),
        _f1(babe, rest),
    )
    cells = [
        name,
        sum(e.weight > 0 for e in alone.entries),
        n,
        f"{n_marked / max(1, n):.0%}",
        *(f"{x:.3f}" for x in figures),
    ]
    return f"| {' | '.join(map(str, cells))} |"


def _hits(lexicon: Lexicon, texts: Iterable[Text]) -> list[list[LoadedTerm]]:
    return [list(lexicon.hits(text.normal, text.sentences)) for text in texts]


def _auc(texts: Sequence[Text], hits: Sequence[Sequence[LoadedTerm]]) -> float:
    """Chance that a loaded unit has the higher density of weights; ties count one half."""
    scored = sorted(
        (sum(h.weight for h in found if unit.start <= h.start < unit.end) / unit.n_words, unit.loaded)
        for text, found in zip(texts, hits, strict=True)
        for unit in text.units
    )
    wins, plain_below, at = 0.0, 0, 0
    while at < len(scored):
        tied = [loaded for score, loaded in scored[at : at + _n_tied(scored, at)]]
        n_plain = tied.count(False)
        wins += tied.count(True) * (plain_below + n_plain / 2)
        plain_below, at = plain_below + n_plain, at + len(tied)
    return wins / (plain_below * (len(scored) - plain_below))


def _n_tied(scored: Sequence[tuple[float, bool]], at: int) -> int:
    end = at
    while end < len(scored) and scored[end][0] == scored[at][0]:
        end += 1
    return end - at


def _f1(texts: Sequence[Text], hits: Sequence[Sequence[LoadedTerm]]) -> float:
    """F1 of the words that hits and people mark."""
    both = either = 0
    for text, found in zip(texts, hits, strict=True):
        hit = frozenset(at for each in found for at in range(each.start, each.end))
        ours = {word for word in text.words if _meets(hit, *word)}
        theirs = {word for word in text.words if _meets(text.marked, *word)}
        both += len(ours & theirs)
        either += len(ours) + len(theirs)
    return 2 * both / either


if __name__ == "__main__":
    main()

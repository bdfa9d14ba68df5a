"""Tables in documents: some list articles, some show figures, and others only lay out the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from lib.ingest.bundle import unbundled
from lib.ingest.choices import NO_CHOICES
from lib.ingest.fields import fields
from lib.ingest.table import Table, articles, table
from lib.model import Article

Grid = list[list[list[str]]]  # rows of cells of paragraphs
Item = str | Grid  # what stands in the body of a document, in its order: a paragraph or a table

_FEW_WORDS = 5  # of a cell in a table of figures
_FIGURES = 0.8  # of its cells are that short
_PROSE = 25  # words of a cell that is laid out, not a figure
_FEWEST_CELLS = 4
_SENTENCE = 15  # words of a paragraph or of a cell that is a text
_PAIR = 2  # columns of a table that gives the name of a field and its value


def document(items: Sequence[Item], title: str | None) -> Iterator[Article]:
    """The articles of a document: mostly one, or those of its tables if there is no prose beside these.

    The rows of a table of figures are one paragraph each, which is cut; those of a layout are their paragraphs.
    """
    listed = [found for each in items if isinstance(each, list) and (found := _list_of_articles(each))]
    if listed and not any(isinstance(each, str) and len(each.split()) >= _SENTENCE for each in items):
        yield from articles(listed, NO_CHOICES)
        return
    paragraphs, cut, start = [], [], 0
    for paragraph, is_cut in _paragraphs(items):
        paragraphs.append(paragraph)
        cut += [start] if is_cut else []
        start += len(paragraph) + len("\n\n")
    yield from unbundled(Article("\n\n".join(paragraphs), title, cut=tuple(cut)))


def only_paragraphs(items: Sequence[Item]) -> list[str]:
    """The items without tables."""
    return [each for each in items if isinstance(each, str)]


def _paragraphs(items: Sequence[Item]) -> Iterator[tuple[str, bool]]:
    """Each paragraph, and whether it is a row of figures."""
    for each in items:
        if isinstance(each, str):
            yield each, False
            continue
        rows = [[" ".join(" ".join(cell).split()) for cell in row] for row in each]
        if are_figures(rows):
            yield from ((line, True) for row in rows if (line := figures(row)))
        else:
            yield from ((paragraph, False) for row in each for cell in row for paragraph in cell)


def are_figures(rows: list[list[str]]) -> bool:
    """Whether the cells of a table are figures and their names: most are short, and none is prose."""
    cells = [cell for row in rows for cell in row if cell]
    if len(cells) < _FEWEST_CELLS or sum(len(row) > 1 for row in rows) <= 1:
        return False
    n_words = [len(cell.split()) for cell in cells]
    return max(n_words) < _PROSE and sum(n < _FEW_WORDS for n in n_words) >= _FIGURES * len(cells)


def figures(row: Sequence[str]) -> str:
    """A row of figures on one line."""
    return " | ".join(filter(None, row))


def _list_of_articles(grid: Grid) -> Table | None:
    """The table if its first row, or the first of two columns, names a column of texts and one of something else."""
    rows = [["\n\n".join(cell) for cell in row] for row in grid]
    candidates = [rows]
    if all(len(row) == _PAIR for row in rows):
        candidates.append([list(column) for column in zip_longest(*rows, fillvalue="")])
    return next((found for each in candidates if (found := table(each)) and _lists_articles(found)), None)


def _lists_articles(found: Table) -> bool:
    columns = fields(tuple(found.header))
    if not found.named or len(columns) <= 1 or "text" not in columns:
        return False
    texts = [row[columns["text"]] for row in found.body if columns["text"] < len(row)]
    return any(texts) and sum(len(text.split()) for text in texts) >= _SENTENCE * len(texts)

"""Counts of terms on disk (`lib.compare.term_counts`): a folder of arrays that are read where they lie.

`counts.npy`, `articles.npy` and `ends.npy` are the data, indices and index pointers of the sparse array; `n_words.npy`
has a number for each article, `terms.txt` a line for each term, `about.json` the version and the sizes. A folder
appears whole or not at all. What is damaged, or of another version, is refused with a ValueError: it can be made again.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from scipy import sparse

from lib.compare.on_disk import mapped_array, read_lines, whole_folder, write_array, write_lines
from lib.compare.term_counts import TermCounts

VERSION = 1
ABOUT = "about.json"


def write_counts(folder: Path, counted: TermCounts) -> None:
    """Writes counts; a folder that is there is replaced. Raises OSError where that is not possible."""
    counts = counted.counts
    about = {
        "version": VERSION,
        "terms": len(counted.terms),
        "of": counts.data.dtype.str,
        "to": counts.indptr.dtype.str,
    }
    with whole_folder(folder) as making:
        write_array(making / "counts.npy", counts.data)
        write_array(making / "articles.npy", counts.indices)
        write_array(making / "ends.npy", counts.indptr)
        write_array(making / "n_words.npy", counted.n_words)
        write_lines(making / "terms.txt", counted.terms)
        write_lines(making / ABOUT, [json.dumps(about)])


def read_counts(folder: Path) -> TermCounts:
    """The counts in a folder, which stay on disk until they are asked for.

    Raises ValueError for a folder that holds none of this version, or damaged ones.
    """
    try:
        about = json.loads((folder / ABOUT).read_bytes())
        if not isinstance(about, dict) or about.get("version") != VERSION:
            raise ValueError("of another version")
        terms = read_lines(folder / "terms.txt", about["terms"])
        numbers = np.zeros(0, np.dtype(about["to"]))
        data = mapped_array(folder / "counts.npy", np.zeros(0, np.dtype(about["of"])))
        articles, ends = mapped_array(folder / "articles.npy", numbers), mapped_array(folder / "ends.npy", numbers)
        n_words = np.array(mapped_array(folder / "n_words.npy", np.zeros(0, np.int64)))
        if len(ends) != len(terms) + 1 or len(data) != len(articles) or len(data) != ends[-1]:
            raise ValueError("not as many counts as its terms have")
        # What is outside of an array is not looked for by the routines that multiply it.
        outside = len(articles) and (articles.min() < 0 or articles.max() >= len(n_words))
        if outside or ends[0] != 0 or (np.diff(ends) < 0).any():
            raise ValueError("counts of no term or article")
    except (OSError, EOFError, ValueError, KeyError, TypeError) as error:
        raise ValueError(f"{folder}: no counts of terms that could be read ({error}). Make them again.") from error
    counts = sparse.csr_array((data, articles, ends), shape=(len(terms), len(n_words)))
    return TermCounts(np.array(terms, object), counts, n_words)

"""Agreement of the measures with people, as docs/validity.md shows it.

    python -m bench.validity EVALUATE.py [--write]

Runs the evaluation (a script outside this repository that calls `python -m lib evidence` on labelled texts) and prints
its figures as Markdown tables; --write puts them into docs/validity.md and docs/validity.json, which
tests/test_validity.py compares the next measurement with.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from textwrap import wrap

from bench.labelled import DATA_SETS, LOW_IS_GOOD, TARGETS
from bench.page import VALIDITY, write_part
from lib import __version__
from lib.text.settings import default_settings

ROOT = Path(__file__).parents[1]
FILE = ROOT / "docs" / "validity.json"
COMMAND = "bench.validity"
LINE = 120  # characters
DIGITS = 3  # of every figure, on the page and in the file
SPEED = "records per second"  # a row of the evaluation that differs from machine to machine
# The script with no bootstrap; its folder is on the path as if it had been started itself.
WITHOUT_INTERVALS = """
import sys
from pathlib import Path
script = Path(sys.argv[1])
sys.argv = sys.argv[1:]
sys.path.insert(0, str(script.parent))
evaluation = __import__(script.stem)
evaluation.RESAMPLES = 0
sys.exit(evaluation.main())
"""
COLUMNS = ("measure", "ours", "95 % interval", "n", "best published, and what it is", "target", "met")
# The last column of the table that the evaluation prints; the column before it is our figure minus the anchor.
SOURCE = re.compile(r" (?:-|[+-]\d\.\d{3})(?:  (?P<source>\S.*))?$")


@dataclass(frozen=True)
class Anchor:
    """The best published figure of its kind, and what it is."""

    value: float
    source: str


@dataclass(frozen=True)
class Figure:
    """One measure on one data set: the value on n documents, and its 95 % interval over documents."""

    data: str
    measure: str
    n: int
    value: float
    low: float | None
    high: float | None
    anchors: tuple[Anchor, ...]

    @property
    def low_is_good(self) -> bool:
        """Whether a smaller value is the better one."""
        return LOW_IS_GOOD in self.measure

    @property
    def target(self) -> float | None:
        """What we want to reach: a number of ours, or for readability on CLEAR the best of the anchors."""
        if self.data == "readability_clear":
            return max(anchor.value for anchor in self.anchors)
        return TARGETS.get((self.data, self.measure))

    def reaches(self, value: float) -> bool:
        """Whether the figure is at least as good as a value."""
        return self.value <= value if self.low_is_good else self.value >= value


@dataclass(frozen=True)
class Measurement:
    """All figures of one run, and what was measured."""

    date: str
    version: str
    settings: str  # version of the lexicon and of the settings of sentiment
    figures: tuple[Figure, ...]


def main() -> None:
    """Runs the evaluation and prints or writes the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("evaluate", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    measured = Measurement(
        datetime.now(UTC).date().isoformat(), __version__, default_settings().version, evaluate(options.evaluate)
    )
    if options.write:
        FILE.write_text(json.dumps(asdict(measured), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        write_part(VALIDITY, COMMAND, markdown(measured))
    else:
        print(markdown(measured))


def documented() -> Measurement:
    """The measurement that docs/validity.md shows."""
    raw = json.loads(FILE.read_text(encoding="utf-8"))
    figures = (
        Figure(**{**each, "anchors": tuple(Anchor(**anchor) for anchor in each["anchors"])}) for each in raw["figures"]
    )
    return Measurement(**{**raw, "figures": tuple(figures)})


def evaluate(script: Path, *only: str, intervals: bool = True) -> tuple[Figure, ...]:
    """The figures of the evaluation, on some data sets or all, with this checkout; they are rounded.

    The intervals take half of the time, and nobody needs them who looks at the values alone.
    """
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder, "rows.json")
        start = [str(script)] if intervals else ["-c", WITHOUT_INTERVALS, str(script)]
        command = [sys.executable, *start, "--tool", f"{sys.executable} -m lib evidence", "--cwd", str(ROOT)]
        command += ["--json", str(output), *(["--only", ",".join(only)] if only else [])]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        print(done.stdout, file=sys.stderr)
        if done.returncode:
            raise RuntimeError(f"the evaluation ended with status {done.returncode}; it said:\n{done.stdout}")
        rows = json.loads(output.read_text(encoding="utf-8"))
    measured = [row for row in rows if row["measure"] != SPEED]
    # The file of the evaluation names no sources; its printed table has them, row by row in the same order.
    sources = [match["source"] for line in done.stdout.splitlines()[1:] if (match := SOURCE.search(line))]
    return tuple(_figures(list(zip(measured, sources, strict=True))))


def _figures(rows: Sequence[tuple[dict, str | None]]) -> Iterator[Figure]:
    """One figure a measure; the evaluation has a row for each of its anchors."""
    for (data, measure), same in groupby(rows, key=lambda row: (row[0]["data"], row[0]["measure"])):
        group = list(same)
        first = group[0][0]
        low, high = first["interval"] or (None, None)
        anchors = [Anchor(row["anchor"], source) for row, source in group if source]
        yield Figure(data, measure, first["n"], _rounded(first["value"]), _rounded(low), _rounded(high), tuple(anchors))


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, DIGITS)


def markdown(measured: Measurement) -> str:
    """The figures as a section a family, with a table a data set."""
    targets = [(each, each.target) for each in measured.figures if each.target is not None]
    missed = [each for each, target in targets if not each.reaches(target)]
    lines = [
        f"Measured {measured.date} with Framescope {measured.version}, settings `{measured.settings}`: "
        f"{len(targets) - len(missed)} of {len(targets)} targets met.",
        *([""] if missed else []),
        *(f"- Missed: {_name(each)}, {each.value:.3f}; target {_verdict(each)[0]}" for each in missed),
    ]
    family = ""
    for name, figures in groupby(measured.figures, key=lambda each: each.data):
        about = DATA_SETS[name]
        if about.family != family:
            family = about.family
            lines += ["", f"### {family}"]
        text = f"**{about.title}.** {about.labels} *For you:* {about.meaning}"
        lines += ["", *wrap(text, LINE, break_on_hyphens=False), ""]
        lines += [_cells(COLUMNS), "|---" * len(COLUMNS) + "|"]
        lines += [_row(each) for each in figures]
    return "\n".join(lines)


def _name(figure: Figure) -> str:
    return f"{DATA_SETS[figure.data].title}, {figure.measure}"


def _row(figure: Figure) -> str:
    interval = "-" if figure.low is None or figure.high is None else f"{figure.low:.3f} to {figure.high:.3f}"
    anchors = "; ".join(f"{anchor.value:.3f} {anchor.source}" for anchor in figure.anchors).replace("`", r"\`")
    cells = (figure.measure, f"{figure.value:.3f}", interval, str(figure.n), anchors or "-", *_verdict(figure))
    return _cells(cells)


def _cells(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _verdict(figure: Figure) -> tuple[str, str]:
    """The target and whether it is met."""
    if figure.target is None:
        return "-", "-"
    sign = "at most" if figure.low_is_good else "at least"
    return f"{sign} {figure.target:.3f}", "yes" if figure.reaches(figure.target) else "**no**"


if __name__ == "__main__":
    main()

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from command import ROOT

from lib.report.document.written import FORMATS

MAKE = """
import sys
from command import run
for output in sys.argv[1:]:
    done = run("report", "data/sample/port-strike", "--date", "2026-03-20", "--full-texts", "--output", output)
    assert done.returncode == 0, done.stderr
"""


def started(folder: Path, seed: str, zone: str) -> subprocess.Popen[bytes]:
    """A process that writes reports, with an order of sets and a local time of its own."""
    paths = os.pathsep.join([str(ROOT), str(ROOT / "tests" / "helpers")])
    own = {"PYTHONPATH": paths, "PYTHONHASHSEED": seed, "TZ": zone}
    folder.mkdir()
    outputs = [str(folder / f"report{ending}") for ending in FORMATS]
    return subprocess.Popen([sys.executable, "-c", MAKE, *outputs], env={**os.environ, **own})


def test_the_same_articles_and_date_give_the_same_bytes_in_another_process_on_another_day(tmp_path):
    # 25 hours apart: the two clocks never show the same date.
    processes = [started(tmp_path / "a", "1", "East-14"), started(tmp_path / "b", "2", "West+11")]
    assert [process.wait(300) for process in processes] == [0, 0]
    one, other = (
        [hashlib.sha256((tmp_path / name / f"report{ending}").read_bytes()).hexdigest() for ending in FORMATS]
        for name in "ab"
    )
    assert one == other

"""The pages that nobody has opened yet are loaded while the first is looked at."""

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
import gc, sys, time
from app import PAGES
from lib.pages.loading import load_rest
names = {f"lib.pages.{name}" for name in PAGES}
assert names.isdisjoint(sys.modules), names & {*sys.modules}
load_rest(PAGES)
end = time.monotonic() + 120
while not (names <= {*sys.modules} and gc.get_freeze_count()):
    assert time.monotonic() < end, names - {*sys.modules}
    time.sleep(0.05)
"""


def test_all_pages_are_loaded_behind_the_first_and_are_no_garbage():
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]

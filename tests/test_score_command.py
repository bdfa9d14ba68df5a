"""`python -m lib score` as a user calls it on many articles, and stops it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
import pytest

from lib.score.limits import RunLimits
from lib.score.parts import folder_of

ROOT = Path(__file__).parents[1]
PART = RunLimits().chunk_articles
N_ARTICLES = 5 * PART + 3


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    path = tmp_path_factory.mktemp("corpus") / "articles.jsonl"
    said = " ".join(f"“Nobody left,” said {name} Lee on the bad day {i}." for i, name in enumerate(["Ann", "Bo"] * 8))
    rows = [
        {"text": f"The dam held {n} days. {said}", "outlet": f"Wire {n % 3}", "desk": "World"}
        for n in range(N_ARTICLES)
    ]
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def command(*arguments):
    return [sys.executable, "-m", "lib", "score", *map(str, arguments)]


def run(*arguments):
    return subprocess.run(command(*arguments), cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)


def stopped(corpus, output, signal_, *arguments):
    """Starts a run and stops it as soon as it has written a part."""
    before = parts_of(output)
    whole = command(corpus, "--output", output, *arguments)
    with subprocess.Popen(whole, cwd=ROOT, stderr=subprocess.PIPE, text=True, start_new_session=True) as process:
        deadline = time.monotonic() + 100
        while len(parts_of(output)) == len(before) and time.monotonic() < deadline:
            time.sleep(0.01)
        os.killpg(process.pid, signal_) if signal_ == signal.SIGINT else process.send_signal(signal_)
        said = process.communicate(timeout=60)[1]
    return process.returncode, said


def parts_of(output):
    return {path.name: path.stat().st_mtime_ns for path in folder_of(output).glob("part-*.parquet")}


def test_a_run_that_was_stopped_goes_on_and_gives_what_an_uninterrupted_one_gives(corpus, tmp_path):
    output, whole = tmp_path / "a.parquet", tmp_path / "b.parquet"
    status, said = stopped(corpus, output, signal.SIGINT, "--workers", 0)
    assert status == 130
    assert said.splitlines()[-1] == (
        "stopped. The same command goes on from there; with --fresh it starts anew. "
        f"What is scored is kept in {folder_of(output)}"
    )
    first = parts_of(output)
    status, _ = stopped(corpus, output, signal.SIGKILL, "--workers", 1)
    assert status == -signal.SIGKILL
    second = parts_of(output)
    assert first.items() < second.items()
    assert len(second) < N_ARTICLES / PART
    assert not output.exists()
    assert run(corpus, "--output", output).returncode == 0
    assert run(corpus, "--output", whole, "--workers", 0).returncode == 0
    assert output.read_bytes() == whole.read_bytes()
    written = [output.name, whole.name]
    origins = [f"{name}.provenance.json" for name in written]
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted([*written, *origins])
    table = pd.read_parquet(output)
    assert table["id"].nunique() == len(table) == N_ARTICLES
    assert set(table["desk"]) == {"World"}


def test_the_parts_of_other_settings_are_refused_unless_the_run_is_to_start_anew(corpus, tmp_path):
    output = tmp_path / "a.csv"
    stopped(corpus, output, signal.SIGKILL, "--workers", 0)
    done = run(corpus, "--output", output, "--dates", "day-first")
    assert done.returncode == 2
    assert "an unfinished run of other files, settings or another version. Add --fresh to start anew" in done.stderr
    (tmp_path / "few.jsonl").write_text('{"text": "The dam held."}\n', encoding="utf-8")
    done = run(tmp_path / "few.jsonl", "--output", output, "--fresh")
    assert done.returncode == 0
    assert len(pd.read_csv(output)) == 1


@pytest.mark.parametrize("workers", ["-1", "many"])
def test_a_wrong_number_of_workers_is_wrong_usage(tmp_path, workers):
    done = run("README.md", "--output", tmp_path / "a.csv", "--workers", workers)
    assert done.returncode == 2
    assert "give a number, 0 or more" in done.stderr

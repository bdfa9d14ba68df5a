"""A cluster of two processes, one of which is killed in the middle of a run."""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
import time
from types import ModuleType
from unittest.mock import patch

import pandas as pd
import pytest
from distributed import Client, LocalCluster

from lib.__main__ import main
from lib.ingest.folder import sample_articles
from lib.score import articles_frame, score_frame
from lib.score.parts import folder_of

N_ROWS, N_LINES = 90, 60
TEXTS = [f"The dam held {n} days. “Nobody left,” said Ann Lee." for n in range(N_ROWS + N_LINES)]


@pytest.fixture(scope="module")
def address():
    plain = ModuleType("__main__")  # tests of pages leave a page there, which every new process would run
    with (
        patch.dict(sys.modules, {"__main__": plain}),
        LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0") as cluster,
    ):
        yield cluster.scheduler_address


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    dates = ["03/04/2026"] * (N_ROWS - 1) + ["25/12/2025"]  # only the last part shows that the day comes first
    table = pd.DataFrame({"text": TEXTS[:N_ROWS], "date": dates, "desk": "World"})
    table.to_parquet(folder / "a.parquet", row_group_size=40)
    rows = [json.dumps({"body": text, "outlet": "Wire"}) for text in TEXTS[N_ROWS:]]
    (folder / "b.jsonl").write_text("\n".join([*rows, "{"]), encoding="utf-8")
    return folder


@pytest.fixture
def small_parts(monkeypatch):
    monkeypatch.setattr("lib.score.cluster.ROWS", 15)
    monkeypatch.setattr("lib.score.cluster.BYTES", 1500)


def kill_one(address, output, killed):
    """Kills a worker of the cluster once a part is there."""
    with Client(address, set_as_default=False) as client:
        [pid, *_] = client.run(os.getpid).values()
    while not any(folder_of(output).glob("part-*.parquet")):
        time.sleep(0.005)
    os.kill(pid, signal.SIGKILL)
    killed.append(len([*folder_of(output).glob("part-*.parquet")]))


def test_a_worker_killed_in_mid_run_costs_no_row(address, corpus, tmp_path, small_parts, capsys):
    output, killed = tmp_path / "scores.parquet", []
    killer = threading.Thread(target=kill_one, args=(address, output, killed))
    killer.start()
    status = main(["score", str(corpus), "--output", str(output), "--cluster", address])
    killer.join()
    table = pd.read_parquet(output)
    assert status == 0
    assert capsys.readouterr().err.endswith(f"{len(TEXTS) + 1} articles scored -> {output}\n")
    assert killed[0] < len([*output.iterdir()])
    assert table["status"].tolist()[:-1] == ["ok"] * len(TEXTS)
    assert table["status"].iloc[-1].startswith("not scored (line that ends at byte")
    expected = score_frame(articles_frame(sample_articles()[:0]))
    assert set(table.columns) == {*expected.columns, "desk"}
    assert table["published"].dropna().tolist() == ["2026-04-03"] * (N_ROWS - 1) + ["2025-12-25"]
    assert table["id"].nunique() == len(TEXTS) + 1
    assert table["n_words_quoted"].tolist()[:-1] == [2] * len(TEXTS)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["in", output.name, f"{output.name}.provenance.json"]


def test_parts_that_are_there_are_not_scored_again(address, corpus, tmp_path, small_parts, monkeypatch):
    from lib.score import cluster

    output = tmp_path / "scores.parquet"
    arguments = ["score", str(corpus / "a.parquet"), "--output", str(output), "--cluster", address]

    def broken(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("lib.commands.cluster._put_in_place", broken)
        assert main(arguments) == 130
    parts = [*folder_of(output).glob("part-*.parquet")]
    before = {path.name: path.stat().st_mtime_ns for path in parts[1:]}
    parts[0].unlink()
    assert len(before) == N_ROWS / cluster.ROWS - 1
    assert main(arguments) == 0
    after = {path.name: path.stat().st_mtime_ns for path in output.iterdir()}
    assert before.items() < after.items()
    assert len(pd.read_parquet(output)) == N_ROWS


@pytest.mark.parametrize(
    ("name", "output", "said"),
    [
        ("a.csv", "s.parquet", "a.csv: a cluster reads files of the kinds parquet, jsonl. Leave out --cluster."),
        ("a.jsonl", "s.csv", "s.csv: a cluster writes a folder of Parquet files. Let the name end in .parquet."),
    ],
)
def test_what_a_cluster_does_not_do_is_wrong_usage(tmp_path, monkeypatch, capsys, name, output, said):
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).write_text('{"text": "A"}\n', encoding="utf-8")
    with pytest.raises(SystemExit) as error:
        main(["score", name, "--output", output, "--cluster", "tcp://127.0.0.1:1"])
    assert error.value.code == 2
    assert capsys.readouterr().err.endswith(f"error: {said}\n")


def test_a_cluster_that_does_not_answer_is_said(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("lib.commands.cluster.CONNECT_SECONDS", 0.5)
    (tmp_path / "a.jsonl").write_text('{"text": "A"}\n', encoding="utf-8")
    arguments = ["score", str(tmp_path / "a.jsonl"), "--output", str(tmp_path / "s.parquet")]
    assert main([*arguments, "--cluster", "tcp://127.0.0.1:1"]) == 1
    assert "not done: " in capsys.readouterr().err

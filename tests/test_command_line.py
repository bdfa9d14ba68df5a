"""The command line as a user calls it."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from unittest.mock import Mock

import pandas as pd
import pytest
from command import ROOT, run

from lib.compare.difference import differences
from lib.ingest.folder import sample_articles
from lib.metrics import metrics
from lib.score import articles_frame, score_frame
from lib.text import parse

FORMULAS = ("flesch_reading_ease", "flesch_kincaid_grade", "gunning_fog", "smog_index", "automated_readability_index",
            "coleman_liau_index", "dale_chall", "lix")  # fmt: skip


def test_read_gives_one_object_a_file_in_order(tmp_path):
    good, bad = tmp_path / "good.txt", tmp_path / "bad.csv"
    good.write_text("The dam held.", encoding="utf-8")
    bad.write_text("id,amount\n1,2\n", encoding="utf-8")
    done = run("read", good, bad, "--output", tmp_path / "out.jsonl")
    first, second = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert done.returncode == 0
    assert (first["file"], first["status"], first["message"]) == (str(good), "ok", "")
    assert first["documents"][0]["text"] == "The dam held."
    assert (second["file"], second["status"], second["documents"]) == (str(bad), "malformed", [])
    assert second["message"]


def test_read_takes_the_files_of_folders_and_of_archives(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("The dam held.", encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "in" / "b.zip", "w") as archive:
        archive.writestr("c.txt", "Nobody left.")
        archive.writestr("d.exe", "MZ")
    done = run("read", tmp_path / "in", "--output", tmp_path / "out.jsonl")
    first, second = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [first["documents"][0]["text"], second["documents"][0]["text"]] == ["The dam held.", "Nobody left."]
    part = f"{tmp_path / 'in' / 'b.zip'} › d.exe"
    assert [each["status"] for each in second["parts"]] == ["ok", "unsupported"]
    assert second["parts"][1]["file"] == part
    assert "parts" not in first
    assert [line.split(": ")[:2] for line in done.stderr.splitlines()] == [
        [str(tmp_path / "in" / "a.txt"), "read"],
        [str(tmp_path / "in" / "b.zip"), "read"],
        [part, "d.exe"],
    ]


def test_columns_and_the_order_of_dates_can_be_said(tmp_path):
    table = 'memo,"paper, printed",when\nThe dam held.,Daily,03/04/2026\n'
    (tmp_path / "a.csv").write_text(table, encoding="utf-8")
    columns = 'text=memo,"outlet=paper, printed",published=when'
    said = ("--columns", columns, "--dates", "day-first")
    assert run("read", tmp_path / "a.csv", "--output", tmp_path / "out.jsonl", *said).returncode == 0
    [document] = json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8"))["documents"]
    assert document["text"] == "The dam held."
    assert (document["outlet"], document["published"]) == ("Daily", "2026-04-03")
    assert run("score", tmp_path / "a.csv", "--output", tmp_path / "s.csv", *said).returncode == 0
    assert pd.read_csv(tmp_path / "s.csv")["published"].tolist() == ["2026-04-03"]


def test_evidence_gives_scores_and_spans(tmp_path):
    text = 'The regime fell. "It is over," said Ann Lee.'
    (tmp_path / "in.jsonl").write_text(json.dumps({"id": 7, "text": text}) + "\n", encoding="utf-8")
    done = run("evidence", "--input", tmp_path / "in.jsonl", "--output", tmp_path / "out.jsonl")
    record = json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8"))
    assert done.returncode == 0
    assert record["id"] == 7
    assert (record["n_words"], record["n_sentences"]) == (9, 2)
    assert {"sentiment", "loaded_terms", "quote_density", *FORMULAS} <= set(record["scores"])
    assert record["scores"]["quote_density"] == 3 / 9
    (quotation,) = record["quotations"]
    assert text[slice(*quotation["speaker"])] == "Ann Lee"
    assert text[slice(*quotation["cue"])] == "said"
    assert [text[term["start"] : term["end"]] for term in record["loaded_terms"]] == ["regime"]


def test_evidence_gives_every_sentence_of_the_page_and_says_which_are_scored(tmp_path):
    body = "The ferry to the island stopped in the middle of the strait on Monday after its engine failed twice."
    text = f"Ferry stops in the strait\n\nBy Ann Lee, Harbour Post\n\n{body} Nobody was hurt."
    (tmp_path / "in.jsonl").write_text(json.dumps({"id": 7, "text": text}) + "\n", encoding="utf-8")
    run("evidence", "--input", tmp_path / "in.jsonl", "--output", tmp_path / "out.jsonl")
    record = json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8"))
    found = [(text[each["start"] : each["end"]], each["scored"]) for each in record["sentences"]]
    assert found == [
        ("Ferry stops in the strait", True),
        ("By Ann Lee, Harbour Post", False),
        (body, True),
        ("Nobody was hurt.", True),
    ]
    assert (record["n_sentences"], record["n_scored_sentences"]) == (4, 3)


def test_score_keeps_the_other_columns_of_a_table_as_labels(tmp_path):
    rows = [f"The dam held {n} days.,{'Norway' if n == 59 else ''}" for n in range(60)]  # beyond the first part
    (tmp_path / "articles.csv").write_text("\n".join(["text,country", *rows]), encoding="utf-8")
    assert run("score", tmp_path / "articles.csv", "--output", tmp_path / "scores.csv").returncode == 0
    table = pd.read_csv(tmp_path / "scores.csv")
    assert table.columns[7] == "country"
    assert table["country"].dropna().to_dict() == {59: "Norway"}


@pytest.mark.parametrize("suffix", ["csv", "parquet", "jsonl"])
def test_score_writes_the_table_of_a_folder_with_its_index(tmp_path, suffix):
    output = tmp_path / f"scores.{suffix}"
    done = run("score", ROOT / "data" / "sample" / "port-strike", "--output", output)
    read = {"csv": pd.read_csv, "parquet": pd.read_parquet, "jsonl": lambda path: pd.read_json(path, lines=True)}[
        suffix
    ]
    table = read(output)
    assert done.returncode == 0, done.stderr
    assert len(table) == 20
    assert set(table["event"]) == {"Port strike"}
    assert table["outlet"].nunique() == 4
    assert table["sentiment"].notna().all()


def test_score_takes_the_users_own_lexicon(tmp_path):
    (tmp_path / "a.txt").write_text("The dam held. Nobody left the town.", encoding="utf-8")
    (tmp_path / "mine.csv").write_text("term,category\ndam,works\n", encoding="utf-8")
    run("score", tmp_path / "a.txt", "--lexicon", tmp_path / "mine.csv", "--output", tmp_path / "s.csv")
    assert pd.read_csv(tmp_path / "s.csv")["loaded_terms"].tolist() == pytest.approx([1000 / 7])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "required"),
        (("read", "README.md"), "--output"),
        (("read", "no-such-file", "--output", "/dev/null"), "no such file or folder: no-such-file"),
        (("score", "README.md", "--output", "scores.doc"), "scores.doc: the name must end in .csv, .parquet, .jsonl"),
        (("score", "README.md", "--output", "s.csv", "--lexicon", "README.md"), "the first line must name the columns"),
        (("score", "README.md", "--output", "no/s.csv"), "no/s.csv: cannot be written"),
        (("read", "README.md", "--output", "/dev/null", "--columns", "bias=x"), "--columns bias=x: write FIELD=COLUMN"),
        (("score", "README.md", "--output", "s.csv", "--columns", "text"), "--columns text: write FIELD=COLUMN"),
        (("read", "README.md", "--output", "/dev/null", "--dates", "year-first"), "invalid choice: 'year-first'"),
        (("evidence", "--input", "nope", "--output", "s.jsonl"), "no such file or folder: nope"),
        (("evidence", "--input", "README.md", "--output", "/dev/null"), "README.md, line 1: expected a JSON object"),
        (("compare", "README.md", "--output", "odd.csv"), "odd.csv: cannot be written"),
        (
            ("compare", "README.md", "--output", "s.csv", "--naming", "odd.csv"),
            "odd.csv: cannot be read (Is a directory)",
        ),
        (("compare", "README.md", "--output", "s.csv", "--naming", "latin.csv"), "latin.csv: this is no text in UTF-8"),
        (("score", "README.md", "--output", "s.csv", "--lexicon", "latin.csv"), "latin.csv: this is no text in UTF-8"),
        (("score", "README.md", "--output", "s.csv", "--workers", "two"), "give a number, 0 or more"),
        (("evidence", "--input", "latin.csv", "--output", "/dev/null"), "latin.csv, line 1: expected a JSON object"),
    ],
)
def test_wrong_usage_ends_with_2_and_says_why(tmp_path, arguments, said):
    (tmp_path / "README.md").write_text("The dam held.", encoding="utf-8")
    (tmp_path / "latin.csv").write_bytes("ß,é".encode("latin-1"))
    (tmp_path / "odd.csv").mkdir()
    done = run(*arguments, folder=tmp_path)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["read", "compare"])
def test_ctrl_c_ends_with_130_and_without_a_traceback(tmp_path, command, monkeypatch):
    monkeypatch.setattr("lib.ingest.read_files", Mock(side_effect=KeyboardInterrupt))
    (tmp_path / "a.txt").write_text("The dam held.", encoding="utf-8")
    done = run(command, tmp_path / "a.txt", "--output", tmp_path / "out.json")
    assert (done.returncode, done.stderr) == (130, "stopped.\n")


def test_nothing_usable_ends_with_1(tmp_path):
    (tmp_path / "a.txt").write_text(" \n", encoding="utf-8")
    command = [sys.executable, "-m", "lib", "score", tmp_path / "a.txt", "--output", tmp_path / "s.csv"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "s.csv").exists()


def test_evidence_and_the_measures_agree(tmp_path):
    text = (ROOT / "data" / "sample" / "port-strike" / "meridian-review-01.txt").read_text(encoding="utf-8")
    (tmp_path / "in.jsonl").write_text(json.dumps({"id": "a", "text": text}) + "\n", encoding="utf-8")
    run("evidence", "--input", tmp_path / "in.jsonl", "--output", tmp_path / "out.jsonl")
    record = json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8"))
    doc = parse(text)
    assert set(record["measures"]) == set(metrics())
    for name, metric in metrics().items():
        assert record["measures"][name] == {voice: metric.score(doc.in_voice(voice)).value for voice in metric.voices}
    assert record["scores"] == {name: record["measures"][name]["all"] for name in record["scores"]}


HEAVY = ("streamlit", "plotly", "scipy", "distributed", "trafilatura", "py3langid", "sqlalchemy")


@pytest.mark.parametrize(
    ("arguments", "absent"),
    [
        (("--help",), (*HEAVY, "pandas", "numpy", "pyarrow")),
        (("score", "README.md", "--output", "scores.doc"), (*HEAVY, "pandas", "numpy", "pyarrow")),
        (("score", "{a}", "--output", "{b}"), HEAVY),
    ],
)
def test_a_command_imports_only_what_it_uses(tmp_path, arguments, absent):
    (tmp_path / "a.txt").write_text("The dam held.", encoding="utf-8")
    given = [each.format(a=tmp_path / "a.txt", b=tmp_path / "b.csv") for each in arguments]
    code = f"""
import sys
from lib.__main__ import main
try:
    main({given!r})
except SystemExit:
    pass
print([name for name in {absent!r} if name in sys.modules], "lib.commands.score" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[] True"


def test_compare_gives_what_the_pages_show(tmp_path):
    done = run("compare", "data/sample", "--by", "outlet", "--output", tmp_path / "out.json")
    found = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert done.returncode == 0
    assert found["n_articles"] == 40
    keys = "measure voice target reference n_target n_reference difference low high effect_size test p q sentence"
    assert set(keys.split()) <= set(found["differences"][0])
    keys = "term target log_odds_z log_ratio rate_target rate_reference n_articles_target q"
    assert set(keys.split()) <= set(found["terms"][0])
    assert {"concept", "word", "outlet", "n", "share"} <= set(found["naming"][0])
    scores = score_frame(articles_frame(sample_articles()))
    expected = differences(scores, scores["outlet"])
    for made, row in zip(found["differences"], expected.itertuples(), strict=True):
        assert (made["measure"], made["voice"], made["target"]) == (row.measure, row.voice, row.target)
        assert made["difference"] == pytest.approx(row.difference)
        assert made["q"] == pytest.approx(row.q, abs=1e-9)


def test_every_export_says_what_it_was_made_with(tmp_path):
    strike = ROOT / "data" / "sample" / "port-strike"
    run("compare", strike, "--output", tmp_path / "c.json")
    run("compare", strike, "--output", tmp_path / "c.csv")
    run("score", strike, "--output", tmp_path / "s.csv")
    names = ("c.json", "c.csv.provenance.json", "s.csv.provenance.json")
    inside, compared, scored = (json.loads((tmp_path / name).read_text(encoding="utf-8")) for name in names)
    assert inside["provenance"] == compared
    assert inside["provenance"]["n_articles"] == scored["n_articles"] == 20
    assert compared["groups"] == dict.fromkeys(
        ["Carrow Wire", "Meridian Review", "People's Ledger", "The Harbour Post"], 5
    )
    assert compared["made_with"] == scored["made_with"]
    assert compared["made_with"]["lexicon"]["version"] == inside["lexicon_version"]
    assert compared["made_with"]["measures"] == {name: metric.version for name, metric in metrics().items()}
    assert (tmp_path / "c.csv").read_text(encoding="utf-8").startswith("measure,voice,target")


def test_compare_of_one_event_by_another_column_as_csv(tmp_path):
    done = run("compare", "data/sample", "--by", "author", "--event", "Port strike", "--output", tmp_path / "out.csv")
    table = pd.read_csv(tmp_path / "out.csv")
    assert json.loads((tmp_path / "out.csv.provenance.json").read_text(encoding="utf-8"))["event"] == "Port strike"
    assert done.returncode == 0
    known = {article.author for article in sample_articles() if article.event == "Port strike"}
    assert set(table["target"]) <= known
    assert set(table["n_events"]) <= {0, 1}


def test_compare_leaves_near_copies_out_unless_they_are_wanted(tmp_path):
    words = "The council met on Monday to discuss the budget for the new bridge over the river Ondle in the old town. "
    (tmp_path / "a.txt").write_text(words * 5 + "It adjourned.", encoding="utf-8")
    (tmp_path / "b.txt").write_text(words * 5 + "It voted.", encoding="utf-8")
    (tmp_path / "index.csv").write_text("file,outlet\na.txt,Wire\nb.txt,Post\n", encoding="utf-8")
    for options, n_compared in (((), 1), (("--with-copies",), 2)):
        run("compare", tmp_path / "a.txt", tmp_path / "b.txt", *options, "--output", tmp_path / "out.json")
        found = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
        assert (found["n_articles"], len(found["copies"])) == (n_compared, 1)


@pytest.mark.parametrize(
    ("options", "status", "said"),
    [
        (("--by", "country"), 2, "--by country: these articles can be grouped by outlet, author"),
        (("--event", "Flood"), 1, "no article on the event 'Flood'"),
        (("--naming", "nowhere.csv"), 2, "no such file or folder: nowhere.csv"),
    ],
)
def test_compare_says_what_it_cannot_do(tmp_path, options, status, said):
    done = run("compare", "data/sample", *options, "--output", tmp_path / "out.json")
    assert done.returncode == status
    assert said in done.stderr
    assert not (tmp_path / "out.json").exists()

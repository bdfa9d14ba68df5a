"""`python -m lib report` as a user calls it."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from command import ROOT, run

STRIKE = ROOT / "data" / "sample" / "port-strike"
FEW = [STRIKE / f"{outlet}-0{number}.txt" for outlet in ("carrow-wire", "harbour-post") for number in (2, 3)]
CALLED = ("--title", "The port strike", "--byline", "Data desk", "--date", "2026-03-20", "--measures", "loaded_terms")


@pytest.mark.parametrize(("ending", "begins"), [("html", b"<!DOCTYPE html>"), ("md", b"# The port"), ("xlsx", b"PK")])
def test_a_report_is_written_as_its_name_says(tmp_path, ending, begins):
    output = tmp_path / f"report.{ending}"
    done = run("report", *FEW, *CALLED, "--output", output)
    assert done.returncode == 0
    assert output.read_bytes().startswith(begins)
    assert [path.name for path in tmp_path.iterdir()] == [output.name]
    assert f"4 articles compared, 0 near-copies -> {output}" in done.stderr


def test_a_report_has_the_names_and_the_measures_that_were_asked_for(tmp_path):
    run("report", *FEW, *CALLED, "--output", tmp_path / "report.md")
    text = (tmp_path / "report.md").read_text(encoding="utf-8")
    assert text.startswith("# The port strike\n")
    assert "*Data desk · 2026-03-20*" in text
    assert "\nCorpus: carrow-wire-02.txt, carrow-wire-03.txt, harbour-post-02.txt and 1 more. 4 articles" in text
    assert "Loaded terms" in text.partition("## Methods")[0]
    assert "Sentiment" not in text.partition("## Methods")[0]


def test_options_of_the_comparison_hold_for_the_report(tmp_path):
    (tmp_path / "mine.csv").write_text("term,category\ndockers,work\n", encoding="utf-8")
    options = ("--lexicon", tmp_path / "mine.csv", "--by", "author", "--event", "Port strike", "--full-texts")
    output = tmp_path / "report.md"
    assert run("report", *FEW, *CALLED, *options, "--output", output).returncode == 0
    text = output.read_text(encoding="utf-8")
    assert "4 articles of 2 authors on 1 event" in text
    assert "Lexicon of loaded terms | mine.csv, version" in text
    assert "## Full texts" in text
    assert "Inspectors condemn 640 tonnes of fruit at Port Halloran" in text.partition("## Full texts")[2]


@pytest.mark.parametrize(
    ("options", "status", "said"),
    [
        (("--output", "r.doc"), 2, "r.doc: the name must end in .html, .md, .xlsx"),
        (("--output", "r.md", "--measures", "bias"), 2, "--measures bias: write one or more of sentiment, "),
        (("--output", "r.md", "--date", "20.3.2026"), 2, "--date 20.3.2026: write it as 2026-11-22"),
        (("--output", "r.md", "--by", "country"), 2, "--by country: these articles can be grouped by outlet"),
        (("--output", "r.md", "--event", "Flood"), 1, "no article on the event 'Flood'"),
        (("--output", "r.md", "--theme", "blue"), 2, "invalid choice: 'blue'"),
        (("--output", "no/r.md"), 2, "no/r.md: cannot be written"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(tmp_path, options, status, said):
    done = run("report", *FEW, *options, folder=tmp_path)
    assert done.returncode == status
    assert said in done.stderr
    assert not list(tmp_path.iterdir())


def test_a_report_that_is_stopped_leaves_nothing(tmp_path, monkeypatch):
    from lib.report.document import contents

    def stopped(material):
        raise KeyboardInterrupt

    steps = (contents.Step("Stopping", stopped),)
    monkeypatch.setattr(contents, "STEPS", steps)
    done = run("report", *FEW, "--output", tmp_path / "r.html")
    assert done.returncode == 130
    assert "stopped. No report was written." in done.stderr
    assert not list(tmp_path.iterdir())


def test_help_loads_no_package_that_it_does_not_use():
    code = (
        "import sys\nfrom lib.__main__ import main\n"
        "try:\n    main(['report', '--help'])\nexcept SystemExit:\n    pass\n"
        "print([name for name in ('pandas', 'plotly', 'openpyxl', 'scipy') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_images_of_markdown_lie_beside_it(tmp_path, monkeypatch):
    from contextlib import contextmanager

    from lib.report import chromium
    from lib.report.document import written

    class Drawing:
        def images(self, edition):
            return chromium.Images(f"PNG of {edition.words.title}".encode(), b"", "\u5317")

    @contextmanager
    def drawing():
        yield Drawing()

    monkeypatch.setattr(written, "studio", drawing)
    done = run("report", *FEW, *CALLED, "--images", "--output", tmp_path / "my report.md")
    assert done.returncode == 0
    assert "has no typeface for \u5317: boxes stand in their place." in done.stderr
    text = (tmp_path / "my report.md").read_text(encoding="utf-8")
    shown = re.findall(r"!\[Loaded terms by outlet, .*\]\((.*)\)", text)
    assert shown == ["my-report_images/01-outlets.png"]
    assert (tmp_path / shown[0]).read_bytes() == b"PNG of Loaded terms by outlet"


def test_without_a_chromium_there_is_a_word_on_what_to_do(tmp_path, monkeypatch):
    from lib.report import chromium

    monkeypatch.setattr(chromium, "found", lambda: None)
    done = run("report", *FEW, *CALLED, "--images", "--output", tmp_path / "r.md")
    assert done.returncode == 1
    assert "no images: There is no Chromium on this machine." in done.stderr
    assert not (tmp_path / "r.md").exists()

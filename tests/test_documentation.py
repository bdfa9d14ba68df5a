"""The documentation says what is there."""

from __future__ import annotations

import argparse
import csv
import json
import re
import shlex
from importlib.metadata import entry_points

import pytest
from command import ROOT, run

from lib.__main__ import _parser
from lib.compare.naming import default_naming
from lib.pages.links import PARTS as LINKED
from lib.store import open_store
from lib.text.added_valences import DEFAULT_PATH as VALENCES_PATH
from lib.text.lexicon import EXCEPTION, default_lexicon
from lib.text.tone import default_masks

README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", ROOT / "data" / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
COMMANDS = re.findall(r"^    \.venv/bin/python (-m lib .*)$", README, re.MULTILINE)
REPORT = next(each for each in COMMANDS if "strike.md" in each)  # has a test of its own
TUTORIAL = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")  # the tests of its own run its commands


def test_the_readme_shows_every_command():
    shown = {shlex.split(command)[2] for command in COMMANDS}
    assert shown == {*"score read evidence compare report check backup".split()}


@pytest.mark.parametrize("command", [each for each in COMMANDS if each != REPORT and f" {each}\n" not in TUTORIAL])
def test_every_command_of_the_readme_runs(command, tmp_path, monkeypatch):
    (tmp_path / "texts.jsonl").write_text(json.dumps({"id": 1, "text": "The dam held."}) + "\n", encoding="utf-8")
    open_store(f"sqlite:///{tmp_path / 'framescope.db'}").close()
    monkeypatch.setenv("FRAMESCOPE_DATA", str(tmp_path))
    arguments = [str(ROOT / word) if word.startswith("data/") else word for word in shlex.split(command)[2:]]
    done = run(*arguments, folder=tmp_path)
    assert done.returncode == 0, done.stderr
    if arguments != ["check"]:
        assert (tmp_path / arguments[-1]).stat().st_size > 0


def test_the_report_in_the_readme_is_what_the_command_writes(tmp_path):
    arguments = [str(ROOT / word) if word.startswith("data/") else word for word in shlex.split(REPORT)[2:]]
    assert run(*arguments, folder=tmp_path).returncode == 0
    written = " ".join((tmp_path / "strike.md").read_text(encoding="utf-8").split())
    quoted = README.partition("## Reports")[2].partition("## For a team")[0]
    lines = [line.removeprefix(">").strip() for line in quoted.splitlines() if line.startswith(">")]
    assert len(lines) > 2
    for shown in " ".join(lines).split(" - "):
        assert shown.strip() in written


def test_the_readme_tells_of_every_page():
    told = README.partition("## The first five minutes")[2].partition("## How to read")[0]
    assert {name.capitalize() for name in LINKED} <= set(re.findall(r"\*\*(\w+)\*\*", told))


def test_every_option_of_the_commands_is_told():
    commands = next(each for each in _parser()._actions if isinstance(each, argparse._SubParsersAction)).choices
    told = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    for name, command in commands.items():
        for action in command._actions:
            for option in action.option_strings if action.help != argparse.SUPPRESS else []:
                assert option in ("-h", "--help") or f"`{option}" in told or f" {option} " in told, (name, option)


def test_every_module_that_the_page_on_the_code_names_is_there():
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    there = [path.relative_to(ROOT).as_posix() for path in ROOT.glob("*/**/*.py") if ".venv" not in path.parts]
    for named in re.findall(r"`([\w/{},]+\.py)`", text):
        before, _, names = named.partition("{")
        for name in names.partition("}")[0].split(",") if names else [""]:
            path = f"{before}{name}.py" if names else named
            assert any(f"/{each}".endswith(f"/{path}") for each in there), path


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_to_a_file(page):
    for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def test_the_commands_of_a_cluster_are_installed():
    named = re.findall(r"args: \[(\w+), (\w+)", (ROOT / "docs" / "cluster.md").read_text(encoding="utf-8"))
    assert len(named) == 2
    scripts, parts = (entry_points(group=group).names for group in ("console_scripts", "dask_cli"))
    assert all(script in scripts and part in parts for script, part in named)


def test_every_make_target_of_the_readme_exists():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"^    make (\w+)", README, re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)


def test_every_category_of_the_lexicons_is_defined():
    defined = re.findall(r"^\| (\w+) \|", (ROOT / "data" / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    for listed in (default_lexicon(), default_masks()):
        assert {entry.category for entry in listed.entries} <= set(defined)
    with VALENCES_PATH.open(encoding="utf-8", newline="") as file:
        assert {row["category"] for row in csv.DictReader(file)} <= set(defined)


def test_every_weight_of_the_lexicon_is_a_documented_level():
    """The rows of the table of categories: name, what belongs, three levels, why."""
    rows = re.findall(
        r"^\| (\w+) \| [^|]+ \| ([\d.-]+) \| ([\d.-]+) \| ([\d.-]+) \|",
        (ROOT / "data" / "README.md").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    documented = {name: {float(level) for level in levels if level != "-"} for name, *levels in rows}
    used: dict[str, set[float]] = {}
    for entry in default_lexicon().entries:
        used.setdefault(entry.category, set()).add(entry.weight)
    assert used == documented


def test_every_data_file_has_a_row():
    listed = (ROOT / "data" / "README.md").read_text(encoding="utf-8")
    for path in (ROOT / "data").glob("*/*"):
        assert path.relative_to(ROOT / "data").as_posix() in listed


def test_the_readme_counts_the_terms_that_are_there():
    entries = default_lexicon().entries
    n_terms = sum(entry.weight > EXCEPTION for entry in entries)
    n_categories = len({entry.category for entry in entries if entry.weight > EXCEPTION})
    told = " ".join(README.split())
    assert f"a lexicon of {round(n_terms, -2):,} terms in {n_categories} categories" in told
    assert f"{round(len(entries) - n_terms, -2):,} exceptions" in told


def test_the_readme_counts_the_concepts_that_are_there():
    rivals = default_naming().rivals
    n_concepts = len({rival.concept for rival in rivals})
    assert f"{n_concepts} concepts with {len(rivals):,} rival words" in " ".join(README.split())
    assert n_concepts >= 60
    assert all(3 <= sum(each.concept == concept for each in rivals) <= 8 for concept in {r.concept for r in rivals})

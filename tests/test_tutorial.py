"""Every command of the tutorial runs, and every number in it is what the sample corpus gives."""

from __future__ import annotations

import json
import re
import shlex

import pandas as pd
import pytest
from command import ROOT, run

TUTORIAL = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^    \.venv/bin/python (-m lib .*)$", TUTORIAL, re.MULTILINE)
TEXT = " ".join(TUTORIAL.split())


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """What the commands write, each run once."""
    place = tmp_path_factory.mktemp("tutorial")
    for command in COMMANDS:
        arguments = [str(ROOT / word) if word.startswith("data/") else word for word in shlex.split(command)[2:]]
        done = run(*arguments, folder=place)
        assert done.returncode == 0, done.stderr
    return place


@pytest.fixture(scope="module")
def scores(folder):
    return pd.read_csv(folder / "scores.csv")


@pytest.fixture(scope="module")
def comparison(folder):
    return json.loads((folder / "comparison.json").read_text(encoding="utf-8"))


def test_every_command_writes_what_it_says(folder):
    assert [shlex.split(command)[-1] for command in COMMANDS] == ["scores.csv", "comparison.json", "report.html"]
    assert all((folder / shlex.split(command)[-1]).stat().st_size > 1000 for command in COMMANDS)


def test_the_corpus_is_as_large_as_it_says(scores):
    assert "40 articles, 4 outlets, 10 articles each, 20 on each event" in TEXT
    assert len(scores) == 40
    assert scores["outlet"].value_counts().tolist() == [10] * 4
    assert scores["event"].value_counts().tolist() == [20] * 2


def test_the_table_has_the_means_of_the_outlets(scores):
    means = scores.groupby("outlet")[["sentiment", "loaded_terms", "quote_density", "flesch_reading_ease"]].mean()
    rows = [
        f"| {outlet} | {tone:.3f} | {terms:.1f} | {100 * quoted:.0f} % | {ease:.0f} |"
        for outlet, tone, terms, quoted, ease in means.itertuples()
    ]
    assert re.findall(r"^\| (?!outlet).*\|$", TUTORIAL, re.MULTILINE) == rows


def test_the_own_words_of_the_harbour_post_are_as_loaded_as_it_says(scores):
    own = scores.loc[scores["outlet"] == "The Harbour Post", "loaded_terms_own"].mean()
    assert f"the mean of The Harbour Post rises to {own:.1f}." in TEXT


def test_the_sentences_are_those_of_the_comparison(comparison):
    quoted = re.findall(r"^> (.+)$", TUTORIAL, re.MULTILINE)
    assert len(quoted) == 4
    assert {*quoted} <= {each["sentence"] for each in comparison["differences"]}
    assert f"All {len(comparison['differences'])} comparisons" in TEXT


def test_the_names_are_counted_as_it_says(comparison):
    counted = {
        (each["outlet"], each["word"]): f"{each['n']} of {each['of_mentions']}"
        for each in comparison["naming"]
        if each["concept"] == "those who lead a firm"
    }
    boss, chief = counted["The Harbour Post", "boss"], counted["Carrow Wire", "chief executive"]
    assert f'The Harbour Post writes "boss" in {boss} places, Carrow Wire "chief executive" in {chief}.' in TEXT

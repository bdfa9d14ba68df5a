"""The report as Markdown says the same, and no text of a document becomes markup."""

from __future__ import annotations

import re

import pytest
from payloads import payloads_if_here

from lib.charts.highlight import Mark
from lib.report.document.markdown import _excerpt, escaped, markdown_chunks
from lib.report.document.parts import Excerpt

# An unescaped character that begins or ends markup anywhere in a line.
MARKUP = re.compile(r"(?<!\\)(?:\\\\)*[!#$&*<>\[\]^_`{|}~]")


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Harbour Post", "Harbour Post"),
        ("a well-known 2-1 win (so far); 38 %", "a well-known 2-1 win (so far); 38 %"),
        ("# title", r"\# title"),
        ("- item", r"\- item"),
        ("+ item", r"\+ item"),
        ("=====", r"\====="),
        ("q = .03", "q = .03"),
        ("12. item", r"12\. item"),
        ("0.54", "0.54"),
        ("1) item", r"1\) item"),
        ("a\n\n# b\tc", r"a \# b c"),
        ("[a](b) ![c](d)", r"\[a\](b) \!\[c\](d)"),
        ("<b>&lt;", r"\<b\>\&lt;"),
        ("a | b", r"a \| b"),
        ("http://a www.b ann@c", "http:\u2060//a www\u2060.b ann@\u2060c"),
        ("a\\", "a\\\\"),
        ("*a* _b_ `c` $d$ ~e~", r"\*a\* \_b\_ \`c\` \$d\$ \~e\~"),
    ],
)
def test_text_shows_just_itself(text, plain):
    assert escaped(text) == plain


def test_no_attack_keeps_a_character_of_markup():
    for text in [*payloads_if_here("xss.txt"), *payloads_if_here("naughty_strings.txt"), "a\\\\*b*"]:
        line = escaped(text)
        assert not MARKUP.search(line), line
        assert "\n" not in line
        assert not re.search(r"://|www\.", line)


def test_a_hostile_report_has_the_markup_of_a_plain_one(hostile_report):
    text = "".join(markdown_chunks(hostile_report))
    assert not re.search(r"(?<!\\)<", text)
    assert not re.search(r"(?<!\\)!\[|\]\(|http://", re.sub(r"\\.", "", text))
    headings = re.findall(r"^#+ .*$", text, re.MULTILINE)
    assert not [each for each in headings if re.match(r"#+ h ", each)]


def test_the_tables_of_the_report_are_tables(sample_report):
    lines = "".join(markdown_chunks(sample_report)).splitlines()
    heads = [place for place, line in enumerate(lines) if re.fullmatch(r"\|(?: -+:? \|)+", line)]
    assert len(heads) > 20
    for place in heads:
        n_columns = lines[place].count("|")
        assert len(re.findall(r"(?<!\\)\|", lines[place - 1])) == n_columns
        assert lines[place + 1].startswith("| ")


def test_a_passage_has_its_evidence_in_bold():
    excerpt = Excerpt("Strike, 2024-05-01", "The *brutal* regime\nfell.", (Mark(13, 19, "fs-term", "regime"),))
    assert _excerpt(excerpt) == "\n> The \\*brutal\\* **regime** fell.\n>\n> Strike, 2024-05-01\n"

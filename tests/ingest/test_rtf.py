"""Rich text, written by hand."""

from __future__ import annotations

import time

import pytest

from lib.ingest.limits import Limits
from lib.ingest.rtf import read_rtf
from lib.ingest.source import IngestError, Source
from lib.model import Article

DAMAGED = (
    "the file is damaged, or not what its name says. Open it in the program that made it, save it again and retry."
)


def read(content):
    data = content if isinstance(content, bytes) else content.encode("ascii")
    [article] = read_rtf(Source("a.rtf", data, Limits()))
    return article


def body(content, opening="{\\rtf1\\ansi "):
    return read(f"{opening}{content}}}").text


def test_paragraphs_lines_and_tabs():
    assert body("One.\\par\nTwo\\line half.\\par\\par Three\\tab four.\\sect Five.\\page Six.") == (
        "One.\n\nTwo\nhalf.\n\nThree\tfour.\n\nFive.\n\nSix."
    )


def test_line_ends_of_the_file_mean_nothing_and_escaped_ones_are_paragraphs():
    assert body("The coun\r\ncil \nmet.\\\nThe end.\\\r\nReally.") == "The council met.\n\nThe end.\n\nReally."


def test_cells_are_paragraphs():
    assert body("\\trowd\\cellx1 Votes\\cell 5\\cell\\row After.") == "Votes\n\n5\n\nAfter."


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (r"\u8220?Done,\u8221? she said\u8212-", "“Done,” she said—"),
        (r"\uc0\u8364 5", "€5"),
        (r"\uc2\u8364\'80\'80 5", "€ 5"),
        (r"{\uc2 {\u8364 ab}c}\u8364 ?d", "€c€d"),
        (r"\u-10179?\u-8704? smile", "\U0001f600 smile"),
        (r"\u55357? alone", "\ufffd alone"),
        (r"\u9999999999? x", "\ufffd x"),
        (r"\lquote a\rquote\ \ldblquote b\rdblquote\endash c\emdash d\bullet e", "‘a’“b”–c—d•e"),
        (r"no\~break, hyphen\_ated, co\-operate \{a\} \\ b", "no\u00a0break, hyphen\u2011ated, cooperate {a} \\ b"),
    ],
)
def test_characters(written, text):
    assert body(written) == text


@pytest.mark.parametrize(
    ("opening", "written", "text"),
    [
        ("{\\rtf1\\ansi\\ansicpg1251 ", "\\'cc\\'ee\\'f1\\'f2", "Мост"),
        ("{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset0 A;}{\\f1\\fcharset204 B;}}", "\\f1\\'cc\\f0\\'e9", "Мé"),
        ("{\\rtf1\\ansi\\deff1{\\fonttbl{\\f0 A;}{\\f1\\fcharset238 B;}}", "\\pard\\plain\\'b3", "ł"),
        ("{\\rtf1\\ansi\\ansicpg932 ", "\\'8b\\'b4", "橋"),
        ("{\\rtf1\\mac ", "\\'8e", "é"),
        ("{\\rtf1\\pc ", "\\'82", "é"),
        ("{\\rtf1\\ansi\\ansicpg65001 ", "\\'c3\\'a9", "é"),
        ("{\\rtf1\\ansi\\ansicpg99999 ", "\\'e9", "é"),
    ],
)
def test_code_pages(opening, written, text):
    assert body(written, opening) == text


def test_bytes_that_are_utf8_are_taken_as_such():
    assert read("{\\rtf1\\ansi “Один” \\'e9}".encode()).text == "“Один” é"
    assert read(b"{\\rtf1\\ansi caf\xe9}").text == "café"


@pytest.mark.parametrize(
    "unseen",
    [
        "{\\header Daily}{\\footerl 1}",
        "{\\footnote A note.}",
        "{\\*\\annotation A remark.}",
        "{\\v secret}",
        "\\v secret\\v0 ",
        "{\\deleted gone}",
        "{\\*\\generator Word 7;}",
        "{\\*\\unknown{\\b x}y}",
        "{\\info{\\author Jane}{\\doccomm x}}",
        "{\\stylesheet{\\s0 Normal;}}",
        "{\\colortbl;\\red0;}",
        "{\\pict\\pngblip 89504e47}",
        "{\\pict\\bin6 }}{{\\x}",
        "{\\listtext 1.\\tab}",
        "{\\object{\\*\\objdata 0105}}",
    ],
)
def test_what_is_not_shown_in_the_body_is_not_read(unseen):
    assert body(f"Before{unseen} after.") == "Before after."


def test_what_is_shown_is_read_wherever_it_stands():
    link = '{\\field{\\*\\fldinst{HYPERLINK "http://example.org"}}{\\fldrslt the link}}'
    box = "{\\shp{\\*\\shpinst{\\sp{\\sn name}{\\sv 1}}{\\shptxt In the box.\\par}}{\\shprslt In the box.}}"
    assert body(f"See {link}. {box}") == "See the link. In the box."


def test_hidden_text_ends_with_its_group_and_with_plain():
    assert body("a{\\v b}c\\v d\\plain e") == "ace"


def test_the_title_is_that_of_the_properties():
    assert read("{\\rtf1{\\info{\\title Bridge \\u8211? closed}{\\author X}}Text.}") == Article(
        "Text.", title="Bridge – closed"
    )


def test_the_document_ends_with_its_group_whatever_follows_or_is_missing():
    assert read("{\\rtf1 Words.}junk {\\rtf1 more}").text == "Words."
    assert read("{\\rtf1 Words {\\b bold").text == "Words bold"
    assert read("{\\rtf1 Words \\bin2147483647 x}").text == "Words"
    assert read("{\\rtf1 Words \\bin-5 x}").text == "Words x"
    assert read("{\\rtf1 ends in a bar\\").text == "ends in a bar"


@pytest.mark.parametrize("data", [b"Just words.", b"{\\html}", b"%PDF-1.7", b"\0" * 50])
def test_what_is_no_rich_text_is_refused(data):
    with pytest.raises(IngestError) as error:
        read(data)
    assert (error.value.status, error.value.sentence) == ("malformed", DAMAGED)


@pytest.mark.parametrize(
    "content", ["{" * 200_000 + "x", "\\b\\b0 a" * 100_000, "\\" * 400_001, "{\\field{\\*\\fldinst{" * 30_000]
)
def test_nesting_and_repetition_take_time_in_proportion(content):
    start = time.process_time()
    read("{\\rtf1 " + content)
    assert time.process_time() - start < 5

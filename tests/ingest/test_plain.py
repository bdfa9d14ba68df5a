"""Plain text and Markdown."""

from __future__ import annotations

import pytest

from lib.ingest.limits import Limits
from lib.ingest.plain import read_markdown, read_plain
from lib.ingest.source import IngestError, Source
from lib.model import Article


def read(reader, text):
    return list(reader(Source("a", text.encode(), Limits())))


def test_plain_text_is_one_article_verbatim():
    text = "  MOSCOW, June 6. /TASS/. <b>It</b> ended,\n\n\nhe said…\t“Yes”  \n"
    assert read(read_plain, text) == [Article(text)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Bridge closed\n\nThe council met.", "Bridge closed"),
        ("\n# Bridge closed #\nThe council met.", "Bridge closed"),
        ("## Second level\n\nThe council met.", None),
        ("#tag and no heading", None),
        ("The council met.\n\n# Later heading", None),
        ("# \n\nThe council met.", None),
    ],
)
def test_a_heading_on_the_first_line_is_the_title_of_markdown_and_stays_in_the_text(text, title):
    assert read(read_markdown, text) == [Article(text, title=title)]


PAGE = "<!DOCTYPE html>\n<html><head><title>Bridge closed</title></head><body><p>It rained.</p></body></html>"


@pytest.mark.parametrize("reader", [read_plain, read_markdown])
def test_a_web_page_under_the_name_of_a_text_is_read_as_a_page(reader):
    assert read(reader, PAGE) == [Article("Bridge closed\n\nIt rained.", title="Bridge closed")]


@pytest.mark.parametrize(
    "text", ['{"text": "It rained."}', '[{"text": "One."}]\n', '{"a": 1}\n\n{"a": 2}\n', "[1,\n2]"]
)
@pytest.mark.parametrize(("reader", "name"), [(read_plain, "plain text"), (read_markdown, "Markdown")])
def test_data_under_the_name_of_a_text_is_refused(reader, name, text):
    with pytest.raises(IngestError) as refusal:
        read(reader, text)
    assert refusal.value.status == "unsupported"
    assert str(refusal.value) == (
        f"the name says {name}, but the content is JSON. Change the end of its name to .jsonl."
    )


def test_a_text_that_begins_with_a_bracket_is_no_data():
    for text in ("[Updated] It rained.", "{It} rained.", "[1] A note.\n[2] Another.", "[" * 5000):
        assert read(read_plain, text) == [Article(text)]


def test_paragraphs_between_tags_are_read_as_such():
    assert read(read_plain, "<p>“One,” he said.</p>\n<p>Two &amp; three.</p>") == [
        Article("“One,” he said.\n\nTwo & three.")
    ]


@pytest.mark.parametrize("reader", [read_plain, read_markdown])
@pytest.mark.parametrize(
    "head",
    [
        '---\ntitle: "Bridge closed"\nsource: Daily\ndate: 2024-05-01\nauthor:\n  - Jane Roe\n  - John Doe\nx: a\n---',
        "Headline: Bridge closed\nPublication: Daily\nDate: 1 May 2024\nByline: Jane Roe,\n  John Doe\nNote: text: no",
    ],
)
def test_fields_above_the_text_are_those_of_the_article_and_are_cut(reader, head):
    [article] = read(reader, f"{head}\n\nIt rained.\n")
    assert article.text == f"Bridge closed\n\n{head}\n\nIt rained.\n"
    assert (article.title, article.outlet, article.published) == ("Bridge closed", "Daily", "2024-05-01")
    assert [word.strip(",") for word in article.author.split()] == ["Jane", "Roe", "John", "Doe"]
    lines = [line.strip() for line in head.split("\n")]
    assert [article.text[start:].partition("\n")[0] for start in article.cut] == lines


def test_a_mail_saved_as_text_has_its_subject_as_title():
    [article] = read(
        read_plain, "From: A <a@example.org>\nSubject: Rain\nDate: Wed, 01 May 2024 10:00:00 +0000\n\nIt rained."
    )
    assert (article.title, article.published, len(article.cut)) == ("Rain", "2024-05-01", 3)


@pytest.mark.parametrize(
    "text",
    [
        "HOST: Welcome.\nGUEST: Thank you.\n\nIt rained.",
        "Date: 1 May 2024\n\nIt rained.",
        "Title: Rain\nDate: 1 May 2024",
        "Title: Rain\nIt rained.\nDate: 1 May 2024\n\nIt snowed.",
        "---\nnote: none\n---\n\nIt rained.",
        "---\n\nIt rained.\n\n---\n\nIt snowed.",
    ],
)
def test_what_looks_like_fields_but_says_too_little_is_text(text):
    assert read(read_plain, text) == [Article(text)]


def test_a_heading_may_be_underlined_and_stand_below_fields():
    text = "Bridge closed\n=====\n\nThe council met."
    assert read(read_markdown, text) == [Article(text, title="Bridge closed")]
    [article] = read(read_markdown, f"---\ndate: 2024-05-01\n---\n{text}")
    assert (article.title, article.published) == ("Bridge closed", "2024-05-01")


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("WEBVTT\n\n" + "00:01.000 --> 00:04.000\nIt rained.\n\n" * 3, ["WEBVTT", *["00:01.000 --> 00:04.000"] * 3]),
        ("7\n00:00:01,000 --> 00:00:04,000\nIt rained\n\n" * 3, ["7", "00:00:01,000 --> 00:00:04,000"] * 3),
    ],
)
def test_times_and_numbers_of_subtitles_are_cut(text, cut):
    [article] = read(read_plain, text)
    assert article.text == text
    assert [article.text[start:].partition("\n")[0] for start in article.cut] == cut


def test_a_text_about_times_is_no_subtitles():
    text = "The clip runs from 00:01.000 --> 00:04.000, he said.\n00:01.000 --> 00:04.000\n"
    assert read(read_plain, text) == [Article(text)]


@pytest.mark.parametrize(
    "head",
    [
        "Title: Bridge closed\n\nOutlet: The Courier\n\nDate: 3 March 2026\n\n",
        "Title: Bridge closed\nOutlet: The Courier\nDate: 3 March 2026\nText:\n",
        "Title: Bridge closed\n\nOutlet: The Courier\n\nDate: 3 March 2026\n\nFull text:\n\n",
        '+++\ntitle = "Bridge closed"\nsource = "The Courier"\ndate = 2026-03-03T10:00:00Z\ntags = ["road"]\n+++\n\n',
    ],
)
@pytest.mark.parametrize("reader", [read_plain, read_markdown])
def test_fields_may_stand_apart_and_end_with_the_name_of_the_text_or_with_a_fence(reader, head):
    body = "It rained on the bridge.\n\nDate: nobody knows."
    [article] = read(reader, head + body)
    assert (article.title, article.outlet, article.published) == ("Bridge closed", "The Courier", "2026-03-03")
    lines = [line for line in head.split("\n") if line]
    assert [article.text[start:].partition("\n")[0] for start in article.cut] == lines


def test_a_text_that_begins_behind_its_name_is_not_cut():
    first = "It rained on the bridge, on the river below it, and on those who stood and waited."
    text = f"Title: Bridge closed\nOutlet: The Courier\nText: {first}\n\nIt dried."
    [article] = read(read_plain, text)
    assert [article.text[start:].split(":")[0] for start in article.cut] == ["Title", "Outlet"]


def test_names_in_nested_brackets_and_marks_are_bare():
    [article] = read(read_markdown, '---\ntitle: A bridge\nauthor:\n  - "[[Ada Roe]]"\n---\nIt rained.')
    assert article.author == "Ada Roe"


@pytest.mark.parametrize(
    "line", ["-----Original Message-----", "Begin forwarded message:", "---------- Forwarded message ---------"]
)
def test_what_says_that_a_message_was_passed_on_is_cut_with_its_fields(line):
    head = f"{line}\n\nFrom: Desk\nSent: 3 March 2026\nSubject: FW: Re: Bridge closed\n\n"
    [article] = read(read_plain, f"{head}It rained.")
    assert (article.title, article.published) == ("Bridge closed", "2026-03-03")
    assert article.text[article.cut[0] :].startswith(line)
    assert len(article.cut) == 4


@pytest.mark.parametrize(
    "text",
    ["Weather: it rained.\n\nTitle: a word.\n\nIt dried.", "x = 1\ntitle = 2\ndate = 3\n\nIt rained."],
)
def test_lines_that_are_no_known_fields_stay(text):
    assert read(read_plain, text) == [Article(text)]


def test_of_webvtt_notes_styles_and_first_lines_are_cut():
    spoken = "".join(f"00:0{n}.000 --> 00:0{n}.900\nIt rained {n} times.\n\n" for n in range(1, 5))
    head = "WEBVTT - Rain\nKind: captions\nLanguage: en\n\nNOTE\nmade by hand\n\nSTYLE\n::cue { color: red }\n\n"
    [article] = read(read_plain, head + spoken)
    lines = [article.text[start:].partition("\n")[0] for start in article.cut]
    assert [line for line in lines if "-->" not in line] == [line for line in head.split("\n") if line]
    assert len(lines) == 11


def test_times_on_lines_of_their_own_are_cut_from_a_transcript():
    text = "".join(f"  {n}:0{n}\nIt rained {n} times, and then it\n" for n in range(6))
    [article] = read(read_plain, text)
    assert [article.text[start:].partition("\n")[0] for start in article.cut] == [f"{n}:0{n}" for n in range(6)]


@pytest.mark.parametrize(
    "text",
    [
        "10:30\nIt rained.\n11:45\nIt dried.",
        "It rained.\n" * 20 + "10:30\n11:30\n12:30\n",
        "NOTE that it rained.\n\nSTYLE is all.",
    ],
)
def test_a_few_times_are_no_transcript(text):
    assert read(read_plain, text) == [Article(text)]


def test_a_short_note_above_a_message_that_was_passed_on_is_cut_with_it():
    head = "---- Forwarded message ----\nFrom: Desk\nDate: 3 March 2026\nSubject: Bridge closed\n\n"
    [article] = read(read_plain, f"Hi all,\n\nsee below.\n\n{head}It rained.")
    assert (article.title, article.published, len(article.cut)) == ("Bridge closed", "2026-03-03", 6)
    long = f"{'It rained again. ' * 20}\n\n{head}It dried."
    assert read(read_plain, long) == [Article(long)]

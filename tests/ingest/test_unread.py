"""Files whose name or content is not of a format that is read: each is refused with what to do."""

from __future__ import annotations

import pytest

from lib.ingest import FORMATS, read_file
from lib.ingest.unread import advice
from lib.model import Article, Reading

TAKEN = (
    "txt, md, markdown, csv, tsv, tab, jsonl, ndjson, json, xlsx, parquet, docx, odt, epub, pdf, rtf, html, htm, "
    "xhtml, mhtml, mht, zip"
)


@pytest.mark.parametrize("name", ["a.exe", "a.html.exe", "a.foo", "folder.txt/a.exe"])
def test_other_formats_are_refused_with_those_that_are_taken(name):
    base = name.rsplit("/", 1)[-1]
    assert read_file(name, b"MZ") == Reading(
        name,
        "unsupported",
        f"{base}: this kind of file is not read. Save the article as one of these: {TAKEN}.",
    )


@pytest.mark.parametrize("name", ["README", ".txt", "folder.txt/a"])
def test_a_name_without_an_ending_is_refused_with_the_endings_that_are_taken(name):
    base = name.rsplit("/", 1)[-1]
    sentence = "its name does not say what kind of file it is. Add the right ending, one of these:"
    assert read_file(name, b"MZ") == Reading(name, "unsupported", f"{base}: {sentence} {TAKEN}.")


@pytest.mark.parametrize(
    ("name", "advised"),
    [
        ("a.doc", "save it as .docx."),
        ("a.pages", "export it as Word (.docx) or PDF."),
        ("a.gdoc", "download it as Word (.docx)."),
        ("a.URL", "save the page itself as HTML."),
        ("a.eml", "save its text as plain text (.txt), or save it as a page (.html)."),
        ("a.vtt", "Save the transcript as plain text."),
        ("a.jpeg", "save the text as PDF, Word or plain text."),
        ("a.csv.gz", "Unpack it and add its files, or pack them as a ZIP archive."),
        ("a.xml", "or save each as plain text."),
        ("a.ris", "Add the articles themselves, as PDF or plain text."),
        ("a.sav", "Export it from the program that made it as CSV."),
        ("a.pdf.crdownload", "Wait for it, or load the file again."),
    ],
)
def test_a_file_that_people_have_and_that_is_not_read_is_refused_with_what_to_do(name, advised):
    refused = read_file(name, b"x")
    assert refused.status == "unsupported"
    assert refused.message.startswith(f"{name}: ")
    assert refused.message.endswith(advised)


def test_no_kind_of_file_is_both_read_and_advised_against():
    assert not [suffix for suffix in FORMATS if advice(suffix)]


@pytest.mark.parametrize("name", ["a.json", "a.ndjson", "A.JSON"])
def test_json_is_read_whatever_it_is_called(name):
    assert read_file(name, b'{"text": "It rained."}\n') == Reading(name, "ok", "", (Article("It rained."),))


@pytest.mark.parametrize(
    ("data", "content"),
    [
        (b"PK\x03\x04" + bytes(50), "a ZIP archive or an Office document"),
        (bytes.fromhex("d0cf11e0a1b11ae1"), "an old or password-protected Office document"),
        (b"%PDF-1.7\n", "a PDF document"),
        (b"{\\rtf1 Words.}", "a rich text document (RTF)"),
        (b"\x7fELF\x02", "a program"),
        (b"MZ\x90\x00\x03", "a program"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"\0\0\0\x18ftypmp42", "a video"),
    ],
)
def test_content_that_contradicts_the_name_is_refused(data, content):
    assert read_file("a.txt", data) == Reading(
        "a.txt",
        "unsupported",
        f"a.txt: the name says plain text, but the content is {content}. Save the article as one of these: {TAKEN}.",
    )


def test_a_text_that_begins_like_a_program_is_a_text():
    assert read_file("a.txt", b"MZ reported on Tuesday.").status == "ok"


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.md"])
@pytest.mark.parametrize(
    "feed",
    [
        '<?xml version="1.0"?>\n<rss version="2.0"><channel><item><title>Rain</title></item></channel></rss>',
        "\ufeff<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>Rain</title></entry></feed>",
        '<?xml version="1.0"?><?xml-stylesheet href="a.xsl"?><!-- made --><urlset><url><loc>x</loc></url></urlset>',
    ],
)
def test_a_feed_under_another_name_is_refused(name, feed):
    sentence = "the content is a feed, which lists pages and holds no articles. Open them and save each as a page."
    assert read_file(name, feed.encode()) == Reading(name, "unsupported", f"{name}: {sentence}")


@pytest.mark.parametrize("text", ["<feedback> is what the button says.", "<p>An <rss> feed was closed.</p>"])
def test_a_text_about_feeds_is_none(text):
    assert read_file("a.txt", text.encode()).status == "ok"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.markdown", "# Rain\n\nIt rained."),
        ("a.tab", "title\ttext\nRain\tIt rained.\n"),
        ("a.xhtml", "<h1>Rain</h1><p>It rained."),
    ],
)
def test_a_format_is_read_under_its_other_endings(name, data):
    assert read_file(name, data.encode()).articles[0].text.endswith("It rained.")

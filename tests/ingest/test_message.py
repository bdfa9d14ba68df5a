"""Messages of several parts or in a transfer encoding."""

from __future__ import annotations

import base64
import quopri

import pytest

from lib.ingest import read_file
from lib.ingest.limits import Limits
from lib.ingest.message import read_message, read_web_page
from lib.ingest.mime import is_message
from lib.ingest.source import IngestError, Source
from lib.model import Article

TITLE = "Bridge closed “for years”"
FIRST = "The council met on Tuesday to discuss the bridge, and nobody outside the room was asked about it at all."
SECOND = "“We are ready,” the mayor said, and left the building without a word to those who had been waiting for hours."
TEXT = f"{FIRST}\n\n{SECOND}\n"
PAGE = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p></body></html>"
READ = f"{TITLE}\n\n{FIRST}\n\n{SECOND}"
HEAD = (
    "From: The Courier <news@courier.example>\nSubject: Fwd: =?utf-8?q?Bridge_closed_=E2=80=9Cfor_years=E2=80=9D?=\n"
    "Date: Tue, 03 Mar 2026 08:00:00 +0000\nMIME-Version: 1.0\n"
)


def part(text: str, kind: str, encoding: str = "quoted-printable", more: str = "") -> str:
    encoded = base64.encodebytes(text.encode()) if encoding == "base64" else quopri.encodestring(text.encode())
    return (
        f"Content-Type: text/{kind}; charset=utf-8\nContent-Transfer-Encoding: {encoding}\n{more}\n{encoded.decode()}\n"
    )


def parts(*each: str, kind: str = "alternative") -> str:
    inside = "".join(f"--cut\n{one}" for one in each)
    return f'Content-Type: multipart/{kind}; boundary="cut"\n\n{inside}--cut--\n'


def read(message: str, name: str = "a.txt") -> list[Article]:
    return [*read_message(Source(name, message.encode(), Limits()))]


@pytest.mark.parametrize(
    "body",
    [
        part(TEXT, "plain", "base64"),
        part(TEXT, "plain"),
        parts(part(TEXT, "plain"), part(PAGE, "html")),
        parts(part("Open https://courier.example/1", "plain"), part(PAGE, "html")),
        parts(
            part("Not this one. " * 9, "plain", more="Content-Disposition: attachment\n"),
            part(TEXT, "plain"),
            kind="mixed",
        ),
        part(PAGE, "html", "base64"),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.html"])
def test_an_e_mail_under_another_name_is_decoded(name, body):
    found = read_file(name, (HEAD + body).encode())
    assert [each.text.strip() for each in found.articles] == [READ]
    assert [(each.title, each.published) for each in found.articles] == [(TITLE, "2026-03-03")]


def test_fields_of_a_message_that_was_passed_on_are_those_of_the_article():
    above = "---------- Forwarded message ---------\nFrom: Desk\nDate: 3 March 2026\nSubject: Bridge closed\n\n"
    [article] = read(f"Subject: For you\n{part(above + TEXT, 'plain')}")
    assert (article.title, article.published) == ("Bridge closed", "2026-03-03")
    assert [article.text[start:].split("\n")[0][:5] for start in article.cut] == ["-----", "From:", "Date:", "Subje"]


def test_a_message_without_text_is_refused():
    with pytest.raises(IngestError, match=r"^the message holds no text\. "):
        read(HEAD + part("", "plain"))


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        PAGE,
        HEAD + "\n" + TEXT,  # nothing has to be decoded
        "Content-Type: text/html is what a server says.\nIt is followed by the page.\n\n" + TEXT,
        "",
    ],
)
def test_what_needs_no_decoding_is_no_message(text):
    assert not is_message(text.encode())


def related(more: str = "", start: str = "") -> str:
    frame = "<html><body><p>Buy a sofa today, and sit on it tomorrow, at no interest.</p></body></html>"
    named = "Content-ID: <page@x>\nContent-Location: https://x.example/1\n"
    kind = f'multipart/related; type="text/html"; boundary="cut"{start}'
    first, second = part(frame, "html", more="Content-ID: <ad@x>\n"), part(PAGE, "html", more=named)
    return f"MIME-Version: 1.0\n{more}Content-Type: {kind}\n\n--cut\n{first}--cut\n{second}--cut--\n"


@pytest.mark.parametrize(
    "message", [related(start='; start="<page@x>"'), related("Snapshot-Content-Location: https://x.example/1\n")]
)
@pytest.mark.parametrize("name", ["a.mhtml", "a.html", "a.txt"])
def test_of_several_pages_the_one_that_is_named_is_read(name, message):
    assert [each.text for each in read_file(name, message.encode()).articles] == [READ]


def test_where_the_page_shows_nothing_its_longest_frame_is_read():
    frames = "<html><frameset cols='20,80'><frame src='menu.htm'><frame src='story.htm'></frameset></html>"
    menu = "<html><body><a href='/'>Home</a></body></html>"
    message = parts(part(frames, "html"), part(menu, "html"), part(PAGE, "html"), kind="related")
    assert [each.text for each in read(message, "a.mht")] == [READ]


def test_xhtml_is_a_page_and_so_is_one_that_is_no_message():
    xhtml = "application/xhtml+xml; charset"
    message = related(start='; start="<page@x>"').replace("text/html; charset", xhtml)
    assert [each.text for each in read_file("a.mht", message.encode()).articles] == [READ]
    assert [each.text for each in read_file("a.mhtml", PAGE.encode()).articles] == [READ]


def test_a_page_is_read_as_such():
    assert [each.text for each in read_web_page(Source("a.html", PAGE.encode(), Limits()))] == [READ]

"""Web pages that a browser saved as a single file."""

from __future__ import annotations

import quopri
import re

import pytest

from lib.ingest.limits import Limits
from lib.ingest.mhtml import read_mhtml
from lib.ingest.source import IngestError, Source

FIRST = "The council met on Tuesday to discuss the bridge, and nobody outside the room was asked about it at all."
SECOND = "“Nous sommes prêts,” the mayor said, and left the building without a word to those who had been waiting."
PAGE = f"<html><head><title>Bridge closed</title></head><body><p>{FIRST}</p><p>{SECOND}</p></body></html>"


def saved(page: str, charset: str = "utf-8", kind: str = "text/html") -> bytes:
    head = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/bridge\r\nSubject: Bridge closed\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="--cut--"\r\n\r\n'
    )
    parts = (
        f"----cut--\r\nContent-Type: {kind}; charset={charset}\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n",
        "\r\n----cut--\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\naGVsbG8=\r\n----cut----",
    )
    return (head + parts[0]).encode() + quopri.encodestring(page.encode(charset)) + parts[1].encode()


def read(data: bytes):
    return list(read_mhtml(Source("a.mhtml", data, Limits())))


@pytest.mark.parametrize("charset", ["utf-8", "cp1252"])
def test_the_page_is_read_in_the_encoding_of_its_part(charset):
    [article] = read(saved(PAGE, charset))
    assert article.text == f"Bridge closed\n\n{FIRST}\n\n{SECOND}"
    assert (article.title, article.url) == ("Bridge closed", "https://example.org/bridge")


def test_a_file_without_a_page_is_refused():
    sentence = "the file holds no web page. Save the page again as 'Webpage, HTML only'."
    with pytest.raises(IngestError, match=f"^{re.escape(sentence)}$"):
        read(saved(PAGE, kind="text/css"))


def test_parts_within_parts_without_end_are_refused_and_not_followed():
    parts = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (n, n) for n in range(5000))
    with pytest.raises((IngestError, RecursionError)):
        read(parts)


def test_the_address_may_be_folded_and_need_not_be_ascii():
    data = saved(PAGE)
    folded = data.replace(b"https://example.org/bridge", b"https://example.org/\r\n bridge/\r\n\tclosed")
    assert read(folded)[0].url == "https://example.org/bridge/closed"
    foreign = data.replace(b"https://example.org/bridge", "https://example.org/brücke".encode())
    [article] = read(foreign)
    assert article.title == "Bridge closed"
    assert article.url.startswith("https://example.org/br")

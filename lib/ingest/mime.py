"""Messages of several parts or in a transfer encoding (MIME, RFC 2045): how they are known, and what a part holds."""

from __future__ import annotations

import re
from email.message import Message

from lib.ingest.encoding import decode

PAGES = ("text/html", "application/xhtml+xml")

_LONGEST_HEAD = 1 << 16  # bytes
_HEADER = re.compile(r"[!-9;-~]+:.*|[ \t]+\S.*")  # a name and its value, or the rest of the value above
_CODED = re.compile(r"^content-transfer-encoding:\s*(?:base64|quoted-printable)", re.IGNORECASE | re.MULTILINE)
_OF_PARTS = re.compile(r"^content-type:\s*(?:multipart/|text/html)", re.IGNORECASE | re.MULTILINE)


def is_message(data: bytes) -> bool:
    """Whether bytes begin with the headers of a message whose text has to be decoded to be read."""
    head = (
        data[:_LONGEST_HEAD].replace(b"\r\n", b"\n").lstrip(b"\xef\xbb\xbf\n").partition(b"\n\n")[0].decode("latin-1")
    )
    if not (_CODED.search(head) or _OF_PARTS.search(head)):
        return False
    first, *lines = head.split("\n")
    # A mailbox has a line of its own above the headers.
    return all(map(_HEADER.fullmatch, lines)) and bool(first.startswith("From ") or _HEADER.fullmatch(first))


def content(part: Message) -> bytes:
    """The content of a part in UTF-8 and marked so: its header knows its encoding better than the content itself."""
    data = part.get_payload(decode=True)
    charset = part.get_content_charset()
    found = data if isinstance(data, bytes) else b""
    return decode(found, [charset]).encode("utf-8-sig") if found and charset else found

"""PDF documents with every word where a test wants it. Courier: each character is six tenths of the size wide."""

from __future__ import annotations

import textwrap
from typing import NamedTuple

SIZE = 10.0
WIDTH = 0.6 * SIZE  # of a character
LEADING = 12.0
REGULAR, BOLD = "F1", "F2"
UPRIGHT = (1, 0, 0, 1)
UPWARDS = (0, 1, -1, 0)  # a quarter turn anticlockwise

_PICTURE = b"<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/Length 1>>"
_FIRST_PAGE = 6  # number of the first page's object


class Text(NamedTuple):
    """Words at a place of the page, from its lower left corner."""

    x: float
    y: float
    words: str
    size: float = SIZE
    font: str = REGULAR
    matrix: tuple[int, int, int, int] = UPRIGHT


def column(lines: list[str], x: float, top: float, leading: float = LEADING, font: str = REGULAR) -> list[Text]:
    """Lines under one another."""
    return [Text(x, top - number * leading, line, font=font) for number, line in enumerate(lines)]


def wrapped(text: str, n_characters: int) -> list[str]:
    """The lines of a text at a width; it never breaks at a hyphen."""
    return textwrap.wrap(text, n_characters, break_on_hyphens=False)


def pdf(*pages: list[Text], title: str = "", page: bytes = b"", trailer: bytes = b"", picture: bool = False) -> bytes:
    """A document of pages; `page` and `trailer` are further entries of these dictionaries."""
    numbers = [_FIRST_PAGE + 2 * number for number in range(len(pages))]
    kids = b" ".join(b"%d 0 R" % number for number in numbers)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(pages)),
        b"<</Title<%s>>>" % b"".join(b"%02x" % byte for byte in title.encode("utf-16")),
        _fonts(),
        _stream(_PICTURE[:-2].replace(b"/Length 1", b""), b"\x80"),
    ]
    resources = b"/Resources<</Font 4 0 R/XObject<</P 5 0 R>>>>"
    for number, texts in zip(numbers, pages, strict=True):
        box = b"" if b"/MediaBox" in page else b"/MediaBox[0 0 600 800]"
        objects.append(b"<</Type/Page/Parent 2 0 R/Contents %d 0 R%s%s%s>>" % (number + 1, box, resources, page))
        drawn = b"".join(map(_shown, texts)) + b"q 500 0 0 700 0 0 cm /P Do Q" * picture
        objects.append(_stream(b"<<", drawn))
    return _file(objects, trailer)


def _fonts() -> bytes:
    names = {REGULAR: "Courier", BOLD: "Courier-Bold"}
    fonts = (
        f"/{key}<</Type/Font/Subtype/Type1/BaseFont/{name}/Encoding/WinAnsiEncoding>>" for key, name in names.items()
    )
    return f"<<{''.join(fonts)}>>".encode()


def _shown(text: Text) -> bytes:
    escaped = text.words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    place = " ".join(map(str, (*text.matrix, text.x, text.y)))
    return f"BT /{text.font} {text.size} Tf {place} Tm ({escaped}) Tj ET\n".encode("cp1252")


def _stream(dictionary: bytes, content: bytes) -> bytes:
    return dictionary + b"/Length %d>>stream\n%s\nendstream" % (len(content), content)


def _file(objects: list[bytes], trailer: bytes) -> bytes:
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    entries = b"".join(b"%010d 00000 n \n" % place for place in places)
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, entries)
    end = b"trailer<</Size %d/Root 1 0 R/Info 3 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, trailer, len(out))
    return bytes(out + table + end)

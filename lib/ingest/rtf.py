"""Rich text: what a word processor would show of the body."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from lib.ingest.grid import Grid, Item, document
from lib.ingest.source import DAMAGED, IngestError, Source
from lib.model import Article

_OPENING = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\s*\\rtf")
_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<byte>[0-9a-fA-F]{2})|\\(?P<symbol>[^a-zA-Z])"
    rb"|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)|[\r\n]+",
    re.DOTALL,
)

# Groups that hold no text of the body: tables, properties, pictures, furniture, notes, and the numbers of lists.
_UNSEEN = frozenset(
    {
        *("annotation", "atnauthor", "atndate", "atnicn", "atnid", "atnparent", "atnref", "atntime", "atrfend"),
        *("atrfstart", "author", "bkmkend", "bkmkstart", "category", "colortbl", "comment", "company", "creatim"),
        *("doccomm", "falt", "fldinst", "fname", "footer", "footerf", "footerl", "footerr", "footnote", "ftncn"),
        *(
            "ftnsep",
            "ftnsepc",
            "header",
            "headerf",
            "headerl",
            "headerr",
            "generator",
            "info",
            "keywords",
            "listtext",
            "mmathPr",
        ),
        *("nonesttables", "nonshppict", "objclass", "objdata", "objname", "operator", "panose", "pict", "pntext"),
        *("pntxta", "pntxtb", "printim", "revtbl", "revtim", "rxe", "shprslt", "sn", "stylesheet", "subject", "sv"),
        *("tc", "upr", "xe"),
    }
)
_SHOWN = frozenset({b"shpinst", b"do", b"dptxbxtext", b"shptxt", b"background"})  # although programs may ignore them
_PARAGRAPH = "\u2029"  # Unicode's paragraph separator
# ASCII's separators of groups, records and units: where a row of a table is defined, and where rows and cells end.
_DEFINED, _ROW, _CELL = "\x1d", "\x1e", "\x1f"
_CHARACTERS = {
    **dict.fromkeys(("par", "sect", "page", "column", "nestcell", "nestrow"), _PARAGRAPH),
    **{"trowd": _DEFINED, "row": _ROW, "cell": _CELL},
    **{"line": "\n", "lbr": "\n", "tab": "\t", "emdash": "—", "endash": "–", "bullet": "•"},
    **{"emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005"},
    **{"lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”"},
}
_SYMBOLS = {
    **{b"\\": "\\", b"{": "{", b"}": "}", b"~": "\u00a0", b"_": "\u2011"},
    **{b"\n": _PARAGRAPH, b"\r": _PARAGRAPH, b"\t": "\t"},
}

_ANSI = "cp1252"
_PROGRAMS = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_MAC_PAGES = {10000: "mac_roman", 10006: "mac_greek", 10007: "mac_cyrillic", 10029: "mac_latin2", 10081: "mac_turkish"}
# Character sets of fonts (Rich Text Format Specification 1.9.1, \fcharset); 0 is the document's own.
_CHARSETS = {
    **{77: 10000, 85: 10006, 128: 932, 129: 949, 130: 1361, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258},
    **{177: 1255, 178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250, 254: 437, 255: 850},
}


def read_rtf(source: Source) -> Iterator[Article]:
    """One article, or those of a table: paragraphs, table cells and text boxes in the order of the file.

    Hidden and deleted text, headers, footers, notes and comments are no part of it. The title is that of the
    document's properties, which is often a template's, so it does not enter the text.
    """
    if not _OPENING.match(source.data):
        raise IngestError("malformed", DAMAGED)
    found = _Reader(source.data).read()
    title = found["title"].replace(_PARAGRAPH, " ").strip()
    yield from document(_items(found["body"]), title or None)


def _items(body: str) -> list[Item]:
    """Paragraphs and tables in their order. What stands above a row begins before the row is defined."""
    items: list[Item] = []
    grid: Grid = []
    *rows, rest = body.split(_ROW)
    for row in rows:
        above, _, cells = row.partition(_DEFINED) if _DEFINED in row else ("", "", row)
        if paragraphs := _paragraphs(above):
            items += [grid, *paragraphs]
            grid = []
        grid.append([_paragraphs(cell) for cell in cells.replace(_DEFINED, "").removesuffix(_CELL).split(_CELL)])
    items += [grid, *_paragraphs(rest)]
    return [each for each in items if each]


def _paragraphs(text: str) -> list[str]:
    paragraphs = (paragraph.strip(" \n") for paragraph in re.split(f"[{_PARAGRAPH}{_CELL}{_DEFINED}]", text))
    return [*filter(None, paragraphs)]


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds until the group ends."""

    into: str = "body"  # what the text is part of: body, title, fonts, or empty for nothing
    hidden: bool = False
    font: int = -1
    fallback: int = 1  # how many characters stand after a Unicode one for programs that do not know it


class _Reader:
    """One pass over the bytes. Groups are kept in a list: a file may nest deeper than Python's stack."""

    def __init__(self, data: bytes):
        self._data = data
        self._group = _Group()
        self._groups: list[_Group] = []
        self._parts: dict[str, list[str]] = {"body": [], "title": []}
        self._bytes = bytearray()  # not decoded yet
        self._skip = 0  # characters that only repeat a Unicode one
        self._star = False  # the next word may name a group that is to be ignored by those who do not know it
        self._page = _ANSI
        self._font = 0  # that the font table is speaking of
        self._default_font = -1
        self._pages: dict[int, str] = {}  # of fonts
        self._is_utf8 = not data.isascii() and _is_utf8(data)

    def read(self) -> dict[str, str]:
        """The texts of the body and of the title."""
        position: int | None = 0
        while position is not None:
            position = self._until_binary(position)
        self._decode()
        return {name: _without_surrogates("".join(parts)) for name, parts in self._parts.items()}

    def _until_binary(self, position: int) -> int | None:
        """Reads up to the next binary data, and returns where these end; None at the end of the document."""
        for token in _TOKEN.finditer(self._data, position):
            kind = token.lastgroup
            if kind == "text":
                self._raw(token["text"])
            elif kind in ("word", "number"):
                word = token["word"].decode("ascii")
                if word == "bin":
                    return token.end() + max(0, int(token["number"] or 0))
                self._word(word, token["number"])
            elif kind == "byte":
                self._escaped(int(token["byte"], 16))
            elif kind == "symbol":
                self._symbol(token["symbol"])
            elif kind == "brace" and not self._brace(token["brace"]):
                return None
        return None

    def _brace(self, brace: bytes) -> bool:
        """Opens or closes a group; False where the document ends."""
        self._decode()
        self._skip, self._star = 0, False
        if brace == b"{":
            self._groups.append(self._group)
            return True
        if self._groups:
            self._group = self._groups.pop()
        return bool(self._groups)

    def _raw(self, text: bytes) -> None:
        self._star = False
        if self._skip:
            skipped = min(self._skip, len(text))
            self._skip -= skipped
            text = text[skipped:]
        if self._is_utf8 and not text.isascii():
            self._say(text.decode("utf-8", "replace"))
        else:
            self._bytes += text

    def _escaped(self, byte: int) -> None:
        if self._skip:
            self._skip -= 1
        else:
            self._bytes.append(byte)

    def _symbol(self, symbol: bytes) -> None:
        if symbol == b"*":
            self._star = True
        elif self._skip:
            self._skip -= 1
        elif symbol in _SYMBOLS:
            self._say(_SYMBOLS[symbol])

    def _word(self, word: str, digits: bytes | None) -> None:
        """A control word; an absent number is None."""
        self._decode()
        number = int(digits) if digits else None
        star, self._star = self._star, False
        if self._group.into == "fonts":
            self._font_word(word, number)
        elif word in _CHARACTERS:
            self._say(_CHARACTERS[word])
        elif word == "u":
            self._unicode(number or 0)
        elif word == "title" or word == "fonttbl":
            self._group = replace(self._group, into="title" if word == "title" else "fonts")
        elif word in _UNSEEN or (star and word.encode() not in _SHOWN):
            self._group = replace(self._group, into="")
        elif word in _PROPERTIES:
            _PROPERTIES[word](self, number)
        elif word in _PROGRAMS:
            self._page = _PROGRAMS[word]

    def _font_word(self, word: str, number: int | None) -> None:
        if word == "f" and number is not None:
            self._font = number
        elif word == "fcharset" and number in _CHARSETS:
            self._pages[self._font] = _codec(_CHARSETS[number])
        elif word == "cpg" and number:
            self._pages[self._font] = _codec(number)

    def _unicode(self, number: int) -> None:
        code = number + 0x10000 if number < 0 else number
        self._say(chr(code) if 0 <= code < 0x110000 else "\ufffd")
        self._skip = self._group.fallback

    def _decode(self) -> None:
        """Says the bytes that have come together: a character may have several."""
        if self._bytes:
            text = self._bytes.decode(self._pages.get(self._group.font, self._page), "replace")
            self._bytes.clear()
            self._append(text)

    def _say(self, text: str) -> None:
        self._decode()
        self._append(text)

    def _append(self, text: str) -> None:
        if self._group.into in self._parts and not self._group.hidden:
            self._parts[self._group.into].append(text)

    def set_hidden(self, number: int | None) -> None:
        """Text that is hidden, or deleted where changes are tracked; the number 0 ends it."""
        self._group = replace(self._group, hidden=number != 0)

    def set_plain(self, _number: int | None) -> None:
        """The document's default format."""
        self._group = replace(self._group, hidden=False, font=self._default_font)

    def set_font(self, number: int | None) -> None:
        """The font, which decides on the code page."""
        self._group = replace(self._group, font=-1 if number is None else number)

    def set_default_font(self, number: int | None) -> None:
        """The font of text that names none."""
        self._default_font = -1 if number is None else number
        self.set_font(number)

    def set_fallback(self, number: int | None) -> None:
        """How many characters repeat each Unicode one."""
        self._group = replace(self._group, fallback=max(0, 1 if number is None else number))

    def set_page(self, number: int | None) -> None:
        """The code page of the document."""
        self._page = _codec(number or 0)


_PROPERTIES: dict[str, Callable[[_Reader, int | None], None]] = {
    "v": _Reader.set_hidden,
    "deleted": _Reader.set_hidden,
    "plain": _Reader.set_plain,
    "f": _Reader.set_font,
    "deff": _Reader.set_default_font,
    "uc": _Reader.set_fallback,
    "ansicpg": _Reader.set_page,
}


@cache
def _codec(page: int) -> str:
    name = _MAC_PAGES.get(page, f"cp{page}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return _ANSI


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _without_surrogates(text: str) -> str:
    """Characters that were written as two halves as one."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")

"""UTF-8 that a program before us has taken for Windows-1252 or Latin-1: "â€œWeâ€™re" for “We’re”."""

from __future__ import annotations

import re

# How each byte from 0x80 comes out: as in Windows-1252 or, where that has no character or in Latin-1, as a control.
_BYTES = {bytes([byte]).decode("cp1252", "ignore") or chr(byte): byte for byte in range(0x80, 0x100)}
_BYTES |= {chr(byte): byte for byte in range(0x80, 0xA0)}
_C1 = {byte: character for character, byte in _BYTES.items() if byte < 0xA0 and character > "\xff"}

_OTHER = re.compile("[^\x00-\x7f]+")
_LEAD = re.compile("[\xc2-\xf4]")
# Typographic marks: no text has these three characters in a row. The last may have got lost on the way.
_MARK = re.compile("(?:â€|\xe2\x80)[" + "".join(map(re.escape, _BYTES)) + "\ufffd]")
_LOST = {"\ufffd": 0x9D}  # the one of a quotation mark, which Windows-1252 does not have
_CONSISTENT = 2  # places at least, if no typographic mark is among them


def repaired(text: str) -> str:
    """The text with what was taken for another encoding put right, if that is certain.

    It is if all that is not ASCII is UTF-8 in disguise; else only typographic marks are put right.
    """
    if not _LEAD.search(text):
        return text
    runs = set(_OTHER.findall(text))
    is_certain = _MARK.search(text) or sum(1 for _ in _OTHER.finditer(text)) >= _CONSISTENT
    if is_certain and all(_meant(run) is not None for run in runs):
        return _OTHER.sub(lambda run: _meant(run[0]) or run[0], text)
    return _MARK.sub(lambda mark: _meant(mark[0]) or mark[0], text)


def _meant(run: str) -> str | None:
    try:
        return bytes([_BYTES[each] if each in _BYTES else _LOST[each] for each in run]).decode("utf-8")
    except (KeyError, UnicodeDecodeError):
        return None


def without_controls(text: str) -> str:
    """The text with the control characters U+0080 to U+009F as Windows-1252 has them, one to one.

    A text with no other of them than U+0085 means that one: it ends lines.
    """
    if text.isascii() or not any(chr(byte) in text for byte in _C1 if byte != 0x85):
        return text
    return text.translate(_C1)

"""Bytes to text: the encoding ladder. Byte-order mark, strict UTF-8, what the file declares, and a guess last."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Sequence
from functools import partial

from charset_normalizer import from_bytes

from lib.ingest.mojibake import repaired
from lib.ingest.source import IngestError

UNREADABLE = "\ufffd"  # stands for what no text can hold, as Unicode prescribes

# UTF-32 comes first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
_ESCAPED = (b"\x1b$", b"\x1b(")  # how the seven-bit encodings of East Asia change sets
_ESCAPING = ("iso2022_jp_2", "iso2022_kr")

# What is guessed, the commonest first. Rarer encodings would only steal texts from these.
_GUESSES = (
    *("cp1252", "cp1251", "cp1250", "gb18030", "cp932", "euc_jp", "big5", "cp949", "cp1253"),
    *("cp1254", "cp1255", "cp1256", "koi8_r", "cp866", "mac_roman", "mac_cyrillic", "iso8859_2"),
)
# Guesses as clean (in charset-normalizer's ratio of mess) and as much like a language (its coherence) as the best one,
# within these margins, are as good; the commonest of them is taken.
_MESS, _COHERENCE = 0.01, 0.2
_SAMPLE = 1 << 16  # bytes of lines with other than ASCII that are enough to guess from

# Labels that mean more than Python's codec of that name, or that it does not know (WHATWG Encoding Standard).
_LABELS = {
    **{"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252", "iso-8859-9": "cp1254"},
    **{"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "shift_jis": "cp932", "shift-jis": "cp932"},
    **{"x-sjis": "cp932", "sjis": "cp932", "windows-31j": "cp932", "euc-kr": "cp949", "ks_c_5601-1987": "cp949"},
    **{"x-mac-cyrillic": "mac_cyrillic", "x-mac-roman": "mac_roman", "macintosh": "mac_roman", "windows-874": "cp874"},
    # A page whose declaration can be read as ASCII is not in UTF-16.
    **dict.fromkeys(("utf-16", "utf-16le", "utf-16be", "unicode"), "utf-8"),
    **{"x-cp1250": "cp1250", "x-cp1251": "cp1251", "x-cp1252": "cp1252", "iso-8859-8-i": "iso8859_8"},
}

_FEW = 0.02  # share of characters that may be unreadable in a text that is read all the same
_MIXED = "framescope-mixed"  # the name of our way with bytes that are no UTF-8
_FIRST_BYTES = range(0xC2, 0xF5)  # of characters of several bytes
_SOUND_PER_BROKEN = 3  # characters in UTF-8 for each byte that is not; in other encodings it is the other way round
_BROKEN_PER_SOUND, _FEW_BYTES = 4, 3
_OTHER = re.compile(rb"[\x80-\xff]+")
_SOLE_MARK = re.compile(rb"(?<![\x80-\xff])[\x91-\x97](?![\x80-\xff])")  # typographic, of Windows-1252
# Apostrophe, opening and closing marks in Mac Roman, where only English has them.
_MAC_MARKS = tuple(
    map(re.compile, (rb"(?<=[A-Za-z])\xd5(?=[a-z])", rb"(?<![\x80-\xff\w])\xd2(?=\w)", rb"(?<=[\w.,!?])\xd3(?!\w)"))
)
_MAC_SHARE = 0.25  # of the bytes that are not ASCII are such marks
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_CONTROL_BYTES = bytes([*range(9), *range(14, 27), *range(28, 32)])
_LINE_ENDS = re.compile("\r\n?")
_IMPOSSIBLE = re.compile("[\x00\ud800-\udfff]")


def decode(data: bytes, declared: Sequence[str] = ()) -> str:
    """The text of a file, with line ends as LF and without NUL or lone surrogates.

    `declared` are labels that the file itself names, as web pages do. Raises IngestError if the bytes are no text.
    """
    rungs: tuple[Callable[[bytes], str | None], ...] = (
        *(_marked, _escaped, _wide, _utf8, partial(_declared, labels=declared), _mostly_utf8, _macintosh, _guessed),
    )
    filled = data.rstrip(b"\0")
    if len(filled) < len(data) and filled and b"\0" not in filled and not _marked(data):
        data = filled  # the rest of a block on a disk
    text = next((text for rung in rungs if (text := rung(data)) is not None), None)
    if text is None or _n_controls(text) > _FEW * len(text):
        raise IngestError("malformed", "the content is no text that can be recognised. Save it as plain text in UTF-8.")
    return sound(repaired(text))


def sound(text: str) -> str:
    """The text with line ends as LF; NUL and halves of surrogate pairs become U+FFFD, all else stays as it is."""
    return _IMPOSSIBLE.sub(UNREADABLE, _LINE_ENDS.sub("\n", text))


def _n_controls(text: str) -> int:
    return len(_CONTROLS.findall(text))


def _utf8(data: bytes) -> str | None:
    return _strict(data, "utf-8")


def _strict(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except (UnicodeError, LookupError):
        return None


def _nearly(data: bytes, codec: str) -> str | None:
    """The text if all but a few characters can be decoded."""
    text = data.decode(codec, _MIXED if codec == "utf-8" else "replace")
    return text if text.count(UNREADABLE) <= _FEW * len(text) else None


def _marked(data: bytes) -> str | None:
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _nearly(data[len(mark) :], codec)
    return None


def _escaped(data: bytes) -> str | None:
    if not data.isascii() or not any(sequence in data for sequence in _ESCAPED):
        return None
    return next((text for codec in _ESCAPING if (text := _strict(data, codec)) is not None), None)


def _wide(data: bytes) -> str | None:
    """UTF-16 and UTF-32 without a mark: the reading in which the ASCII blanks come out as blanks."""
    if b"\0" not in data:
        return None
    texts = [text for codec in _WIDE if (text := _strict(data, codec)) and "\0" not in text]
    blanks = {text: sum(map(text.count, " \n\t")) / len(text) for text in texts}
    best = max(texts, key=lambda text: blanks[text], default=None)
    return best if best is not None and blanks[best] > _FEW else None


def _declared(data: bytes, labels: Sequence[str]) -> str | None:
    """The text by the first label that names an encoding in which it can be read."""
    for label in labels:
        try:
            codec = codecs.lookup(_LABELS.get(label.lower(), label)).name
            # What is no strict UTF-8 is not made so by its label.
            text = None if codec == "utf-8" else _nearly(data, codec)
        except (LookupError, ValueError):
            continue
        if text is not None:
            return text
    return None


def _mostly_utf8(data: bytes) -> str | None:
    """UTF-8 with a few broken bytes, such as a text that was cut or pasted together; not a text in another encoding."""
    text = data.decode("utf-8", "replace")
    n_broken = text.count(UNREADABLE)
    n_other = sum(map(len, re.findall("[^\x00-\x7f\ufffd]+", text)))
    if n_other > _SOUND_PER_BROKEN * n_broken:
        return data.decode("utf-8", _MIXED)
    # Two texts pasted together, one of them in Windows-1252: what is not ASCII stands alone in either.
    is_pasted = n_other * _BROKEN_PER_SOUND >= n_broken and all(len(run) <= _FEW_BYTES for run in _OTHER.findall(data))
    return data.decode("utf-8", _MIXED) if is_pasted and _SOLE_MARK.search(data) else None


def _macintosh(data: bytes) -> str | None:
    """English of old Macintosh programs: its typographic marks are capital letters with accents elsewhere."""
    apostrophes, opening, closing = (len(pattern.findall(data)) for pattern in _MAC_MARKS)
    is_mac = apostrophes or (opening and closing)
    n_other = sum(len(run) for run in _OTHER.findall(data))
    return data.decode("mac_roman") if is_mac and apostrophes + opening + closing >= _MAC_SHARE * n_other else None


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    """A byte that is no UTF-8 as Windows-1252 has it, as in texts pasted together; what was cut off is unreadable."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    data, start, end = error.object, error.start, error.end
    is_cut = end - start > 1 or end == len(data)
    # The first byte of a character that was cut is a letter in Windows-1252, which would be among others.
    around = data[max(0, start - 1) : start] + data[end : end + 1]
    if is_cut or (data[start] in _FIRST_BYTES and not any(map(str.isalpha, around.decode("ascii", "ignore")))):
        return UNREADABLE, end
    return data[start:end].decode("cp1252", "replace"), end


codecs.register_error(_MIXED, _as_windows)


def _guessed(data: bytes) -> str | None:
    # Control bytes are a binary file's; a guess would only find the encoding in which they look best.
    if len(data) - len(data.translate(None, _CONTROL_BYTES)) > _FEW * len(data):
        return None
    matches = from_bytes(_telling_lines(data), cp_isolation=list(_GUESSES), enable_fallback=False)
    best = matches.best()
    if best is None:
        return None
    tied = {
        codec
        for match in matches
        if match.chaos <= best.chaos + _MESS and match.coherence >= best.coherence - _COHERENCE
        for codec in (match.encoding, *match.could_be_from_charset)
        if codec in _GUESSES
    }
    return _nearly(data, min(tied, key=_GUESSES.index))


def _telling_lines(data: bytes) -> bytes:
    """The first lines that hold more than ASCII: the rest says nothing of the encoding."""
    lines: list[bytes] = []
    size = 0
    for line in data.splitlines(keepends=True):
        if not line.isascii():
            lines.append(line)
            size += len(line)
        if size > _SAMPLE:
            break
    return b"".join(lines)

"""The registry of formats, and what can be said about a file without parsing it."""

from __future__ import annotations

from dataclasses import dataclass

from lib.ingest.limits import Limits
from lib.ingest.source import EMPTY, EMPTY_PAGE, EMPTY_TABLE, IngestError, megabytes
from lib.ingest.unread import advice
from lib.model import Reading


@dataclass(frozen=True)
class Format:
    """A kind of file: its plain name, and the function that reads it."""

    name: str
    reader: str  # "module:function", imported by the worker only
    text: bool = True  # False: a container whose first bytes are its reader's business
    tables: str = ""  # of a format of tables: the function that gives these without making articles of them


READERS: dict[str, Format] = {
    "txt": Format("plain text", "lib.ingest.plain:read_plain"),
    "md": Format("Markdown", "lib.ingest.plain:read_markdown"),
    "markdown": Format("Markdown", "lib.ingest.plain:read_markdown"),
    "csv": Format("CSV table", "lib.ingest.delimited:read_csv", tables="lib.ingest.delimited:csv_tables"),
    "tsv": Format("TSV table", "lib.ingest.delimited:read_tsv", tables="lib.ingest.delimited:tsv_tables"),
    "tab": Format("TSV table", "lib.ingest.delimited:read_tsv", tables="lib.ingest.delimited:tsv_tables"),
    "jsonl": Format("JSON Lines", "lib.ingest.jsonl:read_jsonl", tables="lib.ingest.jsonl:jsonl_tables"),
    "ndjson": Format("JSON Lines", "lib.ingest.jsonl:read_jsonl", tables="lib.ingest.jsonl:jsonl_tables"),
    "json": Format("JSON", "lib.ingest.jsonl:read_jsonl", tables="lib.ingest.jsonl:jsonl_tables"),
    "xlsx": Format("Excel workbook", "lib.ingest.xlsx:read_xlsx", text=False, tables="lib.ingest.xlsx:xlsx_tables"),
    "parquet": Format(
        "Parquet table", "lib.ingest.parquet:read_parquet", text=False, tables="lib.ingest.parquet:parquet_tables"
    ),
    "docx": Format("Word document", "lib.ingest.docx:read_docx", text=False),
    "odt": Format("OpenDocument text", "lib.ingest.odt:read_odt", text=False),
    "epub": Format("EPUB publication", "lib.ingest.epub:read_epub", text=False),
    "pdf": Format("PDF document", "lib.ingest.pdf:read_pdf", text=False),
    "rtf": Format("rich text document", "lib.ingest.rtf:read_rtf", text=False),
    "html": Format("web page", "lib.ingest.message:read_web_page"),
    "htm": Format("web page", "lib.ingest.message:read_web_page"),
    "xhtml": Format("web page", "lib.ingest.message:read_web_page"),
    "mhtml": Format("saved web page", "lib.ingest.mhtml:read_mhtml"),
    "mht": Format("saved web page", "lib.ingest.mhtml:read_mhtml"),
    "zip": Format("ZIP archive of such files", "lib.ingest.archive:unpack", text=False),
}
FORMATS: dict[str, str] = {suffix: format_.name for suffix, format_ in READERS.items()}

# The first bytes of files that are no text, whatever their name says.
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (bytes.fromhex("d0cf11e0a1b11ae1"), "an old or password-protected Office document"),
    (b"%PDF-", "a PDF document"),
    (b"{\\rtf", "a rich text document (RTF)"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"\x89PNG\r\n\x1a\n", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF87a", "a picture"),
    (b"GIF89a", "a picture"),
    (b"\x1f\x8b\x08", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"(\xb5/\xfd", "a Zstandard archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"SQLite format 3\x00", "a database"),
    (b"OggS\x00", "a sound file"),
    (b"ID3\x03", "a sound file"),
    (b"ID3\x04", "a sound file"),
)


def extension(name: str) -> str:
    """The file name's last part, in lower case and without the dot; empty if there is none."""
    stem, dot, last = name.replace("\\", "/").rsplit("/", 1)[-1].rpartition(".")
    return last.lower() if dot and stem else ""


def may_hold_tables(name: str) -> bool:
    """Whether the file's name says that it is a table, of which somebody has to say what is what, or an archive."""
    format_ = READERS.get(extension(name))
    return format_ is not None and (bool(format_.tables) or extension(name) == "zip")


def empty(name: str) -> str:
    """What is said of a file of that name which was read and holds nothing."""
    format_ = READERS.get(extension(name))
    if format_ and format_.tables:
        return EMPTY_TABLE
    return EMPTY_PAGE if format_ and "web page" in format_.name else EMPTY


def taken() -> str:
    """The endings of the names of files that are read, for a message."""
    return ", ".join(FORMATS)


def refused_unread(name: str, data: bytes, limits: Limits) -> Reading | None:
    """The refusal of a file that need not be parsed to be refused, or None."""
    error = _objection(name, data, limits)
    return error.reading(name) if error else None


def _objection(name: str, data: bytes, limits: Limits) -> IngestError | None:
    format_ = READERS.get(extension(name))
    if format_ is None:
        return IngestError("unsupported", advice(extension(name)) or _unknown(name))
    if len(data) > limits.max_bytes:
        return IngestError(
            "too_large", f"the file is larger than {megabytes(limits.max_bytes)}. Split it into smaller files."
        )
    if not data:
        return IngestError("empty", EMPTY)
    if format_.text and (content := _signature(data)):
        what = f"the name says {format_.name}, but the content is {content}."
        return IngestError("unsupported", f"{what} Save the article as one of these: {taken()}.")
    return None


def _unknown(name: str) -> str:
    if extension(name):
        return f"this kind of file is not read. Save the article as one of these: {taken()}."
    return f"its name does not say what kind of file it is. Add the right ending, one of these: {taken()}."


def _signature(data: bytes) -> str | None:
    if data[4:8] == b"ftyp":  # preceded by a length
        return "a video"
    return next((content for signature, content in _SIGNATURES if data.startswith(signature)), None)

"""ZIP archives: checked as a whole before a byte is unpacked, and never unpacked to disk."""

from __future__ import annotations

import csv
import io
import re
import stat
import zipfile

from lib.ingest.encoding import decode
from lib.ingest.folder import index, is_index, row_of, without_companions
from lib.ingest.formats import READERS, extension
from lib.ingest.limits import Limits
from lib.ingest.members import Member
from lib.ingest.rubbish import is_rubbish
from lib.ingest.source import DAMAGED, IngestError, Source, listed, megabytes, printable
from lib.ingest.unzip import BROKEN_ZIP, TooLargeError, is_encrypted, unpacked

_UTF8 = 1 << 11  # bit of a member's flags
_LOCAL_HEADER = 30  # bytes before the name
_SMALL = 1 << 20  # bytes; a smaller file may be packed as well as it can
_DRIVE = re.compile(r"[A-Za-z]:(?! )")

_AGAIN = "Pack the articles again, without it."


def unpack(source: Source) -> list[Member]:
    """The files of an archive, in its order, without folders, hidden files and what operating systems and browsers add.

    Files in formats that are not read are listed without their bytes. Raises IngestError if anything is wrong with
    the archive: one that contradicts itself is damaged or an attack, and none of it can be trusted.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(source.data))
        infos = archive.infolist()
        _check(infos, archive.start_dir, source.limits)
        return _members(archive, infos, source.limits)
    except IngestError:
        raise
    except TooLargeError:
        raise _too_large(source.limits.max_inner_bytes) from None
    except NotImplementedError:
        sentence = "the archive is compressed in a way that is not read. Pack it again as an ordinary ZIP archive."
        raise IngestError("unsupported", sentence) from None
    except BROKEN_ZIP:
        raise IngestError("malformed", DAMAGED) from None


def _check(infos: list[zipfile.ZipInfo], directory: int, limits: Limits) -> None:
    if len(infos) > limits.max_inner_files:
        sentence = f"the archive holds more than {limits.max_inner_files:,} files. Split it into smaller ones."
        raise IngestError("too_large", sentence)
    if is_encrypted(infos):
        raise IngestError("encrypted", "the archive is protected by a password. Pack it again without one.")
    for info in infos:
        _check_name(info)
        _check_kind(info)
    _check_places(infos, directory)
    _check_sizes(infos, limits)


def _check_name(info: zipfile.ZipInfo) -> None:
    name = info.orig_filename.replace("\\", "/")
    if "\0" in name:
        raise IngestError("malformed", f"the name {listed([name])} in it is no text. {_AGAIN}")
    if name.startswith("/") or _DRIVE.match(name) or ".." in name.split("/"):
        raise IngestError("malformed", f"{listed([name])} in it wants a place outside the archive's folder. {_AGAIN}")


def _check_kind(info: zipfile.ZipInfo) -> None:
    if stat.S_IFMT(info.external_attr >> 16) not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise IngestError("malformed", f"{listed([_name(info)])} in it is a link or a device, not a file. {_AGAIN}")


def _check_places(infos: list[zipfile.ZipInfo], directory: int) -> None:
    """Two files of one name, or in the same place of the archive, are no accident."""
    names: set[str] = set()
    for info in infos:
        if (name := _name(info)) in names:
            raise IngestError("malformed", f"two files in it are called {listed([name])}. {_AGAIN}")
        names.add(name)
    end = 0
    for info in sorted(infos, key=lambda info: info.header_offset):
        if info.header_offset < end:
            raise IngestError("malformed", f"{listed([_name(info)])} in it overlaps another file. {_AGAIN}")
        end = info.header_offset + _LOCAL_HEADER + len(info.orig_filename) + info.compress_size
    if end > directory:
        raise IngestError("malformed", DAMAGED)


def _check_sizes(infos: list[zipfile.ZipInfo], limits: Limits) -> None:
    if sum(info.file_size for info in infos) > limits.max_inner_bytes:
        raise _too_large(limits.max_inner_bytes)
    for info in infos:
        if info.file_size > max(_SMALL, limits.max_ratio * info.compress_size):
            sentence = (
                f"{listed([_name(info)])} in it unpacks to more than {limits.max_ratio} times its size, as attacks do. "
                f"{_AGAIN}"
            )
            raise IngestError("too_large", sentence)


def _members(archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo], limits: Limits) -> list[Member]:
    data: dict[str, bytes] = {}
    left = limits.max_inner_bytes
    files = {_name(info): info for info in infos if not info.is_dir() and not _name(info).endswith("/")}
    for name in without_companions([name for name in files if not is_rubbish(name)]):
        info = files[name]
        is_read = extension(name) in READERS and extension(name) != "zip"
        data[name] = unpacked(archive, info, left) if is_read else b""
        left -= len(data[name])
    return _with_indexes(data)


def _with_indexes(data: dict[str, bytes]) -> list[Member]:
    """The members with what the index of their folder says of them; an index that names no files is one of them."""
    indexes = {}
    for name in filter(is_index, list(data)):
        try:
            rows = index(decode(data[name]))
        except (csv.Error, IngestError):
            continue  # its own reading will say what is wrong
        if rows is not None:
            indexes[name.rpartition("/")[0]] = rows
            del data[name]
    return [Member(printable(name), content, row_of(indexes, name)) for name, content in data.items()]


def _name(info: zipfile.ZipInfo) -> str:
    """The name, with slashes between folders. Many programs write UTF-8 without saying so."""
    name = info.orig_filename.replace("\\", "/")
    if info.flag_bits & _UTF8:
        return name
    try:
        return name.encode("cp437").decode("utf-8")
    except UnicodeError:
        return name


def _too_large(most: int) -> IngestError:
    return IngestError("too_large", f"unpacked, the archive is larger than {megabytes(most)}. Split it.")

"""Zip packages of XML, such as Word's: nothing is unpacked or expanded beyond its limit."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

from lib.ingest.limits import Limits
from lib.ingest.source import DAMAGED, IngestError, Source, megabytes
from lib.ingest.unzip import BROKEN_ZIP, TooLargeError, is_encrypted, unpacked

_COMPOUND_FILE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")


class Package:
    """The members of a zip file by name, without regard to case, as the packaging conventions of Office want it."""

    def __init__(self, source: Source):
        self._limits = source.limits
        self._unpacked = 0  # bytes so far
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(source.data))
        except BROKEN_ZIP:
            raise IngestError("malformed", DAMAGED) from None
        self._members = {_key(member.filename): member for member in self._zip.infolist()}
        _refuse_bomb(self._zip.infolist(), source.limits)

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._members

    def xml(self, name: str, *, typed: bool = False) -> etree._Element:
        """The root of a part. Raises IngestError if it is missing, too large or no plain XML.

        A part that is `typed` may name its document type, as old programs do, but declare no entity.
        """
        data = self.read(name)
        # Entities are what every XML attack is made of, and no office program writes any.
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError:
            raise IngestError("malformed", DAMAGED) from None
        document = root.getroottree().docinfo
        if document.doctype and not (typed and not any(document.internalDTD.iterentities())):
            sentence = f"{name} holds a document type declaration, which may be an attack. Save the text as plain text."
            raise IngestError("malformed", sentence)
        return root

    def read(self, name: str) -> bytes:
        """The content of a part. Raises IngestError if it is missing, damaged or too large."""
        member = self._members.get(_key(name))
        if member is None:
            raise IngestError("malformed", DAMAGED)
        most = min(self._limits.max_xml_bytes, self._limits.max_inner_bytes - self._unpacked)
        try:
            content = unpacked(self._zip, member, most)
        except TooLargeError:
            raise _too_large(most) from None
        except BROKEN_ZIP:
            raise IngestError("malformed", DAMAGED) from None
        self._unpacked += len(content)
        return content


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()


def refuse_compound_file(data: bytes, noun: str, program: str, suffix: str) -> None:
    """Raises IngestError for what the programs of Office write that is no package: encrypted files and old ones."""
    if not data.startswith(_COMPOUND_FILE):
        return
    if _ENCRYPTED_STREAM in data:
        raise IngestError("encrypted", f"the {noun} is protected by a password. Save it without one.")
    sentence = f"this is a {noun} of {program} 2003 or older under a new name. Open it and save it as {suffix}."
    raise IngestError("unsupported", sentence)


def _refuse_bomb(members: list[zipfile.ZipInfo], limits: Limits) -> None:
    if is_encrypted(members):
        raise IngestError("encrypted", "the file is protected by a password. Save it without one.")
    if len(members) > limits.max_inner_files:
        raise IngestError(
            "too_large", f"the file packs more than {limits.max_inner_files:,} files. Save it as plain text."
        )
    if sum(member.file_size for member in members) > limits.max_inner_bytes:
        raise _too_large(limits.max_inner_bytes)


def _too_large(most: int) -> IngestError:
    return IngestError(
        "too_large", f"unpacked, the file is larger than {megabytes(most)}. Save its text as plain text."
    )

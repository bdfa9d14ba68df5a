"""One file to one reading, in the parent: by its name, by the worker, and in the case of an archive file by file."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping

from lib.ingest.choices import NO_CHOICES, Choices
from lib.ingest.contract import LONGEST_MESSAGE
from lib.ingest.folder import with_known
from lib.ingest.formats import READERS, extension, refused_unread
from lib.ingest.limits import Limits
from lib.ingest.members import Member
from lib.ingest.preview import Preview, refused
from lib.ingest.process import Nursery
from lib.ingest.source import WITHIN, IngestError
from lib.model import Article, Reading

ARCHIVE = "zip"
Within = Callable[[str, int, int], None]  # told an archive's name, how many of its files are read, and of how many
EVERY_FILE = ""  # the key of choices for all files that have none of their own


def read(
    nursery: Nursery,
    name: str,
    data: bytes,
    limits: Limits,
    choices: Mapping[str, Choices],
    within: Within | None = None,
) -> Reading:
    """The reading of a file; of an archive, all articles of its files and what became of each.

    `within` is called after each file of an archive.
    """
    if refusal := refused_unread(name, data, limits):
        return refusal
    reader = READERS[extension(name)].reader
    if extension(name) != ARCHIVE:
        return nursery.read(name, reader, data, _chosen(choices, name))
    members = nursery.unpack(name, reader, data)
    if isinstance(members, Reading):
        return members
    parts = []
    for part in _parts(nursery, name, members, limits, choices):
        parts.append(part)
        if within:
            within(name, len(parts), len(members))
    return _whole(name, tuple(parts))


def preview(
    nursery: Nursery, name: str, data: bytes, limits: Limits, choices: Mapping[str, Choices]
) -> Iterator[Preview]:
    """The preview of a table, or those of the tables in an archive; none of any other file."""
    format_ = READERS.get(extension(name))
    refusal = refused_unread(name, data, limits)
    if format_ and format_.tables and refusal:
        yield refused(refusal)
    elif format_ and format_.tables:
        yield nursery.preview(name, format_.tables, data, _chosen(choices, name))
    elif extension(name) == ARCHIVE and not refusal:
        members = nursery.unpack(name, READERS[ARCHIVE].reader, data)
        for member in () if isinstance(members, Reading) else members:
            if extension(member.name) != ARCHIVE:
                yield from preview(nursery, _part_name(name, member), member.data, limits, choices)


def _chosen(choices: Mapping[str, Choices], name: str) -> Choices:
    return choices.get(name) or choices.get(EVERY_FILE, NO_CHOICES)


def _part_name(archive: str, member: Member) -> str:
    return f"{archive}{WITHIN}{member.name}"


def _parts(
    nursery: Nursery, archive: str, members: tuple[Member, ...], limits: Limits, choices: Mapping[str, Choices]
) -> Iterator[Reading]:
    """What becomes of each member, in its own confined process, within limits on all of them together."""
    end = time.monotonic() + limits.archive_seconds
    n_articles = n_characters = 0
    for member in members:
        name = _part_name(archive, member)
        if time.monotonic() > end:
            sentence = f"the files before it took {limits.archive_seconds:g} seconds. Add it without the archive."
            yield IngestError("timeout", sentence).reading(name)
            continue
        reading = _part(nursery, name, member, limits, choices)
        n_articles += len(reading.articles)
        n_characters += sum(len(article.text) for article in reading.articles)
        if reading.articles and (n_articles > limits.max_articles or n_characters > limits.max_answer_bytes):
            sentence = "the archive holds too much text. Split it into smaller ones."
            reading = IngestError("too_large", sentence).reading(name)
        yield reading


def _part(nursery: Nursery, name: str, member: Member, limits: Limits, choices: Mapping[str, Choices]) -> Reading:
    if extension(member.name) == ARCHIVE:
        sentence = "an archive within an archive is not read. Unpack it and add its files."
        return IngestError("unsupported", sentence).reading(name)
    reading = read(nursery, name, member.data, limits, choices)
    articles = tuple(with_known(article, member.known) for article in reading.articles)
    return Reading(name, reading.status, reading.message, articles)


def _whole(name: str, parts: tuple[Reading, ...]) -> Reading:
    articles: tuple[Article, ...] = tuple(article for part in parts for article in part.articles)
    if articles:
        return Reading(name, "ok", "", articles, parts)
    if not parts:
        sentence = "the archive holds no files. Check that it is the right one."
        return IngestError("empty", sentence).reading(name)
    first = parts[0]
    unread = f"none of its {len(parts):,} files could be read. The first" if len(parts) > 1 else "its file is not read"
    message = IngestError(first.status, f"{unread}: {first.message}").reading(name).message
    if len(message) > LONGEST_MESSAGE:
        message = f"{message[: LONGEST_MESSAGE - 1]}…"
    return Reading(name, first.status, message, (), parts)

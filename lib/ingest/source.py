"""What a reader gets, and how it refuses."""

from __future__ import annotations

from dataclasses import dataclass

from lib.ingest.choices import NO_CHOICES, Choices
from lib.ingest.limits import Limits
from lib.model import Reading, Status

LONGEST_NAME = 80  # characters of a file's name in a message

WITHIN = " › "  # between the name of an archive and that of a file in it

EMPTY = "the file holds no text. Check that it is the right one; pictures of pages need text recognition (OCR) first."
EMPTY_TABLE = "the table holds no articles: no row has a text. Check that it is the right one, and its column of texts."
EMPTY_PAGE = "the page shows no text. Open it in a browser, wait until its article is there, and save it again."
DAMAGED = (
    "the file is damaged, or not what its name says. Open it in the program that made it, save it again and retry."
)
CRASHED = "the reader broke down on this file. Save it as plain text and retry."
TOO_DEEP = "the file nests its parts too deeply to be read. Save it again as plain text."


@dataclass(frozen=True)
class Source:
    """One file on its way to a reader."""

    name: str
    data: bytes
    limits: Limits
    choices: Choices = NO_CHOICES


class IngestError(ValueError):
    """A file that cannot be read: its status, a plain sentence, and where in the file, such as "row 7"."""

    def __init__(self, status: Status, sentence: str, where: str = ""):
        super().__init__(sentence)
        self.status: Status = status
        self.sentence = sentence
        self.where = where

    def reading(self, file: str) -> Reading:
        """The refusal as it is shown: where, what, and what to do."""
        place = f"{short_name(file)}, {self.where}" if self.where else short_name(file)
        return Reading(file, self.status, f"{place}: {self.sentence}")


def refusal(error: Exception) -> IngestError:
    """What an error of a reader means to the user. A parser may raise anything on bytes that break its format."""
    if isinstance(error, IngestError):
        return error
    return IngestError("malformed", TOO_DEEP if isinstance(error, RecursionError) else DAMAGED)


def levelled(text: str) -> str:
    """The text as it is compared: without regard to case and white space."""
    return " ".join(text.split()).casefold()


def megabytes(n_bytes: int) -> str:
    """A size for people, such as "40 MB"."""
    return f"{n_bytes / (1 << 20):,.0f} MB"


def listed(names: list[str], most: int = 8) -> str:
    """Names from a file for a message: quoted, shortened, and not too many."""
    shown = ", ".join(f"'{printable(name)[:30]}'" for name in names[:most])
    return shown if len(names) <= most else f"{shown} and {len(names) - most} more"


def short_name(file: str) -> str:
    """The file's name without its folders as it stands in messages: printable, and not too long."""
    name = printable(file.replace("\\", "/").replace(WITHIN, "/").rsplit("/", 1)[-1])
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 20]}…{name[-19:]}"


def printable(text: str) -> str:
    """The text without direction marks and control characters, which could forge what is shown after it."""
    return "".join(character if character.isprintable() else "�" for character in text)

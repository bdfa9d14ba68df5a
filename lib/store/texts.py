"""Which texts, names and articles may be stored: what every database can hold and every export can give back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from lib.ingest.labels import labels_from_json
from lib.ingest.limits import Limits
from lib.model import KNOWN_FIELDS
from lib.store.errors import StoreError

LONGEST_TEXT = Limits().max_characters
LONGEST_FIELD = 100_000  # characters of a title, an outlet …; ours are far shorter
LONGEST_VALUE = LONGEST_TEXT  # characters of a setting
LONGEST_NAME = 80  # characters of a workspace's name
LONGEST_DETAIL = 300  # characters of a detail in the log
LONGEST_USER = 320  # characters: as long as an e-mail address can be


def checked(text: str, what: str, longest: int = LONGEST_FIELD) -> str:
    """The text itself. Raises StoreError if it is too long or holds half of a character or NUL."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise StoreError(f"{what} holds half of a character. Remove it, or save the file as UTF-8.") from None
    if "\0" in text:
        raise StoreError(f"{what} holds a NUL character. Remove it.")
    if len(text) > longest:
        raise StoreError(f"{what} is longer than {longest:,} characters. Shorten it.")
    return text


def checked_values(values: Mapping[str, str | None]) -> dict[str, str]:
    """Settings that are to be kept, without those that are to be forgotten."""
    return {
        checked(name, "The name of a setting"): checked(value, f"The setting '{cleaned(name)}'", LONGEST_VALUE)
        for name, value in values.items()
        if value is not None
    }


def check_article(values: Mapping[str, Any]) -> None:
    """Raises StoreError if these columns are no article that can be stored, exported and read again."""
    text: str = checked(values["text"], "The text of an article", LONGEST_TEXT)
    check_known(values, len(text))


def check_known(values: Mapping[str, Any], n_characters: int) -> None:
    """Raises StoreError if these columns are nothing that may be known of a text of this length."""
    for field in KNOWN_FIELDS:
        if values[field] is not None:
            checked(values[field], f"The {field} of an article")
    places = (*values["cut"], *values["restored"])
    if not _labelled(values["labels"]) or not all(type(start) is int and 0 <= start < n_characters for start in places):
        raise StoreError("The labels of an article are too long or too many, or its places lie outside the text.")


def cleaned(text: str, most: int = LONGEST_DETAIL) -> str:
    """A text for the log: what no database can hold becomes "?", and a long one is cut. The log refuses nothing."""
    held = text.replace("\0", "?").encode("utf-8", "replace").decode("utf-8")
    return held if len(held) <= most else f"{held[: most - 1]}…"


def workspace_name(name: str) -> str:
    """The name of a workspace without outer blanks. Raises StoreError if it cannot be one."""
    bare = " ".join(name.split())
    if not 1 <= len(bare) <= LONGEST_NAME or not bare.isprintable():
        raise StoreError(f"The name of a corpus has 1 to {LONGEST_NAME} printable characters. Choose another one.")
    return bare


def name_key(name: str) -> str:
    """What two names have in common that differ in nothing but capitals."""
    return name.casefold()


def user_name(user: str) -> str:
    """The user as given. Raises StoreError if it cannot be one."""
    if len(user) > LONGEST_USER or not user.isprintable():
        raise StoreError(f"A user has at most {LONGEST_USER} printable characters. Check the name.")
    return user


def _labelled(labels: Iterable[Any]) -> bool:
    """Whether these are labels as a reader gives them: pairs of short texts, sorted."""
    try:
        known = labels_from_json(dict(labels))
        for name, value in known:
            checked(name, "A label")
            checked(value, "A label")
        return [list(label) for label in known] == [list(label) for label in labels]
    except (ValueError, TypeError):
        return False

"""Which texts and names may be stored: what every database can hold."""

from __future__ import annotations

from lib.store.errors import StoreError

LONGEST_NAME = 80  # characters of a workspace's name
LONGEST_DETAIL = 300  # characters of a detail in the log
LONGEST_USER = 320  # characters: as long as an e-mail address can be


def checked(text: str, what: str) -> str:
    """The text itself. Raises StoreError if a database could not hold it: half of a character, or NUL."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise StoreError(f"{what} holds half of a character. Remove it, or save the file as UTF-8.") from None
    if "\0" in text:
        raise StoreError(f"{what} holds a NUL character. Remove it.")
    return text


def cleaned(text: str, most: int = LONGEST_DETAIL) -> str:
    """A text for the log: what no database can hold becomes "?", and a long one is cut. The log refuses nothing."""
    held = text.replace("\0", "?").encode("utf-8", "replace").decode("utf-8")
    return held if len(held) <= most else f"{held[: most - 1]}…"


def workspace_name(name: str) -> str:
    """The name of a workspace without outer blanks. Raises StoreError if it cannot be one."""
    bare = " ".join(name.split())
    if not 1 <= len(bare) <= LONGEST_NAME or not bare.isprintable():
        raise StoreError(f"The name of a workspace has 1 to {LONGEST_NAME} printable characters. Choose another one.")
    return bare


def name_key(name: str) -> str:
    """What two names have in common that differ in nothing but capitals."""
    return name.casefold()


def user_name(user: str) -> str:
    """The user as given. Raises StoreError if it cannot be one."""
    if len(user) > LONGEST_USER or not user.isprintable():
        raise StoreError(f"A user has at most {LONGEST_USER} printable characters. Check the name.")
    return user

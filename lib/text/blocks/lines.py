"""What a single line looks like."""

from __future__ import annotations

import re

MARKDOWN_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")


def unlinked(paragraph: str) -> str:
    """A paragraph on one line, with Markdown links read as their text."""
    plain = MARKDOWN_LINK.sub(r"\1", paragraph) if "](" in paragraph else paragraph
    return " ".join(plain.split()) if "\n" in plain else plain


def ends_sentence(plain: str) -> bool:
    """Whether a paragraph ends as a sentence does, inside or outside closing marks."""
    return plain.rstrip("\"'”’)]* ")[-1:] in tuple(".!?")


def n_words(plain: str) -> int:
    """About the number of words; cheap."""
    return plain.count(" ") + 1

"""Text from documents and files where Streamlit reads Markdown: labels, captions, headers, cells of st.table."""

from __future__ import annotations

import re

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
# Streamlit makes links, pictograms, icons and arrows of these after it has read the Markdown: no backslash helps.
_READ_LATER = re.compile(r"(?<=[:@])|(?<=www)(?=\.)|(?<=(?<!\S)[-<>~])(?=[-=>])", re.IGNORECASE)
_WORD_JOINER = "\u2060"


def plain(text: str) -> str:
    """The text on one line, as Markdown that shows just this text: no link, image, formula, icon or colour."""
    joined = _READ_LATER.sub(_WORD_JOINER, " ".join(text.split()))
    return _PUNCTUATION.sub(r"\\\1", joined)

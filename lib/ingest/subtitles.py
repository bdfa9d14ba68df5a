"""Subtitles under the name of a text: what is spoken is the text, times and numbers are not."""

from __future__ import annotations

import re
from dataclasses import replace

from lib.model import Article

_TIME = r"(?:\d{1,2}:)?\d{2}:\d{2}[.,]\d{3}"
# A line of times, with the number above it.
_TIMES = re.compile(rf"^[ \t]*(?P<number>\d+[ \t]*\n[ \t]*)?(?P<times>{_TIME} --> {_TIME}.*)$", re.MULTILINE)
_MARK = re.compile(r"\s*(?P<mark>WEBVTT)\b")
_SEVERAL = 3  # lines of times that are no accident


def without_times(article: Article) -> Article:
    """The article with the times and numbers of subtitles cut; the same article if it is none."""
    lines = list(_TIMES.finditer(article.text))
    mark = _MARK.match(article.text)
    if len(lines) < _SEVERAL:
        return article
    cut = [mark.start("mark")] if mark else []
    for line in lines:
        cut += [line.start(name) for name in ("number", "times") if line[name]]
    return replace(article, cut=tuple(sorted({*article.cut, *cut})))

"""Subtitles under the name of a text: what is spoken is the text, times and numbers are not."""

from __future__ import annotations

import re
from dataclasses import replace

from lib.model import Article

_TIME = r"(?:\d{1,2}:)?\d{2}:\d{2}[.,]\d{3}"
# A line of times, with the number above it.
_TIMES = re.compile(rf"^[ \t]*(?P<number>\d+[ \t]*\n[ \t]*)?(?P<times>{_TIME} --> {_TIME}.*)$", re.MULTILINE)
# What no viewer sees of WebVTT: its first lines, and notes, styles and regions, each up to a blank line.
_UNSEEN = re.compile(r"\A\s*WEBVTT\b.*(?:\n.*\S.*)*|^(?:NOTE|STYLE|REGION)\b.*(?:\n.*\S.*)*", re.MULTILINE)
_MARK = re.compile(r"\s*WEBVTT\b")
_ALONE = re.compile(
    r"^[ \t]*(?P<time>\(?(?:\d{1,2}:)?\d{1,2}:\d{2}\)?)[ \t]*$", re.MULTILINE
)  # of a transcript that was copied
_LINE = re.compile(r"\S.*")  # without the blanks before it
_SEVERAL = 3  # lines of times that are no accident
_OFTEN = 0.25  # of the lines are times, where nothing but times shows that it is a transcript


def without_times(article: Article) -> Article:
    """The article with times, numbers and settings of subtitles or a transcript cut; the same article if it is none."""
    lines = list(_TIMES.finditer(article.text))
    if len(lines) < _SEVERAL:
        cut = _times_alone(article.text)
    else:
        cut = [line.start(name) for line in lines for name in ("number", "times") if line[name]]
        unseen = _UNSEEN.finditer(article.text) if _MARK.match(article.text) else ()
        cut += [each.start() + line.start() for each in unseen for line in _LINE.finditer(each[0])]
    return replace(article, cut=tuple(sorted({*article.cut, *cut}))) if cut else article


def _times_alone(text: str) -> list[int]:
    """Where lines begin that hold nothing but a time, if they come again and again."""
    times = [line.start("time") for line in _ALONE.finditer(text)]
    n_lines = sum(1 for _ in _LINE.finditer(text)) if len(times) >= _SEVERAL else 0
    return times if len(times) >= _SEVERAL and len(times) >= _OFTEN * n_lines else []

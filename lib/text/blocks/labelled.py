"""Boilerplate that a label, a mark or a repetition nearby gives away."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lib.text.blocks.dates import is_date_line
from lib.text.blocks.lines import ends_sentence, n_words
from lib.text.blocks.signs.sign import ADDRESS, ADVERTISEMENT, PHOTO, RELATED, SHARE

RELEASE = "note below a press release"
_CAPTION_LABEL = re.compile(r"(?:(?:toggle|hide|show) caption|enlarge (?:this )?image)\W*", re.I)
_LINE, _LABEL = 160, 24  # characters of a line, and of a label or mark, at most
_CAPTION, _CREDIT = 45, 8  # words at most
_HANDLE = re.compile(r"@\w{2,30}")
_NAME = 4  # words at most of a name above its handle
_END = re.compile(r"(?-i:ENDS?)|[-*#]+ ?(?:ends?|30) ?[-*#]+|#{3,}|notes? (?:to|for) editors?:?", re.I)
_ABOUT = re.compile(r"About (?:the )?([A-Z].{1,60})")
_FIRM = re.compile(
    r"\b(?:compan(?:y|ies)|firm|founded|headquarter\w+|based in|employ\w*|provid\w+|leading|offers?|designs?"
    r"|manufactur\w+|makes?|builds?|operates?|non-?profit|charity|organi[sz]ation|visit)\b",
    re.I,
)
_RELEASED = (RELEASE, ADDRESS, "contact line", "note on the source")
_CONTACTS = 12  # lines below the mark at the end of a release in which a contact or "About" must stand
_AD_TEXT = 45  # words at most
_READER = re.compile(r"\b(?:you|your)\b|(?:\A|[.!?] )(?:Try|Get|See|Learn|Start|Find|Order)\b")
_BRACKETED = 4  # words of a teaser in brackets, at least
_PROSE = 12  # words of a paragraph, more than a headline or a label has
_ARROW = re.compile(r"(?:>>|[→▶►»➡])\W*[A-Z](?:\S* ){2}")
_KIND = re.compile(
    r"(?:explainer|opinion|in (?:pictures|photos|pics)|podcasts?|interactive|quiz|gallery|long read|from the archives?"
    r"|photo essay)\s*[:|]\s*\w",
    re.I,
)
_FIGURES = re.compile(r";|\d\D+\s\d")  # a table in a line
_STAMPED = 5  # lines below a handle in which the time of its post stands, at most


def beside_labels(plain: Sequence[str], found: Sequence[str]) -> list[str]:
    """The reasons, with those of paragraphs that a label, a mark or an arrow gives away."""
    result = list(found)
    lines = [i for i, text in enumerate(plain) if len(text) <= _LINE]
    for complete in (_captions, _press_release, _posts, _teasers):
        complete(plain, lines, result)
    return result


def _captions(plain: Sequence[str], lines: Sequence[int], result: list[str]) -> None:
    """A caption and its credit, above the button that hides them."""
    for i in lines:
        if i < 2 or len(plain[i]) > _LABEL or not _CAPTION_LABEL.fullmatch(plain[i]):
            continue
        credit, caption = plain[i - 1], plain[i - 2]
        if n_words(credit) > _CREDIT or ends_sentence(credit):
            continue
        result[i - 1] = result[i - 1] or PHOTO
        if not result[i - 2] and n_words(caption) <= _CAPTION and caption[0] not in "\"'":
            result[i - 2] = PHOTO


def _press_release(plain: Sequence[str], lines: Sequence[int], result: list[str]) -> None:
    """What follows the end of a press release: about the company, contacts, notes to editors.

    A paragraph about the company stands below "About" and its name, and begins with this name.
    """
    for i in reversed(lines):
        about = _ABOUT.fullmatch(plain[i]) if plain[i].startswith("About ") and 0 < i < len(plain) - 1 else None
        if about and _is_about(about[1], plain[i + 1]) and not _any_prose(plain, result, i + 2):
            result[i] = result[i + 1] = RELEASE
    late = (i for i in lines if i > len(plain) // 3 and len(plain[i]) <= _LABEL)
    end = next((i for i in late if _END.fullmatch(plain[i])), None)
    if end is not None and any(reason in _RELEASED for reason in result[end + 1 : end + _CONTACTS]):
        result[end:] = [reason or RELEASE for reason in result[end:]]


def _is_about(name: str, paragraph: str) -> bool:
    return paragraph.removeprefix("The ").startswith(name.split(",")[0].rstrip(":")) and bool(_FIRM.search(paragraph))


def _any_prose(plain: Sequence[str], result: Sequence[str], start: int) -> bool:
    """Whether paragraphs of prose follow that nothing tells from the article's."""
    rest = range(start, len(plain))
    return any(not result[i] and n_words(plain[i]) > _PROSE and ends_sentence(plain[i]) for i in rest)


def _posts(plain: Sequence[str], lines: Sequence[int], result: list[str]) -> None:
    """The name, the handle and the time of a post that is shown in an article. What it says is kept."""
    for i in lines:
        if plain[i][0] != "@" or not _HANDLE.fullmatch(plain[i]):
            continue
        result[i] = result[i] or SHARE
        if i and not result[i - 1] and n_words(plain[i - 1]) <= _NAME and not ends_sentence(plain[i - 1]):
            result[i - 1] = SHARE
        stamps = [k for k in range(i + 1, min(i + _STAMPED, len(plain))) if is_date_line(plain[k])]
        for k in stamps[:1]:
            result[k] = SHARE


def _teasers(plain: Sequence[str], lines: Sequence[int], result: list[str]) -> None:
    """Headlines of other articles amid prose: in square brackets, behind an arrow, or behind what kind they are of."""
    for i in lines:
        if not 0 < i < len(plain) - 1 or result[i] or ends_sentence(plain[i]) or not ends_sentence(plain[i - 1]):
            continue
        text = plain[i]
        arrow = bool(_ARROW.match(text)) and text[0] not in (plain[i - 1][0], plain[i + 1][0])
        if arrow or _is_bracketed(text) or (_KIND.match(text) and n_words(plain[i - 1]) > _PROSE):
            result[i] = RELATED


def _is_bracketed(text: str) -> bool:
    return text[:2] == "[ " and text[-2:] == " ]" and n_words(text) >= _BRACKETED and not _FIGURES.search(text)


def sponsored(plain: Sequence[str], found: list[str]) -> list[str]:
    """A paragraph that speaks to the reader directly below the label of an advertisement."""
    result = list(found)
    for i in range(1, len(plain)):
        labelled = found[i - 1] == ADVERTISEMENT and "sponsor" in plain[i - 1].lower()
        if labelled and not found[i] and n_words(plain[i]) <= _AD_TEXT and _READER.search(plain[i]):
            result[i] = ADVERTISEMENT
    return result


def repeated(plain: Sequence[str], found: list[str]) -> list[str]:
    """Lines that are the same as one that is boilerplate."""
    known = {plain[i]: reason for i, reason in enumerate(found) if reason and n_words(plain[i]) > 1}
    return [reason or known.get(text, "") for text, reason in zip(plain, found, strict=True)]

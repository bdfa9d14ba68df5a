"""Blocks: which paragraphs of a page are the article, and what the others are.

Evidence decides, and doubt keeps a paragraph: a lost paragraph of the article is the worse error.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from lib.model import Block, BlockKind
from lib.text.blocks.authors import notes_on_authors
from lib.text.blocks.between import between
from lib.text.blocks.boilerplate import LINK, reasons
from lib.text.blocks.bylines import LONGEST as LONGEST_BYLINE
from lib.text.blocks.bylines import byline, is_credit, is_names, is_role, is_unnamed
from lib.text.blocks.context import foot
from lib.text.blocks.dates import dateline, is_date_label, is_date_line
from lib.text.blocks.lines import ends_sentence, n_words, unlinked
from lib.text.blocks.paragraphs import paragraphs
from lib.text.blocks.signs.menus import may_be_entry
from lib.text.blocks.signs.sign import ACCESS, APPEAL, CONTROLS

Label = tuple[BlockKind, str]  # kind and reason

BODY: Label = ("body", "")
TITLE: Label = ("title", "")
BYLINE: Label = ("byline", "names the author")
OFFICE: Label = ("byline", "names an office in place of the author")
OUTLET: Label = ("byline", "name below the headline")
ABOUT_AUTHOR: Label = ("byline", "says who the author is")
CREDIT: Label = ("byline", "credits other reporters")
DATELINE: Label = ("dateline", "names place, date or agency")
DATE_LINE: Label = ("dateline", "names date, place or source")
LINKED: Label = ("boilerplate", LINK)
ABOVE: Label = ("boilerplate", "line above the headline")
BESIDE: Label = ("boilerplate", "label between parts of the page")
OUTSIDE: Label = ("boilerplate", "no part of the article")
_NO_NAMES = ("About", "The", "A", "In", "At", "On", "From", "How", "Why", "What", "Our", "My", "New", "No")
_NAVIGATION = (ACCESS, APPEAL, CONTROLS)

_BLANKS = re.compile(r"[^\S\n]+")

PROSE = 15  # words of a paragraph that is surely no headline, byline or label
HEADLINE = 25  # words at most
DECK = 50  # words at most
LABEL = 4  # words of a label or name; a headline mostly has more
HEAD = 40  # paragraphs in which the article begins


def blocks(text: str, title: str | None = None, cut: Collection[int] = ()) -> tuple[Block, ...]:
    """The paragraphs of a normalised text with their kinds, in order; together they hold all but white space.

    `title` is the headline if it is known from elsewhere. Paragraphs that start at one of `cut` are boilerplate, and
    the others are judged as if they were not there. If nothing at all would be scored, all of the others are body;
    if there are no others, nothing is cut.
    """
    spans, starts = paragraphs(text), frozenset(_below_blanks(text, start) for start in cut)
    inside = [(start, end) for start, end in spans if start not in starts]
    if not inside or len(inside) == len(spans):
        return _article_blocks(text, spans, title)
    outside = (Block(start, end, *OUTSIDE) for start, end in spans if start in starts)
    return tuple(sorted((*_article_blocks(text, inside, title), *outside), key=lambda block: block.start))


def _below_blanks(text: str, start: int) -> int:
    """The first character of a line that is no blank: dashes before it become blanks when a text is normalised."""
    match = _BLANKS.match(text, start)
    return match.end() if match else start


def _article_blocks(text: str, spans: Sequence[tuple[int, int]], title: str | None) -> tuple[Block, ...]:
    texts = [text[start:end] for start, end in spans]
    labels = _labels(texts, title)
    begins = _first_prose(texts, labels)
    found: list[Block] = []
    for i, ((start, end), (kind, reason)) in enumerate(zip(spans, labels, strict=True)):
        wire = dateline(texts[i], opening=i <= begins) if kind == "body" else None
        if wire:
            found.append(Block(start, start + len(texts[i][: wire.end].rstrip()), *DATELINE))
            start += wire.end
        found.append(Block(start, end, kind, reason))
    if any(block.scored and any(map(str.isalnum, text[block.start : block.end])) for block in found):
        return tuple(found)
    return tuple(Block(block.start, block.end, "body") for block in found)


def _labels(texts: Sequence[str], title: str | None) -> list[Label]:
    labels: list[Label] = [("boilerplate", reason) if reason else BODY for reason in reasons(texts)]
    begins = _first_prose(texts, labels)
    _label_credits(texts, labels, begins)
    _label_signatures(texts, labels, begins)
    _label_headline(texts, labels, begins, title)
    _label_names(texts, labels, begins)
    _label_foot(texts, labels, begins)
    return labels


def _first_prose(texts: Sequence[str], labels: Sequence[Label]) -> int:
    """Where the article begins: at the first paragraph of some length that ends as a sentence does."""
    for i, text in enumerate(texts[:HEAD]):
        if labels[i] == BODY and n_words(text) >= PROSE and ends_sentence(text):
            return i
    return min(len(texts), 5)


def _label_credits(texts: Sequence[str], labels: list[Label], begins: int) -> None:
    """Bylines and date lines where an article begins; credits to colleagues and agencies anywhere."""
    for i, text in enumerate(texts):
        if len(text) > LONGEST_BYLINE or labels[i] not in (BODY, LINKED):
            continue  # a byline may be one link
        line = unlinked(text)
        linked_name = labels[i] == LINKED and line.startswith("By ")
        if i < min(begins + 3, HEAD) and (linked_name or byline(line)):
            labels[i] = BYLINE
        elif i and i < HEAD and _is_office_below(labels[i - 1], texts[i - 1], line):
            labels[i - 1 : i + 1] = [BYLINE, BYLINE]
        elif _may_be_dated(line, i < begins, labels[max(0, i - 1)]) and is_date_line(line):
            labels[i] = DATE_LINE
        elif is_credit(line):
            labels[i] = CREDIT


def _label_signatures(texts: Sequence[str], labels: list[Label], begins: int) -> None:
    """Names directly above a date or another name, below what may be a headline; and the word before a date.

    The line above "By Ann Reed" is more likely the name of a column.
    """
    last = min(begins, HEAD, len(texts) - 1)
    headline = next((i for i in range(last) if labels[i] == BODY and n_words(texts[i]) > LABEL), last)
    for i in range(last - 1, -1, -1):
        if labels[i] != BODY or labels[i + 1] not in (DATE_LINE, BYLINE) or len(texts[i]) > LONGEST_BYLINE:
            continue
        line = unlinked(texts[i])
        if labels[i + 1] == DATE_LINE and is_date_label(line):
            labels[i] = DATE_LINE
        elif i > headline and not ends_sentence(line) and not byline(unlinked(texts[i + 1])):
            labels[i] = BYLINE if is_names(line.split(" in ")[0]) or is_role(line) else BODY


def _label_foot(texts: Sequence[str], labels: list[Label], begins: int) -> None:
    """What the headline, the bylines and their neighbours give away: notes on authors, labels, the foot of the page."""
    notes = notes_on_authors(texts, [kind for kind, _ in labels], HEAD)
    for i in notes:
        labels[i] = ABOUT_AUTHOR
    for i in between(texts, [kind for kind, _ in labels], begins):
        labels[i] = BESIDE
    if not notes:
        return
    reasons_so_far = [reason for _, reason in labels]
    for i, reason in enumerate(foot([unlinked(text) for text in texts], reasons_so_far)):
        if reason and labels[i] == BODY:
            labels[i] = ("boilerplate", reason)


def _may_be_dated(line: str, above_article: bool, before: Label) -> bool:
    """Whether a date here is that of the article; amid the article it may head an entry of a chronicle."""
    label = line[: len("published")].lower()
    return (
        above_article
        or before in (BYLINE, DATE_LINE)
        or label.startswith(("published", "posted", "updated", "first pub", "last upd", "last mod"))
    )


def _is_office_below(label: Label, above: str, line: str) -> bool:
    """Whether a line is the office of whom the line above names, "Business correspondent" below "Ann Reed"."""
    if ends_sentence(line) or not is_role(line):
        return False
    return label == BYLINE or (label == BODY and is_names(unlinked(above)))


def _label_headline(texts: Sequence[str], labels: list[Label], begins: int, title: str | None) -> None:
    """The headline and the deck below it. Short lines above the headline become boilerplate."""
    at = _known_headline(texts, title) if title else None
    if at is None:
        at = _likely_headline(texts, labels, begins)
    if at is None:
        return
    labels[at] = TITLE
    for i in range(at if at <= begins else 0):
        if (
            labels[i] == BODY
            and n_words(texts[i]) <= LABEL
            and not ends_sentence(texts[i])
            and _is_above(texts, labels, i, at, title)
        ):
            labels[i] = ABOVE
    if _is_deck(texts, labels, begins, at + 1):
        labels[at + 1] = TITLE


def _label_names(texts: Sequence[str], labels: list[Label], begins: int) -> None:
    """Names of persons or of an office alone, with at most a place, between the headline and the article."""
    at = next((i for i, label in enumerate(labels[:begins]) if label == TITLE), begins)
    for i in range(at + 1, begins):
        line = unlinked(texts[i])
        if labels[i] != BODY or n_words(line) > 2 * LABEL or ends_sentence(line):
            continue
        if any(byline(unlinked(below)) for below in texts[i + 1 : i + 2]):
            continue
        if is_names(re.split(" (?:in|at|·) ", line)[0]) and line.split()[0] not in _NO_NAMES:
            labels[i] = OUTLET if line.isupper() else BYLINE
        elif is_unnamed(line):
            labels[i] = OFFICE


def _is_above(texts: Sequence[str], labels: Sequence[Label], i: int, at: int, title: str | None) -> bool:
    """Whether a line is surely above the headline; directly above a likely headline may be the true one."""
    return bool(title) or may_be_entry(texts[i]) or any(label != BODY for label in labels[i + 1 : at])


def _known_headline(texts: Sequence[str], title: str) -> int | None:
    """Where the known title stands; one of both may have something after it, such as the outlet's name."""
    known = _key(title)
    for i, text in enumerate(texts[:HEAD]):
        line = _key(text) if len(text) < 2 * len(title) + 20 else ""
        shorter, longer = sorted((known, line), key=len)
        if shorter and (shorter == longer or (len(shorter) > 0.6 * len(longer) > 10 and longer.startswith(shorter))):
            return i
    return None


def _key(title: str) -> str:
    return "".join(filter(str.isalnum, unlinked(title).casefold()))


def _likely_headline(texts: Sequence[str], labels: Sequence[Label], begins: int) -> int | None:
    """The first line, if it reads like a headline and what follows like its article."""
    lines = [i for i in range(min(begins, HEAD)) if labels[i] == BODY and any(map(str.isalpha, texts[i]))]
    if labels[:1] == [LINKED] and labels[1:2] != [LINKED] and n_words(unlinked(texts[0])) > 4:
        lines.insert(0, 0)  # a headline may be one link
    if not lines:
        return None
    first = lines[0]
    if may_be_entry(texts[first]):
        first = next((i for i in lines if n_words(texts[i]) > 3), first)  # below the name of its section
    elif n_words(texts[first]) <= 3 and any(reason in _NAVIGATION for _, reason in labels[: first + 2]):
        first = next((i for i in lines if n_words(texts[i]) > 3), first)  # below the outlet's name in the menu
    if not _reads_as_headline(texts[first]):
        return None
    below = [texts[i] for i in range(first + 1, min(first + HEAD, len(texts))) if labels[i] == BODY]
    words = n_words(texts[first])
    longer = any(n_words(text) > words and ends_sentence(text) for text in below)
    return first if longer and sum(map(n_words, below)) > 2 * words else None


def _reads_as_headline(text: str) -> bool:
    """Short, with a capital or number first, and no full stop unless every longer word has a capital."""
    line = unlinked(text)
    if n_words(line) > HEADLINE or line[:1].islower() or line[:1] == "(" or line[-1:] in tuple(":;,)"):
        return False
    if is_names(line) or not any(map(str.isalpha, line)):
        return False  # most likely a byline without "By"
    longer = [word for word in line.split() if len(word) > 4]
    title_case = len(longer) > 2 and not any(word[0].islower() for word in longer)
    return title_case or not ends_sentence(line) or line[-1:] in tuple("?!")


def _is_deck(texts: Sequence[str], labels: Sequence[Label], begins: int, at: int) -> bool:
    if at + 1 >= len(texts) or labels[at] != BODY or n_words(texts[at]) > DECK or texts[at].endswith(":"):
        return False
    if is_names(re.split(" (?:in|at) ", texts[at])[0]) or is_unnamed(texts[at]):
        return False
    if dateline(texts[at], opening=True) or not any(map(str.isalpha, texts[at])):
        return False
    if n_words(texts[at]) <= LABEL < n_words(texts[at - 1]) and not ends_sentence(texts[at]):
        return False  # a label, below a headline that is none
    if labels[at + 1][0] in ("byline", "dateline"):
        return True
    return at < begins and n_words(texts[at]) <= HEADLINE and not (ends_sentence(texts[at]) or ". " in texts[at])

"""Signs of labels that databases of newspapers print around an article: length, section, load date, subjects.

Some are so peculiar that they tell by themselves; the others count beside these only.
"""

from __future__ import annotations

import re

from lib.text.blocks.signs.sign import EXPORT, either, opens, sign, whole

EXPORTS = (
    sign(
        (
            EXPORT,
            40,
            "document|length|word count|load-date|publication|journal|section|full text|abstract|(9|(8|(7|(6|(5"
            "|language of|accession|wc |source type|database",
        ),
        either(
            whole(
                r"(document )?\d{1,5} of \d{1,5} documents?|document \d{1,5} of \d{1,5}|end of document",
                r"(length|word count)\s*: ?[\d,]+( words)?",
                r"\(?(?-i:FULL TEXT|ABSTRACT)\)?",
                r"(?-i:Document [A-Z]{3,8}[A-Z0-9]{6,}\w*)|(?-i:WC) [\d,]+ words|(?-i:AN) document \w{10,}",
                r"proquest document link",
            ),
            opens(
                r"(load-date|publication[- ]type|journal[- ]code|accession (number|no\.?)|proquest document id"
                r"|(language|country|place) of publication|publication (subject|title|info|year|info\w*)"
                r"|document url)\s*:",
                r"section\s*:.{1,60}\bpg?s?\. ?[\w-]+\W*\Z",
                r"(subject|industry|geographic|person|company|organi[sz]ation|state|country|city|ticker)s?\s*:"
                r".{0,400}(?-i:[A-Z]{3,} \(\d\d%\))",
            ),
        ),
    ),
)

_LABELS = (
    r"section|dateline|graphics?|language|subjects?|industry|geographic|persons?|company|organi[sz]ation|location"
    r"|publisher|issn|e-?issn|database|source|copyright|update|column|series|correction-date|type|pages?|volume|issue"
    r"|credits?|links?|results found|last updated|people|identifier[\w/ ]*|names?|ticker|distribution|edition|day"
    r"|first page|index(ing)? terms?|country|state|city|source type|document type"
)
_BESIDE = re.compile(
    rf"(?:(?:{_LABELS})\s*:(?!.*\w\w[.!?]\Z).*|copyright\b(?!.*\w\w[.!?]\Z).*|all rights reserved\.?"
    r"|(?:body|text|abstract|highlight|full text|graphic|classification|search summary|details|load date)\s*:?"
    r"|(?:[\w-]+ ){0,2}edition|[\d,]+ words|english|proquest.*"
    r"|(?-i:[A-Z]{4,8}|[A-Z]?\d{1,3}))",
    re.I,
)
_MOST_WORDS = 40


_AMONG = re.compile(
    r"(?:body|classification|graphic|load date)\s*:?|(?:[\w-]+ ){0,2}edition|[\d,]+ words"
    r"|(?-i:SE|BY|CR|PD|ET|SN|SC|ED|PG|VOL|LA|CY|CT|RF|CO|IN|NS|RE|IPD|IPC|PUB|ART) (?-i:[A-Z0-9(]"
    r"|[a-z]+ :).{0,80}|(?-i:LP|TD)",
    re.I,
)


def among_exports(line: str) -> bool:
    """Whether a line is a label wherever it stands on a page that a database printed."""
    return line.count(" ") < _MOST_WORDS and bool(_AMONG.fullmatch(line)) and line[-1] not in "!?"


def beside_export(line: str) -> bool:
    """Whether a line that stands beside a label of a database is one too; elsewhere it may be anything."""
    return line.count(" ") < _MOST_WORDS and bool(_BESIDE.fullmatch(line))

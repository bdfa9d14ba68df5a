"""Who is quoted, and how much."""

from __future__ import annotations

import re
from collections import Counter

from lib.model import Document, Span
from lib.text.quotations.pronouns import named
from lib.text.words import WORD

GENERATIONS = frozenset(("Jr", "Sr", "II", "III", "IV"))
_AFTER_NAME = re.compile(r",| (?:of|from|for|at|with) ")
PRONOUNS = frozenset("he she they it i we you who that this those".split())


def speaker_name(doc: Document, speaker: Span) -> str:
    """What stands for a speaker: the last word if it is a name ("Artyom Kozhin", "Kozhin"), else the phrase.

    What follows a name after "of", "from" or a comma says who the speaker is; before a name it belongs to the role.
    """
    phrase = " ".join(doc.normal[speaker.start : speaker.end].split())
    if phrase[0].isupper():
        phrase = _AFTER_NAME.split(phrase)[0]
    words = [word for word in WORD.findall(phrase) if word not in GENERATIONS]
    return words[-1] if words and words[-1][0].isupper() else phrase.lower()


def words_by_speaker(doc: Document) -> Counter[str]:
    """Words of direct speech by speaker, with the name in place of "he" and "she" where it is clear who is meant.

    Speech without a speaker, or with a pronoun that stays unclear, is left out.
    """
    found: Counter[str] = Counter()
    for quotation in named(doc.normal, doc.quotations):
        if quotation.kind == "speech" and not quotation.nested and quotation.speaker:
            name = speaker_name(doc, quotation.speaker)
            if name not in PRONOUNS:
                found[name] += sum(1 for _ in WORD.finditer(doc.normal, quotation.start, quotation.end))
    return found

"""Text of both directions on one line: a name in Arabic or Hebrew must not turn the numbers behind it around."""

from __future__ import annotations

import re

LEFT_TO_RIGHT_MARK = "\u200e"
_LETTER = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
_WITHIN = r"(?:[^\w,;:·()/|]|[\d_])*"  # what a name may have between its letters; the rest parts it from the next
_PASSAGE = re.compile(rf"{_LETTER}(?:{_WITHIN}{_LETTER})*")


def in_order(text: str) -> str:
    """The text with an invisible mark behind each passage that runs from right to left.

    Without it "ידיעות: 6 articles" is shown with the 6 before the name (Unicode Standard Annex 9, rules W2 and N1).
    """
    return _PASSAGE.sub(rf"\g<0>{LEFT_TO_RIGHT_MARK}", text)

"""Signs of rights notices and disclaimers in whatever words: several weak signs, or one that only they have."""

from __future__ import annotations

from lib.text.blocks.signs.sign import PIECE, agreeing, either, says, untold

_SITE = r"(?:web ?)?site"

RIGHTS = (
    agreeing(
        ("rights notice", 120, "permission|licen|prohibited|personal use|consent"),
        2,
        r"\b(?:permission|licen[cs]ed?|consent|authori[sz]ation)\b",
        r"\b(?:re-?produc\w+|re-?print\w*|re-?publish\w*|re-?distribut\w+|copying|storing|re-?us(?:e|ing)|broadcast)\b",
        r"\b(?:prohibited|forbidden|may not be|not permitted|personal use|in any form|without (?:prior|written|the))\b",
        needs=(rf"\b(?:(?:this|our) (?:{_SITE}|document|work|{PIECE})|(?:on|of) (?:this|our) (?:{_SITE}|page))\b",),
    ),
    untold(
        ("disclaimer", 60, "not necessarily|reviewed according|in accordance with|acknowledge|i agree|are personal"),
        either(
            says(
                r"(views|opinions)\b[^.]{0,60}\bnot necessarily"
                r" (those of|the (views|opinions|position)|reflect|represent)\b",
                r"(your|all) (\w+ )?(information|data|details) (is|are|will be|being)\b.{0,30}\bin accordance with\b",
                r"i (agree|accept|consent|acknowledge)\b.{0,80}\b(terms of (use|service)|privacy policy)\b",
            ),
            r"\b(?:views|opinions)(?: expressed)?(?: here)? are (?:strictly |purely )?personal\b",
            rf"\Athis {PIECE} has been (?:fact-checked|reviewed|checked|verified)\b",
        ),
    ),
    untold(
        ("disclaimer", 90, "forward-looking statement"),
        says(
            r"this (press |news )?release\b",
            r"statements (in|contained)\b",
            r"forward-looking statements (are|involve)\b",
        ),
    ),
)

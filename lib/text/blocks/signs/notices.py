"""Signs of notices: whose the text is, where it comes from, whom to ask."""

from __future__ import annotations

from lib.text.blocks.signs.sign import ADDRESS, EMAIL, NAMED, PIECE, either, opens, says, sign, whole

LEGAL = (
    sign(
        ("copyright notice", 60, "copyright|©|(c)|rights reserved"),
        either(
            opens(r"copyright\b\W*(©|\(c\)|\d{4}|by\b)", r"\(c\)\W*(copyright|\d{4})"),
            r"\A\W*©|©\W*(copyright )?\d{4}",
            says(r"all rights reserved\W*(\Z|[.©|])"),
        ),
    ),
    sign(
        ("rights notice", 45, "permission|creative commons|may not be|reproduction|republish|no part of"),
        either(
            opens(
                r"(re)?production (in whole|in part|without|of (this|any|our))\b",
                rf"({PIECE} )?(re)?(published|posted|printed) with permission",
                rf"you (may|can|are free to) (re)?publish this {PIECE}\b",
            ),
            says(
                rf"this {PIECE}.{{0,20}} may not be (published|reproduced|reprinted|republished|broadcast)",
                rf"this {PIECE}.{{0,60}} under an? creative commons",
                rf"no part of this (site|website|{PIECE}) may be\b",
                "reprint permission",
            ),
        ),
    ),
    sign(
        ("rights notice", 250, "copyright"),
        says("fair (use|dealing)", "reproduc", "re-?(publish|post|print)", "cross-?post", "redistribut"),
        says("permi(t|ssion)", "authori[sz]", "licen[sc]e", "consent", "prohibit"),
        says(r"(on|of) this (web)?site\b", r"our (readers|(web)?site)\b", r"you (must|may|wish|want)\b", r"please\b"),
    ),
    sign(("disclaimer", 250, "disclaimer"), opens(r"(\w+ )?disclaimers?\s*[:.-]")),
    sign(
        ("disclaimer", 110, "opinions|views|responsib|liability|purposes only"),
        says(
            rf"(views|opinions) (expressed|contained).{{0,40}}\b(this {PIECE}|here|by (columnists|contributors))",
            r"(views|opinions) (expressed )?(are|is) (solely )?(those of the author|the author's|my own)\b",
            rf"this {PIECE}\b",
        ),
        says(
            r"(do|does) not (necessarily )?(reflect|represent) (the (views|opinions|position)|those)\b",
            r"are (solely |entirely )?(those of|(the author's|his|her|their) own)\b",
            r"(sole responsibility of|solely responsible)\b",
            r"(accept|bear|assume)s? no (responsibility|liability) for\b",
            "for information(al)? purposes only",
        ),
    ),
    sign(
        ("cookie or privacy notice", 80, "cookie|privacy|you agree|you consent|you accept|unsubscribe|opt out"),
        either(
            says(r"(we|(this|our) (web)?site|our partners)\b[^.]{0,40}\buses? cookies"),
            r"\b(?-i:By) (signing up|subscribing|registering|continuing|clicking|using|submitting)\b"
            r"[^.]{0,80}\byou (agree|consent|accept)\b[^.]{0,60}\b(policy|terms|cookies|e-?mail|newsletters?)\b",
            opens(r"you (also )?agree to\b.{0,40}\b(policy|terms)\b"),
            whole(
                r"you (can|may) (unsubscribe|opt out) at any ?time",
                r"((read )?(our |the )?(privacy|cookie) (policy|notice|settings)( and )?)+",
            ),
        ),
    ),
    sign(
        (
            "note on the source",
            40,
            "originally|original source|first appeared|first published|first ran|source:|as publ",
        ),
        either(
            says(
                rf"original source of this {PIECE}\b",
                rf"this {PIECE}( was)? (first|originally) (appeared|published|ran) (in|on|at|by|for) (the )?{NAMED}",
            ),
            opens(
                rf"(originally|first) (appeared|published)\b.{{0,12}} (in|on|at|by) (the )?{NAMED}",
                r"as published in the|(original )?source\s*:.{1,80}\Z",
            ),
        ),
    ),
    sign(("contact line", 10, "phone|fax|tel"), opens(r"(tel(ephone)?|phone|fax)\W+[\d(]")),
    sign(
        ("contact line", 30, "@"),
        either(
            opens(r"(contact|e-?mail|media|press|reach|write|send|got|have|tell|ask)\b"),
            opens(r"for\b.{0,80}\b(information|inquir|enquir|questions|requests)"),
            r"\? (contact|e-?mail|write|ask)\b",
        ),
        rf"{EMAIL}\S*(?!.*\w\w [^.!?]+[.!?]\Z)",
    ),
    sign((ADDRESS, 20, "http|www.|@"), whole(r"(https?://|www\.)\S+", rf"{EMAIL}[\w.-]*")),
)

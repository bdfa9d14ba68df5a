"""Signs of notices: whose the text is, where it comes from, whom to ask."""

from __future__ import annotations

from lib.text.blocks.signs.sign import (
    ADDRESS,
    COPYRIGHT,
    EMAIL,
    NAMED,
    PIECE,
    either,
    opens,
    says,
    sign,
    untold,
    whole,
)

LEGAL = (
    sign(
        (COPYRIGHT, 60, "copyright|©|(c)|rights reserved"),
        either(
            opens(r"copyright\b\W*(©|\(c\)|\d{4}(?! (will|may|is|was|has|law)\b)|by\b)", r"\(c\)\W*(copyright|\d{4})"),
            r"\A\W*©",
            r"©\W*(copyright )?\d{4}",
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
                rf"this {PIECE}( was)? (first|originally) (appeared|published|ran) (in|on|at|by"
                rf"|for) (the )?({NAMED}|\d)",
            ),
            opens(
                rf"(originally|first) (appeared|published)\b.{{0,12}} (in|on|at|by) (the )?{NAMED}",
                r"as published in the|(original )?source\s*:.{1,80}\Z",
            ),
        ),
    ),
    sign(("contact line", 6, "+"), whole(r"(?<=\+)\d{1,3}[\d ().-]{7,18}")),
    sign(
        ("contact line", 30, "to contact the"),
        opens(r"to contact the (reporter|editor|author|writer)s? (on|of|responsible for) this"),
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
    sign(
        (
            "note on the source",
            40,
            "a version of this|this article|this story|this report|this column|this interview|this post"
            "|this piece|this content"
            "|this essay|this entry|find out more|learn more|view original|more information|citation|reference"
            "|journal information",
        ),
        either(
            opens(
                rf"a version of this {PIECE}\b.{{0,40}}\b(appear|ran|run|publish|is in|in print)",
                rf"this {PIECE} (also |first |originally )?(appears|appeared|ran|is published) (in|as|under)\b"
                r".{0,80}\b(print|edition|issue|magazine|headline)\b",
                rf"this {PIECE} (has|was) (not |been |not been )?(edited|created|generated"
                r"|auto-generated|syndicated)\b"
                r".{0,60}\b(by|from|for)\b.{0,80}\b(staff|feed|us|length|clarity|service|agency)\b",
                rf"this {PIECE} (is|was) (provided|supplied|distributed|syndicated) by\b",
                rf"this {PIECE} was (edited|produced|reported|translated|compiled|reprinted|republished|supported)\b"
                r".{0,30} (by|from|with) (?-i:[A-Z]|permission|a grant)",
                r"this (entry|post|article) was (posted|filed|published) (in|on|under|by)\b",
                rf"this {PIECE} is based (in part )?on wire\b",
                rf"this {PIECE} (is|was( first)? published) (more than|over) \w+ (year|month)s? (old|ago)",
                rf"to (find out|learn|read) more about {NAMED}.{{3,60}}\b(visit|go to)\b",
                r"view original content\b",
                r"(more information|citation|journal reference|reference)\s*:.{5,250}\b(doi\b|retrieved \d)",
                r"journal information\s*:(?!.*[.!?]\Z)",
            ),
        ),
        r"\A(?!.*\b(said|says|told|he|she|his|her)\b)",
    ),
    untold(
        (
            "note on the source",
            14,
            "issue|edition|distributed by|provided|syndicated by|supplied by|release|contact|about the|source "
            "|read |see |view |published |disclosure|editor",
        ),
        whole(
            rf"from the (\w+ ){{0,2}}\d{{4}} (issue|edition)|(distributed|provided|syndicated"
            rf"|supplied) by {NAMED}[\w.,'& ]{{2,50}}",
            r"(?-i:FOR IMMEDIATE RELEASE)\W*|news provided by|media contacts?|about the (author|writer|journalist)s?",
            rf"(?-i:SOURCE) {NAMED}[\w.,'& ]{{0,40}}(?-i:[a-z])[\w.,'& ]{{0,40}}(?<![!?])",
            r"(read|see|view) (other|more|all) (articles|posts|stories|columns|work) by .{2,40}",
            rf"(co-?|first |originally )published (with|by|in partnership with) {NAMED}[\w.,'& ]{{2,60}}(?<![.!?])",
            r"disclosure statement|notes to editors?|editors?'? notes?",
        ),
    ),
    sign(
        ("disclaimer", 60, "commission|compensated"),
        says(r"(we|our|you)\b", "in this article"),
        says(
            r"(may|might|can) (earn|receive|get|be)( paid)? (an? |a share of )?(small )?(affiliate )?"
            r"(commissions?|compensated)\b"
        ),
        says(r"links?\b", "purchas", r"buy\b", r"retailers?\b"),
    ),
    sign(
        ("rights notice", 60, "subject to copyright|protected by copyright"),
        opens(r"this (document|article|work|content) is (subject to|protected by) copyright\b"),
    ),
    sign(
        (
            "disclaimer",
            60,
            "not responsible for|solely responsible|views expressed|opinions expressed|gives the|represents the"
            "|expresses the|reflects the|own shares|may vary",
        ),
        either(
            says(
                r"(views|opinions)( expressed)?( here| in this \w+)? are (the|my|those of the) "
                r"(writer|author|columnist|contributor)('s own|'s| alone| only)",
                rf"this {PIECE} (gives|reflects|represents|expresses) the (personal )?(views|opinions?) of (the"
                r"|its) authors?\b",
                r"does not work for, consult,? (for )?(or )?own shares in",
                r"(is|are) not responsible for (the )?content (of|on) (external|other|third)",
                r"is solely responsible for (all|its|this|the) content",
            ),
            r"\baccuracy(,? and availability)? (may|of .{0,30} may) vary\b",
        ),
    ),
    untold(
        (
            "rights notice",
            30,
            "licensed under|creative commons|republish|standards|trust|guidelines|cc by|subject to copyright"
            "|protected by copyright|sharing tools",
        ),
        either(
            opens(
                r"(all|our|this|the) (content|work|text|material)s? (is|are) licensed under",
                rf"republish (our|this) {PIECE}s?\b",
            ),
            whole(
                r"our standards\s*:.{0,60}|(view|read) (our )?(editorial )?(standards|guidelines|policy)"
                r"|cc by[\w .-]{0,20}|creative commons licen[cs]e\W.{0,20}"
            ),
            whole(r"why you can trust .{2,40}(?<![.!?])"),
        ),
    ),
)

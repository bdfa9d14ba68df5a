"""The signs by which boilerplate is known, one table.

Phrases are those that web pages use the world over. Each is bound to the place where only boilerplate has it: the
whole line, its beginning, or beside other phrases, and to a length, so that an article may speak of newsletters,
copyright and cookies.
"""

from __future__ import annotations

import re
from typing import NamedTuple

ADDRESS = "web or e-mail address"
ADVERTISEMENT = "advertisement label"
BOOK = "book advertisement"
CONTROLS = "buttons and menus"
OFFER = "newsletter or subscription offer"
PHOTO = "photo credit"
RELATED = "link to other articles"
TOPICS = "topic labels"


class Sign(NamedTuple):
    """Evidence that a paragraph of at most so many words is boilerplate: every pattern is found in it."""

    reason: str
    most_words: int
    cues: tuple[str, ...]  # lower case; every paragraph that bears the sign holds one of them; "": any does
    patterns: tuple[re.Pattern[str], ...]


def _sign(about: tuple[str, int, str], *patterns: str) -> Sign:
    reason, most_words, cues = about
    return Sign(reason, most_words, tuple(cues.split("|")), tuple(re.compile(pattern, re.I) for pattern in patterns))


def _opens(*phrases: str) -> str:
    return rf"\A[\W_]*(?:{'|'.join(phrases)})"


def _whole(*phrases: str) -> str:
    return rf"\A[\W_]*(?:{'|'.join(phrases)})[\W_]*\Z"


def _says(*phrases: str) -> str:
    return rf"\b(?:{'|'.join(phrases)})"


def _either(*patterns: str) -> str:
    return "|".join(patterns)


_EMAIL = r"[\w.+-]{1,64}@[\w-]{1,64}\.\w"
_MEDIUM = r"(facebook|twitter|instagram|telegram|whatsapp|linkedin|youtube|tiktok|reddit|bluesky|mastodon|pinterest)\b"
_PICTURE = r"(image|photo|photograph|picture|illustration|graphic)s?"
_PIECE = r"(article|story|post|piece|essay|column|interview|report|commentary|page|material|content|publication)"
_NAMED = r"(?-i:[A-Z])"  # the next word is a name
_JOIN = r"(please )?(sign up|subscribe|register|join|get|receive|want|never miss|don't miss|stay|like (this|what))\b"
_BUTTON = (
    rf"({_MEDIUM}|share|tweet|e-?mail|print|copy link|save|menu|search|skip to( main)? content|log ?in|sign (in|up)"
    r"|subscribe|follow|close|loading|next|prev(ious)?|replay|more videos|back to top|toggle caption|rss"
    r"|(view|show|see|load|accept) (all|more)|comments?|reply|like|cookies?|settings|images?|photos?|videos?|gallery"
    r"|\d+[ -]min(ute)?s?( read)?)\b"
)
_LINKING = r"(us|this|on|via|or|of|article|story|x)\b"
_SECTION = (
    r"(home|news|world|politics|business|opinion|sports?|culture|contact|about|privacy|policy|terms|use|service|faq|help"
    r"|advertise|careers|jobs|archives?|site ?map|weather|lifestyle|travel|technology|science|health|arts|entertainment"
    r"|newsletters?|podcasts?|donate|my account|accessibility|disclaimer|imprint|feedback)\b"
)
_SERVICE = r"(home|contact|about us|privacy|terms of|subscribe|sign in|log ?in|careers|advertise)\b"
_TOPIC = r"((related )?topics?|tag(s|ged)?( (with|under|as|in))?|filed under|posted in|categor(y|ies)|keywords?)"

SIGNS = (
    _sign(
        (ADVERTISEMENT, 12, "advert|sponsored|promoted|continue|scroll"),
        _whole(
            r"((advertisement|sponsored( content)?|promoted( content)?|continue reading( the main story)?"
            r"|(.{0,40}\W)?(story|article) continue[sd] (below|after).{0,40}"
            r"|scroll (down )?(to|for) (continue|more).{0,20})\b\W*){1,3}"
        ),
    ),
    _sign(
        ("copyright notice", 60, "copyright|©|(c)|rights reserved"),
        _either(
            _opens(r"copyright\b\W*(©|\(c\)|\d{4}|by\b)", r"\(c\)\W*(copyright|\d{4})"),
            r"\A\W*©|©\W*(copyright )?\d{4}",
            _says(r"all rights reserved\W*(\Z|[.©|])"),
        ),
    ),
    _sign(
        ("rights notice", 45, "permission|creative commons|may not be|reproduction|republish|no part of"),
        _either(
            _opens(
                r"(re)?production (in whole|in part|without|of (this|any|our))\b",
                rf"({_PIECE} )?(re)?(published|posted|printed) with permission",
                rf"you (may|can|are free to) (re)?publish this {_PIECE}\b",
            ),
            _says(
                rf"this {_PIECE}.{{0,20}} may not be (published|reproduced|reprinted|republished|broadcast)",
                rf"this {_PIECE}.{{0,60}} under an? creative commons",
                rf"no part of this (site|website|{_PIECE}) may be\b",
                "reprint permission",
            ),
        ),
    ),
    _sign(
        ("rights notice", 250, "copyright"),
        _says("fair (use|dealing)", "reproduc", "re-?(publish|post|print)", "cross-?post", "redistribut"),
        _says("permi(t|ssion)", "authori[sz]", "licen[sc]e", "consent", "prohibit"),
        _says(r"(on|of) this (web)?site\b", r"our (readers|(web)?site)\b", r"you (must|may|wish|want)\b", r"please\b"),
    ),
    _sign(("disclaimer", 250, "disclaimer"), _opens(r"(\w+ )?disclaimers?\s*[:.-]")),
    _sign(
        ("disclaimer", 110, "opinions|views|responsib|liability|purposes only"),
        _says(
            rf"(views|opinions) (expressed|contained).{{0,40}}\b(this {_PIECE}|here|by (columnists|contributors))",
            r"(views|opinions) (expressed )?(are|is) (solely )?(those of the author|the author's|my own)\b",
            rf"this {_PIECE}\b",
        ),
        _says(
            r"(do|does) not (necessarily )?(reflect|represent) (the (views|opinions|position)|those)\b",
            r"are (solely |entirely )?(those of|(the author's|his|her|their) own)\b",
            r"(sole responsibility of|solely responsible)\b",
            r"(accept|bear|assume)s? no (responsibility|liability) for\b",
            "for information(al)? purposes only",
        ),
    ),
    _sign(
        ("cookie or privacy notice", 80, "cookie|privacy|you agree|you consent|you accept|unsubscribe|opt out"),
        _either(
            _says(r"(we|(this|our) (web)?site|our partners)\b[^.]{0,40}\buses? cookies"),
            r"\b(?-i:By) (signing up|subscribing|registering|continuing|clicking|using|submitting)\b"
            r"[^.]{0,80}\byou (agree|consent|accept)\b[^.]{0,60}\b(policy|terms|cookies|e-?mail|newsletters?)\b",
            _opens(r"you (also )?agree to\b.{0,40}\b(policy|terms)\b"),
            _whole(
                r"you (can|may) (unsubscribe|opt out) at any ?time",
                r"((read )?(our |the )?(privacy|cookie) (policy|notice|settings)( and )?)+",
            ),
        ),
    ),
    _sign(
        (OFFER, 45, "newsletter|inbox|subscri|sign up|alerts|mailing list"),
        _either(_opens(rf"(\w+[:!?] )?{_JOIN}"), rf"[.!?:] (?-i:(?=[A-Z])){_JOIN}[^.!?]{{0,80}}[\W_]*\Z"),
        _either(
            _says(r"newsletters?\b", r"(to|in) your inbox\b", r"(e-?mail|news|breaking) alerts?\b", "mailing list"),
            _says(rf"subscribe( (now|today|here|free|for|to (our|{_NAMED}))|.{{0,80}} here\W*\Z|\W*\Z)"),
            _whole(r"sign up( (for|to|here|now|today)\b.{0,40})?", r"subscribe to (continue|read)\b.{0,40}"),
        ),
    ),
    _sign(
        ("share or follow buttons", 20, "share|follow|like us|find us|tweet|print|mail|join us|@"),
        _opens(
            rf"(please )?(follow|(like|find|join) us)\b.{{0,60}} (on|via|at)\b.{{0,30}}\b({_MEDIUM}|X\b)",
            r"follow (\w+ )?@\w",
            rf"((read )?or )?(share|tweet|e-?mail|print) (or share )?this {_PIECE}(\W*\Z|\s*:| (on|via|by)\b)",
            rf"(click to )?share on {_MEDIUM}",
            rf"{_MEDIUM}\W*@\w+\W*\Z",
        ),
    ),
    _sign(
        (RELATED, 25, "read|see|related|more|recommended|might|may|most |trending|don't|also|watch|listen|photo|video"),
        _either(
            _opens(
                r"(read (more|also|next|on)|(also )?(read|see|watch|listen)|see (also|more)|related( \w+)?"
                r"|more( (on|from|about|stories|news)\b.{0,30})?|recommended( .{0,20})?|further reading"
                r"|you (may|might) (also )?(like|be interested in)|also on \w+( \w+)?|photos|videos?)"
                r"\s*[:>»](?!.*[.!?\"']\Z)"
            ),
            _whole(
                "(also )?(read|see) (more|next|also)|most (read|popular|viewed)|trending( now)?|further reading",
                r"related( (stor(y|ies)|articles?|links?|coverage|content|posts?))?|you may also like|don't miss",
                r"(recommended|more) (for you|stories|articles|news)|more (on|from|about) th(is|e)\b.{0,30}",
            ),
        ),
    ),
    _sign(
        (RELATED, 20, "click|tap here"), _whole(r"(.{0,60}[.!?] )?((click|tap) here|click)( (to|for|below)\b.{0,80})?")
    ),
    _sign(
        (PHOTO, 25, "image|photo|picture|illustration|graphic|getty|caption|/reuters|/ap|/afp|/epa"),
        _either(
            _opens(
                rf"((featured|cover|lead|header|banner|main|top|file) )?{_PICTURE}( (credits?|source|courtesy|by))?\s*:"
                r"(?<!photos:)",
                rf"(featured|cover|lead|header|banner) {_PICTURE}\b.{{0,20}}\b(is|by|from|via|courtesy|credit)\b",
                rf"(enlarge this image|toggle caption)\b|({_NAMED}[\w/]+ ){{1,3}}photo: ",
            ),
            _whole(
                rf"{_PICTURE} (by|courtesy( of)?|via) {_NAMED}[\w.'/ -]{{1,40}}",
                r"[^.!?]{0,60}(\bgetty images|/(reuters|ap|afp|epa|getty))|getty(/\w+)?",
            ),
        ),
    ),
    _sign((BOOK, 60, "isbn"), _says(r"ISBN(-1[03])?\b\W*\d")),
    _sign(
        (BOOK, 20, "price|order|buy |cart|basket|purchase"),
        _opens(
            r"((list|special|sale|our|retail|cover|member) )?price\s*:?\s*[^\w\s]{1,3} ?[\d.,]+[\W_]*\Z",
            r"((click (here )?to|pre-?)[ -]?)?(order|buy|purchase)( (now|online|here|(a|your) copy|the book))+\W*\Z",
            r"click (here )?to (order|buy|purchase)\b|add to (cart|basket|bag)\b",
        ),
    ),
    _sign(
        (
            "note on the source",
            40,
            "originally|original source|first appeared|first published|first ran|source:|as publ",
        ),
        _either(
            _says(
                rf"original source of this {_PIECE}\b",
                rf"this {_PIECE}( was)? (first|originally) (appeared|published|ran) (in|on|at|by|for) (the )?{_NAMED}",
            ),
            _opens(
                rf"(originally|first) (appeared|published)\b.{{0,12}} (in|on|at|by) (the )?{_NAMED}",
                r"as published in the|(original )?source\s*:.{1,80}\Z",
            ),
        ),
    ),
    _sign(("contact line", 10, "phone|fax|tel"), _opens(r"(tel(ephone)?|phone|fax)\W+[\d(]")),
    _sign(
        ("contact line", 30, "@"),
        _either(
            _opens(r"(contact|e-?mail|media|press|reach|write|send|got|have|tell|ask)\b"),
            _opens(r"for\b.{0,80}\b(information|inquir|enquir|questions|requests)"),
            r"\? (contact|e-?mail|write|ask)\b",
        ),
        rf"{_EMAIL}\S*(?!.*\w\w [^.!?]+[.!?]\Z)",
    ),
    _sign((ADDRESS, 20, "http|www.|@"), _whole(r"(https?://|www\.)\S+", rf"{_EMAIL}[\w.-]*")),
    _sign(
        ("comment invitation", 25, "comment|conversation|discussion|reply|be published"),
        _either(
            _whole(r"(\d+ )?comments?\W*\d*", "join the (conversation|discussion|debate)"),
            _opens(
                r"(leave|post|add|write) (a|your) (comment|reply)\b|comment on\b.{0,80}\b(page|facebook|below)\b",
                r"(view|show|read|see) (all |the |more )?(\d+ )?comments\b|log ?in to (comment|reply)\b",
                r"(have your say|what do you think|let us know)\b.{0,60}\bcomments?\b",
            ),
            _says("comments (are|have been) (now )?(closed|disabled)", "your e-?mail address will not be published"),
        ),
    ),
    _sign(
        ("membership or donation appeal", 25, "member|donat|support|subscri|contribution"),
        _either(
            _opens(
                r"(please )?become an? (\w+ )?(member|subscriber|supporter)( (today|now|here|of [^.]{1,50}))?\W*\Z",
                r"(please )?make an? (\w+ )?(donation|contribution)( (today|now|here|to (us|our)))?\b[^.]{0,40}\W*\Z",
                r"(please )?support (our|us|independent|quality|\w+'s)\b.{0,60}\b(journalism|reporting)\W*\Z",
            ),
            _says(r"please consider (making )?an? (\w+ )?(donation|contribution|subscription)\b"),
            _whole("(please )?donate( (now|today|here|to us))?"),
        ),
    ),
    _sign(
        ("membership or donation appeal", 100, "journalism|newsroom|reporting|readers like you|reader-"),
        _says("donat", "contribut", "support", "subscri"),
        _says(r"(our|us)\b"),
        _says(r"you(r)?\b"),
        _says(r"(journalism|reporting|newsroom|readers like you|reader[- ](supported|funded))\b"),
        _says(r"(please|consider|help us|if you)\b"),
    ),
    _sign(
        (TOPICS, 25, "tag|topic|filed|posted in|categor|keyword|region|theme|by:"),
        _either(
            _opens(rf"({_TOPIC}|regions?|themes?|(articles|more|posts) by)\s*:(?!.*[.!?]\Z)"),
            _whole(_TOPIC),
            _says(rf"this {_PIECE} (is |was )?(tagged|filed) (under|with|in)\b"),
        ),
    ),
    _sign(
        (CONTROLS, 14, ""),
        # One word and a full stop is someone speaking: "Next."
        _whole(rf"(?!.*\w[.!?]\Z)(({_BUTTON}|{_LINKING})(\W|\d|_)*)+"),
        _says(_BUTTON),
    ),
    _sign(
        (CONTROLS, 25, "home|news|contact|about|privacy|terms|sign in|log in|login|careers"),
        _either(
            _whole(rf"(({_SECTION}|{_BUTTON})(\W|_)*((and|of|us|the)\b\W*)?){{4,}}"),
            rf"\A(?=.*\b{_SERVICE})[^|•·»›]{{2,30}}([|•·»›][^|•·»›]{{2,30}}){{2,}}\Z",
        ),
    ),
)

NOTICE = 30  # words: the signs of longer paragraphs are looked for in prose too
NOTICES = tuple(sign for sign in SIGNS if sign.most_words >= NOTICE)

"""Signs of what can be pressed on a page: menus, buttons, fields for comments."""

from __future__ import annotations

from lib.text.blocks.signs.sign import CONTROLS, MEDIUM, PIECE, either, opens, says, sign, whole

_BUTTON = (
    rf"({MEDIUM}|share|tweet|e-?mail|print|copy link|save|menu|search|skip to( main)? content|log ?in|sign (in|up)"
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

BUTTONS = (
    sign(
        ("share or follow buttons", 20, "share|follow|like us|find us|tweet|print|mail|join us|@"),
        opens(
            rf"(please )?(follow|(like|find|join) us)\b.{{0,60}} (on|via|at)\b.{{0,30}}\b({MEDIUM}|X\b)",
            r"follow (\w+ )?@\w",
            rf"((read )?or )?(share|tweet|e-?mail|print) (or share )?this {PIECE}(\W*\Z|\s*:| (on|via|by)\b)",
            rf"(click to )?share on {MEDIUM}",
            rf"{MEDIUM}\W*@\w+\W*\Z",
        ),
    ),
    sign(
        ("comment invitation", 25, "comment|conversation|discussion|reply|be published"),
        either(
            whole(r"(\d+ )?comments?\W*\d*", "join the (conversation|discussion|debate)"),
            opens(
                r"(leave|post|add|write) (a|your) (comment|reply)\b|comment on\b.{0,80}\b(page|facebook|below)\b",
                r"(view|show|read|see) (all |the |more )?(\d+ )?comments\b|log ?in to (comment|reply)\b",
                r"(have your say|what do you think|let us know)\b.{0,60}\bcomments?\b",
            ),
            says("comments (are|have been) (now )?(closed|disabled)", "your e-?mail address will not be published"),
        ),
    ),
    sign(
        (CONTROLS, 14, ""),
        # One word and a full stop is someone speaking: "Next."
        whole(rf"(?!.*\w[.!?]\Z)(({_BUTTON}|{_LINKING})(\W|\d|_)*)+"),
        says(_BUTTON),
    ),
    sign(
        (CONTROLS, 25, "home|news|contact|about|privacy|terms|sign in|log in|login|careers"),
        either(
            whole(rf"(({_SECTION}|{_BUTTON})(\W|_)*((and|of|us|the)\b\W*)?){{4,}}"),
            rf"\A(?=.*\b{_SERVICE})[^|•·»›]{{2,30}}([|•·»›][^|•·»›]{{2,30}}){{2,}}\Z",
        ),
    ),
)

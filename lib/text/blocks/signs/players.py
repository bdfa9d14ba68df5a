"""Signs of what plays sound or pictures, and of the size and tools of the text."""

from __future__ import annotations

from lib.text.blocks.signs.sign import NAMED, PLAYER, either, opens, sign, untold, whole

_TIME = r"\d{1,2}:\d\d(:\d\d)?"
_THING = (
    r"((this|the|to|full|live|an?|audio|video|article|story|episode|podcast|stream|version|interview|show|segment)\b ?)"
)
_MINUTES = r"\d+[- ]?(min(ute)?s?|hours?|hr)\.?"

PLAYERS = (
    untold(
        (PLAYER, 40, "browser|javascript|this video|this content"),
        either(
            opens(
                r"(your|this) browser (does not|doesn't|is not|cannot)\b",
                r"to (view|watch|play|see|hear) this (video|content|audio)\b.{0,30}\b(javascript|cookies"
                r"|permission|browser)",
                r"(please )?(enable|turn on|switch on) javascript\b|javascript is (disabled|required|not enabled)",
                r"(please )?(use|upgrade to|update) .{0,40}\bbrowser\b.{0,40}\b(player|experience|site|page)\b",
                r"(we('re| are) sorry\W+)?this (video|content|media|file) (is|cannot|can't|could|can not|has)\b.{0,40}"
                r"\b(play|played|loaded|location|country|region|unavailable|available in your|format)\b",
            ),
        ),
    ),
    sign(
        (
            PLAYER,
            8,
            "time|loaded|progress|volume|listen|watch|play|audio|video|min|transcript|heard on|livestream"
            "|download|embed|mute|speed| / ",
        ),
        either(
            whole(
                rf"((current|remaining|elapsed|total)( time)?|duration( time)?)\W*-?{_TIME}",
                r"(loaded|progress|volume|buffered)\W*\d+(\.\d+)?%|(playback |select )?speed\W*\d?\W?\d?\W?x?",
                rf"(listen|watch|play|now playing|audio|video|podcast|hear|live)\W*({_TIME}"
                rf"|{_MINUTES})( (listen|watch))?",
                rf"{_MINUTES} (listen|watch|video|audio)|{_TIME} ?/ ?{_TIME}",
                rf"(listen|watch|play|replay|download|embed|show|hide|view|read|copy|open)( {_THING}*)?"
                rf"(?<= )(audio|video|episode|podcast|transcript|article|story|livestream|live stream)( now)?",
                r"(listen|watch|listening|watching|now playing) (live|now)|play now|now playing|livestream",
                r"(text to speech|select voice|audio player|video player|auto-?play( (on|off))?)",
                rf"(?-i:Heard) on {NAMED}\w*( [\w&']+){{0,4}}(?<![.!?])",
                r"full-?screen|(enter|exit) full ?screen|picture-in-picture|captions? (on|off)",
            ),
            opens("keyboard shortcuts for (the )?(audio|video|media)"),
        ),
    ),
    sign(
        (PLAYER, 10, "read|listen"),
        whole(rf"(estimated )?read(ing)? time\W*\d+ ?(min(ute)?s?)?( read)?|{_MINUTES}[- ]?read"),
    ),
    sign(
        (PLAYER, 6, "text|font|size"),
        whole(
            r"(increase|decrease|reset|change|adjust|select) (the )?(font|text) size",
            r"(small|normal|medium|large|larger|very large|default|regular) text size|(font|text) size(\W+[-+a]+)*",
        ),
    ),
)

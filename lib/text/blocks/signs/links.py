"""Signs of lines that lead to other articles: teasers and topics."""

from __future__ import annotations

from lib.text.blocks.signs.sign import PIECE, RELATED, TOPICS, either, opens, says, sign, whole

_TOPIC = r"((related )?topics?|tag(s|ged)?( (with|under|as|in))?|filed under|posted in|categor(y|ies)|keywords?)"

LINKS = (
    sign(
        (RELATED, 25, "read|see|related|more|recommended|might|may|most |trending|don't|also|watch|listen|photo|video"),
        either(
            opens(
                r"(read (more|also|next|on)|(also )?(read|see|watch|listen)|see (also|more)|related( \w+)?"
                r"|more( (on|from|about|stories|news)\b.{0,30})?|recommended( .{0,20})?|further reading"
                r"|you (may|might) (also )?(like|be interested in)|also on \w+( \w+)?|photos|videos?)"
                r"\s*[:>»](?!.*[.!?\"']\Z)"
            ),
            whole(
                "(also )?(read|see) (more|next|also)|most (read|popular|viewed)|trending( now)?|further reading",
                r"related( (stor(y|ies)|articles?|links?|coverage|content|posts?))?|you may also like|don't miss",
                r"(recommended|more) (for you|stories|articles|news)|more (on|from|about) th(is|e)\b.{0,30}",
            ),
        ),
    ),
    sign(
        (RELATED, 20, "click|tap here"), whole(r"(.{0,60}[.!?] )?((click|tap) here|click)( (to|for|below)\b.{0,80})?")
    ),
    sign(
        (TOPICS, 25, "tag|topic|filed|posted in|categor|keyword|region|theme|by:"),
        either(
            opens(rf"({_TOPIC}|regions?|themes?|(articles|more|posts) by)\s*:(?!.*[.!?]\Z)"),
            whole(_TOPIC),
            says(rf"this {PIECE} (is |was )?(tagged|filed) (under|with|in)\b"),
        ),
    ),
)

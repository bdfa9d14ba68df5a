"""Signs of lines that lead to other articles: teasers and topics."""

from __future__ import annotations

from lib.text.blocks.signs.sign import NAMED, PIECE, RELATED, TOPICS, either, opens, says, sign, untold, whole

_PLACE = r"[\w.'&-]+( [\w.'&-]+){0,3}(?<![.!?])"
_TOPIC = r"((related )?topics?|tag(s|ged)?( (with|under|as|in))?|filed under|posted in|categor(y|ies)|keywords?)"

LINKS = (
    sign(
        (
            RELATED,
            25,
            "read|see|related|more|recommended|might|may|most |trending|don't|also|watch|listen|photo|video|miss"
            "|next|issue:|edition:",
        ),
        either(
            opens(
                r"(read (more|also|next|on)|(also )?(read|see|watch|listen)|see (also|more)|related( \w+)?"
                r"|more( (on|from|about|stories|news)\b.{0,30})?|recommended( .{0,20})?|further reading"
                r"|you (may|might) (also )?(like|be interested in)|also on \w+( \w+)?|photos|videos?"
                r"|(don't|in case you) miss(ed)?( it)?|(what )?others are reading|next (article|story|up)|up next"
                rf"|from the {NAMED}\w+ \d{{4}} (issue|edition))"
                r"\s*[:>»](?!.*[.!?\"']\Z)"
            ),
            whole(
                "(also )?(read|see) (more|next|also)|most (read|popular|viewed)|trending( now)?|further reading",
                r"related( (stor(y|ies)|articles?|links?|coverage|content|posts?))?|you may also like|don't miss",
                r"(recommended|more) (for you|stories|articles|news)|more (on|from|about) th(is|e)\b.{0,30}",
            ),
        ),
    ),
    untold(
        (
            RELATED,
            14,
            "picks|must|explore|top |latest|most |trending|recommended|stories|articles|more |also |also on|read "
            "|keep reading|up next"
            "|in this|this issue|this author|view all|ready for|topics|list|what's hot|see |next up|posts|explore",
        ),
        either(
            whole(
                r"((our|the|today's|must) )?(editors?'?s?|top|staff|readers?'?s?|must) (picks?|choices?|reads?)",
                rf"top (stories|news|headlines|videos)( (in|from|on) {_PLACE})?|must[- ](read|see|watch)s?"
                r"|also read|explore this (series|topic)",
                rf"(the )?latest (news|stories|headlines|videos|articles|posts|updates)( (in|from|on) {_PLACE})?",
                r"most (read|popular|viewed|watched|shared|commented|discussed)( (news|stories|videos"
                rf"|articles)){{0,2}}"
                rf"( (in|on|from|at) {_PLACE})?",
                r"(trending|(?-i:Popular|Recommended|POPULAR|RECOMMENDED))( (now|topics|news|stories|reading"
                r"|reads|posts|videos))?"
                rf"( (in|on|from) {_PLACE})?",
                r"(read more |more )?(featured|popular|related|similar|suggested|partner|recommended|promoted"
                r"|other|older|newer"
                r"|(re)?lated top) (stories|articles|posts|videos|news|topics|reading|authors and topics)\W*",
                r"(more|also|recommended|see all|discover more) (from|on"
                rf"|by) {NAMED}[\w.'&-]*( [\w.'&-]+){{0,4}}(?<![.!?])",
                rf"(more|next up) in {NAMED}[\w.'&-]*( (& )?{NAMED}[\w.'&-]*)?(?<![.!?])",
                r"more for you|in case you missed it|keep reading|up next|what's (hot|trending)",
                r"in this (article|story|stream|section|series)|see all|(view|see) all (stories|posts|articles"
                r"|partners)",
                r"(explore|follow)( more)?( on)? (the |these |this |related )?(topics?|authors)( and (topics|authors))?"
                r"( in this (article|story))?",
                r"list of \d+ items|list \d+ of \d+|end of list",
                r"(you can )?read (the )?(full|whole|entire|rest|complete|original)\b.{0,40} "
                rf"(here|at {NAMED}.{{0,30}})|(you can )?read (it|this|the \w+) here|read it at {NAMED}.{{0,30}}",
            ),
            opens(
                r"(also|must) (read|see|watch) ?\|(?!.*[.!?\"']\Z)",
                rf"(read more|more) (from|in|on) {NAMED}.{{0,40}}:\W*\Z",
                r"see more on\s*:(?!.*[.!?]\Z)",
                r"(read|watch|listen to|see) (our|the|this) (\w+ )?(explainer|analysis|interview|review|guide|profile"
                r"|timeline|podcast|episode|editorial|gallery|investigation|series)\b(?!.*[.!?\"']\Z)",
                r"(?-i:READ|WATCH|ALSO READ|READ ALSO|SEE ALSO|Also read|Read also|See also|Also see) ?(\||-|  )"
                r"(?!.*[.!?\"']\Z)",
                r"read more (subscribers only |\W )?(?-i:[A-Z])(?!.*[.!?\"']\Z)",
                r"(check out|read|see|follow|find) (more|all|everything|other)?\W*(from|by|in) this (issue|author"
                r"|series|edition)\b",
                r"follow this (author|writer|columnist|reporter|story|topic)\b(?!.*[.!?]\Z)",
            ),
        ),
    ),
    sign(
        (RELATED, 30, "click|tap here"), whole(r"(.{0,80}[.!?] )?((click|tap) here|click)( (to|for|below)\b.{0,80})?")
    ),
    sign(
        (TOPICS, 25, "tag|topic|filed|posted in|categor|key|region|theme|by:|labels"),
        either(
            opens(
                rf"(suggested topics|key words|labels|{_TOPIC}|regions?|themes?|(articles|more"
                r"|posts) by)\s*:(?!.*[.!?]\Z)"
            ),
            whole(_TOPIC, r"suggested topics|related topics"),
            rf"\A(?-i:TAGS) {NAMED}(?!.*[.!?]\Z)",
        ),
    ),
    sign((TOPICS, 30, "tagged|filed"), says(rf"this {PIECE}\b.{{0,80}}\b(tagged|filed) (under|with|in)\b")),
)

"""Signs of what a page tells its reader to press, read or do, and of what it says of its own upkeep.

Commands are known by their grammar: a verb, at most some small words, and a thing that only pages have.
"""

from __future__ import annotations

from lib.text.blocks.signs.sign import (
    ACCESS,
    ADVERTISEMENT,
    APPEAL,
    CONTROLS,
    EMAIL,
    NAMED,
    OFFER,
    PIECE,
    RELATED,
    either,
    opens,
    says,
    untold,
    whole,
)

_SMALL = (
    r"(?:the|this|our|your|my|all|more|an?|on|off|us|as|in|to|full|latest|free|new|desktop|push|breaking|daily|premium"
    r"|unlimited|related|other|article|and|out|from|of|with)"
)
_DO = (
    r"(?:enable|allow|turn|remove|hide|report|block|manage|take|tap|watch|read|see|follow|add|make|unlock|get|visit|start"
    r"|browse|discover|explore|join|advertise|download|open|try|buy|shop|play|vote)"
)
_THING = (
    r"(?:notifications?|alerts|ads|this ad|quiz|polls?|preferred source|homepage|home page"
    r"|live blog|premium content"
    r"|unmute|videos|digital edition|e-?paper|apps?|crosswords?|puzzles|newsletters?|updates|with us|back issues|look"
    r"|tickets here|conversation|debate)"
)

COMMANDS = (
    untold(
        (
            CONTROLS,
            14,
            "notification|alerts| ads|this ad|ads |quiz|poll|preferred source|home|live blog|premium content|mute"
            "|videos|edition|paper"
            "|app|crossword|puzzle|newsletter|update|with us|back issues|look|tickets|conversation|debate",
        ),
        rf"\A\W*(?-i:(?=[A-Z])){_DO}(?: {_SMALL}){{0,5}} {_THING}\b[^.!?]{{0,50}}\Z",
    ),
    untold(
        (
            CONTROLS,
            8,
            "accept and|accept all|your say|click to|tap to|ads by|ad by|promoted|recommended by"
            "|sponsored|from our|to know",
        ),
        whole(
            r"accept (and|all)( \w+)?|(have )?your say( below)?|(click|tap) to \w+|be the first to know",
            rf"ads? by .{{2,30}}|(promoted|recommended|sponsored) by {NAMED}\w+|from our (partners|sponsors)",
            r"sponsored (stories|links|posts|articles)",
        ),
    ),
    untold(
        (RELATED, 10, "next|today's|popular|trending"),
        whole(
            r"(what to )?(read|watch|listen to|see) next|next up|(today's|this week's) (top|biggest|best|other) \w+",
            r"(?-i:Popular|Trending) (on|in) (the|this|our) (site|page|section|week)",
        ),
    ),
    untold(
        (RELATED, 28, "for more|for all|for the latest|tune in| here"),
        either(
            r"\Afor (?:more|all|the latest)\b(?! information)[^.!?]{0,70}, (?:please )?(?:visit|follow|read|see"
            r"|click|go to|subscribe"
            r"|download|check|tune|sign)\b",
            opens(r"tune in (to|at|for|on)\b"),
            r"\A(?:you can )?(?:read|see|find|find out|learn|hear) (?:even )?more (?:about|on"
            r"|of)\b[^.!?]{0,80} here\W*\Z",
        ),
    ),
    untold(
        ("note on the source", 60, "updated|developing|amended|corrected|revised|breaking"),
        either(
            opens(
                rf"((an? )?(editor'?s?'? (note|comment)|update|correction|clarification)\W{{1,3}})?this {PIECE}"
                r" (has been|was|will be|is being|has since been) (updated|amended|corrected|revised|changed|edited)\b",
                rf"this is a (developing|breaking)( news)? {PIECE}\b",
            ),
        ),
    ),
    untold(
        ("help for readers", 60, "affected by|been affected|helpline|struggling"),
        opens(
            r"if you('ve| have|'re| are)? (or someone (else )?(you know|close to you) )?(been |is |are )?(affected"
            r"|struggling)\b"
        ),
        says(r"(help|helplines?|support|advice|details|contact|call)\b"),
    ),
    untold(
        ("contact line", 30, "can be reached|may be reached"),
        rf"\b(?:can|may) be reached (?:at|on|by|via)\b.{{0,40}}(?:{EMAIL}|@\w)",
    ),
    untold(
        (ACCESS, 20, "registered users|customers only|to continue|create an account"),
        either(
            opens(rf"this {PIECE} is (only )?(for|available to) (registered |logged-in )?(users|customers) only\b"),
            whole(r"(sign|log) ?in or (create|register)\b.{0,40}"),
        ),
    ),
    untold(
        (APPEAL, 30, "as little as|favour to ask|favor to ask|your support|funded by|fund our|give what"),
        either(
            opens(r"support us\b.{0,30}\bas little as\b", r"we have an? (small |quick |big )?favou?r to ask\b"),
            r"\byour support (?:makes|helps|means|keeps|funds|allows)\b.{0,60}\b(?:possible|us|our|this|going|work)\b",
            says(
                r"(funded|paid for|made possible) by (our )?(readers|members|listeners|viewers|you)\b.{0,60}\bplease\b"
            ),
            r"\breaders to (?:fund|support|pay for) our\b",
        ),
    ),
    untold(
        (OFFER, 30, "enjoying|enjoyed|loved|liked|like what|miss out"),
        either(
            r"\A(?:are you )?(?:enjoying|enjoyed|loved|liked|like) (?:this|what|our)\b[^.!]{0,40}\?",
            r"\Adon't miss out\b.{0,60}\b(?:headlines|stories|news|updates|offers?)\b",
        ),
    ),
    untold(
        (ADVERTISEMENT, 12, "only |try |week|month|trial"),
        whole(r"try (it |us )?(for )?(\d+|\w+) (weeks?|months?|days?) (for|free)\b[^.!?]{0,30}"),
    ),
    untold(("disclaimer", 20, "not responsible for"), r"\bis not responsible for (?:user|readers'|any) comments\b"),
    untold(
        (
            RELATED,
            12,
            "series|photos|stories|reading|archive|popular|interested|recommend|next:|previous:|the web|may like",
        ),
        whole(
            r"(also|more|elsewhere) in this (series|section|issue)|(see|view|show) (more )?(photos|pictures"
            r"|stories)\b.{0,40}",
            r"more stories (on|about|from|in) .{2,40}|(suggested|further|recommended) reading|from (the|our) archives?",
            r"(?-i:Popular) now|you (might|may) (also )?(be interested in|like|enjoy)|we recommend",
            r"(previous|next) ?: .{3,80}(?<![.!?])|(from )?around the web",
        ),
    ),
    untold(
        (
            CONTROLS,
            14,
            "post on|post shared|embed|video|loading|watch |enlarge|slide|in the know|signed up|link|printed from"
            "|url|sort "
            "|your comment|website|save my name|previous|posted in|categories|continues below|to read",
        ),
        whole(
            r"view this post on \w+|a post shared by .{3,60}|embed(ded)? (content|code|video)|video unavailable",
            r"error loading.{0,30}|watch on \w+|watch (below|above|here)\b.{0,50}(?<![.!?])"
            r"|(click to )?enlarge( image)?",
            r"((next|previous) )?slide( \d+ of \d+)?|stay in the know|success\W+you.{0,40}signed up.{0,20}",
            r"(content|text) continues below.{0,30}|permalink|short ?link|printed from .{4,60}|url: \S+|sort by \w+",
            r"your (comment|name|website|e-?mail)|website|save my name\b.{0,100}|posted in [\w ,]{3,60}",
            rf"categories {NAMED}.{{2,40}} tags .{{2,60}}|free to read",
        ),
    ),
    untold(
        ("feedback to the page", 12, "?"),
        whole(
            rf"(was|did you find) this ({PIECE}) (helpful|useful|interesting|informative)",
            rf"how do you feel about this {PIECE}|what's your (view|opinion|take)|what do you think about this {PIECE}",
        ),
    ),
    untold(
        ("comment invitation", 28, "comments "),
        opens(
            r"all comments (are|will be)\b.{0,30}\bmoderat",
            r"(please )?keep (your )?comments (civil|respectful|polite|on topic)\b",
            r"reader comments\W*\Z",
        ),
    ),
    untold(
        (OFFER, 14, "offer|print edition|free|chip in|in full"),
        whole(
            r"(special|limited[- ]time|exclusive|introductory) offer\b.{0,40}|subscribe to (the|our) (print"
            r"|digital)\b.{0,30}",
            r"help (us )?keep (our|this) .{3,30} (free|independent|alive|going)|chip in"
            r"|to read this \w+ in full\b.{0,60}",
        ),
    ),
    untold(
        ("rights notice", 6, "polic|guidelines|standards|corrections|how we|why trust|why you"),
        whole(
            r"(our )?(ethics|editorial|privacy|corrections|fact[- ]checking|comment) (policy|guidelines|standards"
            r"|code)",
            r"(why|how) (we report|you can trust us|trust us|we work).{0,20}",
        ),
    ),
    untold(
        ("post on a social medium", 12, "pic.twitter|(@"),
        either(
            whole(r"pic\.twitter\.com/\w+"),
            rf"\A\W*{NAMED}[\w.'-]*(?: [\w.'-]+){{0,3}} \(@\w{{2,30}}\)\W*{NAMED}\w+ \d{{1,2}}, \d{{4}}\Z",
        ),
    ),
)

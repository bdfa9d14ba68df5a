"""Signs of paragraphs that speak to the reader on the page's behalf: appeals, promotions, invitations, last words.

A page has many wordings for each, so that several weak signs must agree: it asks, it says "you", it says "we", and it
speaks of money, of news or of a way to be reached.
"""

from __future__ import annotations

from lib.text.blocks.signs.sign import (
    ADVERTISEMENT,
    APPEAL,
    CONTROLS,
    EMAIL,
    MEDIUM,
    NAMED,
    OFFER,
    PLAYER,
    SHARE,
    agreeing,
    either,
    opens,
    says,
    untold,
    whole,
)

_VERBS = (
    r"sign up|subscribe|join|follow|click|tap|download|donate|support|give|help|make|become|chip in|share|send|write"
    r"|e-?mail|contact|call|tell|get|find|listen|visit|check|explore|register|try|discover|watch|never miss|don't miss"
    r"|stay|add|keep|hit"
)
_ASKS = (
    rf"(?:(?:\A|[.!?:…]\W|\s[-&]\s|\s\s)\W*(?:{_VERBS})|\b(?:please|kindly|(?:can|could|will|would) you|why not"
    r"|consider \w+ing|if (?:you can|everyone)))\b"
)
_ADDRESSED = r"\b(?:you|your|our|us|reading this)\b"
_READER = r"\b(?:you|your|everyone reading this)\b"
_PAGE = r"\b(?:our|us|we|my work|my writing)\b"
_SUM = r"(?:[^\w\s.,;:'\"()%&/-]|\b(?:r|rs|sh|us\$) ?)\d[\d.,]*"  # a currency's sign and an amount
_PRESS = (
    r"\b(?:journalis\w+|newsroom|(?:our|independent) (?:reporting|reporters|stories|media|news|work)|readers?|listeners"
    r"|viewers|ad-free|reading (?:this|the)|this (?:story|article|post)|the (?:paper|magazine)"
    r"|good reporting|independent)\b"
)
# Words that only an appeal for money has, and words that need a reader or a newsroom beside them.
_MONEY = (
    r"\b(?:donat(?:e|ions?)|chip in|subscrib\w+|membership|pay what|(?:monthly|one-time) gift)\b"
    rf"|(?:just|gave|give|as little as) {_SUM}|{_SUM} (?:a|per|each) (?:month|week|year)"
)
_GIFT = r"\b(?:gifts?|contribut(?:e|ions?)|members|supported by)\b"
_NEWS_OF = (
    r"\b(?:daily|weekly|every (?:\w+day|day|week|morning)|latest|breaking|real-time|updates?|headlines"
    r"|episodes?|never miss|stay)\b"
)
_WAYS = (
    r"\b(?:newsletters?|inbox|podcasts?|spotify|(?:push|e-?mail) (?:alerts|notifications)|whatsapp|telegram"
    r"|google news|app)\b"
)
_WRITE = (
    r"\b(?:(?:write|send|tell|e-?mail|message|contact|call|text|reach) (?:to )?(?:us|me|our)|get in touch|hit reply"
    rf"|(?:call|text|whatsapp)\b.{{0,25}}\d[\d -]{{6,}})\b|{EMAIL}"
)
_QUESTION = r"\A(?:are|do|did|have|has|got|want|would|is|were|can)\b[^.!]{3,120}\?"
# What an open letter that asks for something does not have.
_REACHED = rf"{EMAIL}|\d[\d -]{{6,}}|\b(?:whatsapp|signal|hit reply)\b|{_QUESTION}"
# The last words of an advertisement: a command without anything that an article would say.
_LAST_WORDS = (
    r"(?-i:Click here|Click|Tap here|Learn more|Find out more|Read more here|Shop now|Order now|Book now|Apply now"
    r"|Get started|Try it (?:for )?free|Subscribe (?:now|today|here)|Join (?:now|today)|Donate (?:now|today|here)"
    r"|Sign up (?:now|today|here)|Download (?:now|here|it)|See offers?|Get yours|Vote now|Make your gift)\b"
)

APPEALS = (
    agreeing(
        (
            APPEAL,
            160,
            "donat|gift|contribut|chip in|subscrib|our members|of members|members get|if you enjoy|if you value"
            "|000 members|membership|supported by"
            "|pay what|gave just|give just|as little as",
        ),
        3,
        _ASKS,
        _READER,
        _PAGE,
        _PRESS,
        needs=(_ADDRESSED, _MONEY),
    ),
    agreeing(
        (APPEAL, 160, "gift|contribut|our members|of members|000 members|members get|supported by"),
        2,
        _ASKS,
        _READER,
        _PAGE,
        needs=(_ADDRESSED, _GIFT, _PRESS),
    ),
    untold(
        (APPEAL, 30, "tax-deductible|tax deductible|could pay|can pay|could buy|can buy|could feed|can feed|help us"),
        either(
            rf"(?:\A(?:make|give)\b|{_READER}).{{0,40}}\btax[- ]deductible\b.{{0,30}}\b(?:gift|donation"
            rf"|contribution)\b",
            whole(
                rf"{_SUM} (?:could|can|will) (?:pay|buy|provide|feed|help|cover)\b[^.!?]{{3,80}}",
                rf"help us (?:raise|reach|find|collect) {_SUM}[^.!?]{{0,60}}",
            ),
            r"\A(?:make|give) a\b.{0,40}\b(?:tax-deductible|one-time|monthly)\b.{0,30}\b(?:gift|donation)\b",
        ),
    ),
    untold(
        (APPEAL, 45, "thanks for reading|thank you for reading|if you "),
        either(
            opens(r"thank(s| you) for (reading|supporting|listening|subscribing)\b"),
            r"\Aif you (?:(?:have |'ve )?(?:enjoy|like|liked|value|appreciate|found|read)\w*) (?:this|our|my|what)\b"
            r".{0,60}\b(?:why not|consider|please|share|subscribe|buy|forward|join|support)\b",
        ),
    ),
    agreeing(
        (
            OFFER,
            60,
            "newsletter|inbox|podcast|spotify|whatsapp|telegram|notifications|alerts|google news|our app|the app"
            "|an app|new app",
        ),
        3,
        _ASKS,
        _READER,
        _PAGE,
        _NEWS_OF,
        needs=(_ADDRESSED, _WAYS),
    ),
    untold(
        (OFFER, 40, "episode|directly to your|straight to your|to your phone|app store"),
        either(
            opens(
                r"new episodes? (every|each|out|drop|now|on)\b",
                r"(listen|watch|subscribe|find|catch|hear|download)\b.{0,80}\bepisodes?\b",
            ),
            says(r"(delivered|sent) ((straight|directly|right|free) )?to your (phone|device|e-?mail|door|mobile)\b"),
            r"\A(?:download|get|install)\b.{0,60}\bapp store\b.{0,60}\bgoogle play\b",
        ),
    ),
    untold(
        (
            SHARE,
            45,
            "on facebook|on twitter|on instagram|on whatsapp|on telegram|on linkedin|on youtube|google news|on x",
        ),
        rf"(?:\A|[.!?] )(?-i:Follow|Find|Join|Add) [^.!?]{{1,50}} on (?:the )?(?:{MEDIUM}|google news\b|X\b)",
        rf"(?<=on )(?:{MEDIUM}|google news|X)(?:\W*\Z|\W+(?:for|and (?:stay|get|never|keep|join|follow)|to (?:get"
        rf"|stay))\b)",
    ),
    agreeing(
        (
            "feedback to the page",
            70,
            "write to us|send us|tell us|contact us|in touch|hit reply|call us|call our| on 0|email us|e-mail us"
            "|message us"
            "|message me|@",
        ),
        3,
        _ASKS,
        _READER,
        _PAGE,
        _QUESTION,
        needs=(_ADDRESSED, _WRITE, _REACHED),
    ),
    agreeing(
        ("feedback to the page", 60, "hear from you|hit reply|send a letter|write to|letters"),
        1,
        either(
            says(r"we( would|'d)? (want|love|like) to hear from you\b", r"hit reply\b"),
            rf"\A(?:have|got|do you have) (?:a|an|something)\b[^.!]{{3,60}}\?\W.{{0,60}}{EMAIL}",
        ),
        needs=(),
    ),
    untold(
        (
            ADVERTISEMENT,
            45,
            "click here|. click |? click |! click |tap here|learn more|find out more|read more here|shop now"
            "|order now|book now"
            "|apply now|get started|try it |subscribe now|subscribe today|subscribe here|join now|join today|donate now"
            "|donate today|donate here|sign up now|sign up today|sign up here|download now|download here|download it"
            "|see offer|get yours|vote now|make your gift",
        ),
        rf"[.!?…] {_LAST_WORDS}[^.!?]{{0,30}}[.!]?\Z",
    ),
    untold(
        (ADVERTISEMENT, 14, "sponsor|ad feedback|paid|partner|promotion|commercial"),
        whole(
            r"(a )?(message|word) from (our|the|a|this) (sponsors?|advertisers?|partners?)|sponsor('s|ed)? message"
            r"|ad feedback|paid (content|post|partnership|for by .{3,40})|partner (content|service)\b.{0,40}",
        ),
    ),
    untold(
        (ADVERTISEMENT, 40, "commission|gamble|begambleaware|terms apply"),
        either(
            says(r"(may|might|will|can) earn (us|we) an? (\w+ )?commission\b", r"we (may )?(receive|earn|get) an? \w+"),
            r"\b18\+",
        ),
        says(r"commission\b", r"gambl\w+"),
        says(r"(links?|bets?|purchas\w+|buy|gamble responsibly)\b"),
    ),
    untold(
        (CONTROLS, 14, "allow |seeing this|skip to|loading|languages|issue|note from"),
        whole(
            r"allow (and|all|content|cookies)\b.{0,50}|why am i seeing this( \w+)?|loading|skip to (\w+ ?){1,5}",
            r"(other |available )?languages?\s*:.{0,80}|(explore|browse|read|see) (the|this|our) (\w+ ){0,3}issue",
            r"a? ?note (from|by) (the|our) (author|editors?|publisher)",
        ),
    ),
    untold(
        (PLAYER, 14, "ai-generated|auto-generated|generated by ai|automated voice|text-to-speech"),
        rf"\A(?:this )?(?:audio|voice|recording|narration)\b.{{0,40}}\b(?:ai|automat|text-to-speech|{NAMED}\w+ ai\b)",
    ),
)

"""Signs of what a page sells or asks for: advertisements, newsletters, books, membership."""

from __future__ import annotations

from lib.text.blocks.signs.sign import ADVERTISEMENT, APPEAL, BOOK, NAMED, OFFER, either, opens, says, sign, whole

_JOIN = r"(please )?(sign up|subscribe|register|join|get|receive|want|never miss|don't miss|stay|like (this|what))\b"

OFFERS = (
    sign(
        (ADVERTISEMENT, 12, "advert|sponsored|promoted|continue|scroll|presented|brought"),
        whole(
            r"((advertisement|sponsored( content)?|promoted( content)?|continue reading( the main story)?"
            r"|(.{0,40}\W)?(story|article) continue[sd]( (below|after).{0,40})?"
            r"|scroll (down )?(to|for) (continue|more|video).{0,20}"
            rf"|(presented|sponsored|brought to you) by {NAMED}\w*( {NAMED}\w*){{0,3}})\b\W*){{1,3}}"
        ),
    ),
    sign(
        (OFFER, 45, "newsletter|inbox|subscri|sign up|alerts|mailing list"),
        either(opens(rf"(\w+[:!?] )?{_JOIN}"), rf"[.!?:] (?-i:(?=[A-Z])){_JOIN}[^.!?]{{0,80}}[\W_]*\Z"),
        either(
            says(r"newsletters?\b", r"(to|in) your inbox\b", r"(e-?mail|news|breaking) alerts?\b", "mailing list"),
            says(r"sign up (to|for) (receive|get)? ?our\b"),
            says(rf"subscribe( (now|today|here|free|for|to (our|{NAMED}))|.{{0,80}} here\W*\Z|\W*\Z)"),
            whole(
                r"sign up( (here|now|today)\b.{0,40}| (for|to)\b(?!.*[.!?]\Z).{0,40})?",
                r"subscribe to (continue|read)\b.{0,40}",
            ),
        ),
    ),
    sign((BOOK, 60, "isbn"), says(r"ISBN(-1[03])?\b\W*\d")),
    sign(
        (BOOK, 20, "price|order|buy |cart|basket|purchase"),
        opens(
            r"((list|special|sale|our|retail|cover|member) )?price\s*:?\s*[^\w\s]{1,3} ?[\d.,]+[\W_]*\Z",
            r"((click (here )?to|pre-?)[ -]?)?(order|buy|purchase)( (now|online|here|(a|your) copy|the book))+\W*\Z",
            r"click (here )?to (order|buy|purchase)\b|add to (cart|basket|bag)\b|(order|buy) direct(ly)? from\b",
        ),
    ),
    sign(
        (APPEAL, 25, "member|donat|support|subscri|contribut|fund |month|give "),
        either(
            opens(
                r"(please )?become an? (\w+ )?(member|subscriber|supporter)( (today|now|here|of [^.]{1,50}))?\W*\Z",
                r"(please )?make an? (\w+ )?(donation|contribution)( (today|now|here|to (us|our)))?\b[^.]{0,40}\W*\Z",
                r"(please )?support (our|us|independent|quality|\w+'s)\b.{0,60}\b(journalism|reporting)\W*\Z",
            ),
            says(r"please consider (making )?an? (\w+ )?(donation|contribution|subscription)\b"),
            whole(
                "(please )?donate( (now|today|here|to us))?",
                r"(help us grow\W+)?(support|fund) (us|our work|independent (media|journalism|news))\b( (today"
                r"|now|with)\b.{0,40})?",
                r"will you (support|help|join) (us|our)\b.{0,40}|(contribute|donate|give) as little as .{0,60}",
                r"(yes,? i('ll| will) (give|donate) .{1,20}|[^\w\s]\d[\d.,]* ?/ ?(week|month|year))",
                r"(one-time|once|weekly|monthly|annual|annually|yearly)(\W+(one-time|weekly|monthly|annual|annually|yearly)){1,3}",
            ),
        ),
    ),
    sign(
        (APPEAL, 40, "reader-supported|reader supported|consider becoming"),
        says(
            r"(is|are) (a |an )?(\w+, )?(reader|member|listener)[- ]supported publication\b",
            r"consider becoming an? [\w ]{0,30}(subscriber|member|supporter)\b",
        ),
        says(r"(receive|support|my|our|us|click)\b"),
    ),
    sign(
        (APPEAL, 100, "journalism|newsroom|reporting|readers like you|reader-"),
        says("donat", "contribut", "support", "subscri"),
        says(r"(our|us)\b"),
        says(r"you(r)?\b"),
        says(r"(journalism|reporting|newsroom|readers like you|reader[- ](supported|funded))\b"),
        says(r"(please|consider|help us|if you)\b"),
    ),
)

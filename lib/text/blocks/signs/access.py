"""Signs of what stands between a reader and the text: subscriptions, logins, forms, consent, mailing lists."""

from __future__ import annotations

from lib.text.blocks.signs.sign import ACCESS, FORM, OFFER, PIECE, either, opens, says, sign, untold, whole

_FREE = r"(now |today |here |for free |free )?"
_GO_ON = r"(to|and) (continue|keep reading|read|unlock|access|view|watch|listen|comment)"
_MONEY = r"[^\w\s]\d[\d.,]*"  # a currency's sign and an amount
_WHO = r"(subscriber|member|account|user|reader|registered|signed up|logged in|print subscription)"
_CHOICE = r"(accept|reject|allow|decline|deny|refuse|manage|customi[sz]e|change|update|review|save)"
_CHOSEN = (
    r"(and|all|only|non-?essential|necessary|essential|optional|my|your|once|always|cookies?|privacy|consent"
    r"|preferences|settings|choices|options|tracking|continue|close|exit)"
)

GATES = (
    untold(
        (
            ACCESS,
            28,
            "subscri|account|access|upgrade|log in|login|sign in|member|registered|unlock|continue reading"
            "|keep reading|to read",
        ),
        either(
            whole(
                rf"(already|not yet|not|are you|existing|new)\b.{{0,20}}\b{_WHO}\b.{{0,40}}\? ?(click here to )?"
                r"((log|sign) ?in|subscribe|register|join|sign up|activate)\b.{0,40}",
                r"(please )?(subscribe|register|sign (in|up)|log ?in|join"
                rf"|create an account) {_FREE}{_GO_ON}\b.{{0,80}}",
                r"to (continue|keep) reading\b.{0,100}\b(subscri\w+|register|log ?in|sign ?(in|up)|account"
                r"|trial)\b.{0,60}",
                r"(this|the rest of this) (article|story|content|page|piece|post) is (only |exclusively )?"
                r"(for|available to|available for|reserved for|exclusive to|limited to) (\w+ ){0,3}"
                r"(subscribers|members|readers|supporters)( only)?\b.{0,60}",
                r"(create|activate)( a free| an| your)?( \w+)? account\b.{0,40}",
                r"(manage|view|see|start|renew|upgrade|compare|explore) (your |my |a |our )?(free )?"
                r"(subscriptions?( options| plans)?|(free )?trial|account|profile|plans)",
                r"(upgrade|switch) to (paid|premium|digital|full access)\b.{0,30}",
                r"(unlock|get|try|start|enjoy) (unlimited|full|premium|digital|complete)( \w+)? access\b.{0,60}",
                r"unlock (the|this) .{3,50} for free|(subscriber|member)s?[- ]only( (content|story|article|post))?",
                r"print subscriptions|subscription options|subscribe( today| now)? (for|from) .{1,30}",
                r"over [\d,]+ subscribers|(subscribers?|members?) only",
            ),
        ),
    ),
    untold(
        (ACCESS, 35, "left to read|prime content|premium content|unlimited|ad-free"),
        either(
            rf"\byou(?:'ve| have)\b.{{0,20}}\b(?:of this {PIECE}) left to read\b",
            r"\A(?:you're|you are)\b.{0,40}\bunlimited\b.{0,40}\b(?:content|articles|access|stories)\W*\Z",
            r"\A(?:become|join|subscribe|upgrade)\b.{0,40}\bad-free\W*\Z",
        ),
    ),
    untold(
        (ACCESS, 35, "free article|free stor|verify access"),
        either(
            says(r"you(('ve| have)( [\w']+){0,6}|'re (reading|on))\b.{0,40}\bfree (article|stor|view)"),
            opens("thank you for your patience while we (verify|check)"),
        ),
    ),
    untold(
        (ACCESS, 35, "cancel any|cancel at any|pause any"),
        says("(cancel|pause) (at )?any ?time"),
        rf"\b(trial|subscri|digital|access)|{_MONEY}",
    ),
    untold(
        (ACCESS, 14, "week|month|year"),
        whole(
            rf"(only|just|try|subscribe for|then|unlimited \w+ (for|from)) {_MONEY}"
            r"( ?(for|a|an|per|/) ?(the first )?(\d+ |\w+ )?(week|month|year)s?\b.{0,30})(?<![.!?])"
        ),
    ),
    untold(
        (FORM, 40, "email|e-mail|browser|validation|try again|subscribing|signing up|recaptcha|required field|sign-up"),
        either(
            whole(
                r"((please )?(enter|type|confirm) )?(your |a valid )?(work )?e-?mail( address)?( here)?",
                r"(invalid|incorrect|please enter a valid) e-?mail( address)?",
                r"thank(s| you) for (subscribing|signing up|registering)\b.{0,100}",
                r"something (went|has gone) wrong\b.{0,60}try again.{0,20}",
                r"(\w+ )?this field is for validation purposes and should be left unchanged",
                r"(this (site|form) is )?protected by recaptcha\b.{0,120}",
                r"(\* ?)?(indicates )?required fields?( are marked)?\W*",
                r"view (this )?(e-?mail|message|newsletter)? ?(in|on) ((your|a) )?(web )?browser",
            ),
            opens(
                r"we (will )?use your (sign-up|e-?mail|details)\b",
                r"you(('re| are) receiving| (have )?received|'ve received) this (e-?mail|newsletter|message) because\b",
            ),
        ),
    ),
    sign(
        (FORM, 20, "forwarded to you"),
        opens(r"(good (morning|evening|afternoon)\W+)?was this (e-?mail )?forwarded to you\b"),
    ),
    sign(
        (
            FORM,
            8,
            "password|username|remember me|your account|unsubscribe|preferences|forward to|mailing address|submit",
        ),
        whole(
            r"lost your password|(forgot|forgotten|reset|retrieve|change|enter|confirm|create)( your"
            r"| a)? (password|username)",
            "remember me|(log|sign) ?in to your account.{0,20}",
            "unsubscribe( (from this list|here|now|at any time))?",
            "(update|manage|change) (your|my) (e-?mail |subscription |newsletter )?preferences",
            "forward (this )?to a friend|our mailing address is",
        ),
    ),
    untold(
        (OFFER, 30, "newsletter|inbox|alerts|briefing|digest|e-mail|email|sign up"),
        either(
            whole(
                r"(our |the |a )?(free )?(daily|weekly|morning|evening|monthly|sunday|breaking news) "
                r"(e-?mail |news )?(newsletters?|briefings?|alerts?|digests?)",
                r"(start|get|join|try|receive|read|discover|see|browse|choose|explore|we have more)\b[^.!?]{0,50}"
                r"\b(newsletters?|e-?mail alerts?)( now| today| for free)?",
                r"(after|end of) newsletter promotion|(simply |just )?sign up (here|to)\b.{0,90}",
                r"sign up( (here|now|today|free)\b.{0,60}| (for|to)\b(?!.*[.!?]\Z).{0,60})?",
                r"to (receive|get) .{3,60}\bnewsletters?\b.{0,40}\b(click|sign up|subscribe|enter)\b.{0,40}",
            ),
            opens(
                r"our (free )?(daily|weekly|morning|evening|monthly)? ?(e-?mail|newsletter|briefing)\b",
                r"(the )?[\w' ]{2,40} is (a|an|our|the) (free )?(daily|weekly|monthly|\w+) newsletter\b",
            ),
            r"[.!?] (?-i:You can sign|Sign|Subscribe|Click here to sign)( up)?\b[^.!?]{0,50}\bhere\W*\Z",
            r"\b(delivered|sent|straight|directly|right) (straight |directly |right )?to your (e-?mail )?inbox\b",
        ),
    ),
    sign(
        ("cookie or privacy notice", 10, "cookie|privacy|personal information|accept all|reject all|preferences|terms"),
        either(
            whole(
                rf"{_CHOICE}( {_CHOSEN}){{1,6}}",
                "we (value|respect|care about) your privacy|your privacy (choices|rights|settings)",
                "do not sell (or share )?my (personal )?(information|data|info)",
                r"(our |the )?(cookies?|privacy)[ /](policy|notice|settings|preferences|statement|choices"
                r"|centre|center)",
                r"terms( ?(and|&|/) ?(conditions|privacy policy|privacy)| of (use|service|sale))(\W+privacy policy)?",
            ),
        ),
    ),
    sign(
        ("cookie or privacy notice", 60, "our partners|privacy policy|privacy notice|other technologies|consented to"),
        either(
            opens(r"we and our( \d+)? (trusted )?(partners|vendors)\b", r"privacy notice\s*:"),
            says(
                r"(we|we'll) need your (permission|consent)\b.{0,60}\bcookies",
                r"may be using cookies and other technologies",
                r"(have|has) consented to .{0,40}\bcookies",
                r"(see|read) our (privacy|cookie) (policy|notice)\W*\Z",
            ),
        ),
    ),
)

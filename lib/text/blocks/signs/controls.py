"""Signs of what can be pressed on a page: menus, buttons, fields for comments."""

from __future__ import annotations

from lib.text.blocks.signs.sign import CONTROLS, MEDIUM, NAMED, PIECE, SHARE, either, opens, says, sign, untold, whole

_BUTTON = (
    rf"({MEDIUM}|share|tweet|e-?mail|print|copy link|save|menu|search|skip to( main)? content|log ?in|sign (in|up)"
    r"|subscribe|register|log ?out|sign out|unsubscribe|my (account|profile)|follow|close|loading|next"
    r"|prev(ious)?|replay|more videos|back to top|toggle caption|rss"
    r"|(view|show|see|load|accept) (all|more)|comments?|reply|like|cookies?|settings|images?|photos?|videos?|gallery"
    r"|\d+[ -]min(ute)?s?( read)?)\b"
)
_LINKING = r"(us|this|on|via|or|of|article|story|x|more)\b"
_SECTION = (
    r"(home|news|world|politics|business|opinion|sports?|football|cricket|rugby|tennis|golf|racing|culture|contact|about|privacy|policy|terms|use|service|faq|help"
    r"|advertise|careers|jobs|archives?|site ?map|weather|lifestyle|travel|technology|science|health|arts|entertainment"
    r"|newsletters?|podcasts?|donate|my account|accessibility|disclaimer|imprint|feedback)\b"
)
_SERVICE = r"(home|contact|about us|privacy|terms of|subscribe|sign in|log ?in|careers|advertise)\b"

BUTTONS = (
    sign(
        (SHARE, 20, "share|follow|like us|find us|tweet|print|mail|join us|@"),
        opens(
            rf"(please |you can (also )?)?(follow|(like|find|join) us)\b.{{0,60}} (on|via"
            rf"|at)\b.{{0,30}}\b({MEDIUM}|X\b)",
            r"follow (\w+ )?@\w",
            rf"((read )?or )?(share|tweet|e-?mail|print) (or share )?this {PIECE}(\W*\Z|\s*:| (on|via|by)\b)",
            rf"(click to )?share on {MEDIUM}|(share on ?[A-Z]\w+ ?){{2,}}\Z",
            r"(kindly|please) (share|forward) (this|the)\b[^.!?]{0,30}:?\W*\Z",
            rf"{MEDIUM}\W*@\w+\W*\Z",
        ),
    ),
    untold(
        (
            SHARE,
            14,
            "friendly|share|sharing|send |opens in|gift|bookmark|save|copied|shar|reprint|reuse|follow|pin this"
            "|rate this"
            "|print|jump to|likes"
            "|claps|followers|views|replies|add as|embed|short url|licens|give this|rate this|like this",
        ),
        whole(
            r"(share|save|gift|give|print|pin|rate|bookmark|embed|email|like|listen to|reuse|republish"
            r"|report)( or \w+)?"
            rf" (this|full|the full) ({PIECE}s?|recipe|podcast|video|image|gallery|photo)( for later"
            r"| for free)?",
            rf"share( (all|page|options|sharing|more|(on|to|via) ({MEDIUM}|X|social media)|save|article|story)\b)+"
            r"(\W+opens in (a )?new (window|tab))?(\W.{0,80})?(?<![.!?])",
            r".{2,60}\(opens in (a )?new (window|tab)\)",
            rf"share or comment on this {PIECE}\b.*|(rate|like) this(?<![.!?])(?!\W*[.!?])",
            r"print(er)?[ -]friendly\b.{0,30}|(other|more) ways to share|saved (stories|articles)"
            r"|share as (a )?gift|(send|share) (by|via) e-?mail|about sharing|(link )?copied( to clipboard)?"
            r"|get short url|share (and|&) save|share\d+",
            r"\d[\d.,]*[km]? (shares|likes|claps|followers|views|replies|restacks|reactions|reposts|retweets"
            r"|thoughts on .{1,60})",
            r"save (articles?|stories|story|recipe) for later|(article|story) saved",
            r"(order|request|purchase|buy) (reprints?|licensing( rights)?)( (&|and) licensing)?\b(\W.{0,40})?"
            r"|license this article",
            r"(print|save|jump to|pin|rate) (the )?(recipe|comments( section)?|content|navigation|main content)",
            r"add as (a )?preferred( source)? on \w+|reprints( (and|&) permissions)?",
            rf"follow( (us|\w+))? on ({MEDIUM}|X|social media|google news)"
            rf"|follow ({NAMED}[\w']+)( {NAMED}[\w']+){{0,2}} on (the )?({MEDIUM}|X|social media|google news)"
            r"(?<![.!?])",
        ),
    ),
    untold(
        (
            SHARE,
            40,
            "share |follow |app |apps|latest|keep up|stay |telegram|whatsapp",
        ),
        either(
            whole(
                rf"(download|install|get|try|open in) (the |our )?((free )?{NAMED}[\w.' ]{{1,30}} )?(news )?apps?"
                r"( (for|from|on|to|now|today|here)\b.{0,60})?",
                r"(keep up|catch up|stay (informed|connected|tuned|up[- ]to[- ]date|updated)|catch)\b.{0,60}"
                r"\b(news|updates|digest|coverage|headlines|alerts)( (from|on|in|with|by|via|at|around"
                r"|straight)\b.{0,60})?",
                rf"join (the |our |us on )(conversation on )?.{{0,40}}\b({MEDIUM}|X) ?(community|channel"
                rf"|group)?.{{0,20}}",
                r"follow .{3,60} (at|on) https?://\S+",
            ),
            rf"\bsubscribe to our ({MEDIUM})",
            r"\bclick the share buttons?\b|\byou can share this (story|article)\b|\bshare (this story"
            r"|it) with a friend\b"
            r"|\binterested\? share this",
        ),
    ),
    untold(
        (
            "comment invitation",
            30,
            "comment|logged in|thoughts|notify me|letters|letter",
        ),
        either(
            whole(
                "be the first to comment|comments (are|will be) moderated|no comments( yet)|reply to this"
                "|show (all )?replies",
                r"(we (are|'re) |sorry,? we are )?(not|no longer) (currently )?accepting comments\b.{0,40}",
                r"(jump|skip|go|scroll) to (the )?comments( section)?|(submit|write|send) a letter"
                r"|discussion about this post",
                r"(you must|please|you need to) (be logged in|log in|sign in|register)( to)? (to )?(post|leave"
                r"|add|write)? ?"
                r"(a )?(comment|reply)",
                r"to comment, .{3,60}|log ?in to (post|comment|reply).{0,30}|we welcome your (comments|letters"
                r"|feedback|views)",
                r"notify me (of|when)\b.{0,60}|load more comments|sort comments by.{0,20}|\d+ (comments|replies"
                r"|responses)",
                r"(want to )?(share|tell us|add|give us) (your|what you) (thoughts|think|views?"
                r"|opinions?)\b.{0,40}\bcomments?\b.{0,20}",
                r"letters (to the editor )?(may|will|should) be\b.{0,120}",
            ),
            opens(
                r"((did you|have you) .{0,30}\?|posted in\b.{0,80}) leave a (comment|reply)|comment count\b",
                r"letters (to the editor )?should be (no|not|fewer|under)\b",
                rf"{NAMED}[\w' ]{{2,40}} is committed to publishing\b.{{0,30}}\bletters\b",
                r"sorry we are not\b.{0,20}\baccepting comments",
            ),
        ),
    ),
    untold(
        (
            "feedback to the page",
            30,
            " tip|tips| error|typo|correction|feedback|survey|hear from you|like to hear|report a|story we|flag this"
            "|let us know|share with",
        ),
        r"\A(?!.*\b(police|crimestoppers|detectives|officers|sheriff|fbi|\d{1,3} ?per ?cent)\b)",
        either(
            whole(
                r"(report|suggest|submit|request|flag) (an? )?(\w+ )?"
                r"(error|typo|mistake|correction|issue|problem|inaccuracy)( (with|in|on) (this|the|our)\b.{0,30})?",
                r"(spotted|seen?|noticed?|found) an? (error|typo|mistake)\?.{0,60}",
                r"(provide|send|share|give|leave|submit)( (us|your|a|some|news|site)){0,3} feedback"
                r"( (on|about|to|or) (this|our|us|the (site|page)|help|improve|report)\b.{0,40})?"
                r"|site feedback|feedback to editors",
                r"(take|complete) (our|the|this) (reader )?survey|(got|have|send|confidential"
                r"|do you have) (us )?(an?|any|your)? ?"
                r"(news |story |confidential )?tips?",
                r"(got|have|do you have) an? (\w+ )?tip( for us)?\?.{0,30}\b(send|e-?mail|contact|call|tell|us"
                r"|here)\b.{0,40}",
                r"we('d| would)? (want|love|like) to hear (from you|what you think|your)\b.{0,80}",
                r"send (a |us a |your )?(tips?)( to (us|our|the)\b.{0,30})?",
            ),
            opens(
                r"(got|have|do you have) (a story|information|something)\b.{0,40}\b(share|tell us|we should"
                r"|with us)\b.{0,40}\?",
                r"if you need to flag this\b|please let us know if you",
            ),
        ),
    ),
    untold(
        (
            CONTROLS,
            12,
            "skip|navigation|menu|posts|newer|older|powered by|toggle|open in app|scroll|previous|print|access"
            "|next|show|load|continue to|go to|back to|closed",
        ),
        whole(
            r"(skip|jump|go|back|return) to (the )?(main |article |site |home)?(content|navigation|menu|top"
            r"|search|homepage|page)",
            r"skip (links|next section|advertisement|ad)\b.{0,60}",
            r"(open|show|hide|toggle|close|expand|more|main|site|side) (the )?(side |main |site "
            r"|more )?(navigation|menu|options|search)"
            r"( (menu|bar|options))?",
            r"(post navigation|navigation menu)|(newer|older|previous|next) (posts?|articles?|stor(y|ies))|open in app"
            r"|infinite scroll enabled",
            r"(proudly )?powered by \w+|accessibility (links|help|statement)|load more( \w+)?|(show"
            r"|hide) key events( only)?",
            r"this (live ?)?(blog|page|coverage|live blog) (is|has) (now )?(closed|ended|finished)",
            r"continue to (the )?(article |main |site )?(content|site)",
            r"print this (post|page|article)|view (all )?(posts|articles|stories) by .{3,40}",
        ),
    ),
    sign(
        ("comment invitation", 25, "comment|conversation|discussion|reply|be published"),
        either(
            whole(r"(\d+ )?comments?\W*\d*", "join the (conversation|discussion|debate)"),
            opens(
                r"(leave|post|add|write) (a|your) (comment|reply)\b|leave (comment|reply)\W*\Z"
                r"|comment on\b.{0,80}\b(page|facebook|below)\b",
                r"(view|show|read|see) (all |the |more )?(\d+ )?comments\b|log ?in to (comment|reply)\b",
                r"(have your say|what do you think|let us know)\b.{0,60}\bcomments?\b",
            ),
            says("comments (are|have been) (now )?(closed|disabled)", "your e-?mail address will not be published"),
        ),
    ),
    untold(
        (
            CONTROLS,
            30,
            "saved list|my bookmarks|personal news feed|buttons below|button below|button above|listen to"
            "|sharing tools",
        ),
        either(
            says(
                r"your (saved list|personal news feed)\b",
                r"find this (story|article) in my bookmarks\b",
                r"\w+ buttons? (above|below)\b",
            ),
            whole(r"(new ?)?you can now listen to .{3,40}", r"listen to more (stories|articles)\b.{0,40}"),
            opens(r"please use the sharing tools\b"),
        ),
    ),
    sign(
        (SHARE, 60, "@"),
        r"\A(?!.*\b(said|says|told|asked)\b)",
        rf"\bfollow (him|her|them|me|{NAMED}[\w'-]+( {NAMED}[\w'-]+)?)( on ({MEDIUM}|X))?( at)? ?:? ?@\w+\W*\Z",
    ),
    sign(("code of the page", 60, "</|/>"), r"\A<(iframe|script|img|embed|object|div|video|audio)\b[^<>]*>(</\w+>)?\Z"),
    sign((CONTROLS, 8, "home"), r"\Ahome( ?(>+|\"|/|\|) ?[\w &'-]{2,30}){1,4}\Z"),
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
            rf"\b{_SERVICE}[^|.]{{0,20}}\|[^|.]{{2,30}}\|[^|.]{{2,30}}\Z",
            rf"\A(?=.*\b{_SERVICE})[^|•·»›]{{2,30}}([|•·»›][^|•·»›]{{2,30}}){{2,}}\Z",
        ),
    ),
)

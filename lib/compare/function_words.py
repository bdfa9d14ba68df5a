"""Words that bind others together and name nothing: articles, pronouns, prepositions, conjunctions, auxiliaries.

A phrase made only of these ("of the", "it was") says nothing of a story; a single one still counts as a term, for the
choice between "our" and "their" may tell much.
"""

from __future__ import annotations

FUNCTION_WORDS = frozenset(
    """
    a an the this that these those each every either neither some any no none all both half such same other another
    i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers
    herself it its itself they them their theirs themselves one who whom whose which what whoever whatever
    about above across after against along amid among around as at before behind below beneath beside between beyond
    by despite down during except for from in inside into like near of off on onto out outside over past per since
    than through throughout till to toward towards under until unto up upon via with within without
    and but or nor so yet if because although though unless while whereas whether when where why how then there here
    am is are was were be been being do does did doing done have has had having can could may might must shall should
    will would ought
    not n't don't doesn't didn't isn't aren't wasn't weren't won't wouldn't can't cannot couldn't shouldn't hasn't
    haven't hadn't i'm i've i'd i'll we're we've we'd we'll you're you've you'll he'd he'll she'd she'll it'll
    they're they've they'd they'll that's there's
    also just only too very more most much many less least few own ever never again once now still even
    """.split()
)

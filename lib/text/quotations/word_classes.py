"""Closed classes of English words, which mark where a noun phrase begins and ends; in small letters, but for names."""

from __future__ import annotations


def word_class(words: str) -> frozenset[str]:
    """A closed class, from its members with spaces between them."""
    return frozenset(words.split())


PRONOUNS = frozenset(["he", "she", "they", "it", "we", "i", "you"])
RELATIVES = frozenset(["who", "which", "that", "whom", "whose"])
CONJUNCTIONS = word_class(
    """and but or nor yet so as when while if because although though since until unless whereas where whether than then
    after before once"""
)
ATTACHING = frozenset(["of", "for", "from", "at", "in", "with"])  # "a spokesman for the ministry"
PREPOSITIONS = ATTACHING | word_class(
    """on by to during about against over under into between among through throughout without within despite amid upon
    via per like near behind toward towards across around outside inside off out up down following regarding"""
)
DETERMINERS = word_class(
    "a an the this that these those some any every each no many several another other one both all most few"
)
POSSESSIVES = frozenset(["his", "her", "its", "their", "our", "my", "your"])
AUXILIARIES = word_class(
    """has have had having is are was were be been being am will would can could may might must shall should do does did
    isn't wasn't didn't doesn't hasn't won't wouldn't to not"""
)
ADVERBS = word_class(
    """also later then again now further still just only even already soon often once too instead yet never ever always
    sometimes once earlier recently afterward afterwards meanwhile however today yesterday tonight therefore thus
    monday tuesday wednesday thursday friday saturday sunday"""
)
CALENDAR = frozenset(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"])
# Before a noun ("the report") or a passive ("was told").
NO_SUBJECT = (
    (PREPOSITIONS - {"to"})
    | POSSESSIVES
    | frozenset(["a", "an", "the", "no", "any", "every", "was", "were", "been", "be", "is", "are", "being"])
)
BEFORE_BASE_FORM = frozenset(["to", "they", "we", "i", "you", "who", "not"])  # "critics say" apart
BREAKING = CONJUNCTIONS | RELATIVES | AUXILIARIES
FUNCTION_WORDS = PREPOSITIONS | POSSESSIVES | DETERMINERS | PRONOUNS | BREAKING | ADVERBS | NO_SUBJECT
NOT_LAST = (BREAKING | PREPOSITIONS) - ATTACHING - {"and"}  # before a name they neither belong to it nor to its role
ABBREVIATIONS = word_class(
    "Mr Mrs Ms Dr Gen Sen Rep Gov Lt Col Sgt Capt Maj Adm Prof Rev Hon St Jr Sr Sens Reps Pres Atty Insp"
)
BEFORE_NUMBER = word_class("Jan Feb Mar Apr Aug Sep Sept Oct Nov Dec No Nos")
COMPANIES = word_class("Inc Co Corp Ltd Bros")  # a point after them may end a sentence
TIMES = word_class("moment minute hour day night morning afternoon evening week weekend month year decade")
COORDINATING = frozenset(["and", "but", "while", "whereas", "yet", "though", ";"])  # open another clause
COUNCILS = word_class(
    "Center Commission Committee Conference Council Panel Subcommittee"
)  # "on" is part of their names

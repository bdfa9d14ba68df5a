"""What a page says to its reader, in words that no list has: several weak signs, and what only sounds like it."""

from __future__ import annotations

import pytest
from wire import PROSE

from lib.text.blocks import blocks
from lib.text.normalise import normalise

APPEAL = "membership or donation appeal"
OFFER = "newsletter or subscription offer"
FEEDBACK = "feedback to the page"
ADVERTISEMENT = "advertisement label"
SOURCE = "note on the source"
LINK = "link to other articles"
BUTTONS = "buttons and menus"
PHOTO = "photo credit"


def reason(line: str) -> str:
    """The reason why a line between paragraphs of an article is not scored, or an empty string."""
    text = normalise(f"{PROSE}\n\n{line}\n\n{PROSE}")
    return next(block.reason for block in blocks(text) if block.start > len(PROSE))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Good reporting needs you. If you can, give our newsroom a monthly gift and keep the stories coming.", APPEAL),
        ("We have no owner. If everyone reading this gave just $4, our small team could print until June.", APPEAL),
        ("Make a tax-deductible gift today.", APPEAL),
        ("£20 could buy a coat for a child", APPEAL),
        ("Help us raise $8,000 by Friday", APPEAL),
        ("Thanks for reading the Quay Letter! It is free for all.", APPEAL),
        ("If you liked this column, why not share it with a friend?", APPEAL),
        ("Support us from as little as £2", APPEAL),
        ("Your support makes this work possible.", APPEAL),
        ("New episodes every Monday. Find us on Spotify, or wherever you get your podcasts.", OFFER),
        ("Get the news you need on your phone: join our WhatsApp channel for daily updates from us.", OFFER),
        ("The biggest stories, sent directly to your phone.", OFFER),
        ("Enjoying this article? More like it comes out every Friday.", OFFER),
        ("Follow the Quay Review on Telegram for the day's stories. Never be late again.", "share or follow buttons"),
        ("Do you work at the port? Tell us what you see, or send your photos to us on 0700 555 0119.", FEEDBACK),
        ("Were you on the ferry? We want to hear from you.", FEEDBACK),
        ("Questions? Hit reply, a person reads it.", FEEDBACK),
        ("Is your roof leaking? Our fitters come the same day. Click here for a price.", ADVERTISEMENT),
        ("A message from our sponsor", ADVERTISEMENT),
        ("Please gamble responsibly, 18+. Bets on this page may earn us a commission.", ADVERTISEMENT),
        ("Copying text from this page without written permission is prohibited.", "rights notice"),
        ("Opinions printed here are not necessarily those of the Quay Review.", "disclaimer"),
        ("This release contains forward-looking statements.", "disclaimer"),
        ("Enable notifications", BUTTONS),
        ("Report this ad", BUTTONS),
        ("Take our quiz", BUTTONS),
        ("Skip to the search field", BUTTONS),
        ("Why am I seeing this message?", BUTTONS),
        ("For more stories like this, visit our front page.", LINK),
        ("You can read more about the ferry here.", LINK),
        ("Don't miss: The ferry that never sailed", LINK),
        ("READ | Why the ferry never sailed", LINK),
        ("This story has been updated with a comment from the union.", SOURCE),
        ("This is a developing story and will be updated.", SOURCE),
        ("Reed can be reached at a.reed@quay.example.", "contact line"),
        ("If you have been affected by this, a helpline is open at all hours.", "help for readers"),
        ("You have 60% of this article left to read.", "login or subscription line"),
        ("Cranes stand idle on Tuesday. (Quay News: Anna Reed)", PHOTO),
        ("Cranes stand idle on Tuesday. (Tom Hill / Carrow Pictures via Coast Images)", PHOTO),
        ("Cranes stand idle on Tuesday. PHOTO | TOM HILL | COAST MEDIA", PHOTO),
        ("2 of 4 | Cranes stand idle on Tuesday.", PHOTO),
        ("Tom Hill/Carrow Pictures", PHOTO),
        ("Anna Reed (@annareed) March 3, 2026", "post on a social medium"),
        ("(With inputs from agencies)", "credits other reporters"),
        ("Mary Holt contributed research.", "credits other reporters"),
    ],
)
def test_what_a_page_says_to_its_reader_is_no_article(line: str, expected: str) -> None:
    assert reason(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "Sign up for the strike, or stay at home. There is no third way.",
        "You can help. Bring bread, bring your neighbours, and stay until the council listens to us.",
        "The charity asked members for a gift of £5 a month, and 400 readers of its newsletter gave.",
        "Please give our schools what they need. Please tell us the truth, and support those who teach your children.",
        "Contact your senator, tell your neighbours and join us on Monday, for we cannot win this without you.",
        "If you have been affected by the closure, we are sorry.",
        "Our members pay for the hall, and you know what the council gives us: nothing.",
        "Correction: the minister had put the number of missing at 200, not 2,000.",
        "Open the app, choose your tax year and check that the sum is right.",
        "The podcast, which has new episodes every week, was the first to name him.",
        "Anyone who saw the car is asked to call the police on 0700 555 0120.",
        "The union may not print the letter without permission, the court ruled.",
        "The film opens on Friday. (Director: Anna Reed)",
        "The plan includes 3 of 4 demands, the union said.",
        "Follow the money, and you will find the ferry.",
        "Report claims the ferry was never safe",
        "The views of the town are not those of its mayor.",
        "For more than a year, the ferry has stood idle, and the quay with it.",
        "What next for the port",
    ],
)
def test_what_only_sounds_like_it_stays(line: str) -> None:
    assert reason(line) == ""

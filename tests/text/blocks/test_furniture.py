"""What news sites, newsletters and databases print around an article, by kind, and what only looks like it."""

from __future__ import annotations

import pytest
from wire import PROSE

from lib.text.blocks import blocks
from lib.text.normalise import normalise

ACCESS = "login or subscription line"
FORM = "form or mailing list"
LINK = "link to other articles"
PLAYER = "player or text tools"
SHARE = "share or follow buttons"
SOURCE = "note on the source"
BUTTONS = "buttons and menus"
COOKIES = "cookie or privacy notice"
FEEDBACK = "feedback to the page"
COMMENTS = "comment invitation"


def reason(line: str) -> str:
    """The reason why a line between paragraphs of an article is not scored, or an empty string."""
    text = normalise(f"{PROSE}\n\n{line}\n\n{PROSE}")
    return next(block.reason for block in blocks(text) if block.start > len(PROSE))


def unscored(page: str) -> dict[str, str]:
    """Every block of a page that is not scored, with its reason."""
    text = normalise(page)
    return {text[block.start : block.end]: block.reason for block in blocks(text) if not block.scored}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Already a subscriber? Log in.", ACCESS),
        ("Subscribe to unlock this article", ACCESS),
        ("You have 2 free articles remaining this month.", ACCESS),
        ("This article is for subscribers only.", ACCESS),
        ("To continue reading this article, please subscribe.", ACCESS),
        ("Complete access on any device. Cancel anytime during your trial.", ACCESS),
        ("Only $1 for 4 weeks", ACCESS),
        ("Enter your email address", FORM),
        ("Thank you for subscribing!", FORM),
        ("You are receiving this email because you signed up for our letter.", FORM),
        ("Unsubscribe from this list", FORM),
        ("View this email in your browser", FORM),
        ("Phone This field is for validation purposes and should be left unchanged.", FORM),
        ("Free daily newsletter", "newsletter or subscription offer"),
        ("The latest news, delivered straight to your inbox.", "newsletter or subscription offer"),
        ("Manage preferences", COOKIES),
        ("We value your privacy", COOKIES),
        ("Terms and conditions", COOKIES),
        ("We and our partners store information on a device, such as cookies.", COOKIES),
        ("Current Time 0:00", PLAYER),
        ("Loaded: 0%", PLAYER),
        ("4-Minute Listen", PLAYER),
        ("Listen to this article", PLAYER),
        ("Your browser does not support the audio element.", PLAYER),
        ("Estimated reading time: 6 minutes", PLAYER),
        ("Increase font size", PLAYER),
        ("Share full article", SHARE),
        ("1.2k shares", SHARE),
        ("Link copied", SHARE),
        ("Download the Quay News App for Latest World News", SHARE),
        ("Share this on Facebook (opens in new window)", SHARE),
        ("Ann Reed is a reporter. Follow her on X @annreed.", SHARE),
        ("Be the first to comment", COMMENTS),
        ("You must be logged in to post a comment.", COMMENTS),
        ("Letters may be edited for length and clarity.", COMMENTS),
        ("Report an error", FEEDBACK),
        ("Got a tip? Send it to The Quay here.", FEEDBACK),
        ("We want to hear from you", FEEDBACK),
        ("Skip to navigation", BUTTONS),
        ("Post navigation", BUTTONS),
        ("Home > News > Ports", BUTTONS),
        ("Editors' Picks", LINK),
        ("Most viewed in Culture", LINK),
        ("Explore more on these topics", LINK),
        ("Also Read | Ferry sold for scrap", LINK),
        ("Read the full story here.", LINK),
        ("Suggested Topics:", LINK),
        ("A version of this article appears in print on March 4, 2026, Section A, Page 22.", SOURCE),
        ("Distributed by Quay Content Agency, LLC.", SOURCE),
        ("FOR IMMEDIATE RELEASE", SOURCE),
        ("The Quay is not responsible for the content of external sites.", "disclaimer"),
        ("When you buy through our links, we may earn a small affiliate commission.", "disclaimer"),
        ("The views expressed here are the writer's own.", "disclaimer"),
        (
            "The Quay Letter is a reader-supported publication. To receive new posts, subscribe.",
            "membership or donation appeal",
        ),
        ("<iframe src='https://player.example/1'></iframe>", "code of the page"),
        ("Photo: Jo Bell", "photo credit"),
        ("Cranes stand idle on Tuesday. Photograph: Jo Bell/The Quay", "photo credit"),
        ("A van stands in water near the bridge in Carrow. (AP Photo/Jo Bell)", "photo credit"),
        ("A crane at the port in 2013 (Reuters)", "photo credit"),
        ("View image in fullscreen", "photo credit"),
        ("Length: 512 words", "label of a database"),
        ("Section: NEWS; Pg. A1", "label of a database"),
        ("Subject: FERRIES (90%); CITY COUNCILS (75%)", "label of a database"),
        ("12 of 40 DOCUMENTS", "label of a database"),
        ("First Published: Mar 3, 2026, 10:42 IST", "names date, place or source"),
        ("(Web editor: Ann Reed, Tom Hill)", "credits other reporters"),
    ],
)
def test_a_line_of_a_page_is_known_by_its_kind(line, expected):
    assert reason(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "Subscribe or starve: that is the choice many local papers now put to their readers.",
        "Sign up and get vaccinated",
        "Cancel anytime? Hardly: the clause binds them for ten years.",
        "Accept all of it, she told him, or nothing.",
        "Terms of surrender",
        "Listen to the bells.",
        "This video has been viewed two million times and shows a man running.",
        "Your browser knows more about you than your doctor.",
        "Share the pain.",
        "Follow Ann Reed for a day and you will see.",
        "He asked readers to follow him on Twitter @tomhill.",
        "1,200 shares were sold.",
        "No comment.",
        "12 comments were read out in court.",
        "Found a problem with the brakes.",
        "Got a tip? Waiters in Carrow rarely do.",
        "Do you have information? Call the police on 101.",
        "Anyone with information is asked to contact detectives on 555 010.",
        "Most viewed it as a defeat.",
        "The latest",
        "Read more books, the minister said.",
        "Most read aloud.",
        "This article of the constitution may not be changed.",
        "An earlier version of this plan was rejected by the council in 2019.",
        "The bank, which may earn a commission on purchases, refused to comment on the links.",
        "Only one name was missing from the picture: Anna Dorey.",
        "Photographs show a different scene.",
        "He said that it was over. (Reuters)",
        "The court refused to hear the case. [Reuters]",
        "The length: 512 words in all, handwritten.",
        "Section 8: housing for the poor",
        "State: Ohio (52%)",
        "Location: unknown",
        "Language: a weapon",
        "Body",
        "Editor: Why?",
        "Education",
        "Copyright 2026 will be remembered as the year the courts gave up.",
    ],
)
def test_an_article_that_says_something_like_it_loses_nothing(line):
    assert reason(line) == ""


EXPORT = f"""3 of 12 DOCUMENTS

The Harbour Post

March 3, 2026 Tuesday
Final Edition

Dockers turn down second pay offer as milk runs short

BYLINE: Anna Reed; Business Correspondent

SECTION: NEWS; Pg. A1

LENGTH: 512 words

BODY:

{PROSE}

Location: unknown

{PROSE}

LOAD-DATE: March 4, 2026

LANGUAGE: ENGLISH

GRAPHIC: A crane, seen from the quay

PUBLICATION-TYPE: Newspaper

Copyright 2026 Harbour Post Company"""


class TestDatabases:
    def test_labels_that_could_be_anything_count_beside_those_that_could_not(self):
        found = unscored(EXPORT)
        for label in ("Final Edition", "BODY:", "LANGUAGE: ENGLISH", "GRAPHIC: A crane, seen from the quay"):
            assert found[label] in ("label of a database", "photo credit")

    def test_name_in_the_copyright_notice_is_no_headline(self):
        assert unscored(EXPORT)["The Harbour Post"] == "name of the outlet"

    def test_headline_text_and_author_stay(self):
        found = unscored(EXPORT)
        assert "Dockers turn down second pay offer as milk runs short" not in found
        assert PROSE not in found
        assert "Location: unknown" not in found  # amid the article
        assert found["BYLINE: Anna Reed; Business Correspondent"] == "names the author"


class TestMenus:
    def test_sections_one_below_the_other_above_the_article_are_a_menu(self):
        page = f"Home\nWorld\nMarkets\nPort workers reject a second offer\n{PROSE}\n{PROSE}\nShare"
        assert {"Home", "World", "Markets"} <= set(unscored(page))
        assert "Port workers reject a second offer" not in unscored(page)

    def test_sections_amid_an_article_are_a_list(self):
        assert list(unscored(f"{PROSE}\nHealth\nEducation\nCrime\n{PROSE}\nShare")) == ["Share"]

    def test_figures_beside_a_button_go_with_it_and_a_subheading_below_stays(self):
        assert list(unscored(f"{PROSE}\nShare\n412\nHealth\n{PROSE}")) == ["Share", "412"]

    def test_a_column_of_figures_below_a_button_is_a_table(self):
        assert list(unscored(f"{PROSE}\nShare\n412\n96\n17\n3\n{PROSE}")) == ["Share"]

    def test_figures_without_a_button_stay(self):
        assert list(unscored(f"Share\n{PROSE}\n12\n9\n3")) == ["Share"]

    def test_section_above_the_headline_is_not_the_headline(self):
        page = f"Opinion\nThe port needs a settlement, not a winner\n{PROSE}\n{PROSE}"
        assert unscored(page) == {"Opinion": "line above the headline"}

    def test_short_headline_directly_above_its_deck_is_not_lost(self):
        page = f"The Quay Review\nMenu\nThe organ menders\nOnly three people can still do it\n{PROSE}\n{PROSE}"
        assert "The organ menders" not in unscored(page)


class TestSignatures:
    def test_name_above_a_date_below_the_headline_is_a_byline(self):
        page = f"Port workers reject a second offer\nAnna Reed\nMarch 3, 2026\n{PROSE}"
        assert unscored(page) == {"Anna Reed": "names the author", "March 3, 2026": "names date, place or source"}

    def test_name_of_a_column_above_a_byline_is_no_author(self):
        page = f"Port workers reject a second offer\nEconomic Scene\nBy Anna Reed\n{PROSE}"
        assert unscored(page) == {
            "Economic Scene": "label between parts of the page",
            "By Anna Reed": "names the author",
        }

    def test_two_names_that_may_be_the_headline_stay(self):
        assert list(unscored(f"Broken Promises\nMarch 3, 2026\n{PROSE}\n{PROSE}")) == ["March 3, 2026"]

    @pytest.mark.parametrize(
        "line",
        ["By Anna Reed @annareed March 3, 2026", "March 3, 2026 by Anna Reed 12 Comments", "Interview by Anna Reed"],
    )
    def test_byline_with_a_handle_a_date_or_its_kind_of_work(self, line):
        assert unscored(f"Port workers reject a second offer\n{line}\n{PROSE}") == {line: "names the author"}

    def test_last_paragraph_that_says_who_the_author_is(self):
        note = "Anna Reed is a lecturer in economics at Carrow."
        page = f"Port workers reject a second offer\nBy Anna Reed\n{PROSE}\n{PROSE}\n{note}"
        assert unscored(page)[note] == "says who the author is"

    @pytest.mark.parametrize("author", ["Tom Hill", "Reuters"])
    def test_last_paragraph_on_somebody_else_stays(self, author):
        last = "Anna Reed is expected in court on Monday." if author == "Tom Hill" else "Reuters is not named in it."
        page = f"Port workers reject a second offer\nBy {author}\n{PROSE}\n{PROSE}\n{last}"
        assert last not in unscored(page)

    def test_headline_below_a_list_of_trends_is_none_of_them(self):
        page = f"Trending\nFerry\nCouncil to meet on Thursday\nBy Tom Hill\n{PROSE}\n{PROSE}"
        assert "Council to meet on Thursday" not in unscored(page)


class TestFoot:
    FOOT = "Share\nFacebook\nLeave a comment\nPlease enter your name to go on.\nForgotten password?\nFerry sold"

    def test_what_a_form_asks_of_the_reader_does_not_end_the_foot(self):
        assert set(self.FOOT.splitlines()) <= set(unscored(f"{PROSE}\n{PROSE}\n{self.FOOT}"))

    @pytest.mark.parametrize("last", ["He asked us to leave.", "It is time to talk.", '"Mind your step."'])
    def test_last_sentence_below_a_box_stays(self, last):
        assert last not in unscored(f"{PROSE}\nShare\nFacebook\nLeave a comment\n{last}\nShare")

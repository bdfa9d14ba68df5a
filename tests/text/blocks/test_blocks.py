import re
import textwrap
from pathlib import Path

import pytest
from scraped import ADVERTISED, PAGE, WRAPPED
from wire import PROSE, WIRE

from lib.model import Block
from lib.text.blocks import blocks
from lib.text.normalise import normalise

SEEDS = Path(__file__).parents[4] / "shared" / "seeds"


def kinds(text: str, title: str | None = None) -> list[tuple[str, str]]:
    """Kind and text of every block."""
    normal = normalise(text)
    return [(block.kind, normal[block.start : block.end]) for block in blocks(normal, title)]


def of_kind(kind: str, text: str, title: str | None = None) -> list[str]:
    return [block for found, block in kinds(text, title) if found == kind]


def reason(line: str) -> str:
    """The reason why a line is no body text that stands between paragraphs of an article."""
    text = f"{PROSE}\n\n{line}\n\n{PROSE}"
    return next((block.reason for block in blocks(normalise(text)) if block.start > len(PROSE)), "")


class TestKinds:
    def test_dateline_of_a_wire_report_is_split_off_its_first_paragraph(self):
        assert kinds(WIRE)[:2] == [
            ("dateline", "PORT HALLORAN, March 3 (Carrow Wire)"),
            ("body", "The union of dock workers rejected a second pay offer on Tuesday."),
        ]

    def test_subhead_and_short_statement_of_a_wire_report_stay_body(self):
        assert of_kind("body", WIRE)[2:] == ["Shops run short", "The port authority declined to comment."]

    def test_credit_to_colleagues_is_a_byline(self):
        assert of_kind("byline", WIRE) == ["(Reporting by Anna Reed; Editing by Sue Marsh)"]

    def test_scraped_page_keeps_exactly_its_article(self):
        assert of_kind("title", PAGE) == PAGE.splitlines()[3:5]
        assert of_kind("byline", PAGE) == ["By Anna Reed, Economics Editor"]
        assert of_kind("dateline", PAGE) == ["Published 3 March 2026, 10:42"]
        lines = PAGE.splitlines()
        assert of_kind("body", PAGE) == [lines[i] for i in (10, 11, 13, 14, 16)]

    def test_advertisement_disclaimer_and_labels_go_and_the_article_stays(self):
        paragraphs = ADVERTISED.split("\n\n")
        assert of_kind("title", ADVERTISED) == paragraphs[:1]
        assert of_kind("body", ADVERTISED) == paragraphs[5:7]

    def test_blurb_between_offer_and_terms_of_sale_is_advertisement(self):
        found = {block.reason for block in blocks(ADVERTISED) if "portrait" in ADVERTISED[block.start : block.end]}
        assert found == {"book advertisement"}

    def test_a_headline_with_a_colon_below_topic_labels_is_no_label(self):
        line = "Harbour Strike: Union Turns Down a Second Offer"
        assert line not in of_kind("boilerplate", f"Region: North\n\n{line}\n\n{PROSE}\n\n{PROSE}")

    def test_label_beside_topic_labels_is_one_too(self):
        assert ("boilerplate", "Series: Halloran") in kinds(ADVERTISED)

    def test_name_above_an_office_is_a_byline(self):
        text = f"Port strike enters third week\nAnna Reed\nBusiness correspondent\n{PROSE}"
        assert of_kind("byline", text) == ["Anna Reed", "Business correspondent"]

    def test_links_read_as_their_text(self):
        text = f"Port strike enters third week\n\nBy [Carrow](#)\n\n[CARROW](#) 3 March 2026\n\n{PROSE}\n\n[More](#)"
        assert [kind for kind, _ in kinds(text)] == ["title", "byline", "dateline", "body", "boilerplate"]

    def test_headline_may_be_a_link(self):
        line = "[Port strike enters its third week](https://harbourpost.example/strike)"
        assert of_kind("title", f"{line}\n\n{PROSE}\n\n{PROSE}") == [line]

    def test_chronicle_keeps_the_dates_that_head_its_entries(self):
        text = f"Port strike day by day\n{PROSE}\nMarch 3, 2026\n{PROSE}\nMarch 4, 2026\n{PROSE}"
        assert of_kind("body", text) == text.splitlines()[1:]


class TestTitle:
    def test_known_title_is_found_below_other_lines(self):
        text = f"Analysis\nPort strike. What now?\n{PROSE}"
        assert of_kind("title", text, "Port Strike: What now") == ["Port strike. What now?"]
        assert kinds(text, "Port Strike: What now")[0] == ("boilerplate", "Analysis")

    def test_first_line_with_a_full_stop_is_body(self):
        text = f"The cranes stand still.\n{PROSE}"
        assert of_kind("title", text) == []

    def test_first_paragraph_without_headline_is_body(self):
        assert kinds(f"{PROSE}\n\n{PROSE}") == [("body", PROSE), ("body", PROSE)]

    @pytest.mark.parametrize("line", ["(Jo Bell)", "Anna Reed", "The union demands:", "and so it went on", "***"])
    def test_names_credits_and_beginnings_of_lists_are_no_headline(self, line):
        assert of_kind("title", f"{line}\n{PROSE}") == []


class TestAllBody:
    @pytest.mark.parametrize(
        "text",
        [
            "Dockers reject second pay offer as strike enters third week",
            "Milk\nBread\nTwo candles\nA new rope for the boat\nAsk Tom about the engine",
            "© 2026 Harbour Post\nAll rights reserved\nPrivacy Policy\nSubscribe",
            "By Anna Reed",
            "3 March 2026",
            "Sign up for our newsletter today.",
        ],
    )
    def test_headline_alone_short_lines_and_pages_without_article(self, text):
        assert {kind for kind, _ in kinds(text)} == {"body"}

    @pytest.mark.parametrize(
        "line",
        [
            "The court ruled that copyright in the pictures belongs to the agency, and that copying is prohibited.",
            "All rights reserved to the crown in 1820 were sold.",
            "Subscribe to this view and the strike looks inevitable.",
            "Newsletters, once the poor relation of the press, now earn more than some papers.",
            "Support for Britain's independent journalism is falling.",
            "Become a member or leave, the port was told.",
            "Arts and Culture",
            "Next.",
            "No part of this city was spared.",
            "The views expressed in the letter do not reflect the position of the church, the bishop said.",
            "This report, first published in 2010, found that the harbour was unsafe.",
            "Like many users on Facebook, he was angry.",
            "Research from Oxford University shows the tunnel will flood.",
            "Photos from the scene showed smoke over the port.",
            "Read the letter he sent: it is short.",
            "The email, from jo.bell@port.example, was sent to the minister on Friday.",
            "The price: $135 - enough to pay for a week at the inn.",
            '"Sign up for the newsletter," he said.',
            "SMITH (Labour) - 23,411",
            "ECONOMY - The port earns a third of the town's income.",
        ],
    )
    def test_article_that_speaks_of_such_things_loses_nothing(self, line):
        assert reason(line) == ""
        assert f"{PROSE}\n\n{line}\n\n{PROSE}".split("\n\n") == of_kind("body", f"{PROSE}\n\n{line}\n\n{PROSE}")


class TestReasons:
    @pytest.mark.parametrize(
        ("line", "expected"),
        [
            ("ADVERTISEMENT", "advertisement label"),
            ("Story continues below", "advertisement label"),
            ("Sign up for our weekly newsletter", "newsletter or subscription offer"),
            ("Never miss a story: subscribe today.", "newsletter or subscription offer"),
            ("Related: Ferry sold for scrap", "link to other articles"),
            ("[Ferry sold](#) | [Tunnel approved](#)", "link"),
            ("Region: [North](#), [Coast](#)", "topic labels"),
            ("Filed under: ports, strikes", "topic labels"),
            ("Featured image is by Jo Bell.", "photo credit"),
            ("Jo Bell/Getty Images", "photo credit"),
            ("Follow Anna Reed on Twitter @annareed", "share or follow buttons"),
            ("Leave a comment", "comment invitation"),
            ("Become a member of Harbour Post", "membership or donation appeal"),
            ("Republished with permission from The Quay.", "rights notice"),
            ("This article originally appeared in The Quay.", "note on the source"),
            ("For press inquiries: desk@harbourpost.example", "contact line"),
            ("www.harbourpost.example", "web or e-mail address"),
            ("We use cookies. By using this site you agree to our privacy policy.", "cookie or privacy notice"),
            ("Disclaimer: Nothing here is advice.", "disclaimer"),
            ("Facebook Twitter Email Print", "buttons and menus"),
            ("The Carrow Press contributed to this report.", "credits other reporters"),
        ],
    )
    def test_reason_says_in_plain_words_what_a_line_is(self, line, expected):
        assert reason(line) == expected

    def test_long_fair_use_notice_is_known_by_its_phrases(self):
        notice = (
            "This site holds copyrighted material whose use the owner has not always authorised. We offer it under "
            "fair use for teaching. If you wish to use it for other purposes you must ask the owner for permission."
        )
        assert reason(notice) == "rights notice"


class TestWrapped:
    def test_wrapped_lines_are_joined_and_indents_begin_paragraphs(self):
        found = kinds(WRAPPED)
        assert [kind for kind, _ in found] == ["title", "byline", "byline", "body", "body", "boilerplate"]
        assert found[3][1].endswith("short of bread.")
        assert found[4][1].startswith("The port authority")

    @pytest.mark.parametrize("width", [28, 40, 72, 110, 130])
    def test_columns_of_newspapers_and_wide_windows_are_wrapped_text_too(self, width):
        text = "\n\n".join("\n".join(textwrap.wrap(each, width)) for each in [f"{PROSE} {PROSE}"] * 3)
        assert len(kinds(text)) == 3

    def test_times_of_subtitles_are_paragraphs_of_their_own(self):
        lines = textwrap.wrap(f"{PROSE} {PROSE}", 40)
        text = "\n\n".join(f"{n}\n00:00:{n:02},000 --> 00:00:{n:02},500\n{line}" for n, line in enumerate(lines, 10))
        assert [each for _, each in kinds(text) if "> 00" in each] == re.findall(".*> 00.*", normalise(text))

    def test_one_paragraph_a_line_is_not_joined(self):
        text = f"{PROSE}\n{PROSE}\nshort line\n{PROSE}"
        assert len(kinds(text)) == 4


class TestSeeds:
    def article(self, name: str) -> str:
        path = next(SEEDS.glob(name), None)
        if path is None:
            pytest.skip("the seed articles are not beside this checkout")
        return path.read_text(encoding="utf-8")

    def test_dispatch_loses_only_its_dateline(self):
        found = kinds(self.article("000_*.txt"))
        assert [kind for kind, _ in found] == ["dateline"] + ["body"] * 8
        assert found[0][1] == "MOSCOW, June 6. /TASS/."

    def test_page_keeps_title_deck_and_eleven_paragraphs(self):
        found = [kind for kind, _ in kinds(self.article("002_*.txt"))]
        assert (
            found
            == ["title"] * 2
            + ["byline"]
            + ["dateline"] * 2
            + ["boilerplate"] * 3
            + ["body"] * 11
            + ["boilerplate"] * 20
        )


def test_block_is_scored_if_title_or_body():
    assert [Block(0, 1, kind).scored for kind in ("title", "body", "byline", "dateline", "boilerplate")] == [
        True,
        True,
        False,
        False,
        False,
    ]

"""Lines that only their place on the page, a label or a neighbour gives away."""

from __future__ import annotations

import pytest
from wire import PROSE

from lib.text.blocks import blocks
from lib.text.normalise import normalise

HEADLINE = "Port workers reject a second offer"
ABOUT_AUTHOR = "says who the author is"
BESIDE = "label between parts of the page"
RELEASE = "note below a press release"


def unscored(*lines: str) -> dict[str, str]:
    """Every block of a page of these lines that is not scored, with its reason."""
    text = normalise("\n\n".join(lines))
    return {text[block.start : block.end]: block.reason for block in blocks(text) if not block.scored}


class TestHead:
    def test_name_below_the_headline_is_a_byline_without_a_date(self):
        assert unscored(HEADLINE, "Anna Reed", PROSE, PROSE) == {"Anna Reed": "names the author"}

    def test_subhead_above_the_first_paragraph_is_no_name(self):
        assert unscored(HEADLINE, "About Carrow", PROSE, PROSE) == {}

    def test_name_in_capitals_below_the_headline_is_no_author(self):
        assert unscored(HEADLINE, "QUAY TODAY", PROSE, PROSE) == {"QUAY TODAY": "name below the headline"}

    @pytest.mark.parametrize("line", ["By our port staff", "Staff and agencies"])
    def test_office_in_place_of_an_author(self, line: str):
        assert unscored(HEADLINE, line, PROSE, PROSE) == {line: "names an office in place of the author"}

    def test_labels_between_byline_and_date(self):
        page = (HEADLINE, "By Anna Reed", "Lecturer in port economics", "Carrow", "March 3, 2026", PROSE, PROSE)
        found = unscored(*page)
        assert found["Lecturer in port economics"] == found["Carrow"] == BESIDE

    def test_label_above_the_first_paragraph_below_the_date(self):
        assert unscored(HEADLINE, "March 3, 2026", "Quay and harbour", PROSE, PROSE)["Quay and harbour"] == BESIDE

    def test_summary_between_byline_and_share_bar_stays(self):
        points = ("Second offer refused by nine in ten", "Port to stay shut until the end of the month at least")
        assert not set(points) & set(unscored(HEADLINE, "By Anna Reed", *points, "Share", PROSE, PROSE))

    def test_headline_below_a_figure(self):
        text = normalise(f"58°\n\nWatch Live\n\n{HEADLINE}\n\n{PROSE}\n\n{PROSE}")
        assert [text[b.start : b.end] for b in blocks(text) if b.kind == "title"] == [HEADLINE]

    def test_date_with_a_time_zone_in_hours_and_the_time_it_takes_to_read(self):
        lines = ("Tue, March 3, 2026 at 9:12 AM GMT+2", "Tue March 3 2026 - 05:00 • 4 min read")
        assert set(lines) <= set(unscored(HEADLINE, *lines, PROSE, PROSE))


class TestAmid:
    def test_subhead_between_paragraphs_stays(self):
        assert unscored(HEADLINE, PROSE, "Shops run short", PROSE, "Share", PROSE) == {"Share": "buttons and menus"}

    def test_short_line_between_two_buttons(self):
        assert unscored(HEADLINE, PROSE, "Share", "Port strike", "Print", PROSE)["Port strike"] == BESIDE

    def test_someone_speaking_between_two_buttons_stays(self):
        assert '"No deal"' not in unscored(HEADLINE, PROSE, "Share", '"No deal"', "Print", PROSE)

    def test_headline_of_another_article_in_brackets(self):
        line = "[ The crane that would not turn ]"
        assert unscored(HEADLINE, PROSE, line, PROSE, "Share")[line] == "link to other articles"

    @pytest.mark.parametrize("line", ["[ Applause ]", "[ Yes: 14; no: 3; the others were away ]"])
    def test_what_else_stands_in_brackets_stays(self, line: str):
        assert line not in unscored(HEADLINE, PROSE, line, PROSE, "Share")

    def test_caption_and_credit_above_the_button_that_hides_them(self):
        lines = ("Cranes stand idle at the quay.", "Tom Hill for the Quay Review", "hide caption")
        assert set(lines) <= set(unscored(HEADLINE, PROSE, *lines, PROSE))

    def test_name_handle_and_time_of_a_post_but_not_its_words(self):
        post = ("Port Union", "@portunion", "No deal today, and none tomorrow.", "2:14 PM · Mar 3, 2026")
        assert set(unscored(HEADLINE, PROSE, *post, PROSE, "Share")) == {post[0], post[1], post[3], "Share"}

    def test_what_a_sponsor_says_below_the_label(self):
        line = "See how 900 firms pay their crews on time."
        assert unscored(HEADLINE, PROSE, "A message from our sponsor", line, PROSE)[line] == "advertisement label"

    def test_article_below_the_label_of_a_sponsor_stays(self):
        page = (HEADLINE, PROSE, "A message from our sponsor", PROSE)
        assert list(unscored(*page)) == ["A message from our sponsor"]


class TestFoot:
    BIO = "Anna Reed is a lecturer in economics at Carrow."

    def test_note_on_the_author_above_other_lines_of_the_foot(self):
        found = unscored(
            HEADLINE, "By Anna Reed", PROSE, PROSE, self.BIO, "The editor reads letters on Mondays.", "Share"
        )
        assert found[self.BIO] == ABOUT_AUTHOR

    def test_writer_of_whom_nothing_was_said_before(self):
        note = "Mary Holt is a senior fellow at the Quay Institute."
        assert unscored(HEADLINE, PROSE, PROSE, PROSE, note)[note] == ABOUT_AUTHOR

    def test_writer_without_a_name_and_a_private_person(self):
        note, last = "The author is a retired engineer.", "The author is a private person and stays silent."
        assert unscored(HEADLINE, PROSE, PROSE, PROSE, note) == {note: ABOUT_AUTHOR}
        assert unscored(HEADLINE, PROSE, PROSE, PROSE, last) == {}

    def test_somebody_of_whom_the_article_spoke_stays(self):
        named = f"Critics such as Mary Holt and her many friends at the institute disagree with it. {PROSE}"
        note = "Mary Holt is a senior fellow at the Quay Institute."
        assert note not in unscored(HEADLINE, named, PROSE, PROSE, note)

    def test_somebody_without_a_writers_office_stays(self):
        assert unscored(HEADLINE, PROSE, PROSE, PROSE, "Mary Holt is a nurse on the ward in Carrow.") == {}

    def test_headlines_below_the_note_on_the_author(self):
        line = "Crane sold to the port of Halloran"
        page = (HEADLINE, "By Anna Reed", PROSE, PROSE, self.BIO, line)
        assert unscored(*page)[line] == "foot of the page"

    def test_signatures_below_an_open_letter_stay(self):
        signed = ("Yours,", "Mary Holt", "Tom Hill")
        assert not set(signed) & set(unscored(HEADLINE, PROSE, PROSE, *signed, "Share"))

    def test_last_paragraph_with_initials_behind_its_full_stop_stays(self):
        last = "A court hears the appeal of the union this July. QR"
        assert last not in unscored(HEADLINE, PROSE, PROSE, "Share", last, "Print")


class TestPressRelease:
    ABOUT = ("About Carrow Cranes", "Carrow Cranes builds cranes and employs 90 people.")

    def test_paragraph_about_the_company(self):
        found = unscored(HEADLINE, PROSE, PROSE, *self.ABOUT, "Share")
        assert found[self.ABOUT[0]] == found[self.ABOUT[1]] == RELEASE

    def test_subhead_that_begins_with_about_stays(self):
        line = "About turn"
        assert line not in unscored(HEADLINE, PROSE, PROSE, line, PROSE, "Share")

    def test_section_about_a_town_stays(self):
        page = (HEADLINE, PROSE, "Share", "About Carrow", "Carrow employs few and loses many.", PROSE, "Print")
        assert "Carrow employs few and loses many." not in unscored(*page)

    def test_all_below_the_mark_at_the_end(self):
        notes = ("- ENDS -", "Pictures are there for the asking.", "Media contact", "Anna Reed")
        assert set(notes) <= set(unscored(HEADLINE, PROSE, PROSE, *notes))

    @pytest.mark.parametrize("mark", ["Ends", "ENDS"])
    def test_mark_without_a_contact_below_is_a_subhead(self, mark: str):
        assert unscored(HEADLINE, PROSE, PROSE, mark, PROSE, "Share") == {"Share": "buttons and menus"}

from pathlib import Path

import pytest

from lib.model import Article
from lib.text.blocks.dates import date_in_year, dateline, dates, is_date_line
from lib.text.blocks.proposal import proposal

SEEDS = Path(__file__).parents[4] / "shared" / "seeds"
BODY = "The council met on Monday evening and agreed on the plan for the port, its workers and the old ferry."


def proposed(*lines: str) -> tuple[str | None, str | None, str | None, str | None]:
    article = proposal(Article("\n".join((*lines, BODY, BODY))))
    return article.title, article.outlet, article.published, article.author


class TestFields:
    def test_all_fields_of_a_page(self):
        found = proposed("Port strike enters its third week", "By Anna Reed, Harbour Post", "Published 3 March 2026")
        assert found == ("Port strike enters its third week", "Harbour Post", "2026-03-03", "Anna Reed")

    def test_title_is_the_headline_as_it_was_written_without_its_deck(self):
        found = proposed("# The port’s strike enters its third week", "Union says talks failed", "By Anna Reed")
        assert found[0] == "The port’s strike enters its third week"

    def test_nothing_is_seen_in_plain_prose(self):
        assert proposed() == (None, None, None, None)

    def test_known_fields_stay(self):
        known = Article(f"Port strike goes on\nBy Anna Reed\n{BODY}\n{BODY}", "T", "O", "2020", author="A")
        assert proposal(known) is known
        assert proposal(Article(known.text, title="T", outlet="O")) == Article(
            known.text, title="T", outlet="O", author="Anna Reed"
        )

    def test_empty_text(self):
        assert proposal(Article("")) == Article("")


class TestOutlet:
    @pytest.mark.parametrize(
        ("opening", "outlet"),
        [
            ("MOSCOW, June 6. /TASS/. ", "TASS"),
            ("LONDON (Reuters) - ", "Reuters"),
            ("PORT HALLORAN, March 3 (Carrow Wire) — ", "Carrow Wire"),
            ("KYIV, Ukraine (AP) — ", "AP"),
            ("New Delhi, March 3 (ANI): ", "ANI"),
            ("WASHINGTON — ", None),
        ],
    )
    def test_agency_of_a_dateline(self, opening, outlet):
        assert proposal(Article(opening + BODY)).outlet == outlet

    def test_site_that_published_goes_before_the_agency_that_wrote(self):
        lines = (
            "Port strike enters its third week",
            "By [TASS](#)",
            "[TASS](#) 2 March 2026",
            "Global Research, March 4, 2026",
        )
        assert proposed(*lines)[1:] == ("Global Research", "2026-03-04", "TASS")

    def test_agency_that_wrote_is_the_outlet_if_no_other_is_named(self):
        assert proposed("Port strike enters its third week", "By Reuters")[1] == "Reuters"

    def test_place_beside_a_date_is_no_outlet(self):
        assert proposed("Port strike enters its third week", "Port Halloran, March 3, 2026")[1:3] == (
            None,
            "2026-03-03",
        )

    def test_name_beside_a_date_is_an_outlet_if_the_foot_of_the_page_repeats_it(self):
        page = f"Port strike enters its third week\nHalloran Today\nThe Quay, March 3, 2026\n{BODY}\n{BODY}"
        assert proposal(Article(page)).outlet == "The Quay"
        page = f"Port strike enters its third week\nCarrow, March 3, 2026\n{BODY}\n{BODY}\n© 2026 Carrow"
        assert proposal(Article(page)).outlet == "Carrow"

    @pytest.mark.parametrize(
        ("line", "author", "outlet"),
        [
            ("By Anna Reed, Economics Editor", "Anna Reed", None),
            ("By Anna Reed for the Harbour Post", "Anna Reed", "Harbour Post"),
            ("By Anna Reed, Harbour Post Economics Editor", "Anna Reed", "Harbour Post"),
            ("By Anna Reed, Tom Hill and Sue Ray", "Anna Reed, Tom Hill and Sue Ray", None),
            ("By Anna Reed, Port Halloran", "Anna Reed", None),
            ("Anna Reed, Staff Writer", "Anna Reed", None),
        ],
    )
    def test_author_and_outlet_of_a_byline(self, line, author, outlet):
        found = proposed("Port strike enters its third week", line)
        assert (found[3], found[1]) == (author, outlet)


class TestPublished:
    @pytest.mark.parametrize(
        ("line", "day"),
        [
            ("Thursday, February 23, 2023", "2023-02-23"),
            ("Updated 5 March 2026", None),
            ("Updated 5 March 2026 | Published 3 March 2026", None),
            ("03/04/2026", None),
            ("14/10/2025", "2025-10-14"),
            ("March 3", None),
        ],
    )
    def test_whole_day_of_a_date_line(self, line, day):
        assert proposed("Port strike enters its third week", line)[2] == day

    def test_year_elsewhere_above_the_article_completes_a_dateline(self):
        assert proposal(Article("MOSCOW, June 6. /TASS/. " + BODY)).published is None
        article = Article(f"Port strike goes on\nBy Anna Reed | 2018\nMOSCOW, June 6. /TASS/. {BODY}\n{BODY}")
        assert proposal(article).published == "2018-06-06"


class TestDates:
    @pytest.mark.parametrize(
        ("text", "day"),
        [
            ("6 June 2018", "2018-06-06"),
            ("June 6, 2018", "2018-06-06"),
            ("Oct. 14, 2025", "2025-10-14"),
            ("2018-06-06", "2018-06-06"),
            ("on Sunday, 22 October 2017, at noon", "2017-10-22"),
            ("3rd of March 2026", "2026-03-03"),
        ],
    )
    def test_day_in_a_text(self, text, day):
        assert dates(text) == (day,)

    @pytest.mark.parametrize("text", ["03/04/2026", "June 31, 2018", "June 2018", "June 6", "1.2.3.4", "room 12"])
    def test_no_day_or_two(self, text):
        assert dates(text) == ()

    def test_day_completed_with_a_year(self):
        assert date_in_year("MOSCOW, June 6. /TASS/.", "2018") == "2018-06-06"
        assert date_in_year("MOSCOW /TASS/.", "2018") is None

    @pytest.mark.parametrize(
        "line", ["TASS 22 October 2017", "Updated at 9:24 a.m. ET", "7 years ago", "Carrow, May 3"]
    )
    def test_line_of_a_date(self, line):
        assert is_date_line(line)

    @pytest.mark.parametrize("line", ["The strike began on March 3, 2026", "In 2016", "May 3, 2018?", "Chapter 3"])
    def test_line_with_a_date_in_it(self, line):
        assert not is_date_line(line)

    @pytest.mark.parametrize(
        "opening",
        [
            "The United Nations (UN) Security Council met.",
            "NATO The alliance met.",
            "UPDATE - Three more were found.",
            "LONDON (Reuters) - the rest is lost",
            "Sanders (I-Vt.) Friday said no.",
            "On June 6 - The strike began.",
            "Geneva - The talks go on.",
        ],
    )
    def test_beginnings_that_are_no_dateline(self, opening):
        assert dateline(f"{opening} {BODY}", opening=True) is None


class TestSeeds:
    def article(self, name: str) -> Article:
        path = next(SEEDS.glob(name), None)
        if path is None:
            pytest.skip("the seed articles are not beside this checkout")
        return proposal(Article(path.read_text(encoding="utf-8")))

    def test_dispatch(self):
        article = self.article("000_*.txt")
        assert (article.outlet, article.published, article.author, article.title) == ("TASS", None, None, None)

    def test_page(self):
        article = self.article("002_*.txt")
        assert (article.outlet, article.published, article.author) == ("Global Research", "2017-10-24", "TASS")
        assert article.title is not None
        assert article.title.startswith("US Coalition Bombing")

"""What stands in the address: plain words for options, and nothing taken from it that the page does not offer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from page_harness import AppTest, opened_app, stored

from lib.model import Article, Card, Span
from lib.pages.links import (
    LONGEST_VALUE,
    PARTS,
    article_of,
    option_of,
    options_of,
    place_of,
    slug,
    slugs,
    term_of,
    written,
)
from lib.store import LOCAL

OPTIONS = ["All events", "Port strike", "port-strike", "Ausschuß", "…", "水門"]
TEXT = "The dam held. Nobody spoke of it."
CARD = Card.of(Article(TEXT))
HOSTILE = ["<script>alert(1)</script>", "' OR 1=1 --", "../../etc/passwd", "x" * 5_000, "%00", "a\nb", "NaN", "-1-5"]


def test_an_option_stands_in_the_address_by_its_letters_and_digits():
    assert slug("All events", OPTIONS) == "all-events"
    assert slug("loaded_terms", ["loaded_terms"]) == "loaded_terms"
    assert slug("水門", OPTIONS) == "水門"


def test_options_that_read_alike_or_have_no_letter_are_told_apart_by_a_digest():
    written_so = [slug(option, OPTIONS) for option in OPTIONS]
    assert len(set(written_so)) == len(OPTIONS)
    assert slug("Port strike", OPTIONS).startswith("port-strike-")
    assert option_of("port-strike", OPTIONS) is None


@given(st.lists(st.text(min_size=1), min_size=1, max_size=8, unique=True))
def test_every_option_is_found_again_by_what_stands_for_it(options):
    assert [option_of(slug(option, options), options) for option in options] == options


@pytest.mark.parametrize("wanted", HOSTILE)
def test_what_no_option_is_called_is_none(wanted):
    assert option_of(wanted, OPTIONS) is None
    assert article_of(wanted, {CARD.id: CARD}) is None
    assert place_of(wanted, CARD) is None


@pytest.mark.parametrize("wanted", ["x" * 101, "a\nb", "a\0b"])
def test_nobody_types_such_a_term(wanted):
    assert term_of(wanted) is None


def test_a_term_is_what_was_typed():
    assert term_of("wom?n protest*") == "wom?n protest*"


def test_an_article_is_known_by_the_beginning_of_its_id():
    assert article_of(CARD.id[:16], {CARD.id: CARD}) == CARD.id
    assert article_of(CARD.id[:15], {CARD.id: CARD}) is None
    assert article_of("0" * 16, {CARD.id: CARD}) is None


def test_a_passage_lies_within_its_article():
    assert place_of(written(Span(4, 7)), CARD) == Span(4, 7)
    assert place_of(f"4-{len(TEXT)}", CARD) == Span(4, len(TEXT))
    assert [place_of(wanted, CARD) for wanted in ("7-4", "4-4", f"4-{len(TEXT) + 1}", "4", "")] == [None] * 5


def test_no_two_parts_of_a_page_have_one_name_or_widget():
    for parts in PARTS.values():
        assert len({part.name for part in parts}) == len({part.key for part in parts}) == len(parts)


def test_several_options_are_found_again_and_none_of_them_may_be_missing():
    wanted = slugs(["port-strike", "水門"], OPTIONS)
    assert options_of(wanted, OPTIONS) == ["port-strike", "水門"]
    assert options_of(slugs([], OPTIONS), OPTIONS) == []
    assert options_of(f"{wanted}.lies", OPTIONS) is None
    assert [options_of(each, OPTIONS) for each in HOSTILE] == [None] * len(HOSTILE)


def on_page(page: str, **params: str) -> AppTest:
    """A page of the sample corpus as its address says."""
    app = AppTest.from_string(
        f"import lib.pages.{page} as page\nfrom lib.pages.opening import show\n"
        "from lib.pages.state.places import remember_pages\n"
        f"remember_pages({{}})\npage.run = page.render\nshow(page, {page!r})",
        default_timeout=120,
    )
    for name, value in {"corpus": "sample", **params}.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def said(app: AppTest) -> dict[str, str]:
    return {name: value if isinstance(value, str) else value[0] for name, value in app.query_params.items()}


def test_a_chart_is_saved_with_the_address_of_the_page_that_it_was_drawn_on():
    app = on_page("compare", measure="lix", view="own-and-quoted")
    for voice in ("all", "own"):
        app.selectbox(key="compare_voice").set_value(voice).run()
        ((_, view),) = [
            held["compare_voices_chart"] for key, held in app.session_state["kept"].items() if key[0] == "pictures"
        ]
        assert dict(view.params) == said(app)
        assert (view.params["measure"], view.params["voice"], view.chart) == ("lix", voice, "compare_voices_chart")


@pytest.mark.filterwarnings("default")  # Streamlit's own
def test_a_link_says_what_a_report_is_to_hold():
    app = on_page("report", measures="lix.sentiment", contents="none", texts="full-texts", format="md")
    assert app.multiselect(key="report_measures").value == ["sentiment", "lix"]
    assert app.pills(key="report_contents").value == []
    assert app.segmented_control(key="report_texts").value == "full texts"
    assert app.segmented_control(key="report_format").value == ".md"
    app.pills(key="report_contents").set_value(["terms", "naming"]).run()
    assert said(app)["contents"] == "terms.naming"
    assert said(app)["measures"] == "sentiment.lix"
    assert [each.value for each in on_page("report", measures="lies").info] == [
        "The link asks for what this corpus does not have (measures). The usual choice is shown instead."
    ]


def test_no_value_of_an_address_is_longer_than_what_is_read():
    assert len(slug("x" * 10_000, ["x" * 10_000])) <= LONGEST_VALUE


def test_a_link_to_a_corpus_of_somebody_else_says_what_one_to_none_says(store, monkeypatch):
    foreign = stored(store, "Secret", "The dam held.", user="ann@example.org")
    app = opened_app(foreign.id)
    nothing = opened_app("f" * 24)
    assert [text.value for text in app.text] == [text.value for text in nothing.text]
    assert store.workspaces(LOCAL) == ()

from __future__ import annotations

import pytest
from gallery import gallery, outlet_names

from lib.charts.frame import Frame, Paper
from lib.charts.picture import FORMATS, Image, laid_out
from lib.charts.theme import LIGHT, Words
from lib.charts.typeface import width

NORMAL, USUAL, LONG = gallery(4, 16), gallery(12, 18), gallery(12, 60)


def test_names_of_the_gallery_differ_and_are_as_long_as_asked():
    for n, length in ((12, 3), (12, 60)):
        names = outlet_names(n, length)
        assert len(set(names)) == n
        assert {len(name) for name in names} == {length}


@pytest.mark.parametrize("form", FORMATS.values(), ids=FORMATS)
@pytest.mark.parametrize("kind", NORMAL)
def test_every_chart_fills_the_page_of_every_format(kind, form):
    image = laid_out(NORMAL[kind], LIGHT, form)
    page_width, page_height = image.page
    assert image.width == form.width
    assert image.height == (form.height or image.height)
    assert page_width / page_height == pytest.approx(image.width / image.height, rel=0.005)


@pytest.mark.parametrize("kind", ["outlets", "pairs"])
def test_what_needs_more_room_is_drawn_smaller_and_not_left_out(kind):
    few, many = (laid_out(pictures[kind], LIGHT, FORMATS["card"]) for pictures in (NORMAL, LONG))
    assert many.page > few.page
    assert (many.width, many.height) == (few.width, few.height) == (1200, 675)


@pytest.mark.parametrize("form", FORMATS.values(), ids=FORMATS)
def test_text_is_small_where_a_chart_needs_more_room_than_its_format_has(form):
    few, many = (laid_out(pictures["pairs"], LIGHT, form) for pictures in (NORMAL, LONG))
    assert not few.is_small
    assert many.is_small
    assert many.text_scale == pytest.approx(form.page_width / many.page[0])


@pytest.mark.parametrize("kind", ["strip", "voices", "curve", "outlets", "forest", "time"])
def test_what_a_usual_corpus_has_reads_well_in_every_format_but_the_lowest(kind):
    for picture, forms in (
        (NORMAL[kind], ("wide", "square", "portrait", "column")),
        (USUAL[kind], ("portrait", "column")),
    ):
        assert [form for form in forms if laid_out(picture, LIGHT, FORMATS[form]).is_small] == []


@pytest.mark.parametrize("kind", ["strip", "voices", "outlets", "pairs", "shares", "bins", "naming"])
def test_four_outlets_read_well_on_a_web_card(kind):
    assert not laid_out(NORMAL[kind], LIGHT, FORMATS["card"]).is_small


def test_text_is_not_small_in_a_printed_column_from_six_points_on():
    column = FORMATS["column"]
    points = 72 * 85 / 25.4 * 14 / column.page_width  # of 14 px on a page 85 mm wide
    image = Image(None, column.width, 1000, text_scale=6 / points)
    assert not image.is_small
    assert Image(None, column.width, 1000, text_scale=0.95 * image.text_scale).is_small


def test_the_print_column_is_85_mm_wide_at_300_dots_per_inch():
    assert FORMATS["column"].width / 300 * 25.4 == pytest.approx(85, abs=0.05)


def test_words_that_are_given_take_the_place_of_the_pictures_own():
    image = laid_out(NORMAL["forest"], LIGHT, FORMATS["wide"], Words("My <i>own</i>", "", "", byline="A. Analyst"))
    texts = [each.text for each in image.figure.layout.annotations]
    assert "My &lt;i&gt;own&lt;/i&gt;" in texts
    assert "A. Analyst" in texts
    assert not any("Evening Chronicle uses" in text for text in texts)


def test_a_footer_leaves_room_for_the_logo():
    words = Words("Title", "Subtitle", "A long note that says what every mark of the chart stands for. " * 3)
    logo = "data:image/png;base64,AA=="
    plain, beside = (
        Frame.of(each, Paper(600, 600)) for each in (words, Words(*(words.title, "", words.note), logo=logo))
    )
    assert max(width(line, 12) for line in beside.footer) <= 600 - 24 - 120 - 12
    assert len(beside.footer) > len(plain.footer)


def test_the_logo_is_an_image_in_the_lower_right_corner():
    words = Words("Title", "", "Note.", logo="data:image/png;base64,AA==")
    image = laid_out(NORMAL["forest"], LIGHT, FORMATS["wide"], words)
    (logo,) = image.figure.layout.images
    layout = image.figure.layout
    plot = layout.width - layout.margin.l - layout.margin.r, layout.height - layout.margin.t - layout.margin.b
    assert layout.margin.l + logo.x * plot[0] == pytest.approx(layout.width - 12)
    assert layout.margin.t + (1 - logo.y) * plot[1] == pytest.approx(layout.height - 12)

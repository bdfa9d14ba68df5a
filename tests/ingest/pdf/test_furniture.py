"""Running heads, feet and page numbers."""

from __future__ import annotations

from lib.ingest.pdf.furniture import without_furniture
from lib.ingest.pdf.layout import Word


def line(text, y, x=50.0):
    return [Word(word, x + 40 * i, x + 40 * i + 30, y, y + 10) for i, word in enumerate(text.split())]


def page(head, body, foot, place=780.0):
    return [*line(head, place), *line(body, 700), *line(f"{body} went on", 688), *line(foot, 20)]


def read(*pages):
    kept, furniture = without_furniture(pages)
    return [" ".join(word.text for word in words) for words in kept], furniture


def test_what_comes_back_at_its_place_is_furniture_and_words_are_kept_once():
    pages = [page("Harbour Post May 2024", f"Page text {name}", f"{number}") for number, name in enumerate("abc", 1)]
    assert read(*pages) == ([f"Page text {name} Page text {name} went on" for name in "abc"], ["Harbour Post May 2024"])


def test_heads_of_left_and_right_pages_are_two_pieces():
    pages = [page(("Left", "Right")[number % 2], f"Page {'abcd'[number]}", "") for number in range(4)]
    assert read(*pages)[1] == ["Left", "Right"]


def test_another_place_or_other_words_are_no_furniture():
    moved = [page("Harbour Post", "One here", ""), page("Harbour Post", "Two here", "", place=740)]
    other = [page("Harbour Post", "One here", ""), page("Herald", "Two here", "")]
    assert read(*moved)[1] == read(*other)[1] == []


def test_what_comes_back_far_away_is_no_furniture():
    pages = [page(head, f"Text {'abcd'[number]}", "") for number, head in enumerate(["Votes", "One", "Two", "Votes"])]
    assert read(*pages)[1] == []


def test_figures_of_a_table_are_no_page_numbers():
    pages = [page("12 34 56", "One here", ""), page("78 90 12", "Two here", "")]
    assert read(*pages)[0][0].startswith("12 34 56")


def test_rows_amid_a_page_stay():
    pages = [
        [
            word
            for number in range(12)
            for word in line("Refrain" if number == 6 else f"{name} {number}x", 700 - 12 * number)
        ]
        for name in ("Uno", "Due")
    ]
    kept, furniture = read(*pages)
    assert all("Refrain" in each for each in kept)
    assert furniture == []


def test_a_number_alone_on_one_page_stays():
    assert read(page("Harbour Post", "One here", "7")) == (["Harbour Post One here One here went on 7"], [])


def test_what_a_browser_prints_around_a_page_is_furniture_on_a_single_page_too():
    head, foot = "01/05/2024, 10:12 Gate closed", "https://example.org/gate 1/1"
    assert read(page(head, "One here", foot)) == (["One here One here went on"], [head, foot])
    for other in ("https://example.org/gate", "In 01/05/2024 we met"):
        assert read(page("Head", "One here", other)) == ([f"Head One here One here went on {other}"], [])

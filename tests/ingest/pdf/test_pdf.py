"""PDF documents as a whole: made here, word by word."""

from __future__ import annotations

import subprocess
import sys

import pytest
from pdf_writer import BOLD, UPWARDS, Text, column, pdf, wrapped

from lib.ingest.limits import Limits
from lib.ingest.pdf import read_pdf
from lib.ingest.process import ROOT
from lib.ingest.source import IngestError, Source
from lib.model import Article

LIMITS = Limits()
FIRST = "The council met on Tuesday to discuss the bridge, and nobody outside the room was asked about it by anyone."
SECOND = "The mayor said that she was done, and left the building without a word to the reporters who had been waiting."
THIRD = "The cost had doubled since spring, members said, and the vote that was planned for May was delayed once again."
DAMAGED = (
    "the file is damaged, or not what its name says. Open it in the program that made it, save it again and retry."
)
LOCKED = "the document is protected by a password. Save it without one."


def read(data, limits=LIMITS):
    [article] = read_pdf(Source("a.pdf", data, limits))
    return article


def paragraphs(*pages, **options):
    return read(pdf(*pages, **options)).text.split("\n\n")


def refusal(data, limits=LIMITS):
    with pytest.raises(IngestError) as error:
        read(data, limits)
    return error.value.status, error.value.sentence


def page_of(*texts, width=60, gap=10, x=50, top=700):
    """A page of paragraphs with some white between them."""
    placed = []
    for text in texts:
        lines = column(wrapped(text, width), x, top)
        placed += lines
        top = lines[-1].y - 12 - gap
    return placed


def test_lines_become_paragraphs():
    assert paragraphs(page_of(FIRST, SECOND, THIRD)) == [FIRST, SECOND, THIRD]


def test_the_order_in_which_words_were_drawn_does_not_matter():
    assert paragraphs(page_of(FIRST, SECOND, THIRD)[::-1]) == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize("n_columns", [2, 3])
def test_columns_that_are_drawn_row_by_row_are_read_one_after_the_other(n_columns):
    texts = [FIRST, SECOND, THIRD][:n_columns]
    drawn = [column(wrapped(text, 24), 40 + 170 * number, 600) for number, text in enumerate(texts)]
    rows = sorted((text for each in drawn for text in each), key=lambda text: (-text.y, text.x))
    headline = Text(40, 640, "Bridge closed until further notice", size=24, font=BOLD)
    assert paragraphs([headline, *rows]) == ["Bridge closed until further notice", *texts]


def test_a_paragraph_goes_on_over_columns_and_pages():
    lines = wrapped(f"{FIRST} {SECOND} {THIRD}", 40)
    first, second = column(lines[:4], 40, 100), column(lines[4:6], 40, 700)
    assert paragraphs(first, second, column(lines[6:], 40, 700)) == [f"{FIRST} {SECOND} {THIRD}"]


def test_a_word_that_the_line_parts_is_joined():
    lines = [
        "The members of the govern-",
        "ment met in the far-",
        "right corner of the town-",
        "hall, said the far-right mayor.",
    ]
    assert paragraphs(column(lines, 40, 700)) == [
        "The members of the government met in the far-right corner of the town-hall, said the far-right mayor."
    ]


def test_running_heads_are_cut_and_page_numbers_left_out():
    pages = []
    for number, text in enumerate((FIRST, SECOND, THIRD), 1):
        head, foot = Text(40, 780, f"Harbour Post, no. {number}"), Text(300, 20, f"{number}")
        pages.append([head, *page_of(text), foot])
    article = read(pdf(*pages))
    assert article.text.split("\n\n") == [FIRST, SECOND, THIRD, "Harbour Post, no. 1"]
    assert [article.text[start:] for start in article.cut] == ["Harbour Post, no. 1"]


@pytest.mark.parametrize("foot", ["Page 1 of 1", "1 / 1", "page 1"])
def test_a_page_number_of_a_single_page_is_left_out_if_it_says_what_it_is(foot):
    assert paragraphs([*page_of(FIRST), Text(280, 20, foot)]) == [FIRST]


def test_a_line_that_is_no_furniture_stays_at_the_foot():
    assert paragraphs([*page_of(FIRST), Text(40, 20, "12 were hurt.")], page_of(SECOND)) == [
        FIRST,
        "12 were hurt.",
        SECOND,
    ]


def test_a_page_that_is_turned_is_read_as_it_was_written():
    assert paragraphs(page_of(FIRST, SECOND), page=b"/Rotate 90") == [FIRST, SECOND]
    upwards = [Text(700 - text.y, text.x, text.words, matrix=UPWARDS) for text in page_of(FIRST, SECOND)]
    assert paragraphs(upwards) == [FIRST, SECOND]


def test_a_stamp_along_the_margin_comes_last():
    stamp = Text(20, 300, "Received on 5 May", matrix=UPWARDS)
    assert paragraphs([stamp, *page_of(FIRST)], page_of(SECOND)) == [FIRST, SECOND, "Received on 5 May"]


def test_words_beyond_the_edges_of_the_page_are_not_seen():
    assert paragraphs([*page_of(FIRST), Text(700, 400, "printer's note")]) == [FIRST]
    assert paragraphs([*page_of(FIRST), Text(50, 40, "cropped")], page=b"/CropBox[0 100 600 800]") == [FIRST]


def test_typography_survives_and_ligatures_are_spelled_out():
    said = "“We won’t – ever – leave,” she said… €5"
    assert paragraphs([Text(40, 700, said)]) == [said]


def test_the_title_is_that_of_the_properties_if_it_reads_like_one():
    def title(written):
        return read(pdf(page_of(FIRST), title=written)).title

    assert title("  Bridge closed\nuntil spring ") == "Bridge closed until spring"
    assert title("Microsoft sues U.S. over bridge") == "Microsoft sues U.S. over bridge"
    for no_title in ("", "Untitled", "Microsoft Word - bridge.doc", "bridge_final v2 copy.indd", "Bridge", "a/b c d"):
        assert title(no_title) is None


@pytest.mark.parametrize("version", [b"/V 1/R 2/Length 40", b"/V 2/R 3/Length 128"])
def test_a_password_is_told_from_damage(version):
    keys = b"/Filter/Standard%s/P -4/O<%s>/U<%s>" % (version, b"0a" * 32, b"0b" * 32)
    trailer = b"/Encrypt<<%s>>/ID[<%s><%s>]" % (keys, b"0c" * 16, b"0c" * 16)
    assert refusal(pdf(page_of(FIRST), trailer=trailer)) == ("encrypted", LOCKED)
    whole = pdf(page_of(FIRST))
    for damaged in (whole[:60], b"%PDF-1.7\n%%EOF", b"<html>404</html>", bytes(500)):
        assert refusal(damaged) == ("malformed", DAMAGED)


def test_what_can_be_saved_of_a_damaged_document_is_read():
    whole = pdf(page_of(FIRST))
    assert read(whole.replace(b"startxref\n", b"startxref\n9")).text == FIRST
    assert read(whole[: whole.index(b"startxref")]).text == FIRST
    assert read(b"HTTP/1.1 200 OK\r\n\r\n" + whole + b"\njunk").text == FIRST


def test_pictures_of_pages_are_told_from_empty_pages():
    assert refusal(pdf([], picture=True)) == (
        "empty",
        "its pages are pictures without text, as a scanner makes them. Run text recognition (OCR) over it and retry.",
    )
    assert read(pdf([])) == Article("")
    assert read(pdf(page_of(FIRST), picture=True)).text == FIRST


def test_the_fonts_of_the_system_are_not_read():
    program = (
        "import sys, pathlib; sys.path.insert(0, 'tests/helpers'); import pdf_writer\n"
        "from lib.ingest.limits import Limits; from lib.ingest.pdf import read_pdf\n"
        "from lib.ingest.source import Source\n"
        "def n_reads(): return int(pathlib.Path('/proc/self/io').read_text().split('syscr: ')[1].split()[0])\n"
        "data = pdf_writer.pdf([pdf_writer.Text(40, 700, 'The council met.')])\n"
        "''.encode('utf-16-le'); before = n_reads()\n"
        "text = next(read_pdf(Source('a.pdf', data, Limits()))).text\n"
        "print(text, n_reads() - before)"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    text, _, n_reads = done.stdout.rpartition(" ")
    assert text == "The council met."
    assert int(n_reads) < 5


def test_pages_and_characters_are_limited():
    three = pdf(page_of(FIRST), page_of(SECOND), page_of(THIRD))
    assert refusal(three, Limits(max_pages=2)) == (
        "too_large",
        "the document has more than 2 pages. Split it into smaller files.",
    )
    assert refusal(three, Limits(max_characters=100)) == (
        "too_large",
        "the document holds more than 100 characters. Split it into smaller files.",
    )
    assert read(three, Limits(max_pages=3)).text == "\n\n".join([FIRST, SECOND, THIRD])

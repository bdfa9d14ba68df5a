"""Downloads of news databases. The articles are invented; the lines around them are how these databases write."""

from __future__ import annotations

import io
import time

import docx
import pytest

from lib.ingest import read_file
from lib.ingest.bundle import unbundled
from lib.model import Article

ONE = "The mill on the river burned for two nights, and nobody in the town could say who had been the last to leave it."
TWO = "Its owner said on Friday that he would build it again, with a stone wall on the side that faces the old bridge."
THREE = "The school stays closed until the roof is mended, which the council hopes to pay for from the fair, as always."
FOUR = (
    "Parents were asked to keep their children at home, and most of them did so without a word of complaint, she said."
)

MILL = Article(f"Mill burns\n\n{ONE}\n\n{TWO}", "Mill burns", "Valley Echo", "2023-02-03", author="Jo Marsh")
SCHOOL = Article(f"School shut\n\n{THREE}\n\n{FOUR}", "School shut", "Hill Gazette", "2023-02-04", author="Al Reed")


def text(*lines):
    return "\n\n".join(lines)


def nexis(headline, outlet, day, author, *paragraphs):
    rights = f"Copyright 2023 {outlet} All Rights Reserved"
    above = (headline, outlet, day, rights, "Section: NEWS; Pg. 2", "Length: 210 words", f"Byline: {author}", "Body")
    below = ("Classification", "Language: ENGLISH", "Subject: FIRES (90%)", "Load-Date: February 5, 2023")
    return (*above, *paragraphs, *below, "End of Document")


NEXIS = (
    *nexis("Mill burns", "Valley Echo", "February 3, 2023 Friday", "Jo Marsh", ONE, TWO),
    *nexis("School shut", "Hill Gazette", "February 4, 2023 Saturday", "Al Reed", THREE, FOUR),
)
COVER = (
    "User Name: A. Kim",
    "Job Number: 77",
    "Documents (2)",
    "1. Mill burns",
    "2. School shut",
    "Search Terms: mill",
)


def older_nexis(number, headline, outlet, day, author, *paragraphs):
    wrapped = [paragraph.replace(", ", ",\n") for paragraph in paragraphs]
    above = (f"     {number} of 2 DOCUMENTS", f"   {outlet}", f"  {day}\n  Late Edition", headline)
    fields = (f"BYLINE: {author}", "SECTION: NEWS; Pg. 2", "LENGTH: 210 words")
    below = ("LOAD-DATE: February 5, 2023", "LANGUAGE: ENGLISH", f"Copyright 2023 {outlet}\nAll Rights Reserved")
    return text(*above, *fields, *wrapped, *below)


def factiva(headline, outlet, day, author, *paragraphs):
    above = (
        f"NEWS\n{headline}\n\n{author}\n210 words\n{day}\n10:15\n{outlet}\nVALECH\nEnglish\nCopyright 2023. {outlet}."
    )
    return text(above, *paragraphs, "Valley Press Ltd", "Document VALECH0020230203ej2300001")


def coded_factiva(headline, outlet, day, author, first, second):
    above = f"HD  {headline}\nBY\t{author}\nWC 210 words\nPD {day}\nSN {outlet}\nLA English\n\nLP \n{first}\n\nTD"
    return text(above, second, "NS  gfire : Fires", "AN  Document VALECH0020230203ej2300001")


def proquest(number, headline, outlet, day, author, first, second):
    info = f"Publication info: {outlet} ; Lund [Lund]. {day}: A.2."
    above = (f"Document {number} of 2", headline, f"Author: {author}", info, f"Full text: {first}", second)
    return text(
        *above, f"Publication title: {outlet}", f"Publication date: {day}", "ProQuest document ID: 55", "_" * 40
    )


def both(write, *, numbered=False):
    days = ("3 February 2023", "4 February 2023")
    articles = [("Mill burns", "Valley Echo", days[0], "Jo Marsh", ONE, TWO)]
    articles += [("School shut", "Hill Gazette", days[1], "Al Reed", THREE, FOUR)]
    return text(*(write(number, *each) if numbered else write(*each) for number, each in enumerate(articles, start=1)))


@pytest.mark.parametrize(
    "download",
    [
        text(*NEXIS),
        text(*COVER, *NEXIS),
        both(factiva) + "\n\n© 2023 Factiva, Inc. All rights reserved.",
        both(coded_factiva),
        both(proquest, numbered=True),
    ],
)
def test_a_download_is_its_articles_without_the_fields_of_the_database(download):
    assert unbundled(Article(download, title="Files")) == [MILL, SCHOOL]


def test_lines_stay_as_they_are_wrapped():
    first, second = unbundled(Article(both(older_nexis, numbered=True)))
    assert first.text == MILL.text.replace(", ", ",\n")
    assert (second.title, second.outlet, second.published, second.author) == (
        ("School shut", "Hill Gazette", "2023-02-04", "Al Reed")
    )


def test_a_download_of_one_article_is_read_without_its_fields():
    assert unbundled(Article(text(*NEXIS[: len(NEXIS) // 2]))) == [MILL]


def test_an_article_of_nexis_needs_no_line_that_says_where_it_ends():
    assert unbundled(Article(text("Page 1 of 3", *NEXIS[: len(NEXIS) // 2 - 1]))) == [MILL]


def word(paragraphs):
    document, data = docx.Document(), io.BytesIO()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(data)
    return data.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", text(*NEXIS).encode()),
        ("a.docx", word(NEXIS)),
        ("a.rtf", ("{\\rtf1 " + "\\par ".join(NEXIS) + "}").encode()),
        ("a.html", ("<body>" + "".join(f"<p>{line}</p>" for line in NEXIS)).encode()),
    ],
)
def test_it_is_read_so_in_every_format_of_documents(name, data):
    assert read_file(name, data).articles == (MILL, SCHOOL)


@pytest.mark.parametrize(
    "lines",
    [
        (ONE, "End of Document", TWO),
        (ONE, "1 of 2 DOCUMENTS", TWO),
        (ONE, "Length: 210 words", "She wrote: End of Document", TWO),
        (*NEXIS, THREE),
        ("Document 1 of 2", ONE, "Full text: yes", "Document 2 of 2", TWO),
    ],
)
def test_what_is_not_surely_a_download_stays_one_article(lines):
    article = Article(text(*lines), title="T", cut=(0,))
    assert unbundled(article) == [article]


@pytest.mark.parametrize(
    "line", ["Document " + "A" * 200_000, "Section" + " " * 200_000, "1" * 200_000, "x " * 100_000]
)
def test_a_long_line_takes_no_time_that_grows_with_its_square(line):
    began = time.perf_counter()
    assert len(unbundled(Article(text(*NEXIS, line)))) <= 2
    assert time.perf_counter() - began < 2

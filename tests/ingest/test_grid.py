"""Tables in documents, in every format that has them."""

from __future__ import annotations

import io
import time

import docx
import pytest
from package_writer import odt

from lib.ingest import read_file
from lib.ingest.grid import document
from lib.model import Article

ONE = "The mill on the river burned for two nights, and nobody in the town could say who had been the last to leave it."
TWO = "Its owner said on Friday that he would build it again, with a stone wall on the side that faces the old bridge."
FIGURES = (("Year", "Mills", "Hands"), ("2019", "14", "310"), ("2021", "12", "280"))
LINES = ("Year | Mills | Hands", "2019 | 14 | 310", "2021 | 12 | 280")
LISTED = (
    ("Headline", "Paper", "Date", "Full text"),
    ("Mill burns", "Valley Echo", "3 February 2023", f"{ONE}\n{TWO}"),
    ("Mill to rise", "Hill Gazette", "4 February 2023", TWO),
)
ARTICLES = (
    Article(f"Mill burns\n\n{ONE}\n\n{TWO}", "Mill burns", "Valley Echo", "2023-02-03"),
    Article(f"Mill to rise\n\n{TWO}", "Mill to rise", "Hill Gazette", "2023-02-04"),
)


def as_docx(*items):
    made, data = docx.Document(), io.BytesIO()
    for item in items:
        if isinstance(item, str):
            made.add_paragraph(item)
            continue
        table = made.add_table(len(item), len(item[0]))
        for row, cells in zip(table.rows, item, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                first, *more = text.split("\n")
                cell.text = first
                for paragraph in more:
                    cell.add_paragraph(paragraph)
    made.save(data)
    return data.getvalue()


def as_odt(*items):
    def paragraphs(text):
        return "".join(f"<text:p>{each}</text:p>" for each in text.split("\n"))

    def row(cells):
        inside = "".join(f"<table:table-cell>{paragraphs(cell)}</table:table-cell>" for cell in cells)
        return f"<table:table-row>{inside}</table:table-row>"

    def table(rows):
        first, *more = map(row, rows)
        return f"<table:table><table:table-header-rows>{first}</table:table-header-rows>{''.join(more)}</table:table>"

    return odt("".join(paragraphs(item) if isinstance(item, str) else table(item) for item in items))


def as_rtf(*items):
    def row(cells):
        defined = "\\trowd" + "".join(f"\\cellx{n}" for n, _ in enumerate(cells, start=1))
        inside = "".join("\\pard\\intbl " + cell.replace("\n", "\\par ") + "\\cell" for cell in cells)
        return f"{defined}{inside}{defined}\\row "  # word processors define a row before and behind it

    body = "".join(f"\\pard {item}\\par " if isinstance(item, str) else "".join(map(row, item)) for item in items)
    return f"{{\\rtf1 {body}}}".encode()


@pytest.fixture(params=["docx", "odt", "rtf"])
def read(request):
    write = {"docx": as_docx, "odt": as_odt, "rtf": as_rtf}[request.param]
    return lambda *items: read_file(f"a.{request.param}", write(*items)).articles


def test_a_table_of_figures_is_one_line_a_row_and_never_scored(read):
    [article] = read(ONE, FIGURES, TWO)
    paragraphs = [ONE, *LINES, TWO]
    assert article.text == "\n\n".join(paragraphs)
    assert [article.text[start:].partition("\n")[0] for start in article.cut] == [*LINES]


def test_a_table_that_lays_out_an_article_is_its_paragraphs(read):
    [article] = read((("Mill burns\n" + ONE, "Photo: J. Marsh"), (TWO, "")))
    assert article == Article("\n\n".join(["Mill burns", ONE, "Photo: J. Marsh", TWO]))


def test_a_table_of_articles_is_one_article_a_row(read):
    assert read("Collected in May", LISTED) == ARTICLES


def test_a_table_of_two_columns_may_name_the_fields_of_one_article_beside_them(read):
    assert read([*zip(*LISTED[:2], strict=True)]) == ARTICLES[:1]


def test_two_tables_in_a_row_are_two_tables(read):
    assert read(FIGURES, ONE, FIGURES)[0].text == "\n\n".join([*LINES, ONE, *LINES])


def test_nothing_is_lost_of_an_article_that_shows_a_table_of_others(read):
    [article] = read(ONE, LISTED)
    assert article.text.startswith(f"{ONE}\n\nHeadline\n\nPaper")
    assert article.cut == ()


def test_a_table_with_tables_in_it_is_a_layout():
    made, data = docx.Document(), io.BytesIO()
    outer = made.add_table(1, 2)
    outer.cell(0, 0).text = ONE
    inner = outer.cell(0, 1).add_table(len(FIGURES), len(FIGURES[0]))
    for row, cells in zip(inner.rows, FIGURES, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    made.save(data)
    [article] = read_file("a.docx", data.getvalue()).articles
    assert (article.text, len(article.cut)) == ("\n\n".join([ONE, *LINES]), len(LINES))


def test_many_paragraphs_take_time_in_proportion():
    began = time.perf_counter()
    [article] = document([ONE] * 40_000, None)
    assert len(article.text) == 40_000 * (len(ONE) + 2) - 2
    assert time.perf_counter() - began < 5

"""CSV and TSV. The oracle of the properties is the csv module's writer."""

from __future__ import annotations

import csv
import io
import time

import pytest
from cells import means_itself
from hypothesis import given
from hypothesis import strategies as st

from lib.ingest.delimited import read_csv, read_tsv
from lib.ingest.limits import Limits
from lib.ingest.source import IngestError, Source
from lib.model import Article

FIRST = "The council met on Tuesday; “nobody,” it said, was asked."
SECOND = 'She left.\n\n"We are done," he said: 5 | 4, no more.'
LONG = "The council met on Tuesday to discuss the old bridge, and nobody outside the room was asked about the cost."

cells = st.text(st.characters(exclude_characters="\r\0", exclude_categories=["Cs", "Cc"], include_characters="\n\t"))
cells = cells.filter(means_itself)


def read(text, reader=read_csv):
    return list(reader(Source("articles.csv", text.encode(), Limits())))


def refusal(text, reader=read_csv):
    with pytest.raises(IngestError) as error:
        read(text, reader)
    return error.value.status, error.value.where, error.value.sentence


def written(rows, delimiter, quoting=csv.QUOTE_MINIMAL):
    table = io.StringIO()
    csv.writer(table, delimiter=delimiter, quoting=quoting, lineterminator="\n").writerows(rows)
    return table.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
@pytest.mark.parametrize("reader", [read_csv, read_tsv])
def test_every_delimiter_is_found_from_the_header(delimiter, quoting, reader):
    rows = [["outlet", "date", "text"], ["Daily", "2018-06-06", FIRST], ["Herald", "7 June 2018", SECOND]]
    assert read(written(rows, delimiter, quoting), reader) == [
        Article(FIRST, outlet="Daily", published="2018-06-06"),
        Article(SECOND, outlet="Herald", published="2018-06-07"),
    ]


@given(st.lists(cells, min_size=1), st.sampled_from([(",", read_csv), (";", read_csv), ("\t", read_tsv)]))
def test_the_text_of_a_cell_is_kept_to_the_letter(texts, kind):
    delimiter, reader = kind
    rows = [["outlet", "text"], *(["Daily", text] for text in texts)]
    assert [article.text for article in read(written(rows, delimiter, csv.QUOTE_ALL), reader)] == texts


def test_a_headline_comes_before_its_text():
    assert read(f'headline,body\nBridge closed,"{LONG}"\n') == [
        Article(f"Bridge closed\n\n{LONG}", title="Bridge closed")
    ]


def test_a_cell_may_be_longer_than_the_csv_module_allows_by_itself():
    text = "word " * 40_000
    assert read(f"id,text\n1,{text}\n") == [Article(text)]


def test_short_rows_have_no_text_and_blank_rows_do_not_count():
    table = "outlet,text,note\nDaily\n\n , ,\nHerald,Short.,x,y,z\n,\n"
    assert [article.text for article in read(table) if article.text] == ["Short."]


def test_an_unquoted_text_in_the_last_column_keeps_its_commas():
    assert read("id,text\n1,Well, yes, he said, and left,,\n") == [Article("Well, yes, he said, and left")]


def test_so_does_one_in_the_middle_if_blanks_follow_them():
    table = "title,text,outlet\nRain,It rained, and rained, all day.,Daily\nSnow,It snowed.,Herald\n"
    assert [(article.text, article.outlet) for article in read(table)] == [
        ("Rain\n\nIt rained, and rained, all day.", "Daily"),
        ("Snow\n\nIt snowed.", "Herald"),
    ]


def test_a_line_separator_within_a_cell_ends_no_row():
    assert read("id,text\n1,One\u2028two\x85three.\n") == [Article("One\u2028two\x85three.")]


def test_quotation_marks_of_the_text_survive_in_a_table_without_quoting():
    table = 'outlet\ttext\nDaily\t"We are done," he said.\nHerald\tA 5" pipe and "no more.\n'
    assert [article.text for article in read(table, read_tsv)] == ['"We are done," he said.', 'A 5" pipe and "no more.']


def test_the_only_column_of_long_texts_is_taken_under_any_name():
    table = written([["id", "topic", "blurb"], ["1", "Bridge", LONG], ["2", "Bridge", LONG]], ",")
    assert read(table) == [Article(LONG, event="Bridge")] * 2


def test_without_a_column_of_texts_the_columns_are_named():
    assert refusal("id,amount,rate\n1,2,3\n4,5,6\n") == (
        "malformed",
        "",
        "no column holds the articles. The first row has 'id', 'amount', 'rate'. "
        "Put column names into the first row and name the articles' column 'text'.",
    )


def test_a_table_without_a_header_is_refused_instead_of_losing_its_first_article():
    status, _, sentence = refusal(written([["1", LONG], ["2", LONG]], ","))
    assert status == "malformed"
    assert sentence.startswith(
        "no column holds the articles. The first row has '1', 'The council met on Tuesday to '. Put"
    )


def test_two_columns_of_long_texts_are_ambiguous():
    assert refusal(written([["first", "second"], [LONG, LONG]], ","))[0] == "malformed"


def test_many_columns_are_not_all_named():
    _, _, sentence = refusal(",".join(f"column{n}" for n in range(400)) + "\n")
    assert "'column7' and 392 more. Put" in sentence


def test_an_open_quotation_mark_is_refused_with_its_row():
    assert refusal('id,text\n1,"Fine."\n2,"Open\n3,More.\n') == (
        "malformed",
        "row 3",
        "a quotation mark is opened and never closed. Close it, or double the marks inside the text.",
    )


@pytest.mark.parametrize("table", ["", "\n\n", "title,text\n", "title,text,outlet"])
def test_a_table_without_rows_has_no_articles(table):
    assert read(table) == []


def test_the_delimiter_may_be_declared_as_excel_does():
    assert read('sep=;\nn;text\n1;"One; two."\n') == [Article("One; two.", labels=(("n", "1"),))]
    assert read("sep=\t\ntext\tn\nOne, two.\t1\n") == [Article("One, two.", labels=(("n", "1"),))]


def test_rows_above_the_header_do_not_hide_it():
    table = 'Export, made today\n\n"n";"text";"paper"\n1;"One; two.";"Daily"\n'
    assert read(table) == [Article("One; two.", outlet="Daily", labels=(("n", "1"),))]


def test_spaces_after_all_delimiters_are_no_part_of_the_cells():
    assert read('paper, text, n\nDaily, "Well, yes.", 1\n') == [
        Article("Well, yes.", outlet="Daily", labels=(("n", "1"),))
    ]
    assert read("paper,text\nDaily, Indented.\n") == [Article(" Indented.", outlet="Daily")]


def test_marks_may_be_escaped_by_a_backslash_instead_of_doubled():
    table = 'paper,text\nDaily,"\\"We are done,\\" he said, and left."\nHerald,"The end."\n'
    assert [article.text for article in read(table)] == ['"We are done," he said, and left.', "The end."]


def test_a_long_file_without_a_closing_mark_is_refused_soon():
    start = time.process_time()
    assert refusal('text,n\n"' + "x,y\n" * 300_000)[1] == "row 2"
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    ("text", "content", "suffix"),
    [
        ('{"text": "One."}\n{"text": "Two."}\n', "JSON", ".jsonl"),
        ("<html><body><p>One, two.</p></body></html>", "a web page", ".html"),
    ],
)
def test_another_format_under_the_name_of_a_table_is_refused(text, content, suffix):
    sentence = f"the name says a table, but the content is {content}. Change the end of its name to {suffix}."
    assert refusal(text) == ("unsupported", "", sentence)


def test_a_cell_of_markup_is_read_as_what_it_shows():
    table = 'text,outlet\n"<p>“One,” he said.</p>\n<p>Two &amp; three.</p>",Daily\n'
    assert read(table) == [Article("“One,” he said.\n\nTwo & three.", outlet="Daily")]


NOT_DOUBLED = (
    "a quotation mark inside a cell is not doubled, or one is never closed. Double the marks inside the text, or save "
    "the table as an Excel workbook."
)


def test_marks_that_are_not_doubled_are_kept_where_only_one_reading_fits():
    table = 'n,text\n1,"He said "we lost, badly" and left."\n2,"“No,” or "No," she said.", \n'
    assert refusal(table) == ("malformed", "row 3", NOT_DOUBLED)
    table = 'n,text\n1,"He said "we lost, badly" and left."\n\n2,"Or "No," she said,\nand ""left""."\n3,\n'
    assert [article.text for article in read(table)] == [
        'He said "we lost, badly" and left.',
        'Or "No," she said,\nand "left".',
        "",
    ]


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ('n,text\n1,"Fine."\n2,"Never closed.\n3,"The next, and the last."\n', "row 3"),
        ('n,text\n1,"Never closed.\n2,"The next."\n3,"The last."\n', "row 2"),
        ('n,text\n1,"Yes," he said.\n2,"The next."\n', "row 2"),
        ('n,text\n1,"So "it" was."\n2,Well, no.\n', "row 3"),
    ],
)
def test_a_table_that_marks_would_garble_is_refused_with_the_row(table, row):
    assert refusal(table) == ("malformed", row, NOT_DOUBLED)


def test_a_long_table_with_an_undoubled_mark_is_read_soon():
    start = time.process_time()
    assert len(read("n,text\n" + '1,"So "it" was, and is."\n' * 100_000)) == 100_000
    assert time.process_time() - start < 10


def test_of_two_columns_for_the_text_the_filled_one_is_taken():
    assert read("text,content\n,It rained.\nNaN,It snowed.\n") == [Article("It rained."), Article("It snowed.")]
    assert read("content,text\nNo.,It rained.\n") == [Article("It rained.", labels=(("content", "No."),))]


@pytest.mark.parametrize("delimiter", "^~¦\x1f")
def test_a_rare_delimiter_is_found_where_no_other_splits_the_header(delimiter):
    table = f"title^text\nBridge closed^{LONG}\n".replace("^", delimiter)
    assert read(table) == [Article(f"Bridge closed\n\n{LONG}", title="Bridge closed")]


def test_a_rare_delimiter_in_a_text_splits_nothing():
    assert read("text\nIt rained ^ dried.\n") == [Article("It rained ^ dried.")]

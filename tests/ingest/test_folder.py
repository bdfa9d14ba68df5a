"""Folders of files and what their index says."""

from __future__ import annotations

import pytest

from lib.ingest.folder import article_files, index, row_of, with_index
from lib.model import Article


def test_files_come_in_alphabetical_order_from_all_folders(tmp_path):
    for name in ("b.txt", "in/a.txt", "in/.hidden.txt", "index.csv", "a.csv"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    named = tmp_path / "in" / ".hidden.txt"
    found = [path.relative_to(tmp_path).as_posix() for path in article_files([named, tmp_path])]
    assert found == ["in/.hidden.txt", "a.csv", "b.txt", "in/a.txt"]


def test_an_index_gives_fields_and_labels(tmp_path):
    (tmp_path / "index.csv").write_text("file,outlet,country,title\na.txt,Daily,Norway,\n", encoding="utf-8")
    assert with_index(Article("A.", title="Kept"), tmp_path / "a.txt") == Article(
        "A.", title="Kept", outlet="Daily", labels=(("country", "Norway"),)
    )
    assert with_index(Article("B."), tmp_path / "b.txt") == Article("B.")


def test_an_index_may_be_in_another_encoding(tmp_path):
    (tmp_path / "index.csv").write_bytes("file,outlet\na.txt,Café Société Générale\n".encode("cp1252"))
    assert with_index(Article("A."), tmp_path / "a.txt").outlet == "Café Société Générale"


def test_a_changed_index_is_read_again(tmp_path):
    for outlet in ("Daily", "Herald"):
        (tmp_path / "index.csv").write_text(f"file,outlet\na.txt,{outlet}\n", encoding="utf-8")
        assert with_index(Article("A."), tmp_path / "a.txt").outlet == outlet


def test_dates_of_an_index_are_read_as_those_of_a_table():
    rows = index("file,published\na,25/12/2025\nb,03/04/2026\nc,soon\n,1/1/2026\n")
    assert rows == {"a": {"published": "2025-12-25"}, "b": {"published": "2026-04-03"}, "c": {"published": ""}}


def test_a_table_that_names_no_files_is_no_index():
    assert index("text\nOne.\n") is None
    assert index("") is None


@pytest.mark.parametrize(
    "text",
    [
        "File;Outlet;date;Headline;Country\na.txt;Daily;3 March 2026;Rain, again;Norway\n",
        'sep=\t\nfilename\tSource\tPub date\ttitle\tCountry\na.txt\tDaily\t2026-03-03\t"Rain, again"\tNorway\n',
        'Headline, Outlet, Country, File name, date\n"Rain, again", Daily, Norway, a.txt, 2026-03-03\n',
    ],
)
def test_columns_of_an_index_are_recognised_as_those_of_a_table(text):
    known = {"outlet": "Daily", "published": "2026-03-03", "title": "Rain, again", "Country": "Norway"}
    assert index(text) == {"a.txt": known}


def test_hidden_folders_in_a_folder_are_left_out_but_not_one_that_is_given(tmp_path):
    given = tmp_path / ".news"
    for name in (".git/a.txt", "__MACOSX/a.txt", "in/.trash/a.txt", "in/a.txt", "a.txt", "desktop.ini"):
        (given / name).parent.mkdir(parents=True, exist_ok=True)
        (given / name).write_text("x", encoding="utf-8")
    assert [path.relative_to(given).as_posix() for path in article_files([given])] == ["a.txt", "in/a.txt"]


@pytest.mark.parametrize("name", ["index.csv", "Index.csv", "INDEX.CSV"])
def test_an_index_may_be_called_so_in_capitals(tmp_path, name):
    (tmp_path / name).write_text("file,outlet\na.txt,Daily\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text("A.", encoding="utf-8")
    assert with_index(Article("A."), tmp_path / "a.txt").outlet == "Daily"
    assert [path.name for path in article_files([tmp_path])] == ["a.txt"]


@pytest.mark.parametrize("written", ["in/A.TXT", "./in/a.txt", "in\\a.txt", "in/a"])
def test_an_index_above_folders_names_files_in_any_way_that_people_write_them(written):
    indexes = {"news": index(f"file,outlet\n{written},Daily\n")}
    assert row_of(indexes, "news/in/a.txt") == {"outlet": "Daily"}
    assert row_of(indexes, "news/a.txt") == {}
    assert row_of({**indexes, "news/in": {"a.txt": {"outlet": "Wire"}}}, "news/in/a.txt") == {"outlet": "Wire"}


def test_what_word_keeps_while_a_document_is_open_is_no_article(tmp_path):
    for name in ("~$a.docx", "a.docx"):
        (tmp_path / name).write_bytes(b"x")
    assert [path.name for path in article_files([tmp_path])] == ["a.docx"]

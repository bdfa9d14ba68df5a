"""Folders, as a browser hands them over: file names that begin with their folders."""

from __future__ import annotations

from lib.ingest.folder import from_folders

PAGE = ("news/page.html", b"<p>One.</p>")
INDEX = ("news/index.csv", b"file,outlet,published\npage.html,Daily,25/12/2025\n")


def test_an_index_says_what_its_folder_holds_and_is_no_article():
    chosen, known = from_folders([PAGE, INDEX])
    assert chosen == [PAGE]
    assert known == {"news/page.html": {"outlet": "Daily", "published": "2025-12-25"}}


def test_what_a_browser_saves_beside_a_page_is_no_article():
    beside = [("news/page_files/logo.svg", b""), ("news/page_files/deep/a.js", b"")]
    others = [("news/other_files/a.txt", b"One."), ("page_files.txt", b"Two.")]
    assert from_folders([PAGE, *beside, *others])[0] == [PAGE, *others]


def test_so_it_is_in_browsers_of_other_languages():
    beside = [("news/page-Dateien/ad.html", b"<p>Ad.</p>"), ("news/page_fichiers/ad.html", b"<p>Ad.</p>")]
    assert from_folders([PAGE, *beside])[0] == [PAGE]


def test_hidden_files_are_no_articles():
    assert from_folders([PAGE, ("news/.DS_Store", b"x")])[0] == [PAGE]


def test_files_without_a_folder_are_all_kept():
    files = [("index.csv", b"file\na.txt\n"), ("a.txt", b"One."), ("a.txt", b"Two.")]
    assert from_folders(files) == (files, {})


def test_an_index_that_is_no_text_or_no_index_says_nothing():
    for content in (b"\xff\xfe\x00", b"name,outlet\na,b\n"):
        assert from_folders([PAGE, ("news/index.csv", content)]) == ([PAGE], {})

"""Readings as JSON, and what is refused of a worker's answer."""

from __future__ import annotations

import json

import pytest

from lib.ingest.contract import reading_as_json, reading_from_json
from lib.model import Article, Reading

READ = Reading(
    "a.txt", "ok", "", (Article("Text.", "Title", "Daily", "2018-06-06", "Bridge", "Jane Roe", "https://e.org"),)
)
REFUSED = Reading("a.txt", "malformed", "a.txt: the file is damaged.")


def test_a_reading_is_written_with_these_keys():
    assert reading_as_json(READ) == {
        "file": "a.txt",
        "status": "ok",
        "message": "",
        "documents": [
            {
                "text": "Text.",
                "title": "Title",
                "outlet": "Daily",
                "published": "2018-06-06",
                "event": "Bridge",
                "author": "Jane Roe",
                "url": "https://e.org",
            }
        ],
    }


def test_the_reading_of_an_archive_also_says_what_became_of_its_files():
    parts = (Reading("a.zip › a.txt", "ok", "", READ.articles), REFUSED)
    value = reading_as_json(Reading("a.zip", "ok", "", READ.articles, parts))
    assert value["documents"] == reading_as_json(READ)["documents"]
    assert value["parts"] == [
        {"file": "a.zip › a.txt", "status": "ok", "message": ""},
        {"file": "a.txt", "status": "malformed", "message": "a.txt: the file is damaged."},
    ]


@pytest.mark.parametrize("reading", [READ, REFUSED])
def test_a_reading_survives_the_way_through_json(reading):
    assert reading_from_json("a.txt", json.dumps(reading_as_json(reading)).encode()) == reading


@pytest.mark.parametrize(
    "change",
    [
        {"file": "b.txt"},
        {"status": "fine"},
        {"status": ["ok"]},
        {"status": "malformed"},
        {"message": "said"},
        {"message": None},
        {"documents": []},
        {"documents": None},
        {"documents": [{"text": "Text."}]},
        {"documents": [{**reading_as_json(READ)["documents"][0], "text": None}]},
        {"documents": [{**reading_as_json(READ)["documents"][0], "url": 5}]},
    ],
)
def test_an_answer_that_breaks_the_contract_is_no_reading(change):
    with pytest.raises(ValueError, match=r"answer|string"):
        reading_from_json("a.txt", json.dumps({**reading_as_json(READ), **change}).encode())


@pytest.mark.parametrize("answer", [b"", b"garbage", b"[]", b"[" * 100_000, b'{"file": "a.txt"}', b"\xff"])
def test_garbage_is_no_reading(answer):
    with pytest.raises(ValueError, match=r"no JSON|no reading"):
        reading_from_json("a.txt", answer)


def test_a_message_that_is_too_long_is_no_reading():
    answer = {**reading_as_json(REFUSED), "message": "x" * 601}
    with pytest.raises(ValueError, match="contradicts itself"):
        reading_from_json("a.txt", json.dumps(answer).encode())

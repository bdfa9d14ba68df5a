"""How the files of an archive come from the worker, and what is refused of its answer."""

from __future__ import annotations

import json

import pytest

from lib.ingest.contract import reading_as_json
from lib.ingest.members import Member, members_as_bytes, members_from_bytes
from lib.model import Reading

MEMBERS = (Member("a.txt", b"One.\nTwo."), Member("in/b.txt", b""), Member("c.docx", b"\n\0\xff", {"outlet": "Daily"}))


def test_members_survive_the_way_through_the_pipe():
    assert members_from_bytes("a.zip", members_as_bytes(MEMBERS)) == MEMBERS
    assert members_from_bytes("a.zip", members_as_bytes([])) == ()


def test_a_refusal_stays_one():
    refused = Reading("a.zip", "malformed", "a.zip: the file is damaged.")
    assert members_from_bytes("a.zip", json.dumps(reading_as_json(refused)).encode()) == refused


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"garbage",
        b"[]\n",
        b"[" * 100_000 + b"\n",
        b'{"members": [{"name": "a.txt", "size": 1, "known": {}}]}\nTwo',
        b'{"members": [{"name": "a.txt", "size": 9, "known": {}}]}\nTwo',
        b'{"members": [{"name": "a.txt", "size": -1, "known": {}}]}\n',
        b'{"members": [{"name": 5, "size": 0, "known": {}}]}\n',
        b'{"members": [{"name": "a.txt", "size": 0, "known": {"outlet": 1}}]}\n',
        b'{"members": [{"name": "a.txt", "size": "0", "known": {}}]}\n',
        b'{"members": [{}]}\n',
        b"\xff\n",
    ],
)
def test_an_answer_that_breaks_the_contract_has_no_members(answer):
    with pytest.raises(ValueError):  # noqa: PT011
        members_from_bytes("a.zip", answer)

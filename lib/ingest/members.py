"""The files of an archive, and how the worker hands them over: a line of JSON that lists them, then their bytes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field

from lib.ingest.contract import reading_from_json
from lib.model import Reading


@dataclass(frozen=True)
class Member:
    """One file of an archive."""

    name: str  # with its folders, safe to show
    data: bytes
    known: dict[str, str] = field(default_factory=dict)  # what the index of its folder says of it


def members_as_bytes(members: Sequence[Member]) -> bytes:
    """The worker's answer."""
    listed = [{"name": member.name, "size": len(member.data), "known": member.known} for member in members]
    return b"".join([json.dumps({"members": listed}).encode(), b"\n", *(member.data for member in members)])


def members_from_bytes(file: str, answer: bytes) -> tuple[Member, ...] | Reading:
    """The members from a worker's answer, which is untrusted, or its refusal. Raises ValueError if it is neither."""
    start = answer.find(b"\n") + 1
    head = answer[:start] if start else answer
    try:
        value = json.loads(head)
        if "documents" in value:
            return reading_from_json(file, head)
        members = []
        for each in value["members"]:
            name, size, known = each["name"], each["size"], _strings(each["known"])
            if not isinstance(name, str) or not isinstance(size, int) or not 0 <= size <= len(answer) - start:
                raise ValueError("a member is not sound")
            members.append(Member(name, answer[start : start + size], known))
            start += size
    except (RecursionError, LookupError, TypeError) as error:
        raise ValueError("the answer lists no members") from error
    if start != len(answer):
        raise ValueError("the answer is longer than its members")
    return tuple(members)


def _strings(value: object) -> dict[str, str]:
    if not isinstance(value, dict) or not all(isinstance(each, str) for each in value.values()):
        raise ValueError("what is known of a member is no object of strings")
    return value

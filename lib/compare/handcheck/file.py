"""A check by hand as a JSON file, for a second coder and for keeping."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any, NoReturn

from lib.compare.handcheck.check import LONGEST_NAME, LONGEST_TEXT, QUESTIONS, SCALES, Check, CheckError, Coding, Drawn
from lib.model import ARTICLE_ID

FORMAT = "framescope check 1"
MOST_SENTENCES, MOST_CODERS = 1_000, 20
LARGEST_FILE = 4 << 20  # bytes


def json_text(check: Check) -> str:
    """The check as JSON; `read_check` gives an equal one back."""
    return json.dumps({"format": FORMAT, **asdict(check)}, ensure_ascii=False, indent=1)


def read_check(name: str, content: bytes) -> Check:
    """The check of a file. Raises CheckError, in one plain sentence or two, for anything else."""
    if len(content) > LARGEST_FILE:
        raise CheckError(f"{name}: larger than {LARGEST_FILE >> 20} MB, which no check is.")
    try:
        found = json.loads(content.decode("utf-8-sig"), parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        raise CheckError(f"{name}: no JSON. Choose a file that was downloaded from this page.") from None
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise CheckError(f"{name}: JSON, but no check by hand. Choose a file that was downloaded from this page.")
    problem = next(_problems(found), None)
    if problem:
        raise CheckError(f"{name}: {problem}. The file was changed or cut; download it again.")
    return Check(
        question=found["question"],
        sentences=tuple(Drawn(**each) for each in found["sentences"]),
        settings_version=found["settings_version"],
        seed=found["seed"],
        codings=tuple(Coding(each["coder"], tuple(each["codes"]), each["closed"]) for each in found["codings"]),
    )


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")


def _problems(found: dict[str, Any]) -> Iterator[str]:
    """What is wrong with the file, the first thing first."""
    if set(found) != {"format", "question", "sentences", "settings_version", "seed", "codings"}:
        yield "its parts are not those of a check"
    elif found["question"] not in QUESTIONS:
        yield "its question is neither tone nor loadedness"
    elif not _is_text(found["settings_version"], LONGEST_NAME) or type(found["seed"]) is not int:
        yield "settings version or seed is missing"
    elif not isinstance(found["sentences"], list) or not 0 < len(found["sentences"]) <= MOST_SENTENCES:
        yield f"it must hold 1 to {MOST_SENTENCES:,} sentences"
    elif not isinstance(found["codings"], list) or len(found["codings"]) > MOST_CODERS:
        yield f"it must hold at most {MOST_CODERS} coders"
    else:
        yield from _sentence_problems(found["sentences"])
        yield from _coding_problems(found["codings"], SCALES[found["question"]], len(found["sentences"]))


def _sentence_problems(sentences: list[Any]) -> Iterator[str]:
    for number, each in enumerate(sentences, 1):
        if not isinstance(each, dict) or set(each) != {"article", "start", "end", "text", "measured"}:
            yield f"sentence {number} has not the parts of a sentence"
        elif not isinstance(each["article"], str) or not ARTICLE_ID.fullmatch(each["article"]):
            yield f"sentence {number} does not say which article it is from"
        elif type(each["start"]) is not int or type(each["end"]) is not int or not 0 <= each["start"] < each["end"]:
            yield f"sentence {number} has no place in its article"
        elif not _is_text(each["text"], LONGEST_TEXT):
            yield f"sentence {number} has no words, or too many"
        elif each["measured"] is not None and type(each["measured"]) not in (int, float):
            yield f"the measure of sentence {number} is no number"
    places = [(each["article"], each["start"]) for each in sentences if isinstance(each, dict) and "start" in each]
    if len({str(place) for place in places}) < len(sentences):
        yield "a sentence stands in it twice"


def _coding_problems(codings: list[Any], scale: dict[int, str], n: int) -> Iterator[str]:
    for number, each in enumerate(codings, 1):
        if not isinstance(each, dict) or set(each) != {"coder", "codes", "closed"}:
            yield f"coding {number} has not the parts of a coding"
        elif not _is_text(each["coder"], LONGEST_NAME) or type(each["closed"]) is not bool:
            yield f"coding {number} has no coder"
        elif not isinstance(each["codes"], list) or len(each["codes"]) != n:
            yield f"coding {number} has not one code for each sentence"
        elif any(code is not None and (type(code) is not int or code not in scale) for code in each["codes"]):
            yield f"coding {number} has a code that is not on the scale ({min(scale)} to {max(scale)})"
    coders = [
        each["coder"].casefold()
        for each in codings
        if isinstance(each, dict) and _is_text(each.get("coder"), LONGEST_NAME)
    ]
    if len(set(coders)) < len(coders):
        yield "two codings have the same coder"
    if sum(isinstance(each, dict) and each.get("closed") is False for each in codings) > 1:
        yield "more than one coding is in progress"


def _is_text(value: object, longest: int) -> bool:
    return isinstance(value, str) and bool(value.strip()) and len(value) <= longest

from __future__ import annotations

import json

import numpy as np
import pytest

from lib.compare.trace import NO_TRACE, as_json, from_json, trace
from lib.ingest.folder import sample_articles
from lib.text import parse, parse_article

SPOKEN = '"The dam will hold," said the fire chief. "It’s safe," he added. Nobody believed him. 😀 naïve Straße'


@pytest.mark.parametrize(
    "made",
    [NO_TRACE, trace(parse(SPOKEN)), *(trace(parse_article(each)) for each in sample_articles()[:4])],
    ids=lambda made: f"{len(made.words)} words",
)
def test_a_trace_survives_json_to_the_last_place(made):
    back = from_json(json.loads(as_json(made)))
    assert (back.words, back.quotations) == (made.words, made.quotations)
    for name in ("starts", "ends", "sentences", "quoted"):
        before, after = getattr(made, name), getattr(back, name)
        assert after.dtype == before.dtype
        assert np.array_equal(after, before)


def test_speakers_are_there_to_be_kept():
    assert {quotation.speaker for quotation in trace(parse(SPOKEN)).quotations} != {None}


def broken(**changed: object) -> object:
    return json.loads(as_json(trace(parse(SPOKEN)))) | changed


@pytest.mark.parametrize(
    "found",
    [
        None,
        [],
        "words",
        {},
        broken(words=[1, 2]),
        broken(words="the dam"),
        broken(starts=[1]),
        broken(starts=None),
        broken(ends=[0.5] * 18),
        broken(sentences=[True] * 18),
        broken(quoted=[99]),
        broken(quoted=[-1]),
        broken(quoted="1"),
        broken(starts=[2**40] * 18),
        broken(quotations=[[1, 2, 3]]),
        broken(quotations=[["1", 2, 3, None, None, None, None]]),
        broken(quotations=[[1, 2, 3, 4, None, None, None]]),
        broken(quotations=[[1, 2, 3, None, None, "loud", None]]),
        broken(quotations=[None]),
    ],
)
def test_what_is_no_trace_is_refused(found):
    with pytest.raises((ValueError, TypeError, KeyError, OverflowError)):
        from_json(found)

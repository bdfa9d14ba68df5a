from __future__ import annotations

import numpy as np

from lib.compare.trace import trace
from lib.ingest.folder import sample_articles
from lib.text import parse, parse_article

SPOKEN = '"The dam will hold," said the fire chief. "It’s safe," he added. Nobody believed him. 😀 naïve Straße'


def test_every_word_has_its_place_its_sentence_and_its_voice():
    found = trace(parse(SPOKEN))
    in_text = [SPOKEN[start:end] for start, end in zip(found.starts, found.ends, strict=True)]
    assert in_text == SPOKEN.translate(dict.fromkeys(map(ord, '",.😀'))).split()
    assert list(found.words) == [word.lower().replace("’", "'") for word in in_text]
    assert found.sentences.tolist() == [0] * 8 + [1] * 4 + [2] * 5
    assert [word for word, quoted in zip(in_text, found.quoted, strict=True) if quoted] == [
        "The", "dam", "will", "hold", "It’s", "safe",
    ]  # fmt: skip


def test_the_words_of_each_voice_are_those_that_the_scores_count():
    for article in sample_articles():
        doc = parse_article(article)
        found = trace(doc)
        assert len(found.words) == doc.n_words
        assert np.sum(found.quoted) == doc.in_voice("quoted").n_words
        assert np.sum(~found.quoted) == doc.in_voice("own").n_words
        assert sum(each.n_words for each in found.quotations) == np.sum(found.quoted)


def test_quotations_have_the_full_name_of_their_speaker():
    found = trace(parse('"We go," said Ana Ruiz.\n\n"We stay," Ruiz claimed. "Never."')).quotations
    assert [(each.speaker, each.cue, each.cue_class, each.n_words) for each in found] == [
        ("Ana Ruiz", "said", "neutral", 2),
        ("Ana Ruiz", "claimed", "evaluative", 2),
        ("Ana Ruiz", None, None, 1),
    ]

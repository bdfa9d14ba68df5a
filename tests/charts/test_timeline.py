from __future__ import annotations

import pytest

from lib.charts.theme import LIGHT
from lib.charts.timeline import MOST_BARS, MOST_RINGS, sentence_timeline, signed, timeline_alt, timeline_words
from lib.text import parse


def timeline(text: str):
    doc = parse(text)
    return sentence_timeline(doc, LIGHT, words=timeline_words(doc, title="<i>x</i>", source="Source: here."))


def words(figure) -> str:
    return " ".join(annotation.text for annotation in figure.layout.annotations)


def test_every_sentence_has_a_bar_or_a_ring():
    doc = parse("It is a joy. The council met. It is horrible.")
    bars, rings = timeline(doc.text).data
    assert list(bars.x) == [1, 3]
    assert list(rings.x) == [2]
    assert list(bars.y) == [doc.sentences[0].tone.value, doc.sentences[2].tone.value]
    assert list(bars.marker.color) == [LIGHT.positive, LIGHT.negative]


def test_source_and_escaped_title_are_in_the_image():
    assert "Source: here." in words(timeline("It is a joy."))
    assert "&lt;i&gt;x" in words(timeline("It is a joy."))


def test_many_sentences_are_gathered_into_bars_of_equal_length():
    n = 2 * MOST_BARS + 1
    (bars,) = timeline("It is a joy. " * n).data
    assert len(bars.x) == -(-n // 3)
    assert bars.x[0] == 2  # the middle of sentences 1 to 3
    assert bars.y[0] == pytest.approx(parse("It is a joy.").sentences[0].tone.value)
    assert "mean tone of 3 sentences" in words(timeline("It is a joy. " * n))


def test_rings_give_way_where_they_would_be_a_band():
    assert len(timeline("The council met. " * (MOST_RINGS + 1)).data) == 1


def test_an_empty_text_has_an_empty_chart():
    assert "n = 0" in words(timeline("")).replace("\N{NO-BREAK SPACE}", " ")


def test_the_hover_box_breaks_lines_between_words():
    (bars, _) = timeline("It is a joy to see the harbour " + "and the old lighthouse " * 6 + "again.").data
    lines = bars.hovertext[0].split("<br>")[1:]
    assert len(lines) > 2
    assert all(line.split()[-1] in ("see", "the", "harbour", "and", "old", "lighthouse", "again.") for line in lines)


@pytest.mark.parametrize(
    ("value", "shown"), [(0.492, "+0.49"), (-0.05, "\N{MINUS SIGN}0.05"), (0.001, "0.00"), (-0.001, "0.00")]
)
def test_a_sentiment_is_written_with_its_sign(value, shown):
    assert signed(value) == shown


def test_the_alternative_text_says_what_the_bars_show():
    doc = parse("The council met. It is a joy. It is horrible. It is nice.")
    _, joy, horrible, _ = (sentence.tone.value for sentence in doc.sentences)
    said = timeline_alt(doc)
    assert said.startswith("Sentiment of 4 sentences in the order of the text, \u22121 to 1; 3 hold a word that counts")
    assert f"2 positive, 1 negative. Highest {joy:.2f} in sentence 2, lowest \u2212{-horrible:.2f} in" in said
    assert said.endswith("in sentence 3.")
    assert timeline_alt(parse("The council met.")) == (
        "Sentiment of 1 sentence in the order of the text, \u22121 to 1; none holds a word that counts."
    )

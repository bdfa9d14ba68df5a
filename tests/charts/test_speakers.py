from __future__ import annotations

import pandas as pd
import pytest

from lib.charts.outlets import Looks
from lib.charts.speakers import by_speaker
from lib.charts.theme import DARK, LIGHT, Words

LEADING = pd.DataFrame(
    [
        ("<b>Post</b>", "Ana Ruiz", "named", 60, 0.75, 1, "one"),
        ("<b>Post</b>", "unnamed: <i>a man</i>", "unnamed", 15, 0.1875, 1, None),
        ("<b>Post</b>", None, "others", 5, 0.0625, 3, None),
        ("Wire", "Tom " + "A" * 80, "named", 10, 1.0, 1, "one"),
    ],
    columns=["group", "speaker", "kind", "n_words", "share", "n_speakers", "reach"],
).astype({"speaker": object, "reach": object})
KNOWN = pd.DataFrame(
    [("<b>Post</b>", 100, 9, 4, 80, 0.8), ("Wire", 10, 1, 1, 10, 1.0)],
    columns=["group", "n_words", "n_quotations", "n_articles", "n_known", "share"],
)
GROUPS = ("<b>Post</b>", "Herald", "Wire")


def drawn(leading=LEADING, known=KNOWN, theme=LIGHT):
    return by_speaker(leading, known, theme, groups=GROUPS, words=Words("Who <x>", "share\nEvent", "Note."))


def ends(figure):
    return [trace for trace in figure.data if trace.mode == "markers+text"]


def test_every_speaker_has_a_point_at_the_share_that_knows_its_name():
    assert [list(trace.x) for trace in ends(drawn())] == [[0.75, 0.1875, 0.0625], [1.0]]
    assert [list(trace.customdata)[:2] for trace in ends(drawn())] == [
        ["Ana Ruiz", "unnamed: <i>a man</i>"],
        ["Tom " + "A" * 80],
    ]
    assert ends(drawn())[0].customdata[2] is None


def test_share_and_words_are_written_beside_the_point():
    assert [text.strip() for text in ends(drawn())[0].text] == [
        "75% · 60 words, only here",
        "19% · 15 words",
        "6% · 5 words",
    ]


def test_one_word_is_no_words():
    one = drawn(LEADING.assign(n_words=1), KNOWN.assign(n_words=1, n_known=0, n_articles=1))
    assert [text.strip() for text in ends(one)[1].text] == ["100% · 1 word, only here"]
    written = " ".join(each.text for each in one.layout.annotations).replace("<br>", " ")
    assert "1 quoted word in 1 article" in written
    assert "1 word, " in written
    assert "1 words" not in written


def test_what_is_no_single_named_speaker_is_hollow():
    post = Looks.of("<b>Post</b>", GROUPS, LIGHT).symbol
    assert list(ends(drawn())[0].marker.symbol) == [post, f"{post}-open", f"{post}-open"]


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_a_group_looks_as_in_every_chart(theme):
    colours = [trace.marker.color for trace in ends(drawn(theme=theme))]
    assert colours == [Looks.of(group, GROUPS, theme).colour for group in ("<b>Post</b>", "Wire")]


def test_words_without_a_speaker_are_written_and_not_drawn():
    texts = [annotation.text for annotation in drawn().layout.annotations]
    assert "20 words, 20% of all quoted words" in texts
    assert "0 words, 0% of all quoted words" in texts
    assert sum(len(trace.x) for trace in ends(drawn())) == len(LEADING)


def test_a_group_says_how_much_it_quotes():
    texts = " ".join(annotation.text for annotation in drawn().layout.annotations)
    assert "100 quoted words in 4 articles" in texts
    assert "10 quoted words in 1 article" in texts
    assert "in 1 articles" not in texts


def test_no_name_is_markup():
    figure = drawn()
    written = [annotation.text for annotation in figure.layout.annotations]
    written += [*figure.layout.yaxis.ticktext, *(text for trace in ends(figure) for text in trace.hovertext)]
    assert not any("<b>Post" in text or "<i>" in text or "<x>" in text for text in written)
    assert any("&lt;i&gt;a man" in text for text in written)
    assert max(len(text) for text in figure.layout.yaxis.ticktext) < 120


def test_all_panels_share_one_axis_that_begins_at_zero():
    assert drawn().layout.xaxis.range == (0, 1.0)
    levels = [level for trace in ends(drawn()) for level in trace.y]
    assert levels == sorted(set(levels))


def test_a_group_whose_speakers_are_all_unknown_is_shown():
    known = KNOWN[:1].assign(n_known=0, share=0.0)
    texts = [annotation.text for annotation in drawn(LEADING[:0], known).layout.annotations]
    assert "100 words, 100% of all quoted words" in texts


@pytest.mark.parametrize(("n", "said"), [(1, "1 other"), (3, "3 others")])
def test_the_sum_of_the_others_says_how_many_they_are(n, said):
    leading = LEADING.assign(n_speakers=LEADING["n_speakers"].where(LEADING["kind"] != "others", n))
    labels = [annotation.text for annotation in drawn(leading).layout.annotations]
    ticks = drawn(leading).layout.yaxis.ticktext or ()
    assert any(said in str(text) and f"{said}s" not in str(text) for text in (*labels, *ticks))

"""No string of the lists of attacks becomes an element or an attribute of the HTML that we write."""

from __future__ import annotations

import re

import pandas as pd
from markup import unknown_markup
from payloads import markup_payloads

from lib.charts.findings import findings_html
from lib.charts.frame import SCREEN, Frame, framed
from lib.charts.highlight import Mark, article_html, found_html
from lib.charts.sentence import sentence_html
from lib.charts.sheet import Sheet
from lib.charts.theme import LIGHT, Words
from lib.compare.sentence import FINDING, NONE, ONE_MEASURE
from lib.model import Span
from lib.text import parse

CHUNK = 250  # strings of one article
OURS_IN_CHARTS = re.compile(r"</?b>|<br>|</span>|<span style='font-size:\d+px;color:#[0-9a-f]+'>")


def chunks() -> list[list[str]]:
    lines = markup_payloads()
    return [lines[start : start + CHUNK] for start in range(0, len(lines), CHUNK)]


def test_the_check_finds_what_we_did_not_write():
    for foreign in ("<img src=x>", '<p onclick="a()">', "<script>1</script>", '<a href="http://a">b</a>', "<!-- -->"):
        assert unknown_markup(f"<p>The dam held.</p>{foreign}")


def test_articles_of_all_strings_as_paragraphs():
    for lines in chunks():
        doc = parse("\n\n".join(lines))
        assert unknown_markup(article_html(doc, LIGHT)) == []


def test_articles_of_all_strings_in_quotations_speakers_and_hints():
    for lines in chunks():
        doc = parse("\n\n".join(f'"{line}," said Ann {line}. The so-called "{line}" was a disgrace.' for line in lines))
        hints = [
            Mark(block.start, block.end, "fs-shared", line) for block, line in zip(doc.blocks, lines, strict=False)
        ]
        assert unknown_markup(article_html(doc, LIGHT, more=hints, found=Span(1, 40))) == []
        assert unknown_markup(found_html(doc, Span(1, len(doc.text) // 2), LIGHT)) == []


def test_findings_and_single_sentences_of_all_strings():
    for lines in chunks():
        for certainty in (FINDING, ONE_MEASURE, NONE):
            assert unknown_markup(findings_html(pd.DataFrame({"sentence": lines, "certainty": certainty}), LIGHT)) == []
        assert unknown_markup("".join(sentence_html(line, LIGHT, before=line, after=line) for line in lines)) == []


def test_the_words_around_a_chart_are_text():
    """Plotly draws a few tags and links; entities it draws as what they stand for, after it has looked for tags."""
    for lines in chunks():
        several = "\n".join(lines)
        figure = framed(Sheet(), LIGHT, Frame.of(Words(several, several, several), SCREEN), height=100)
        for words in figure.layout.annotations:
            written = OURS_IN_CHARTS.sub("", words.text)
            assert "<" not in written
            assert not re.search(r"&(?!amp;|lt;|gt;)", written)

"""Findings as HTML."""

from __future__ import annotations

import pandas as pd

from lib.charts.findings import findings_html, sentences_html
from lib.charts.theme import LIGHT
from lib.compare.sentence import NONE

SENTENCE = "<b>Post</b> uses 4 more, 95 % interval 1 to 7."
SHOWN = "<li{}>&lt;b&gt;Post&lt;/b&gt; uses 4 more, 95&nbsp;% interval 1 to 7.</li>"


def test_a_number_and_its_per_cent_sign_stay_on_one_line_and_names_are_text():
    table = pd.DataFrame({"sentence": [SENTENCE], "certainty": [NONE]})
    assert SHOWN.format(' class="fs-none"') in findings_html(table, LIGHT)
    assert SHOWN.format("") in sentences_html([SENTENCE])

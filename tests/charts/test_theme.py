from __future__ import annotations

import pytest

from lib.charts.theme import DARK, LIGHT, SYMBOLS, escaped, shortened

THEMES = [LIGHT, DARK]


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2.2."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_of_black_and_white_is_21():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_text_and_marks_stand_out_from_the_background(theme):
    assert contrast(theme.text, theme.background) >= 4.5
    assert contrast(theme.muted, theme.background) >= 4.5
    for mark in theme.marks:
        assert contrast(mark, theme.background) >= 3


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_outlets_differ_in_colour_and_shape(theme):
    assert len(set(zip(theme.marks, SYMBOLS, strict=True))) == len(theme.marks) == len(SYMBOLS)


def test_document_text_cannot_style_a_chart():
    assert escaped('<b>x</b> & <a href="y">') == '&lt;b&gt;x&lt;/b&gt; &amp; &lt;a href="y"&gt;'


def test_a_cut_is_shown():
    assert shortened("Port Halloran", 6) == "Port…"
    assert shortened("Port", 4) == "Port"

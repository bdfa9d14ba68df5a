from __future__ import annotations

import base64
import io
import re

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from lib.report.logo import KEPT, MOST_BYTES, LogoError, data_uri

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">{}</svg>'


def png(size: tuple[int, int], note: str = "") -> bytes:
    written, info = io.BytesIO(), PngInfo()
    info.add_text("Comment", note)
    Image.new("RGBA", size, "#c25500").save(written, "PNG", pnginfo=info)
    return written.getvalue()


def content(uri: str) -> bytes:
    return base64.b64decode(uri.partition(",")[2])


def test_a_png_is_drawn_anew_small_and_without_what_was_written_into_it():
    uri = data_uri("logo.png", png((2000, 400), note="who made it"))
    assert uri.startswith("data:image/png;base64,")
    with Image.open(io.BytesIO(content(uri))) as image:
        assert image.size == (KEPT[0], KEPT[0] // 5)
    assert b"who made it" not in content(uri)


def test_a_png_with_a_text_that_unpacks_to_very_much_is_refused():
    written, info = io.BytesIO(), PngInfo()
    info.add_text("Comment", "x" * 3_000_000, zip=True)
    Image.new("RGBA", (10, 10)).save(written, "PNG", pnginfo=info)
    with pytest.raises(LogoError, match="cannot be read"):
        data_uri("logo.png", written.getvalue())


def test_an_svg_of_shapes_stays_as_it_is():
    drawn = SVG.format('<g fill="url(#a)"><rect width="9" height="9"/></g><text>LOGO</text>').encode()
    assert content(data_uri("logo.svg", drawn)) == drawn


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<rect onload="alert(1)"/>',
        '<image href="http://evil.example/a.png"/>',
        '<use href="http://evil.example/a.svg#b"/>',
        '<use xlink:href="data:image/svg+xml,x" xmlns:xlink="http://www.w3.org/1999/xlink"/>',
        '<rect style="fill: url(http://evil.example/a)"/>',
        "<rect fill=\"url( '//evil.example/a')\"/>",
        "<style>@import 'http://evil.example/a.css';</style>",
        "<foreignObject><p>x</p></foreignObject>",
        "<animate attributeName='href' to='javascript:alert(1)'/>",
        "<a href='#x'><rect/></a>",
    ],
)
def test_an_svg_that_might_run_or_load_something_is_refused(inside):
    with pytest.raises(LogoError, match=re.escape("logo.svg: the SVG has more in it than shapes and text")):
        data_uri("logo.svg", SVG.format(inside).encode())


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (b"x" * (MOST_BYTES + 1), "logo: 500,001 bytes are more than 500,000. Save it smaller and try again."),
        (b"GIF89a", "logo: neither a PNG nor an SVG without entities. Save the logo as PNG or SVG."),
        (b"<html/>", "logo: no SVG. Save the logo as PNG or SVG."),
        (
            b'<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.format("<text>&a;</text>").encode(),
            "logo: neither a PNG nor an SVG without entities. Save the logo as PNG or SVG.",
        ),
        (png((30, 30))[:60], "logo: this PNG cannot be read. Save it again as PNG."),
        (png((4001, 1)), "logo: larger than 4,000 px. Save it smaller and try again."),
    ],
)
def test_what_is_no_logo_is_refused_with_a_word_on_what_to_do(given, message):
    with pytest.raises(LogoError) as refused:
        data_uri("logo", given)
    assert str(refused.value) == message

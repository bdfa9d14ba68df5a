"""A logo for the corner of an image: a small PNG or SVG that can do nothing but be seen."""

from __future__ import annotations

import base64
import io
import re
import warnings

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring
from PIL import Image, UnidentifiedImageError

MOST_BYTES = 500_000
MOST_SIDE = 4_000  # px
KEPT = (480, 144)  # px: four times what the logo takes of a page
PNG_MARK = b"\x89PNG\r\n\x1a\n"
DRAWN = frozenset(
    "svg g defs title desc path rect circle ellipse line polyline polygon text tspan linearGradient radialGradient "
    "stop clipPath mask use symbol".split()
)
_OUTSIDE = re.compile(r"url\(\s*['\"]?(?!#)|javascript:|data:|@import|expression|\\", re.IGNORECASE)


class LogoError(ValueError):
    """A file that is no logo, with a sentence on what to do."""


def data_uri(name: str, content: bytes) -> str:
    """The logo as a data URI.

    Raises LogoError for what is too large, no image, or might load or run something.
    """
    if len(content) > MOST_BYTES:
        raise LogoError(f"{name}: {len(content):,} bytes are more than {MOST_BYTES:,}. Save it smaller and try again.")
    if content.startswith(PNG_MARK):
        return _uri("image/png", _png(name, content))
    return _uri("image/svg+xml", _svg(name, content))


def _uri(kind: str, content: bytes) -> str:
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"


def _png(name: str, content: bytes) -> bytes:
    """Drawn anew, so that nothing but the picture is kept."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=["PNG"]) as image:
                if max(image.size) > MOST_SIDE:
                    raise LogoError(f"{name}: larger than {MOST_SIDE:,} px. Save it smaller and try again.")
                small = image.convert("RGBA")
                small.thumbnail(KEPT)
                written = io.BytesIO()
                small.save(written, "PNG")
                return written.getvalue()
    except LogoError:
        raise
    except (OSError, SyntaxError, ValueError, UnidentifiedImageError, Image.DecompressionBombWarning) as error:
        raise LogoError(f"{name}: this PNG cannot be read. Save it again as PNG.") from error


def _svg(name: str, content: bytes) -> bytes:
    try:
        root = fromstring(content.decode("utf-8-sig"), forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise LogoError(f"{name}: neither a PNG nor an SVG without entities. Save the logo as PNG or SVG.") from error
    if _local(root.tag) != "svg":
        raise LogoError(f"{name}: no SVG. Save the logo as PNG or SVG.")
    for element in root.iter():
        if _local(element.tag) not in DRAWN or any(map(_is_unsafe, element.attrib.items())):
            raise LogoError(
                f"{name}: the SVG has more in it than shapes and text ({_local(element.tag)[:30]}). Save it as PNG."
            )
    return content


def _local(tag: object) -> str:
    return tag.rpartition("}")[2] if isinstance(tag, str) else "instruction"


def _is_unsafe(attribute: tuple[str, str]) -> bool:
    name, value = _local(attribute[0]).lower(), attribute[1]
    is_link = name == "href" and not value.startswith("#")
    return name.startswith("on") or is_link or bool(_OUTSIDE.search(value))

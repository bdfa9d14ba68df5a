"""OpenDocument texts and EPUB publications from their parts."""

from __future__ import annotations

import io
import zipfile

NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        *(("office", "office"), ("text", "text"), ("table", "table"), ("draw", "drawing"), ("svg", "svg-compatible")),
        ("meta", "meta"),
    )
)
CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="{}" media-type="application/oebps-package+xml"/></rootfiles></container>'
)


def odt(xml, before="", **parts):
    content = (
        f'<?xml version="1.0"?>{before}<office:document-content {NAMES}><office:body><office:text>{xml}'
        "</office:text></office:body></office:document-content>"
    )
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        for name, part in {"content.xml": content, **parts}.items():
            package.writestr(name, part)
    return data.getvalue()


def publication(items, metadata="", guide=""):
    """The publication's own file: items are (address, properties)."""
    manifest = "".join(
        f'<item id="i{n}" href="{href}" properties="{properties}" media-type="application/xhtml+xml"/>'
        for n, (href, properties) in enumerate(items)
    )
    spine = "".join(f'<itemref idref="i{n}"/>' for n in range(len(items)))
    return (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:opf="http://www.idpf.org/2007/opf"><metadata '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/">{metadata}</metadata><manifest>{manifest}</manifest>'
        f"<spine>{spine}</spine><guide>{guide}</guide></package>"
    )


def epub(chapters, metadata="", guide="", path="c.opf", properties=None, **parts):
    """A publication of chapters: address -> content of the body, or a whole document."""
    items = [(href, (properties or {}).get(href, "")) for href in chapters]
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        package.writestr("META-INF/container.xml", CONTAINER.format(path))
        package.writestr(path, publication(items, metadata, guide))
        for href, content in chapters.items():
            whole = content if content.startswith("<!") else f"<html><head><title/></head><body>{content}</body></html>"
            package.writestr(href, whole)
        for name, content in parts.items():
            package.writestr(name, content)
    return data.getvalue()

"""Several charts as one ZIP: images, plotted rows and settings of each."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from lib.report.charts_page import charts_html
from lib.report.chromium import found, studio
from lib.report.picture import Edition, View
from lib.report.table import csv_text

Chart = tuple[Edition, View]
EPOCH = (1980, 1, 1, 0, 0, 0)  # of every file: the same charts give the same bytes
BYTE_ORDER_MARK = "\ufeff"  # tells a spreadsheet that a CSV is UTF-8


class Zipped(NamedTuple):
    """A ZIP, and the characters in its images that no typeface here has."""

    content: bytes
    lacking: str = ""


def bundle(charts: Sequence[Chart], day: date, tell: Callable[[int], None]) -> Zipped:
    """The ZIP of charts. Where there is no Chromium one HTML page with all charts stands in it in place of images.

    `tell` hears how many charts are done; what it raises ends the work. Raises ImagesError where Chromium fails.
    """
    written, lacking = io.BytesIO(), ""
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        names = _names(charts, day)
        for name, (edition, view) in zip(names, charts, strict=True):
            _add(archive, f"{name}.csv", BYTE_ORDER_MARK + csv_text(edition.picture.rows()))
            _add(archive, f"{name}.json", edition.json(view))
        if found() is None:
            _add(archive, "charts.html", charts_html([edition for edition, _ in charts]))
            tell(len(charts))
        else:
            lacking = _add_images(archive, charts, names, tell)
    return Zipped(written.getvalue(), lacking)


def _add_images(
    archive: zipfile.ZipFile, charts: Sequence[Chart], names: Sequence[str], tell: Callable[[int], None]
) -> str:
    """Adds PNG and SVG of every chart; returns the characters that no typeface has."""
    lacking = ""
    with studio() as drawing:
        for done, (name, (edition, _)) in enumerate(zip(names, charts, strict=True), 1):
            made = drawing.images(edition)
            _add(archive, f"{name}.png", made.png)
            _add(archive, f"{name}.svg", made.svg)
            lacking += made.lacking
            tell(done)
    return "".join(dict.fromkeys(lacking))


def _names(charts: Sequence[Chart], day: date) -> list[str]:
    """Names by what is in the files; a number behind those of charts that are equal."""
    names = [edition.name(view, day) for edition, view in charts]
    return [f"{name}-{names[:place].count(name) + 1}" if name in names[:place] else name
            for place, name in enumerate(names)]  # fmt: skip


def _add(archive: zipfile.ZipFile, name: str, content: str | bytes) -> None:
    archive.writestr(zipfile.ZipInfo(name, EPOCH), content, zipfile.ZIP_DEFLATED)

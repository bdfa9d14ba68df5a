"""A report as a file, whole or not at all."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from pathlib import Path

from lib.charts.picture import Format
from lib.charts.theme import LIGHT
from lib.report.chromium import boxes_note, studio
from lib.report.document.contents import Tell, report_of
from lib.report.document.html import html_chunks
from lib.report.document.markdown import markdown_chunks
from lib.report.document.material import Material
from lib.report.document.parts import Report, charts_of
from lib.report.document.sheets import sheets
from lib.report.picture import Edition
from lib.report.workbook import write_workbook

FORMATS = {".html": "HTML", ".md": "Markdown", ".xlsx": "Excel workbook"}
MOST_SHEETS = 11
IMAGE = Format("report", "Report", 1360, None, 680)  # of Markdown


def write(material: Material, path: Path, tell: Tell, *, theme: str = "auto", images: Path | None = None) -> None:
    """Writes the report as its name's ending says, which is one of FORMATS. `tell`: see `report_of`.

    `images`: the folder beside it, for the charts of Markdown. Raises ImagesError where they cannot be drawn.
    """
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        if path.suffix == ".xlsx":
            _write_workbook(material, unfinished, tell)
        elif path.suffix == ".md":
            report = report_of(material, tell)
            drawn = draw_charts(report, images, tell) if images else ()
            _write_text(markdown_chunks(report, drawn), unfinished, tell)
        else:
            _write_text(html_chunks(report_of(material, tell), material.settings, theme), unfinished, tell)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def zipped(path: Path, images: Path) -> bytes:
    """The file and the folder of its images, as one ZIP."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for each in (path, *sorted(images.glob("*"))):
            archive.write(each, each.relative_to(path.parent))
    return written.getvalue()


def draw_charts(report: Report, folder: Path, tell: Tell) -> list[str]:
    """Draws the charts of a report into a folder; returns where they are from beside it.

    `tell` also hears of characters that no typeface here has.
    """
    charts = list(charts_of(report.sections))
    places, lacking = [], ""
    with studio() as drawing:
        folder.mkdir(exist_ok=True)
        for number, chart in enumerate(charts):
            tell(number, len(charts), "Drawing images")
            picture = chart.picture
            image = drawing.images(Edition(picture, LIGHT, IMAGE, picture.words, picture.alt))
            name = f"{number + 1:02}-{picture.kind}.png"
            (folder / name).write_bytes(image.png)
            places.append(f"{folder.name}/{name}")
            lacking += image.lacking
    if lacking:
        tell(0, 1, boxes_note(lacking))
    return places


def _write_workbook(material: Material, path: Path, tell: Tell) -> None:
    names: list[str] = []

    def told(name: str, row: int) -> None:
        if name not in names:
            names.append(name)
        tell(len(names) - 1, MOST_SHEETS, f"Writing {name}{f', row {row:,}' if row else ''}")

    write_workbook(sheets(material), path, material.request.dated, told)


def _write_text(chunks: Iterable[str], path: Path, tell: Tell) -> None:
    """Writes piece by piece: `tell` may end it between two of them, for charts take their time."""
    # A text may hold half of a surrogate pair, which no file in UTF-8 can.
    with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
        for chunk in chunks:
            tell(1, 1, "Writing")
            file.write(chunk)

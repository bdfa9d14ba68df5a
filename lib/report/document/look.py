"""The style sheet of a report as HTML: the typeface inside, colours that follow the reader's theme, light on paper."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from lib.charts.highlight import style_sheet
from lib.charts.theme import DARK, LIGHT, Theme
from lib.report.embedded import typeface_rule

HERE = Path(__file__).parent
THEMES = ("auto", "light", "dark")  # auto: as the reader's system has it


@cache
def style() -> str:
    """All rules, in one text."""
    variables = Theme("variables", "var(--ground)", "var(--text)", "var(--muted)", "var(--line)", _marks())
    return "\n".join(
        [
            typeface_rule(),
            f":root {{ {_colours(LIGHT)} color-scheme: light; }}",
            f'@media screen {{ :root[data-theme="dark"] {{ {_colours(DARK)} color-scheme: dark; }} }}',
            "@media screen and (prefers-color-scheme: dark) {"
            f' :root[data-theme="auto"] {{ {_colours(DARK)} color-scheme: dark; }} }}',
            style_sheet(variables),
            (HERE / "report.css").read_text(encoding="utf-8"),
        ]
    )


def dark_for_light() -> dict[str, str]:
    """The dark theme's colour for each of the light one."""
    pairs = zip(_named(LIGHT), _named(DARK), strict=True)
    return {light: dark for (_, light), (_, dark) in pairs}


def _marks() -> tuple[str, ...]:
    return tuple(f"var(--mark-{place})" for place in range(len(LIGHT.marks)))


def _named(theme: Theme) -> list[tuple[str, str]]:
    plain = [("ground", theme.background), ("text", theme.text), ("muted", theme.muted), ("line", theme.grid)]
    return [*plain, *((f"mark-{place}", colour) for place, colour in enumerate(theme.marks))]


def _colours(theme: Theme) -> str:
    return " ".join(f"--{name}: {colour};" for name, colour in _named(theme))

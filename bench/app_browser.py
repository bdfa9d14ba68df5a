"""A visitor who clicks through the dashboard with a watch in hand."""

from __future__ import annotations

import base64
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import median

from playwright.sync_api import Locator, Page

WAIT = 300_000  # ms
MB = 1_000_000
IS_DONE = '[data-testid="stApp"][data-test-script-state="notRunning"]'
# Nothing is left to compute or to draw.
IDLE = "() => new Promise((done) => requestIdleCallback(() => requestAnimationFrame(() => setTimeout(done))))"
# In the family's box: how many of its measures are looked at, beside the one that is shown at first.
MEASURES, EVENTS, VOICES = 6, 3, ("Quoted words", "The outlet's own words", "All words")


@dataclass
class Changes:
    """How long each change took, and what was sent for it."""

    taken: list[float] = field(default_factory=list)
    sent: list[float] = field(default_factory=list)

    @property
    def seconds(self) -> tuple[float, float]:
        """Median and longest."""
        return median(self.taken), max(self.taken)

    @property
    def megabytes(self) -> tuple[float, float]:
        """Median and largest payload."""
        return median(self.sent), max(self.sent)

    def joined(self, other: Changes) -> Changes:
        """Both."""
        return Changes(self.taken + other.taken, self.sent + other.sent)


class Visitor:
    """One tab of a browser."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address, self.n_bytes = page, address, 0
        page.set_default_timeout(WAIT)
        self._tools = page.context.new_cdp_session(page)
        self._tools.send("Network.enable")
        for event in ("Network.webSocketFrameReceived", "Network.webSocketFrameSent"):
            self._tools.on(event, self._count)

    def _count(self, event: dict[str, dict[str, object]]) -> None:
        frame = event["response"]
        data = str(frame["payloadData"])
        self.n_bytes += len(base64.b64decode(data)) if frame["opcode"] == 2 else len(data)

    def open(self, name: str, *, corpus: str) -> float:
        """Opens a page; returns the seconds until it is drawn."""
        began = time.monotonic()
        self.page.goto(f"{self.address}/{name}?corpus={corpus}")
        self.page.wait_for_selector("h1")
        if name in ("overview", "compare"):
            self.page.locator(".js-plotly-plot .annotation-text").first.wait_for()
        self.page.wait_for_selector(IS_DONE)
        self.page.evaluate(IDLE)
        taken = time.monotonic() - began
        self._settle()
        return taken

    def _settle(self) -> None:
        self.page.wait_for_selector(IS_DONE)
        self.page.wait_for_timeout(500)  # the browser may still be drawing
        self.page.wait_for_selector(IS_DONE)

    def change_overview(self) -> Changes:
        """Another measure in every family, other voices, other events."""
        changes, charts = Changes(), self.page.locator(".js-plotly-plot")
        for number in range(MEASURES):
            family = number % 4
            self._choose(changes, 1 + family, 1 + number // 4, lambda label, at=family: _says(charts.nth(at), label))
        self._voices(changes, lambda voice: _says(charts.nth(0), voice.lower()))
        for number in range(EVENTS):
            self._choose(changes, 0, 1 + number, lambda label: _says(charts.nth(3), label))
        return changes

    def change_compare(self) -> Changes:
        """Other measures, other events."""
        changes, chart = Changes(), self.page.locator(".js-plotly-plot").first
        for number in range(MEASURES):
            self._choose(changes, 2, 4 * number + 1, lambda label: _says(chart, label.split(": ")[-1]))
        for number in range(EVENTS):
            self._choose(changes, 1, 1 + number, lambda label: _says(chart, label))
        return changes

    def _choose(self, changes: Changes, box: int, option: int, drawn: Callable[[str], None]) -> None:
        options, field = (
            self.page.get_by_role("option"),
            self.page.locator('[data-testid="stSelectbox"] input').nth(box),
        )
        while not options.count():  # a page that is still moving closes the list again
            field.click()
            self.page.wait_for_timeout(300)
        others = [label for label in options.all_inner_texts() if label != field.input_value()]
        label = others[option % len(others)]
        self._time(changes, options.get_by_text(label, exact=True), lambda: drawn(label))

    def _voices(self, changes: Changes, drawn: Callable[[str], None]) -> None:
        for voice in VOICES:
            button = self.page.get_by_role("radio", name=voice).or_(self.page.get_by_role("button", name=voice)).first
            self._time(changes, button, lambda said=voice: drawn(said))

    def _time(self, changes: Changes, button: Locator, drawn: Callable[[], None]) -> None:
        before, began = self.n_bytes, time.monotonic()
        button.click()
        drawn()
        changes.taken.append(time.monotonic() - began)
        self._settle()
        changes.sent.append((self.n_bytes - before) / MB)

    def search(self, words: str) -> float:
        """Types into the search for an article; returns the seconds until it says how many it found."""
        box = self.page.get_by_label("Search for article")
        box.fill(words)
        began = time.monotonic()
        box.press("Enter")
        self.page.get_by_text("found", exact=False).first.wait_for()
        return time.monotonic() - began

    def heap(self) -> float:
        """The heap of the page's scripts in MB, after its garbage is collected."""
        self._tools.send("HeapProfiler.collectGarbage")
        self._tools.send("Performance.enable")
        found = self._tools.send("Performance.getMetrics")["metrics"]
        return float(next(each["value"] for each in found if each["name"] == "JSHeapUsedSize")) / MB


def _says(chart: Locator, words: str) -> None:
    """Waits until the words stand in the chart; they may go over lines there."""
    first = " ".join(words.split()[:2])
    chart.locator(".annotation-text", has_text=first).first.wait_for()

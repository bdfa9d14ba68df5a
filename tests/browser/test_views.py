"""The views of a comparison in headless Chromium: drawn without overlap in both themes, and clickable."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from conftest import ROOT, SECONDS_TO_START, settled

ROWS = "\n".join(
    f'"Storm held on day {n}, said {outlet}. ""It was good,"" said Ann Lee. It was brutal {"and bad " * (n % 4)}.",'
    f"{outlet},2020-0{1 + n % 2}-{n + 1:02},{country}"
    for outlet, country in (("<b>Post</b>", "Norway"), ("The Extraordinarily Long-Named Chronicle and Post", "Chile"))
    for n in range(12)
)


@pytest.fixture(scope="module")
def server():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    app = Path(__file__).with_name("views_app.py")
    command = [sys.executable, "-m", "streamlit", "run", str(app), "--server.port", str(port)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(f"http://127.0.0.1:{port}/_stcore/health")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_for(url: str) -> None:
    end = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < end:
        try:
            urllib.request.urlopen(url, timeout=2).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise TimeoutError("the views did not start")


def overlaps(chart) -> list[str]:
    """Pairs of texts in a chart that cover each other."""
    return chart.evaluate(
        """chart => {
            const texts = [...chart.querySelectorAll('.annotation-text, .ytick text, .xtick text')]
                .map(each => [each.textContent, each.getBoundingClientRect()]).filter(each => each[1].width);
            return texts.flatMap(([a, p], i) => texts.slice(i + 1)
                .filter(([_, q]) => p.left < q.right - 1 && q.left < p.right - 1 && p.top < q.bottom - 1
                    && q.top < p.bottom - 1)
                .map(([b]) => `${a} / ${b}`));
        }"""
    )


def test_no_text_covers_another_and_names_are_no_markup(open_page, scheme):
    page = open_page("", scheme)
    page.locator('[data-testid="stFileUploaderDropzoneInput"]').first.set_input_files(
        [{"name": "a.csv", "mimeType": "text/csv", "buffer": f"text,outlet,date,country\n{ROWS}".encode()}]
    )
    page.locator(".fs-files", has_text="a.csv").wait_for()
    page.get_by_role("link", name="Views", exact=True).first.click()
    page.get_by_role("heading", name="Views").wait_for()
    page.locator(".js-plotly-plot").nth(2).locator(".annotation-text").first.wait_for()
    settled(page)
    for place in range(3):
        chart = page.locator(".js-plotly-plot").nth(place)
        assert overlaps(chart) == []
        assert "<b>Post</b>" in chart.text_content()
    page.get_by_role("combobox", name="Compare").click()
    page.get_by_role("option", name="country", exact=True).click()
    page.locator(".js-plotly-plot", has_text="Norway").first.wait_for()


def test_a_dot_opens_its_article(open_page):
    page = open_page("views")
    page.locator(".js-plotly-plot").first.locator(".points path").first.click(force=True)
    page.locator(".fs-article").wait_for()

"""The dashboard on a free port, and a browser that notices what must never happen."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest
from login import login_server  # noqa: F401  a fixture
from playwright.sync_api import expect, sync_playwright

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
SECONDS_TO_START = 60
WAIT = 60_000  # ms
FILES_READ = """least => {
    const told = /Reading files: ([0-9,]+) of/.exec(document.querySelector('[data-testid="stProgress"]')?.textContent);
    const n = told ? Number(told[1].replace(",", "")) : -1;
    return n >= least ? [n] : null;
}"""
AFTER_SCROLLING = 500  # ms
IDLE = "() => new Promise(done => setTimeout(() => requestIdleCallback(() => done(), { timeout: 3000 }), 100))"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Nobody looks: no process for compositing, which costs a tenth of the browser's time.
    "--disable-gpu-compositing",
    "--disable-gpu-rasterization",
    "--disable-software-rasterizer",
]
# Opening a page's own address makes Streamlit ask for its server below that address first, and then at the root.
KNOWN = ("/_stcore/health", "/_stcore/host-config")


expect.set_options(timeout=WAIT)


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(item.fspath).parent == Path(__file__).parent:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    with dashboard(tmp_path_factory.mktemp("dashboard")) as url:
        yield url


@contextmanager
def dashboard(data: Path):
    """The dashboard as a process of its own that keeps its corpora in a folder; gives its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    places = {name: value for name, value in os.environ.items() if name != "FRAMESCOPE_DATABASE"}
    environment = {**places, "FRAMESCOPE_DATA": str(data)}
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    url = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{url}/_stcore/health")
        yield url
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
    raise TimeoutError(f"the dashboard did not start within {SECONDS_TO_START} s")


@pytest.fixture(scope="session")
def driver():
    with sync_playwright() as playwright:
        yield playwright.chromium


@pytest.fixture(scope="session")
def chromium(driver):
    """A browser whose contexts share nothing with each other, nor with the profile."""
    browser = driver.launch(executable_path=_chromium(), args=FLAGS)
    yield browser
    browser.close()


def _chromium() -> str:
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert path, "no Chromium: run `make chromium`"
    return path


@pytest.fixture(scope="session")
def profile(driver, tmp_path_factory):
    """One browser profile for all tests, on disk: only there Chromium keeps the dashboard's scripts compiled."""
    folder = tmp_path_factory.mktemp("profile")
    context = driver.launch_persistent_context(folder, executable_path=_chromium(), args=FLAGS)
    yield context
    context.close()


@pytest.fixture
def open_page(request, profile, server):
    """Opens a page of the dashboard; at the end nothing may have gone wrong in the browser."""
    opened_things, faults = [], []

    def opened(
        name: str = "",
        scheme: str = "light",
        width: int = 1280,
        at: str = server,
        corpus: str = "sample",
        apart: bool = False,
    ):
        """`corpus` is the address's; every test begins with the sample, whatever others have kept.

        `apart`: in another browser, which shares nothing with that of the other pages.
        """
        context = request.getfixturevalue("chromium").new_context() if apart else profile
        page = context.new_page()
        opened_things.append(context if apart else page)
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.set_default_timeout(WAIT)
        page.on("pageerror", lambda error: faults.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (faults.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("console", lambda message: _note_console(faults, message))
        page.on("request", lambda request: _note_outside(faults, request.url, at))
        page.goto(f"{at}/{name}{f'?corpus={corpus}' if corpus else ''}")
        settled(page)
        return page

    yield opened
    for thing in opened_things:
        thing.close()
    assert faults == []


def _note_console(faults: list[str], message) -> None:
    if message.type == "error" and not any(known in message.location.get("url", "") for known in KNOWN):
        faults.append(f"console: {message.text}")


def _note_outside(faults: list[str], url: str, server: str) -> None:
    own = (server, server.replace("http:", "ws:"), "data:", "blob:", "about:")
    if not url.startswith(own):
        faults.append(f"outside request: {url}")


def settled(page) -> None:
    """Waits until the page is drawn and the server has nothing more to do; no exception may be on it."""
    page.wait_for_selector("h1", state="attached")
    for _ in range(2):
        page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
        page.evaluate(IDLE)  # what was clicked is sent by then, however slow the browser is
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
    assert page.locator('[data-testid="stException"]').all_inner_texts() == []


def files_read(page, at_least: int = 0) -> int:
    """How many files the dashboard says are read, while it reads others: looked for in every frame, for it is quick."""
    return page.wait_for_function(FILES_READ, arg=at_least).json_value()[0]


def choose(page, label: str, option: str | int) -> None:
    """Chooses in a list, by name or by place."""
    settled(page)
    _click_unmoved(page.get_by_role("combobox", name=label))
    options = page.get_by_role("option")
    _click_unmoved(options.nth(option) if isinstance(option, int) else options.get_by_text(option, exact=True))
    settled(page)


def _click_unmoved(element) -> None:
    """Clicks once nothing scrolls: an open list closes when its page moves, and takes no click while it moves."""
    element.scroll_into_view_if_needed()
    element.page.wait_for_timeout(AFTER_SCROLLING)
    element.click()


def take_columns_as_guessed(page, *names: str) -> None:
    """Waits until files are read, and takes the guess where the dashboard asks which column of the first is what."""
    asked = page.get_by_role("button", name=re.compile(r"^Read [\d,]+ rows?$"))
    listed = [page.locator(".fs-files", has_text=name) for name in names]
    asked.or_(listed[0]).first.wait_for()
    if asked.count():
        settled(page)
        asked.click()
    for each in listed:
        each.wait_for()
    settled(page)


def type_into_cell(page, text: str, steps: int = 0) -> None:
    """Types into a cell of the first row of the last table: the first text cell, or so many to its right."""
    settled(page)  # a table that is drawn anew forgets which cell was clicked
    table = page.locator('[data-testid="stDataFrame"]').last
    table.click(position={"x": 160, "y": 52})
    first = int(_selected(table).get_attribute("aria-colindex"))
    for column in range(first + 1, first + 1 + steps):
        page.keyboard.press("ArrowRight")
        _selected(table, f'[aria-colindex="{column}"]')  # a key before the table is where the last one led is lost
    page.keyboard.press("Enter")
    cell = page.locator("#portal textarea, #portal input").last  # a busy browser loses keys that come before it is open
    cell.wait_for()
    cell.fill(text)
    page.keyboard.press("Enter")


def _selected(table, which: str = ""):
    """The cell of the table that is selected, once it is."""
    cell = table.locator(f'canvas td[aria-selected="true"]{which}')
    cell.wait_for(state="attached")
    return cell

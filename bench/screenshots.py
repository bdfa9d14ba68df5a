"""Screenshots of every page with the sample corpus, light and dark, into docs/screenshots/.

    python -m bench.screenshots [--port 8517] [--width 1280] [--folder docs/screenshots]

Starts the dashboard itself and needs Debian's chromium.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from bench.dashboard import ROOT, dashboard

FOLDER = ROOT / "docs" / "screenshots"
PAGES = {
    "start": "",
    "overview": "overview",
    "compare": "compare",
    "words": "words",
    "naming": "naming",
    "quotes": "quotes",
    "article": "article",
    "audit": "audit",
    "lexicon": "lexicon",
    "check": "check",
    "report": "report",
    "methods": "methods",
    "corpora": "corpora",
}
CHARTED = {"overview", "compare", "words", "naming", "quotes", "article"}
WIDTH, HEIGHT = 1280, 900  # px
WAIT = 60_000  # ms
# Whether all that is in sight is drawn: the script ended, no spinner or placeholder is left, and every canvas of a
# table has marks on it: a table is drawn after its page, and is white until then.
DRAWN = """() => {
    const app = document.querySelector("[data-testid=stApp]");
    if (app.dataset.testScriptState !== "notRunning") return false;
    if (document.querySelector("[data-testid=stSkeleton], [data-testid=stSpinner], [data-stale=true]")) return false;
    return [...document.querySelectorAll("[data-testid=stDataFrame] canvas")].every(canvas => {
        if (!canvas.width || !canvas.height || canvas.getBoundingClientRect().top > innerHeight) return true;
        const dots = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
        const colours = new Set();
        for (let at = 0; at < dots.length; at += 4) colours.add(dots[at] << 16 | dots[at + 1] << 8 | dots[at + 2]);
        return colours.size > 8 || canvas.dataset.testid !== "data-grid-canvas";
    });
}"""


def main() -> None:
    """Takes the pictures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--port", type=int, default=8517)
    parser.add_argument("--width", type=int, default=WIDTH)
    parser.add_argument("--folder", type=Path, default=FOLDER)
    given = parser.parse_args()
    port = given.port
    given.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as empty, dashboard(Path(empty), port), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for scheme in ("light", "dark"):
            for name, path in PAGES.items():
                url, picture = f"http://127.0.0.1:{port}/{path}", given.folder / f"{name}-{scheme}.png"
                _take(browser, url, scheme, given.width, picture)


def _take(browser: Browser, url: str, scheme: str, width: int, path: Path) -> None:
    page = browser.new_page(viewport={"width": width, "height": HEIGHT}, color_scheme=scheme)
    page.set_default_timeout(WAIT)
    page.goto(url)
    page.wait_for_selector("h1")
    if path.stem.split("-")[0] in CHARTED:
        page.locator(".annotation-text").first.wait_for()
    page.wait_for_function(DRAWN)
    page.wait_for_timeout(1000)  # what was drawn moves into its place
    page.wait_for_function(DRAWN)
    page.screenshot(path=path)
    page.close()
    print(path)


if __name__ == "__main__":
    main()

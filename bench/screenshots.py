"""Screenshots of every page with the sample corpus, light and dark, into docs/screenshots/.

    python -m bench.screenshots [--port 8517]

Starts the dashboard itself and needs Debian's chromium.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[1]
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
    "methods": "methods",
    "corpora": "corpora",
}
WIDTH, HEIGHT = 1280, 900  # px


def main() -> None:
    """Takes the pictures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--port", type=int, default=8517)
    port = parser.parse_args().port
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    data = tempfile.TemporaryDirectory()  # with no corpus but the sample
    environment = {**os.environ, "FRAMESCOPE_DATA": data.name}
    server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    try:
        _wait_for(f"http://127.0.0.1:{port}/_stcore/health")
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            for scheme in ("light", "dark"):
                for name, path in PAGES.items():
                    _take(browser, f"http://127.0.0.1:{port}/{path}", scheme, FOLDER / f"{name}-{scheme}.png")
    finally:
        server.terminate()
        server.wait()
        data.cleanup()


def _wait_for(url: str) -> None:
    for _ in range(200):
        try:
            urllib.request.urlopen(url).close()
            return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError("the dashboard did not start")


def _take(browser: Browser, url: str, scheme: str, path: Path) -> None:
    page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme=scheme)
    page.goto(url)
    page.wait_for_selector("h1")
    if path.stem.startswith(("overview", "compare", "article", "quotes", "words", "naming")):
        page.locator(".annotation-text").first.wait_for()
    page.wait_for_timeout(3000)  # tables are drawn after the page
    page.screenshot(path=path)
    page.close()
    print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()

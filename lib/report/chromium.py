"""Images made on the server by a Chromium that is there, started once for many and cut off from the network.

It runs the script that the dashboard runs in the user's browser, so that both make the same image. Kaleido does not do:
it makes its PNG of an SVG without the typeface.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any

from websockets.exceptions import WebSocketException
from websockets.sync.client import ClientConnection, connect

from lib.charts.picture import laid_out
from lib.report.embedded import PLOTLY, typeface_address
from lib.report.picture import Edition

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
SECONDS_TO_START, SECONDS_PER_IMAGE = 60, 60
MOST_BYTES = 256 << 20  # of one answer
MOST_LACKING = 12  # characters that are named
SCRIPT = Path(__file__).parent / "browser" / "picture.js"
FLAGS = (
    "--headless", "--disable-gpu", "--no-first-run", "--no-default-browser-check", "--disable-extensions",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
    "--host-resolver-rules=MAP * ~NOTFOUND", "--remote-debugging-port=0", "--remote-allow-origins=*",
)  # fmt: skip
_ONE_AT_A_TIME = Lock()  # Chromium takes much of a machine
PAGE = """<!doctype html><meta charset="utf-8"><title>Images</title><script type="module">
{script}
const read = (blob) => new Promise((resolve) => {{
  const reader = new FileReader();
  reader.onload = () => resolve(reader.result.split(",")[1]);
  reader.readAsDataURL(blob);
}});
window.images = async (wanted) => {{
  const svg = await drawn({{ ...wanted, plotly: "{plotly}", typeface: "{typeface}" }});
  return {{ svg: await read(svg), png: await read(await png(svg, wanted)), lacking: await lacking(svg) }};
}};
</script>"""


class ImagesError(RuntimeError):
    """Images cannot be made here, with a sentence that says why."""


@dataclass(frozen=True)
class Images:
    """The files of one picture."""

    png: bytes
    svg: bytes
    lacking: str = ""  # the characters that no typeface here has: boxes stand for them


def boxes_note(lacking: str) -> str:
    """What stands in images for characters that no typeface has; empty if all have one."""
    if not lacking:
        return ""
    different = list(dict.fromkeys(lacking))
    more = f" and {len(different) - MOST_LACKING:,} more" if len(different) > MOST_LACKING else ""
    return (
        f"The machine that drew these images has no typeface for {' '.join(different[:MOST_LACKING])}{more}: boxes "
        "stand in their place."
    )


def wanted(edition: Edition) -> dict[str, Any]:
    """What the script in the browser needs to draw an edition."""
    image = laid_out(edition.picture, edition.theme, edition.form, edition.words)
    return {
        "figure": image.figure.to_json(),
        "page": image.page,
        "width": image.width,
        "height": image.height,
        "dpi": edition.form.dpi,
        "title": edition.words.title,
        "alt": edition.alt,
    }


def found() -> str | None:
    """Where Chromium is, None if there is none."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


class Studio:
    """A page in Chromium on which pictures are drawn."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._number = 0

    def images(self, edition: Edition) -> Images:
        """PNG and SVG. Raises ImagesError where Chromium does not answer or cannot draw it."""
        answer = self._ask(f"images({json.dumps(wanted(edition))})")
        return Images(base64.b64decode(answer["png"]), base64.b64decode(answer["svg"]), answer["lacking"])

    def _ask(self, expression: str) -> Any:
        self._number += 1
        params = {"expression": expression, "awaitPromise": True, "returnByValue": True}
        try:
            self._socket.send(json.dumps({"id": self._number, "method": "Runtime.evaluate", "params": params}))
            while (answer := json.loads(self._socket.recv(timeout=SECONDS_PER_IMAGE))).get("id") != self._number:
                pass
        except (WebSocketException, TimeoutError, OSError) as error:
            raise ImagesError("Chromium stopped answering. Try again, or save the charts one by one.") from error
        result = answer.get("result", {})
        if "exceptionDetails" in result or "error" in answer:
            raise ImagesError("Chromium could not draw this chart. Save it by itself.")
        return result["result"].get("value")

    def wait(self) -> None:
        """Until the script is there."""
        end = time.monotonic() + SECONDS_TO_START
        while self._ask("typeof images") != "function":
            if time.monotonic() > end:
                raise ImagesError("Chromium did not load its page. Save the charts one by one.")
            time.sleep(0.05)


@contextmanager
def studio() -> Iterator[Studio]:
    """Chromium, started for several images and ended after them. Raises ImagesError where that is not possible."""
    path = found()
    if path is None:
        raise ImagesError("There is no Chromium on this machine.")
    if not _ONE_AT_A_TIME.acquire(blocking=False):
        raise ImagesError("Somebody else is making images on this server. Try again in a minute.")
    with ExitStack() as ends:
        ends.callback(_ONE_AT_A_TIME.release)
        folder = Path(ends.enter_context(tempfile.TemporaryDirectory(prefix="framescope-", ignore_cleanup_errors=True)))
        page = folder / "images.html"
        page.write_text(_page(), encoding="utf-8")
        process = _started(path, folder)
        ends.callback(process.wait)
        ends.callback(process.kill)
        try:
            socket = ends.enter_context(connect(_address(process, folder), max_size=MOST_BYTES, proxy=None))
            socket.send(json.dumps({"id": 0, "method": "Page.navigate", "params": {"url": page.as_uri()}}))
        except (WebSocketException, OSError) as error:
            raise ImagesError("Chromium did not start. Save the charts one by one.") from error
        drawing = Studio(socket)
        drawing.wait()
        yield drawing


def _page() -> str:
    script = SCRIPT.read_text(encoding="utf-8")
    return PAGE.format(script=script, plotly=PLOTLY.as_uri(), typeface=typeface_address())


def _started(path: str, folder: Path) -> subprocess.Popen[bytes]:
    # The administrator cannot use Chromium's sandbox; the page holds nothing but our own script.
    flags = [*FLAGS, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    return subprocess.Popen(
        [path, *flags, f"--user-data-dir={folder / 'profile'}", "about:blank"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _address(process: subprocess.Popen[bytes], folder: Path) -> str:
    """Where the first page is told what to do."""
    port_file, end = folder / "profile" / "DevToolsActivePort", time.monotonic() + SECONDS_TO_START
    while time.monotonic() < end and process.poll() is None:
        lines = port_file.read_text(encoding="utf-8").splitlines() if port_file.exists() else []
        if len(lines) >= 2:
            opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
            with opener.open(f"http://127.0.0.1:{lines[0]}/json/list", timeout=SECONDS_TO_START) as answer:
                pages = [each for each in json.load(answer) if each["type"] == "page"]
            if pages:
                return str(pages[0]["webSocketDebuggerUrl"])
        time.sleep(0.05)
    raise ImagesError("Chromium did not start. Save the charts one by one.")

"""Many analysts at once on one stored corpus: how long a click takes, what a session costs in memory.

    python -m bench.sessions [--data FOLDER] [--sessions 20] [--seconds 60] [--pages start,overview,compare]

Speaks the browser's protocol with a real server: each session opens the corpus that was used last, and then goes from
page to page, with THINK seconds in between; on the Overview it changes the event now and then. FOLDER is a data
folder such as `bench.app` makes; without one, a small corpus is made.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import statistics
import tempfile
import time
from pathlib import Path

import psutil
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from bench.dashboard import dashboard
from bench.processes import cpu_seconds, pss
from bench.texts import NEWS, news_texts
from lib.model import Article
from lib.store import LOCAL, open_store

PAGES = "start,overview,compare"
BEFOREHAND = 500  # clicks of the first session: after 100 there was still much to be made for the first time
THINK = 2.0  # seconds between an answer and the next click
FRAGMENT = ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY
TARGETS = {"median rerun, s": 0.5, "errors": 0, "server growth a session, MB": 5.0}


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--sessions", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=60.0, help="of clicking")
    parser.add_argument("--pages", default=PAGES)
    parser.add_argument("--port", type=int, default=8517)
    options = parser.parse_args()
    pages = ["" if name == "start" else name for name in options.pages.split(",")]
    with tempfile.TemporaryDirectory() as made:
        data = options.data or _small(Path(made))
        with dashboard(data, options.port) as process:
            asyncio.run(_measure(options.port, psutil.Process(process.pid), pages, options.sessions, options.seconds))


async def _measure(port: int, server: psutil.Process, pages: list[str], n_sessions: int, seconds: float) -> None:
    first = Session(port, pages, 0)
    await first.open()
    for _ in range(BEFOREHAND):  # what is made once for all sessions, such as the charts of each event, is there then
        await first.click()
    before = pss(server)
    others = [Session(port, pages, number) for number in range(1, n_sessions + 1)]
    for each in others:
        await each.open()
    opened = pss(server)
    end, busy = time.monotonic() + seconds, cpu_seconds(server)
    await asyncio.gather(*(each.work(end) for each in others))
    after = pss(server)
    busy = cpu_seconds(server) - busy
    times = [took for each in others for took in each.times]
    found = {
        "median rerun, s": statistics.median(times),
        "errors": sum(each.n_errors for each in others),
        "server growth a session, MB": (after - before) / n_sessions,
    }
    print(f"{n_sessions} sessions, {len(times)} clicks in {seconds:g} s, {THINK:g} s between an answer and a click")
    print(f"server: {before:.0f} MB with one session, {opened:.0f} with all open, {after:.0f} after\n")
    for name, value in found.items():
        print(f"{name:30}{value:>10.2f}   target {TARGETS[name]:g}")
    print(f"{'CPU of the server a click, s':30}{busy / len(times):>10.2f}")
    print(f"{'90 of 100 reruns below, s':30}{statistics.quantiles(times, n=10)[-1]:>10.2f}")
    print(f"{'opening, median, s':30}{statistics.median(each.opening for each in others):>10.2f}")


class Session:
    """A browser's tab without the browser."""

    def __init__(self, port: int, pages: list[str], number: int):
        self._pages = pages
        self._url = f"ws://127.0.0.1:{port}/_stcore/stream"
        self._chance = random.Random(number)
        self._place = number
        self._socket: ClientConnection | None = None
        self._events: tuple[str, list[str]] | None = None  # the box of the Overview's events, and what it offers
        self.times: list[float] = []
        self.opening = 0.0
        self.n_errors = 0

    async def open(self) -> None:
        """Opens the Start page of the corpus that was used last."""
        self._socket = await connect(self._url, subprotocols=["streamlit"], max_size=None)
        self.opening = await self._run("")

    async def work(self, end: float) -> None:
        """Clicks until a moment on the clock of `time.monotonic`."""
        await asyncio.sleep(self._chance.uniform(0, THINK))
        while time.monotonic() < end:
            self.times.append(await self.click())
            await asyncio.sleep(THINK)

    async def click(self) -> float:
        """Goes to the next page, or changes the event on the one that is open; returns the seconds until the answer."""
        if self._events and self._pages[self._place % len(self._pages)] == "overview" and self._chance.random() < 0.5:
            name, offered = self._events
            return await self._run("overview", (name, self._chance.choice(offered)))
        self._place += 1
        self._events = None
        return await self._run(self._pages[self._place % len(self._pages)])

    async def _run(self, page: str, chosen: tuple[str, str] | None = None) -> float:
        message = BackMsg()
        message.rerun_script.page_name = page
        if chosen:
            state = message.rerun_script.widget_states.widgets.add()
            state.id, state.string_value = chosen
        begun = time.monotonic()
        assert self._socket is not None
        await self._socket.send(message.SerializeToString())
        async for content in self._socket:
            answer = ForwardMsg.FromString(content)
            self._look(answer)
            if answer.WhichOneof("type") == "script_finished" and answer.script_finished != FRAGMENT:
                self.n_errors += answer.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR
                return time.monotonic() - begun
        raise ConnectionError("the server has closed the connection")

    def _look(self, answer: ForwardMsg) -> None:
        element = answer.delta.new_element if answer.WhichOneof("type") == "delta" else None
        if element is None:
            return
        self.n_errors += element.WhichOneof("type") == "exception"
        if element.WhichOneof("type") == "selectbox" and element.selectbox.label == "Event":
            self._events = element.selectbox.id, list(element.selectbox.options)


def _small(data: Path) -> Path:
    """A data folder with a corpus of 50 articles."""
    store = open_store(f"sqlite:///{data / 'framescope.db'}")
    texts = news_texts(NEWS, 50)
    added = [Article(text, outlet=f"Outlet {n % 5}", event=f"Event {n % 2}") for n, text in enumerate(texts)]
    store.create("Bench", LOCAL).change(added=added)
    store.close()
    return data


if __name__ == "__main__":
    main()

"""Scoring that breaks down at certain texts, in the processes of a pool."""

from __future__ import annotations

import os
import signal
import sys
import time

from lib.score.chunk import rows


def breaking_rows(articles, settings):
    """The real rows, unless a text says otherwise."""
    for row in rows(articles, settings):
        yield row
        if isinstance(row, int):
            act(articles[row].text)


def light_rows(articles, settings):
    """The same without scoring."""
    for article in articles:
        act(article.text)
        yield {"status": "ok", "pid": os.getpid(), "modules": [*sys.modules]}


def act(text):
    if text.startswith("exit"):
        os._exit(1)
    if text.startswith("segfault"):
        os.kill(os.getpid(), signal.SIGSEGV)
    if text.startswith("loop"):
        while True:
            pass
    if text.startswith("slow"):
        time.sleep(0.1)
    if text.startswith("large"):
        bytearray(4 << 30)

"""Pages and what only they need: loaded when one is opened, or before, while the user looks at the first."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from threading import Event, Lock, Thread
from types import ModuleType

_ONE_AT_A_TIME = Lock()  # two threads that load what needs each other may find it half done
all_is_loaded = Event()


def page_module(name: str) -> ModuleType:
    """The module of a page."""
    with _ONE_AT_A_TIME:
        return import_module(f"lib.pages.{name}")


@cache
def load_rest(names: tuple[str, ...]) -> None:
    """Loads these pages once, without anybody waiting for it."""
    Thread(target=_load, args=(names,), daemon=True).start()


def _load(names: Sequence[str]) -> None:
    for name in names:
        page_module(name)
    import_module("scipy.stats")  # what pages load only once they need it, for it takes half a second
    # Nothing of all this is ever garbage: no search for it need look there again.
    gc.freeze()
    all_is_loaded.set()

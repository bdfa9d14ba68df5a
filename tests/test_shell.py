"""What all commands do alike."""

from __future__ import annotations

import os
import signal
from contextlib import suppress

import pytest

from lib.commands.shell import Interrupt


def interrupted():
    os.kill(os.getpid(), signal.SIGINT)


def test_an_interrupt_that_a_clean_up_dropped_is_raised_at_the_next_check():
    with Interrupt() as interrupt:
        with suppress(KeyboardInterrupt):
            interrupted()
        with pytest.raises(KeyboardInterrupt):
            interrupt.check()


def test_without_an_interrupt_nothing_is_raised_and_the_handler_before_is_back():
    before = signal.getsignal(signal.SIGINT)
    with Interrupt() as interrupt:
        assert signal.getsignal(signal.SIGINT) is not before
        interrupt.check()
    assert signal.getsignal(signal.SIGINT) is before

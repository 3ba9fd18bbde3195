from __future__ import annotations

import os
import signal

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from pairguard_gui.runtime.unix_signals import UnixSignals


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_is_heard_while_qt_sleeps(qtbot: QtBot, number: signal.Signals) -> None:
    listener = UnixSignals()
    listener.begin()
    try:
        with qtbot.waitSignal(listener.quit_asked, timeout=2_000):
            os.kill(os.getpid(), number)
    finally:
        listener.end()


def test_the_signals_are_given_back(qapp: QCoreApplication) -> None:  # noqa: ARG001  the listener lives on Qt
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    listener = UnixSignals()
    listener.begin()
    listener.end()

    assert {number: signal.getsignal(number) for number in before} == before

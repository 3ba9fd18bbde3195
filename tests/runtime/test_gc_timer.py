from __future__ import annotations

import gc
import threading

from PySide6.QtCore import QCoreApplication, QObject
from pytestqt.qtbot import QtBot

from pairguard_gui.runtime.gc_timer import GcTimer


class Cycle(QObject):
    """An object that only the collector can free."""

    died_on: threading.Thread | None = None

    def __init__(self) -> None:
        super().__init__()
        self.me = self

    def __del__(self) -> None:
        Cycle.died_on = threading.current_thread()


def make_garbage() -> None:
    """Enough for Python to collect many times over."""
    for _ in range(200_000):
        cycle: list[object] = []
        cycle.append(cycle)


def test_cycles_die_on_the_window_thread(qtbot: QtBot) -> None:
    rounds = GcTimer()
    rounds.begin()
    try:
        Cycle()
        worker = threading.Thread(target=make_garbage)
        worker.start()
        worker.join()
        assert Cycle.died_on is None

        qtbot.waitUntil(lambda: Cycle.died_on is not None, timeout=10_000)
        assert Cycle.died_on is threading.main_thread()
    finally:
        rounds.end()


def test_the_collector_is_given_back(qapp: QCoreApplication) -> None:  # noqa: ARG001  timers need an application
    rounds = GcTimer()
    rounds.begin()
    assert not gc.isenabled()
    rounds.end()

    assert gc.isenabled()

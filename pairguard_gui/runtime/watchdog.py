"""Notices silence: no complete report for two and a half check intervals, whatever the guard thread does."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal

PATIENCE = 2.5  # check intervals without a complete report


class Watchdog(QObject):
    """Lives on the window thread and counts monotonic time. Signal: `silent`, once after each `feed`."""

    silent = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.timeout.connect(self.silent)

    def feed(self, interval_s: float) -> None:
        """A complete report came (or a new wait for one begins)."""
        self._timer.start(round(interval_s * PATIENCE * 1000))

    def stop(self) -> None:
        """Nobody expects a report any more."""
        self._timer.stop()

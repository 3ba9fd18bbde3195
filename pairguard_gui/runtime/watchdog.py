"""Notices that no complete report comes any more, whatever the guard thread does."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal

BLIND_AFTER = 2.5
"""So many check intervals after the latest complete report, nothing is known of the account any more."""


class Watchdog(QObject):
    """Lives on the window thread and counts monotonic time. Signal: `silent`, at most once after each `feed`."""

    silent = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.timeout.connect(self.silent)

    def feed(self, interval_s: float) -> None:
        """Begin the wait for the next complete report; `interval_s` is the check interval in seconds."""
        self._timer.start(round(interval_s * BLIND_AFTER * 1000))

    def stop(self) -> None:
        """Expect no report any more."""
        self._timer.stop()

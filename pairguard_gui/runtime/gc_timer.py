"""Python's garbage collector on the window thread alone.

Reference cycles may hold widgets and timers. Python collects on whichever thread allocates, and a Qt object that is
destroyed on a thread it does not belong to crashes the program.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

_EVERY_MS = 1000


class GcTimer(QObject):
    """From `begin` to `end` cycles are collected by a timer of the thread this was made on, and by nothing else."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._on_timeout)

    def begin(self) -> None:
        """Switch automatic collection off and collect by the timer."""
        gc.disable()
        self._timer.start()

    def end(self) -> None:
        """Switch automatic collection on again."""
        self._timer.stop()
        gc.enable()

    @Slot()
    def _on_timeout(self) -> None:
        """Collect the oldest generation whose threshold is passed, as Python itself would."""
        counts = zip(gc.get_count(), gc.get_threshold(), strict=True)
        due = [generation for generation, (count, limit) in enumerate(counts) if limit and count > limit]
        if due:
            gc.collect(due[-1])

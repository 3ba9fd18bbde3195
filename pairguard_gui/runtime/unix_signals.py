"""Ctrl-C and `kill` as a Qt signal; Python handles them only when Qt's event loop runs Python code again."""

from __future__ import annotations

import signal
import socket
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot

_QUIT = (signal.SIGINT, signal.SIGTERM)


class UnixSignals(QObject):
    """Listens from `begin` to `end`. Signal: `quit_asked`, on the thread it was made on, which is the main thread."""

    quit_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._near, self._far = socket.socketpair()
        self._near.setblocking(False)
        self._far.setblocking(False)
        self._notifier = QSocketNotifier(self._near.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_byte)
        self._before: dict[int, object] = {}
        self._wakeup_before = -1

    def begin(self) -> None:
        """Take the two signals over."""
        self._wakeup_before = signal.set_wakeup_fd(self._far.fileno(), warn_on_full_buffer=False)
        self._before = {number: signal.signal(number, _leave_to_qt) for number in _QUIT}

    def end(self) -> None:
        """Give them back."""
        self._notifier.setEnabled(False)
        for number, handler in self._before.items():
            signal.signal(number, handler)  # type: ignore[arg-type]  # what signal() itself returned
        signal.set_wakeup_fd(self._wakeup_before)
        self._near.close()
        self._far.close()

    @Slot()
    def _on_byte(self) -> None:
        numbers = self._near.recv(4096)
        if any(number in _QUIT for number in numbers):
            self.quit_asked.emit()


def _leave_to_qt(number: int, frame: FrameType | None) -> None:
    """Do nothing: Python writes the signal's number to the socket, and `_on_byte` reads it."""

"""The thread that one account's guard runs on, as the window thread sees it: started, given commands, ended."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QThread, Signal

from pairguard_gui.runtime.guard_worker import GuardWorker

if TYPE_CHECKING:
    from pairguard_gui.core.check.guard import Guard
    from pairguard_gui.core.control.commands import AccountCommands
    from pairguard_gui.core.ports import Clock, Journal
    from pairguard_gui.core.state.account_state import AccountState
    from pairguard_gui.runtime.guard_worker import Command


class GuardThread(QObject):
    """Lives on the window thread. Everything goes to the worker and comes back from it as queued signals.

    Signals: those of `GuardWorker`, delivered on the window thread; `ended` once the thread has ended. `check_asked`
    (number) and `command_asked` (ticket, Command) are what the worker is told.
    """

    check_began = Signal()
    checked = Signal(object)
    ask_served = Signal(int, object)
    state_changed = Signal(object)
    answered = Signal(int, object)
    faulted = Signal(object)
    busy_changed = Signal(bool)
    ended = Signal()

    check_asked = Signal(int)
    command_asked = Signal(int, object)
    _end_asked = Signal()

    def __init__(
        self,
        guard: Guard,
        commands: AccountCommands,
        journal: Journal,
        clock: Clock,
        state: AccountState,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._tickets = itertools.count(1)
        self._thread = QThread()
        self._thread.setObjectName(f"guard-{state.account}")
        self._worker = GuardWorker(guard, commands, journal, clock, state)
        self._worker.moveToThread(self._thread)
        self._connect()

    @property
    def running(self) -> bool:
        """Whether the thread has begun and not ended."""
        return self._thread.isRunning()

    def start(self) -> None:
        """Begin the thread; its first check follows at once."""
        self._thread.start()

    def check(self, ask: int) -> None:
        """Have the account checked after whatever runs now; `ask_served` follows with that number."""
        self.check_asked.emit(ask)

    def submit(self, command: Command) -> int:
        """Have a command carried out after whatever runs now; the ticket of its `answered`."""
        ticket = next(self._tickets)
        self.command_asked.emit(ticket, command)
        return ticket

    def end(self) -> None:
        """Have the thread end after whatever runs now; `ended` follows."""
        self._end_asked.emit()

    def wait(self, milliseconds: int) -> bool:
        """Block until the thread has ended; False when it did not in that time."""
        return self._thread.wait(milliseconds)

    def _connect(self) -> None:
        worker, queued = self._worker, Qt.ConnectionType.QueuedConnection
        self._thread.started.connect(worker.begin)
        self._thread.finished.connect(self.ended, queued)
        self.check_asked.connect(worker.serve, queued)
        self.command_asked.connect(worker.carry_out, queued)
        self._end_asked.connect(worker.shut_down, queued)
        worker.check_began.connect(self.check_began, queued)
        worker.checked.connect(self.checked, queued)
        worker.ask_served.connect(self.ask_served, queued)
        worker.state_changed.connect(self.state_changed, queued)
        worker.answered.connect(self.answered, queued)
        worker.faulted.connect(self.faulted, queued)
        worker.busy_changed.connect(self.busy_changed, queued)

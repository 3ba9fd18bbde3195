"""The work on the guard thread of one account: the timer, every check, every command."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from pairguard_gui.core.control.commands import AccountCommands
from pairguard_gui.core.state.account_state import AccountState
from pairguard_gui.core.state.actions import Action, ActionKind, ActionStatus
from pairguard_gui.core.state.changes import Logged, ShieldSet
from pairguard_gui.core.values.errors import GuardError
from pairguard_gui.core.values.reason import Code, Reason

if TYPE_CHECKING:
    from pairguard_gui.core.check.guard import Guard
    from pairguard_gui.core.ports import Clock, Journal
    from pairguard_gui.core.report import CheckReport

log = logging.getLogger(__name__)

Command = Callable[[AccountCommands], AccountState]


class GuardWorker(QObject):
    """Lives on the guard thread of one account.

    Signals: `check_began`; `checked` (CheckReport); `ask_served` (number, CheckReport or Reason) once for each check
    that was asked for; `state_changed` (AccountState); `answered` (ticket, AccountState or Reason) once for each
    command; `faulted` (Reason) when a bug stopped the guard; `busy_changed` (bool).
    """

    check_began = Signal()
    checked = Signal(object)
    ask_served = Signal(int, object)
    state_changed = Signal(object)
    answered = Signal(int, object)
    faulted = Signal(object)
    busy_changed = Signal(bool)

    def __init__(
        self, guard: Guard, commands: AccountCommands, journal: Journal, clock: Clock, state: AccountState
    ) -> None:
        super().__init__()
        self._guard = guard
        self._commands = commands
        self._journal = journal
        self._clock = clock
        self._state = state
        self._timer: QTimer | None = None

    @Slot()
    def begin(self) -> None:
        """Make the timer on this thread, and check at once."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.tick)
        self._timer.start(0)

    @Slot()
    def tick(self) -> None:
        """Check once, then set the timer for the next check. A bug stops the guard of this account and no other."""
        self._check()

    @Slot(int)
    def serve(self, ask: int) -> None:
        """Check, as somebody has asked: this check begins after the question, whatever ran at that moment."""
        self.ask_served.emit(ask, self._check())

    def _check(self) -> CheckReport | Reason:
        self.check_began.emit()
        self.busy_changed.emit(True)
        outcome: CheckReport | Reason
        try:
            outcome = self._guard.check()
        except Exception as bug:  # noqa: BLE001  else the thread would go on and guard nothing
            self._stop_for(bug)
            outcome = _bug(bug)
        else:
            self._report(outcome)
        self.busy_changed.emit(False)
        return outcome

    @Slot(int, object)
    def carry_out(self, ticket: int, command: Command) -> None:
        """Carry out a command, answer with the new state or the reason why not, and check at once."""
        self.busy_changed.emit(True)
        try:
            state = command(self._commands)
        except GuardError as refusal:
            self.answered.emit(ticket, refusal.reason)
        except Exception as bug:  # noqa: BLE001  a bug stops the guard, as in a check
            self._stop_for(bug)
            self.answered.emit(ticket, _bug(bug))
        else:
            self._publish(state)
            self.answered.emit(ticket, state)
            self._schedule(0)
        self.busy_changed.emit(False)

    @Slot()
    def shut_down(self) -> None:
        """The last slot to run on this thread: remove the timer, then end the thread's event loop."""
        if self._timer is not None:
            self._timer.stop()
            self._timer.deleteLater()
            self._timer = None
        self.thread().quit()

    def _report(self, report: CheckReport) -> None:
        self._schedule(report.next_check_in_s)
        if report.actions:
            with suppress(GuardError):  # the next check fails for the same journal, and reports it
                self._publish(self._journal.state(report.account))
        self.checked.emit(report)

    def _publish(self, state: AccountState) -> None:
        self._state = state
        self.state_changed.emit(state)

    def _schedule(self, seconds: float) -> None:
        if self._timer is not None:
            self._timer.start(max(0, round(seconds * 1000)))

    def _stop_for(self, bug: Exception) -> None:
        log.error("The guard of account %r stopped for a bug", self._state.account, exc_info=bug)
        self._guard.halt()
        if self._timer is not None:
            self._timer.stop()
        self._log_fault(bug)
        self.faulted.emit(_bug(bug))

    def _log_fault(self, bug: Exception) -> None:
        try:
            self._publish(self._journal.write(self._state.account, lambda state: self._fault_lines(state, bug)))
        except Exception:  # the bug may be in the journal; the log file has both
            log.exception("The fault could not be written to the journal")

    def _fault_lines(self, state: AccountState, bug: Exception) -> tuple[ShieldSet | Logged, ...]:
        now = self._clock.now()
        line = Action(state.account, state.environment, now, ActionKind.FAULT, ActionStatus.FAILED, reason=_bug(bug))
        return (ShieldSet(raised=False, at=now), Logged(line))


def _bug(bug: Exception) -> Reason:
    """The type of the error and its place. Its text may hold a secret, so only the cleaned log file has that."""
    frames = traceback.extract_tb(bug.__traceback__)
    where = f" in {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return Reason.of(Code.BUG, error=f"{type(bug).__name__}{where}")

"""What window, tray and local API hold of one account: its state now, its signals, its buttons."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QThread, Signal, Slot

from pairguard_gui.core.ports import Clock, Journal
from pairguard_gui.core.report import CheckReport
from pairguard_gui.core.state.account_state import AccountState
from pairguard_gui.core.state.changes import FiguresConfirmed
from pairguard_gui.core.values.exchange_data import Environment
from pairguard_gui.core.values.pair import Pair
from pairguard_gui.core.values.reason import Code, Reason
from pairguard_gui.core.values.rules import Rules, for_pair
from pairguard_gui.core.values.shield import Shield, Shielded, ShieldEvent
from pairguard_gui.runtime.guard_worker import Command, GuardWorker
from pairguard_gui.runtime.immediate_commands import dropping, lifting, pausing
from pairguard_gui.runtime.watchdog import Watchdog

if TYPE_CHECKING:
    from pairguard_gui.core.check.guard import Guard
    from pairguard_gui.core.control.commands import Roster


class AccountController(QObject):
    """Lives on the window thread; starts and ends the thread that the account's guard runs on.

    Signals: `checked` (CheckReport); `shield_changed` (Shield); `state_changed` (Book);
    `busy_changed` (bool: the guard thread is at work); `refused` (Reason: what was asked for was not done);
    `answered` (ticket, Book or Reason) once for each slot that returns a ticket;
    `faulted` (Reason: a bug stopped the guard); `closed` once the guard thread has ended.
    """

    checked = Signal(object)
    shield_changed = Signal(object)
    state_changed = Signal(object)
    busy_changed = Signal(bool)
    refused = Signal(object)
    faulted = Signal(object)
    answered = Signal(int, object)
    closed = Signal()

    _check_asked = Signal()
    _command_asked = Signal(int, object)
    _end_asked = Signal()

    def __init__(
        self,
        guard: Guard,
        roster: Roster,
        journal: Journal,
        clock: Clock,
        state: AccountState,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._guard, self._clock, self._state = guard, clock, state
        self._shielded = Shielded()
        self._report: CheckReport | None = None
        self._complete: CheckReport | None = None
        self._last_complete_at = state.last_complete
        self._checking = False
        self._starting = 0
        self._resume = False
        self._tickets = itertools.count(1)
        self._watchdog = Watchdog(self)
        self._watchdog.silent.connect(self._on_silent)
        self._worker = GuardWorker(guard, roster, journal, clock, state)
        self._thread = QThread()
        self._thread.setObjectName(f"guard-{state.account}")
        self._wire()

    @property
    def account(self) -> str:
        """The account's name."""
        return self._state.account

    @property
    def environment(self) -> Environment:
        """Practice, demo or live."""
        return self._state.environment

    @property
    def shield(self) -> Shield:
        """The state of the guard, true at this moment."""
        return self._shielded.shield

    @property
    def shield_reason(self) -> Reason | None:
        """Why the shield is blind, paused or at fault; None otherwise."""
        return self._shielded.why

    @property
    def report(self) -> CheckReport | None:
        """The latest report, complete or not; None before the first."""
        return self._report

    @property
    def complete_report(self) -> CheckReport | None:
        """The latest report that saw everything; None before the first of this run."""
        return self._complete

    @property
    def state(self) -> AccountState:
        """What is committed: pairs, rules, gaps, holds."""
        return self._state

    @property
    def last_complete_at(self) -> datetime | None:
        """When the account was last seen in full, in this or an earlier run."""
        return self._last_complete_at

    @property
    def next_check_at(self) -> datetime | None:
        """When the guard will look again; None while it looks, and after a fault."""
        if self._report is None or self._checking or self.shield is Shield.FAULT:
            return None
        return self._report.finished_at + timedelta(seconds=self._report.next_check_in_s)

    @property
    def checking(self) -> bool:
        """Whether a check is running or about to."""
        return self._checking

    def now(self) -> datetime:
        """The computer's clock."""
        return self._clock.now()

    def begin(self, *, resume: bool) -> None:
        """Start the guard thread. It looks with the shield down; `resume` raises it after the first complete look.

        A shield that the last run left up is lowered: after a restart nothing is opened before somebody says so.
        """
        self._watchdog.feed(self._state.rules.check_interval_s)
        self._checking = True
        self._guard.halt()
        if self._state.raised:
            self._ask(lambda roster: roster.lower_shield())
        self._resume = resume
        self._thread.start()

    def close(self) -> None:
        """Nothing more is opened from here on; `closed` follows when the guard thread has ended."""
        self._guard.halt()
        self._watchdog.stop()
        self._end_asked.emit()

    @Slot()
    @Slot(object, object)
    def start(self, guarded: Collection[Pair] | None = None, figures: Collection[FiguresConfirmed] = ()) -> int:
        """Raise the shield, as a person may, over the set and figures that were agreed to, or the set there is."""
        return self._start(lambda roster: roster.raise_shield(guarded=guarded, figures=figures))

    @Slot()
    def start_by_program(self) -> int:
        """Raise the shield, as a program may: nothing that a person has not started before with rules as strict."""
        return self._start(lambda roster: roster.raise_shield(by_person=False))

    @Slot()
    def stop(self) -> int:
        """Lower the shield: from this moment no order is planned; the journal follows."""
        self._guard.halt()
        self._starting, self._resume = 0, False
        self._step(ShieldEvent.STOPPED)
        return self._ask(lambda roster: roster.lower_shield())

    @Slot()
    def check_now(self) -> None:
        """Look now, or join the look that is running."""
        if not self._checking:
            self._checking = True
            self._check_asked.emit()

    @Slot()
    @Slot(object)
    def protect_current(self, only: Collection[Pair] | None = None) -> int:
        """Protect every position that is open now, or `only` those of these pairs."""
        return self._ask(lambda roster: roster.protect_current(only))

    @Slot()
    def record_anew(self) -> int:
        """Make the positions that are open now the whole set."""
        return self._ask(lambda roster: roster.record_anew())

    @Slot(object)
    def protect(self, pair: Pair) -> int:
        """Add one pair to the set."""
        return self._ask(lambda roster: roster.protect(pair))

    @Slot(object)
    def drop(self, pair: Pair) -> int:
        """Take one pair out of the set: from this moment nothing is opened for it."""
        return self._ask(dropping(self._guard, pair))

    @Slot(object, object)
    def pause(self, pair: Pair, until: datetime | None) -> int:
        """Leave one pair alone from this moment until that one; None guards it again."""
        return self._ask(pausing(self._guard, pair, until))

    @Slot(object)
    def release(self, pair: Pair) -> int:
        """Let go of what holds the pair's refill."""
        return self._ask(lambda roster: roster.release(pair))

    @Slot()
    def release_account(self) -> int:
        """Let go of what holds the whole account."""
        return self._ask(lambda roster: roster.release_account())

    @Slot(object)
    def set_rules(self, rules: Rules) -> int:
        """Change the rules of the account."""
        return self._ask(lambda roster: roster.set_rules(rules))

    @Slot(object, object)
    def set_pair_rules(self, pair: Pair, overrides: Mapping[str, str]) -> int:
        """Change the rules of one pair. RuleError, at once, for nonsense."""
        for_pair(self._state.rules, overrides)
        return self._ask(lambda roster: roster.set_pair_rules(pair, overrides))

    def _wire(self) -> None:
        worker, queued = self._worker, Qt.ConnectionType.QueuedConnection
        worker.moveToThread(self._thread)
        self._thread.started.connect(worker.begin)
        self._thread.finished.connect(self.closed, queued)
        self._check_asked.connect(worker.tick, queued)
        self._command_asked.connect(worker.obey, queued)
        self._end_asked.connect(worker.take_down, queued)
        worker.check_began.connect(self._on_check_began, queued)
        worker.checked.connect(self._on_checked, queued)
        worker.state_changed.connect(self._on_state_changed, queued)
        worker.answered.connect(self._on_answered, queued)
        worker.faulted.connect(self._on_faulted, queued)
        worker.busy_changed.connect(self.busy_changed, queued)

    def _start(self, command: Command) -> int:
        self._resume = False
        self._starting = self._ask(lifting(self._guard, command))
        return self._starting

    def _ask(self, command: Command) -> int:
        ticket = next(self._tickets)
        self._command_asked.emit(ticket, command)
        return ticket

    @Slot()
    def _on_check_began(self) -> None:
        self._checking = True

    @Slot(object)
    def _on_checked(self, report: CheckReport) -> None:
        self._checking = False
        self._report = report
        if report.complete:
            self._last_complete_at = report.finished_at
            self._watchdog.feed(self._state.rules.check_interval_s)
            self._complete = report
        if report.shield_event is not None:
            self._step(report.shield_event, report.failure or report.hold)
        self.checked.emit(report)
        if report.complete and self._resume:
            self.start_by_program()

    @Slot(object)
    def _on_state_changed(self, state: AccountState) -> None:
        self._state = state
        self.state_changed.emit(state)

    @Slot(int, object)
    def _on_answered(self, ticket: int, answer: AccountState | Reason) -> None:
        if isinstance(answer, Reason):
            self.refused.emit(answer)
        else:
            self._on_done(ticket, answer)
        self.answered.emit(ticket, answer)

    def _on_done(self, ticket: int, state: AccountState) -> None:
        self._checking = True  # the worker looks after every command that was carried out
        if ticket == self._starting:
            self._watchdog.feed(state.rules.check_interval_s)
            self._step(ShieldEvent.STARTED)

    @Slot(object)
    def _on_faulted(self, reason: Reason) -> None:
        self._checking = False
        self._watchdog.stop()
        self._step(ShieldEvent.BROKE, reason)
        self.faulted.emit(reason)

    @Slot()
    def _on_silent(self) -> None:
        self._step(ShieldEvent.NO_DATA, Reason.of(Code.NO_REPORT))

    def _step(self, event: ShieldEvent, why: Reason | None = None) -> None:
        before, self._shielded = self._shielded, self._shielded.after(event, why)
        if self._shielded != before:
            self.shield_changed.emit(self._shielded.shield)

"""One account for window, tray and local API: its state now, its signals, and what it can be told to do."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from pairguard_gui.core.values.reason import Code, Reason
from pairguard_gui.core.values.rules import for_pair
from pairguard_gui.core.values.shield import Shield, Shielded, ShieldEvent
from pairguard_gui.runtime.guard_thread import GuardThread
from pairguard_gui.runtime.immediate_commands import drop_command, pause_command, start_command
from pairguard_gui.runtime.watchdog import Watchdog

if TYPE_CHECKING:
    from pairguard_gui.core.check.guard import Guard
    from pairguard_gui.core.control.commands import AccountCommands
    from pairguard_gui.core.ports import Clock, Journal
    from pairguard_gui.core.report import CheckReport
    from pairguard_gui.core.state.account_state import AccountState
    from pairguard_gui.core.state.changes import FiguresConfirmed
    from pairguard_gui.core.values.exchange_data import Environment
    from pairguard_gui.core.values.pair import Pair
    from pairguard_gui.core.values.rules import Rules
    from pairguard_gui.runtime.guard_worker import Command


class AccountController(QObject):
    """Lives on the window thread and owns the thread of the account's guard.

    A slot that returns a ticket has its command carried out on the guard thread. Signals: `checked` (CheckReport);
    `ask_served` (number, CheckReport or Reason) once a check that was asked for is done; `shield_changed` (Shield);
    `state_changed` (AccountState); `busy_changed` (bool: the guard thread is at work); `answered` (ticket, AccountState
    or Reason) once for each ticket; `refused` (Reason) before it when the command was not carried out; `faulted`
    (Reason: a bug stopped the guard); `closed` once the guard thread has ended.
    """

    checked = Signal(object)
    ask_served = Signal(int, object)
    shield_changed = Signal(object)
    state_changed = Signal(object)
    busy_changed = Signal(bool)
    refused = Signal(object)
    faulted = Signal(object)
    answered = Signal(int, object)
    closed = Signal()

    def __init__(
        self,
        guard: Guard,
        commands: AccountCommands,
        journal: Journal,
        clock: Clock,
        state: AccountState,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._guard, self._clock, self._state = guard, clock, state
        self._shielded = Shielded()
        self._report: CheckReport | None = None
        self._complete_report: CheckReport | None = None
        self._last_complete_at = state.last_complete
        self._checking = False
        self._asks = self._served = self._start_ticket = 0
        self._resume = False
        self._watchdog = Watchdog(self)
        self._thread = GuardThread(guard, commands, journal, clock, state, self)
        self._connect()

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
        """The state of the guard now."""
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
        """The latest report that covers the whole account; None before the first of this run."""
        return self._complete_report

    @property
    def state(self) -> AccountState:
        """What is committed: pairs, rules, gaps, holds."""
        return self._state

    @property
    def last_complete_at(self) -> datetime | None:
        """When the latest complete check ended, in this or an earlier run."""
        return self._last_complete_at

    @property
    def next_check_at(self) -> datetime | None:
        """When the next check begins; None while one runs, and after a fault."""
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
        """Start the guard thread; it checks with the shield down. `resume` raises it after the first complete check.

        A shield that the last run left up is lowered: after a restart nothing is opened before a person or a program
        starts the guard.
        """
        self._watchdog.feed(self._state.rules.check_interval_s)
        self._checking = True
        self._guard.halt()
        if self._state.raised:
            self._thread.submit(lambda commands: commands.lower_shield())
        self._resume = resume
        self._thread.start()

    def close(self) -> None:
        """Open nothing from now on, and end the guard thread; `closed` follows."""
        self._guard.halt()
        self._watchdog.stop()
        self._thread.end()

    @Slot()
    @Slot(object, object)
    def start(self, guarded: Collection[Pair] | None = None, figures: Collection[FiguresConfirmed] = ()) -> int:
        """Raise the shield, as a person may, over the set and figures that were agreed to, or the set there is."""
        return self._start(lambda commands: commands.raise_shield(guarded=guarded, figures=figures))

    @Slot()
    def start_by_program(self) -> int:
        """Raise the shield, as a program may: only where a person has done so before, with rules at least as strict."""
        return self._start(lambda commands: commands.raise_shield(by_person=False))

    @Slot()
    def stop(self) -> int:
        """Lower the shield. No order is planned from this moment on; the journal follows."""
        self._guard.halt()
        self._start_ticket, self._resume = 0, False
        self._step(ShieldEvent.STOPPED)
        return self._thread.submit(lambda commands: commands.lower_shield())

    @Slot(result=int)
    def check_now(self) -> int:
        """Check now; a check that runs already is followed by one that begins after this call.

        Returns its number for `ask_served`. Of many calls the last share a check, so that no command waits for them.
        """
        if self._asks - self._served < 2:
            self._asks += 1
            self._checking = True
            self._thread.check(self._asks)
        return self._asks

    @Slot()
    @Slot(object)
    def protect_current(self, only: Collection[Pair] | None = None) -> int:
        """Protect every position that is open now, or `only` those of these pairs."""
        return self._thread.submit(lambda commands: commands.protect_current(only))

    @Slot()
    def record_anew(self) -> int:
        """Make the positions that are open now the whole set."""
        return self._thread.submit(lambda commands: commands.record_anew())

    @Slot(object)
    def protect(self, pair: Pair) -> int:
        """Add one pair to the set."""
        return self._thread.submit(lambda commands: commands.protect(pair))

    @Slot(object)
    def drop(self, pair: Pair) -> int:
        """Take one pair out of the set. Nothing is opened for it from this moment on."""
        return self._thread.submit(drop_command(self._guard, pair))

    @Slot(object, object)
    def pause(self, pair: Pair, until: datetime | None) -> int:
        """Open nothing for one pair from this moment until that one; None ends the pause."""
        return self._thread.submit(pause_command(self._guard, pair, until))

    @Slot(object)
    def release(self, pair: Pair) -> int:
        """Release the hold of the pair's refill."""
        return self._thread.submit(lambda commands: commands.release(pair))

    @Slot()
    def release_account(self) -> int:
        """Release the hold of the whole account."""
        return self._thread.submit(lambda commands: commands.release_account())

    @Slot(object)
    def set_rules(self, rules: Rules) -> int:
        """Change the rules of the account."""
        return self._thread.submit(lambda commands: commands.set_rules(rules))

    @Slot(object, object)
    def set_pair_rules(self, pair: Pair, overrides: Mapping[str, str]) -> int:
        """Change the rules of one pair. RuleError, at once, for nonsense."""
        for_pair(self._state.rules, overrides)
        return self._thread.submit(lambda commands: commands.set_pair_rules(pair, overrides))

    def _connect(self) -> None:
        thread = self._thread
        thread.check_began.connect(self._on_check_began)
        thread.checked.connect(self._on_checked)
        thread.ask_served.connect(self._on_ask_served)
        thread.state_changed.connect(self._on_state_changed)
        thread.answered.connect(self._on_answered)
        thread.faulted.connect(self._on_faulted)
        thread.busy_changed.connect(self.busy_changed)
        thread.ended.connect(self.closed)
        self._watchdog.silent.connect(self._on_silent)

    def _start(self, command: Command) -> int:
        self._resume = False
        self._start_ticket = self._thread.submit(start_command(self._guard, command))
        return self._start_ticket

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
            self._complete_report = report
        if report.shield_event is not None:
            self._step(report.shield_event, report.failure or report.hold)
        self.checked.emit(report)
        if report.complete and self._resume:
            self.start_by_program()

    @Slot(int, object)
    def _on_ask_served(self, ask: int, outcome: CheckReport | Reason) -> None:
        self._served = ask
        self.ask_served.emit(ask, outcome)

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
        self._checking = True  # a check follows every command that was carried out
        if ticket == self._start_ticket:
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

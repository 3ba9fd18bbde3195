"""One check cycle over the ports: settle, read, compare, prove, judge, size, write, send, settle."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from threading import Lock
from typing import TYPE_CHECKING

from pairguard_gui.core.check.build_report import Finding, build_report
from pairguard_gui.core.check.check_context import CheckContext, GuardMemory, GuardPorts
from pairguard_gui.core.check.doubtful_list import refuse_doubtful
from pairguard_gui.core.check.journal_lines import log_line, tell_long_absences
from pairguard_gui.core.check.orders.review_fills import FillReview
from pairguard_gui.core.check.orders.settle import mark_never_placed, settle
from pairguard_gui.core.check.prepare import prepare
from pairguard_gui.core.check.prove import collect_evidence, likely_gaps, prove_by_name
from pairguard_gui.core.check.record_list import count_absences, record_list
from pairguard_gui.core.check.refill import Sights, refill
from pairguard_gui.core.check.trust import BLIND_AFTER_FAILURES, FIRST_RETRY_S, Trust, name_maintenance, retry_delay_s
from pairguard_gui.core.judge.absences import compare, open_gaps
from pairguard_gui.core.judge.sight import Sight
from pairguard_gui.core.report import CheckReport
from pairguard_gui.core.state.actions import ActionKind, ActionStatus
from pairguard_gui.core.values.errors import Denied, GuardError, JournalError
from pairguard_gui.core.values.shield import ShieldEvent

if TYPE_CHECKING:
    from pairguard_gui.core.ports import Clock, Exchange, Journal
    from pairguard_gui.core.values.exchange_data import Environment, Instrument
    from pairguard_gui.core.values.pair import Pair
    from pairguard_gui.core.values.reason import Reason


class Guard:
    """The guard of one account. `check` belongs to one thread; the other methods may be called from any."""

    def __init__(
        self,
        account: str,
        environment: Environment,
        exchange: Exchange,
        journal: Journal,
        clock: Clock,
        installation: str,
        random: Callable[[], float],
    ) -> None:
        self._ports = GuardPorts(
            account, environment, installation, exchange, journal, clock, self._is_halted, self._is_blocked
        )
        self._random = random
        self._lock = Lock()
        self._halted, self._halts = False, 0
        self._blocked: Counter[Pair] = Counter()
        self._trust = Trust()
        self._fill_review = FillReview()
        self._memory = GuardMemory()
        self._instruments: Mapping[str, Instrument] = {}

    @property
    def halts(self) -> int:
        """How often the guard was halted; who starts it notes this first, so that a stop meanwhile wins."""
        return self._halts

    def halt(self) -> None:
        """From now on nothing more is planned or sent, whatever a running check has found."""
        with self._lock:
            self._halts += 1
            self._halted = True

    def resume(self, halts: int) -> None:
        """Orders may be planned again: the shield was raised. Not when it was halted since `halts` was noted."""
        with self._lock:
            if halts == self._halts:
                self._halted = False

    def block(self, pair: Pair) -> None:
        """From now on nothing is planned or sent for that pair, until `unblock` was called as often."""
        with self._lock:
            self._blocked[pair] += 1

    def unblock(self, pair: Pair) -> None:
        """What made the guard leave that pair alone stands in the journal by now, or was refused."""
        with self._lock:
            self._blocked[pair] -= 1

    def check(self) -> CheckReport:
        """Look at the account once and do what follows from it.

        Never raises a `GuardError`: what kept it from seeing the account stands in the report, and nothing is sent
        without proof. Any other exception is a bug; whoever calls must stop this guard.
        """
        started_at = self._ports.clock.now()
        context: CheckContext | None = None
        try:
            context = self._begin()
            sight = self._read(context)
        except GuardError as error:
            return self._failed(context, started_at, name_maintenance(context, error) if context else error)
        finding = Finding(sight, started_at, self._instruments)
        try:
            self._act(context, sight)
        except GuardError as error:
            return self._hindered(context, finding, name_maintenance(context, error))
        return build_report(context, replace(finding, instruments=self._instruments))

    def _is_halted(self) -> bool:
        return self._halted

    def _is_blocked(self, pair: Pair) -> bool:
        return self._blocked[pair] > 0

    def _begin(self) -> CheckContext:
        context = CheckContext(self._ports, self._memory)
        read_at = self._memory.last_read_by_name
        for pair in [pair for pair in read_at if context.state.gap(pair) is None]:
            del read_at[pair]
        for pair in [pair for pair in self._memory.backoffs if context.state.gap(pair) is None]:
            del self._memory.backoffs[pair]
        return context

    def _read(self, context: CheckContext) -> Sight:
        """Settle, read and compare: everything that must succeed for the check to count as complete."""
        not_found = settle(context)
        listed_at = context.now
        rows = context.reject_late(context.exchange.positions)
        refuse_doubtful(context.state, rows)
        sight = Sight(rows, listed_at)
        self._trust.refuse_stale(context, sight)
        mark_never_placed(context, not_found, sight.positions)
        if self._trust.count_clean_read(context):
            sight = replace(sight, settling_in=True)
        record_list(context, sight)
        self._memory.watch.note(listed_at)
        return sight

    def _act(self, context: CheckContext, sight: Sight) -> None:
        """Prove and refill."""
        if self._trust.blind and context.raised:
            context.commit(log_line(context, ActionKind.SEES_AGAIN))
        self._trust.failures = 0
        count_absences(context, sight)
        self._fill_review.look(context, sight)
        if context.raised and not context.state.hold and open_gaps(context.state, sight):
            self._pursue(context, sight)
        if context.raised:
            tell_long_absences(context)
        if not self._instruments and context.affords(1):
            self._instruments = context.exchange.instruments()
        self._trust.hindrances = 0

    def _pursue(self, context: CheckContext, sight: Sight) -> None:
        """From absences to orders. The read by name comes last, so that nobody opens a position behind its back."""
        case = collect_evidence(context, sight)
        if case is None:
            return
        market = prepare(context, likely_gaps(context, sight, case), case.gaps)
        named = prove_by_name(context, sight, case, market)
        refill(context, Sights(sight, named), market)

    def _hindered(self, context: CheckContext, finding: Finding, error: GuardError) -> CheckReport:
        """The list was seen, what should follow failed: the missing pairs stay as they are until the next check."""
        assert finding.sight is not None  # only a check that has seen the list can be hindered afterwards
        self._trust.note_hindrance(error)
        if self._trust.hindrances == BLIND_AFTER_FAILURES and context.raised and not isinstance(error, JournalError):
            with suppress(JournalError):
                context.commit(log_line(context, ActionKind.WAITING, status=ActionStatus.WAITING, reason=error.reason))
        delay = self._retry_delay_s(context, self._trust.hindrances)
        notes = context.notes
        notes.recheck_delays = [delay, *(max(seconds, delay) for seconds in notes.recheck_delays)]
        fresh = [protected.pair for protected in compare(context.state, finding.sight).fresh]
        stuck = [*fresh, *(gap.pair for gap in open_gaps(context.state, finding.sight))]
        notes.reasons |= dict.fromkeys(stuck, error.reason)
        report = build_report(context, replace(finding, instruments=self._instruments))
        if isinstance(error, JournalError | Denied):
            return replace(report, shield_event=ShieldEvent.BRAKED, hold=error.reason)
        if self._trust.hindrances < BLIND_AFTER_FAILURES:
            return report
        return replace(report, shield_event=ShieldEvent.NO_DATA, failure=None)

    def _failed(self, context: CheckContext | None, started_at: datetime, error: GuardError) -> CheckReport:
        self._trust.note_failure(error)
        event, ports = self._failure_event(error), self._ports
        if context is None:
            return CheckReport(
                ports.account, ports.environment, started_at, ports.clock.now(), False, event, FIRST_RETRY_S,
                failure=error.reason,
            )  # fmt: skip
        if self._trust.failures == BLIND_AFTER_FAILURES and context.raised and not isinstance(error, JournalError):
            self._log_blind(context, error.reason)
        context.recheck_in(self._retry_delay_s(context, self._trust.failures))
        finding = Finding(None, started_at, self._instruments, error.reason)
        return replace(build_report(context, finding), shield_event=event)

    def _failure_event(self, error: GuardError) -> ShieldEvent | None:
        if isinstance(error, Denied | JournalError):
            return ShieldEvent.BRAKED
        return ShieldEvent.NO_DATA if self._trust.blind else None

    def _log_blind(self, context: CheckContext, reason: Reason) -> None:
        # The report tells of the failed read; a journal that fails as well must not hide that.
        with suppress(JournalError):
            context.commit(log_line(context, ActionKind.BLIND, status=ActionStatus.WAITING, reason=reason))

    def _retry_delay_s(self, context: CheckContext, failures: int) -> float:
        return retry_delay_s(failures, context.state.rules.check_interval_s, self._random())

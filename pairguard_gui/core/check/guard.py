"""One check cycle over the ports: settle, read, compare, prove, judge, size, write, send, settle."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from threading import Lock

from pairguard_gui.core.check.build_report import report_of
from pairguard_gui.core.check.check_context import CheckContext
from pairguard_gui.core.check.compare import absences, compare, count, counts, settle_in, stale_rows
from pairguard_gui.core.check.maintenance import told_apart
from pairguard_gui.core.check.prepare import is_armed_account, prepare
from pairguard_gui.core.check.prove import conclude, gather, hopeful, open_gaps
from pairguard_gui.core.check.read_history import read_orders
from pairguard_gui.core.check.refill import refill
from pairguard_gui.core.check.settle import mark_never_placed, settle
from pairguard_gui.core.ports import Clock, Exchange, Journal
from pairguard_gui.core.report import CheckReport
from pairguard_gui.core.state.actions import ActionKind, ActionStatus
from pairguard_gui.core.values.errors import BadAnswer, Denied, GuardError, JournalError, VenueBusy
from pairguard_gui.core.values.exchange_data import Environment, Instrument, Position
from pairguard_gui.core.values.pair import Pair
from pairguard_gui.core.values.reason import Code, Reason
from pairguard_gui.core.values.shield import ShieldEvent

BLIND_AFTER = 2
"""So many failed checks in a row turn the shield blind."""
TROUBLE_AFTER = 3
"""After so many failed reads in a row two clean ones are needed before an absence counts."""
CLEAN_READS = 2
OWN_TROUBLE = "50001"
"""OKX: service temporarily unavailable. Two clean reads are needed after one such answer."""
LONG_SINCE = timedelta(minutes=3)
"""So long, or three intervals, after the last complete check a program that has just started trusts no first list."""
BELIEVE_AFTER = 3
"""So many looks in a row at rows older than the known ones, confirmed by name, are believed after all."""
FIRST_RETRY_S = 5.0


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
        self._account, self._environment, self._installation = account, environment, installation
        self._exchange, self._journal, self._clock, self._random = exchange, journal, clock, random
        self._lock = Lock()
        self._halted, self._halts = False, 0
        self._blocked: Counter[Pair] = Counter()
        self._failures = self._hindrances = 0
        self._clean_needed, self._first, self._settling_in = 0, True, False
        self._stale_looks = 0
        self._served: dict[Pair, datetime] = {}
        self._instruments: Mapping[str, Instrument] = {}

    @property
    def halts(self) -> int:
        """How often the guard was lowered; who starts it notes this first, so that a stop meanwhile wins."""
        return self._halts

    def halt(self) -> None:
        """From now on nothing more is planned or sent, whatever a running check has found."""
        with self._lock:
            self._halts += 1
            self._halted = True

    def resume(self, halts: int) -> None:
        """Orders may be planned again: the shield was raised. Not when it was lowered since `halts` was noted."""
        with self._lock:
            if halts == self._halts:
                self._halted = False

    def block(self, pair: Pair) -> None:
        """From now on nothing is planned or sent for that pair, until `mind` was called as often."""
        with self._lock:
            self._blocked[pair] += 1

    def unblock(self, pair: Pair) -> None:
        """What made the guard leave that pair alone stands in the journal by now, or was refused."""
        with self._lock:
            self._blocked[pair] -= 1

    def check(self) -> CheckReport:
        """One look at the account and what follows from it.

        Never raises a `GuardError`: what kept it from seeing the account stands in the report, and nothing is sent
        without proof. Any other exception is a bug; whoever calls must stop this guard.
        """
        started_at = self._clock.now()
        context: CheckContext | None = None
        try:
            context = self._begin()
            self._see(context)
        except GuardError as error:
            return self._failed(context, started_at, told_apart(context, error) if context else error)
        try:
            self._act(context)
        except GuardError as error:
            return self._hindered(context, started_at, told_apart(context, error))
        return report_of(context, started_at, None, self._instruments)

    def _begin(self) -> CheckContext:
        state = self._journal.state(self._account)
        self._served = {pair: at for pair, at in self._served.items() if state.gap(pair)}
        return CheckContext(
            account=self._account,
            environment=self._environment,
            installation=self._installation,
            exchange=self._exchange,
            journal=self._journal,
            clock=self._clock,
            halted=lambda: self._halted,
            blocked=lambda pair: self._blocked[pair] > 0,
            state=state,
            requests_before=self._exchange.requests,
            last_read_by_name=self._served,
        )

    def _see(self, context: CheckContext) -> None:
        """Settle, read and compare: everything that must succeed for the check to count as complete."""
        settle(context)
        context.listed_at = context.now
        context.positions = context.reject_late(self._exchange.positions)
        self._refuse_stale(context)
        mark_never_placed(context)
        self._settling_in = self._needs_clean(context)
        if self._counting(context):
            return  # who answers is asked before anything of this list is written down
        self._compare(context)
        if context.raised and not any(absences(context)):
            self._saw(context)

    def _counting(self, context: CheckContext) -> bool:
        """Whether this list lacks something that brings a gap into being, or nearer to a proof."""
        fresh, known = absences(context)
        new = bool(fresh) and not self._settling_in
        return (
            context.raised and context.state.armed is not None and (new or any(counts(context, gap) for gap in known))
        )

    def _compare(self, context: CheckContext) -> None:
        if compare(context) and context.state.armed:
            read_orders(context, context.state.last_complete or context.now)

    def _saw(self, context: CheckContext) -> None:
        context.state = self._journal.seen(self._account, context.listed_at or context.now)

    def _count(self, context: CheckContext) -> None:
        """Count what is absent, once it is certain that the list is that of the account that was armed."""
        if self._counting(context):
            if not is_armed_account(context):
                return
            self._compare(context)
        fresh, known = absences(context)
        if not context.raised or not context.state.armed or not (fresh or known):
            return
        if fresh and self._settling_in:
            settle_in(context, fresh)
            count(context, (), known)
            return  # a list that lacks pairs without their absence being counted is no sight of them
        count(context, fresh, known)
        self._saw(context)

    def _needs_clean(self, context: CheckContext) -> bool:
        """Whether clean reads are still needed before a first absence counts; this one is one of them.

        A program that starts long after its last look does not know what trouble there was.
        """
        last, pause = context.state.last_complete, timedelta(seconds=context.state.rules.check_interval_s)
        if self._first and last and context.now - last > max(LONG_SINCE, 3 * pause):
            self._clean_needed = CLEAN_READS
        self._first = False
        needed = self._clean_needed > 0
        self._clean_needed = max(self._clean_needed - 1, 0)
        return needed

    def _refuse_stale(self, context: CheckContext) -> None:
        stale = stale_rows(context)
        if not stale:
            self._stale_looks = 0
            return
        self._stale_looks += 1
        if self._stale_looks < BELIEVE_AFTER or not self._confirmed(stale):
            raise BadAnswer(Code.STALE_ANSWER, pair=str(stale[0].pair))

    def _confirmed(self, stale: tuple[Position, ...]) -> bool:
        names = sorted({row.pair.inst_id for row in stale})[:10]
        rows = {(row.pair, row.life) for row in self._exchange.positions_of(names)}
        return all((row.pair, row.life) in rows for row in stale if row.pair.inst_id in names)

    def _act(self, context: CheckContext) -> None:
        """Prove and refill."""
        if self._failures >= BLIND_AFTER and context.raised:
            context.write(context.line(ActionKind.SEES_AGAIN))
        self._failures = 0
        self._count(context)
        if context.raised and not context.state.hold:
            self._pursue(context)
        if not self._instruments and context.affords(1):
            self._instruments = self._exchange.instruments()
        self._hindrances = 0

    def _pursue(self, context: CheckContext) -> None:
        """From absences to orders. The read by name comes last, so that nobody opens a position behind its back."""
        case = gather(context)
        if case:
            prepare(context, hopeful(context, case), case.gaps)
            conclude(context, case)
            refill(context)

    def _hindered(self, context: CheckContext, started_at: datetime, error: GuardError) -> CheckReport:
        """The list was seen, what should follow failed: the missing pairs stay as they are until the next look."""
        self._hindrances += 1
        self._mistrust(error)
        pause = self._retry_s(context, self._hindrances)
        context.recheck_delays = [pause, *(max(seconds, pause) for seconds in context.recheck_delays)]
        fresh, _ = absences(context)
        stuck = [kept.pair for kept in fresh] + [gap.pair for gap in open_gaps(context)]
        context.reasons |= dict.fromkeys(stuck, error.reason)
        report = report_of(context, started_at, None, self._instruments)
        if isinstance(error, JournalError | Denied):
            return replace(report, shield_event=ShieldEvent.BRAKED, hold=error.reason)
        return report

    def _failed(self, context: CheckContext | None, started_at: datetime, error: GuardError) -> CheckReport:
        self._failures += 1
        self._mistrust(error)
        event = self._failure_event(error)
        if context is None:
            return CheckReport(
                self._account, self._environment, started_at, self._clock.now(), False, event, FIRST_RETRY_S,
                failure=error.reason,
            )  # fmt: skip
        if self._failures == BLIND_AFTER and context.raised and not isinstance(error, JournalError):
            self._log_blind(context, error.reason)
        context.again(self._retry_s(context, self._failures))
        return replace(report_of(context, started_at, error.reason, self._instruments), shield_event=event)

    def _failure_event(self, error: GuardError) -> ShieldEvent | None:
        if isinstance(error, Denied | JournalError):
            return ShieldEvent.BRAKED
        return ShieldEvent.NO_DATA if self._failures >= BLIND_AFTER else None

    def _log_blind(self, context: CheckContext, reason: Reason) -> None:
        # The report tells of the failed read; a journal that fails as well must not hide that.
        with suppress(JournalError):
            context.write(context.line(ActionKind.BLIND, status=ActionStatus.WAITING, reason=reason))

    def _mistrust(self, error: GuardError) -> None:
        """After trouble of the exchange's own its next lists may lack what is there."""
        own = error.reason.code is Code.MAINTENANCE or error.reason.param("okx_code") == OWN_TROUBLE
        if self._failures >= TROUBLE_AFTER or (isinstance(error, VenueBusy) and own):
            self._clean_needed = CLEAN_READS

    def _retry_s(self, context: CheckContext, failures: int) -> float:
        """Back off from the first failed read on: 5 s, 10 s, 20 s … up to the interval, give or take a fifth."""
        pause = FIRST_RETRY_S * 2.0 ** min(max(failures - 1, 0), 10)
        return float(min(pause, context.state.rules.check_interval_s) * (0.8 + 0.4 * self._random()))

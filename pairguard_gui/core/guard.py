"""One check cycle over the ports: settle, read, compare, prove, judge, size, write, send, settle."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from threading import Event

from pairguard_gui.core.comparing import compare, stale_rows
from pairguard_gui.core.events import ActionKind, ActionStatus, CheckReport
from pairguard_gui.core.evidence import absent_pairs
from pairguard_gui.core.look import Look
from pairguard_gui.core.model import Environment, Instrument, Position
from pairguard_gui.core.ports import BadAnswer, Clock, Denied, Exchange, GuardError, Journal, JournalError
from pairguard_gui.core.proving import open_gaps, read_orders, search
from pairguard_gui.core.reason import Code, Reason
from pairguard_gui.core.refilling import refill
from pairguard_gui.core.reporting import report_of
from pairguard_gui.core.settling import settle
from pairguard_gui.core.shield import ShieldEvent

BLIND_AFTER = 2
"""So many failed checks in a row turn the shield blind."""
TROUBLE_AFTER = 3
"""After so many failed reads in a row two clean ones are needed before an absence counts."""
CLEAN_READS = 2
BELIEVE_AFTER = 3
"""So many looks in a row at rows older than the known ones, confirmed by name, are believed after all."""
FIRST_RETRY_S = 5.0


class Guard:
    """The guard of one account. `check` belongs to one thread; `lower` may be called from any."""

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
        self._lowered = Event()
        self._failures = 0
        self._clean_needed = 0
        self._stale_looks = 0
        self._instruments: Mapping[str, Instrument] = {}

    def lower(self) -> None:
        """From now on nothing more is planned, whatever a running check has found."""
        self._lowered.set()

    def lift(self) -> None:
        """Orders may be planned again: the shield was raised."""
        self._lowered.clear()

    def check(self) -> CheckReport:
        """One look at the account and what follows from it.

        Never raises a `GuardError`: what kept it from seeing the account stands in the report, and nothing is sent
        without proof. Any other exception is a bug; whoever calls must stop this guard.
        """
        started_at = self._clock.now()
        look: Look | None = None
        try:
            look = self._begin()
            self._see(look)
        except GuardError as error:
            return self._failed(look, started_at, error)
        try:
            self._act(look)
        except GuardError as error:
            return self._hindered(look, started_at, error)
        return report_of(look, started_at, None, self._instruments)

    def _begin(self) -> Look:
        return Look(
            account=self._account,
            environment=self._environment,
            installation=self._installation,
            exchange=self._exchange,
            journal=self._journal,
            clock=self._clock,
            lowered=self._lowered.is_set,
            book=self._journal.book(self._account),
            requests_before=self._exchange.requests,
        )

    def _see(self, look: Look) -> None:
        """Settle, read and compare: everything that must succeed for the check to count as complete."""
        settle(look)
        before = look.book.last_complete
        look.looked_at = look.now
        look.positions = look.timely(self._exchange.positions)
        self._refuse_stale(look)
        settling_in = self._clean_needed > 0 and bool(absent_pairs(look.book, look.positions))
        self._clean_needed = max(self._clean_needed - 1, 0)
        adopted = compare(look, settling_in=settling_in)
        # A list that lacks pairs without their absence being counted is no sight of them.
        if look.raised and not settling_in:
            look.book = self._journal.seen(self._account, look.looked_at)
        if adopted and look.book.armed:
            read_orders(look, before or look.looked_at)

    def _refuse_stale(self, look: Look) -> None:
        stale = stale_rows(look)
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

    def _act(self, look: Look) -> None:
        """Prove and refill."""
        if self._failures >= BLIND_AFTER and look.raised:
            look.write(look.line(ActionKind.SEES_AGAIN))
        self._failures = 0
        if look.raised and not look.book.hold:
            search(look)
            refill(look)
        if not self._instruments and look.affords(1):
            self._instruments = self._exchange.instruments()

    def _hindered(self, look: Look, started_at: datetime, error: GuardError) -> CheckReport:
        """The list was seen, what should follow failed: the missing pairs stay as they are until the next look."""
        look.again(self._retry_s(look))
        look.reasons |= dict.fromkeys((gap.pair for gap in open_gaps(look)), error.reason)
        report = report_of(look, started_at, None, self._instruments)
        if isinstance(error, JournalError | Denied):
            return replace(report, shield_event=ShieldEvent.BRAKED, hold=error.reason)
        return report

    def _failed(self, look: Look | None, started_at: datetime, error: GuardError) -> CheckReport:
        self._failures += 1
        if self._failures >= TROUBLE_AFTER:
            self._clean_needed = CLEAN_READS
        event = self._failure_event(error)
        if look is None:
            return CheckReport(
                self._account, self._environment, started_at, self._clock.now(), False, event, FIRST_RETRY_S,
                failure=error.reason,
            )  # fmt: skip
        if self._failures == BLIND_AFTER and look.raised and not isinstance(error, JournalError):
            self._log_blind(look, error.reason)
        look.again(self._retry_s(look))
        return replace(report_of(look, started_at, error.reason, self._instruments), shield_event=event)

    def _failure_event(self, error: GuardError) -> ShieldEvent | None:
        if isinstance(error, Denied | JournalError):
            return ShieldEvent.BRAKED
        return ShieldEvent.NO_DATA if self._failures >= BLIND_AFTER else None

    def _log_blind(self, look: Look, reason: Reason) -> None:
        # The report tells of the failed read; a journal that fails as well must not hide that.
        with suppress(JournalError):
            look.write(look.line(ActionKind.BLIND, status=ActionStatus.WAITING, reason=reason))

    def _retry_s(self, look: Look) -> float:
        """Back off from the first failed read on: 5 s, 10 s, 20 s … up to the interval, give or take a fifth."""
        pause = FIRST_RETRY_S * 2.0 ** min(max(self._failures - 1, 0), 10)
        return float(min(pause, look.book.rules.check_interval_s) * (0.8 + 0.4 * self._random()))

"""One installation of PairGuard at a practice exchange: the real client, journal, guard and commands, in test time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

import msgspec

from pairguard_gui.core.check.check_context import ALLOWANCE
from pairguard_gui.core.check.guard import Guard
from pairguard_gui.core.control.commands import AccountCommands
from pairguard_gui.core.report import CheckReport, PairReport
from pairguard_gui.core.state.account_state import AccountState, Attempt, Brake, Gap
from pairguard_gui.core.state.actions import Action, ActionKind, ActionQuery
from pairguard_gui.core.state.changes import Change
from pairguard_gui.core.values.errors import GuardError
from pairguard_gui.core.values.exchange_data import Environment
from pairguard_gui.core.values.pair import Pair, PosSide
from pairguard_gui.core.values.reason import Code
from pairguard_gui.core.values.rules import AS_ASKED, Rules
from pairguard_gui.core.values.shield import ShieldEvent
from pairguard_gui.okx.rest import OkxExchange
from pairguard_gui.practice.market.closing import close_position
from pairguard_gui.practice.market.orders import Order, Ticket
from pairguard_gui.practice.market.positions import Key, Position
from pairguard_gui.practice.market.trading import place
from pairguard_gui.store.journal.journal import IN_MEMORY, Journal
from tests.support.world import Sent, World, nothing

BNB = Pair("BNB-USDT-SWAP", PosSide.SHORT)
SOL = Pair("SOL-USDT-SWAP", PosSide.SHORT)
DOGE = Pair("DOGE-USDT-SWAP", PosSide.SHORT)
LDO = Pair("LDO-USDT-SWAP", PosSide.LONG)
DOT = Pair("DOT-USDT-SWAP", PosSide.LONG)
"""The practice account starts with twenty positions, these among them; DOT is isolated, BNB's smallest lot is dear."""

ACCOUNT = "main"


def always(changes: Sequence[Change]) -> bool:
    """Whatever is to be committed."""
    del changes
    return True


class RigJournal(Journal):
    """The real journal in memory, whose commits can be made to fail as a full disk makes them fail."""

    def __init__(self, installation: str) -> None:
        super().__init__(IN_MEMORY, installation=installation)
        self.failing: GuardError | None = None
        self.fails_when: Callable[[Sequence[Change]], bool] = always
        self.at_commit: Callable[[Sequence[Change]], None] = nothing

    def write(self, account: str, decide: Callable[[AccountState], Sequence[Change]]) -> AccountState:
        """Commit, unless it is made to fail."""

        def watched(state: AccountState) -> Sequence[Change]:
            changes = decide(state)
            self.at_commit(changes)
            if self.failing and self.fails_when(changes):
                raise self.failing
            return changes

        return super().write(account, watched)

    def seen(self, account: str, at: datetime) -> AccountState:
        """Note a check, unless that is made to fail."""
        if self.failing and self.fails_when(()):
            raise self.failing
        return super().seen(account, at)


class GuardRig:
    """Verbs of a trader, of fate and of the guard, and what can be seen afterwards.

    Whatever a test does, every order request that leaves must be in the journal, and no check may make more requests
    than it is allowed.
    """

    def __init__(
        self,
        world: World | None = None,
        *,
        rules: Rules = AS_ASKED,
        installation: str = "PGone",
        environment: Environment = Environment.PRACTICE,
        **market: Any,
    ) -> None:
        self.world = world or World(**market)
        self.clock = self.world.clock
        self.installation, self.environment = installation, environment
        self.journal = RigJournal(installation)
        self.journal.ensure_account(ACCOUNT, environment)
        self.reports: list[CheckReport] = []
        self.luck = 0.5
        self.start_program()
        if rules != AS_ASKED:
            self.commands.set_rules(rules)

    def start_program(self) -> None:
        """A fresh process over the same journal: nothing in memory survives."""
        self.okx = OkxExchange(self.world.credentials, self, self.clock, sleep=self.clock.sleep_s)
        account, at, okx, clock = ACCOUNT, self.environment, self.okx, self.clock
        self.guard = Guard(account, at, okx, self.journal, clock, self.installation, lambda: self.luck)
        self.commands = AccountCommands(account, at, okx, self.journal, clock, self.installation)

    def send(self, method: str, path: str, headers: Any, body: str, deadline_s: float) -> Any:
        """The transport: an order request that the journal does not hold must never leave."""
        if method == "POST":
            self._must_be_written(body)
        return self.world.send(method, path, headers, body, deadline_s)

    def arm(self, *pairs: Pair) -> GuardRig:
        """Protect these pairs, or everything open, raise the shield and look for the first time."""
        for pair in pairs:
            self.commands.protect(pair)
        self.commands.raise_shield()
        self.check()
        return self

    def check(self) -> CheckReport:
        """One check, now."""
        report = self.guard.check()
        self.reports.append(report)
        assert report.requests <= ALLOWANCE, report.requests
        return report

    def watch(self, seconds: float) -> list[CheckReport]:
        """Check as often as the reports ask for, until that much time has passed."""
        first, until_ms = len(self.reports), self.clock.true_ms + round(seconds * 1000)
        self.check()
        while self.clock.true_ms + self.report.next_check_in_s * 1000 <= until_ms:
            self.pass_time(self.report.next_check_in_s)
            self.check()
        self.pass_time((until_ms - self.clock.true_ms) / 1000)
        return self.reports[first:]

    def just_before(self, part: str, act: Callable[[], object]) -> None:
        """Something happens just before the first request whose path holds `part`."""
        left = [act]

        def before(sent: Sent) -> None:
            if part in sent.path and left:
                left.pop()()

        self.world.before = before

    def pass_time(self, seconds: float) -> None:
        """Nobody does anything for a while."""
        self.clock.pass_s(max(seconds, 0))
        self.world.catch_up()

    def close(self, pair: Pair, cause: str = "manual", share: str = "1") -> None:
        """A position ends, or a share of it."""
        self.world.exchange.venue.close(pair.inst_id, pair.pos_side, cause, self.clock.true_ms, Decimal(share))

    def close_one(self, position: Position, client_id: str = "") -> None:
        """The trader, or a program of his, closes one of several positions of a pair."""
        state = self.world.exchange.venue.state
        close_position(state, position, "manual", self.clock.true_ms, client_id=client_id)

    def close_all(self, cause: str = "manual") -> None:
        """Every position of the account ends."""
        for position in list(self.world.exchange.venue.state.ledger.positions.values()):
            self.close(Pair(position.key.inst_id, PosSide(position.side_name)), cause)

    def open(self, pair: Pair, size: str, mode: str = "cross", client_id: str = "", tag: str = "") -> None:
        """The trader, or a program of his, opens a position."""
        state = self.world.exchange.venue.state
        side = str(pair.pos_side) if state.ledger.mode == "long_short_mode" else "net"
        action = "buy" if pair.pos_side is PosSide.LONG else "sell"
        ticket = Ticket(Key(pair.inst_id, mode, side), action, "market", Decimal(size), client_id=client_id, tag=tag)
        place(state, ticket, self.clock.true_ms)

    @property
    def report(self) -> CheckReport:
        """The newest report."""
        return self.reports[-1]

    def shield(self) -> ShieldEvent | None:
        """What the newest report tells the shield."""
        return self.report.shield_event

    @property
    def state(self) -> AccountState:
        """What is committed."""
        return self.journal.state(ACCOUNT)

    def row(self, pair: Pair) -> PairReport:
        """What the newest report says of a pair."""
        return next(row for row in self.report.pairs if row.pair == pair)

    def reason(self, pair: Pair) -> Code | None:
        """Why the newest report says a pair is as it is."""
        reason = self.row(pair).reason
        return reason.code if reason else None

    def held_by(self, pair: Pair) -> Brake | None:
        """The brake that holds a pair's gap for a person."""
        gap = self.state.gap(pair)
        return gap.hold.brake if gap and gap.hold else None

    def gap(self, pair: Pair) -> Gap:
        """The open gap of a pair; there must be one."""
        gap = self.state.gap(pair)
        assert gap is not None, f"no gap of {pair}"
        return gap

    def attempt(self, pair: Pair) -> Attempt:
        """The unsettled attempt of a pair; there must be one."""
        attempt = self.state.attempt(pair)
        assert attempt is not None, f"no attempt for {pair}"
        return attempt

    def live(self, pair: Pair) -> list[Position]:
        """The open positions of a pair at the exchange itself."""
        return self.world.exchange.venue.held(pair.inst_id, pair.pos_side)

    def orders(self, pair: Pair | None = None) -> list[Order]:
        """Our orders at the exchange itself, oldest first."""
        state = self.world.exchange.venue.state
        found = [o for o in state.orders.newest_first(self.clock.true_ms) if o.ticket.client_id.startswith("PG")]
        return [order for order in reversed(found) if pair is None or order.ticket.key.inst_id == pair.inst_id]

    def fills(self, pair: Pair) -> list[Order]:
        """Our orders that opened something."""
        return [order for order in self.orders(pair) if order.filled]

    def sent_orders(self) -> list[dict[str, str]]:
        """Every order that left, whatever became of it."""
        return [order for sent in self.world.posts() for order in sent.orders()]

    def asked(self, since: int = 0) -> list[str]:
        """The last parts of the paths of all requests after the first `since`."""
        return [sent.target.removeprefix("/api/v5/") for sent in self.world.sent[since:]]

    def log(self, *kinds: ActionKind) -> list[Action]:
        """The lines of the action log, oldest first."""
        return list(reversed(self.journal.actions(ActionQuery(kinds=frozenset(kinds), limit=10_000))))

    def _must_be_written(self, body: str) -> None:
        written = {attempt.body for attempt in self.state.attempts}
        for order in Sent(0, "POST", "", {}, body).orders():
            text = msgspec.json.encode(order).decode()
            assert text in written, f"{text} left without being in the journal"

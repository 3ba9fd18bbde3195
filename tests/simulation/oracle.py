"""What must be true, by the exchange's own ledger and the raw rows of the journals, never by the guard's word."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import msgspec

from pairguard_gui.core.report import CheckReport, PairReport, PairState
from pairguard_gui.core.state.account_state import Hold
from pairguard_gui.core.state.actions import ActionKind
from pairguard_gui.core.values.exchange_data import EPOCH
from pairguard_gui.core.values.pair import Pair, PosSide
from pairguard_gui.core.values.reason import Code
from tests.simulation.ignored_gaps import IGNORED_AFTER_MS, IgnoredGaps
from tests.simulation.wire import Call

if TYPE_CHECKING:
    from pairguard_gui.practice.market.orders import Order
    from tests.simulation.host import Host
    from tests.simulation.world import World

MILLISECOND = timedelta(milliseconds=1)
DAY_MS = 24 * 3_600_000
SLACK_MS = 60_000
"""How far two ideas of "24 hours ago" may lie apart: the guard's idea of the exchange's time is never perfect."""
ASTRAY_MS = 3_600_000
"""So long after the exchange's clock has stepped a guard may reckon by what it showed before."""
WAIT_SLACK_S = 3
MOST_REQUESTS = 12
Births = dict[Pair, list[int]]


class Violation(AssertionError):
    """The guard broke a promise."""


@dataclass(frozen=True, slots=True)
class Refill:
    """One filled order of a guard: server time, true time, and the margin it took."""

    at: int
    ms: int
    pair: Pair
    margin: Decimal


@dataclass(slots=True)
class Watched:
    """The market just before an order request is carried out: true birth times of the open positions by pair."""

    births: Births
    newest: int


class Oracle:
    """Sees everything, knows nothing of how the guard thinks.

    `stopped` names hosts whose shield a person has lowered, from the click on; `left` counts the clicks that want a
    pair left alone and are not written down yet. `paused` and `held` are what must not be traded by whom, `let_go`
    brakes a person has released since the last refill of the pair, `dropped` pairs that left a set. `waits` says until
    when, by the exchange's clock, a guard has announced to leave a refused pair alone.
    """

    def __init__(self, world: World) -> None:
        self._world = world
        self.violations: list[str] = []
        self.ignored_gaps = IgnoredGaps(world)
        self.stopped: set[str] = set()
        self.left: Counter[tuple[str, Pair]] = Counter()
        self.waits: dict[tuple[str, Pair], int] = {}
        self.held: set[tuple[str, Pair | None]] = set()
        self.paused: dict[tuple[str, Pair], int] = {}
        self.dropped: set[tuple[str, Pair]] = set()
        self.let_go: set[tuple[str, Pair | None]] = set()
        self.refill_births: list[int] = []
        self.filled: dict[str, int] = {}
        self.forgotten: dict[str, int] = {}
        self.refills: dict[str, list[Refill]] = defaultdict(list)
        self.born: dict[tuple[int, int], int] = {}
        self.refusals: dict[Pair, tuple[str, int]] = {}
        self.holds: dict[tuple[str, Pair | None], Hold] = {}
        self.ended: set[tuple[str, Pair | None, Hold]] = set()
        self.deaths: dict[Pair, list[tuple[int, str]]] = defaultdict(list)
        self.posted: dict[Pair, list[int]] = defaultdict(list)

    def violation(self, text: str) -> None:
        """A promise is broken."""
        self.violations.append(text)
        self._world.count("violations")
        self._world.note("VIOLATION: %s", text)

    def died(self, pair: Pair, cause: str) -> None:
        """A position of the pair ends now, in truth."""
        self.deaths[pair].append((self._world.ms, cause))
        self.ignored_gaps.lost(pair)
        self.waits = {key: until for key, until in self.waits.items() if key[1] != pair}

    def forget(self, host: Host) -> None:
        """A host has lost what it was told, and what it did: its day begins anew."""
        name = host.name
        self.forgotten[name] = self._world.ms
        self.refills[host.installation].clear()
        self.stopped.discard(name)
        self.held = {key for key in self.held if key[0] != name}
        if host.disk.query("SELECT 1 FROM accounts WHERE hold_brake IS NOT NULL"):
            self.held.add((name, None))  # it stood on the old disk, and a person will find it there
        self.dropped = {key for key in self.dropped if key[0] != name}
        self.paused = {key: until for key, until in self.paused.items() if key[0] != name}
        self.ended = {key for key in self.ended if key[0] != name}
        self.waits = {key: until for key, until in self.waits.items() if key[0] != name}

    def restarted(self, host: Host) -> None:
        """A new program knows what was written down and nothing of a click that was not."""
        if host.raised:
            self.stopped.discard(host.name)
        for key in [key for key in self.left if key[0] == host.name]:
            del self.left[key]
        self.ignored_gaps.begin_anew(host)

    def before_post(self, host: Host, call: Call) -> None:
        """An order request is about to leave: it must be written down, and nothing may forbid it."""
        if host.disk.in_transaction:
            self.violation("an order left before its commit")
        items = msgspec.json.decode(call.body)
        attempts = [self._attempt(host, item) for item in items]
        bodies = [row[0] for row in attempts if row]
        if call.body.decode() != "[" + ",".join(bodies) + "]":
            self.violation("an order left whose body is not in the journal")
        if any(row and row[1] // 1000 != (call.expires_ms or 0) for row in attempts):
            self.violation("an order left with another expTime than the journal holds")
        if host.name in self.stopped:
            self.violation("an order left while the guard was stopped")
        self._alone(host)
        for item in items:
            self._allowed(host, pair_of(item["instId"], item.get("posSide", ""), item["side"]))

    def _alone(self, host: Host) -> None:
        """A guard that has just been shown another guard's order must not send its own."""
        if self._world.counts["orders_late"] or self._world.counts["scene_bot"] or self._world.server_off:
            return
        for tag, refills in self.refills.items():
            seen = (one for one in refills if host.raised_ms + SLACK_MS < one.ms < host.began_ms)
            if tag != host.installation and any(one.ms > self._world.ms - SLACK_MS // 2 for one in seen):
                self.violation(f"{host.name} sent an order beside the one of {tag}")

    def _attempt(self, host: Host, item: dict[str, Any]) -> tuple[Any, ...] | None:
        sql = "SELECT body, exp_us FROM attempts WHERE cl_ord_id = ? AND state = 'sent'"
        rows = host.disk.query(sql, (item["clOrdId"],))
        return rows[0] if rows else None

    def _allowed(self, host: Host, pair: Pair) -> None:
        self.posted[pair].append(self._world.server_ms)
        if (host.name, None) in self.held or (host.name, pair) in self.held:
            self.violation(f"an order for {pair} left while it was held")
        if self.paused.get((host.name, pair), 0) > self._world.server_ms + SLACK_MS:
            self.violation(f"an order for {pair} left while it was paused")
        released = (host.name, pair) in self.let_go
        if self._world.halted.get(pair.inst_id, host.began_ms) < host.began_ms and not released:
            self.violation(f"an order for {pair} left although the instrument is halted")
        if (host.name, pair) in self.dropped:
            self.violation(f"an order for {pair} left after it was dropped")
        if self.left[host.name, pair]:
            self.violation(f"an order for {pair} left after the click that stops it")
        self._announced(host, pair)

    def _announced(self, host: Host, pair: Pair) -> None:
        """After a refusal the pair is left alone until the moment that was announced, whatever happens meanwhile."""
        world, until = self._world, self.waits.get((host.name, pair), 0)
        astray = world.server_off or world.ms - world.server_stepped_ms < ASTRAY_MS
        early_s = (until - world.server_ms) // 1000
        if early_s > WAIT_SLACK_S and not astray:
            self.violation(f"an order for {pair} left {early_s} s before its announced wait ends")

    def watch(self) -> Watched:
        """The market before an order request is carried out."""
        state = self._world.exchange.venue.state
        newest = next(state.orders.newest_first(self._world.server_ms), None)
        return Watched(self.births(), newest.order_id if newest else 0)

    def births(self) -> Births:
        """True birth times of every open position, by pair."""
        found: Births = defaultdict(list)
        for position in self._world.exchange.venue.state.ledger.positions.values():
            pair = Pair(position.key.inst_id, PosSide(position.side_name))
            found[pair].append(self.born.get((position.pos_id, position.c_time), 0))
        return found

    def birth(self) -> None:
        """Positions opened just now are given their true time."""
        for position in self._world.exchange.venue.state.ledger.positions.values():
            self.born.setdefault((position.pos_id, position.c_time), self._world.ms)
            if self.ignored_gaps.missing:
                self.ignored_gaps.there(Pair(position.key.inst_id, PosSide(position.side_name)))

    def after_post(self, call: Call, before: Watched) -> None:
        """What an order request did to the market."""
        self.birth()
        state = self._world.exchange.venue.state
        for order in reversed(self._new_orders(before.newest)):
            ticket = order.ticket
            pair = pair_of(ticket.key.inst_id, ticket.key.pos_side, ticket.side)
            if order.filled and ticket.client_id.startswith("PG"):
                self._refilled(call, before, order, pair)
        for position in state.ledger.positions.values():
            pair = Pair(position.key.inst_id, PosSide(position.side_name))
            if pair not in before.births:
                self.refill_births.append(position.c_time)

    def _new_orders(self, after: int) -> list[Order]:
        found = []
        for order in self._world.exchange.venue.state.orders.newest_first(self._world.server_ms):
            if order.order_id <= after:
                break
            found.append(order)
        return found

    def _refilled(self, call: Call, before: Watched, order: Order, pair: Pair) -> None:
        self._world.count("refills")
        self._on_the_living(call, before, pair)
        if order.pnl:
            self.violation(f"an order for {pair} closed something")
        before.births.setdefault(pair, []).append(0)
        ticket_id = order.ticket.client_id
        contract = self._world.exchange.venue.state.contracts[order.ticket.key.inst_id]
        margin = contract.notional(order.filled, order.avg_price) / order.lever
        if ticket_id in self.filled and not self._died_unknown(call.host, pair, self.filled[ticket_id]):
            self.violation(f"two orders of the name {ticket_id} filled")
        self.filled[ticket_id] = self._world.ms
        self._margin(margin, order, pair)
        self._waited(order.ticket.tag, order.c_time, pair)
        self.refills[order.ticket.tag].append(Refill(order.c_time, self._world.ms, pair, margin))
        self._caps(call.host, order.ticket.tag, order.c_time, pair)
        self.let_go.discard((call.host.name, pair))

    def _died_unknown(self, host: Host, pair: Pair, first: int) -> bool:
        """Whether the first refill died unknown to a disk from before it and to an exchange that hid its order.

        Its own death is then answered by the same name.
        """
        lost = self.forgotten.get(host.name, -1) >= first and self._world.counts["orders_late"] > 0
        return lost and any(ms >= first for ms, _ in self.deaths[pair])

    def _on_the_living(self, call: Call, before: Watched, pair: Pair) -> None:
        for side in (pair, pair.opposite) if self._world.plan.mode == "net_mode" else (pair,):
            for born in before.births.get(side, ()):
                if born > call.positions_read_ms:
                    self._world.count("reopened_inside_the_last_look")
                else:
                    self.violation(f"an order filled for {pair} although {side} was open")

    def _margin(self, margin: Decimal, order: Order, pair: Pair) -> None:
        rules, contract = self._world.plan.rules, self._world.exchange.venue.state.contracts[pair.inst_id]
        most = rules.margin_usdt
        if order.ticket.size <= contract.lot:
            most = max(most, rules.smallest_lot_usdt)
        if margin > most * Decimal("1.001"):
            self.violation(f"an order for {pair} took {margin} USDT")

    def _waited(self, tag: str, now: int, pair: Pair) -> None:
        """The more refills a pair had within 24 hours, the longer after its death the next one comes."""
        world, waits = self._world, self._world.plan.rules.repeat_waits_s
        mine = [one for one in self.refills[tag] if one.pair == pair]
        before = sum(one.at > now - DAY_MS + SLACK_MS for one in mine)
        deaths = [ms for ms, _ in self.deaths[pair] if not mine or ms > mine[-1].ms]
        wait_ms = waits[min(before, len(waits) - 1)] * 1000
        if world.server_stepped_ms or not deaths or world.counts["restored"]:
            return
        if world.ms - deaths[0] < wait_ms - 5_000:
            self.violation(f"refill {before + 1} of {pair} came {(world.ms - deaths[0]) // 1000} s after the death")

    def _caps(self, host: Host, tag: str, now: int, pair: Pair) -> None:
        day = [one for one in self.refills[tag] if one.at > now - DAY_MS + SLACK_MS]
        mine = [one for one in day if one.pair == pair]
        rules, pairs = self._world.plan.rules, host.largest_set
        if {(host.name, pair), (host.name, None)} & self.let_go:
            return
        if len(mine) > rules.pair_cap:
            self.violation(f"{len(mine)} refills of {pair} within 24 hours")
        if len(day) > rules.refill_cap(pairs) + host.released_caps:
            self.violation(f"{len(day)} refills of the account within 24 hours")
        if sum(one.margin for one in day) > rules.budget(pairs) + host.released_caps * 3:
            self.violation("more margin within 24 hours than the budget")

    def released(self, host: Host, pair: Pair | None) -> None:
        """A person was told that a hold is over."""
        hold = self.holds.pop((host.name, pair), None)
        if hold:
            self.ended.add((host.name, pair, hold))
        if pair is None:
            host.raised_ms = self._world.ms

    def refused(self, call: Call, code: str) -> None:
        """The exchange was made to refuse these orders."""
        for item in msgspec.json.decode(call.body):
            pair = pair_of(item["instId"], item.get("posSide", ""), item["side"])
            self.refusals[pair] = (code, self._world.ms)

    def after_check(self, host: Host, report: CheckReport) -> None:
        """The report of a check that has just ended."""
        if host.requests - host.for_the_clock > MOST_REQUESTS:
            self.violation(f"{host.requests} requests in one check")
        if host.requests > MOST_REQUESTS:
            self._world.count("checks_above_12_requests")
        reasons = {report.failure, report.hold, *(row.reason for row in report.pairs)} - {None}
        for reason in reasons:
            if reason and reason.code is Code.JOURNAL and reason.param("problem") == "rule":
                self.violation(f"the database had to refuse: {reason.param('rule')}")
        self._read_rows(host, report)
        for action in report.actions:
            if action.kind is ActionKind.HELD:
                self.held.add((host.name, action.pair))
                self._world.count("account_holds" if action.pair is None else "holds")
            self._world.note("%s %s %s %s", host.name, action.kind, action.pair, action.reason)
        ignored = self.ignored_gaps.after_check(host, report)
        if ignored:
            self.violation(f"{host.name} ignored {ignored} for more than {IGNORED_AFTER_MS // 60_000} minutes")

    def _read_rows(self, host: Host, report: CheckReport) -> None:
        """What the report says of each pair: held, waiting until a moment, or there."""
        for row in report.pairs if report.complete else ():
            key = (host.name, row.pair)
            if row.state is PairState.ON_HOLD and key not in self.held:
                self._held(host, row)
                self.held.add(key)
                self._world.note("%s holds %s: %s", host.name, row.pair, row.reason)
            elif row.positions:
                self.held.discard(key)
                self.waits.pop(key, None)
            if row.gap and row.gap.not_before:
                self.waits[key] = (row.gap.not_before - EPOCH) // MILLISECOND

    def _held(self, host: Host, row: PairReport) -> None:
        """A hold that stands in a report: it must be a new one, and there must be a reason for it."""
        hold = row.gap.hold if row.gap else None
        if hold and (host.name, row.pair, hold) in self.ended:
            self.violation(f"{row.pair} is held again by what was released")
        if hold:
            self.holds[host.name, row.pair] = hold
        if self._world.plan.focus.strict_holds:
            self.violation(f"{row.pair} is held for no reason: {row.reason}")


def pair_of(inst_id: str, pos_side: str, side: str) -> Pair:
    """The pair an order opens."""
    if pos_side in ("long", "short"):
        return Pair(inst_id, PosSide(pos_side))
    return Pair(inst_id, PosSide.LONG if side == "buy" else PosSide.SHORT)

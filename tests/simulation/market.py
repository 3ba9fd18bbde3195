"""What the user, other traders and the exchange do to the positions."""

from __future__ import annotations

from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING

from pairguard_gui.core.values.pair import Pair, PosSide
from pairguard_gui.practice.errors import Refusal
from pairguard_gui.practice.market.orders import Ticket
from pairguard_gui.practice.market.positions import Key, Position
from pairguard_gui.practice.market.trading import place

if TYPE_CHECKING:
    from tests.simulation.plan import Stake
    from tests.simulation.world import World

BOT_ORDERS = 120
CAUSES = ("manual", "manual", "tp_sl", "liquidation", "adl")


class Market:
    """The hands of everybody but the guards."""

    def __init__(self, world: World, rng: Random) -> None:
        self._world, self._rng = world, rng
        self._venue = world.exchange.venue

    def found(self, stake: Stake) -> None:
        """A position of the beginning."""
        key = self._key(stake.pair, stake.margin_mode)
        self._venue.state.ledger.set_lever(key, Decimal(stake.leverage))
        contract = self._venue.state.contracts[stake.pair.inst_id]
        value = contract.notional(Decimal(1), self._venue.state.mark(contract.inst_id))
        size = max(contract.whole_lots(stake.margin * stake.leverage / value), contract.min_size)
        self._place(stake.pair, key, size)

    def open_positions(self) -> list[tuple[Pair, Position]]:
        rows = self._venue.state.ledger.positions.values()
        return [(Pair(row.key.inst_id, PosSide(row.side_name)), row) for row in rows]

    def alive(self, pair: Pair) -> bool:
        return any(pair == there for there, _ in self.open_positions())

    def close(self, pair: Pair, cause: str = "") -> None:
        """A position of the pair ends, in every margin mode."""
        if not self.alive(pair):
            return
        cause = cause or self._rng.choice(CAUSES)
        self._world.note("%s ends: %s", pair, cause)
        if cause == "manual":
            self._world.count("user_close")
        self._world.count("deaths")
        self._world.oracle.died(pair, cause)
        self._venue.close(pair.inst_id, pair.pos_side, cause, self._world.server_ms)

    def shrink(self, pair: Pair) -> None:
        """A part of it is closed; it lives on unless it was one lot."""
        rows = [row for there, row in self.open_positions() if there == pair]
        if rows and all(row.size > row.contract.lot for row in rows):
            self._venue.close(pair.inst_id, pair.pos_side, "manual", self._world.server_ms, Decimal("0.5"))

    def open(self, pair: Pair, margin_mode: str = "") -> None:
        """The user opens, or adds to, the pair: the smallest lot."""
        contract = self._venue.state.contracts.get(pair.inst_id)
        if contract is None:
            return
        key = self._key(pair, margin_mode or self._rng.choice(("cross", "cross", "isolated")))
        self._world.count("user_add" if self.alive(pair) else "user_open")
        self._world.note("the user opens %s (%s)", pair, key.mgn_mode)
        self._place(pair, key, contract.lot)

    def trade_much(self) -> None:
        """A bot of the user's goes in and out of a contract that is nobody's, with more orders than a page holds."""
        stakes = {stake.pair.inst_id for stake in self._world.plan.stakes}
        free = [one for one in self._venue.state.contracts.values() if one.inst_id not in stakes]
        if not free:
            return
        contract = self._rng.choice(free)
        key = self._key(Pair(contract.inst_id, PosSide.LONG), "cross")
        self._world.note("a bot makes %d orders for %s", BOT_ORDERS, contract.inst_id)
        for size in (*[contract.lot] * (BOT_ORDERS - 1), contract.lot * (1 - BOT_ORDERS)):
            ticket = Ticket(key, "buy" if size > 0 else "sell", "market", abs(size))
            place(self._venue.state, ticket, self._world.server_ms)

    def flip(self, pair: Pair) -> None:
        """The user turns the position around."""
        self._world.count("user_flip")
        self.close(pair, "manual")
        if not self.alive(pair):
            self.open(pair.opposite, "cross")

    def move_price(self, pair: Pair) -> None:
        if pair.inst_id in self._venue.state.contracts:
            mark = self._venue.state.mark(pair.inst_id)
            self._venue.move_price(pair.inst_id, mark * Decimal(str(self._rng.uniform(0.985, 1.015))))

    def set_state(self, pair: Pair, state: str) -> None:
        """The instrument is `live`, or not."""
        if pair.inst_id in self._venue.state.contracts:
            self._venue.amend(pair.inst_id, state=state)
            self._world.halts(pair.inst_id, halted=state != "live")

    def multiply_lot(self, pair: Pair) -> None:
        contract = self._venue.state.contracts.get(pair.inst_id)
        if contract:
            self._venue.amend(pair.inst_id, lot=contract.lot * self._rng.choice((2, 10)))

    def delist(self, pair: Pair) -> None:
        """The instrument is taken off, with everything in it."""
        self._world.count("delisted")
        for there, _ in self.open_positions():
            if there.inst_id == pair.inst_id:
                self._world.count("deaths")
        if self.alive(pair):
            self._venue.close(pair.inst_id, pair.pos_side, "delist", self._world.server_ms)

    def _key(self, pair: Pair, margin_mode: str) -> Key:
        side = str(pair.pos_side) if self._venue.state.ledger.mode == "long_short_mode" else "net"
        return Key(pair.inst_id, margin_mode, side)

    def _place(self, pair: Pair, key: Key, size: Decimal) -> None:
        action = "buy" if pair.pos_side is PosSide.LONG else "sell"
        try:
            place(self._venue.state, Ticket(key, action, "market", size), self._world.server_ms)
        except Refusal as refusal:
            self._world.note("the user cannot: %s", refusal.text)
        self._world.oracle.birth()

"""The account's money, positions and settings, and the record of lives that ended.

Isolated margin leaves the cash balance when a position opens and comes back with its profit when it closes; cross
positions share the cash. Equity = cash + isolated margin + all unrealised profit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from pairguard_gui.practice.market.positions import ZERO, Position

if TYPE_CHECKING:
    from pairguard_gui.practice.market.contracts import Contract
    from pairguard_gui.practice.market.positions import Key

DAY_MS = 86_400_000
POS_ID_LIFE_MS = 30 * DAY_MS
"""A position id comes back for the same key within this time of a full close."""
HISTORY_MS = 92 * DAY_MS
TAKER_FEE = Decimal("0.0005")
MAKER_FEE = Decimal("0.0002")
DEFAULT_LEVER = Decimal(3)

PriceOf = Callable[[str], Decimal]


@dataclass(frozen=True, slots=True)
class Money:
    """The account in USDT at one moment. `free` is what new positions and orders may bind."""

    cash: Decimal
    equity: Decimal
    upl: Decimal
    isolated_equity: Decimal
    isolated_upl: Decimal
    cross_initial: Decimal
    cross_maintenance: Decimal
    cross_notional: Decimal
    orders_frozen: Decimal

    @property
    def cross_equity(self) -> Decimal:
        """What stands behind the cross positions."""
        return self.equity - self.isolated_equity

    @property
    def free(self) -> Decimal:
        """Equity not bound by positions or orders, never below zero."""
        return max(self.cross_equity - self.cross_initial - self.orders_frozen, ZERO)

    @property
    def cross_needed(self) -> Decimal:
        """Below this equity the cross positions are liquidated: maintenance and the fee of closing."""
        return self.cross_maintenance + self.cross_notional * TAKER_FEE


class Ledger:
    """Positions by key, flat ones for as long as their id lives, ended lives, leverage, cash.

    `version` moves with every change, so that encoded answers can be cached until then.
    """

    def __init__(self, cash: Decimal, mode: str) -> None:
        self.cash = cash
        self.mode = mode
        self.version = 0
        self.positions: dict[Key, Position] = {}
        self.flat: dict[Key, Position] = {}
        self._lives: dict[tuple[int, int], Position] = {}
        self._lever: dict[Key, Decimal] = {}

    def lever(self, key: Key) -> Decimal:
        """Leverage set for a key; OKX starts an untouched instrument at 3."""
        return self._lever.get(_lever_key(key), DEFAULT_LEVER)

    def set_lever(self, key: Key, lever: Decimal) -> None:
        """Set leverage; open positions of that key follow, and isolated ones move margin in or out of the cash."""
        self._lever[_lever_key(key)] = lever
        for position in self.positions.values():
            if _lever_key(position.key) == _lever_key(key):
                self._apply_lever(position, lever)
        self.version += 1

    def margin_change(self, key: Key, lever: Decimal, price_of: PriceOf) -> Decimal:
        """Free money a leverage change of this key would bind (negative: set free)."""
        change = ZERO
        for position in self.positions.values():
            if _lever_key(position.key) == _lever_key(key):
                price = position.avg_price if position.isolated else price_of(key.inst_id)
                change += position.notional(price) / lever - position.initial_margin(price)
        return change

    def open(
        self,
        key: Key,
        contract: Contract,
        direction: int,
        size: Decimal,
        price: Decimal,
        now: int,
        new_id: int,
    ) -> Position:
        """Open or enlarge a position. `new_id` is its id unless this key's last one still lives."""
        position = self.positions.get(key)
        if position is None:
            position = self.positions[key] = self._new_position(key, contract, direction, now, new_id)
        before = position.margin
        position.add(size, price, now)
        self.cash -= position.margin - before
        self.version += 1
        return position

    def charge(self, position: Position, fee: Decimal, penalty: Decimal = ZERO) -> None:
        """Book a fee and a penalty (negative when paid) to a position and to the cash."""
        position.fee += fee
        position.penalty += penalty
        self.cash += fee + penalty
        self.version += 1

    def reduce(self, position: Position, size: Decimal, price: Decimal, now: int) -> Decimal:
        """Close part or all of a position at a price; returns the profit. `settle_life` records it afterwards."""
        before = position.margin
        profit = position.take(size, price, now)
        self.cash += profit + before - position.margin
        self.version += 1
        return profit

    def settle_life(self, position: Position, kind: str, trigger: Decimal | None) -> None:
        """Write the life's history row after a close; a position with nothing left becomes flat."""
        position.kind, position.trigger_price = kind, trigger
        life = (position.pos_id, position.c_time)
        self._lives.pop(life, None)
        self._lives[life] = replace(position)
        if not position.size:
            del self.positions[position.key]
            self.flat[position.key] = position
        self.version += 1

    def lives(self) -> Iterator[Position]:
        """Lives with at least one close, latest change first, as they were after their last close."""
        return reversed(self._lives.values())

    def money(self, price_of: PriceOf, orders_frozen: Decimal) -> Money:
        """The account's figures at current mark prices."""
        iso_margin = iso_upl = upl = initial = maintenance = notional = ZERO
        for position in self.positions.values():
            mark = price_of(position.key.inst_id)
            gain = position.upl(mark)
            upl += gain
            if position.isolated:
                iso_margin += position.margin
                iso_upl += gain
            else:
                value = position.notional(mark)
                notional += value
                initial += value / position.lever
                maintenance += value * position.contract.maintenance
        return Money(
            cash=self.cash,
            equity=self.cash + iso_margin + upl,
            upl=upl,
            isolated_equity=iso_margin + iso_upl,
            isolated_upl=iso_upl,
            cross_initial=initial,
            cross_maintenance=maintenance,
            cross_notional=notional,
            orders_frozen=orders_frozen,
        )

    def forget(self, now: int) -> None:
        """Drop flat records whose id has died and history older than three months."""
        for key in [k for k, p in self.flat.items() if now - p.u_time > POS_ID_LIFE_MS]:
            del self.flat[key]
        for life in [k for k, p in self._lives.items() if now - p.u_time > HISTORY_MS]:
            del self._lives[life]

    def _new_position(self, key: Key, contract: Contract, direction: int, now: int, new_id: int) -> Position:
        last = self.flat.pop(key, None)
        pos_id, c_time = new_id, now
        if last is not None:
            c_time = max(now, last.c_time + 1)
            if now - last.u_time <= POS_ID_LIFE_MS:
                pos_id = last.pos_id
        return Position(key, contract, direction, pos_id, c_time, self.lever(key), u_time=c_time)

    def _apply_lever(self, position: Position, lever: Decimal) -> None:
        position.lever = lever
        if position.isolated:
            margin = position.notional(position.avg_price) / lever
            self.cash -= margin - position.margin
            position.margin = margin


def _lever_key(key: Key) -> Key:
    """Cross leverage belongs to the instrument, isolated leverage to instrument and side (OKX, Set leverage)."""
    return key if key.mgn_mode == "isolated" else key._replace(pos_side="")

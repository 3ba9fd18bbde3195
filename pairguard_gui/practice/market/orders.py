"""Orders as the exchange remembers them: the ticket, what became of it, and for how long it is remembered.

OKX remembers finished orders for three months, but one cancelled with nothing filled for two hours only. `clOrdId` is
unique among pending orders and free again as soon as the order is final.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from pairguard_gui.practice.market.positions import ZERO
from pairguard_gui.practice.rows import whole

if TYPE_CHECKING:
    from pairguard_gui.practice.market.positions import Key

UNFILLED_REMEMBERED_MS = 2 * 3_600_000
REMEMBERED_MS = 92 * 86_400_000
PENDING = frozenset({"live", "partially_filled"})


@dataclass(frozen=True, slots=True)
class Ticket:
    """A valid request for an order. `key` names the position it touches; `price` is None for market types."""

    key: Key
    side: str
    kind: str
    size: Decimal
    price: Decimal | None = None
    client_id: str = ""
    tag: str = ""
    reduce_only: bool = False
    clamp_price: bool = False

    @property
    def direction(self) -> int:
        """1 for buy, -1 for sell."""
        return 1 if self.side == "buy" else -1


@dataclass(frozen=True, slots=True)
class Origin:
    """Who made an order, in OKX's words: `category` and `source`, and the algo order behind it if any."""

    category: str = "normal"
    source: str = ""
    algo_id: str = ""


@dataclass(slots=True)
class Order:
    """An accepted order; `frozen` is the margin it binds while pending.

    `matched_from_ms`: what a thin book could not fill rests until then.
    """

    order_id: int
    ticket: Ticket
    origin: Origin
    lever: Decimal
    c_time: int
    u_time: int
    state: str = "live"
    filled: Decimal = ZERO
    avg_price: Decimal = ZERO
    last_price: Decimal | None = None
    last_size: Decimal = ZERO
    last_time: int | None = None
    trade_id: int | None = None
    fee: Decimal = ZERO
    pnl: Decimal = ZERO
    frozen: Decimal = ZERO
    cancel_source: str = ""
    matched_from_ms: int = 0

    @property
    def pending(self) -> bool:
        """Whether it may still fill."""
        return self.state in PENDING

    @property
    def left(self) -> Decimal:
        """Contracts not filled yet."""
        return self.ticket.size - self.filled

    def forgotten(self, now: int) -> bool:
        """Whether the exchange no longer admits to this order."""
        if self.pending:
            return False
        return now - self.u_time > (REMEMBERED_MS if self.filled else UNFILLED_REMEMBERED_MS)

    def fill(self, size: Decimal, price: Decimal, trade_id: int, now: int) -> None:
        """Record one fill."""
        self.avg_price = (self.avg_price * self.filled + price * size) / (self.filled + size)
        self.filled += size
        self.last_price, self.last_size, self.last_time, self.trade_id = price, size, now, trade_id
        self.u_time = max(now, self.u_time)
        self.state = "partially_filled" if self.left else "filled"

    def cancel(self, source: str, now: int) -> None:
        """End an order that will not fill further."""
        self.state, self.cancel_source, self.frozen = "canceled", source, ZERO
        self.u_time = max(now, self.u_time)


class Orders:
    """Every order the exchange remembers, oldest first; ids grow with time."""

    def __init__(self) -> None:
        self.pending: dict[int, Order] = {}
        self._all: dict[int, Order] = {}
        self._by_client: dict[str, list[Order]] = {}

    def add(self, order: Order) -> None:
        """Remember an accepted order."""
        self._all[order.order_id] = order
        self.pending[order.order_id] = order
        if order.ticket.client_id:
            self._by_client.setdefault(order.ticket.client_id, []).append(order)

    def finish(self, order: Order) -> None:
        """Take an order that became final off the pending list."""
        if not order.pending:
            self.pending.pop(order.order_id, None)

    def frozen(self) -> Decimal:
        """Margin bound by pending orders."""
        return sum((order.frozen for order in self.pending.values()), ZERO)

    def client_id_pending(self, client_id: str) -> bool:
        """Whether a pending order has this client id."""
        return any(order.pending for order in self._by_client.get(client_id, ()))

    def find(self, inst_id: str, order_id: str, client_id: str, now: int) -> Order | None:
        """An order by id, or the newest with a client id; the order id wins where both are given."""
        found: list[Order] = []
        if order_id:
            number = whole(order_id)
            order = None if number is None else self._all.get(number)
            found = [order] if order is not None else []
        elif client_id:
            found = self._by_client.get(client_id, [])
        for order in reversed(found):
            if order.ticket.key.inst_id == inst_id and not order.forgotten(now):
                return order
        return None

    def newest_first(self, now: int) -> Iterator[Order]:
        """Every order the exchange still admits to."""
        return (order for order in reversed(self._all.values()) if not order.forgotten(now))

    def forget(self, now: int) -> None:
        """Drop what is no longer remembered."""
        for order_id in [i for i, order in self._all.items() if order.forgotten(now)]:
            order = self._all.pop(order_id)
            same = self._by_client.get(order.ticket.client_id, [])
            if order in same:
                same.remove(order)
            if not same:
                self._by_client.pop(order.ticket.client_id, None)

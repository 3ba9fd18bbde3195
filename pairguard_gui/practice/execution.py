"""What a trade does: to the order, to the position it opens or closes, to the money, to the list of fills."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from pairguard_gui.practice.fills import Fill
from pairguard_gui.practice.ledger import MAKER_FEE, TAKER_FEE
from pairguard_gui.practice.orders import Order, Ticket
from pairguard_gui.practice.positions import ZERO, Position
from pairguard_gui.practice.state import State


@dataclass(frozen=True, slots=True)
class Closing:
    """How OKX writes down one kind of close.

    `full` and `partial` are positions-history types; the subtypes are those of fills for (long, short). A forced
    close bears a negative trade number; `penal` ones cost a liquidation penalty; `triggered` ones show a price.
    """

    full: str = "2"
    partial: str = "1"
    full_sub: tuple[str, str] = ("5", "6")
    partial_sub: tuple[str, str] = ("5", "6")
    forced: bool = False
    penal: bool = False
    triggered: bool = False


PLAIN = Closing()
POSITION_CLOSED = "17"
"""cancelSource of a closing order whose position is gone."""


def trade(state: State, order: Order, size: Decimal, price: Decimal, now: int, maker: bool = False) -> None:
    """Fill `size` of an order at `price`: what it can close first, the rest opens (net mode may turn around)."""
    ticket = order.ticket
    position = state.ledger.positions.get(ticket.key)
    closing = ZERO
    if position is not None and position.direction != ticket.direction:
        closing = min(size, position.size)
    if position is not None and closing:
        close(state, order, position, closing, price, now, PLAIN, maker)
    if size > closing and closes_only(ticket):
        order.cancel(POSITION_CLOSED, now)
    elif size > closing:
        _open(state, order, size - closing, price, now, maker)
    state.orders.finish(order)


def closes_only(ticket: Ticket) -> bool:
    """Whether an order can never open: reduce-only, or (long/short mode) against its own position side."""
    side = ticket.key.pos_side
    return ticket.reduce_only or (side != "net" and (side == "long") != (ticket.side == "buy"))


def close(
    state: State,
    order: Order,
    position: Position,
    size: Decimal,
    price: Decimal,
    now: int,
    how: Closing,
    maker: bool = False,
) -> None:
    """Close part or all of a position by an order, with fee, penalty, fill and history row."""
    full = size == position.size
    fee = _fee(position, size, price, maker)
    if how.penal:
        price, fee = _solvent(position, size, price, fee)
    margin = position.margin * size / position.size
    profit = state.ledger.reduce(position, size, price, now)
    penalty = _penalty(position, size, price, margin + profit + fee) if how.penal else ZERO
    state.ledger.charge(position, fee, penalty)
    order.pnl += profit
    subs = how.full_sub if full else how.partial_sub
    sub = subs[0 if position.direction > 0 else 1]
    position.trade_id = _book(state, order, size, price, fee, profit, sub, now, maker, how.forced)
    state.ledger.settle_life(position, how.full if full else how.partial, price if how.triggered else None)
    if full:
        _drop_closing_orders(state, position, order, now)


def _open(state: State, order: Order, size: Decimal, price: Decimal, now: int, maker: bool) -> None:
    ticket = order.ticket
    contract = state.contracts[ticket.key.inst_id]
    position = state.ledger.open(
        ticket.key, contract, ticket.direction, size, price, now, new_id=state.ids.at(now)
    )
    fee = _fee(position, size, price, maker)
    state.ledger.charge(position, fee)
    sub = "3" if ticket.direction > 0 else "4"
    position.trade_id = _book(state, order, size, price, fee, ZERO, sub, now, maker)


def _book(
    state: State,
    order: Order,
    size: Decimal,
    price: Decimal,
    fee: Decimal,
    pnl: Decimal,
    sub: str,
    now: int,
    maker: bool,
    forced: bool = False,
) -> int:
    trade_id = state.ids.trade() * (-1 if forced else 1)
    order.frozen -= order.frozen * size / order.left
    order.fee += fee
    order.fill(size, price, trade_id, now)
    mark = state.mark(order.ticket.key.inst_id)
    state.fills.add(Fill(state.ids.at(now), order, trade_id, price, size, fee, pnl, mark, sub, maker, now))
    return trade_id


def _fee(position: Position, size: Decimal, price: Decimal, maker: bool) -> Decimal:
    return -position.contract.notional(size, price) * (MAKER_FEE if maker else TAKER_FEE)


def _solvent(position: Position, size: Decimal, price: Decimal, fee: Decimal) -> tuple[Decimal, Decimal]:
    """An isolated position never loses more than its margin: beyond that it closes at its bankruptcy price."""
    margin = position.margin * size / position.size
    if not position.isolated or margin + position.profit(price, size) + fee >= 0:
        return price, fee
    return position.avg_price - position.direction * margin / (size * position.contract.ct_val), ZERO


def _penalty(position: Position, size: Decimal, price: Decimal, left: Decimal) -> Decimal:
    penalty = position.contract.notional(size, price) * position.contract.maintenance
    return -max(min(penalty, left), ZERO) if position.isolated else -penalty


def _drop_closing_orders(state: State, position: Position, by: Order, now: int) -> None:
    for order in list(state.orders.pending.values()):
        same = order is not by and order.ticket.key == position.key
        if same and closes_only(order.ticket):
            order.cancel(POSITION_CLOSED, now)
            state.orders.finish(order)

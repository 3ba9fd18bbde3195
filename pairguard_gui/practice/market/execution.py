"""What an execution does: to the order, to the position it opens or closes, to the money, to the list of fills."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from pairguard_gui.practice.market.fills import Fill
from pairguard_gui.practice.market.ledger import MAKER_FEE, TAKER_FEE
from pairguard_gui.practice.market.positions import ZERO

if TYPE_CHECKING:
    from pairguard_gui.practice.market.orders import Order, Ticket
    from pairguard_gui.practice.market.positions import Position
    from pairguard_gui.practice.market.state import State

POSITION_CLOSED = "17"
"""cancelSource of a closing order whose position is gone."""


@dataclass(frozen=True, slots=True)
class Execution:
    """Contracts changing hands: how many, at which price, when (ms); `maker` if our order rested in the book."""

    size: Decimal
    price: Decimal
    at: int
    maker: bool = False


@dataclass(frozen=True, slots=True)
class CloseKind:
    """How OKX writes down one kind of close.

    `full` and `partial` are positions-history types; the subtypes are those of fills for (long, short). A forced
    close has a negative trade number; a `penalised` one costs a liquidation penalty; `shows_trigger`: the history row
    shows the trigger price.
    """

    full: str = "2"
    partial: str = "1"
    full_sub: tuple[str, str] = ("5", "6")
    partial_sub: tuple[str, str] = ("5", "6")
    forced: bool = False
    penalised: bool = False
    shows_trigger: bool = False


@dataclass(frozen=True, slots=True)
class _Effect:
    """What an execution did to the account: fee and profit in USDT, and what OKX calls it."""

    fee: Decimal
    profit: Decimal
    sub_type: str
    forced: bool = False


ORDINARY = CloseKind()


def execute(state: State, order: Order, execution: Execution) -> None:
    """Fill an order: what can close does so first, the rest opens (in net mode a position may turn around)."""
    ticket = order.ticket
    position = state.ledger.positions.get(ticket.key)
    closing = ZERO
    if position is not None and position.direction != ticket.direction:
        closing = min(execution.size, position.size)
        close(state, order, position, replace(execution, size=closing), ORDINARY)
    if execution.size > closing and closes_only(ticket):
        order.cancel(POSITION_CLOSED, execution.at)
    elif execution.size > closing:
        _open(state, order, replace(execution, size=execution.size - closing))
    state.orders.finish(order)


def closes_only(ticket: Ticket) -> bool:
    """Whether an order can never open: reduce-only, or (long/short mode) against its own position side."""
    side = ticket.key.pos_side
    return ticket.reduce_only or (side != "net" and (side == "long") != (ticket.side == "buy"))


def close(state: State, order: Order, position: Position, execution: Execution, how: CloseKind) -> None:
    """Close part or all of a position by an order, with fee, penalty, fill and history row."""
    full = execution.size == position.size
    fee = _fee(position, execution)
    if how.penalised:
        execution, fee = _bankruptcy_limited(position, execution, fee)
    freed = position.margin * execution.size / position.size
    profit = state.ledger.reduce(position, execution.size, execution.price, execution.at)
    penalty = _penalty(position, execution, freed + profit + fee) if how.penalised else ZERO
    state.ledger.charge(position, fee, penalty)
    sub_types = how.full_sub if full else how.partial_sub
    sub_type = sub_types[0 if position.direction > 0 else 1]
    position.trade_id = _record(state, order, execution, _Effect(fee, profit, sub_type, how.forced))
    state.ledger.settle_life(
        position, how.full if full else how.partial, execution.price if how.shows_trigger else None
    )
    if full:
        _drop_closing_orders(state, position, order, execution.at)


def _open(state: State, order: Order, execution: Execution) -> None:
    ticket = order.ticket
    contract = state.contracts[ticket.key.inst_id]
    new_id = state.ids.at(execution.at)
    position = state.ledger.open(
        ticket.key, contract, ticket.direction, execution.size, execution.price, execution.at, new_id=new_id
    )
    fee = _fee(position, execution)
    state.ledger.charge(position, fee)
    position.trade_id = _record(state, order, execution, _Effect(fee, ZERO, "3" if ticket.direction > 0 else "4"))


def _record(state: State, order: Order, execution: Execution, effect: _Effect) -> int:
    trade_id = state.ids.trade() * (-1 if effect.forced else 1)
    order.frozen -= order.frozen * execution.size / order.left
    order.fee += effect.fee
    order.pnl += effect.profit
    order.fill(execution.size, execution.price, trade_id, execution.at)
    state.fills.add(
        Fill(
            bill_id=state.ids.at(execution.at),
            order=order,
            trade_id=trade_id,
            price=execution.price,
            size=execution.size,
            fee=effect.fee,
            pnl=effect.profit,
            mark=state.mark(order.ticket.key.inst_id),
            sub_type=effect.sub_type,
            maker=execution.maker,
            at=execution.at,
        )
    )
    return trade_id


def _fee(position: Position, execution: Execution) -> Decimal:
    return -position.contract.notional(execution.size, execution.price) * (MAKER_FEE if execution.maker else TAKER_FEE)


def _bankruptcy_limited(position: Position, execution: Execution, fee: Decimal) -> tuple[Execution, Decimal]:
    """An isolated position never loses more than its margin: beyond that it closes at its bankruptcy price."""
    margin = position.margin * execution.size / position.size
    if not position.isolated or margin + position.profit(execution.price, execution.size) + fee >= 0:
        return execution, fee
    face = execution.size * position.contract.ct_val
    return replace(execution, price=position.avg_price - position.direction * margin / face), ZERO


def _penalty(position: Position, execution: Execution, left: Decimal) -> Decimal:
    """Half the maintenance margin, of an isolated position no more than is left of it."""
    penalty = position.contract.notional(execution.size, execution.price) * position.contract.maintenance / 2
    return -max(min(penalty, left), ZERO) if position.isolated else -penalty


def _drop_closing_orders(state: State, position: Position, by: Order, now: int) -> None:
    for order in list(state.orders.pending.values()):
        same = order is not by and order.ticket.key == position.key
        if same and closes_only(order.ticket):
            order.cancel(POSITION_CLOSED, now)
            state.orders.finish(order)

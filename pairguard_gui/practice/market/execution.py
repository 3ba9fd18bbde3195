"""What a trade does: to the order, to the position it opens or closes, to the money, to the list of fills."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from pairguard_gui.practice.market.fills import Fill
from pairguard_gui.practice.market.ledger import MAKER_FEE, TAKER_FEE
from pairguard_gui.practice.market.orders import Order, Ticket
from pairguard_gui.practice.market.positions import ZERO, Position
from pairguard_gui.practice.market.state import State

POSITION_CLOSED = "17"
"""cancelSource of a closing order whose position is gone."""


@dataclass(frozen=True, slots=True)
class Deal:
    """Contracts changing hands: how many, at which price, when; `maker` if our order was there first."""

    size: Decimal
    price: Decimal
    at: int
    maker: bool = False


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


@dataclass(frozen=True, slots=True)
class _Effect:
    """What a deal did to the account: fee and profit in USDT, and what OKX calls it."""

    fee: Decimal
    profit: Decimal
    sub_type: str
    forced: bool = False


PLAIN = Closing()


def trade(state: State, order: Order, deal: Deal) -> None:
    """Fill an order: what can close does so first, the rest opens (in net mode a position may turn around)."""
    ticket = order.ticket
    position = state.ledger.positions.get(ticket.key)
    closing = ZERO
    if position is not None and position.direction != ticket.direction:
        closing = min(deal.size, position.size)
        close(state, order, position, replace(deal, size=closing), PLAIN)
    if deal.size > closing and closes_only(ticket):
        order.cancel(POSITION_CLOSED, deal.at)
    elif deal.size > closing:
        _open(state, order, replace(deal, size=deal.size - closing))
    state.orders.finish(order)


def closes_only(ticket: Ticket) -> bool:
    """Whether an order can never open: reduce-only, or (long/short mode) against its own position side."""
    side = ticket.key.pos_side
    return ticket.reduce_only or (side != "net" and (side == "long") != (ticket.side == "buy"))


def close(state: State, order: Order, position: Position, deal: Deal, how: Closing) -> None:
    """Close part or all of a position by an order, with fee, penalty, fill and history row."""
    full = deal.size == position.size
    fee = _fee(position, deal)
    if how.penal:
        deal, fee = _solvent(position, deal, fee)
    freed = position.margin * deal.size / position.size
    profit = state.ledger.reduce(position, deal.size, deal.price, deal.at)
    penalty = _penalty(position, deal, freed + profit + fee) if how.penal else ZERO
    state.ledger.charge(position, fee, penalty)
    sub_types = how.full_sub if full else how.partial_sub
    sub_type = sub_types[0 if position.direction > 0 else 1]
    position.trade_id = _book(state, order, deal, _Effect(fee, profit, sub_type, how.forced))
    state.ledger.settle_life(position, how.full if full else how.partial, deal.price if how.triggered else None)
    if full:
        _drop_closing_orders(state, position, order, deal.at)


def _open(state: State, order: Order, deal: Deal) -> None:
    ticket = order.ticket
    contract = state.contracts[ticket.key.inst_id]
    new_id = state.ids.at(deal.at)
    position = state.ledger.open(ticket.key, contract, ticket.direction, deal.size, deal.price, deal.at, new_id=new_id)
    fee = _fee(position, deal)
    state.ledger.charge(position, fee)
    position.trade_id = _book(state, order, deal, _Effect(fee, ZERO, "3" if ticket.direction > 0 else "4"))


def _book(state: State, order: Order, deal: Deal, effect: _Effect) -> int:
    trade_id = state.ids.trade() * (-1 if effect.forced else 1)
    order.frozen -= order.frozen * deal.size / order.left
    order.fee += effect.fee
    order.pnl += effect.profit
    order.fill(deal.size, deal.price, trade_id, deal.at)
    state.fills.add(
        Fill(
            bill_id=state.ids.at(deal.at),
            order=order,
            trade_id=trade_id,
            price=deal.price,
            size=deal.size,
            fee=effect.fee,
            pnl=effect.profit,
            mark=state.mark(order.ticket.key.inst_id),
            sub_type=effect.sub_type,
            maker=deal.maker,
            at=deal.at,
        )
    )
    return trade_id


def _fee(position: Position, deal: Deal) -> Decimal:
    return -position.contract.notional(deal.size, deal.price) * (MAKER_FEE if deal.maker else TAKER_FEE)


def _solvent(position: Position, deal: Deal, fee: Decimal) -> tuple[Deal, Decimal]:
    """An isolated position never loses more than its margin: beyond that it closes at its bankruptcy price."""
    margin = position.margin * deal.size / position.size
    if not position.isolated or margin + position.profit(deal.price, deal.size) + fee >= 0:
        return deal, fee
    face = deal.size * position.contract.ct_val
    return replace(deal, price=position.avg_price - position.direction * margin / face), ZERO


def _penalty(position: Position, deal: Deal, left: Decimal) -> Decimal:
    """Half the maintenance margin, of an isolated position no more than is left of it."""
    penalty = position.contract.notional(deal.size, deal.price) * position.contract.maintenance / 2
    return -max(min(penalty, left), ZERO) if position.isolated else -penalty


def _drop_closing_orders(state: State, position: Position, by: Order, now: int) -> None:
    for order in list(state.orders.pending.values()):
        same = order is not by and order.ticket.key == position.key
        if same and closes_only(order.ticket):
            order.cancel(POSITION_CLOSED, now)
            state.orders.finish(order)

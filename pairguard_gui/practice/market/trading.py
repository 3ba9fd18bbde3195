"""Placing, matching and cancelling the account's orders.

The practice book is always deep enough at the best price, unless a fault thins it: a market-like order fills at the
best ask or bid, a limit order rests until the price comes to it. What OKX does with the remainder of a market order
in a thin book (it rests) and of an immediate one (it is cancelled) happens here too. The account's own resting
orders always stand outside the spread, so self-trade prevention never has anything to do.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from pairguard_gui.practice.errors import Refusal
from pairguard_gui.practice.market.execution import Execution, closes_only, execute
from pairguard_gui.practice.market.ledger import TAKER_FEE
from pairguard_gui.practice.market.orders import Order, Origin
from pairguard_gui.practice.market.positions import ZERO

if TYPE_CHECKING:
    from pairguard_gui.practice.market.contracts import Contract
    from pairguard_gui.practice.market.orders import Ticket
    from pairguard_gui.practice.market.prices import Quote
    from pairguard_gui.practice.market.state import State

MARKET_KINDS = frozenset({"market", "optimal_limit_ioc"})
ENDING_KINDS = {"ioc": "14", "optimal_limit_ioc": "14", "fok": "13"}
"""Order types that never rest, with the cancelSource of what they leave unfilled."""
BY_USER = "1"
POST_ONLY_CROSSED = "31"
THIN_MS = 10_000
"""What a thin order book could not fill rests this long before it is matched again."""
BY_TRADER_ORIGIN = Origin()


def place(state: State, ticket: Ticket, now: int) -> Order:
    """Take an order and match it at once. `Refusal` when OKX would refuse it; then nothing has changed."""
    contract = state.tradable(ticket.key.inst_id, now)
    if ticket.client_id and state.orders.client_id_pending(ticket.client_id):
        raise Refusal("51016")
    _check_size(contract, ticket)
    ticket = _in_band(ticket, state.quote(contract.inst_id))
    ticket, opening = _effect(state, ticket)
    frozen = _margin_needed(state, contract, ticket, opening)
    if frozen and frozen > state.money().free:
        raise Refusal("51008", "USDT")
    order = Order(state.ids.at(now), ticket, BY_TRADER_ORIGIN, state.ledger.lever(ticket.key), now, now, frozen=frozen)
    state.orders.add(order)
    state.ledger.version += 1
    _match(state, order, now)
    return order


def cancel(state: State, inst_id: str, order_id: str, client_id: str, now: int) -> Order:
    """Cancel a pending order; 51400 when there is none to cancel."""
    order = state.orders.find(inst_id, order_id, client_id, now)
    if order is None or not order.pending:
        raise Refusal("51400")
    _cancel(state, order, BY_USER, now)
    return order


def cancel_all(state: State, inst_id: str | None, source: str, now: int) -> None:
    """Cancel every pending order (of one instrument)."""
    for order in list(state.orders.pending.values()):
        if inst_id in (None, order.ticket.key.inst_id):
            _cancel(state, order, source, now)


def fill_resting(state: State, now: int) -> None:
    """Fill resting orders that the price has reached; a limit order earns its own price as maker."""
    for order in list(state.orders.pending.values()):
        quote = state.quote(order.ticket.key.inst_id)
        if order.pending and now >= order.matched_from_ms and _crosses(order.ticket, quote):
            price = order.ticket.price
            best = quote.ask if order.ticket.side == "buy" else quote.bid
            execute(state, order, Execution(order.left, best if price is None else price, now, maker=price is not None))


def largest(state: State, ticket: Ticket, lever: Decimal) -> Decimal:
    """Contracts that free money can open at the ticket's price (max-size); whole lots."""
    contract = state.contract(ticket.key.inst_id)
    price = _margin_price(ticket, state.quote(contract.inst_id))
    unit = contract.notional(Decimal(1), price) * (1 / lever + TAKER_FEE)
    size = contract.whole_lots(state.money().free / unit)
    position = state.ledger.positions.get(ticket.key)
    if position is not None and position.direction != ticket.direction:
        size += position.size
    return size


def _check_size(contract: Contract, ticket: Ticket) -> None:
    if ticket.size < contract.min_size:
        raise Refusal("51020")
    if ticket.size % contract.lot:
        raise Refusal("51121")
    if ticket.kind in MARKET_KINDS and ticket.size > contract.max_market:
        raise Refusal("51202")
    if ticket.size > contract.max_limit:
        raise Refusal("51005")
    if ticket.price is not None and ticket.price % contract.tick:
        raise Refusal("51000", "px")


def _in_band(ticket: Ticket, quote: Quote) -> Ticket:
    price = ticket.price
    if price is None:
        return ticket
    bounded = min(price, quote.highest_buy) if ticket.side == "buy" else max(price, quote.lowest_sell)
    if bounded != price and not ticket.clamp_price:
        raise Refusal("51006", f"{quote.highest_buy:f}", f"{quote.lowest_sell:f}")
    return replace(ticket, price=bounded)


def _effect(state: State, ticket: Ticket) -> tuple[Ticket, Decimal]:
    """The ticket, cut to what reduce-only allows, and how many of its contracts open something."""
    position = state.ledger.positions.get(ticket.key)
    held = position.size if position is not None and position.direction != ticket.direction else ZERO
    if ticket.key.pos_side != "net":
        opens = (ticket.key.pos_side == "long") == (ticket.side == "buy")
        if opens:
            return ticket, ticket.size
        _check_close(state, ticket, held)
        return ticket, ZERO
    if ticket.reduce_only:
        if position is None:
            raise Refusal("51169")
        if not held:
            raise Refusal("51170")
        return replace(ticket, size=min(ticket.size, held)), ZERO
    return ticket, max(ticket.size - held, ZERO)


def _check_close(state: State, ticket: Ticket, held: Decimal) -> None:
    if not held:
        raise Refusal("51169")
    promised = sum(
        (o.left for o in state.orders.pending.values() if o.ticket.key == ticket.key and closes_only(o.ticket)),
        ZERO,
    )
    if ticket.size > held - promised:
        raise Refusal("51112")


def _margin_needed(state: State, contract: Contract, ticket: Ticket, opening: Decimal) -> Decimal:
    if not opening:
        return ZERO
    value = contract.notional(opening, _margin_price(ticket, state.quote(contract.inst_id)))
    return value / state.ledger.lever(ticket.key) + value * TAKER_FEE


def _margin_price(ticket: Ticket, quote: Quote) -> Decimal:
    """OKX reserves a market buy at the highest price the band allows, a sell at the mark."""
    if ticket.price is not None:
        return ticket.price
    return quote.highest_buy if ticket.side == "buy" else quote.mark


def _crosses(ticket: Ticket, quote: Quote) -> bool:
    if ticket.price is None:
        return True
    return quote.ask <= ticket.price if ticket.side == "buy" else quote.bid >= ticket.price


def _match(state: State, order: Order, now: int) -> None:
    ticket = order.ticket
    quote = state.quote(ticket.key.inst_id)
    if _crosses(ticket, quote):
        if ticket.kind == "post_only":
            _cancel(state, order, POST_ONLY_CROSSED, now)
            return
        size = _carry_out(state, order)
        if size == order.left or (size and ticket.kind != "fok"):
            execute(state, order, Execution(size, quote.ask if ticket.side == "buy" else quote.bid, now))
        order.matched_from_ms = now + THIN_MS
    if order.pending and ticket.kind in ENDING_KINDS:
        _cancel(state, order, ENDING_KINDS[ticket.kind], now)


def _carry_out(state: State, order: Order) -> Decimal:
    """How much of an order the order book can fill at once."""
    if not state.thin:
        return order.left
    return state.contracts[order.ticket.key.inst_id].whole_lots(order.left * state.thin.popleft())


def _cancel(state: State, order: Order, source: str, now: int) -> None:
    order.cancel(source, now)
    state.orders.finish(order)
    state.ledger.version += 1

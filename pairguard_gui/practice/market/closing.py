"""Positions that end without an order of the trader's client: by hand, take-profit, liquidation, ADL, delisting."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from pairguard_gui.practice.market.execution import ORDINARY, CloseKind, Execution, close
from pairguard_gui.practice.market.orders import Order, Origin, Ticket
from pairguard_gui.practice.market.trading import cancel_all

if TYPE_CHECKING:
    from pairguard_gui.practice.market.positions import Position
    from pairguard_gui.practice.market.state import State

LIQUIDATION = CloseKind("3", "4", ("104", "105"), ("100", "101"), forced=True, penalised=True, shows_trigger=True)
ADL = CloseKind("6", "5", ("125", "126"), ("125", "126"), forced=True, shows_trigger=True)
DELIVERY = CloseKind("2", "1", ("112", "113"), ("112", "113"))

CAUSES: dict[str, CloseKind] = {
    "manual": ORDINARY,
    "tp_sl": ORDINARY,
    "liquidation": LIQUIDATION,
    "adl": ADL,
    "delist": DELIVERY,
}
BY_DELIVERY = "0"


def close_position(
    state: State,
    position: Position,
    cause: str,
    now: int,
    size: Decimal | None = None,
    client_id: str = "",
    tag: str = "",
) -> Order:
    """Close a position (or `size` of it) for a cause of `CAUSES`; the closing order goes into the order history."""
    size = position.size if size is None else size
    quote = state.quote(position.key.inst_id)
    side = "sell" if position.direction > 0 else "buy"
    price = quote.mark
    if CAUSES[cause] is ORDINARY:
        price = quote.bid if side == "sell" else quote.ask
    ticket = Ticket(position.key, side, "market", size, client_id=client_id, tag=tag)
    origin = _origin(state, cause, now, partial=size != position.size)
    order = Order(state.ids.at(now), ticket, origin, position.lever, now, now)
    state.orders.add(order)
    close(state, order, position, Execution(size, price, now), CAUSES[cause])
    state.orders.finish(order)
    return order


def deliver(state: State, inst_id: str, now: int) -> None:
    """Delist an instrument: its orders are cancelled, its positions delivered at the mark, its row vanishes."""
    cancel_all(state, inst_id, BY_DELIVERY, now)
    for position in list(state.ledger.positions.values()):
        if position.key.inst_id == inst_id:
            close_position(state, position, "delist", now)
    del state.contracts[inst_id]


def _origin(state: State, cause: str, now: int, *, partial: bool) -> Origin:
    match cause:
        case "tp_sl":
            return Origin(source="7", algo_id=str(state.ids.at(now)))
        case "liquidation":
            return Origin("partial_liquidation" if partial else "full_liquidation")
        case "adl":
            return Origin("adl")
        case "delist":
            return Origin("delivery")
    return Origin()

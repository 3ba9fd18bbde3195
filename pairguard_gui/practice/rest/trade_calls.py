"""The calls under /api/v5/trade that change something: orders placed and cancelled, positions closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pairguard_gui.practice.errors import Refusal
from pairguard_gui.practice.market.closing import close_position
from pairguard_gui.practice.market.execution import closes_only
from pairguard_gui.practice.market.positions import Key
from pairguard_gui.practice.market.trading import cancel, place
from pairguard_gui.practice.rest.request_fields import Reply
from pairguard_gui.practice.rest.tickets import client_id, one_of, position_side, read_ticket, required, tag, text

if TYPE_CHECKING:
    from pairguard_gui.practice.market.venue import Venue
    from pairguard_gui.practice.rest.request_fields import RequestFields
    from pairguard_gui.practice.rest.tickets import Fields
    from pairguard_gui.practice.rows import Row

BATCH = 20
ALL_FAILED = "All operations failed"


def place_order(venue: Venue, request: RequestFields) -> Reply:
    """POST /api/v5/trade/order: a refused order is HTTP 200 with code "1" and its own `sCode`."""
    fields = request.body_fields()
    _check_expiry(request)
    for name in ("instId", "tdMode", "side", "ordType", "sz"):
        required(fields, name)
    return _replied([_placed(venue, fields, request)])


def batch_orders(venue: Venue, request: RequestFields) -> Reply:
    """POST /api/v5/trade/batch-orders: up to 20 orders, carried out in turn, each with its own `sCode`."""
    items = request.body
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise Refusal("50002")
    if not 1 <= len(items) <= BATCH:
        raise Refusal("51000", "orders")
    _check_expiry(request)
    return _replied([_placed(venue, item, request) for item in items])


def _check_expiry(request: RequestFields) -> None:
    if request.expires is not None and request.arrived > request.expires:
        raise Refusal("50036")


def _check_delay(request: RequestFields) -> None:
    if request.expires is not None and request.now > request.expires:
        raise Refusal("50037")


def _placed(venue: Venue, fields: Fields, request: RequestFields) -> Row:
    item: Row = {
        "clOrdId": text(fields, "clOrdId"),
        "ordId": "",
        "tag": text(fields, "tag"),
        "ts": str(request.now),
    }
    try:
        _check_delay(request)
        order = place(venue.state, read_ticket(fields, venue.state.ledger.mode), request.now)
    except Refusal as refusal:
        return item | {"sCode": refusal.code, "sMsg": refusal.text, "subCode": ""}
    return item | {"ordId": str(order.order_id), "sCode": "0", "sMsg": "Order placed", "subCode": ""}


def _replied(items: list[Row]) -> Reply:
    failed = sum(item["sCode"] != "0" for item in items)
    if not failed:
        return Reply(items, timed=True)
    if failed < len(items):
        return Reply(items, "2", "Bulk operation partially succeeded.", timed=True)
    return Reply(items, "1", ALL_FAILED, timed=True)


def cancel_order(venue: Venue, request: RequestFields) -> Reply:
    """POST /api/v5/trade/cancel-order: sCode 0 says the request was taken."""
    fields = request.body_fields()
    inst_id, order_id, own_id = required(fields, "instId"), text(fields, "ordId"), text(fields, "clOrdId")
    if not (order_id or own_id):
        raise Refusal("50015", "ordId", "clOrdId")
    item: Row = {"clOrdId": own_id, "ordId": order_id, "ts": str(request.now)}
    try:
        order = cancel(venue.state, inst_id, order_id, own_id, request.now)
    except Refusal as refusal:
        return _replied([item | {"sCode": refusal.code, "sMsg": refusal.text}])
    found = {"clOrdId": order.ticket.client_id, "ordId": str(order.order_id)}
    return _replied([item | found | {"sCode": "0", "sMsg": ""}])


def close_whole(venue: Venue, request: RequestFields) -> Reply:
    """POST /api/v5/trade/close-position: a whole side at market; pending closing orders need `autoCxl`."""
    fields, state = request.body_fields(), venue.state
    state.tradable(required(fields, "instId"), request.now)
    mode = one_of(fields, "mgnMode", {"cross", "isolated"})
    side = position_side(fields, state.ledger.mode)
    key = Key(required(fields, "instId"), mode, side)
    own_id, own_tag = client_id(fields), tag(fields)
    position = state.ledger.positions.get(key)
    if position is None:
        raise Refusal("51023")
    closing = [o for o in state.orders.pending.values() if o.ticket.key == key and closes_only(o.ticket)]
    if closing and text(fields, "autoCxl") != "true":
        raise Refusal("51115")
    close_position(state, position, "manual", request.now, client_id=own_id, tag=own_tag)
    return Reply([{"clOrdId": own_id, "instId": key.inst_id, "posSide": side, "tag": own_tag}])

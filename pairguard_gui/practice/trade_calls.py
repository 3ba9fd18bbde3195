"""The calls under /api/v5/trade: orders placed, cancelled and looked up, fills."""

from __future__ import annotations

from collections.abc import Callable

from pairguard_gui.practice.asked import Asked, Reply
from pairguard_gui.practice.closing import close_position
from pairguard_gui.practice.errors import Refusal
from pairguard_gui.practice.execution import closes_only
from pairguard_gui.practice.order_rows import fill_row, order_row
from pairguard_gui.practice.orders import Order
from pairguard_gui.practice.positions import Key
from pairguard_gui.practice.rows import Row
from pairguard_gui.practice.tickets import (
    Fields,
    client_id,
    one_of,
    position_side,
    read_ticket,
    required,
    tag,
    text,
)
from pairguard_gui.practice.trading import cancel, place
from pairguard_gui.practice.venue import Venue

DAY_MS = 86_400_000
BATCH = 20
ALL_FAILED = "All operations failed"


def place_order(venue: Venue, asked: Asked) -> Reply:
    """POST /api/v5/trade/order: a refused order is HTTP 200 with code "1" and its own `sCode`."""
    fields = asked.fields()
    _check_expiry(asked)
    for name in ("instId", "tdMode", "side", "ordType", "sz"):
        required(fields, name)
    return _replied([_placed(venue, fields, asked)])


def batch_orders(venue: Venue, asked: Asked) -> Reply:
    """POST /api/v5/trade/batch-orders: up to 20 orders, carried out in turn, each with its own `sCode`."""
    items = asked.body
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise Refusal("50002")
    if not 1 <= len(items) <= BATCH:
        raise Refusal("51000", "orders")
    _check_expiry(asked)
    return _replied([_placed(venue, item, asked) for item in items])


def _check_expiry(asked: Asked) -> None:
    if asked.expires is not None and asked.arrived > asked.expires:
        raise Refusal("50036")


def _check_delay(asked: Asked) -> None:
    if asked.expires is not None and asked.now > asked.expires:
        raise Refusal("50037")


def _placed(venue: Venue, fields: Fields, asked: Asked) -> Row:
    item: Row = {
        "clOrdId": text(fields, "clOrdId"),
        "ordId": "",
        "tag": text(fields, "tag"),
        "ts": str(asked.now),
    }
    try:
        _check_delay(asked)
        order = place(venue.state, read_ticket(fields, venue.state.ledger.mode), asked.now)
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


def cancel_order(venue: Venue, asked: Asked) -> Reply:
    """POST /api/v5/trade/cancel-order: sCode 0 says the request was taken."""
    fields = asked.fields()
    inst_id, order_id, own_id = required(fields, "instId"), text(fields, "ordId"), text(fields, "clOrdId")
    if not (order_id or own_id):
        raise Refusal("50015", "ordId", "clOrdId")
    item: Row = {"clOrdId": own_id, "ordId": order_id, "ts": str(asked.now)}
    try:
        order = cancel(venue.state, inst_id, order_id, own_id, asked.now)
    except Refusal as refusal:
        return _replied([item | {"sCode": refusal.code, "sMsg": refusal.text}])
    found = {"clOrdId": order.ticket.client_id, "ordId": str(order.order_id)}
    return _replied([item | found | {"sCode": "0", "sMsg": ""}])


def close_whole(venue: Venue, asked: Asked) -> Reply:
    """POST /api/v5/trade/close-position: a whole side at market; pending closing orders need `autoCxl`."""
    fields, state = asked.fields(), venue.state
    state.tradable(required(fields, "instId"), asked.now)
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
    close_position(state, position, "manual", asked.now, client_id=own_id, tag=own_tag)
    return Reply([{"clOrdId": own_id, "instId": key.inst_id, "posSide": side, "tag": own_tag}])


def get_order(venue: Venue, asked: Asked) -> Reply:
    """GET /api/v5/trade/order: by ordId, or the newest with a clOrdId; 51603 when the exchange has none."""
    inst_id, order_id, own_id = asked.needs("instId"), asked.has("ordId"), asked.has("clOrdId")
    if not (order_id or own_id):
        raise Refusal("50015", "ordId", "clOrdId")
    venue.state.contract(inst_id)
    order = venue.state.orders.find(inst_id, order_id, own_id, asked.now)
    if order is None:
        raise Refusal("51603")
    return Reply([order_row(order)])


def orders_pending(venue: Venue, asked: Asked) -> Reply:
    """GET /api/v5/trade/orders-pending."""
    swaps = asked.wants_swaps()
    pending = reversed(venue.state.orders.pending.values())
    return Reply(_page(asked, [order for order in pending if swaps and _fits(order, asked)]))


def orders_history(days: int) -> Callable[[Venue, Asked], Reply]:
    """GET /api/v5/trade/orders-history (7 days) and -archive (three months): final orders, newest first."""

    def answer(venue: Venue, asked: Asked) -> Reply:
        swaps = asked.wants_swaps(required=True)
        begin = max(asked.whole("begin") or 0, asked.now - days * DAY_MS)
        end = asked.whole("end")
        final = (o for o in venue.state.orders.newest_first(asked.now) if not o.pending and o.c_time >= begin)
        return Reply(_page(asked, [o for o in final if swaps and (end is None or o.c_time <= end) and _fits(o, asked)]))

    return answer


def _fits(order: Order, asked: Asked) -> bool:
    return (
        asked.has("instId") in ("", order.ticket.key.inst_id)
        and asked.has("ordType") in ("", order.ticket.kind)
        and asked.has("state") in ("", order.state)
        and asked.has("category") in ("", order.origin.category)
    )


def _page(asked: Asked, orders: list[Order]) -> list[Row]:
    after, before = asked.whole("after"), asked.whole("before")
    kept = [o for o in orders if _between(o.order_id, after, before)]
    return [order_row(order) for order in kept[: asked.page()]]


def _between(number: int, after: int | None, before: int | None) -> bool:
    """OKX pages backwards: `after` asks for what is older than a record, `before` for what is newer."""
    return (after is None or number < after) and (before is None or number > before)


def fills(days: int) -> Callable[[Venue, Asked], Reply]:
    """GET /api/v5/trade/fills (3 days) and fills-history (three months): newest first."""

    def answer(venue: Venue, asked: Asked) -> Reply:
        swaps = asked.wants_swaps()
        after, before = asked.whole("after"), asked.whole("before")
        begin, end = max(asked.whole("begin") or 0, asked.now - days * DAY_MS), asked.whole("end")
        found = [
            fill
            for fill in venue.state.fills.newest_first()
            if swaps
            and fill.at >= begin
            and (end is None or fill.at <= end)
            and asked.has("instId") in ("", fill.order.ticket.key.inst_id)
            and asked.has("ordId") in ("", str(fill.order.order_id))
            and asked.has("subType") in ("", fill.sub_type)
            and _between(fill.bill_id, after, before)
        ]
        return Reply([fill_row(fill) for fill in found[: asked.page()]])

    return answer

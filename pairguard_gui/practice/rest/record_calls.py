"""The calls under /api/v5/trade that look something up: one order, lists of orders, fills."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from pairguard_gui.practice.errors import Refusal
from pairguard_gui.practice.rest.order_rows import fill_row, order_row
from pairguard_gui.practice.rest.request_fields import Reply

if TYPE_CHECKING:
    from pairguard_gui.practice.market.fills import Fill
    from pairguard_gui.practice.market.orders import Order
    from pairguard_gui.practice.market.venue import Venue
    from pairguard_gui.practice.rest.request_fields import RequestFields
    from pairguard_gui.practice.rows import Row

DAY_MS = 86_400_000


def get_order(venue: Venue, request: RequestFields) -> Reply:
    """GET /api/v5/trade/order: by ordId, or the newest with a clOrdId; 51603 when the exchange has none."""
    inst_id, order_id, own_id = request.required("instId"), request.get("ordId"), request.get("clOrdId")
    if not (order_id or own_id):
        raise Refusal("50015", "ordId", "clOrdId")
    venue.state.contract(inst_id)
    order = venue.state.orders.find(inst_id, order_id, own_id, request.now)
    if order is None:
        raise Refusal("51603")
    return Reply([order_row(order)])


def orders_pending(venue: Venue, request: RequestFields) -> Reply:
    """GET /api/v5/trade/orders-pending."""
    swaps = request.includes_swaps()
    return Reply(_page(request, reversed(venue.state.orders.pending.values()) if swaps else ()))


def orders_history(days: int) -> Callable[[Venue, RequestFields], Reply]:
    """GET /api/v5/trade/orders-history (7 days) and -archive (three months): final orders, newest first."""

    def answer(venue: Venue, request: RequestFields) -> Reply:
        swaps = request.includes_swaps(required=True)
        span = _Span(request, days)
        recent = takewhile(lambda order: span.near(order.c_time), venue.state.orders.newest_first(request.now))
        final = (order for order in recent if not order.pending and span.holds(order.c_time))
        return Reply(_page(request, final if swaps else ()))

    return answer


class _Span:
    """The time a list covers: its retention, cut to `begin` and `end`."""

    def __init__(self, request: RequestFields, days: int) -> None:
        self._oldest = request.now - days * DAY_MS
        self._begin = max(request.integer("begin") or 0, self._oldest)
        self._end = request.integer("end")

    def near(self, at: int) -> bool:
        """Whether older records may still belong to the span; a day's slack, for the clock may have stepped."""
        return at >= self._oldest - DAY_MS

    def holds(self, at: int) -> bool:
        """Whether a moment lies within."""
        return at >= self._begin and (self._end is None or at <= self._end)


def _page(request: RequestFields, orders: Iterable[Order]) -> list[Row]:
    after, before = request.integer("after"), request.integer("before")
    chosen = (order for order in orders if _fits(order, request) and _between(order.order_id, after, before))
    return [order_row(order) for order in islice(chosen, request.page_size())]


def _fits(order: Order, request: RequestFields) -> bool:
    return (
        request.get("instId") in ("", order.ticket.key.inst_id)
        and request.get("ordType") in ("", order.ticket.kind)
        and request.get("state") in ("", order.state)
        and request.get("category") in ("", order.origin.category)
    )


def _between(number: int, after: int | None, before: int | None) -> bool:
    """OKX pages backwards: `after` asks for what is older than a record, `before` for what is newer."""
    return (after is None or number < after) and (before is None or number > before)


def fills(days: int) -> Callable[[Venue, RequestFields], Reply]:
    """GET /api/v5/trade/fills (3 days) and fills-history (three months): newest first."""

    def answer(venue: Venue, request: RequestFields) -> Reply:
        swaps = request.includes_swaps()
        after, before = request.integer("after"), request.integer("before")
        span = _Span(request, days)
        recent = takewhile(lambda fill: swaps and span.near(fill.at), venue.state.fills.newest_first())
        found = (f for f in recent if span.holds(f.at) and _of(f, request) and _between(f.bill_id, after, before))
        return Reply([fill_row(fill) for fill in islice(found, request.page_size())])

    return answer


def _of(fill: Fill, request: RequestFields) -> bool:
    return (
        request.get("instId") in ("", fill.order.ticket.key.inst_id)
        and request.get("ordId") in ("", str(fill.order.order_id))
        and request.get("subType") in ("", fill.sub_type)
    )

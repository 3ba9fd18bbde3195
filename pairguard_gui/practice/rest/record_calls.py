"""The calls under /api/v5/trade that look something up: one order, lists of orders, fills."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice, takewhile

from pairguard_gui.practice.errors import Refusal
from pairguard_gui.practice.market.fills import Fill
from pairguard_gui.practice.market.orders import Order
from pairguard_gui.practice.market.venue import Venue
from pairguard_gui.practice.rest.order_rows import fill_row, order_row
from pairguard_gui.practice.rest.request_fields import Asked, Reply
from pairguard_gui.practice.rows import Row

DAY_MS = 86_400_000


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
    return Reply(_page(asked, reversed(venue.state.orders.pending.values()) if swaps else ()))


def orders_history(days: int) -> Callable[[Venue, Asked], Reply]:
    """GET /api/v5/trade/orders-history (7 days) and -archive (three months): final orders, newest first."""

    def answer(venue: Venue, asked: Asked) -> Reply:
        swaps = asked.wants_swaps(required=True)
        span = _Span(asked, days)
        recent = takewhile(lambda order: span.near(order.c_time), venue.state.orders.newest_first(asked.now))
        final = (order for order in recent if not order.pending and span.holds(order.c_time))
        return Reply(_page(asked, final if swaps else ()))

    return answer


class _Span:
    """The time a list covers: its retention, cut to `begin` and `end`."""

    def __init__(self, asked: Asked, days: int) -> None:
        self._oldest = asked.now - days * DAY_MS
        self._begin = max(asked.whole("begin") or 0, self._oldest)
        self._end = asked.whole("end")

    def near(self, at: int) -> bool:
        """Whether older records may still belong to the span; a day's slack, for the clock may have stepped."""
        return at >= self._oldest - DAY_MS

    def holds(self, at: int) -> bool:
        """Whether a moment lies within."""
        return at >= self._begin and (self._end is None or at <= self._end)


def _page(asked: Asked, orders: Iterable[Order]) -> list[Row]:
    after, before = asked.whole("after"), asked.whole("before")
    kept = (order for order in orders if _fits(order, asked) and _between(order.order_id, after, before))
    return [order_row(order) for order in islice(kept, asked.page())]


def _fits(order: Order, asked: Asked) -> bool:
    return (
        asked.has("instId") in ("", order.ticket.key.inst_id)
        and asked.has("ordType") in ("", order.ticket.kind)
        and asked.has("state") in ("", order.state)
        and asked.has("category") in ("", order.origin.category)
    )


def _between(number: int, after: int | None, before: int | None) -> bool:
    """OKX pages backwards: `after` asks for what is older than a record, `before` for what is newer."""
    return (after is None or number < after) and (before is None or number > before)


def fills(days: int) -> Callable[[Venue, Asked], Reply]:
    """GET /api/v5/trade/fills (3 days) and fills-history (three months): newest first."""

    def answer(venue: Venue, asked: Asked) -> Reply:
        swaps = asked.wants_swaps()
        after, before = asked.whole("after"), asked.whole("before")
        span = _Span(asked, days)
        recent = takewhile(lambda fill: swaps and span.near(fill.at), venue.state.fills.newest_first())
        found = (f for f in recent if span.holds(f.at) and _of(f, asked) and _between(f.bill_id, after, before))
        return Reply([fill_row(fill) for fill in islice(found, asked.page())])

    return answer


def _of(fill: Fill, asked: Asked) -> bool:
    return (
        asked.has("instId") in ("", fill.order.ticket.key.inst_id)
        and asked.has("ordId") in ("", str(fill.order.order_id))
        and asked.has("subType") in ("", fill.sub_type)
    )

"""Rows of trade/order, trade/orders-history and trade/fills as core values."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from operator import attrgetter
from typing import TYPE_CHECKING

import msgspec

from pairguard_gui.core.values.exchange_data import Fill, FillPage, Order, OrderOrigin, OrderPage, OrderState, Side
from pairguard_gui.core.values.pair import PosSide
from pairguard_gui.okx.wire.account_rows import only
from pairguard_gui.okx.wire.envelope import Envelope, ListDecoder
from pairguard_gui.okx.wire.scalars import Shown, Text, amount, bad, moment, positive, shown_positive

if TYPE_CHECKING:
    from pairguard_gui.core.values.rows import OddRow
    from pairguard_gui.okx.wire.envelope import Listed

ORDERS_LIMIT = FILLS_LIMIT = 100
_OUR_IDS = "PG"
"""How the client ids of every PairGuard begin (guard protocol, section 3)."""
_POS_SIDES = {"net": None, "": None, "long": PosSide.LONG, "short": PosSide.SHORT}
_STATES = {str(state): state for state in OrderState}
_SIDES = {str(side): side for side in Side}
_ORIGIN_BY_CATEGORY = {
    "full_liquidation": OrderOrigin.LIQUIDATION,
    "partial_liquidation": OrderOrigin.LIQUIDATION,
    "adl": OrderOrigin.ADL,
    "delivery": OrderOrigin.DELIVERY,
}
_TRIGGERED = frozenset({"6", "7", "25"})  # by a trigger order, a take-profit or stop-loss order, a trailing stop


class OrderRow(msgspec.Struct, rename="camel"):
    """One order."""

    inst_id: str
    ord_id: str
    cl_ord_id: str
    side: str
    state: str
    sz: str
    acc_fill_sz: str
    c_time: str
    u_time: str
    tag: Text = ""
    pos_side: Text = ""
    category: Text = ""
    source: Text = ""
    avg_px: Shown = None


class FillRow(msgspec.Struct, rename="camel"):
    """One execution."""

    inst_id: str
    ord_id: str
    fill_sz: str
    fill_px: str
    ts: str
    cl_ord_id: str = ""


ORDER = msgspec.json.Decoder(Envelope[OrderRow])
ORDERS = ListDecoder(OrderRow)
FILLS = ListDecoder(FillRow)


def requested_order(rows: list[OrderRow], inst_id: str, cl_ord_id: str) -> Order:
    """The order that was asked for; BadAnswer when the answer is about another."""
    found = order(only(rows))
    if (found.inst_id, found.cl_ord_id) != (inst_id, cl_ord_id):
        raise bad("another order than the one asked for")
    return found


def order_page(rows: Listed[OrderRow], since: datetime) -> OrderPage:
    """The orders made at or after `since`, newest first.

    Complete when the page had room for more, and no odd row may be an order of ours.
    """
    orders = sorted(rows.each(order), key=attrgetter("c_time"), reverse=True)
    recent = tuple(found for found in orders if found.c_time >= since)
    room = len(rows) < ORDERS_LIMIT or len(recent) < len(orders)
    return OrderPage(recent, room and not _may_be_ours(rows.odd), tuple(rows.odd))


def _may_be_ours(odd: Iterable[OddRow]) -> bool:
    """Whether one of these carries the client id of a PairGuard, or none that could be read."""
    return any(row.cl_ord_id is None or row.cl_ord_id.startswith(_OUR_IDS) for row in odd)


def order(row: OrderRow) -> Order:
    """One order; a blank amount, an unknown state or side is a BadAnswer."""
    pos_side = row.pos_side or ""
    if row.state not in _STATES or row.side not in _SIDES or pos_side not in _POS_SIDES:
        raise bad(f"order state {row.state[:20]!r}, side {row.side[:20]!r}, posSide {pos_side[:20]!r}")
    if not row.ord_id or not row.inst_id:
        raise bad("an order without ordId or instId")
    return Order(
        inst_id=row.inst_id,
        ord_id=row.ord_id,
        cl_ord_id=row.cl_ord_id,
        tag=row.tag or "",
        side=_SIDES[row.side],
        pos_side=_POS_SIDES[pos_side],
        state=_STATES[row.state],
        sz=positive(row.sz, "sz"),
        filled=amount(row.acc_fill_sz, "accFillSz"),
        avg_px=shown_positive(row.avg_px),
        origin=origin_of(row.category or "", row.source or ""),
        c_time=moment(row.c_time, "cTime"),
        u_time=moment(row.u_time, "uTime"),
    )


def origin_of(category: str, source: str) -> OrderOrigin:
    """What made an order (OKX docs, "Get order details", `category` and `source`).

    A category that is not listed here, "normal" among them, leaves it to `source`; no `source` is an ordinary order.
    """
    if category in _ORIGIN_BY_CATEGORY:
        return _ORIGIN_BY_CATEGORY[category]
    if source in _TRIGGERED:
        return OrderOrigin.TRIGGER
    return OrderOrigin.ALGORITHM if source else OrderOrigin.PLACED


def fills(rows: Listed[FillRow], since: datetime) -> FillPage:
    """The executions at or after `since`, newest first; complete as with orders."""
    found = sorted(rows.each(_fill), key=attrgetter("at"), reverse=True)
    recent = tuple(fill for fill in found if fill.at >= since)
    room = len(rows) < FILLS_LIMIT or len(recent) < len(found)
    return FillPage(recent, room and not _may_be_ours(rows.odd), tuple(rows.odd))


def _fill(row: FillRow) -> Fill:
    if not row.inst_id or not row.ord_id:
        raise bad("a fill without ordId or instId")
    return Fill(
        inst_id=row.inst_id,
        ord_id=row.ord_id,
        cl_ord_id=row.cl_ord_id,
        sz=positive(row.fill_sz, "fillSz"),
        px=positive(row.fill_px, "fillPx"),
        at=moment(row.ts, "ts"),
    )

"""Rows of trade/order, trade/orders-history and trade/fills as core values."""

from __future__ import annotations

from datetime import datetime

import msgspec

from pairguard_gui.core.values.exchange_data import Fill, FillPage, Order, OrderOrigin, OrderPage, OrderState, Side
from pairguard_gui.core.values.pair import PosSide
from pairguard_gui.okx.wire.account_rows import only
from pairguard_gui.okx.wire.envelope import Envelope
from pairguard_gui.okx.wire.scalars import Text, bad, figure, moment, number

ORDERS_LIMIT = FILLS_LIMIT = 100
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
    tag: str = ""
    pos_side: str = ""
    category: str = ""
    source: str = ""
    avg_px: Text = None


class FillRow(msgspec.Struct, rename="camel"):
    """One execution."""

    inst_id: str
    ord_id: str
    fill_sz: str
    fill_px: str
    ts: str
    cl_ord_id: str = ""


ORDERS = msgspec.json.Decoder(Envelope[OrderRow])
FILLS = msgspec.json.Decoder(Envelope[FillRow])


def requested_order(rows: list[OrderRow], inst_id: str, cl_ord_id: str) -> Order:
    """The order that was asked for; BadAnswer when the answer is about another."""
    found = order(only(rows))
    if (found.inst_id, found.cl_ord_id) != (inst_id, cl_ord_id):
        raise bad("another order than the one asked for")
    return found


def order_page(rows: list[OrderRow], since: datetime) -> OrderPage:
    """The orders made at or after `since`, newest first; complete when the page had room for more."""
    orders = sorted((order(row) for row in rows), key=lambda found: found.c_time, reverse=True)
    recent = tuple(found for found in orders if found.c_time >= since)
    return OrderPage(recent, complete=len(rows) < ORDERS_LIMIT or len(recent) < len(orders))


def order(row: OrderRow) -> Order:
    """One order; a blank amount, an unknown state or side is a BadAnswer."""
    if row.state not in _STATES or row.side not in _SIDES or row.pos_side not in _POS_SIDES or not row.ord_id:
        raise bad(f"order state {row.state[:20]!r}, side {row.side[:20]!r}, posSide {row.pos_side[:20]!r}")
    return Order(
        inst_id=row.inst_id,
        ord_id=row.ord_id,
        cl_ord_id=row.cl_ord_id,
        tag=row.tag,
        side=_SIDES[row.side],
        pos_side=_POS_SIDES[row.pos_side],
        state=_STATES[row.state],
        sz=number(row.sz, "sz"),
        filled=number(row.acc_fill_sz, "accFillSz"),
        avg_px=figure(row.avg_px, "avgPx"),
        origin=origin_of(row.category, row.source),
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


def fills(rows: list[FillRow], since: datetime) -> FillPage:
    """The executions at or after `since`, newest first; complete when the page had room for more."""
    found = sorted((_fill(row) for row in rows), key=lambda fill: fill.at, reverse=True)
    recent = tuple(fill for fill in found if fill.at >= since)
    return FillPage(recent, complete=len(rows) < FILLS_LIMIT or len(recent) < len(found))


def _fill(row: FillRow) -> Fill:
    return Fill(
        inst_id=row.inst_id,
        ord_id=row.ord_id,
        cl_ord_id=row.cl_ord_id,
        sz=number(row.fill_sz, "fillSz"),
        px=number(row.fill_px, "fillPx"),
        at=moment(row.ts, "ts"),
    )

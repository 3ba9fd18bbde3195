"""Rows about orders and their fills."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pairguard_gui.practice.rows import blank, lever_text, plain

if TYPE_CHECKING:
    from pairguard_gui.practice.market.fills import Fill
    from pairguard_gui.practice.market.orders import Order
    from pairguard_gui.practice.rows import Row

_ORDER = blank(
    "algoClOrdId attachAlgoClOrdId cancelSourceReason pxType pxUsd pxVol quickMgnType slOrdPx slTriggerPx "
    "slTriggerPxType stpId tgtCcy tpOrdPx tpTriggerPx tpTriggerPxType tradeQuoteCcy"
) | {
    "attachAlgoOrds": [],
    "ccy": "USDT",
    "feeCcy": "USDT",
    "instType": "SWAP",
    "isTpLimit": "false",
    "linkedAlgoOrd": {"algoId": ""},
    "rebate": "0",
    "rebateCcy": "USDT",
    "stpMode": "cancel_maker",
}


def order_row(order: Order) -> Row:
    """A row of GET /api/v5/trade/order, /orders-pending and /orders-history."""
    ticket = order.ticket
    return _ORDER | {
        "accFillSz": plain(order.filled),
        "algoId": order.origin.algo_id,
        "avgPx": plain(order.avg_price) if order.filled else "",
        "cTime": str(order.c_time),
        "cancelSource": order.cancel_source,
        "category": order.origin.category,
        "clOrdId": ticket.client_id,
        "fee": plain(order.fee),
        "fillPx": "" if order.last_price is None else plain(order.last_price),
        "fillSz": plain(order.last_size),
        "fillTime": "" if order.last_time is None else str(order.last_time),
        "instId": ticket.key.inst_id,
        "lever": lever_text(order.lever),
        "ordId": str(order.order_id),
        "ordType": ticket.kind,
        "pnl": plain(order.pnl),
        "posSide": ticket.key.pos_side,
        "px": "" if ticket.price is None else plain(ticket.price),
        "reduceOnly": "true" if ticket.reduce_only else "false",
        "side": ticket.side,
        "source": order.origin.source,
        "state": order.state,
        "sz": plain(ticket.size),
        "tag": ticket.tag,
        "tdMode": ticket.key.mgn_mode,
        "tradeId": "" if order.trade_id is None else str(order.trade_id),
        "uTime": str(order.u_time),
    }


def fill_row(fill: Fill) -> Row:
    """A row of GET /api/v5/trade/fills; forced closes have no execution type."""
    ticket = fill.order.ticket
    kind = "M" if fill.maker else "T"
    return blank("feeRate fillFwdPx fillIdxPx fillMarkVol fillPxUsd fillPxVol") | {
        "billId": str(fill.bill_id),
        "clOrdId": ticket.client_id,
        "execType": kind if fill.trade_id > 0 else "",
        "fee": plain(fill.fee),
        "feeCcy": "USDT",
        "fillMarkPx": plain(fill.mark),
        "fillPnl": plain(fill.pnl),
        "fillPx": plain(fill.price),
        "fillSz": plain(fill.size),
        "fillTime": str(fill.at),
        "instId": ticket.key.inst_id,
        "instType": "SWAP",
        "ordId": str(fill.order.order_id),
        "posSide": ticket.key.pos_side,
        "side": ticket.side,
        "subType": fill.sub_type,
        "tag": ticket.tag,
        "tradeId": str(fill.trade_id),
        "ts": str(fill.at + 1),
    }

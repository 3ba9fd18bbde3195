"""Rows as OKX writes them: every number a plain decimal string, "" where a field does not apply."""

from __future__ import annotations

from decimal import Decimal

from pairguard_gui.practice.contracts import Contract
from pairguard_gui.practice.fills import Fill
from pairguard_gui.practice.ledger import TAKER_FEE, Money
from pairguard_gui.practice.orders import Order
from pairguard_gui.practice.positions import Position
from pairguard_gui.practice.prices import Day, Quote

Row = dict[str, object]
_PLACES = Decimal("1e-16")
_FAR = 5


def plain(number: Decimal) -> str:
    """A number in plain digits without exponent or trailing zeros, at most 16 decimals."""
    if number.as_tuple().exponent < -16:  # type: ignore[operator]  # never a NaN here
        number = number.quantize(_PLACES)
    shown = format(number, "f")
    if "." in shown:
        shown = shown.rstrip("0").rstrip(".")
    return "0" if shown in {"", "-0"} else shown


def lever_text(lever: Decimal) -> str:
    """Leverage as history rows and orders show it: `10.0`."""
    shown = plain(lever)
    return shown if "." in shown else shown + ".0"


def _blank(names: str) -> Row:
    return dict.fromkeys(names.split(), "")


_CONTRACT = _blank(
    "alias auctionEndTime baseCcy contTdSwTime freq longPosRemainingQuota maxMktAmt method optType preMktSwTime "
    "quoteCcy seriesId shortPosRemainingQuota stk"
)


def contract_row(contract: Contract) -> Row:
    """A row of GET /api/v5/public/instruments."""
    return _CONTRACT | {
        "category": "1",
        "ctMult": "1",
        "ctType": "linear",
        "ctVal": plain(contract.ct_val),
        "ctValCcy": contract.coin,
        "expTime": "" if contract.exp_time is None else str(contract.exp_time),
        "futureSettlement": False,
        "groupId": contract.group,
        "instCategory": "1",
        "instFamily": contract.family,
        "instId": contract.inst_id,
        "instIdCode": contract.code,
        "instType": "SWAP",
        "lever": str(contract.max_lever),
        "listTime": str(contract.list_time),
        "lotSz": plain(contract.lot),
        "maxIcebergSz": "100000000.0000000000000000",
        "maxLmtAmt": "20000000",
        "maxLmtSz": plain(contract.max_limit),
        "maxMktSz": plain(contract.max_market),
        "maxPlatOILmt": "10000000000000",
        "maxStopSz": plain(contract.max_market),
        "maxTriggerSz": "100000000.0000000000000000",
        "maxTwapSz": "100000000.0000000000000000",
        "minSz": plain(contract.min_size),
        "openType": "fix_price",
        "posLmtAmt": "250000",
        "posLmtPct": "30",
        "ruleType": "normal",
        "settleCcy": "USDT",
        "state": contract.state,
        "tickSz": plain(contract.tick),
        "tradeQuoteCcyList": [],
        "uly": contract.family,
        "upcChg": [],
    }


def ticker_row(contract: Contract, quote: Quote, day: Day, now: int) -> Row:
    """A row of GET /api/v5/market/ticker and /tickers."""
    return {
        "instType": "SWAP",
        "instId": contract.inst_id,
        "last": plain(quote.last),
        "lastSz": plain(contract.lot),
        "askPx": plain(quote.ask),
        "askSz": plain(contract.lot * 5000),
        "bidPx": plain(quote.bid),
        "bidSz": plain(contract.lot * 4000),
        "open24h": plain(day.open),
        "high24h": plain(day.high),
        "low24h": plain(day.low),
        "volCcy24h": plain(contract.lot * contract.ct_val * 9_000_000),
        "vol24h": plain(contract.lot * 9_000_000),
        "sodUtc0": plain(day.open),
        "sodUtc8": plain(day.open),
        "ts": str(now),
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


_ORDER = _blank(
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


def fill_row(fill: Fill) -> Row:
    """A row of GET /api/v5/trade/fills; forced closes have no execution type."""
    ticket = fill.order.ticket
    kind = "M" if fill.maker else "T"
    return _blank("feeRate fillFwdPx fillIdxPx fillMarkVol fillPxUsd fillPxVol") | {
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


def life_row(life: Position) -> Row:
    """A row of GET /api/v5/account/positions-history: one life, as it was after its latest close."""
    return {
        "cTime": str(life.c_time),
        "ccy": "USDT",
        "closeAvgPx": plain(life.close_price),
        "closeTotalPos": plain(life.closed),
        "direction": life.side_name,
        "fee": plain(life.fee),
        "fundingFee": "0",
        "instId": life.key.inst_id,
        "instType": "SWAP",
        "lever": lever_text(life.lever),
        "liqPenalty": plain(life.penalty),
        "mgnMode": life.key.mgn_mode,
        "nonSettleAvgPx": "",
        "openAvgPx": plain(life.avg_price),
        "openMaxPos": plain(life.max_size),
        "pnl": plain(life.pnl),
        "pnlRatio": plain(life.realized / life.opening_margin()),
        "posId": str(life.pos_id),
        "posSide": life.key.pos_side,
        "realizedPnl": plain(life.realized),
        "settledPnl": "",
        "triggerPx": "" if life.trigger_price is None else plain(life.trigger_price),
        "type": life.kind,
        "uTime": str(life.u_time),
        "uly": life.contract.family,
    }


_POSITION = _blank(
    "baseBal baseBorrowed baseInterest bizRefId bizRefType clSpotInUseAmt deltaBS deltaPA gammaBS gammaPA hedgedPos "
    "interest liab liabCcy maxSpotInUseAmt nonSettleAvgPx optVal pendingCloseOrdLiabVal posCcy quoteBal "
    "quoteBorrowed quoteInterest settledPnl spotInUseAmt spotInUseCcy thetaBS thetaPA vegaBS vegaPA"
) | {"ccy": "USDT", "closeOrderAlgo": [], "fundingFee": "0", "instType": "SWAP", "usdPx": "1"}

_FLAT = _POSITION | _blank(
    "avgPx bePx idxPx imr last liqPx margin markPx mgnRatio mmr notionalUsd upl uplLastPx uplRatio uplRatioLastPx"
)


def position_row(position: Position, quote: Quote, money: Money) -> Row:
    """A row of GET /api/v5/account/positions for an open position."""
    mark, iso = quote.mark, position.isolated
    size = position.size if position.key.pos_side != "net" else position.size * position.direction
    upl = position.upl(mark)
    base = position.notional(position.avg_price) / position.lever
    needed = position.notional(mark) * (position.contract.maintenance + TAKER_FEE)
    ratio = (position.margin + upl) / needed if iso else money.cross_equity / money.cross_needed
    return (
        _POSITION
        | _identity(position)
        | {
            "adl": "1",
            "availPos": plain(size),
            "avgPx": plain(position.avg_price),
            "bePx": plain(position.avg_price * (1 + position.direction * 2 * TAKER_FEE)),
            "idxPx": plain(mark),
            "imr": "" if iso else plain(position.initial_margin(mark)),
            "last": plain(quote.last),
            "liqPx": _liquidation_text(position, quote, money),
            "margin": plain(position.margin) if iso else "",
            "markPx": plain(mark),
            "mgnRatio": plain(ratio),
            "mmr": plain(position.maintenance_margin(mark)),
            "notionalUsd": plain(position.notional(mark)),
            "pos": plain(size),
            "upl": plain(upl),
            "uplLastPx": plain(position.upl(quote.last)),
            "uplRatio": plain(upl / base),
            "uplRatioLastPx": plain(position.upl(quote.last) / base),
        }
    )


def flat_row(position: Position) -> Row:
    """A closed position as positions shows it when asked for by instrument or id: pos "0", no prices."""
    return _FLAT | _identity(position) | {"adl": "", "availPos": "0", "pos": "0"}


def _identity(position: Position) -> Row:
    return {
        "cTime": str(position.c_time),
        "fee": plain(position.fee),
        "instId": position.key.inst_id,
        "lever": plain(position.lever),
        "liqPenalty": plain(position.penalty),
        "mgnMode": position.key.mgn_mode,
        "pnl": plain(position.pnl),
        "posId": str(position.pos_id),
        "posSide": position.key.pos_side,
        "realizedPnl": plain(position.realized),
        "tradeId": str(position.trade_id),
        "uTime": str(position.u_time),
    }


def _liquidation_text(position: Position, quote: Quote, money: Money) -> str:
    """`liqPx`, "" when it is far away, as OKX leaves it."""
    if position.isolated:
        behind = position.margin
    else:
        needed = position.notional(quote.mark) * (position.contract.maintenance + TAKER_FEE)
        behind = money.cross_equity - position.upl(quote.mark) - (money.cross_needed - needed)
    price = position.liquidation_price(behind, TAKER_FEE)
    if price is None or price > quote.mark * _FAR:
        return ""
    return plain(price)

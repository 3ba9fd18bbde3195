"""Rows about positions, open, flat and ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pairguard_gui.practice.market.ledger import TAKER_FEE
from pairguard_gui.practice.rows import blank, lever_text, plain

if TYPE_CHECKING:
    from pairguard_gui.practice.market.ledger import Money
    from pairguard_gui.practice.market.positions import Position
    from pairguard_gui.practice.market.prices import Quote
    from pairguard_gui.practice.rows import Row

_FAR = 5
"""liqPx is left out beyond this many times the mark."""


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


_POSITION = blank(
    "baseBal baseBorrowed baseInterest bizRefId bizRefType clSpotInUseAmt deltaBS deltaPA gammaBS gammaPA hedgedPos "
    "interest liab liabCcy maxSpotInUseAmt nonSettleAvgPx optVal pendingCloseOrdLiabVal posCcy quoteBal "
    "quoteBorrowed quoteInterest settledPnl spotInUseAmt spotInUseCcy thetaBS thetaPA vegaBS vegaPA"
) | {"ccy": "USDT", "closeOrderAlgo": [], "fundingFee": "0", "instType": "SWAP", "usdPx": "1"}

_FLAT = _POSITION | blank(
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

"""Rows about instruments and their prices."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from pairguard_gui.practice.rows import blank, plain

if TYPE_CHECKING:
    from pairguard_gui.practice.market.contracts import Contract
    from pairguard_gui.practice.market.prices import Day, Quote
    from pairguard_gui.practice.rows import Row

_CONTRACT = blank(
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
    lot, offered, wanted, traded, worth = _sizes(contract.lot, contract.ct_val)
    return {
        "instType": "SWAP",
        "instId": contract.inst_id,
        "last": plain(quote.last),
        "lastSz": lot,
        "askPx": plain(quote.ask),
        "askSz": offered,
        "bidPx": plain(quote.bid),
        "bidSz": wanted,
        "open24h": plain(day.open),
        "high24h": plain(day.high),
        "low24h": plain(day.low),
        "volCcy24h": worth,
        "vol24h": traded,
        "sodUtc0": plain(day.open),
        "sodUtc8": plain(day.open),
        "ts": str(now),
    }


@lru_cache(maxsize=256)  # invented once for each contract
def _sizes(lot: Decimal, ct_val: Decimal) -> tuple[str, str, str, str, str]:
    """Of the last trade, at the best ask and bid; traded in 24 hours, in contracts and in coins."""
    traded = lot * 9_000_000
    return plain(lot), plain(lot * 5000), plain(lot * 4000), plain(traded), plain(traded * ct_val)

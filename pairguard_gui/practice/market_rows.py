"""Rows about instruments and their prices."""

from __future__ import annotations

from pairguard_gui.practice.contracts import Contract
from pairguard_gui.practice.prices import Day, Quote
from pairguard_gui.practice.rows import Row, blank, plain

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

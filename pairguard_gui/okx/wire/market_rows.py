"""Contracts, prices, the exchange's clock and its maintenances as core values."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache

import msgspec

from pairguard_gui.core.values.exchange_data import Instrument, Quote
from pairguard_gui.okx.wire.account_rows import only
from pairguard_gui.okx.wire.envelope import Envelope
from pairguard_gui.okx.wire.scalars import Text, bad, figure, moment, number

# Perpetuals (older numbering), trading, trading by batches of accounts, by batches of products.
_TRADING_SERVICES = frozenset({"3", "5", "8", "9"})
_UNDER_WAY = frozenset({"ongoing", "pre_open"})  # pre_open takes cancels and post-only orders, no market orders


class InstrumentRow(msgspec.Struct, rename="camel", frozen=True):
    """The terms of one contract. Rows that are not open yet leave figures blank."""

    inst_id: str
    inst_type: str
    state: str
    ct_type: Text = None
    settle_ccy: Text = None
    ct_val: Text = None
    ct_mult: Text = None
    lot_sz: Text = None
    min_sz: Text = None
    tick_sz: Text = None
    max_mkt_sz: Text = None
    lever: Text = None
    exp_time: Text = None


class TickerRow(msgspec.Struct, rename="camel"):
    """Last price and best prices."""

    inst_id: str
    last: Text = None
    ask_px: Text = None
    bid_px: Text = None
    ts: Text = None


class MarkRow(msgspec.Struct, rename="camel"):
    """The mark price."""

    inst_id: str
    mark_px: Text
    ts: str


class TimeRow(msgspec.Struct):
    """The exchange's clock."""

    ts: str


class StatusRow(msgspec.Struct, rename="camel"):
    """One maintenance."""

    state: str
    service_type: Text = None
    env: Text = None


INSTRUMENTS = msgspec.json.Decoder(Envelope[InstrumentRow])
TICKERS = msgspec.json.Decoder(Envelope[TickerRow])
MARKS = msgspec.json.Decoder(Envelope[MarkRow])
TIME = msgspec.json.Decoder(Envelope[TimeRow])
STATUS = msgspec.json.Decoder(Envelope[StatusRow])


def server_time(rows: list[TimeRow]) -> datetime:
    """The exchange's clock when it wrote the answer."""
    return moment(only(rows).ts, "ts")


def instruments(rows: list[InstrumentRow]) -> dict[str, Instrument]:
    """The swaps by id. One with blank terms cannot be traded and is left out; none at all is no answer."""
    found: dict[str, Instrument] = {}
    for row in rows:
        if row.inst_type != "SWAP" or not _complete(row):
            continue
        if row.inst_id in found:
            raise bad(f"{row.inst_id[:40]!r} twice")
        found[row.inst_id] = _instrument(row)
    if not found:
        raise bad("no instruments")
    return found


def _complete(row: InstrumentRow) -> bool:
    return all((row.ct_type, row.settle_ccy, row.ct_val, row.ct_mult, row.lot_sz, row.min_sz, row.tick_sz))


@lru_cache(maxsize=1024)  # terms hardly ever change: what is read again is the same
def _instrument(row: InstrumentRow) -> Instrument:
    return Instrument(
        inst_id=row.inst_id,
        linear=row.ct_type == "linear",
        settle_ccy=row.settle_ccy or "",
        ct_val=number(row.ct_val or "", "ctVal"),
        ct_mult=number(row.ct_mult or "", "ctMult"),
        lot_sz=number(row.lot_sz or "", "lotSz"),
        min_sz=number(row.min_sz or "", "minSz"),
        tick_sz=number(row.tick_sz or "", "tickSz"),
        max_mkt_sz=figure(row.max_mkt_sz, "maxMktSz"),
        max_lever=figure(row.lever, "lever"),
        state=row.state,
        exp_time=moment(row.exp_time, "expTime") if row.exp_time else None,
    )


def quotes(tickers: list[TickerRow], marks: list[MarkRow]) -> dict[str, Quote]:
    """Prices of the instruments that have both a ticker, with the time it was made, and a mark price."""
    by_id = {row.inst_id: row for row in tickers if row.ts}
    priced = (row for row in marks if row.mark_px and row.inst_id in by_id)
    return {row.inst_id: _quote(by_id[row.inst_id], row) for row in priced}


def _quote(ticker: TickerRow, mark: MarkRow) -> Quote:
    return Quote(
        inst_id=mark.inst_id,
        last=figure(ticker.last, "last"),
        ask=figure(ticker.ask_px, "askPx"),
        bid=figure(ticker.bid_px, "bidPx"),
        mark=number(mark.mark_px or "", "markPx"),
        at=min(moment(ticker.ts or "", "ts"), moment(mark.ts, "ts")),
    )


def trading_stopped(rows: Iterable[StatusRow], *, demo: bool) -> bool:
    """Whether a maintenance that stops trading is under way there (`env` 1 production, 2 demo)."""
    here = {"2" if demo else "1", "", None}
    return any(row.state in _UNDER_WAY and row.service_type in _TRADING_SERVICES and row.env in here for row in rows)

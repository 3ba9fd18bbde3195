"""Contracts, prices, the exchange's clock and its maintenances as core values."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from pairguard_gui.core.values.exchange_data import Instrument, Quote
from pairguard_gui.core.values.rows import Table
from pairguard_gui.okx.wire.account_rows import only
from pairguard_gui.okx.wire.envelope import Envelope, ListDecoder
from pairguard_gui.okx.wire.scalars import Text, bad, moment, positive, positive_or_blank

if TYPE_CHECKING:
    from pairguard_gui.okx.wire.envelope import Listed

# Perpetuals (older numbering), trading, trading by batches of accounts, by batches of products.
_TRADING_SERVICES = frozenset({"3", "5", "8", "9"})
_UNDER_WAY = frozenset({"ongoing", "pre_open"})  # pre_open takes cancels and post-only orders, no market orders


class InstrumentRow(msgspec.Struct, rename="camel", frozen=True):
    """The terms of one contract. Rows that are not open yet leave figures blank, or worse."""

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


INSTRUMENTS = ListDecoder(InstrumentRow)
TICKERS = ListDecoder(TickerRow)
MARKS = ListDecoder(MarkRow)
TIME = msgspec.json.Decoder(Envelope[TimeRow])
STATUS = ListDecoder(StatusRow)


def server_time(rows: list[TimeRow]) -> datetime:
    """The exchange's clock when it wrote the answer."""
    return moment(only(rows).ts, "ts")


def instruments(rows: Listed[InstrumentRow]) -> Table[str, Instrument]:
    """The swaps by id; those whose terms are blank or do not decode are odd. No swap at all is no answer."""
    found: dict[str, Instrument] = {}
    twice: set[str] = set()

    def read(row: InstrumentRow) -> None:
        if row.inst_type != "SWAP":
            return
        terms = _instrument(row)
        if found.setdefault(row.inst_id, terms) != terms:
            twice.add(row.inst_id)
            raise bad("two contracts of one id")

    rows.each(read)
    if not found and not rows.odd:
        raise bad("no instruments")
    return Table({inst_id: terms for inst_id, terms in found.items() if inst_id not in twice}, rows.odd)


@lru_cache(maxsize=1024)  # terms hardly ever change: what is read again is the same
def _instrument(row: InstrumentRow) -> Instrument:
    if not row.inst_id or not row.ct_type or not row.settle_ccy:
        raise bad("blank terms")
    return Instrument(
        inst_id=row.inst_id,
        linear=row.ct_type == "linear",
        settle_ccy=row.settle_ccy,
        ct_val=positive(row.ct_val, "ctVal"),
        ct_mult=positive(row.ct_mult, "ctMult"),
        lot_sz=positive(row.lot_sz, "lotSz"),
        min_sz=positive(row.min_sz, "minSz"),
        tick_sz=positive(row.tick_sz, "tickSz"),
        max_mkt_sz=positive_or_blank(row.max_mkt_sz, "maxMktSz"),
        max_lever=positive_or_blank(row.lever, "lever"),
        state=row.state,
        exp_time=moment(row.exp_time, "expTime") if row.exp_time else None,
    )


def quotes(tickers: Listed[TickerRow], marks: Listed[MarkRow]) -> Table[str, Quote]:
    """Prices of the instruments that have both a ticker, with the time it was made, and a mark price.

    Rows with a price or time that is none are odd.
    """
    last = {ticker.inst_id: ticker for ticker in tickers.each(_ticker) if ticker}
    both = [_joined(last[mark.inst_id], mark) for mark in marks.each(_mark) if mark and mark.inst_id in last]
    return Table({quote.inst_id: quote for quote in both}, [*tickers.odd, *marks.odd])


class _Priced(NamedTuple):
    """Prices of one instrument at a time: of a ticker last, ask and bid, of a mark price that alone."""

    inst_id: str
    at: datetime
    prices: tuple[Decimal | None, ...]


def _ticker(row: TickerRow) -> _Priced | None:
    prices = [positive_or_blank(row.last, "last"), positive_or_blank(row.ask_px, "askPx")]
    prices.append(positive_or_blank(row.bid_px, "bidPx"))
    return _Priced(row.inst_id, moment(row.ts, "ts"), tuple(prices)) if row.ts else None


def _mark(row: MarkRow) -> _Priced | None:
    price = positive_or_blank(row.mark_px, "markPx")
    return _Priced(row.inst_id, moment(row.ts, "ts"), (price,)) if price else None


def _joined(ticker: _Priced, mark: _Priced) -> Quote:
    last, ask, bid = ticker.prices
    (price,) = mark.prices
    assert price is not None  # a mark without a price was left out
    return Quote(mark.inst_id, last, ask, bid, price, min(ticker.at, mark.at))


def trading_stopped(rows: Iterable[StatusRow], *, demo: bool) -> bool:
    """Whether a maintenance that stops trading is under way there (`env` 1 production, 2 demo)."""
    here = {"2" if demo else "1", "", None}
    return any(row.state in _UNDER_WAY and row.service_type in _TRADING_SERVICES and row.env in here for row in rows)

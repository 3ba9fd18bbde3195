"""How many contracts a margin buys, and at which limit price; or why it cannot."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING

from pairguard_gui.core.values.pair import PosSide
from pairguard_gui.core.values.reason import Code, Reason

if TYPE_CHECKING:
    from pairguard_gui.core.values.exchange_data import Instrument, Quote

BAND = Decimal("0.005")
"""How far from the best price a refill may fill. The rest of an IOC limit order is cancelled by OKX."""
SMALLEST = "smallest"
"""The detail of a log line about an order of the smallest lot, dearer than the margin that was asked for."""
_DEARER, _CHEAPER = 1 + BAND, 1 - BAND


@dataclass(frozen=True, slots=True)
class Size:
    """What to order: contracts, limit price, and the margin in USDT at `worst_px`, the dearest price of the band.

    `smallest` says that the margin did not reach for one lot and the smallest lot is taken instead.
    """

    contracts: Decimal
    px: Decimal
    margin: Decimal
    worst_px: Decimal
    smallest: bool = False


def multiple(value: Decimal, step: Decimal, rounding: str) -> Decimal:
    """`value` as a whole number of `step`s."""
    return (value / step).to_integral_value(rounding=rounding) * step


def unusable(instrument: Instrument) -> Reason | None:
    """Why an instrument is shown but never refilled: margin is reckoned in USDT, so linear USDT swaps only."""
    if instrument.linear and instrument.settle_ccy == "USDT":
        return None
    return Reason.of(Code.NOT_LINEAR, inst_id=instrument.inst_id, settle_ccy=instrument.settle_ccy)


def limit_price(pos_side: PosSide, quote: Quote, tick: Decimal) -> Decimal | None:
    """The limit of the order: the last tick within the band beyond the best opposite price. None on an empty book."""
    best = quote.ask if pos_side is PosSide.LONG else quote.bid
    return None if best is None or best <= 0 else _limit(pos_side, best, tick)


def _limit(pos_side: PosSide, best: Decimal, tick: Decimal) -> Decimal | None:
    if pos_side is PosSide.LONG:
        return multiple(best * _DEARER, tick, ROUND_FLOOR) or None
    return multiple(best * _CHEAPER, tick, ROUND_CEILING)


def worst_price(pos_side: PosSide, quote: Quote, px: Decimal) -> Decimal:
    """The price that makes a contract dearest within the band; a short costs more margin when the price rises."""
    if pos_side is PosSide.LONG:
        return max(px, quote.mark)
    return max(price for price in (quote.bid, quote.ask, quote.last, quote.mark) if price) * _DEARER


def size_order(
    pos_side: PosSide,
    instrument: Instrument,
    quote: Quote,
    leverage: Decimal,
    margin_usdt: Decimal,
    smallest_lot_usdt: Decimal,
) -> Size | Reason:
    """Contracts for `margin_usdt` of margin at `leverage`, never more, rounded down to a lot.

    contracts = margin · leverage / (ctVal · ctMult · price), as OKX reckons a linear swap. Where that is less than
    `minSz`, the smallest lot is taken if it costs at most `smallest_lot_usdt`, else the reason is returned.
    """
    wrong = unusable(instrument)
    if wrong:
        return wrong
    px = limit_price(pos_side, quote, instrument.tick_sz)
    if px is None:
        return Reason.of(Code.EMPTY_BOOK, inst_id=instrument.inst_id)
    return _sized(instrument, leverage, margin_usdt, smallest_lot_usdt, px, worst_price(pos_side, quote, px))


def size_at(
    pos_side: PosSide,
    instrument: Instrument,
    price: Decimal,
    leverage: Decimal,
    margin_usdt: Decimal,
    smallest_lot_usdt: Decimal,
) -> Size | Reason:
    """What `size_order` makes of a market in which every price is this one, which must be above zero."""
    wrong = unusable(instrument)
    if wrong:
        return wrong
    px = _limit(pos_side, price, instrument.tick_sz)
    if px is None:
        return Reason.of(Code.EMPTY_BOOK, inst_id=instrument.inst_id)
    worst = max(px, price) if pos_side is PosSide.LONG else price * _DEARER
    return _sized(instrument, leverage, margin_usdt, smallest_lot_usdt, px, worst)


def _sized(
    instrument: Instrument,
    leverage: Decimal,
    margin_usdt: Decimal,
    smallest_lot_usdt: Decimal,
    px: Decimal,
    worst: Decimal,
) -> Size | Reason:
    value = instrument.ct_val * instrument.ct_mult * worst
    affordable = margin_usdt * leverage / value
    largest = affordable if instrument.max_mkt_sz is None else min(affordable, instrument.max_mkt_sz)
    contracts = multiple(largest, instrument.lot_sz, ROUND_FLOOR)
    if contracts >= instrument.min_sz:
        return Size(contracts, px, contracts * value / leverage, worst)
    cost = instrument.min_sz * value / leverage
    if cost <= smallest_lot_usdt:
        return Size(instrument.min_sz, px, cost, worst, smallest=True)
    return Reason.of(Code.LOT_TOO_LARGE, cost=cost, margin=margin_usdt, limit=max(smallest_lot_usdt, margin_usdt))

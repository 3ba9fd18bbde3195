"""Orders sized for made-up contracts and prices, and all that must hold of each."""

from __future__ import annotations

from decimal import Context, Decimal
from random import Random

from pairguard_gui.core.judge.sizing import BAND, size_order
from pairguard_gui.core.values.exchange_data import Instrument, Quote
from pairguard_gui.core.values.pair import PosSide
from pairguard_gui.core.values.reason import Reason
from pairguard_gui.okx.placement import plain
from tests.core.examples import NOW, instrument

LONG, SHORT = PosSide.LONG, PosSide.SHORT
MARGINS = [Decimal("0.1"), Decimal(1), Decimal("2.5"), Decimal(100)]
SMALLEST_LOTS_USDT = [Decimal(0), Decimal(3), Decimal(50)]
EXACT = Context(prec=80)


def count_orders(instruments: int) -> int:
    """How many of so many random instruments can be ordered; every size is checked."""
    rng = Random(20260301)
    ordered = 0
    for _ in range(instruments):
        terms, prices = random_listing(rng)
        lever = Decimal(rng.choice([1, 3, 5, 7, 10, 20, 50, 75, 100, 125]))
        lot_usdt = rng.choice(SMALLEST_LOTS_USDT)
        ordered += check_size(rng.choice([LONG, SHORT]), terms, prices, lever, rng.choice(MARGINS), lot_usdt)
    return ordered


def _whole(rng: Random, most_digits: int) -> Decimal:
    return Decimal(rng.randrange(1, 10 ** rng.randrange(1, most_digits + 1)))


def random_listing(rng: Random) -> tuple[Instrument, Quote]:
    """A contract and its prices as no exchange would forbid them: any tick, lot, contract value and spread."""
    tick = Decimal(1).scaleb(-rng.randrange(9))
    lot = Decimal(1).scaleb(-rng.randrange(4))
    terms = instrument(
        ct_val=_whole(rng, 3) * Decimal(1).scaleb(-rng.randrange(7)),
        lot_sz=lot,
        min_sz=lot * rng.choice([1, 1, 1, 5, 10]),
        tick_sz=tick,
        max_mkt_sz=rng.choice([None, lot * rng.randrange(10, 10**6)]),
    )
    bid = _whole(rng, 8) * tick
    ask = bid + tick * rng.randrange(1, 5)
    mark = bid + tick * rng.randrange(-3, 8)
    return terms, Quote(terms.inst_id, rng.choice([None, bid, ask]), ask, bid, max(mark, tick), NOW)


def exact_value(contracts: Decimal, terms: Instrument, px: Decimal) -> Decimal:
    """USDT behind so many contracts, to the last digit."""
    return EXACT.multiply(EXACT.multiply(contracts, terms.ct_val), px)


def check_size(
    side: PosSide, terms: Instrument, prices: Quote, lever: Decimal, margin: Decimal, lot_usdt: Decimal
) -> bool:
    """All that must hold of one sizing; whether it came to an order."""
    size = size_order(side, terms, prices, lever, margin, lot_usdt)
    if isinstance(size, Reason):
        return False
    value, limit = exact_value(size.contracts, terms, size.worst_px), max(lot_usdt, margin) if size.smallest else margin
    assert size.contracts % terms.lot_sz == 0
    assert size.contracts >= terms.min_sz
    assert value <= EXACT.multiply(limit, lever)
    assert abs(value / lever - size.margin) < Decimal("1E-15")
    assert size.px % terms.tick_sz == 0
    assert size.px > 0
    if side is LONG:
        assert prices.ask is not None
        assert prices.ask <= size.px <= prices.ask * (1 + BAND) < size.px + terms.tick_sz
        assert size.px <= size.worst_px
    else:
        assert prices.bid is not None
        assert size.px - terms.tick_sz < prices.bid * (1 - BAND) <= size.px <= prices.bid <= size.worst_px
    for amount in (size.contracts, size.px):
        text = plain(amount)
        assert text.replace(".", "", 1).isdigit(), text
        assert Decimal(text) == amount
    return True

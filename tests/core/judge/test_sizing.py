"""A margin in USDT becomes whole lots, never worth more than was set but for the smallest lot."""

from __future__ import annotations

from decimal import Decimal
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pairguard_gui.core.judge.sizing import BAND, Size, limit_price, size_order, unusable, worst_price
from pairguard_gui.core.values.exchange_data import Instrument, Quote
from pairguard_gui.core.values.pair import PosSide
from pairguard_gui.core.values.reason import Code, Reason
from pairguard_gui.practice.market.contracts import CONTRACTS, Contract
from tests.core.examples import NOW, instrument, quote
from tests.core.random_sizes import check_size, count_orders, exact_value, random_listing

LONG, SHORT = PosSide.LONG, PosSide.SHORT
ONE, THREE = Decimal(1), Decimal(3)


def sized(side: PosSide = LONG, lever: str = "10", lot_usdt: str = "3", **terms: str) -> Size | Reason:
    figures = {name: Decimal(text) for name, text in terms.items()}
    return size_order(side, instrument(**figures), quote(), Decimal(lever), ONE, Decimal(lot_usdt))


def contracts(size: Size | Reason) -> Decimal:
    assert isinstance(size, Size), size
    return size.contracts


def listed(contract: Contract) -> Instrument:
    return instrument(
        inst_id=contract.inst_id,
        ct_val=contract.ct_val,
        lot_sz=contract.lot,
        min_sz=contract.lot,
        tick_sz=contract.tick,
        max_mkt_sz=contract.max_market,
    )


def standing_still(inst_id: str, price: Decimal) -> Quote:
    return Quote(inst_id, price, price, price, price, NOW)


@pytest.mark.parametrize(
    ("coin", "price", "lever", "expected"),
    [
        ("BTC", "77786", 10, "0.01"), ("BTC", "77786", 100, "0.12"), ("ETH", "2300", 10, "0.04"),
        ("BNB", "620", 10, "1"), ("SOL", "85", 10, "0.11"), ("FIL", "0.95", 10, "104"), ("XLM", "0.17", 10, "0.5"),
        ("UNI", "3.5", 10, "2"), ("NEAR", "1.4", 10, "0.7"), ("TAO", "250", 50, "19"), ("BCH", "450", 50, "1.1"),
    ],
)  # fmt: skip
def test_real_contracts_come_to_the_lots_reckoned_by_hand(coin: str, price: str, lever: int, expected: str) -> None:
    """Margin · leverage / (ctVal · price), with the price at the far end of the band, rounded down to a lot."""
    contract = next(contract for contract in CONTRACTS if contract.coin == coin)
    found = size_order(
        LONG, listed(contract), standing_still(contract.inst_id, Decimal(price)), Decimal(lever), ONE, THREE
    )
    assert contracts(found) == Decimal(expected)


def test_the_margin_told_is_that_at_the_dearest_price_of_the_band() -> None:
    size = sized(LONG, lever="20")
    assert isinstance(size, Size)
    assert size.px == Decimal("637.2")  # 634.1 and half a per cent, on a tick within it
    assert size.worst_px == Decimal("637.2")
    assert size.margin == size.contracts * Decimal("0.01") * Decimal("637.2") / 20
    assert not size.smallest


def test_a_short_is_sized_as_if_the_price_rose() -> None:
    size = sized(SHORT, lever="20")
    assert isinstance(size, Size)
    assert size.px < Decimal("633.9")
    assert size.worst_px == Decimal("634.1") * (1 + BAND)


def test_one_contract_too_many_in_the_last_digit_is_not_lost() -> None:
    """Seven contracts at leverage 7 cost exactly the margin; a rounded seventh must not make them six."""
    terms = instrument(ct_val=ONE, tick_sz=Decimal("0.005"))
    size = size_order(LONG, terms, standing_still("X-USDT-SWAP", ONE), Decimal(7), Decimal("1.005"), THREE)
    assert contracts(size) == 7


def test_a_market_maximum_caps_the_order_on_a_whole_lot() -> None:
    assert contracts(sized(lever="50", max_mkt_sz="3")) == 3
    assert contracts(sized(lever="50", max_mkt_sz="3.5")) == 3


def test_an_instrument_without_a_market_maximum_has_none() -> None:
    unlimited = size_order(LONG, instrument(max_mkt_sz=None), quote(), Decimal(50), ONE, THREE)
    assert contracts(unlimited) == 7


def test_the_smallest_lot_is_taken_and_said_so_when_it_costs_at_most_the_limit() -> None:
    size = sized(lever="5")
    assert isinstance(size, Size)
    assert (size.contracts, size.smallest) == (ONE, True)
    assert ONE < size.margin <= THREE


def test_a_smallest_lot_dearer_than_the_limit_is_refused_with_its_cost() -> None:
    reason = sized(lever="2")
    assert isinstance(reason, Reason)
    assert reason.code is Code.LOT_TOO_LARGE
    assert reason.param("cost") == Decimal("0.01") * Decimal("637.2") / 2
    assert (reason.param("margin"), reason.param("limit")) == (ONE, THREE)


def test_a_smallest_lot_at_exactly_the_limit_is_taken() -> None:
    cost = str(Decimal("0.01") * Decimal("637.2") / 2)
    assert contracts(sized(lever="2", lot_usdt=cost)) == 1
    assert isinstance(sized(lever="2", lot_usdt=str(Decimal(cost) - Decimal("0.0001"))), Reason)


def test_without_a_smallest_lot_allowance_nothing_above_the_margin_is_opened() -> None:
    reason = sized(lever="5", lot_usdt="0")
    assert isinstance(reason, Reason)
    assert reason.param("limit") == ONE


@pytest.mark.parametrize("terms", [{"linear": False, "settle_ccy": "BTC"}, {"settle_ccy": "USDC"}, {"linear": False}])
def test_only_linear_usdt_swaps_can_be_refilled(terms: dict[str, object]) -> None:
    odd = instrument(**terms)
    reason = size_order(LONG, odd, quote(), Decimal(10), ONE, THREE)
    assert isinstance(reason, Reason)
    assert reason.code is Code.NOT_LINEAR
    assert reason == unusable(odd)
    assert unusable(instrument()) is None


@pytest.mark.parametrize("nothing", [None, Decimal(0)])
def test_an_empty_book_has_no_price_to_order_at(nothing: Decimal | None) -> None:
    for side, gone in ((LONG, {"ask": nothing}), (SHORT, {"bid": nothing})):
        assert limit_price(side, quote(**gone), Decimal("0.1")) is None
        reason = size_order(side, instrument(), quote(**gone), Decimal(10), ONE, THREE)
        assert isinstance(reason, Reason)
        assert reason.code is Code.EMPTY_BOOK


def test_the_other_side_of_the_book_may_be_empty_without_a_price_being_made_up() -> None:
    assert worst_price(SHORT, quote(ask=None, last=None), Decimal(630)) == Decimal(634) * (1 + BAND)


def test_a_price_of_one_tick_is_still_a_price() -> None:
    tick = Decimal("0.1")
    assert limit_price(SHORT, quote(bid=tick), tick) == tick


def test_random_instruments_are_never_oversized() -> None:
    """A hundred thousand of them in tests/core/sweeps."""
    assert count_orders(2_000) > 600


@given(
    seed=st.integers(0, 2**32), lever=st.decimals("0.01", "125", places=2), margin=st.decimals("0.1", "100", places=2)
)
@settings(max_examples=60)
def test_any_leverage_and_margin_stay_within_the_limit(seed: int, lever: Decimal, margin: Decimal) -> None:
    terms, prices = random_listing(Random(seed))
    check_size(Random(seed).choice([LONG, SHORT]), terms, prices, lever, margin, THREE)


@given(seed=st.integers(0, 2**32), lever=st.integers(1, 125))
@settings(max_examples=60)
def test_one_more_lot_would_have_been_too_much(seed: int, lever: int) -> None:
    terms, prices = random_listing(Random(seed))
    size = size_order(LONG, terms, prices, Decimal(lever), ONE, Decimal(0))
    if isinstance(size, Size) and size.contracts != terms.max_mkt_sz:
        assert exact_value(size.contracts + terms.lot_sz, terms, size.worst_px) > lever

"""Prices are a function of seed and time, and nothing else."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from pairguard_gui.practice.market.contracts import CONTRACTS
from pairguard_gui.practice.market.prices import BEAT_MS, Prices

T0 = 1_780_000_000_000
YEAR_MS = 365 * 86_400_000
BNB = "BNB-USDT-SWAP"


def market(seed: int = 1, volatility: float = 1.0) -> Prices:
    return Prices(CONTRACTS, Random(seed), T0, volatility)


def test_every_price_starts_at_its_start() -> None:
    prices = market()
    for contract in CONTRACTS:
        assert prices.quote(contract.inst_id).mark == contract.start_price


def test_prices_move_within_a_minute_and_differ_between_instruments() -> None:
    prices = market()
    prices.advance(T0 + 60_000)
    moved = [c.inst_id for c in CONTRACTS if prices.quote(c.inst_id).mark != c.start_price]
    assert len(moved) > len(CONTRACTS) / 2


@given(st.integers(0, 2**32), st.lists(st.integers(0, YEAR_MS), min_size=1, max_size=5), st.integers(0, YEAR_MS))
def test_a_price_does_not_depend_on_who_looked_before(seed: int, looks: list[int], at: int) -> None:
    direct, wandering = market(seed), market(seed)
    for look in looks:
        wandering.advance(T0 + look)
        wandering.quote(BNB)
    for prices in (direct, wandering):
        prices.advance(T0 + at)
    assert direct.quote(BNB) == wandering.quote(BNB)


@given(st.integers(0, 2**32), st.integers(0, 3 * YEAR_MS))
def test_a_price_stays_plausible_for_years(seed: int, at: int) -> None:
    prices = market(seed)
    prices.advance(T0 + at)
    for contract in CONTRACTS:
        quote = prices.quote(contract.inst_id)
        assert contract.start_price / 2 < quote.mark < contract.start_price * 2
        assert quote.mark % contract.tick == 0
        assert 0 < quote.lowest_sell <= quote.bid < quote.ask <= quote.highest_buy


def test_held_prices_stand_still_and_say_so() -> None:
    prices = market(volatility=0.0)
    assert not prices.advance(T0 + YEAR_MS)
    assert prices.quote(BNB).mark == Decimal("634.2")


def test_holding_and_letting_go_moves_no_price() -> None:
    prices = market()
    prices.advance(T0 + 3_600_000)
    before = prices.quote(BNB).mark
    prices.set_volatility(0.0)
    assert prices.quote(BNB).mark == before
    prices.advance(T0 + 2 * 3_600_000)
    prices.set_volatility(1.0)
    assert prices.quote(BNB).mark == before


def test_a_moved_price_wanders_on_from_there() -> None:
    prices = market()
    prices.move(BNB, Decimal(700))
    assert prices.quote(BNB).mark == Decimal(700)
    prices.advance(T0 + BEAT_MS)
    assert abs(prices.quote(BNB).mark - 700) < 7


def test_nothing_changes_within_a_beat() -> None:
    prices = market()
    assert not prices.advance(T0 + BEAT_MS - 1)
    stamp = prices.stamp
    assert prices.advance(T0 + BEAT_MS)
    assert prices.stamp > stamp

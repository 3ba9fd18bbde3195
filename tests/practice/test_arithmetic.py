"""The sums, against figures recorded from real OKX accounts (ccxt and nautilus_trader test data, ccxt PR 21386)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from pairguard_gui.practice.market.contracts import CONTRACTS
from pairguard_gui.practice.market.execution import Execution, _fee
from pairguard_gui.practice.market.positions import Key, Position
from pairguard_gui.practice.rows import lever_text, plain

D = Decimal


def position(ct_val: str, size: str, price: str, lever: str, side: str = "long", mode: str = "cross") -> Position:
    contract = replace(CONTRACTS[2], ct_val=D(ct_val), lot=D("0.01"))
    held = Position(Key(contract.inst_id, mode, side), contract, 1 if side == "long" else -1, 1, 0, D(lever), u_time=0)
    held.add(D(size), D(price), 0)
    return held


def test_a_recorded_ltc_long() -> None:
    ltc = position("0.001", "2", "82.675", "10")
    mark = D("101.33")
    assert ltc.initial_margin(mark) == D("0.020266")
    assert ltc.upl(mark) == D("0.03731")
    opening = ltc.notional(ltc.avg_price) / ltc.lever
    assert round(ltc.upl(mark) / opening, 4) == D("2.2564")
    assert ltc.maintenance_margin(mark) == D("0.20266") * D("0.0065")


def test_a_recorded_ltc_fee_is_five_hundredths_of_a_per_cent() -> None:
    ltc = position("0.001", "1", "68.24", "3")
    assert _fee(ltc, Execution(D(1), D("68.24"), 0)) == D("-0.00003412")
    assert str(ltc.initial_margin(D("68.24"))).startswith("0.0227466")


def test_a_recorded_xrp_long() -> None:
    xrp = position("100", "3", "0.5366", "3")
    assert xrp.initial_margin(D("0.5452")) == D("54.52")
    assert _fee(xrp, Execution(D(3), D("0.5366"), 0)) == D("-0.08049")


def test_a_recorded_eth_round_trip() -> None:
    eth = position("0.1", "0.1", "3226.93", "3", mode="isolated")
    opening_margin = eth.opening_margin()
    assert eth.take(D("0.1"), D("3224.8"), 1) == D("-0.0213")
    eth.fee = D("-0.04516211")
    assert eth.realized == D("-0.06646211")
    assert plain(eth.realized / opening_margin) == "-0.0061788241455501"
    assert eth.size == eth.margin == 0


def test_isolated_margin_is_fixed_at_opening() -> None:
    short = position("1", "10", "5", "10", "short", "isolated")
    assert short.margin == 5
    assert short.initial_margin(D(9)) == 5
    assert short.upl(D("4.5")) == 5
    assert short.take(D(4), D("4.5"), 1) == 2
    assert short.margin == 3


def test_an_average_price_weighs_sizes() -> None:
    long = position("1", "1", "10", "5")
    long.add(D(3), D(14), 1)
    assert (long.avg_price, long.size, long.max_size) == (D(13), D(4), D(4))


def test_the_liquidation_price_is_where_the_margin_meets_maintenance_and_fee() -> None:
    long = position("1", "10", "100", "10", mode="isolated")
    price = long.liquidation_price(long.margin, D("0.0005"))
    assert price is not None
    left = long.margin + long.upl(price)
    assert abs(left - long.notional(price) * D("0.007")) < D("1e-20")


def test_numbers_are_written_plainly() -> None:
    assert plain(D("1E+1")) == "10"
    assert plain(D("0.00")) == "0"
    assert plain(D("-0.0")) == "0"
    assert plain(D("1E-7")) == "0.0000001"
    assert plain(D("100.50")) == "100.5"
    assert plain(D(1) / 3) == "0.3333333333333333"
    assert plain(D("1E-20")) == "0"
    assert lever_text(D(10)) == "10.0"
    assert lever_text(D("2.5")) == "2.5"

"""The account a newcomer meets."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.practice.conftest import Trader

LONGS = {"LDO", "UNI", "CRO", "DOT", "CRV"}
SHORTS = ["BNB", "SOL", "CFX", "AAVE", "FIL", "APT", "XLM", "DOGE", "HBAR", "NEAR", "TON", "TAO", "BCH", "LINK", "STX"]


def test_it_holds_the_twenty_pairs_of_the_report(hands: Callable[..., Trader]) -> None:
    rows = hands(starts=True).rows("account/positions", instType="SWAP")
    held = {(r["instId"].removesuffix("-USDT-SWAP"), r["posSide"]) for r in rows}
    assert held == {(coin, "long") for coin in LONGS} | {(coin, "short") for coin in SHORTS}
    assert len(rows) == 20


def test_stakes_are_small_and_mostly_cross(hands: Callable[..., Trader]) -> None:
    rows = hands(starts=True).rows("account/positions")
    modes = [r["mgnMode"] for r in rows]
    assert modes.count("isolated") == 3
    for row in rows:
        assert Decimal("0.8") < Decimal(row["imr"] or row["margin"]) < 5


def test_one_usdt_buys_a_lot_of_all_but_one_pair_and_that_one_costs_less_than_three(
    hands: Callable[..., Trader],
) -> None:
    trader = hands(starts=True)
    terms = {r["instId"]: r for r in trader.rows("public/instruments", instType="SWAP")}
    dear = []
    for row in trader.rows("account/positions"):
        contract = terms[row["instId"]]
        lot = Decimal(contract["minSz"]) * Decimal(contract["ctVal"]) * Decimal(row["markPx"]) / Decimal(row["lever"])
        if lot > 1:
            dear.append((row["instId"], lot))
    assert [inst_id for inst_id, _ in dear] == ["BNB-USDT-SWAP"]
    assert 1 < dear[0][1] < 3


def test_the_balance_adds_up(hands: Callable[..., Trader]) -> None:
    trader = hands(starts=True)
    rows = trader.rows("account/positions")
    balance = trader.rows("account/balance")[0]
    [usdt] = balance["details"]
    upl = sum(Decimal(r["upl"]) for r in rows)
    fees = sum(Decimal(r["fee"]) for r in rows)
    assert abs(Decimal(usdt["eq"]) - (1000 + upl + fees)) < Decimal("1e-9")
    assert Decimal(usdt["eq"]) == Decimal(balance["totalEq"])
    assert abs(Decimal(usdt["imr"]) - sum(Decimal(r["imr"] or 0) for r in rows)) < Decimal("1e-9")
    assert abs(Decimal(usdt["mmr"]) - sum(Decimal(r["mmr"]) for r in rows if r["imr"])) < Decimal("1e-9")
    assert abs(Decimal(usdt["availEq"]) + Decimal(usdt["frozenBal"]) - Decimal(usdt["eq"])) < Decimal("1e-9")
    assert (balance["imr"], balance["mgnRatio"]) == ("", "")
    assert trader.rows("account/balance", ccy="BTC")[0]["details"] == []


def test_births_lie_in_the_past_and_differ(hands: Callable[..., Trader]) -> None:
    trader = hands(starts=True)
    births = [int(r["cTime"]) for r in trader.rows("account/positions")]
    assert max(births) < trader.now
    assert births == sorted(births, reverse=True)
    assert len(set(births)) == 20


def test_the_config_names_a_main_account_in_futures_mode(hands: Callable[..., Trader]) -> None:
    [row] = hands(starts=True).rows("account/config")
    assert (row["acctLv"], row["posMode"], row["perm"], row["ip"]) == ("2", "long_short_mode", "read_only,trade", "")
    assert row["uid"] == row["mainUid"]


def test_net_mode_starts_with_the_same_directions(hands: Callable[..., Trader]) -> None:
    rows = hands(starts=True, mode="net_mode").rows("account/positions")
    signs = {r["instId"].removesuffix("-USDT-SWAP"): r["pos"].startswith("-") for r in rows}
    assert {coin for coin, short in signs.items() if not short} == LONGS
    assert {r["posSide"] for r in rows} == {"net"}

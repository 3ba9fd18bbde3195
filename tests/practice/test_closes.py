"""How positions end without their owner's client, what each ending writes down, and who pays."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from pairguard_gui.practice.market.venue import Impossible

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.practice.conftest import Trader

BNB, ETH, BTC = "BNB-USDT-SWAP", "ETH-USDT-SWAP", "BTC-USDT-SWAP"


def end(trader: Trader, cause: str, share: str = "1", side: str = "short", inst_id: str = BNB) -> None:
    trader.now += 1_000
    trader.exchange.venue.close(inst_id, side, cause, trader.now, Decimal(share))


@pytest.mark.parametrize(
    ("cause", "kind", "category", "source", "sub_type"),
    [
        ("manual", "2", "normal", "", "6"),
        ("tp_sl", "2", "normal", "7", "6"),
        ("liquidation", "3", "full_liquidation", "", "105"),
        ("adl", "6", "adl", "", "126"),
        ("delist", "2", "delivery", "", "113"),
    ],
)
def test_each_ending_is_written_down_as_okx_writes_it(
    trader: Trader, cause: str, kind: str, category: str, source: str, sub_type: str
) -> None:
    trader.open(BNB, "short", "4")
    life = trader.held(BNB, "short")
    end(trader, cause)
    assert trader.position(BNB, "short") is None
    [row] = trader.rows("account/positions-history")
    assert (row["type"], row["posId"], row["cTime"]) == (kind, life["posId"], life["cTime"])
    assert row["closeTotalPos"] == "4"
    assert bool(row["triggerPx"]) is (cause in {"liquidation", "adl"})
    assert (Decimal(row["liqPenalty"]) < 0) is (cause == "liquidation")
    order = trader.rows("trade/orders-history", instType="SWAP")[0]
    assert (order["category"], order["source"], order["state"], order["side"]) == (category, source, "filled", "buy")
    assert bool(order["algoId"]) is (cause == "tp_sl")
    fill = trader.rows("trade/fills", ordId=order["ordId"])[0]
    assert fill["subType"] == sub_type
    assert fill["tradeId"].startswith("-") is (cause in {"liquidation", "adl"})


@pytest.mark.parametrize(
    ("cause", "kind", "category"),
    [("manual", "1", "normal"), ("liquidation", "4", "partial_liquidation"), ("adl", "5", "adl")],
)
def test_a_part_may_end_first(trader: Trader, cause: str, kind: str, category: str) -> None:
    trader.open(BNB, "short", "4")
    life = trader.held(BNB, "short")
    end(trader, cause, "0.6")
    row = trader.held(BNB, "short")
    assert (row["pos"], row["cTime"]) == ("2", life["cTime"])
    assert trader.rows("account/positions-history")[0]["type"] == kind
    assert trader.rows("trade/orders-history", instType="SWAP")[0]["category"] == category


def test_a_delisted_instrument_is_gone(trader: Trader) -> None:
    trader.open(BNB, "short", "4")
    resting = trader.open(BNB, "long", "1", ordType="limit", px="630")
    end(trader, "delist")
    assert trader.get("public/instruments", instType="SWAP", instId=BNB)["code"] == "51001"
    assert trader.order(BNB, "sell", "short", "1")["sCode"] == "51001"
    assert trader.get("trade/order", instId=BNB, ordId=resting)["code"] == "51001"
    assert BNB not in {r["instId"] for r in trader.rows("market/tickers", instType="SWAP")}
    assert trader.rows("trade/orders-pending") == []


def test_a_planned_delisting_shows_its_date_and_then_happens(trader: Trader) -> None:
    trader.open(BNB, "short", "4")
    date = trader.now + 60_000
    trader.exchange.venue.amend(BNB, exp_time=date)
    assert trader.rows("public/instruments", instType="SWAP", instId=BNB)[0]["expTime"] == str(date)
    assert trader.held(BNB, "short")["pos"] == "4"
    trader.now = date
    assert trader.position(BNB, "short") is None
    assert trader.get("public/instruments", instType="SWAP", instId=BNB)["code"] == "51001"


@pytest.mark.parametrize(
    ("inst_id", "side", "cause"), [(BNB, "long", "manual"), (ETH, "short", "adl"), (BNB, "short", "luck")]
)
def test_what_is_not_open_cannot_end(trader: Trader, inst_id: str, side: str, cause: str) -> None:
    trader.open(BNB, "short", "1")
    with pytest.raises(Impossible):
        trader.exchange.venue.close(inst_id, side, cause, trader.now)
    assert trader.held(BNB, "short")["pos"] == "1"


def test_both_margin_modes_of_a_pair_end_together(trader: Trader) -> None:
    trader.open(BNB, "short", "1")
    trader.open(BNB, "short", "2", tdMode="isolated")
    end(trader, "manual")
    assert trader.rows("account/positions") == []
    assert {r["mgnMode"] for r in trader.rows("account/positions-history")} == {"cross", "isolated"}


def test_a_net_position_ends_by_its_direction(netter: Trader) -> None:
    netter.order(BNB, "sell", "", "2")
    end(netter, "manual")
    assert netter.position(BNB, "net") is None


def test_an_isolated_position_is_liquidated_when_the_price_reaches_it_and_loses_its_margin_only(trader: Trader) -> None:
    trader.post("account/set-leverage", {"instId": ETH, "lever": "10", "mgnMode": "isolated", "posSide": "long"})
    cash = Decimal(trader.rows("account/balance")[0]["details"][0]["cashBal"])
    trader.open(ETH, "long", "1", tdMode="isolated")
    row = trader.held(ETH, "long")
    brink = Decimal(row["liqPx"])
    trader.price(ETH, str(round(brink, 2) + Decimal("0.05")))
    assert trader.held(ETH, "long")["pos"] == "1"
    trader.price(ETH, str(round(brink, 2) - Decimal("0.05")))
    assert trader.position(ETH, "long") is None
    [life] = trader.rows("account/positions-history")
    assert (life["type"], life["mgnMode"]) == ("3", "isolated")
    lost = cash - Decimal(trader.rows("account/balance")[0]["details"][0]["cashBal"])
    assert Decimal(row["margin"]) * Decimal("0.9") < lost < Decimal(row["margin"]) + Decimal("0.13")


def test_a_gap_through_the_liquidation_price_costs_no_more_than_the_margin(trader: Trader) -> None:
    trader.open(ETH, "long", "1", tdMode="isolated")
    margin, fee = (Decimal(trader.held(ETH, "long")[name]) for name in ("margin", "fee"))
    trader.price(ETH, "100")
    assert trader.position(ETH, "long") is None
    cash = Decimal(trader.rows("account/balance")[0]["details"][0]["cashBal"])
    assert round(cash, 12) == round(1000 - margin + fee, 12)


def test_cross_positions_stand_on_the_whole_account(trader: Trader) -> None:
    trader.open(ETH, "long", "3")
    trader.price(ETH, "1500")
    assert trader.held(ETH, "long")["pos"] == "3", "600 USDT lost of 1,000 is carried in cross"


def test_when_the_account_sinks_the_worst_cross_position_goes_first_and_orders_with_it(trader: Trader) -> None:
    trader.post("account/set-leverage", {"instId": ETH, "lever": "20", "mgnMode": "cross"})
    trader.open(ETH, "long", "30")
    trader.open(BNB, "short", "1")
    trader.open(BTC, "long", "0.01", ordType="limit", px="80000")
    trader.price(ETH, "2092")
    assert [r["instId"] for r in trader.rows("account/positions")] == [BNB]
    assert trader.rows("account/positions-history")[0]["type"] == "3"
    assert trader.rows("trade/orders-pending") == []


def test_a_wandering_market_liquidates_now_and_then_always_the_same(hands: Callable[..., Trader]) -> None:
    def story() -> list[tuple[str, str, str]]:
        trader = hands(seed=11, volatility=2.0, starts=True)
        for _ in range(24 * 30):
            trader.now += 3_600_000
            trader.rows("account/positions", instType="SWAP")
        return [(r["instId"], r["type"], r["uTime"]) for r in trader.rows("account/positions-history")]

    first = story()
    assert first == story()
    assert first
    assert {kind for _, kind, _ in first} == {"3"}


def test_with_prices_held_nothing_ends_by_itself_for_a_year(hands: Callable[..., Trader]) -> None:
    trader = hands(starts=True)
    trader.now += 365 * 86_400_000
    assert len(trader.rows("account/positions", instType="SWAP")) == 20

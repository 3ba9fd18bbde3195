"""Positions: lives and ids, both modes, cross beside isolated, leverage, and the history of what ended."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.practice.conftest import Trader

BTC, BNB, ETH = "BTC-USDT-SWAP", "BNB-USDT-SWAP", "ETH-USDT-SWAP"
DAY_MS = 86_400_000


def history(trader: Trader, **query: object) -> list[dict[str, str]]:
    return trader.rows("account/positions-history", **query)


def test_an_open_position_in_full(trader: Trader) -> None:
    trader.open(BNB, "short", "2")
    row = trader.held(BNB, "short")
    assert (row["pos"], row["availPos"], row["mgnMode"], row["ccy"], row["lever"]) == ("2", "2", "cross", "USDT", "3")
    assert (row["avgPx"], row["markPx"], row["margin"]) == ("634.1", "634.2", "")
    assert Decimal(row["imr"]) == round(Decimal("12.684") / 3, 16)
    assert Decimal(row["upl"]) == Decimal("-0.002")
    assert Decimal(row["notionalUsd"]) == Decimal("12.684")
    assert row["cTime"] == row["uTime"] == str(trader.now - trader.step_ms)
    assert row["liqPx"] == ""


def test_an_isolated_position_has_its_own_margin(trader: Trader) -> None:
    trader.open(BNB, "short", "2", tdMode="isolated")
    row = trader.held(BNB, "short")
    assert (row["imr"], row["mgnMode"]) == ("", "isolated")
    assert Decimal(row["margin"]) == round(Decimal("12.682") / 3, 16)
    assert Decimal("634.1") < Decimal(row["liqPx"]) < Decimal(900)
    detail = trader.rows("account/balance")[0]["details"][0]
    assert Decimal(detail["isoEq"]) == Decimal(row["margin"]) + Decimal(row["upl"])
    assert Decimal(detail["imr"]) == 0


def test_both_sides_and_both_margin_modes_live_side_by_side(trader: Trader) -> None:
    for side in ("long", "short"):
        for mode in ("cross", "isolated"):
            trader.open(ETH, side, "0.01", tdMode=mode)
    rows = trader.rows("account/positions", instId=ETH)
    assert len({(r["posSide"], r["mgnMode"], r["posId"]) for r in rows}) == 4
    assert [r["cTime"] for r in rows] == sorted((r["cTime"] for r in rows), reverse=True)


def test_adding_keeps_the_life_and_moves_the_average(trader: Trader) -> None:
    trader.open(ETH, "long", "0.1")
    before = trader.held(ETH, "long")
    trader.price(ETH, "2500")
    trader.open(ETH, "long", "0.3")
    after = trader.held(ETH, "long")
    assert (before["posId"], before["cTime"]) == (after["posId"], after["cTime"])
    assert int(after["uTime"]) > int(before["uTime"])
    assert Decimal(after["avgPx"]) == (
        Decimal("0.1") * Decimal("2415.53") + Decimal("0.3") * Decimal("2500.01")
    ) / Decimal("0.4")


def test_a_reopened_position_has_its_old_id_and_a_new_birth(trader: Trader) -> None:
    trader.open(BNB, "short", "1")
    first = trader.held(BNB, "short")
    trader.shut(BNB, "short", "1")
    assert trader.position(BNB, "short") is None
    trader.open(BNB, "short", "1")
    second = trader.held(BNB, "short")
    assert second["posId"] == first["posId"]
    assert int(second["cTime"]) > int(first["cTime"])
    assert (second["realizedPnl"], second["pnl"]) == (second["fee"], "0"), "realised figures start anew"


def test_even_in_the_same_millisecond_the_birth_is_new(trader: Trader) -> None:
    trader.step_ms = 0
    trader.open(BNB, "short", "1")
    first = trader.held(BNB, "short")
    trader.shut(BNB, "short", "1")
    trader.open(BNB, "short", "1")
    assert int(trader.held(BNB, "short")["cTime"]) > int(first["cTime"])


@pytest.mark.parametrize(("days", "same"), [(29, True), (31, False)])
def test_an_id_lives_thirty_days_past_the_close(trader: Trader, days: int, same: bool) -> None:
    trader.open(BNB, "short", "1")
    first = trader.held(BNB, "short")["posId"]
    trader.shut(BNB, "short", "1")
    trader.now += days * DAY_MS
    assert bool(trader.rows("account/positions", instId=BNB)) is same
    trader.open(BNB, "short", "1")
    assert (trader.held(BNB, "short")["posId"] == first) is same


def test_a_flat_position_shows_only_when_asked_for(trader: Trader) -> None:
    trader.open(BNB, "short", "1")
    pos_id = trader.held(BNB, "short")["posId"]
    trader.shut(BNB, "short", "1")
    assert trader.rows("account/positions") == []
    assert trader.rows("account/positions", instType="SWAP") == []
    for query in ({"instId": BNB}, {"posId": pos_id}, {"instId": f"{BTC},{BNB}"}):
        [row] = trader.rows("account/positions", **query)
        assert (row["pos"], row["posId"], row["avgPx"], row["markPx"]) == ("0", pos_id, "", "")


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ({"instId": ",".join(["X"] * 11)}, "51000"),
        ({"posId": ",".join("1" * 21)}, "51000"),
        ({"instType": "X"}, "51000"),
    ],
)
def test_a_position_query_has_its_limits(trader: Trader, query: dict[str, str], code: str) -> None:
    assert trader.get("account/positions", **query)["code"] == code


def test_other_products_have_no_positions(hands: Callable[..., Trader]) -> None:
    trader = hands(starts=True)
    assert trader.rows("account/positions", instType="FUTURES") == []
    assert len(trader.rows("account/positions")) == 20


def test_closing_needs_a_position_large_enough(trader: Trader) -> None:
    trader.open(ETH, "long", "0.05")
    assert trader.order(ETH, "sell", "long", "0.06")["sCode"] == "51112"
    assert trader.order(ETH, "buy", "short", "0.01")["sCode"] == "51169"
    assert trader.order(ETH, "sell", "long", "0.05", tdMode="isolated")["sCode"] == "51169"


def test_resting_closes_are_promised_and_fall_with_the_position(trader: Trader) -> None:
    trader.open(ETH, "long", "0.05")
    resting = trader.shut(ETH, "long", "0.03", ordType="limit", px="2440")
    assert trader.order(ETH, "sell", "long", "0.03")["sCode"] == "51112"
    assert (
        trader.post("trade/close-position", {"instId": ETH, "mgnMode": "cross", "posSide": "long"})["code"] == "51115"
    )
    closed = trader.post(
        "trade/close-position", {"instId": ETH, "mgnMode": "cross", "posSide": "long", "autoCxl": True}
    )
    assert closed["data"] == [{"clOrdId": "", "instId": ETH, "posSide": "long", "tag": ""}]
    row = trader.rows("trade/order", instId=ETH, ordId=resting)[0]
    assert (row["state"], row["cancelSource"]) == ("canceled", "17")
    assert trader.position(ETH, "long") is None


def test_close_position_without_a_position(trader: Trader) -> None:
    body = {"instId": ETH, "mgnMode": "cross", "posSide": "long"}
    assert trader.post("trade/close-position", body)["code"] == "51023"
    assert trader.post("trade/close-position", body | {"posSide": ""})["code"] == "51000"


def test_a_partial_close_is_type_1_and_the_same_life_becomes_type_2(trader: Trader) -> None:
    trader.open(ETH, "long", "0.05")
    life = trader.held(ETH, "long")
    trader.price(ETH, "2500")
    trader.shut(ETH, "long", "0.02")
    [row] = history(trader)
    assert (row["type"], row["closeTotalPos"], row["openMaxPos"]) == ("1", "0.02", "0.05")
    assert (row["posId"], row["cTime"]) == (life["posId"], life["cTime"])
    assert trader.held(ETH, "long")["pos"] == "0.03"
    trader.price(ETH, "2600")
    trader.shut(ETH, "long", "0.03")
    [row] = history(trader)
    assert (row["type"], row["closeTotalPos"], row["direction"], row["posSide"]) == ("2", "0.05", "long", "long")
    assert (row["lever"], row["triggerPx"], row["liqPenalty"], row["uly"]) == ("3.0", "", "0", "ETH-USDT")
    assert Decimal(row["pnl"]) == Decimal("0.1") * (
        Decimal("0.02") * (Decimal("2499.99") - Decimal("2415.53"))
        + Decimal("0.03") * (Decimal("2599.99") - Decimal("2415.53"))
    )
    assert Decimal(row["realizedPnl"]) == Decimal(row["pnl"]) + Decimal(row["fee"])
    assert Decimal(row["closeAvgPx"]) == (2 * Decimal("2499.99") + 3 * Decimal("2599.99")) / 5


def test_history_is_filtered_and_paged_by_change(trader: Trader) -> None:
    for inst_id in (BTC, ETH, BNB):
        trader.open(inst_id, "long", "1" if inst_id == BNB else "0.01")
        trader.shut(inst_id, "long", "1" if inst_id == BNB else "0.01")
    rows = history(trader)
    assert [r["instId"] for r in rows] == [BNB, ETH, BTC]
    assert history(trader, limit=1) == rows[:1]
    assert history(trader, after=rows[1]["uTime"]) == rows[2:]
    assert history(trader, before=rows[1]["uTime"]) == rows[:1]
    assert history(trader, instId=ETH, type="2", mgnMode="cross", posId=rows[1]["posId"]) == rows[1:2]
    assert history(trader, type="3") == history(trader, mgnMode="isolated") == history(trader, instType="OPTION") == []
    assert trader.get("account/positions-history", type="9")["code"] == "51000"
    trader.now += 93 * DAY_MS
    assert history(trader) == []


def test_rows_that_share_a_moment_are_not_torn_apart_by_the_limit(hands: Callable[..., Trader]) -> None:
    trader = hands(starts=True)
    for held in trader.rows("account/positions"):
        trader.exchange.venue.close(held["instId"], held["posSide"], "manual", trader.now)
    assert len(history(trader, limit=5)) == 20


def test_net_mode_has_one_direction_and_turns_around(netter: Trader) -> None:
    netter.order(ETH, "buy", "", "0.03")
    assert netter.held(ETH, "net")["pos"] == "0.03"
    netter.order(ETH, "sell", "net", "0.01")
    assert netter.held(ETH, "net")["pos"] == "0.02"
    assert history(netter)[0]["type"] == "1"
    order = netter.order(ETH, "sell", "net", "0.05")
    row = netter.held(ETH, "net")
    assert (row["pos"], row["availPos"]) == ("-0.03", "-0.03")
    [life] = history(netter)
    assert (life["type"], life["direction"], life["posSide"]) == ("2", "long", "net")
    assert int(row["cTime"]) > int(life["cTime"])
    subs = [f["subType"] for f in netter.rows("trade/fills", ordId=order["ordId"])]
    assert subs == ["4", "5"]


def test_net_mode_refuses_a_position_side(netter: Trader) -> None:
    assert netter.order(ETH, "buy", "long", "0.01")["sMsg"] == "Parameter posSide  error"


def test_reduce_only_never_opens(netter: Trader) -> None:
    assert netter.order(ETH, "sell", "", "0.01", reduceOnly="true")["sCode"] == "51169"
    netter.order(ETH, "buy", "", "0.03")
    assert netter.order(ETH, "buy", "", "0.01", reduceOnly="true")["sCode"] == "51170"
    order = netter.order(ETH, "sell", "", "0.09", reduceOnly="true")
    assert netter.rows("trade/order", instId=ETH, ordId=order["ordId"])[0]["sz"] == "0.03"
    assert netter.position(ETH, "net") is None


def test_the_mode_changes_only_on_an_empty_account(trader: Trader) -> None:
    trader.open(ETH, "long", "0.01")
    assert trader.post("account/set-position-mode", {"posMode": "net_mode"})["code"] == "59000"
    trader.shut(ETH, "long", "0.01")
    assert trader.post("account/set-position-mode", {"posMode": "net_mode"})["data"] == [{"posMode": "net_mode"}]
    assert trader.rows("account/config")[0]["posMode"] == "net_mode"
    assert trader.post("account/set-position-mode", {"posMode": "both"})["code"] == "51000"


def levers(trader: Trader, mode: str) -> dict[str, str]:
    return {r["posSide"]: r["lever"] for r in trader.rows("account/leverage-info", instId=ETH, mgnMode=mode)}


def test_leverage_is_per_instrument_in_cross_and_per_side_in_isolated(trader: Trader) -> None:
    assert levers(trader, "cross") == levers(trader, "isolated") == {"long": "3", "short": "3"}
    cross = trader.post("account/set-leverage", {"instId": ETH, "lever": "20", "mgnMode": "cross"})
    assert cross["data"] == [{"instId": ETH, "lever": "20", "mgnMode": "cross", "posSide": ""}]
    long = {"instId": ETH, "lever": "7", "mgnMode": "isolated", "posSide": "long"}
    assert trader.post("account/set-leverage", long)["data"][0]["posSide"] == "long"
    assert levers(trader, "cross") == {"long": "20", "short": "20"}
    assert levers(trader, "isolated") == {"long": "7", "short": "3"}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"lever": "101"}, "59102"),
        ({"lever": "0.001"}, "59105"),
        ({"lever": "ten"}, "51000"),
        ({"lever": ""}, "50014"),
        ({"mgnMode": "both"}, "51000"),
        ({"instId": "NO-USDT-SWAP"}, "51001"),
        ({"mgnMode": "isolated"}, "51000"),
    ],
)
def test_a_leverage_that_cannot_be(trader: Trader, changes: dict[str, str], code: str) -> None:
    body = {"instId": ETH, "lever": "5", "mgnMode": "cross"} | changes
    assert trader.post("account/set-leverage", body)["code"] == code
    assert levers(trader, "cross")["long"] == "3"


@pytest.mark.parametrize(("mode", "code"), [("cross", "59107"), ("isolated", "59101")])
def test_a_pending_order_blocks_a_leverage_change(trader: Trader, mode: str, code: str) -> None:
    trader.open(ETH, "long", "0.01", tdMode=mode, ordType="limit", px="2400")
    body = {"instId": ETH, "lever": "5", "mgnMode": mode, "posSide": "long"}
    assert trader.post("account/set-leverage", body)["code"] == code


def test_open_positions_follow_their_leverage(trader: Trader) -> None:
    trader.open(ETH, "long", "0.3", tdMode="isolated")
    cash = Decimal(trader.rows("account/balance")[0]["details"][0]["cashBal"])
    before = Decimal(trader.held(ETH, "long")["margin"])
    body = {"instId": ETH, "lever": "10", "mgnMode": "isolated", "posSide": "long"}
    trader.post("account/set-leverage", body)
    after = trader.held(ETH, "long")
    assert after["lever"] == "10"
    assert Decimal(after["margin"]) == Decimal("0.3") * Decimal("0.1") * Decimal("2415.53") / 10
    assert abs(Decimal(trader.rows("account/balance")[0]["details"][0]["cashBal"]) - cash - before * 7 / 10) < Decimal(
        "1e-9"
    )


def test_too_little_money_for_less_leverage(trader: Trader) -> None:
    trader.open(BTC, "long", "3")
    body = {"instId": BTC, "lever": "1", "mgnMode": "cross"}
    assert trader.post("account/set-leverage", body)["code"] == "59108"
    assert trader.held(BTC, "long")["lever"] == "3"


def test_max_size_is_the_largest_order_the_exchange_then_takes(trader: Trader) -> None:
    [row] = trader.rows("account/max-size", instId=BTC, tdMode="cross")
    largest = Decimal(row["maxBuy"])
    assert trader.order(BTC, "buy", "long", str(largest + Decimal("0.01")))["sCode"] == "51008"
    assert trader.order(BTC, "buy", "long", str(largest))["sCode"] == "0"
    [left] = trader.rows("account/max-size", instId=BTC, tdMode="cross", leverage="1")
    assert Decimal(left["maxBuy"]) < largest / 10
    assert len(trader.rows("account/max-size", instId=f"{BTC},{ETH}", tdMode="isolated")) == 2
    assert trader.get("account/max-size", instId=",".join([BTC] * 6), tdMode="cross")["code"] == "51000"
    assert trader.get("account/max-size", instId=BTC, tdMode="cash")["code"] == "51000"


def test_a_price_asked_for_counts_in_max_size(trader: Trader) -> None:
    [market] = trader.rows("account/max-size", instId=BTC, tdMode="cross")
    [cheaper] = trader.rows("account/max-size", instId=BTC, tdMode="cross", px="40000")
    assert Decimal(cheaper["maxBuy"]) > 2 * Decimal(market["maxBuy"])

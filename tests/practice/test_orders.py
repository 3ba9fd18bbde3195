"""Orders: what is refused and why, what fills and how, and how long the exchange remembers."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.practice.conftest import Trader

BTC, BNB, ETH = "BTC-USDT-SWAP", "BNB-USDT-SWAP", "ETH-USDT-SWAP"
GOOD = {"instId": BTC, "tdMode": "cross", "side": "buy", "posSide": "long", "ordType": "market", "sz": "0.01"}
HOUR_MS = 3_600_000


def placed(trader: Trader, **changes: Any) -> dict[str, Any]:
    item: dict[str, Any] = trader.post("trade/order", {**GOOD, **changes})["data"][0]
    return item


def looked_up(trader: Trader, order_id: str, inst_id: str = BTC) -> dict[str, Any]:
    return trader.rows("trade/order", instId=inst_id, ordId=order_id)[0]


def test_an_accepted_order_has_an_id_and_its_times_in_microseconds(trader: Trader) -> None:
    answer = trader.post("trade/order", GOOD | {"clOrdId": "abc1", "tag": "desk1"})
    item = answer["data"][0]
    assert (answer["code"], answer["msg"], item["sCode"], item["clOrdId"], item["tag"]) == (
        "0",
        "",
        "0",
        "abc1",
        "desk1",
    )
    assert item["ordId"].isdecimal()
    assert len(item["ordId"]) == 19
    assert item["ts"] == str(trader.now)
    assert len(answer["inTime"]) == len(answer["outTime"]) == 16


@pytest.mark.parametrize(
    ("changes", "code", "words"),
    [
        ({"posSide": ""}, "51000", "Parameter posSide  error"),
        ({"posSide": "net"}, "51000", "Parameter posSide  error"),
        ({"tdMode": "cash"}, "51000", "Parameter tdMode error"),
        ({"side": "BUY"}, "51000", "Parameter side error"),
        ({"ordType": "stop"}, "51000", "Parameter ordType error"),
        ({"sz": "0"}, "51000", "Parameter sz error"),
        ({"sz": "-1"}, "51000", "Parameter sz error"),
        ({"sz": "1E+1"}, "51000", "Parameter sz error"),
        ({"sz": "a lot"}, "51000", "Parameter sz error"),
        ({"sz": "1" * 400}, "51000", "Parameter sz error"),
        ({"sz": "\u0661"}, "51000", "Parameter sz error"),
        ({"ordType": "limit", "px": "9" * 40}, "51000", "Parameter px error"),
        ({"clOrdId": "with-hyphen"}, "51000", "Parameter clOrdId error"),
        ({"clOrdId": "x" * 33}, "51000", "Parameter clOrdId error"),
        ({"tag": "x" * 17}, "51000", "Parameter tag error"),
        ({"instId": "LUNA-USDT-SWAP"}, "51001", "Instrument ID doesn't exist."),
        ({"sz": "0.009"}, "51020", "Your order should meet or exceed the minimum order amount."),
        ({"sz": "0.015"}, "51121", "Order quantity must be a multiple of the lot size."),
        ({"sz": "34000.01"}, "51202", "Market order amount exceeds the maximum amount."),
        ({"sz": "10"}, "51008", "Order failed. Insufficient USDT margin in account"),
        ({"side": "sell"}, "51169", "Order failed. You don't have any positions in this contract that can be closed."),
        ({"ordType": "limit"}, "51204", "The price for the limit order cannot be empty."),
        ({"ordType": "limit", "px": "81000.05"}, "51000", "Parameter px error"),
    ],
)
def test_a_refused_order_says_why_and_opens_nothing(
    trader: Trader, changes: dict[str, str], code: str, words: str
) -> None:
    answer = trader.post("trade/order", GOOD | changes)
    item = answer["data"][0]
    assert (answer["code"], answer["msg"]) == ("1", "All operations failed")
    assert (item["sCode"], item["sMsg"], item["ordId"], item["subCode"]) == (code, words, "", "")
    assert trader.rows("account/positions") == []
    assert trader.rows("trade/orders-history", instType="SWAP") == []


@pytest.mark.parametrize("name", ["instId", "tdMode", "side", "ordType", "sz"])
def test_a_missing_field_is_a_bad_request(trader: Trader, name: str) -> None:
    body = {key: value for key, value in GOOD.items() if key != name}
    answer = trader.post("trade/order", body)
    assert answer == {"code": "50014", "data": [], "msg": f"Parameter {name} can not be empty."}


def test_numbers_and_nulls_count_as_okx_counts_them(trader: Trader) -> None:
    item = placed(trader, sz=0.01, attachAlgoOrds=None, px="", tgtCcy="", reduceOnly=False)
    assert item["sCode"] == "0"


def test_a_market_order_fills_at_the_best_price_with_a_taker_fee(trader: Trader) -> None:
    row = looked_up(trader, trader.open(BTC, "long", "0.02"))
    assert (row["state"], row["accFillSz"], row["avgPx"], row["fillPx"]) == ("filled", "0.02", "81240.6", "81240.6")
    assert Decimal(row["fee"]) == -Decimal("0.02") * Decimal("0.01") * Decimal("81240.6") * Decimal("0.0005")
    assert (row["category"], row["source"], row["lever"], row["px"], row["reduceOnly"]) == (
        "normal",
        "",
        "3.0",
        "",
        "false",
    )
    sold = looked_up(trader, trader.open(BTC, "short", "0.01"))
    assert sold["avgPx"] == "81240.4"


def test_a_client_id_is_taken_while_pending_and_free_again_once_final(trader: Trader) -> None:
    resting = {"ordType": "limit", "px": "80500", "clOrdId": "mine"}
    assert placed(trader, **resting)["sCode"] == "0"
    assert placed(trader, **resting)["sCode"] == "51016"
    assert placed(trader, clOrdId="mine")["sCode"] == "51016"
    assert placed(trader, clOrdId="Mine")["sCode"] == "0"
    assert trader.post("trade/cancel-order", {"instId": BTC, "clOrdId": "mine"})["code"] == "0"
    assert placed(trader, clOrdId="mine")["sCode"] == "0"
    assert placed(trader, clOrdId="mine")["sCode"] == "0", "a filled market order frees its id: a second one opens"
    assert trader.held(BTC, "long")["pos"] == "0.03"


def test_a_look_up_by_client_id_finds_the_newest(trader: Trader) -> None:
    first, second = placed(trader, clOrdId="mine"), placed(trader, clOrdId="mine")
    assert trader.rows("trade/order", instId=BTC, clOrdId="mine")[0]["ordId"] == second["ordId"]
    both = trader.rows("trade/order", instId=BTC, clOrdId="mine", ordId=first["ordId"])
    assert [row["ordId"] for row in both] == [first["ordId"]]


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ({"instId": BTC, "clOrdId": "nobody"}, "51603"),
        ({"instId": BTC, "ordId": "12345"}, "51603"),
        ({"instId": BTC, "ordId": "twelve"}, "51603"),
        ({"instId": BTC, "ordId": "1" * 5000}, "51603"),
        ({"instId": BTC, "ordId": "\u0661"}, "51603"),
        ({"instId": "NO-USDT-SWAP", "ordId": "12345"}, "51001"),
        ({"instId": BTC}, "50015"),
        ({"ordId": "12345"}, "50014"),
    ],
)
def test_an_order_that_is_not_there(trader: Trader, query: dict[str, str], code: str) -> None:
    answer = trader.get("trade/order", **query)
    assert (answer["code"], answer["data"]) == (code, [])


def test_an_order_belongs_to_its_instrument(trader: Trader) -> None:
    order_id = trader.open(BTC, "long", "0.01")
    assert trader.get("trade/order", instId=ETH, ordId=order_id)["code"] == "51603"


def test_a_limit_order_rests_and_fills_at_its_own_price_when_the_market_comes(trader: Trader) -> None:
    order_id = placed(trader, ordType="limit", px="80500")["ordId"]
    [pending] = trader.rows("trade/orders-pending")
    assert (pending["state"], pending["accFillSz"], pending["px"]) == ("live", "0", "80500")
    assert (pending["avgPx"], pending["fillPx"], pending["fillTime"], pending["tradeId"]) == ("", "", "", "")
    trader.price(BTC, "80600")
    assert looked_up(trader, order_id)["state"] == "live"
    trader.price(BTC, "80400")
    row = looked_up(trader, order_id)
    assert (row["state"], row["avgPx"]) == ("filled", "80500")
    fill = trader.rows("trade/fills", ordId=order_id)[0]
    assert (fill["execType"], fill["subType"]) == ("M", "3")
    assert Decimal(fill["fee"]) == -Decimal("8.05") * Decimal("0.0002"), "a maker pays less"
    assert trader.rows("trade/orders-pending") == []


def test_a_limit_order_through_the_market_fills_as_taker_at_the_market(trader: Trader) -> None:
    row = looked_up(trader, placed(trader, ordType="limit", px="82000")["ordId"])
    assert (row["state"], row["avgPx"], row["px"]) == ("filled", "81240.6", "82000")


def test_post_only_never_takes(trader: Trader) -> None:
    row = looked_up(trader, placed(trader, ordType="post_only", px="82000")["ordId"])
    assert (row["state"], row["accFillSz"], row["cancelSource"]) == ("canceled", "0", "31")
    assert looked_up(trader, placed(trader, ordType="post_only", px="80000")["ordId"])["state"] == "live"


@pytest.mark.parametrize(("kind", "source"), [("ioc", "14"), ("fok", "13")])
def test_immediate_orders_away_from_the_market_end_unfilled(trader: Trader, kind: str, source: str) -> None:
    row = looked_up(trader, placed(trader, ordType=kind, px="80000")["ordId"])
    assert (row["state"], row["accFillSz"], row["avgPx"], row["cancelSource"]) == ("canceled", "0", "", source)


@pytest.mark.parametrize("kind", ["ioc", "fok"])
def test_immediate_orders_at_the_market_fill(trader: Trader, kind: str) -> None:
    assert looked_up(trader, placed(trader, ordType=kind, px="82000")["ordId"])["state"] == "filled"


def test_a_price_outside_the_band_is_refused_or_clamped_on_request(trader: Trader) -> None:
    refused = placed(trader, ordType="ioc", px="90000")
    assert refused["sCode"] == "51006"
    assert "82865.3" in refused["sMsg"]
    clamped = placed(trader, ordType="ioc", px="90000", pxAmendType="1")
    assert looked_up(trader, clamped["ordId"])["px"] == "82865.3"


def test_in_a_thin_book_a_market_order_rests_and_an_optimal_one_ends(trader: Trader) -> None:
    trader.fault("partial_fill", share=0.5, count=1)
    resting = looked_up(trader, placed(trader, sz="0.05")["ordId"])
    assert (resting["state"], resting["accFillSz"], resting["ordType"]) == ("partially_filled", "0.02", "market")
    trader.fault("partial_fill", share=0.5, count=1)
    ended = looked_up(trader, placed(trader, sz="0.05", ordType="optimal_limit_ioc")["ordId"])
    assert (ended["state"], ended["accFillSz"], ended["cancelSource"]) == ("canceled", "0.02", "14")
    trader.now += 10_000
    assert looked_up(trader, resting["ordId"])["state"] == "filled"
    assert trader.held(BTC, "long")["pos"] == "0.07"


def test_fill_or_kill_takes_all_or_nothing(trader: Trader) -> None:
    trader.fault("partial_fill", share=0.5, count=1)
    row = looked_up(trader, placed(trader, ordType="fok", px="82000", sz="0.04")["ordId"])
    assert (row["state"], row["accFillSz"]) == ("canceled", "0")
    assert trader.rows("account/positions") == []


def test_a_batch_carries_out_each_order_in_turn(trader: Trader) -> None:
    batch = [GOOD | {"clOrdId": "a1"}, GOOD | {"sz": "0.015", "clOrdId": "a2"}, GOOD | {"instId": ETH, "clOrdId": "a3"}]
    answer = trader.post("trade/batch-orders", batch)
    assert answer["code"] == "2"
    assert [(i["clOrdId"], i["sCode"]) for i in answer["data"]] == [("a1", "0"), ("a2", "51121"), ("a3", "0")]
    assert len(trader.rows("account/positions")) == 2
    assert trader.post("trade/batch-orders", batch[:1])["code"] == "0"
    assert trader.post("trade/batch-orders", batch[1:2])["code"] == "1"


@pytest.mark.parametrize(("batch", "code"), [([], "51000"), ([GOOD] * 21, "51000"), (GOOD, "50002"), ([1], "50002")])
def test_a_batch_holds_one_to_twenty_orders(trader: Trader, batch: object, code: str) -> None:
    assert trader.post("trade/batch-orders", batch)["code"] == code
    assert trader.rows("account/positions") == []


def test_an_order_whose_time_has_passed_is_refused(trader: Trader) -> None:
    late = str(trader.now)
    for call, body in (("trade/order", GOOD), ("trade/batch-orders", [GOOD])):
        answer = trader.post(call, body, expTime=late)
        assert (answer["code"], answer["data"]) == ("50036", [])
    assert trader.rows("account/positions") == []
    assert trader.post("trade/order", GOOD, expTime=str(trader.now + 5_000))["code"] == "0"


def test_an_order_that_expires_while_it_waits_inside_is_dropped(trader: Trader) -> None:
    path, arrived = "/api/v5/trade/order", trader.now
    body = json.dumps(GOOD).encode()
    headers = trader.headers("POST", path, body) | {"expTime": str(arrived + 1_000)}
    answer = json.loads(trader.exchange.handle("POST", path, headers, body, arrived + 1_001, arrived).body)
    assert (answer["code"], answer["data"][0]["sCode"]) == ("1", "50037")
    assert trader.rows("account/positions") == []


def test_cancelling(trader: Trader) -> None:
    order_id = placed(trader, ordType="limit", px="80000", clOrdId="c1")["ordId"]
    answer = trader.post("trade/cancel-order", {"instId": BTC, "ordId": order_id})
    assert (answer["code"], answer["data"][0]["sCode"], answer["data"][0]["clOrdId"]) == ("0", "0", "c1")
    row = looked_up(trader, order_id)
    assert (row["state"], row["cancelSource"]) == ("canceled", "1")
    again = trader.post("trade/cancel-order", {"instId": BTC, "ordId": order_id})
    assert (again["code"], again["data"][0]["sCode"]) == ("1", "51400")
    assert trader.post("trade/cancel-order", {"instId": BTC})["code"] == "50015"


def test_a_resting_order_binds_margin_until_it_ends(trader: Trader) -> None:
    def frozen() -> Decimal:
        return Decimal(trader.rows("account/balance")[0]["details"][0]["ordFrozen"])

    order_id = placed(trader, ordType="limit", px="80000", sz="0.3")["ordId"]
    assert frozen() == Decimal("80.12"), "240 USDT at leverage 3, and the fee"
    assert placed(trader, sz="4")["sCode"] == "51008"
    trader.post("trade/cancel-order", {"instId": BTC, "ordId": order_id})
    assert frozen() == 0


def test_a_cancelled_unfilled_order_is_forgotten_after_two_hours_a_filled_one_is_not(trader: Trader) -> None:
    gone = placed(trader, ordType="ioc", px="80000", clOrdId="gone")["ordId"]
    kept = placed(trader, clOrdId="kept")["ordId"]
    trader.now += 2 * HOUR_MS - 5_000
    assert looked_up(trader, gone)["state"] == "canceled"
    assert len(trader.rows("trade/orders-history", instType="SWAP")) == 2
    trader.now += 10_000
    assert trader.get("trade/order", instId=BTC, ordId=gone)["code"] == "51603"
    assert [r["ordId"] for r in trader.rows("trade/orders-history", instType="SWAP")] == [kept]
    trader.now += 7 * 24 * HOUR_MS
    assert trader.rows("trade/orders-history", instType="SWAP") == []
    assert [r["ordId"] for r in trader.rows("trade/orders-history-archive", instType="SWAP")] == [kept]
    assert trader.rows("trade/fills") == []
    assert len(trader.rows("trade/fills-history", instType="SWAP")) == 1


def test_lists_page_backwards_from_an_order(trader: Trader) -> None:
    ids = [placed(trader)["ordId"] for _ in range(5)]
    shown = [r["ordId"] for r in trader.rows("trade/orders-history", instType="SWAP")]
    assert shown == ids[::-1]
    older = trader.rows("trade/orders-history", instType="SWAP", after=ids[2])
    newer = trader.rows("trade/orders-history", instType="SWAP", before=ids[2])
    assert [r["ordId"] for r in older] == [ids[1], ids[0]]
    assert [r["ordId"] for r in newer] == [ids[4], ids[3]]
    assert len(trader.rows("trade/orders-history", instType="SWAP", limit=2)) == 2
    assert trader.rows("trade/orders-history", instType="SWAP", instId=ETH) == []
    assert trader.get("trade/orders-history")["code"] == "50014"
    assert trader.get("trade/orders-history", instType="SWAP", after="x")["code"] == "51000"


def test_fills_can_be_found_by_instrument_and_time(trader: Trader) -> None:
    placed(trader)
    begin = trader.now + 1
    order_id = placed(trader, side="sell")["ordId"]
    found = trader.rows("trade/fills", instId=BTC, begin=begin)
    assert [(f["ordId"], f["subType"], f["posSide"]) for f in found] == [(order_id, "5", "long")]
    assert len(trader.rows("trade/fills")) == 2
    assert [f["subType"] for f in trader.rows("trade/fills", subType="3")] == ["3"]


@pytest.mark.parametrize(("state", "code"), [("suspend", "51022"), ("preopen", "51021")])
def test_an_instrument_that_does_not_trade(trader: Trader, state: str, code: str) -> None:
    trader.exchange.venue.amend(BTC, state=state)
    assert placed(trader)["sCode"] == code
    assert trader.rows("public/instruments", instType="SWAP", instId=BTC)[0]["state"] == state


def test_a_new_lot_size_counts_at_once(trader: Trader) -> None:
    trader.exchange.venue.amend(BNB, lot=Decimal(2))
    assert trader.rows("public/instruments", instType="SWAP", instId=BNB)[0]["minSz"] == "2"
    assert placed(trader, instId=BNB, sz="1")["sCode"] == "51020"
    assert placed(trader, instId=BNB, sz="3")["sCode"] == "51121"
    assert placed(trader, instId=BNB, sz="4")["sCode"] == "0"


def test_a_fill_of_a_stepped_clock_hides_no_other(trader: Trader) -> None:
    begin = trader.now
    placed(trader)
    trader.now -= 3_600_000
    placed(trader)
    trader.now += 7_200_000
    assert len(trader.rows("trade/fills", begin=begin)) == 1
    assert len(trader.rows("trade/orders-history", instType="SWAP", begin=begin)) == 1
    assert len(trader.rows("trade/fills", end=begin)) == 1

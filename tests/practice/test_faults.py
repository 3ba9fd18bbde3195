"""Every fault does what its name says, to the calls it should touch, for as long as it should, and then it is over."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from pairguard_gui.practice.faults.engine import KINDS, make_fault
from pairguard_gui.practice.market.venue import Impossible
from pairguard_gui.practice.rest.wire import Answer

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.practice.conftest import Trader

BTC, BNB = "BTC-USDT-SWAP", "BNB-USDT-SWAP"
GOOD = {"instId": BTC, "tdMode": "cross", "side": "buy", "posSide": "long", "ordType": "market", "sz": "0.01"}
POSITIONS = "/api/v5/account/positions?instType=SWAP"


@pytest.fixture
def holder(hands: Callable[..., Trader]) -> Trader:
    """A trader with the twenty starting positions; prices stand still."""
    return hands(starts=True)


def send(trader: Trader) -> Answer:
    return trader.ask("POST", "/api/v5/trade/order", json.dumps(GOOD | {"clOrdId": "mine"}).encode())


def look_up(trader: Trader) -> str:
    """State of the order just sent, or the code that says why it cannot be seen."""
    answer = trader.get("trade/order", instId=BTC, clOrdId="mine")
    return str(answer["data"][0]["state"] if answer["data"] else answer["code"])


def positions(trader: Trader) -> Any:
    return json.loads(trader.ask("GET", POSITIONS).body)["data"]


def test_unreachable_cuts_every_call_for_its_time(holder: Trader) -> None:
    holder.fault("unreachable", seconds=30)
    assert holder.ask("GET", POSITIONS).cut
    assert send(holder).cut
    assert holder.exchange.handle("GET", "/api/v5/public/time", {}, b"", holder.now).cut
    holder.now += 30_000
    assert len(positions(holder)) == 20
    assert not holder.exchange.faults.active, "what is over is forgotten"
    assert look_up(holder) == "51603"


def test_a_lost_answer_leaves_the_order_behind(holder: Trader) -> None:
    holder.fault("lost_answer", count=1)
    assert len(positions(holder)) == 20, "reads are not touched"
    assert send(holder).cut
    assert look_up(holder) == "filled"
    assert not send(holder).cut


def test_a_lost_request_leaves_nothing_behind(holder: Trader) -> None:
    holder.fault("lost_request", count=1)
    assert send(holder).cut
    assert look_up(holder) == "51603"


def test_a_request_delivered_twice_opens_twice(holder: Trader) -> None:
    holder.fault("deliver_twice", count=1)
    assert json.loads(send(holder).body)["code"] == "0"
    assert holder.held(BTC, "long")["pos"] == "0.02"


@pytest.mark.parametrize("executed", [False, True])
def test_a_gateway_page_hides_whether_the_order_was_taken(holder: Trader, executed: bool) -> None:
    holder.fault("http_status", status=502, count=1, executed=executed)
    answer = send(holder)
    assert (answer.status, answer.headers["Content-Type"]) == (502, "text/html; charset=utf-8")
    assert answer.body.startswith(b"<html>")
    assert look_up(holder) == ("filled" if executed else "51603")


@pytest.mark.parametrize("executed", [False, True])
@pytest.mark.parametrize(("code", "status"), [("50004", 400), ("50013", 429), ("50026", 500), ("50001", 503)])
def test_an_undefined_code_is_undefined(holder: Trader, code: str, status: int, executed: bool) -> None:
    holder.fault("error_code", code=code, count=1, executed=executed, path="/api/v5/trade/order")
    answer = send(holder)
    assert (answer.status, json.loads(answer.body)["code"], json.loads(answer.body)["data"]) == (status, code, [])
    assert look_up(holder) == ("filled" if executed else "51603")


def test_an_order_s_own_code_comes_as_its_item(holder: Trader) -> None:
    holder.fault("error_code", code="51008", count=2)
    body = json.loads(send(holder).body)
    assert (body["code"], body["data"][0]["sCode"], body["data"][0]["clOrdId"]) == ("1", "51008", "mine")
    batch = holder.post("trade/batch-orders", [GOOD, GOOD])
    assert [item["sCode"] for item in batch["data"]] == ["51008", "51008"]
    holder.fault("error_code", code="51999", msg="never heard of", whole=True, status=418, count=1)
    answer = send(holder)
    assert (answer.status, json.loads(answer.body)) == (418, {"code": "51999", "data": [], "msg": "never heard of"})


def test_rate_limited(holder: Trader) -> None:
    holder.fault("rate_limit", seconds=5, path="/api/v5/account/")
    assert holder.ask("GET", POSITIONS).status == 429
    assert json.loads(send(holder).body)["code"] == "0"


@pytest.mark.parametrize(
    ("kind", "code", "status"), [("key_revoked", "50119", 200), ("wrong_environment", "50101", 401)]
)
def test_a_key_that_no_longer_opens(holder: Trader, kind: str, code: str, status: int) -> None:
    holder.fault(kind)
    answer = holder.ask("GET", POSITIONS)
    assert (answer.status, json.loads(answer.body)["code"]) == (status, code)
    assert holder.get("public/time")["code"] == "0"
    assert holder.exchange.faults.clear(kind) == 1
    assert len(positions(holder)) == 20


def test_a_skewed_clock_shows_in_time_and_refuses_signatures(holder: Trader) -> None:
    holder.fault("clock_skew", skew_s=45.0)
    assert int(holder.get("public/time")["data"][0]["ts"]) == holder.now + 45_000
    assert holder.get("account/positions")["code"] == "50102"
    holder.exchange.faults.clear()
    holder.fault("clock_skew", skew_s=-10)
    assert holder.get("account/positions")["code"] == "0"


def test_maintenance_is_announced_and_stops_trading(holder: Trader) -> None:
    holder.fault("maintenance", seconds=60)
    [row] = holder.rows("system/status")
    assert (row["state"], row["serviceType"], row["maintType"]) == ("ongoing", "5", "2")
    assert (send(holder).status, len(positions(holder))) == (503, 20)
    assert look_up(holder) == "51603"


def test_a_late_answer_is_carried_out_at_once(holder: Trader) -> None:
    holder.fault("delay", ms=2_500, count=1)
    assert send(holder).delay_ms == 2_500
    assert look_up(holder) == "filled"


def test_a_slow_request_is_held_before_it_is_carried_out(holder: Trader) -> None:
    holder.fault("slow_request", ms=4_000, count=1, method="POST")
    exchange = holder.exchange
    assert exchange.hold_ms("GET", POSITIONS, holder.now) == 0
    assert exchange.hold_ms("POST", "/api/v5/trade/order", holder.now) == 4_000
    assert exchange.hold_ms("POST", "/api/v5/trade/order", holder.now) == 0


def test_zero_fill_and_partial_fill(holder: Trader) -> None:
    holder.fault("zero_fill", count=1)
    order = holder.order(BTC, "buy", "long", "0.05", ordType="optimal_limit_ioc")
    row = holder.rows("trade/order", instId=BTC, ordId=order["ordId"])[0]
    assert (row["state"], row["accFillSz"], row["avgPx"]) == ("canceled", "0", "")
    holder.fault("partial_fill", share=0.4, count=1)
    batch = [GOOD | {"sz": "0.05", "ordType": "optimal_limit_ioc"}] * 2
    for item in holder.post("trade/batch-orders", batch)["data"]:
        assert holder.rows("trade/order", instId=BTC, ordId=item["ordId"])[0]["accFillSz"] == "0.02"
    assert holder.held(BTC, "long")["pos"] == "0.04"


def test_empty_and_hidden_positions(holder: Trader) -> None:
    holder.fault("empty_positions", count=1)
    assert positions(holder) == []
    holder.fault("hide_pairs", pairs=[f"{BNB}_short", "UNI-USDT-SWAP_long"], count=1)
    shown = {(row["instId"], row["posSide"]) for row in positions(holder)}
    assert len(shown) == 18
    assert (BNB, "short") not in shown
    holder.fault("hide_pairs", count=1)
    assert len(positions(holder)) == 10
    assert len(positions(holder)) == 20


def test_a_hidden_net_position_is_named_by_its_direction(netter: Trader) -> None:
    netter.order(BNB, "sell", "", "1")
    netter.fault("hide_pairs", pairs=[f"{BNB}_short"])
    assert positions(netter) == []


def test_a_stale_list_shows_the_past(holder: Trader) -> None:
    holder.fault("stale", seconds=60)
    assert len(positions(holder)) == 20
    holder.exchange.venue.close(BNB, "short", "manual", holder.now)
    assert len(positions(holder)) == 20
    holder.exchange.faults.clear()
    assert len(positions(holder)) == 19


def test_a_flapping_list(holder: Trader) -> None:
    holder.fault("flapping")
    assert [len(positions(holder)) for _ in range(4)] == [0, 20, 0, 20]


@pytest.mark.parametrize(
    ("kind", "wishes", "name", "value"),
    [
        ("pos_blank", {}, "pos", ""),
        ("pos_blank", {"value": "-0"}, "pos", "-0"),
        ("wrong_type", {}, "pos", 1),
        ("wrong_type", {"value": None}, "pos", None),
        ("set_field", {"field": "posSide", "value": "both"}, "posSide", "both"),
        ("drop_field", {"to": "position"}, "position", "2"),
    ],
)
def test_fields_of_a_wrong_shape(holder: Trader, kind: str, wishes: dict[str, Any], name: str, value: object) -> None:
    holder.fault(kind, **wishes)
    rows = positions(holder)
    assert len(rows) == 20
    assert rows[-1][name] == value
    assert kind != "drop_field" or "pos" not in rows[-1]


def test_a_doubled_row(holder: Trader) -> None:
    holder.fault("duplicate_row")
    rows = positions(holder)
    assert len(rows) == 21
    assert rows[0] == rows[1]


def test_someone_else_s_account_and_fewer_rights(holder: Trader) -> None:
    uid = holder.rows("account/config")[0]["uid"]
    holder.fault("other_account")
    holder.fault("permissions")
    [row] = holder.rows("account/config")
    assert row["uid"] == row["mainUid"] != uid
    assert row["perm"] == "read_only"
    assert json.loads(send(holder).body)["code"] == "50120"
    assert look_up(holder) == "51603"


def test_a_look_up_that_lags_says_not_found_for_a_real_order(holder: Trader) -> None:
    holder.fault("lookup_lag", lag_s=20)
    send(holder)
    assert look_up(holder) == "51603"
    assert holder.rows("trade/orders-history", instType="SWAP") == holder.rows("trade/fills") == []
    holder.now += 20_000
    assert look_up(holder) == "filled"
    assert len(holder.rows("trade/fills")) == 1


def test_history_that_is_late_missing_or_wrong(holder: Trader) -> None:
    born = holder.held(BNB, "short")["cTime"]
    holder.exchange.venue.close(BNB, "short", "tp_sl", holder.now)
    holder.fault("history_lag", lag_s=10)
    assert holder.rows("account/positions-history") == []
    holder.now += 10_000
    assert len(holder.rows("account/positions-history")) == 1
    for kind, wishes, name, value in (
        ("history_type", {"value": "4"}, "type", "4"),
        ("history_ctime", {"ms": 7}, "cTime", str(int(born) + 7)),
    ):
        holder.fault(kind, count=1, **wishes)
        assert holder.rows("account/positions-history")[0][name] == value
    holder.fault("history_missing", count=1)
    assert holder.rows("account/positions-history") == []
    assert holder.rows("account/positions-history")[0]["cTime"] == born


def test_cut_json_and_empty_data(holder: Trader) -> None:
    holder.fault("cut_json", count=1)
    with pytest.raises(json.JSONDecodeError):
        positions(holder)
    holder.fault("empty_data", count=1, path="/api/v5/trade/order")
    assert json.loads(send(holder).body)["data"] == []
    assert look_up(holder) == "filled"


def test_faults_lie_over_each_other_like_layers(holder: Trader) -> None:
    holder.fault("cut_json", count=1)
    holder.fault("pos_blank", count=1)
    holder.fault("hide_pairs", count=1)
    body = holder.ask("GET", POSITIONS).body
    assert b'"pos":""' in body
    assert not body.endswith(b"}")
    assert len(positions(holder)) == 20


def test_an_error_passes_through_the_content_faults_unharmed(holder: Trader) -> None:
    for kind in ("empty_data", "lookup_lag", "stale", "set_field", "drop_field", "duplicate_row", "cut_json"):
        holder.fault(kind, path="/api/v5/")
    holder.fault("http_status", path="/api/v5/", status=500)
    assert holder.ask("GET", POSITIONS).status == 500


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_ends_after_its_count_and_leaves_no_trace(holder: Trader, kind: str) -> None:
    before = positions(holder)
    holder.fault(kind, count=1, path="/api/v5/account/positions", method="GET")
    holder.exchange.hold_ms("GET", POSITIONS, holder.now)
    holder.ask("GET", POSITIONS)
    assert positions(holder) == before
    assert holder.exchange.faults.current(holder.now) == []


@pytest.mark.parametrize(
    ("kind", "wishes", "word"),
    [
        ("nothing", {}, "choose one of"),
        ("delay", {"hours": 1}, "no setting 'hours'"),
        ("delay", {"ms": "long"}, "'ms' must be like 1000"),
        ("unreachable", {"seconds": -1}, "above zero"),
        ("unreachable", {"seconds": True}, "above zero"),
        ("unreachable", {"count": "one"}, "above zero"),
        ("unreachable", {"path": 5}, "'path'"),
        ("unreachable", {"now": 5}, "no setting 'now'"),
        ("hide_pairs", {"pairs": "BNB"}, "'pairs'"),
        ("error_code", {"executed": 1}, "'executed'"),
    ],
)
def test_a_fault_that_makes_no_sense_is_refused_in_a_sentence(kind: str, wishes: dict[str, Any], word: str) -> None:
    with pytest.raises(Impossible) as refusal:
        make_fault(kind, 0, **wishes)
    assert word in str(refusal.value)


def test_a_fault_costs_nothing_once_it_is_over(holder: Trader) -> None:
    holder.fault("delay", seconds=1)
    holder.now += 2_000
    holder.ask("GET", POSITIONS)
    assert not holder.exchange.faults.active
    assert Decimal(holder.held(BNB, "short")["pos"]) == 2

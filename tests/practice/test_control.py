"""The back door: it opens to programs on this machine, says what it did, and shuts to browsers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from pairguard_gui.practice.control import control
from pairguard_gui.practice.rest.wire import Request

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.practice.conftest import Trader

HOST = "127.0.0.1:5010"
BNB = "BNB-USDT-SWAP"


@pytest.fixture
def holder(hands: Callable[..., Trader]) -> Trader:
    """A trader with the twenty starting positions; prices stand still."""
    return hands(starts=True)


def call(trader: Trader, method: str, name: str, body: object = None, **headers: str) -> tuple[int, dict[str, Any]]:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    sent = {"Host": HOST, "Content-Type": "application/json"} | {k.replace("_", "-"): v for k, v in headers.items()}
    request = Request(method, f"/practice/{name}", f"/practice/{name}", sent, raw, trader.now, trader.now)
    answer = control(trader.exchange, frozenset({HOST}), request)
    return answer.status, json.loads(answer.body)


@pytest.mark.parametrize("cause", ["manual", "tp_sl", "liquidation", "adl", "delist"])
def test_close(holder: Trader, cause: str) -> None:
    status, body = call(holder, "POST", "close", {"instId": BNB, "posSide": "short", "cause": cause})
    assert (status, body["success"]) == (200, True)
    assert [order["instId"] for order in body["orders"]] == [BNB]
    assert holder.position(BNB, "short") is None


def test_close_a_share(holder: Trader) -> None:
    call(holder, "POST", "close", {"instId": BNB, "posSide": "short", "cause": "manual", "share": "0.5"})
    assert holder.held(BNB, "short")["pos"] == "1"


@pytest.mark.parametrize(
    ("name", "body", "word"),
    [
        ("close", {"instId": BNB, "posSide": "long", "cause": "manual"}, "no open long position"),
        ("close", {"instId": BNB, "posSide": "short", "cause": "boredom"}, "no cause 'boredom'"),
        ("close", {"instId": BNB, "posSide": "short"}, "'cause' is missing"),
        ("close", {"instId": BNB, "posSide": "short", "cause": "manual", "share": 2}, "'share'"),
        ("close", {"instId": BNB, "posSide": "short", "cause": "manual", "share": "NaN"}, "must be a number"),
        ("fault", {"kind": "earthquake"}, "no fault 'earthquake'"),
        ("fault", {"kind": 5}, "'kind' is missing"),
        ("fault", {"kind": "delay", "ms": []}, "'ms'"),
        ("market", {"instId": "X", "price": 5}, "no instrument X"),
        ("market", {"instId": BNB, "price": -5}, "above zero"),
        ("market", {"price": 5}, "'instId' is missing"),
        ("market", {"instId": BNB, "price": "1e999999"}, "'price' must be a number"),
        ("market", {"instId": BNB, "lotSz": 0}, "'lotSz' must be a number"),
        ("market", {"volatility": "1e999"}, "'volatility' must be a number"),
        ("market", {"volatility": -1}, "'volatility' must be a number"),
        ("fault", {"kind": "delay", "ms": 10**400}, "'ms' must lie"),
        ("fault", {"kind": "unreachable", "seconds": 1e300}, "'seconds' must be"),
    ],
)
def test_what_cannot_be_done_is_400_in_a_sentence(holder: Trader, name: str, body: object, word: str) -> None:
    status, answer = call(holder, "POST", name, body)
    assert (status, answer["success"], answer["code"]) == (400, False, "impossible")
    assert word in answer["message"]
    assert answer["hint"]
    assert len(holder.rows("account/positions")) == 20


def test_faults_begin_and_end(holder: Trader) -> None:
    status, body = call(holder, "POST", "fault", {"kind": "unreachable", "seconds": 30})
    assert (status, body["fault"]["kind"], body["fault"]["until_ms"]) == (200, "unreachable", holder.now + 30_000)
    call(holder, "POST", "fault", {"kind": "delay"})
    assert call(holder, "POST", "fault", {"kind": "clear", "only": "delay"})[1]["cleared"] == 1
    assert holder.ask("GET", "/api/v5/account/positions").cut
    assert call(holder, "POST", "fault", {"kind": "clear"})[1]["cleared"] == 1
    assert len(holder.rows("account/positions")) == 20


def test_the_market_moves_on_request(holder: Trader) -> None:
    call(holder, "POST", "market", {"instId": BNB, "price": "700.05", "state": "suspend", "lotSz": "2"})
    [row] = holder.rows("public/instruments", instType="SWAP", instId=BNB)
    assert (row["state"], row["lotSz"]) == ("suspend", "2")
    assert holder.held(BNB, "short")["markPx"] == "700"
    call(holder, "POST", "market", {"volatility": 1})
    holder.now += 3_600_000
    assert holder.held(BNB, "short")["markPx"] != "700"
    call(holder, "POST", "market", {"instId": BNB, "expTime": holder.now})
    assert holder.position(BNB, "short") is None


def test_the_state_tells_what_the_exchange_knows(holder: Trader) -> None:
    holder.open(BNB, "short", "1")
    holder.fault("delay", count=3)
    status, state = call(holder, "GET", "state")
    assert (status, state["success"], state["posMode"], len(state["positions"])) == (200, True, "long_short_mode", 20)
    assert state["orders"][0]["instId"] == BNB
    assert [(f["kind"], f["left"], f["hits"]) for f in state["faults"]] == [("delay", 3, 0)]
    assert state["requests"]["POST /api/v5/trade/order"] == 1
    assert state["instruments"][BNB] == "634.2"
    assert holder.exchange.credentials.secret not in json.dumps(state)


@pytest.mark.parametrize(
    ("headers", "status", "code"),
    [
        ({"Host": "127.0.0.1"}, 403, "host"),
        ({"Host": "127.0.0.1:5011"}, 403, "host"),
        ({"Host": "0.0.0.0:5010"}, 403, "host"),
        ({"Host": "evil.localhost:5010"}, 403, "host"),
        ({"Host": ""}, 403, "host"),
        ({"Origin": "http://127.0.0.1:5010"}, 403, "origin"),
        ({"Origin": "null"}, 403, "origin"),
        ({"Origin": ""}, 403, "origin"),
        ({"Sec_Fetch_Site": "cross-site"}, 403, "origin"),
        ({"Sec_Fetch_Site": "same-origin"}, 403, "origin"),
        ({"Content_Type": "text/plain"}, 415, "content_type"),
        ({"Content_Type": "application/x-www-form-urlencoded"}, 415, "content_type"),
    ],
)
def test_browsers_and_strange_hosts_change_nothing(
    holder: Trader, headers: dict[str, str], status: int, code: str
) -> None:
    body = {"instId": BNB, "posSide": "short", "cause": "manual"}
    got, answer = call(holder, "POST", "close", body, **headers)
    assert (got, answer["code"], answer["success"]) == (status, code, False)
    assert holder.held(BNB, "short")["pos"] == "2"


@pytest.mark.parametrize("raw", [b"", b"{", b"[]", b'"x"', b"\xff", b"[" * 100_000])
def test_a_body_that_is_no_object_is_400(holder: Trader, raw: bytes) -> None:
    status, answer = call(holder, "POST", "close", raw)
    assert (status, answer["code"]) == (400, "json")


def test_unknown_calls_and_methods(holder: Trader) -> None:
    assert call(holder, "GET", "nothing")[0] == 404
    assert call(holder, "GET", "close")[0] == 405
    assert call(holder, "POST", "state", {})[0] == 405

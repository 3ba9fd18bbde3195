"""Who gets in: signature, clock, environment, permissions, limits, and the envelopes of those who do not."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pairguard_gui.practice.errors import Refusal
from pairguard_gui.practice.exchange import Exchange
from pairguard_gui.practice.market.venue import Credentials
from pairguard_gui.practice.rest.auth import check
from pairguard_gui.practice.rest.wire import Request

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.practice.conftest import Trader

CONFIG = "/api/v5/account/config"
MADE_UP = Credentials("5c7e6d1a-0000-4000-8000-9a1b2c3d4e5f", "A1B2C3D4E5F60718293A4B5C6D7E8F90", "made up")
AT = "2026-03-01T12:34:56.789Z"
AT_MS = 1_772_368_496_789
ORDER = (
    b'{"instId":"BTC-USDT-SWAP","tdMode":"cross","side":"buy","posSide":"long","ordType":"market","sz":"0.12",'
    b'"clOrdId":"pg000001abcdef"}'
)
LEVERAGE = "/api/v5/account/leverage-info?instId=BTC-USDT-SWAP{comma}ETH-USDT-SWAP&mgnMode=cross"
VECTORS = [
    ("GET", "/api/v5/account/positions?instType=SWAP", b"", "pUYU3BGyJOYA2rBQGjUSXbD/yyaR4dc7RVQD4W8mjYM="),
    ("GET", "/api/v5/account/positions", b"", "znFWzUzIzQThuC9HGCDOU8WUGL8mKYT+43NJbnpgeE0="),
    ("GET", LEVERAGE.format(comma=","), b"", "tv/OCyjlKVWs9CAn2pfPXyj16fAVWZbVjFO+7U6Z4mI="),
    ("GET", LEVERAGE.format(comma="%2C"), b"", "XcKeOPLwwPUeazI2Pn9Hn6brkSKJThdCaqpnVPx0FnM="),
    ("POST", "/api/v5/trade/order", ORDER, "eAxymUbjtioN/BRPMSbEosXhXhvOgGeg6H9kbzQBKHw="),
    ("POST", "/api/v5/trade/order", '{"label":"пара"}'.encode(), "VK061ANl4oBQg2qvjDXzER3Y7z1B5ZXW6FZ07G73q2U="),
]


def signed(method: str, path: str, body: bytes, sign: str) -> Request:
    headers = {
        "OK-ACCESS-KEY": MADE_UP.api_key,
        "OK-ACCESS-PASSPHRASE": MADE_UP.passphrase,
        "OK-ACCESS-SIGN": sign,
        "OK-ACCESS-TIMESTAMP": AT,
    }
    return Request(method, path, path.partition("?")[0], headers, body, AT_MS, AT_MS)


@pytest.mark.parametrize(("method", "path", "body", "sign"), VECTORS)
def test_signatures_computed_elsewhere_pass(method: str, path: str, body: bytes, sign: str) -> None:
    check(MADE_UP, "any", signed(method, path, body, sign))


def test_a_signature_of_other_bytes_does_not_pass() -> None:
    request = signed(*VECTORS[4])
    with pytest.raises(Refusal) as refusal:
        check(MADE_UP, "any", replace(request, body=request.body + b" "))
    assert refusal.value.code == "50113"


@pytest.mark.parametrize(
    ("header", "value", "code"),
    [
        ("OK-ACCESS-KEY", "", "50103"),
        ("OK-ACCESS-PASSPHRASE", "", "50104"),
        ("OK-ACCESS-SIGN", "", "50106"),
        ("OK-ACCESS-TIMESTAMP", "", "50107"),
        ("OK-ACCESS-TIMESTAMP", "2026-05-28", "50112"),
        ("OK-ACCESS-TIMESTAMP", "2026-13-28T20:26:40.000Z", "50112"),
        ("OK-ACCESS-TIMESTAMP", "1779998400.000", "50112"),
        ("OK-ACCESS-KEY", "no key at all", "50111"),
        ("OK-ACCESS-PASSPHRASE", "wrong", "50105"),
        ("OK-ACCESS-PASSPHRASE", "é", "50105"),
        ("OK-ACCESS-SIGN", "bm9uc2Vuc2U=", "50113"),
        ("OK-ACCESS-SIGN", "é", "50113"),
        ("OK-ACCESS-SIGN", "\udcff", "50113"),
        ("OK-ACCESS-PASSPHRASE", "\udcff", "50105"),
    ],
)
def test_a_bad_header_is_401_with_its_code_and_no_data(trader: Trader, header: str, value: str, code: str) -> None:
    answer = trader.ask("GET", CONFIG, more={header: value})
    body = json.loads(answer.body)
    assert (answer.status, body["code"]) == (401, code)
    assert body.keys() == {"code", "msg"}


def test_an_unknown_key_does_not_exist(trader: Trader) -> None:
    answer = trader.ask("GET", CONFIG, more={"OK-ACCESS-KEY": "00000000-0000-4000-8000-000000000000"})
    assert (answer.status, json.loads(answer.body)["code"]) == (200, "50119")


@pytest.mark.parametrize(("off_ms", "passes"), [(29_500, True), (-29_500, True), (30_001, False), (-30_001, False)])
def test_a_clock_may_be_thirty_seconds_off(trader: Trader, off_ms: int, passes: bool) -> None:
    headers = trader.headers("GET", CONFIG)
    answer = trader.exchange.handle("GET", CONFIG, headers, b"", trader.now + off_ms)
    assert (answer.status == 200) is passes
    assert passes or json.loads(answer.body) == {"msg": "Timestamp request expired", "code": "50102"}


@pytest.mark.parametrize(
    ("environment", "header", "passes"),
    [
        ("any", "1", True),
        ("any", "0", True),
        ("demo", "1", True),
        ("demo", "0", False),
        ("live", "0", True),
        ("live", "1", False),
    ],
)
def test_a_key_belongs_to_its_environment(
    hands: Callable[..., Trader], environment: str, header: str, passes: bool
) -> None:
    answer = hands(environment=environment).ask("GET", CONFIG, more={"x-simulated-trading": header})
    assert (answer.status, json.loads(answer.body)["code"]) == ((200, "0") if passes else (401, "50101"))


def test_a_key_without_trade_reads_but_does_not_trade(trader: Trader) -> None:
    venue = trader.exchange.venue
    venue.profile = replace(venue.profile, permissions="read_only")
    assert trader.rows("account/config")[0]["perm"] == "read_only"
    assert trader.post("account/set-position-mode", {"posMode": "net_mode"})["code"] == "50120"
    assert venue.state.ledger.mode == "long_short_mode"


def test_public_calls_need_no_key(trader: Trader) -> None:
    answer = trader.exchange.handle("GET", "/api/v5/public/time", {}, b"", trader.now)
    assert json.loads(answer.body) == {"code": "0", "data": [{"ts": str(trader.now)}], "msg": ""}


def test_an_unknown_path_is_okx_s_own_404(trader: Trader) -> None:
    answer = trader.ask("GET", "/api/v5/account/nothing")
    assert answer.status == 404
    assert json.loads(answer.body)["error_code"] == "404"


def test_a_wrong_method_is_405(trader: Trader) -> None:
    answer = trader.ask("POST", CONFIG, b"{}")
    assert (answer.status, json.loads(answer.body)["code"]) == (405, "50115")


@pytest.mark.parametrize(
    ("body", "more", "code"),
    [
        (b"", {}, "50000"),
        (b"{", {}, "50002"),
        (b"[" * 100_000, {}, "50002"),
        (b"\xff\xfe", {}, "50002"),
        (b"[]", {}, "50002"),
        (b'"text"', {}, "50002"),
        (b'{"instId":"\\ud800"}', {}, "50002"),
        (b"{}", {"Content-Type": "text/plain"}, "50006"),
        (b"{}", {"expTime": "soon"}, "51000"),
        (b"{}", {"expTime": "9" * 5000}, "51000"),
        (b"{}", {}, "50014"),
    ],
)
def test_a_body_that_is_no_order_is_400(trader: Trader, body: bytes, more: dict[str, str], code: str) -> None:
    answer = trader.ask("POST", "/api/v5/trade/order", body, more)
    assert (answer.status, json.loads(answer.body)["code"]) == (400, code)


def test_the_eleventh_position_query_in_two_seconds_is_429(trader: Trader) -> None:
    trader.step_ms = 0
    answers = [trader.ask("GET", "/api/v5/account/positions") for _ in range(11)]
    assert [a.status for a in answers] == [200] * 10 + [429]
    assert json.loads(answers[-1].body) == {"msg": "Too Many Requests", "code": "50011"}
    trader.now += 1_999
    assert trader.ask("GET", "/api/v5/account/positions").status == 429
    trader.now += 1
    assert trader.ask("GET", "/api/v5/account/positions").status == 200


def test_order_limits_are_counted_for_each_instrument(trader: Trader) -> None:
    trader.step_ms = 0
    for _ in range(60):
        trader.order("BTC-USDT-SWAP", "buy", "long", "0.015")
    assert trader.ask("POST", "/api/v5/trade/order", b'{"instId":"BTC-USDT-SWAP"}').status == 429
    assert trader.ask("POST", "/api/v5/trade/order", b'{"instId":"ETH-USDT-SWAP"}').status == 400


def test_a_batch_counts_each_of_its_orders(trader: Trader) -> None:
    trader.step_ms = 0
    batch = [{"instId": "BTC-USDT-SWAP"}] * 20
    for _ in range(15):
        assert trader.post("trade/batch-orders", batch)["code"] == "1"
    assert trader.post("trade/batch-orders", batch)["code"] == "50011"


def test_a_clock_that_steps_back_does_not_block_a_limit(trader: Trader) -> None:
    trader.step_ms = 0
    for _ in range(10):
        trader.rows("account/positions")
    trader.now -= 3_600_000
    assert trader.ask("GET", "/api/v5/account/positions").status == 200


def test_one_seed_gives_the_same_bytes() -> None:
    def story(seed: int) -> list[bytes]:
        exchange = Exchange(seed, AT_MS)
        paths = ("/api/v5/market/tickers?instType=SWAP", "/api/v5/public/instruments?instType=SWAP")
        return [exchange.handle("GET", path, {}, b"", AT_MS + 60_000).body for path in paths]

    assert story(3) == story(3)
    assert story(3)[0] != story(4)[0]

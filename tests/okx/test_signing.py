"""Signatures against vectors: our own made-up key (checked with openssl) and three of other people's clients."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from pairguard_gui.core.values.credentials import Credentials
from pairguard_gui.okx.signing import LOGIN_PATH, signature, signed_headers, timestamp_of

SECRET = "A1B2C3D4E5F60718293A4B5C6D7E8F90"
STAMP = "2026-03-01T12:34:56.789Z"
ORDER = (
    '{"instId":"BTC-USDT-SWAP","tdMode":"cross","side":"buy","posSide":"long","ordType":"market","sz":"0.12",'
    '"clOrdId":"pg000001abcdef"}'
)
LEVERAGE = "/api/v5/account/leverage-info?instId=BTC-USDT-SWAP,ETH-USDT-SWAP&mgnMode=cross"

OURS = [
    ("GET", "/api/v5/account/positions?instType=SWAP", "", "pUYU3BGyJOYA2rBQGjUSXbD/yyaR4dc7RVQD4W8mjYM="),
    ("GET", "/api/v5/account/positions", "", "znFWzUzIzQThuC9HGCDOU8WUGL8mKYT+43NJbnpgeE0="),
    ("GET", "/api/v5/account/config", "", "PIJpRX0JR7ZOe5LzcnSC0szEmGOlFLlR6WeC88zqa4A="),
    (
        "GET",
        "/api/v5/trade/order?instId=BTC-USDT-SWAP&clOrdId=pg000001abcdef",
        "",
        "CghAp+HjIYgMiv+YQBXtSXR3064bKsRaRJWmIxEZ6kI=",
    ),
    ("GET", LEVERAGE, "", "tv/OCyjlKVWs9CAn2pfPXyj16fAVWZbVjFO+7U6Z4mI="),
    ("GET", LEVERAGE.replace(",", "%2C"), "", "XcKeOPLwwPUeazI2Pn9Hn6brkSKJThdCaqpnVPx0FnM="),
    ("POST", "/api/v5/trade/order", ORDER, "eAxymUbjtioN/BRPMSbEosXhXhvOgGeg6H9kbzQBKHw="),
    ("POST", "/api/v5/trade/order", '{"label":"пара"}', "VK061ANl4oBQg2qvjDXzER3Y7z1B5ZXW6FZ07G73q2U="),
]


@pytest.mark.parametrize(("method", "path", "body", "expected"), OURS)
def test_a_request_is_signed_as_openssl_signs_it(method: str, path: str, body: str, expected: str) -> None:
    assert signature(SECRET, STAMP, method, path, body) == expected


def test_the_websocket_login_is_signed() -> None:
    assert signature(SECRET, "1772368496", "GET", LOGIN_PATH) == "rJNWmwlhTwu3QVyx13AXo8mk6Sbyw3E19Derg/H0++E="


def test_nautilus_trader_signs_the_same() -> None:
    dummy = "chNOOS4KvNXR_Xq4k4c9qsfoKWvnDecLATCRlcBwyKDYnWgO"  # public in its unit test
    signed = signature(dummy, "2020-12-08T09:08:57.715Z", "GET", "/api/v5/account/balance")
    assert signed == "PJ61e1nb2F2Qd7D8SPiaIcx2gjdELc+o0ygzre9z33k="


@pytest.mark.parametrize(
    ("stamp", "method", "path", "body", "expected"),
    [
        (
            "2020-12-08T09:08:57.715Z",
            "GET",
            "/api/v5/account/balance?ccy=BTC",
            "",
            "OkAjRTXqfIRKxx7SRjIowU96vZPkf4n9X2G+8yduCf4=",
        ),
        (
            "2020-03-28T12:21:41.274Z",
            "POST",
            "/api/v5/trade/order",
            '{"instId":"BTC-USDT","tdMode":"isolated","side":"buy","ordType":"limit","px":"1","sz":"1"}',
            "5JgIEfkRBluy4x31t6uitZqzoshK+kWWjq9f597WRqQ=",
        ),
        ("1538054050", "GET", "/users/self/verify", "", "m+lzVL6siKIpimAa/6y8lHpWZe0SCpehAqymC8Nel0A="),
    ],
)
def test_go_okx_signs_the_same(stamp: str, method: str, path: str, body: str, expected: str) -> None:
    assert signature("mysecret", stamp, method, path, body) == expected


def test_the_timestamp_is_utc_with_milliseconds() -> None:
    in_shanghai = datetime(2026, 3, 1, 20, 34, 56, 789999, tzinfo=timezone(timedelta(hours=8)))
    assert timestamp_of(in_shanghai) == STAMP
    assert timestamp_of(datetime(2026, 3, 1, tzinfo=UTC)) == "2026-03-01T00:00:00.000Z"


def test_the_headers_carry_key_signature_time_and_passphrase() -> None:
    moment = datetime(2026, 3, 1, 12, 34, 56, 789000, tzinfo=UTC)
    headers = signed_headers(Credentials.of("key", SECRET, "pass phrase!"), moment, "GET", "/api/v5/account/config")
    assert headers == {
        "OK-ACCESS-KEY": "key",
        "OK-ACCESS-SIGN": "PIJpRX0JR7ZOe5LzcnSC0szEmGOlFLlR6WeC88zqa4A=",
        "OK-ACCESS-TIMESTAMP": STAMP,
        "OK-ACCESS-PASSPHRASE": "pass phrase!",
    }

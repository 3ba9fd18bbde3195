"""What everybody may see: instruments with their real terms, prices that hang together."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.practice.conftest import Trader

COINS = [
    "BTC",
    "ETH",
    "BNB",
    "SOL",
    "CFX",
    "LDO",
    "AAVE",
    "UNI",
    "FIL",
    "APT",
    "XLM",
    "DOGE",
    "CRO",
    "DOT",
    "HBAR",
    "CRV",
    "NEAR",
    "TON",
    "TAO",
    "BCH",
    "LINK",
    "STX",
]
TERMS = {
    "BTC": ("0.01", "0.01", "0.1", "100"),
    "BNB": ("0.01", "1", "0.1", "50"),
    "CFX": ("10", "1", "0.00001", "20"),
    "AAVE": ("0.1", "0.1", "0.01", "50"),
    "DOGE": ("1000", "0.01", "0.00001", "50"),
    "XLM": ("100", "0.1", "0.0001", "50"),
    "STX": ("10", "0.1", "0.0001", "20"),
}


def test_the_twenty_pairs_and_btc_and_eth_are_listed(trader: Trader) -> None:
    rows = trader.rows("public/instruments", instType="SWAP")
    assert [row["instId"] for row in rows] == [f"{coin}-USDT-SWAP" for coin in COINS]
    for row in rows:
        assert (row["ctType"], row["settleCcy"], row["state"], row["expTime"]) == ("linear", "USDT", "live", "")
        assert row["lotSz"] == row["minSz"]
        assert isinstance(row["instIdCode"], int)


@pytest.mark.parametrize(("coin", "terms"), TERMS.items())
def test_contract_terms_are_okx_s(trader: Trader, coin: str, terms: tuple[str, ...]) -> None:
    row = trader.rows("public/instruments", instType="SWAP", instId=f"{coin}-USDT-SWAP")[0]
    assert (row["ctVal"], row["lotSz"], row["tickSz"], row["lever"]) == terms


@pytest.mark.parametrize(
    ("call", "query", "code"),
    [
        ("public/instruments", {}, "50014"),
        ("public/instruments", {"instType": "BOND"}, "51000"),
        ("public/instruments", {"instType": "SWAP", "instId": "NO-USDT-SWAP"}, "51001"),
        ("public/instruments", {"instType": "SPOT", "instId": "BTC-USDT-SWAP"}, "51015"),
        ("market/ticker", {}, "50014"),
        ("market/ticker", {"instId": "NO-USDT-SWAP"}, "51001"),
        ("public/price-limit", {"instId": "NO-USDT-SWAP"}, "51001"),
    ],
)
def test_a_wrong_question_gets_its_code(trader: Trader, call: str, query: dict[str, str], code: str) -> None:
    answer = trader.get(call, **query)
    assert (answer["code"], answer["data"]) == (code, [])


def test_other_products_are_empty_not_an_error(trader: Trader) -> None:
    assert trader.rows("public/instruments", instType="FUTURES") == []


def test_prices_of_one_moment_hang_together(hands: Callable[..., Trader]) -> None:
    trader = hands(volatility=1.0)
    trader.now += 3_600_000
    marks = {r["instId"]: Decimal(r["markPx"]) for r in trader.rows("public/mark-price", instType="SWAP")}
    ticks = {r["instId"]: Decimal(r["tickSz"]) for r in trader.rows("public/instruments", instType="SWAP")}
    trader.step_ms = 0
    for row in trader.rows("market/tickers", instType="SWAP"):
        mark, tick = marks[row["instId"]], ticks[row["instId"]]
        bid, ask, last = (Decimal(row[name]) for name in ("bidPx", "askPx", "last"))
        assert bid < ask
        assert abs(last / mark - 1) < Decimal("0.02")
        assert all(price % tick == 0 for price in (bid, ask, last))
        assert Decimal(row["low24h"]) <= last <= Decimal(row["high24h"])


def test_the_price_limit_lies_around_the_mark(trader: Trader) -> None:
    limit = trader.rows("public/price-limit", instId="BTC-USDT-SWAP")[0]
    assert Decimal(limit["sellLmt"]) < Decimal("81240.5") < Decimal(limit["buyLmt"])
    assert limit["enabled"] is True


def test_no_maintenance_is_an_empty_list(trader: Trader) -> None:
    assert trader.rows("system/status") == []

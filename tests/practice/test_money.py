"""Whatever an account does, its money adds up, its lives are told apart, and the exchange never falls over."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.practice.conftest import Trader

INSTS = ("BTC-USDT-SWAP", "ETH-USDT-SWAP", "BNB-USDT-SWAP", "DOGE-USDT-SWAP")
PRICES = {"BTC-USDT-SWAP": 81_240, "ETH-USDT-SWAP": 2_415, "BNB-USDT-SWAP": 634, "DOGE-USDT-SWAP": "0.108"}

orders = st.tuples(
    st.just("order"),
    st.sampled_from(INSTS),
    st.sampled_from(["buy", "sell"]),
    st.sampled_from(["long", "short"]),
    st.sampled_from(["0.01", "0.05", "1", "2", "3"]),
    st.sampled_from(["cross", "isolated"]),
    st.sampled_from(["market", "limit", "ioc", "fok", "post_only", "optimal_limit_ioc"]),
)
moves = st.tuples(st.just("move"), st.sampled_from(INSTS), st.sampled_from(["0.9", "0.97", "1.03", "1.1"]))
ends = st.tuples(
    st.just("end"), st.sampled_from(["manual", "tp_sl", "liquidation", "adl"]), st.sampled_from(["0.4", "1"])
)
waits = st.tuples(st.just("wait"), st.integers(1, 40 * 86_400_000))
stories = st.lists(st.one_of(orders, moves, ends, waits), max_size=25)
relaxed = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def act(trader: Trader, step: tuple[str, ...]) -> None:
    match step:
        case ("order", inst_id, side, pos_side, size, mode, kind):
            net = trader.exchange.venue.state.ledger.mode == "net_mode"
            px = trader.rows("public/mark-price", instType="SWAP", instId=inst_id)[0]["markPx"]
            trader.order(inst_id, side, "" if net else pos_side, size, tdMode=mode, ordType=kind, px=px)
        case ("move", inst_id, factor):
            trader.price(inst_id, str(trader.exchange.venue.state.mark(inst_id) * Decimal(factor)))
        case ("end", cause, share):
            for position in list(trader.exchange.venue.state.ledger.positions.values())[:1]:
                key = position.key
                trader.exchange.venue.close(key.inst_id, key.pos_side, cause, trader.now, Decimal(share))
        case ("wait", delay):
            trader.now += int(delay)


def check(trader: Trader) -> None:
    """The account's equity is what it started with, plus everything won and lost in every life."""
    rows = trader.rows("account/positions")
    ledger = trader.exchange.venue.state.ledger
    ended = [
        life
        for life in ledger.lives()
        if (life.pos_id, life.c_time) not in {(int(r["posId"]), int(r["cTime"])) for r in rows}
    ]
    won = sum(Decimal(r["realizedPnl"]) + Decimal(r["upl"]) for r in rows) + sum(life.realized for life in ended)
    equity = Decimal(trader.rows("account/balance")[0]["totalEq"])
    assert abs(equity - 1000 - won) < Decimal("1e-6")
    keys = [(r["instId"], r["posSide"], r["mgnMode"]) for r in rows]
    assert len(keys) == len(set(keys))
    for row in rows:
        lot = trader.exchange.venue.state.contracts[row["instId"]].lot
        assert Decimal(row["pos"]) % lot == 0
        assert Decimal(row["pos"]) != 0
        assert int(row["cTime"]) <= int(row["uTime"])
        assert not any(
            "E" in str(value) for name, value in row.items() if name not in {"ccy", "instType"} and name != "instId"
        )


@relaxed
@given(stories, st.sampled_from(["long_short_mode", "net_mode"]))
def test_money_adds_up_after_any_story(hands: Callable[..., Trader], story: list[tuple[str, ...]], mode: str) -> None:
    trader = hands(mode=mode)
    for step in story:
        act(trader, step)
    check(trader)
    lives = [(life.pos_id, life.c_time) for life in trader.exchange.venue.state.ledger.lives()]
    assert len(lives) == len(set(lives))


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
fields = st.sampled_from(
    ["instId", "tdMode", "side", "posSide", "ordType", "sz", "px", "clOrdId", "mgnMode", "lever", "posMode"]
)
bodies = st.dictionaries(
    fields, st.sampled_from(["BTC-USDT-SWAP", "cross", "buy", "long", "market", "1", ""]) | json_values
)
calls = st.sampled_from(
    [
        "trade/order",
        "trade/batch-orders",
        "trade/cancel-order",
        "trade/close-position",
        "account/set-leverage",
        "account/set-position-mode",
    ]
)


@relaxed
@given(calls, bodies | st.lists(bodies, max_size=3) | json_values)
def test_no_body_makes_the_exchange_fall_over(hands: Callable[..., Trader], call: str, body: object) -> None:
    trader = hands()
    answer = trader.post(call, body)
    assert set(answer) >= {"code", "msg"}
    check(trader)


queries = st.dictionaries(
    st.sampled_from(
        [
            "instType",
            "instId",
            "posId",
            "mgnMode",
            "type",
            "after",
            "before",
            "limit",
            "ordId",
            "clOrdId",
            "tdMode",
            "px",
            "leverage",
            "begin",
            "end",
            "ccy",
        ]
    ),
    st.sampled_from(["SWAP", "BTC-USDT-SWAP", "cross", "1", "-1", "0", "1E5", "", ",", "\u0661", "9" * 5000])
    | st.text(max_size=6),
)
reads = st.sampled_from(
    [
        "account/positions",
        "account/positions-history",
        "account/balance",
        "account/leverage-info",
        "account/max-size",
        "trade/order",
        "trade/orders-pending",
        "trade/orders-history",
        "trade/fills",
        "market/ticker",
        "public/instruments",
        "public/mark-price",
    ]
)


@relaxed
@given(reads, queries)
def test_no_query_makes_the_exchange_fall_over(hands: Callable[..., Trader], call: str, query: dict[str, str]) -> None:
    trader = hands(starts=True)
    answer = trader.get(call, **query)
    assert set(answer) >= {"code", "msg", "data"}


def test_every_answer_is_json_for_any_path(hands: Callable[..., Trader]) -> None:
    trader = hands()
    for path in (
        "/api/v5/",
        "/api/v5/account/positions?%",
        "/api/v5/account/positions?instId=%ff",
        "/api/v5/trade/order?&&==",
    ):
        json.loads(trader.ask("GET", path).body)

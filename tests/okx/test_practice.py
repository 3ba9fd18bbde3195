"""The client and the practice exchange over TCP: two pieces of different hands that must understand each other."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from pairguard_gui.core.values.credentials import Credentials
from pairguard_gui.core.values.errors import BadAnswer, ClockOff, Denied, ExchangeError, Unreachable, VenueBusy
from pairguard_gui.core.values.exchange_data import (
    CloseType,
    Environment,
    MarginMode,
    OrderRequest,
    OrderState,
    Position,
    PositionMode,
    Side,
)
from pairguard_gui.core.values.pair import Pair, PosSide
from pairguard_gui.core.values.placement import Accepted, RefusalKind, Rejected, Unknown
from pairguard_gui.core.values.reason import Code
from pairguard_gui.okx.addresses import loopback_url
from pairguard_gui.okx.rest import OkxExchange, connect
from pairguard_gui.practice.exchange import Exchange
from pairguard_gui.practice.server import PracticeServer, wall_ms
from tests.support.practice_faults import end_faults

BNB = Pair("BNB-USDT-SWAP", PosSide.SHORT)
Served = tuple[OkxExchange, PracticeServer]
Open = Callable[..., Served]


class RealClock:
    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> float:
        return time.monotonic()


@pytest.fixture
def opened() -> Iterator[Open]:
    with ExitStack() as stack:

        def begin(
            mode: str = "long_short_mode", environment: Environment = Environment.PRACTICE, **keys: str
        ) -> Served:
            takes = "demo" if environment is Environment.DEMO else "any"
            exchange = Exchange(7, wall_ms(), mode=mode, environment=takes)  # type: ignore[arg-type]  # one of its words
            server = stack.enter_context(PracticeServer(exchange))
            access = server.access
            own = {"api_key": access.api_key, "secret": access.secret, "passphrase": access.passphrase}
            host = loopback_url(access.rest)
            client = connect(Credentials.of(**{**own, **keys}), environment, RealClock(), host=host)
            stack.callback(client.close)
            return client, server

        yield begin


def held(client: OkxExchange, pair: Pair) -> Position:
    return next(position for position in client.positions() if position.pair == pair)


def order_for(client: OkxExchange, row: Position, number: int = 0, sz: Decimal | None = None) -> OrderRequest:
    """One lot more of a position, priced to fill."""
    quote, terms = client.quotes()[row.pair.inst_id], client.instruments()[row.pair.inst_id]
    buy = row.pair.pos_side is PosSide.LONG
    px = quote.mark * (Decimal("1.005") if buy else Decimal("0.995"))
    hedged = client.account().position_mode is PositionMode.LONG_SHORT
    return OrderRequest(
        inst_id=row.pair.inst_id,
        margin_mode=row.margin_mode,
        side=Side.BUY if buy else Side.SELL,
        pos_side=row.pair.pos_side if hedged else None,
        ord_type="ioc",
        sz=sz or terms.min_sz,
        px=px // terms.tick_sz * terms.tick_sz,
        cl_ord_id=f"PGtest{number}",
        tag="PGtest",
    )


def soon(client: OkxExchange) -> datetime:
    return client.server_now() + timedelta(seconds=5)


def test_the_twenty_pairs_are_seen(opened: Open) -> None:
    client, _ = opened()
    rows = client.positions()
    assert len(rows) == 20
    assert client.requests == 2, "the clock once, then one request"
    assert {str(row.pair) for row in rows} >= {"BNB-USDT-SWAP_short"}
    names = [row.pair.inst_id for row in rows]
    assert {row.life for row in client.positions_of(names)} == {row.life for row in rows}


@pytest.mark.parametrize("mode", ["long_short_mode", "net_mode"])
def test_a_close_is_proven_and_refilled_in_both_modes(opened: Open, mode: str) -> None:
    client, server = opened(mode)
    assert client.account().position_mode == mode
    row = held(client, BNB)
    server.close(BNB.inst_id, "net" if mode == "net_mode" else str(BNB.pos_side), "manual")
    assert BNB not in {position.pair for position in client.positions()}
    assert client.positions_of([BNB.inst_id]) == ()
    (ended, *_), complete = client.closed_positions(client.server_now() - timedelta(minutes=1))
    assert (ended.pair, ended.life, ended.close_type, complete) == (BNB, row.life, CloseType.FULL, True)

    order = order_for(client, row)
    (placed,) = client.place([order], soon(client))
    assert isinstance(placed, Accepted)
    found = client.order(order.inst_id, order.cl_ord_id)
    assert found
    assert (found.state, found.ord_id, found.filled, found.tag) == (
        OrderState.FILLED,
        placed.ord_id,
        order.sz,
        "PGtest",
    )
    again = held(client, BNB)
    assert again.contracts == order.sz
    assert again.life.c_time > row.life.c_time
    page = client.recent_orders(client.server_now() - timedelta(minutes=1))
    assert placed.ord_id in {known.ord_id for known in page.orders}
    fills = client.fills(client.server_now() - timedelta(minutes=1))
    assert sum(fill.sz for fill in fills.fills if fill.cl_ord_id == order.cl_ord_id) == order.sz


def test_twenty_orders_go_in_one_request_and_each_has_its_answer(opened: Open) -> None:
    client, _ = opened()
    rows = client.positions()
    quotes, terms = client.quotes(), client.instruments()
    orders = [
        OrderRequest(
            row.pair.inst_id, row.margin_mode, Side.BUY if row.pair.pos_side is PosSide.LONG else Side.SELL,
            row.pair.pos_side, "optimal_limit_ioc",
            Decimal("0.00001") if number == 3 else terms[row.pair.inst_id].min_sz,
            quotes[row.pair.inst_id].mark, f"PGmany{number}", "PGtest",
        )
        for number, row in enumerate(rows)
    ]  # fmt: skip
    before = client.requests
    placements = client.place(orders, soon(client))
    assert client.requests - before == 1
    assert [type(placed) for placed in placements] == [Rejected if number == 3 else Accepted for number in range(20)]
    refused = placements[3]
    assert isinstance(refused, Rejected)
    assert refused.kind is RefusalKind.SIZE


def test_figures_of_the_account_are_read(opened: Open) -> None:
    client, _ = opened()
    row = held(client, BNB)
    money = client.balance()
    assert money.margin_in_use
    assert money.available_usdt
    assert 0 < money.margin_in_use < 100 < money.available_usdt
    levers = client.leverages([position.pair.inst_id for position in client.positions()], MarginMode.CROSS)
    assert levers[BNB] == row.leverage
    facts = client.account()
    assert facts.permissions == {"read_only", "trade"}
    assert facts.uid
    assert client.under_maintenance() is False
    assert abs(client.server_now() - datetime.now(UTC)) < timedelta(seconds=2)


def test_an_order_nobody_placed_is_not_found(opened: Open) -> None:
    client, _ = opened()
    assert client.order("BNB-USDT-SWAP", "PGnone") is None


def test_an_order_too_late_is_refused_by_the_exchange(opened: Open) -> None:
    client, server = opened()
    order = order_for(client, held(client, BNB))
    server.fault("slow_request", ms=700, path="/api/v5/trade/")
    (placed,) = client.place([order], client.server_now() + timedelta(milliseconds=300))
    assert isinstance(placed, Rejected)
    assert placed.kind is RefusalKind.EXPIRED
    assert client.order(order.inst_id, order.cl_ord_id) is None


@pytest.mark.parametrize(
    ("fault", "settings"),
    [
        ("lost_answer", {}),
        ("lost_request", {}),
        ("http_status", {"status": 502, "executed": True, "method": "POST"}),
        ("http_status", {"status": 429, "method": "POST"}),
        ("error_code", {"code": "50004", "executed": True, "method": "POST"}),
        ("error_code", {"code": "50026", "method": "POST"}),
        ("error_code", {"code": "51016", "executed": True, "method": "POST"}),
        ("error_code", {"code": "51149", "method": "POST", "whole": True}),
        ("cut_json", {"method": "POST", "path": "/api/v5/trade/"}),
        ("empty_data", {"method": "POST", "path": "/api/v5/trade/"}),
        ("set_field", {"method": "POST", "path": "/api/v5/trade/", "field": "sCode", "value": ""}),
        ("set_field", {"method": "POST", "path": "/api/v5/trade/", "field": "clOrdId", "value": "PGother"}),
    ],
    ids=str,
)
def test_an_order_whose_fate_is_open_is_sent_once_and_unknown(
    opened: Open, fault: str, settings: dict[str, object]
) -> None:
    client, server = opened()
    row = held(client, BNB)
    order = order_for(client, row)
    server.fault(fault, **settings)
    (placed,) = client.place([order], soon(client))
    assert isinstance(placed, Unknown)
    end_faults(server)
    assert server.run(lambda exchange, _: exchange.counts["POST /api/v5/trade/batch-orders"]) == 1
    found = client.order(order.inst_id, order.cl_ord_id)
    grown = held(client, BNB).contracts - row.contracts
    assert grown == (found.filled if found else 0)


@pytest.mark.parametrize(
    ("fault", "settings", "kind"),
    [
        ("unreachable", {}, Unreachable),
        ("http_status", {"status": 502}, VenueBusy),
        ("http_status", {"status": 429}, VenueBusy),
        ("http_status", {"status": 403}, Unreachable),
        ("http_status", {"status": 302}, Unreachable),
        ("rate_limit", {}, VenueBusy),
        ("error_code", {"code": "50001"}, VenueBusy),
        ("key_revoked", {}, Denied),
        ("wrong_environment", {}, Denied),
        ("cut_json", {}, BadAnswer),
    ],
    ids=str,
)
def test_a_broken_list_is_never_a_smaller_list(
    opened: Open, fault: str, settings: dict[str, object], kind: type[ExchangeError]
) -> None:
    client, server = opened()
    assert len(client.positions()) == 20
    server.fault(fault, **{"path": "/api/v5/account/positions", **settings})
    with pytest.raises(kind):
        client.positions()
    end_faults(server)
    assert len(client.positions()) == 20


@pytest.mark.parametrize(
    ("fault", "settings"),
    [
        ("drop_field", {"field": "pos", "to": "size"}),
        ("drop_field", {"field": "cTime"}),
        ("set_field", {"field": "pos", "value": ""}),
        ("set_field", {"field": "pos", "value": 3}),
        ("set_field", {"field": "pos", "value": "NaN"}),
        ("set_field", {"field": "posSide", "value": "net2"}),
    ],
    ids=str,
)
def test_a_row_that_cannot_be_read_is_named_and_not_merely_missing(
    opened: Open, fault: str, settings: dict[str, object]
) -> None:
    client, server = opened()
    names = {row.pair.inst_id for row in client.positions()}
    server.fault(fault, **{"path": "/api/v5/account/positions", **settings})
    rows = client.positions()
    assert rows.odd
    assert {row.pair.inst_id for row in rows} | {odd.inst_id for odd in rows.odd} == names
    end_faults(server)
    assert (len(client.positions()), client.positions().odd) == (20, ())


def test_a_row_that_stands_there_twice_is_one_position(opened: Open) -> None:
    client, server = opened()
    before = client.positions()
    server.fault("duplicate_row", path="/api/v5/account/positions")
    assert {(row.pair, row.contracts) for row in client.positions()} == {(row.pair, row.contracts) for row in before}
    assert len(client.positions()) == 20


@pytest.mark.parametrize(
    ("part", "reason"),
    [
        ("api_key", Code.BAD_KEY),
        ("secret", Code.BAD_SIGNATURE),
        ("passphrase", Code.BAD_PASSPHRASE),
    ],
)
def test_each_wrong_part_of_a_key_is_reported_by_name(opened: Open, part: str, reason: Code) -> None:
    client, _ = opened(**{part: "wrong"})
    with pytest.raises(Denied) as caught:
        client.account()
    assert caught.value.reason.code is reason


def test_a_demo_key_wants_the_demo_header(opened: Open) -> None:
    client, server = opened(environment=Environment.DEMO)
    assert len(client.positions()) == 20
    access = server.access
    live = connect(
        Credentials.of(access.api_key, access.secret, access.passphrase),
        Environment.LIVE,
        RealClock(),
        host=loopback_url(access.rest),
    )
    with pytest.raises(Denied) as caught:
        live.positions()
    assert caught.value.reason.code is Code.WRONG_ENVIRONMENT
    live.close()


def test_an_exchange_whose_clock_is_far_off_is_still_read(opened: Open) -> None:
    client, server = opened()
    server.fault("clock_skew", skew_s=-3600)
    assert len(client.positions()) == 20
    assert abs(client.server_now() - datetime.now(UTC) + timedelta(hours=1)) < timedelta(seconds=2)


def test_a_clock_that_jumps_under_way_stops_everything_once(opened: Open) -> None:
    client, server = opened()
    client.positions()
    server.fault("clock_skew", skew_s=90)
    with pytest.raises(ClockOff) as caught:
        client.positions()
    assert caught.value.reason.code is Code.CLOCK_JUMPED
    time.sleep(1.05)
    assert len(client.positions()) == 20


def test_maintenance_is_seen(opened: Open) -> None:
    client, server = opened()
    server.fault("maintenance")
    assert client.under_maintenance()


def test_a_late_answer_is_still_the_answer_and_the_order_is_sent_once(opened: Open) -> None:
    client, server = opened()
    order = order_for(client, held(client, BNB))
    server.fault("delay", ms=800, path="/api/v5/trade/batch-orders")
    (placed,) = client.place([order], soon(client))
    assert isinstance(placed, Accepted)

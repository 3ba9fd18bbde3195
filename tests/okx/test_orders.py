"""What became of an order: looked up by its client id, in the list of finished orders, in the fills."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from pairguard_gui.core.values.errors import BadAnswer, CallRefused, VenueBusy
from pairguard_gui.core.values.exchange_data import Fill, Order, OrderOrigin, OrderState, Side
from pairguard_gui.core.values.pair import PosSide
from pairguard_gui.core.values.placement import RefusalKind
from tests.okx.rig import NOON, Answer, error, ms, ok, order_row, scripted


def look_up(answer: Answer) -> Order | None:
    client, script, _ = scripted(trade_order=answer)
    found = client.order("BNB-USDT-SWAP", "PGabc0")
    assert script.sent[-1].path == "/api/v5/trade/order?instId=BNB-USDT-SWAP&clOrdId=PGabc0"
    return found


def test_an_order_tells_what_became_of_it() -> None:
    assert look_up(ok([order_row()])) == Order(
        inst_id="BNB-USDT-SWAP", ord_id="77", cl_ord_id="PGabc0", tag="abc", side=Side.BUY, pos_side=PosSide.LONG,
        state=OrderState.FILLED, sz=Decimal(1), filled=Decimal(1), avg_px=Decimal("620.1"), origin=OrderOrigin.PLACED,
        c_time=NOON, u_time=NOON + timedelta(milliseconds=10),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("category", "source", "origin"),
    [
        ("normal", "", OrderOrigin.PLACED),
        ("normal", "6", OrderOrigin.TRIGGER),
        ("normal", "7", OrderOrigin.TRIGGER),
        ("normal", "25", OrderOrigin.TRIGGER),
        ("normal", "13", OrderOrigin.ALGORITHM),
        ("normal", "999", OrderOrigin.ALGORITHM),
        ("full_liquidation", "", OrderOrigin.LIQUIDATION),
        ("partial_liquidation", "7", OrderOrigin.LIQUIDATION),
        ("adl", "", OrderOrigin.ADL),
        ("delivery", "", OrderOrigin.DELIVERY),
        ("a word OKX adds one day", "", OrderOrigin.PLACED),
        ("a word OKX adds one day", "7", OrderOrigin.TRIGGER),
        ("", "", OrderOrigin.PLACED),
    ],
)
def test_category_and_source_tell_what_made_an_order(category: str, source: str, origin: OrderOrigin) -> None:
    found = look_up(ok([order_row(category=category, source=source)]))
    assert found
    assert found.origin is origin


def test_a_net_order_has_no_side_of_its_own() -> None:
    found = look_up(ok([order_row(posSide="net", side="sell")]))
    assert found
    assert (found.pos_side, found.side) == (None, Side.SELL)


def test_an_unfilled_order_has_no_price() -> None:
    found = look_up(ok([order_row(state="canceled", accFillSz="0", avgPx="")]))
    assert found
    assert (found.state, found.filled, found.avg_px) == (OrderState.CANCELED, Decimal(0), None)


def test_51603_means_that_there_is_none() -> None:
    assert look_up(error("51603", msg="Order does not exist")) is None
    assert look_up(ok([], code="51603")) is None


def test_51603_from_a_broken_gateway_means_nothing() -> None:
    with pytest.raises(VenueBusy):
        look_up(error("51603", 502))


def test_any_other_refusal_is_not_absence() -> None:
    with pytest.raises(CallRefused) as caught:
        look_up(error("51001"))
    assert caught.value.kind is RefusalKind.INSTRUMENT


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [order_row(), order_row()],
        [order_row(clOrdId="PGabc1")],
        [order_row(clOrdId="")],
        [order_row(instId="BTC-USDT-SWAP")],
        [order_row(state="resting")],
        [order_row(state="")],
        [order_row(side="")],
        [order_row(posSide="both")],
        [order_row(accFillSz="")],
        [order_row(accFillSz=None)],
        [order_row(accFillSz=1)],
        [order_row(sz="1 lot")],
        [order_row(sz="0")],
        [order_row(accFillSz="-1")],
        [order_row(accFillSz="1e3")],
        [order_row(instId="")],
        [order_row(clOrdId=None)],
        [order_row(cTime="")],
        [order_row(ordId="")],
    ],
    ids=lambda rows: str([{key: row[key] for key in row if row[key] != order_row()[key]} for row in rows]),
)
def test_an_answer_about_something_else_is_no_answer(rows: list[Any]) -> None:
    with pytest.raises(BadAnswer):
        look_up(ok(rows))


def test_recent_orders_come_newest_first() -> None:
    rows = [order_row(ordId=str(number), cTime=ms(NOON + timedelta(seconds=number))) for number in (2, 3, 1)]
    client, script, _ = scripted(trade_orders_history=ok(rows))
    page = client.recent_orders(NOON + timedelta(seconds=2))
    assert [order.ord_id for order in page.orders] == ["3", "2"]
    assert page.complete
    assert script.sent[-1].path == (
        f"/api/v5/trade/orders-history?instType=SWAP&limit=100&begin={ms(NOON + timedelta(seconds=2))}"
    )


def test_a_full_page_of_orders_may_hide_more() -> None:
    rows = [order_row(ordId=str(number)) for number in range(100)]
    assert not scripted(trade_orders_history=ok(rows))[0].recent_orders(NOON).complete
    assert scripted(trade_orders_history=ok(rows[:99]))[0].recent_orders(NOON).complete
    older = order_row(cTime=ms(NOON - timedelta(seconds=1)))
    assert scripted(trade_orders_history=ok([*rows[:99], older]))[0].recent_orders(NOON).complete


@pytest.mark.parametrize("blank", [None, ""])
@pytest.mark.parametrize("field", ["tag", "posSide", "category", "source", "avgPx"])
def test_a_detail_of_our_order_that_okx_leaves_blank_hides_it_from_nobody(field: str, blank: str | None) -> None:
    found = look_up(ok([order_row(**{field: blank})]))
    assert found
    assert (found.filled, found.origin) == (Decimal(1), OrderOrigin.PLACED)


@pytest.mark.parametrize("nothing", ["NaN", "--", "0", "-1", 620.1])
def test_a_price_that_is_none_is_unknown(nothing: object) -> None:
    found = look_up(ok([order_row(avgPx=nothing)]))
    assert found
    assert found.avg_px is None


ODD_ORDERS = [
    {"state": "?"},
    {"state": None},
    {"side": ""},
    {"posSide": "both"},
    {"accFillSz": ""},
    {"cTime": "soon"},
    {"ordId": ""},
]


@pytest.mark.parametrize("change", ODD_ORDERS, ids=str)
def test_an_odd_order_of_somebody_else_costs_nothing(change: dict[str, Any]) -> None:
    rows = [order_row(), order_row(clOrdId="", **change), order_row(clOrdId="bot7", **change)]
    page = scripted(trade_orders_history=ok(rows))[0].recent_orders(NOON)
    assert [order.ord_id for order in page.orders] == ["77"]
    assert [(odd.inst_id, odd.cl_ord_id) for odd in page.odd] == [("BNB-USDT-SWAP", ""), ("BNB-USDT-SWAP", "bot7")]
    assert page.complete


@pytest.mark.parametrize(
    "change", [{"state": "?"}, {"accFillSz": None}, {"clOrdId": None, "state": "?"}, {"clOrdId": 7}], ids=str
)
def test_an_odd_order_that_may_be_ours_makes_a_search_prove_nothing(change: dict[str, Any]) -> None:
    """Not to be found in a complete list can end in a second order."""
    page = scripted(trade_orders_history=ok([order_row(ordId="78", clOrdId="", tag=""), order_row(**change)]))[
        0
    ].recent_orders(NOON)
    assert [order.ord_id for order in page.orders] == ["78"]
    assert [odd.cl_ord_id for odd in page.odd] == [None if "clOrdId" in change else "PGabc0"]
    assert not page.complete


def test_a_row_that_is_no_row_may_be_anybodys_order() -> None:
    page = scripted(trade_orders_history=ok([None, order_row()]))[0].recent_orders(NOON)
    assert (len(page.orders), len(page.odd), page.complete) == (1, 1, False)


def fill_row(**changes: Any) -> dict[str, Any]:
    return {
        "instId": "BNB-USDT-SWAP", "instType": "SWAP", "ordId": "77", "clOrdId": "PGabc0", "tradeId": "-1",
        "billId": "5", "fillSz": "0.5", "fillPx": "620.1", "ts": ms(NOON), "fillTime": ms(NOON), "side": "buy",
        **changes,
    }  # fmt: skip


def test_fills_come_newest_first_and_not_older_than_asked() -> None:
    later = ms(NOON + timedelta(seconds=1))
    rows = [fill_row(ts=ms(NOON - timedelta(seconds=1))), fill_row(), fill_row(ordId="78", clOrdId="", ts=later)]
    client, script, _ = scripted(trade_fills=ok(rows))
    assert client.fills(NOON).fills == (
        Fill("BNB-USDT-SWAP", "78", "", Decimal("0.5"), Decimal("620.1"), NOON + timedelta(seconds=1)),
        Fill("BNB-USDT-SWAP", "77", "PGabc0", Decimal("0.5"), Decimal("620.1"), NOON),
    )
    assert script.sent[-1].path == f"/api/v5/trade/fills?instType=SWAP&limit=100&begin={ms(NOON)}"


def test_a_full_page_of_fills_may_hide_others_unless_it_reaches_back_far_enough() -> None:
    rows, older = [fill_row()] * 100, fill_row(ts=ms(NOON - timedelta(seconds=1)))
    assert not scripted(trade_fills=ok(rows))[0].fills(NOON).complete
    assert scripted(trade_fills=ok(rows[:99]))[0].fills(NOON).complete
    assert scripted(trade_fills=ok([*rows[:99], older]))[0].fills(NOON).complete


def test_the_page_before_an_order_is_asked_for_by_its_number() -> None:
    client, script, _ = scripted(trade_orders_history=ok([]))
    client.recent_orders(NOON, "77")
    assert script.sent[-1].path.endswith(f"&begin={ms(NOON)}&after=77")


@pytest.mark.parametrize(
    "change",
    [{"fillSz": ""}, {"fillSz": "0"}, {"fillPx": None}, {"fillPx": "-1"}, {"ts": ""}, {"ordId": 77}, {"ordId": ""}],
    ids=str,
)
@pytest.mark.parametrize(("cl_ord_id", "complete"), [("PGabc0", False), (None, False), ("", True), ("bot7", True)])
def test_an_odd_fill_is_told_and_proves_nothing_only_where_it_may_be_ours(
    change: dict[str, Any], cl_ord_id: str | None, complete: bool
) -> None:
    rows = [fill_row(), fill_row(**{"clOrdId": cl_ord_id, **change})]
    page = scripted(trade_fills=ok(rows))[0].fills(NOON)
    assert [fill.ord_id for fill in page.fills] == ["77"]
    assert [odd.cl_ord_id for odd in page.odd] == [cl_ord_id]
    assert page.complete is complete

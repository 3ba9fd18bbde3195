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
        [order_row(avgPx="NaN")],
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


def test_one_broken_order_spoils_the_page() -> None:
    with pytest.raises(BadAnswer):
        scripted(trade_orders_history=ok([order_row(), order_row(state="?")]))[0].recent_orders(NOON)


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


@pytest.mark.parametrize("change", [{"fillSz": ""}, {"fillPx": None}, {"ts": ""}, {"ordId": 77}], ids=str)
def test_a_broken_fill_is_no_answer(change: dict[str, Any]) -> None:
    client, _, _ = scripted(trade_fills=ok([fill_row(**change)]))
    with pytest.raises(BadAnswer):
        client.fills(NOON)

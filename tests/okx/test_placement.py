"""What leaves as an order, and what an answer proves about it. Whatever is not proven is unknown."""

from __future__ import annotations

import json
from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairguard_gui.core.values.exchange_data import OrderRequest, Side
from pairguard_gui.core.values.pair import PosSide
from pairguard_gui.core.values.placement import NOT_SENT, Accepted, Placement, RefusalKind, Rejected, Unknown
from pairguard_gui.core.values.reason import Code
from pairguard_gui.okx.errors import MISPLACED, REFUSALS, UNDECIDED
from pairguard_gui.okx.placement import plain
from pairguard_gui.okx.transport import AnswerTooLarge, NoAnswer, Response
from tests.okx.rig import BATCH, NOON, TIME, Answer, error, ms, ok, placed, request, scripted

EXPIRY = NOON + timedelta(seconds=12)  # five seconds from now, as the exchange's clock goes


def place(answer: Answer, *requests: OrderRequest) -> tuple[Placement, ...]:
    client, script, _ = scripted(trade_batch_orders=answer)
    placements = client.place(requests or (request(),), EXPIRY)
    assert script.paths() == [TIME, BATCH], "one POST, once, whatever the answer"
    return placements


def test_an_order_is_a_compact_object_of_texts() -> None:
    client, _, _ = scripted()
    assert client.body(request(sz=Decimal("1E+1"), px=Decimal("0.10"))) == (
        '{"instId":"BNB-USDT-SWAP","tdMode":"cross","side":"buy","posSide":"long","ordType":"ioc","sz":"10",'
        '"px":"0.1","clOrdId":"PGabc0","tag":"abc"}'
    )


def test_in_net_mode_there_is_no_pos_side() -> None:
    client, _, _ = scripted()
    body = json.loads(client.body(request(pos_side=None, side=Side.SELL)))
    assert "posSide" not in body
    assert body["side"] == "sell"


def test_a_short_is_sold() -> None:
    client, _, _ = scripted()
    body = json.loads(client.body(request(pos_side=PosSide.SHORT, side=Side.SELL)))
    assert (body["posSide"], body["side"]) == ("short", "sell")


@given(st.decimals(min_value=Decimal("1E-9"), max_value=Decimal("1E9"), allow_nan=False, places=9))
def test_an_amount_is_written_plainly_and_exactly(amount: Decimal) -> None:
    for same in (amount, amount.normalize(), amount * Decimal("1.000")):
        text = plain(same)
        assert Decimal(text) == amount
        assert set(text) <= set("0123456789.")
        assert "." not in text or text[-1] not in ".0"


@pytest.mark.parametrize(
    ("amount", "text"), [("1E+3", "1000"), ("0.010", "0.01"), ("100", "100"), ("1E-8", "0.00000001")]
)
def test_amounts_have_no_exponent_and_no_trailing_zeros(amount: str, text: str) -> None:
    assert plain(Decimal(amount)) == text


@pytest.mark.parametrize("amount", ["0", "-1", "NaN", "Infinity", "-0"])
def test_what_is_no_amount_is_never_sent(amount: str) -> None:
    client, script, _ = scripted()
    with pytest.raises(ValueError, match="no amount"):
        client.place([request(sz=Decimal(amount))], EXPIRY)
    assert BATCH not in script.paths()


def test_the_batch_is_exactly_the_bodies_that_were_written_down() -> None:
    orders = [request(0), request(1)]
    client, script, _ = scripted(trade_batch_orders=ok([placed(order) for order in orders]))
    client.place(orders, EXPIRY)
    sent = script.sent[-1]
    assert sent.body == "[" + ",".join(client.body(order) for order in orders) + "]"
    assert sent.headers["expTime"] == ms(EXPIRY)


def test_taken_orders_are_accepted() -> None:
    orders = [request(number) for number in range(20)]
    answer = ok([placed(order) for order in orders])
    assert place(answer, *orders) == tuple(Accepted(order.cl_ord_id, "900") for order in orders)


def test_an_order_without_rows_is_not_sent() -> None:
    client, script, _ = scripted()
    assert client.place([], EXPIRY) == ()
    assert script.sent == []


def test_more_than_twenty_orders_are_a_bug() -> None:
    client, script, _ = scripted()
    with pytest.raises(ValueError, match="21 orders"):
        client.place([request(number) for number in range(21)], EXPIRY)
    assert script.sent == []


@pytest.mark.parametrize("top", ["0", "1", "2"])
def test_every_code_of_the_list_is_a_refusal(top: str) -> None:
    for code, kind in REFUSALS.items():
        (refused,) = place(ok([placed(request(), code)], code=top))
        assert refused == Rejected("PGabc0", kind, code, "refused")


@pytest.mark.parametrize("code", [*sorted(UNDECIDED), "", "-1", "1", "2", "x" * 9, "1234567"])
def test_a_code_that_proves_nothing_leaves_nothing_known(code: str) -> None:
    (found,) = place(ok([placed(request(), code)], code="1"))
    assert isinstance(found, Unknown)
    assert (found.code, found.message) == ("", "")


@pytest.mark.parametrize("code", [*sorted(MISPLACED), "50123", "51999", "54093", "99999"])
def test_a_code_in_no_table_is_kept_with_its_words_for_the_look_up_to_confirm(code: str) -> None:
    (found,) = place(ok([placed(request(), code, sMsg="Not today.")], code="1"))
    assert found == Unknown("PGabc0", f"code {code} Not today.", code, "Not today.")


@pytest.mark.parametrize("code", ["51008", "51999"])
def test_a_refusal_of_an_order_that_has_a_number_is_none(code: str) -> None:
    """A number says that there is an order, whatever the code says."""
    (found,) = place(ok([placed(request(), code, ordId="900")], code="1"))
    assert isinstance(found, Unknown)
    assert found.code == ""


def test_a_code_in_no_table_for_the_whole_batch_is_kept_for_each_order() -> None:
    orders = [request(0), request(1)]
    expected = tuple(Unknown(order.cl_ord_id, "code 51999 no", "51999", "no", whole_batch=True) for order in orders)
    assert place(error("51999", 400), *orders) == expected


def test_an_odd_row_of_the_answer_leaves_the_other_orders_what_they_are() -> None:
    orders = [request(number) for number in range(4)]
    rows = [placed(orders[0]), {**placed(orders[1]), "sCode": None}, None, placed(orders[3], "51008")]
    assert [type(found) for found in place(ok(rows, code="2"), *orders)] == [Accepted, Unknown, Unknown, Rejected]


@pytest.mark.parametrize("status", [200, 400, 401, 403, 429])
def test_a_refusal_of_the_whole_batch_is_one_of_each_order(status: int) -> None:
    orders = [request(0), request(1)]
    for code, kind in REFUSALS.items():
        expected = tuple(Rejected(order.cl_ord_id, kind, code, "no", whole_batch=True) for order in orders)
        assert place(error(code, status), *orders) == expected
        assert place(ok([], code=code, status=status, msg="no"), *orders) == expected


UNREADABLE: dict[str, Answer] = {
    "nothing came": NoAnswer("ReadTimeout"),
    "reset": NoAnswer("ConnectionResetError"),
    "endless": AnswerTooLarge(),
    "blank": Response(200, b""),
    "cut": Response(200, ok([placed(request())]).body[:-9]),
    "HTML": Response(200, b"<html>"),
    "502": Response(502, b"<html>bad gateway</html>"),
    "503 with a refusal": error("51008", 503),
    "500 with an acceptance": Response(500, ok([placed(request())]).body),
    "redirect": Response(302, ok([placed(request())]).body),
    "307 with a refusal": error("50113", 307),
    "429 without OKX's body": Response(429, b"slow down"),
    "404 page": Response(404, b"not found"),
    "50004": error("50004", 400),
    "50001": error("50001", 503),
    "50013": error("50013", 429),
    "50026": error("50026", 500),
    "51054": error("51054", 500),
    "51149": error("51149", 500),
    "a bare 0": error("0"),
    "a bare 1": error("1"),
    "no rows": ok([]),
    "all failed, none named": ok([], code="1"),
    "too few rows": ok([]),
    "too many rows": ok([placed(request()), placed(request(1))]),
    "another order": ok([placed(request(1))]),
    "the id in other letters": ok([placed(request(), clOrdId="pgABC0")]),
    "another order refused": ok([placed(request(1), "51008")], code="1"),
    "no client id": ok([placed(request(), clOrdId="")]),
    "no order id": ok([placed(request(), ordId="")]),
    "no code": ok([placed(request(), sCode="")]),
    "the code is a number": ok([placed(request(), sCode=0)]),
    "the code is null": ok([placed(request(), sCode=None)]),
    "the order id is a number": ok([placed(request(), ordId=900)]),
    "accepted although all failed": ok([placed(request())], code="1"),
    "accepted beside a strange code": ok([placed(request())], code="50011"),
    "refused beside a strange code": ok([placed(request(), "51008")], code="50004"),
    "accepted with HTTP 400": ok([placed(request())], status=400),
    "accepted with HTTP 202": ok([placed(request())], status=202),
    "rows are no list": Response(200, b'{"code":"0","data":{"sCode":"0"}}'),
    "rows are null": Response(200, b'{"code":"0","data":null}'),
    "a row is null": Response(200, b'{"code":"0","data":[null]}'),
    "the code of the answer is a number": Response(200, b'{"code":51008,"msg":""}'),
    "nested beyond reason": Response(200, b'{"code":"51008","x":' + b"[" * 50_000 + b"]" * 50_000 + b"}"),
}


@pytest.mark.parametrize("answer", UNREADABLE.values(), ids=UNREADABLE.keys())
def test_what_proves_nothing_leaves_the_order_unknown(answer: Answer) -> None:
    (found,) = place(answer)
    assert isinstance(found, Unknown)
    assert found.why


def test_each_order_of_a_batch_is_judged_by_itself() -> None:
    orders = [request(number) for number in range(4)]
    rows = [
        placed(orders[0]),
        placed(orders[1], "51008"),
        placed(orders[2], "50004"),
        placed(orders[0]),
    ]
    kinds = [type(found) for found in place(ok(rows, code="2"), *orders)]
    assert kinds == [Accepted, Rejected, Unknown, Unknown]


def test_the_message_decides_nothing() -> None:
    (found,) = place(ok([placed(request(), sMsg="failed, really")]))
    assert isinstance(found, Accepted)
    (found,) = place(ok([placed(request(), sMsg=None)]))
    assert isinstance(found, Accepted)


def test_a_literal_refusal_seen_in_the_wild() -> None:
    body = (
        b'{"code":"1","data":[{"clOrdId":"PGabc0","ordId":"","sCode":"51000","sMsg":"Parameter posSide  error",'
        b'"tag":"abc","ts":"1709000000000"}],"inTime":"1709000000000000","msg":"All operations failed",'
        b'"outTime":"1709000000000500"}'
    )
    assert place(Response(200, body)) == (Rejected("PGabc0", RefusalKind.MODE, "51000", "Parameter posSide  error"),)


@given(
    body=st.recursive(
        st.none() | st.booleans() | st.integers() | st.sampled_from(["0", "1", "51008", "PGabc0", "", "900"]),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(["code", "msg", "data", "sCode", "ordId", "clOrdId", "sMsg"]), inner)
        ),
        max_leaves=12,
    ),
    status=st.sampled_from([200, 400, 429, 500]),
)
def test_no_answer_at_all_makes_placing_raise(body: object, status: int) -> None:
    (found,) = place(Response(status, json.dumps(body).encode()))
    assert isinstance(found, Accepted | Rejected | Unknown)
    if isinstance(found, Accepted):
        assert status == 200


def test_an_order_whose_time_is_up_does_not_leave() -> None:
    client, script, clock = scripted(trade_batch_orders=ok([placed(request())]))
    client.server_now()
    clock.pass_(5)
    (found,) = client.place([request()], EXPIRY)
    assert (type(found), getattr(found, "code", "")) == (Rejected, NOT_SENT)
    assert BATCH not in script.paths()


def test_an_order_overtaken_by_sleep_does_not_leave() -> None:
    client, script, clock = scripted(trade_batch_orders=ok([placed(request())]))
    client.server_now()
    clock.suspend(3600)
    (found,) = client.place([request()], EXPIRY)
    assert isinstance(found, Rejected)
    assert found.kind is RefusalKind.EXPIRED
    assert BATCH not in script.paths()


def test_without_the_exchanges_time_no_order_leaves() -> None:
    client, script, _ = scripted(trade_batch_orders=ok([placed(request())]), public_time=NoAnswer("dns"))
    (found,) = client.place([request()], EXPIRY)
    assert isinstance(found, Rejected)
    assert (found.kind, found.code) == (RefusalKind.EXPIRED, NOT_SENT)
    assert BATCH not in script.paths()


@pytest.mark.parametrize("code", ["50102", "50036"])
def test_an_order_refused_for_its_time_makes_the_clock_be_measured_anew(code: str) -> None:
    client, script, _ = scripted(trade_batch_orders=error(code, 401))
    client.place([request()], EXPIRY)
    client.server_now()
    assert script.paths() == [TIME, BATCH, TIME]


def never_sent(order: OrderRequest) -> Rejected:
    return Rejected(order.cl_ord_id, RefusalKind.DENIED, NOT_SENT, Code.NOT_SENT)


def test_a_stop_while_the_clock_is_measured_keeps_the_order_here() -> None:
    client, script, _ = scripted(trade_batch_orders=ok([placed(request())]))
    assert client.place([request()], EXPIRY, lambda _: script.paths() == [TIME]) == (never_sent(request()),)
    assert script.paths() == [TIME]
    assert client.requests == 1, "what did not leave is no request"


def test_what_is_stopped_at_the_door_does_not_keep_the_others_back() -> None:
    orders = [request(number) for number in range(4)]
    client, script, _ = scripted(trade_batch_orders=ok([placed(orders[0]), placed(orders[3])]))
    stopped = {orders[1].cl_ord_id, orders[2].cl_ord_id}
    placements = client.place(orders, EXPIRY, lambda order: order.cl_ord_id in stopped)
    accepted = [Accepted(orders[number].cl_ord_id, "900") for number in (0, 3)]
    assert placements == (accepted[0], never_sent(orders[1]), never_sent(orders[2]), accepted[1])
    assert [sent.body for sent in script.sent if sent.method == "POST"] == [
        f"[{client.body(orders[0])},{client.body(orders[3])}]"
    ]


def test_stops_that_come_one_after_the_other_are_all_heeded() -> None:
    """The rest of a batch is asked for anew, for it is a new request."""
    orders = [request(number) for number in range(3)]
    client, script, _ = scripted(trade_batch_orders=ok([]))
    asked: list[str] = []

    def stopped(order: OrderRequest) -> bool:
        asked.append(order.cl_ord_id)
        return asked.count(order.cl_ord_id) > orders.index(order)

    assert client.place(orders, EXPIRY, stopped) == tuple(map(never_sent, orders))
    assert BATCH not in script.paths()


def test_orders_beyond_the_rate_limit_do_not_leave() -> None:
    orders = [request(number) for number in range(20)]
    client, script, clock = scripted(trade_batch_orders=ok([placed(order) for order in orders]))
    for _ in range(15):
        client.place(orders, EXPIRY)
    (found, *_) = client.place(orders, EXPIRY)
    assert isinstance(found, Rejected)
    assert (found.kind, found.code) == (RefusalKind.RATE, NOT_SENT)
    assert script.paths().count(BATCH) == 15
    assert clock.slept == [], "an order does not wait: its time is short"

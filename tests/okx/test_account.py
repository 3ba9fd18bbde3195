"""Who the key belongs to, what money is in use, which leverage an order would get."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from pairguard_gui.core.values.errors import BadAnswer, CallRefused, VenueBusy
from pairguard_gui.core.values.exchange_data import AccountMode, Balance, MarginMode, PositionMode
from pairguard_gui.core.values.pair import Pair, PosSide
from pairguard_gui.core.values.placement import RefusalKind
from pairguard_gui.okx.transport import Response
from tests.okx.rig import error, ok, scripted

CONFIG = {
    "uid": "44705892343619584", "mainUid": "44705892343619584", "acctLv": "2", "posMode": "long_short_mode",
    "autoLoan": False, "ctIsoMode": "automatic", "perm": "read_only,trade", "ip": "", "label": "guard", "kycLv": "3",
    "roleType": "0", "traderInsts": [], "type": "0", "level": "Lv1",
}  # fmt: skip


def test_the_account_tells_who_it_is() -> None:
    client, _, _ = scripted(account_config=ok([CONFIG]))
    facts = client.account()
    assert facts.uid == "44705892343619584"
    assert facts.account_mode is AccountMode.FUTURES
    assert facts.position_mode is PositionMode.LONG_SHORT
    assert facts.permissions == {"read_only", "trade"}
    assert (facts.ip_bound, facts.manual_isolated, facts.label, facts.lead_trader) == (False, False, "guard", False)


def test_a_lead_trader_is_seen() -> None:
    client, _, _ = scripted(account_config=ok([{**CONFIG, "roleType": "1"}]))
    assert client.account().lead_trader


@pytest.mark.parametrize("role", ["0", "2", "9"])
def test_someone_who_copies_trades_is_no_lead_trader(role: str) -> None:
    client, _, _ = scripted(account_config=ok([{**CONFIG, "roleType": role}]))
    assert not client.account().lead_trader


def test_bound_addresses_and_manual_margin_are_seen() -> None:
    client, _, _ = scripted(account_config=ok([{**CONFIG, "ip": "203.0.113.9,203.0.113.10", "ctIsoMode": "autonomy"}]))
    assert client.account().ip_bound
    assert client.account().manual_isolated


@pytest.mark.parametrize(
    "change",
    [{"uid": ""}, {"acctLv": "5"}, {"acctLv": 2}, {"posMode": ""}, {"posMode": "hedge"}, {"perm": None}],
    ids=str,
)
def test_an_account_that_cannot_be_understood_is_no_answer(change: dict[str, Any]) -> None:
    client, _, _ = scripted(account_config=ok([{**CONFIG, **change}]))
    with pytest.raises(BadAnswer):
        client.account()


@pytest.mark.parametrize("blank", [None, ""])
@pytest.mark.parametrize("field", ["label", "ip", "roleType", "ctIsoMode"])
def test_a_detail_of_the_account_that_okx_leaves_blank_spoils_nothing(field: str, blank: str | None) -> None:
    client, _, _ = scripted(account_config=ok([{**CONFIG, field: blank}]))
    facts = client.account()
    assert (facts.uid, facts.ip_bound, facts.lead_trader) == (CONFIG["uid"], False, False)
    assert facts.label == ("" if field == "label" else "guard")


@pytest.mark.parametrize("rows", [[], [CONFIG, CONFIG]], ids=["none", "two"])
def test_an_account_is_exactly_one_row(rows: list[Any]) -> None:
    client, _, _ = scripted(account_config=ok(rows))
    with pytest.raises(BadAnswer):
        client.account()


def balance(details: list[dict[str, str]], **totals: str) -> Balance:
    client, _, _ = scripted(account_balance=ok([{"totalEq": "1000.5", **totals, "details": details}]))
    return client.balance()


def test_futures_mode_tells_margin_by_currency() -> None:
    usdt = {
        "ccy": "USDT",
        "eq": "500",
        "eqUsd": "500.5",
        "availEq": "480",
        "availBal": "470",
        "imr": "20",
        "isoEq": "0",
    }
    btc = {"ccy": "BTC", "eq": "0.01", "eqUsd": "900", "availEq": "0.01", "imr": "0.0001", "isoEq": ""}
    found = balance([usdt, btc], imr="", isoEq="2.5", ordFroz="")
    assert found.margin_in_use == Decimal(20) * Decimal("500.5") / 500 + Decimal("0.0001") * 900 / Decimal(
        "0.01"
    ) + Decimal("2.5")
    assert found.available_usdt == Decimal(480)


def test_margin_of_pending_orders_is_not_margin_of_positions() -> None:
    assert balance([], imr="30", ordFroz="30", isoEq="0").margin_in_use == 0
    assert balance([], imr="30", ordFroz="12.5", isoEq="1").margin_in_use == Decimal("18.5")
    assert balance([], imr="30", ordFroz="", isoEq="").margin_in_use == Decimal(30)


def test_isolated_margin_alone_is_margin_in_use() -> None:
    assert balance([{"ccy": "USDT", "isoEq": "4"}], imr="0", isoEq="").margin_in_use == Decimal(4)


def test_what_okx_leaves_blank_is_unknown_not_zero() -> None:
    found = balance(
        [{"ccy": "USDT", "imr": "", "isoEq": "", "availEq": "", "availBal": ""}], imr="", isoEq="", totalEq=""
    )
    assert found == Balance(None, None)


def test_without_usdt_free_usdt_is_unknown() -> None:
    assert balance([{"ccy": "BTC", "availEq": "1"}]).available_usdt is None


def test_the_balance_falls_back_to_the_available_balance() -> None:
    assert balance([{"ccy": "USDT", "availEq": "", "availBal": "12"}]).available_usdt == Decimal(12)


@pytest.mark.parametrize("value", ["NaN", "many", "1,000", 7])
def test_a_margin_that_is_no_number_is_no_answer(value: object) -> None:
    client, _, _ = scripted(account_balance=ok([{"imr": value, "details": []}]))
    with pytest.raises(BadAnswer):
        client.balance()


def leverage_row(inst_id: str, side: str, lever: object, mode: str = "cross") -> dict[str, Any]:
    return {"instId": inst_id, "mgnMode": mode, "posSide": side, "lever": lever, "ccy": ""}


def test_leverage_comes_by_side_and_a_net_row_holds_for_both() -> None:
    rows = [
        leverage_row("A-USDT-SWAP", "long", "10"),
        leverage_row("A-USDT-SWAP", "short", "3.0"),
        leverage_row("B-USDT-SWAP", "net", "5"),
    ]
    client, script, _ = scripted(account_leverage_info=ok(rows))
    assert client.leverages(["A-USDT-SWAP", "B-USDT-SWAP"], MarginMode.CROSS) == {
        Pair("A-USDT-SWAP", PosSide.LONG): Decimal(10),
        Pair("A-USDT-SWAP", PosSide.SHORT): Decimal(3),
        Pair("B-USDT-SWAP", PosSide.LONG): Decimal(5),
        Pair("B-USDT-SWAP", PosSide.SHORT): Decimal(5),
    }
    assert script.sent[-1].path.endswith("leverage-info?instId=A-USDT-SWAP,B-USDT-SWAP&mgnMode=cross")


@pytest.mark.parametrize(
    "row",
    [
        leverage_row("B-USDT-SWAP", "net", "5"),
        leverage_row("A-USDT-SWAP", "net", "0"),
        leverage_row("A-USDT-SWAP", "net", "0.00"),
        leverage_row("A-USDT-SWAP", "net", "1e4"),
        leverage_row("A-USDT-SWAP", "net", "--"),
        leverage_row("A-USDT-SWAP", "net", "5", "isolated"),
        leverage_row("A-USDT-SWAP", "", "5"),
        leverage_row("A-USDT-SWAP", "net", "five"),
        leverage_row("A-USDT-SWAP", "net", "-5"),
        leverage_row("A-USDT-SWAP", "net", 5),
    ],
    ids=str,
)
def test_a_leverage_that_is_none_is_left_out_and_told(row: dict[str, Any]) -> None:
    client, _, _ = scripted(account_leverage_info=ok([row, leverage_row("C-USDT-SWAP", "long", "3")]))
    found = client.leverages(["A-USDT-SWAP", "C-USDT-SWAP"], MarginMode.CROSS)
    assert found == {Pair("C-USDT-SWAP", PosSide.LONG): Decimal(3)}
    assert set(found.odd) == {row["instId"]}


def test_two_leverages_for_one_side_are_none() -> None:
    rows = [("A", "net", "5"), ("A", "long", "6"), ("A", "long", "5"), ("B", "net", "7"), ("B", "long", "7")]
    client, _, _ = scripted(account_leverage_info=ok([leverage_row(*row) for row in rows]))
    found = client.leverages(["A", "B"], MarginMode.CROSS)
    levers = {Pair("A", PosSide.SHORT): "5", Pair("B", PosSide.LONG): "7", Pair("B", PosSide.SHORT): "7"}
    assert {pair: str(lever) for pair, lever in found.items()} == levers
    assert set(found.odd) == {"A"}


@pytest.mark.parametrize("status", [404, 410])
def test_a_page_that_is_not_there_is_told_from_an_exchange_that_is_busy(status: int) -> None:
    """OKX's European site has no leverage-info: it will not have it the next time either."""
    client, _, _ = scripted(account_leverage_info=Response(status, b"<html>not found</html>"))
    with pytest.raises(CallRefused) as caught:
        client.leverages(["A-USDT-SWAP"], MarginMode.CROSS)
    assert (caught.value.okx_code, caught.value.kind, caught.value.gone) == (str(status), RefusalKind.OTHER, True)


@pytest.mark.parametrize(
    ("code", "gone"), [("51010", True), ("59111", True), ("50005", True), ("51000", False), ("51001", False)]
)
def test_a_refused_leverage_says_whether_it_is_the_endpoint_or_the_question(code: str, gone: bool) -> None:
    client, _, _ = scripted(account_leverage_info=error(code, 410 if code == "50005" else 400))
    with pytest.raises(CallRefused) as caught:
        client.leverages(["A-USDT-SWAP"], MarginMode.CROSS)
    assert (caught.value.okx_code, caught.value.gone) == (code, gone)


@pytest.mark.parametrize(
    "answer", [error("50011", 429), error("50001", 503), Response(502, b""), Response(429, b"")], ids=str
)
def test_a_leverage_that_cannot_be_had_now_is_no_refusal(answer: Response) -> None:
    client, _, _ = scripted(account_leverage_info=answer)
    with pytest.raises(VenueBusy):
        client.leverages(["A-USDT-SWAP"], MarginMode.CROSS)


def test_a_blank_leverage_is_left_out() -> None:
    client, _, _ = scripted(account_leverage_info=ok([leverage_row("A-USDT-SWAP", "net", "")]))
    found = client.leverages(["A-USDT-SWAP"], MarginMode.CROSS)
    assert (found, found.odd) == ({}, {})


def test_leverages_come_twenty_a_request() -> None:
    client, script, _ = scripted(account_leverage_info=ok([]))
    client.leverages([f"C{number}-USDT-SWAP" for number in range(41)], MarginMode.ISOLATED)
    asked = [sent.path for sent in script.sent if "leverage" in sent.path]
    assert [path.count(",") + 1 for path in asked] == [20, 20, 1]

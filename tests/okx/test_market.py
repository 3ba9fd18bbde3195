"""Contracts, prices, the exchange's clock, maintenance: the answers that need no key."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from pairguard_gui.core.values.errors import BadAnswer, VenueBusy
from pairguard_gui.core.values.exchange_data import Environment, Instrument, Quote
from pairguard_gui.core.values.rows import Table
from pairguard_gui.okx.rest import OkxExchange
from tests.okx.rig import CREDENTIALS, NOON, ManualClock, Script, ms, ok, scripted


def contract(**changes: Any) -> dict[str, Any]:
    return {
        "instId": "BNB-USDT-SWAP", "instType": "SWAP", "state": "live", "ctType": "linear", "settleCcy": "USDT",
        "ctVal": "0.01", "ctMult": "1", "ctValCcy": "BNB", "lotSz": "1", "minSz": "1", "tickSz": "0.1", "lever": "50",
        "maxMktSz": "160000", "expTime": "", "instIdCode": 111061, "upcChg": [], "futureSettlement": False,
        **changes,
    }  # fmt: skip


def instruments(*rows: Any) -> Table[str, Instrument]:
    client, _, _ = scripted(public_instruments=ok(list(rows)))
    return client.instruments()


def test_a_contract_has_its_terms() -> None:
    assert instruments(contract()) == {
        "BNB-USDT-SWAP": Instrument(
            inst_id="BNB-USDT-SWAP", linear=True, settle_ccy="USDT", ct_val=Decimal("0.01"), ct_mult=Decimal(1),
            lot_sz=Decimal(1), min_sz=Decimal(1), tick_sz=Decimal("0.1"), max_mkt_sz=Decimal(160000),
            max_lever=Decimal(50), state="live", exp_time=None,
        )
    }  # fmt: skip


def test_a_planned_delisting_is_seen() -> None:
    found = instruments(contract(expTime="1772366400000", state="suspend"))["BNB-USDT-SWAP"]
    assert (found.exp_time, found.state) == (NOON, "suspend")


def test_an_inverse_contract_is_not_linear() -> None:
    assert not instruments(contract(ctType="inverse", settleCcy="BTC"))["BNB-USDT-SWAP"].linear


@pytest.mark.parametrize("term", ["", None, "tbd", 7])
def test_a_contract_that_is_not_open_yet_is_left_out_and_told(term: object) -> None:
    early = contract(instId="NEW-USDT-SWAP", state="preopen", ctVal=term, lotSz=term, tickSz=term, lever=term)
    found = instruments(early, contract())
    assert (set(found), set(found.odd)) == ({"BNB-USDT-SWAP"}, {"NEW-USDT-SWAP"})


def test_contracts_without_an_id_cost_nobody_anything() -> None:
    """Two pre-open rows with blank ids have been recorded side by side."""
    early = contract(instId="", state="preopen", ctVal="", settleCcy="")
    found = instruments(early, contract(), early)
    assert (set(found), set(found.odd)) == ({"BNB-USDT-SWAP"}, {""})


def test_one_contract_that_stands_there_twice_is_one_unless_its_terms_differ() -> None:
    assert set(instruments(contract(), contract())) == {"BNB-USDT-SWAP"}
    found = instruments(contract(), contract(ctVal="0.1"), contract(), contract(instId="LTC-USDT-SWAP"))
    assert (set(found), set(found.odd)) == ({"LTC-USDT-SWAP"}, {"BNB-USDT-SWAP"})


NO_AMOUNTS = [
    "0",
    "0.0",
    "-1",
    "1e9",
    "1E-7",
    "+1",
    "1.",
    ".5",
    "1_0",
    "1,0",
    "٣",
    " 1",
    "1 ",
    "NaN",
    "inf",
    "",
    "9" * 99,
]


@pytest.mark.parametrize("amount", NO_AMOUNTS)
@pytest.mark.parametrize("field", ["ctVal", "ctMult", "lotSz", "minSz", "tickSz"])
def test_terms_that_would_divide_by_nothing_cost_one_contract(field: str, amount: str) -> None:
    found = instruments(contract(**{field: amount}), contract(instId="LTC-USDT-SWAP"))
    assert set(found) == {"LTC-USDT-SWAP"}
    assert field in found.odd["BNB-USDT-SWAP"].what


@pytest.mark.parametrize("amount", [amount for amount in NO_AMOUNTS if amount])
@pytest.mark.parametrize("field", ["lever", "maxMktSz"])
def test_a_limit_that_is_no_figure_is_not_taken_for_no_limit(field: str, amount: str) -> None:
    assert set(instruments(contract(**{field: amount})).odd) == {"BNB-USDT-SWAP"}


def test_limits_may_be_unknown() -> None:
    found = instruments(contract(maxMktSz="", lever=None))["BNB-USDT-SWAP"]
    assert (found.max_mkt_sz, found.max_lever) == (None, None)


@pytest.mark.parametrize("rows", [[], [contract(instType="FUTURES")]], ids=["nothing", "no swap"])
def test_a_list_without_any_swap_is_no_answer(rows: list[Any]) -> None:
    with pytest.raises(BadAnswer):
        instruments(*rows)


@pytest.mark.parametrize(
    "change", [{"lotSz": 1}, {"minSz": "one"}, {"expTime": "soon"}, {"state": None}, {"ctType": ""}]
)
def test_terms_that_cannot_be_trusted_are_odd_and_not_delisted(change: dict[str, Any]) -> None:
    found = instruments(contract(**change), contract(instId="LTC-USDT-SWAP"))
    assert (set(found), set(found.odd)) == ({"LTC-USDT-SWAP"}, {"BNB-USDT-SWAP"})


def ticker(**changes: Any) -> dict[str, Any]:
    return {
        "instId": "BNB-USDT-SWAP",
        "last": "620",
        "askPx": "620.1",
        "askSz": "5",
        "bidPx": "619.9",
        "bidSz": "1",
        "ts": ms(NOON),
        **changes,
    }


def mark(**changes: Any) -> dict[str, Any]:
    return {"instId": "BNB-USDT-SWAP", "markPx": "620.05", "ts": ms(NOON), **changes}


def quotes(tickers: list[Any], marks: list[Any]) -> Table[str, Quote]:
    client, _, _ = scripted(market_tickers=ok(tickers), public_mark_price=ok(marks))
    found = client.quotes()
    assert client.requests == 2
    return found


def test_a_quote_joins_ticker_and_mark_price() -> None:
    expected = Quote("BNB-USDT-SWAP", Decimal(620), Decimal("620.1"), Decimal("619.9"), Decimal("620.05"), NOON)
    assert quotes([ticker()], [mark()]) == {"BNB-USDT-SWAP": expected}


def test_an_empty_side_of_the_book_is_unknown() -> None:
    found = quotes([ticker(askPx="", bidPx=None, last="")], [mark()])["BNB-USDT-SWAP"]
    assert (found.last, found.ask, found.bid) == (None, None, None)


def test_what_has_no_mark_or_no_ticker_has_no_quote() -> None:
    assert quotes([ticker(), ticker(instId="A")], [mark(markPx=""), mark(instId="B")]) == {}


@pytest.mark.parametrize("blank", ["", None])
def test_a_ticker_that_does_not_say_when_it_was_made_is_none(blank: str | None) -> None:
    assert quotes([ticker(ts=blank)], [mark()]) == {}


def test_a_quote_is_as_old_as_the_older_of_its_two_parts() -> None:
    older = NOON - timedelta(seconds=7)
    for rows in (([ticker(ts=ms(older))], [mark()]), ([ticker()], [mark(ts=ms(older))])):
        assert quotes(*rows)["BNB-USDT-SWAP"].at == older


@pytest.mark.parametrize(
    ("tickers", "marks"),
    [
        ([ticker(askPx="x")], [mark()]),
        ([ticker(last="-")], [mark()]),
        ([ticker(bidPx="0")], [mark()]),
        ([ticker(bidPx=619)], [mark()]),
        ([ticker()], [mark(markPx="inf")]),
        ([ticker()], [mark(markPx="0")]),
        ([ticker()], [mark(markPx="-620")]),
        ([ticker()], [mark(ts="")]),
        ([ticker(ts="soon")], [mark()]),
    ],
)
def test_a_price_that_is_no_price_costs_one_instrument(tickers: list[Any], marks: list[Any]) -> None:
    found = quotes([*tickers, ticker(instId="LTC-USDT-SWAP")], [mark(instId="LTC-USDT-SWAP"), *marks])
    assert (set(found), set(found.odd)) == ({"LTC-USDT-SWAP"}, {"BNB-USDT-SWAP"})


def test_the_time_is_in_milliseconds() -> None:
    client, _, _ = scripted(public_time=ok([{"ts": "1772366400123"}]))
    assert client.server_now() == datetime(2026, 3, 1, 12, 0, 0, 123000, tzinfo=UTC)


@pytest.mark.parametrize(
    "rows", [[], [{"ts": "soon"}], [{"ts": 1772366400123}], [{}], [{"ts": "1"}, {"ts": "2"}]], ids=str
)
def test_a_time_that_cannot_be_read_is_no_time(rows: list[Any]) -> None:
    client, _, _ = scripted(public_time=ok(rows))
    with pytest.raises(BadAnswer):
        client.server_now()


def maintained(rows: list[Any], environment: Environment = Environment.LIVE) -> bool:
    clock = ManualClock()
    script = Script(clock, {"/api/v5/system/status": [ok(rows)]})
    client = OkxExchange(CREDENTIALS, script, clock, demo=environment is Environment.DEMO)
    stopped = client.under_maintenance()
    assert not any(name.startswith("OK-ACCESS") for name in script.sent[0].headers), "no key goes with it"
    return stopped


def status(**changes: Any) -> dict[str, Any]:
    return {"title": "x", "state": "ongoing", "serviceType": "5", "env": "1", "begin": "1", "end": "2", **changes}


@pytest.mark.parametrize("service", ["5", "8", "9", "3"])
@pytest.mark.parametrize("state", ["ongoing", "pre_open"])
def test_trading_under_maintenance_is_seen(service: str, state: str) -> None:
    assert maintained([status(state="completed"), status(serviceType=service, state=state)])


@pytest.mark.parametrize(
    "change",
    [
        {"state": "scheduled"},
        {"state": "completed"},
        {"state": "canceled"},
        {"serviceType": "0"},
        {"serviceType": "7"},
        {"env": "2"},
    ],
    ids=str,
)
def test_other_maintenance_does_not_matter(change: dict[str, Any]) -> None:
    assert not maintained([status(**change)])


def test_demo_has_maintenance_of_its_own() -> None:
    assert maintained([status(env="2")], Environment.DEMO)
    assert not maintained([status(env="1")], Environment.DEMO)


def test_no_row_means_no_maintenance() -> None:
    assert not maintained([])


def test_a_maintenance_that_cannot_be_read_hides_no_other() -> None:
    assert maintained([{"state": None}, None, status()])
    assert not maintained([{"state": 7}])


def test_status_is_asked_once_in_five_seconds() -> None:
    client, _, clock = scripted(system_status=ok([]))
    client.under_maintenance()
    with pytest.raises(VenueBusy):
        client.under_maintenance()
    clock.pass_(5.2)
    assert not client.under_maintenance()

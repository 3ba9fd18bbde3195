"""Contracts, prices, the exchange's clock, maintenance: the answers that need no key."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from pairguard_gui.core.values.errors import BadAnswer, VenueBusy
from pairguard_gui.core.values.exchange_data import Environment, Instrument, Quote
from pairguard_gui.okx.rest import OkxExchange
from tests.okx.rig import CREDENTIALS, NOON, ManualClock, Script, ms, ok, scripted


def contract(**changes: Any) -> dict[str, Any]:
    return {
        "instId": "BNB-USDT-SWAP", "instType": "SWAP", "state": "live", "ctType": "linear", "settleCcy": "USDT",
        "ctVal": "0.01", "ctMult": "1", "ctValCcy": "BNB", "lotSz": "1", "minSz": "1", "tickSz": "0.1", "lever": "50",
        "maxMktSz": "160000", "expTime": "", "instIdCode": 111061, "upcChg": [], "futureSettlement": False,
        **changes,
    }  # fmt: skip


def instruments(*rows: Any) -> dict[str, Instrument]:
    client, _, _ = scripted(public_instruments=ok(list(rows)))
    return dict(client.instruments())


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


@pytest.mark.parametrize("blank", ["", None])
def test_a_contract_that_is_not_open_yet_is_left_out(blank: str | None) -> None:
    early = contract(instId="NEW-USDT-SWAP", state="preopen", ctVal=blank, lotSz=blank, tickSz=blank, lever=blank)
    assert set(instruments(early, contract())) == {"BNB-USDT-SWAP"}


def test_limits_may_be_unknown() -> None:
    found = instruments(contract(maxMktSz="", lever=None))["BNB-USDT-SWAP"]
    assert (found.max_mkt_sz, found.max_lever) == (None, None)


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [contract(instType="FUTURES")],
        [contract(), contract()],
        [contract(ctVal="NaN")],
        [contract(lotSz=1)],
        [contract(minSz="one")],
        [contract(expTime="soon")],
        [contract(state=None)],
    ],
    ids=str,
)
def test_terms_that_cannot_be_trusted_are_no_answer(rows: list[Any]) -> None:
    with pytest.raises(BadAnswer):
        instruments(*rows)


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


def quotes(tickers: list[Any], marks: list[Any]) -> dict[str, Quote]:
    client, _, _ = scripted(market_tickers=ok(tickers), public_mark_price=ok(marks))
    found = dict(client.quotes())
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
        ([ticker()], [mark(markPx="inf")]),
        ([ticker()], [mark(ts="")]),
        ([ticker(ts="soon")], [mark()]),
    ],
)
def test_a_price_that_is_no_number_is_no_answer(tickers: list[Any], marks: list[Any]) -> None:
    with pytest.raises(BadAnswer):
        quotes(tickers, marks)


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


def test_status_is_asked_once_in_five_seconds() -> None:
    client, _, clock = scripted(system_status=ok([]))
    client.under_maintenance()
    with pytest.raises(VenueBusy):
        client.under_maintenance()
    clock.pass_(5.2)
    assert not client.under_maintenance()

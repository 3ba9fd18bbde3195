"""What every request carries, and what it never lets out."""

from __future__ import annotations

import base64
import logging
from datetime import timedelta

import pytest

from pairguard_gui.core.ports import Exchange
from pairguard_gui.core.values.errors import BadAnswer, CallRefused, GuardError, Unreachable
from pairguard_gui.core.values.exchange_data import MarginMode
from pairguard_gui.core.values.reason import Code
from pairguard_gui.okx.rest import OkxExchange
from pairguard_gui.okx.signing import signature
from pairguard_gui.okx.transport import AnswerTooLarge, NoAnswer
from tests.okx.rig import (
    BATCH,
    CREDENTIALS,
    KEY,
    NOON,
    PASSPHRASE,
    SECRET,
    TIME,
    ManualClock,
    Script,
    error,
    ok,
    order_row,
    placed,
    position,
    request,
    scripted,
)


def test_the_client_is_the_port() -> None:
    client: Exchange = scripted()[0]
    assert client.requests == 0


def test_a_private_read_is_signed_with_the_servers_time() -> None:
    client, script, clock = scripted(account_positions=ok([]))
    client.positions()
    sent = script.sent[-1]
    stamp = sent.headers["OK-ACCESS-TIMESTAMP"]
    assert stamp == clock.server.strftime("%Y-%m-%dT%H:%M:%S.000Z")
    assert sent.headers["OK-ACCESS-SIGN"] == signature(SECRET, stamp, "GET", sent.path)
    assert (sent.headers["OK-ACCESS-KEY"], sent.headers["OK-ACCESS-PASSPHRASE"]) == (KEY, PASSPHRASE)
    assert sent.headers["Content-Type"] == "application/json"
    assert sent.body == ""


def test_an_order_is_signed_over_exactly_its_bytes() -> None:
    client, script, _ = scripted(trade_batch_orders=ok([placed(request())]))
    client.place([request()], NOON + timedelta(seconds=12))
    sent = script.sent[-1]
    stamp = sent.headers["OK-ACCESS-TIMESTAMP"]
    assert (sent.method, sent.path) == ("POST", BATCH)
    assert sent.headers["OK-ACCESS-SIGN"] == signature(SECRET, stamp, "POST", BATCH, sent.body)


def test_public_reads_carry_no_key() -> None:
    client, script, _ = scripted()
    client.server_now()
    assert script.paths() == [TIME]
    assert not any(name.startswith("OK-ACCESS") for name in script.sent[0].headers)


@pytest.mark.parametrize("demo", [True, False])
def test_every_request_to_demo_trading_says_so(demo: bool) -> None:
    clock = ManualClock()
    script = Script(clock, {"/api/v5/account/positions": [ok([])], BATCH: [ok([placed(request())])]})
    client = OkxExchange(CREDENTIALS, script, clock, demo=demo)
    client.positions()
    client.place([request()], NOON + timedelta(seconds=12))
    assert {sent.headers.get("x-simulated-trading") for sent in script.sent} == {"1" if demo else None}


def test_a_quiet_check_is_one_request() -> None:
    client, _, clock = scripted(account_positions=ok([position()]))
    client.positions()
    for _ in range(50):
        clock.pass_(60)
        before = client.requests
        client.server_now()
        client.positions()
        assert client.requests - before == 1


@pytest.mark.parametrize("failure", [NoAnswer("ConnectTimeout"), AnswerTooLarge()])
def test_a_read_without_an_answer_is_asked_once(failure: Exception) -> None:
    client, script, _ = scripted(account_positions=failure)
    with pytest.raises(Unreachable if isinstance(failure, NoAnswer) else BadAnswer):
        client.positions()
    assert len(script.sent) == 2


def test_unreachable_tells_the_cause() -> None:
    client, _, _ = scripted(account_positions=NoAnswer("gaierror: Name or service not known"))
    with pytest.raises(Unreachable) as caught:
        client.positions()
    assert caught.value.reason.code is Code.UNREACHABLE
    assert "gaierror" in str(caught.value.reason.param("what"))


@pytest.mark.parametrize("typed", ["BTC-USDT-SWAP&posId=1", "比特币-USDT-SWAP", "a b", "a,b", "x?#%"])
def test_a_mistyped_instrument_changes_neither_query_nor_signature(typed: str) -> None:
    unknown = error("51001")
    client, script, _ = scripted(account_positions=unknown, trade_order=unknown, account_leverage_info=ok([]))
    with pytest.raises(CallRefused):
        client.positions_of([typed])
    with pytest.raises(CallRefused):
        client.order(typed, "PGabc0")
    client.leverages([typed], MarginMode.CROSS)
    for sent in script.sent[1:]:
        query = sent.path.partition("?")[2]
        assert sent.path.isascii()
        assert len(query.split("&")) == 2
        assert not set(" #,") & set(query)


def test_the_log_tells_the_calls_and_no_secret(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    client, script, _ = scripted(
        account_positions=[ok([position()]), error("50113", 401), NoAnswer("reset")],
        trade_batch_orders=ok([placed(request())]),
        trade_order=ok([order_row()]),
    )
    script.travel_s = 0.25
    texts = []
    for _ in range(3):
        try:
            client.positions()
        except GuardError as failure:
            texts.append(f"{failure!r} {failure.reason} {failure.__cause__!r}")
    client.place([request()], NOON + timedelta(seconds=20))
    client.order("BNB-USDT-SWAP", "PGabc0")
    assert "GET /api/v5/account/positions?instType=SWAP: 200 in 250 ms" in caplog.text
    assert "GET /api/v5/account/positions?instType=SWAP: no answer in 250 ms" in caplog.text
    assert "POST /api/v5/trade/batch-orders: 200" in caplog.text
    for secret in (KEY, SECRET, PASSPHRASE, base64.b64encode(SECRET.encode()).decode()):
        assert secret not in caplog.text + "".join(texts)
    signatures = [sent.headers["OK-ACCESS-SIGN"] for sent in script.sent if "OK-ACCESS-SIGN" in sent.headers]
    assert len(signatures) == 5
    assert not any(signed in caplog.text for signed in signatures)


def test_closing_closes_the_transport() -> None:
    closed = []
    client = OkxExchange(CREDENTIALS, Script(ManualClock()), ManualClock(), close=lambda: closed.append(1))
    client.close()
    assert closed == [1]

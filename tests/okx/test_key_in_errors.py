"""OKX repeats the API key in its own words; none of them leaves this room with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import timedelta

import pytest

from pairguard_gui.core.values.credentials import Credentials
from pairguard_gui.core.values.errors import Denied, GuardError
from pairguard_gui.core.values.exchange_data import MarginMode
from pairguard_gui.core.values.placement import Rejected, Unknown
from pairguard_gui.core.values.reason import Code
from pairguard_gui.okx.rest import OkxExchange
from pairguard_gui.okx.transport import NoAnswer
from tests.okx.rig import (
    CREDENTIALS,
    KEY,
    NOON,
    PASSPHRASE,
    SECRET,
    ManualClock,
    Script,
    error,
    ok,
    placed,
    position,
    request,
    scripted,
)

EXPIRY = NOON + timedelta(seconds=12)
SLANDER = f"Your IP 203.0.113.9 is not included in your API key's {KEY} IP whitelist, {SECRET} {PASSPHRASE.upper()}."
READS: dict[str, Callable[[OkxExchange], object]] = {
    "positions": lambda client: client.positions(),
    "some positions": lambda client: client.positions_of(["BNB-USDT-SWAP"]),
    "closed positions": lambda client: client.closed_positions(NOON),
    "balance": lambda client: client.balance(),
    "account": lambda client: client.account(),
    "instruments": lambda client: client.instruments(),
    "quotes": lambda client: client.quotes(),
    "leverages": lambda client: client.leverages(["BNB-USDT-SWAP"], MarginMode.CROSS),
    "recent orders": lambda client: client.recent_orders(NOON),
    "order": lambda client: client.order("BNB-USDT-SWAP", "PGabc0"),
    "fills": lambda client: client.fills(NOON),
    "maintenance": lambda client: client.under_maintenance(),
}


def text_of(failure: GuardError) -> str:
    return f"{failure!r} {failure} {failure.reason}"


def silent(text: str) -> bool:
    """Whether no eight signs in a row of the key are in it."""
    parts = (KEY, SECRET, PASSPHRASE)
    pieces = {part[at : at + 8].lower() for part in parts for at in range(len(part) - 7)}
    return not any(piece in text.lower() for piece in pieces)


def used() -> tuple[OkxExchange, Script]:
    """A client that has shown its key once, and whose every other answer slanders it."""
    clock = ManualClock()
    script = Script(clock, {"/api/v5/account/config": [ok([])]})
    client = OkxExchange(CREDENTIALS, script, clock)
    with pytest.raises(GuardError):
        client.account()
    return client, script


@pytest.mark.parametrize("code", ["50110", "50199", "98765", "51001"])
@pytest.mark.parametrize("read", READS)
def test_no_error_of_a_read_repeats_the_key(read: str, code: str) -> None:
    client, script = used()
    script.answers = defaultdict(lambda: [error(code, 401, SLANDER)])
    with pytest.raises(GuardError) as caught:
        READS[read](client)
    assert silent(text_of(caught.value)), text_of(caught.value)
    if code == "98765":
        assert "Your IP 203.0.113.9 is not included in your API key's [secret] IP whitelist" in text_of(caught.value)


@pytest.mark.parametrize("field", ["instId", "pos", "posSide", "cTime", "mgnMode"])
def test_nor_does_a_complaint_about_a_row_that_holds_it(field: str) -> None:
    client, _, _ = scripted(account_positions=ok([position(**{"pos": "x", field: SECRET})]))
    (odd,) = client.positions().odd
    assert silent(f"{odd}"), odd


@pytest.mark.parametrize("field", ["uid", "acctLv", "posMode"])
def test_nor_does_a_complaint_about_a_field_that_holds_it(field: str) -> None:
    row = {"uid": "7", "acctLv": "2", "posMode": "", "perm": "", field: SECRET}
    client, _, _ = scripted(account_config=ok([row]))
    with pytest.raises(GuardError) as caught:
        client.account()
    assert caught.value.reason.code is Code.BAD_ANSWER
    assert silent(text_of(caught.value)), text_of(caught.value)


def test_nor_does_the_network() -> None:
    client, _, _ = scripted(account_positions=NoAnswer(f"BadHeader: {PASSPHRASE}"))
    with pytest.raises(GuardError) as caught:
        client.positions()
    assert silent(text_of(caught.value))


@pytest.mark.parametrize("code", ["51008", "51999"])
def test_nor_does_what_became_of_an_order(code: str) -> None:
    for answer in (ok([placed(request(), code, sMsg=SLANDER)], code="1"), error(code, 400, SLANDER)):
        client, _, _ = scripted(trade_batch_orders=answer)
        (found,) = client.place([request()], EXPIRY)
        assert isinstance(found, Rejected if code == "51008" else Unknown)
        assert silent(str(found)), found
        assert "[secret]" in str(found)


def test_the_words_decide_what_they_mean_before_they_are_blacked_out() -> None:
    answer = ok([placed(request(), "51000", sMsg=f"Parameter posSide error {KEY}")], code="1")
    client, _, _ = scripted(trade_batch_orders=answer)
    (found,) = client.place([request()], EXPIRY)
    assert isinstance(found, Rejected)
    assert (found.kind.value, silent(found.message)) == ("mode", True)


def test_a_key_that_was_not_shown_yet_is_not_repeated_either() -> None:
    client, _, _ = scripted(public_time=error("98765", 200, SLANDER))
    with pytest.raises(GuardError) as caught:
        client.server_now()
    assert silent(text_of(caught.value)), text_of(caught.value)


def test_a_key_that_cannot_be_fetched_is_asked_for_once() -> None:
    asked = []

    def locked() -> Credentials:
        asked.append(True)
        raise Denied(Code.KEY_STORE_LOCKED)

    clock = ManualClock()
    script = Script(clock, {"/api/v5/account/config": [ok([])]})
    client = OkxExchange(locked, script, clock)
    with pytest.raises(Denied):
        client.account()
    assert asked == [True]

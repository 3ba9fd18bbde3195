"""An account that is only watched cannot trade, whoever asks."""

from __future__ import annotations

from datetime import timedelta

import pytest

from pairguard_gui.core.values.errors import ExchangeError
from pairguard_gui.core.values.reason import Code
from pairguard_gui.okx.rest import OkxExchange
from pairguard_gui.okx.transport import TradingForbidden, WatchOnly
from tests.okx.rig import CREDENTIALS, NOON, TIME, ManualClock, Script, ok, position, request


def test_placing_raises_and_nothing_leaves() -> None:
    clock = ManualClock()
    script = Script(clock)
    client = OkxExchange(CREDENTIALS, script, clock, trade=False)
    with pytest.raises(TradingForbidden) as caught:
        client.place([request()], NOON + timedelta(seconds=12))
    assert caught.value.reason.code is Code.WATCH_ONLY
    assert not isinstance(caught.value, ExchangeError), "it must not pass for a bad connection"
    assert script.paths() == [TIME]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "post", "get", ""])
def test_the_lowest_layer_lets_only_get_through(method: str) -> None:
    script = Script(ManualClock())
    with pytest.raises(TradingForbidden):
        WatchOnly(script).send(method, "/api/v5/trade/order", {}, "{}", 1)
    assert script.sent == []


def test_watching_reads_as_ever() -> None:
    clock = ManualClock()
    script = Script(clock, {"/api/v5/account/positions": [ok([position()])]})
    client = OkxExchange(CREDENTIALS, script, clock, trade=False)
    assert len(client.positions()) == 1

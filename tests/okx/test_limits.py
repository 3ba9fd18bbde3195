"""OKX's rate limits are observed before OKX has to refuse."""

from __future__ import annotations

import random

import pytest

from pairguard_gui.core.values.errors import VenueBusy
from pairguard_gui.core.values.reason import Code
from pairguard_gui.okx.limits import Limits
from tests.okx.rig import ok, scripted

ENDPOINT = "/api/v5/account/positions"  # ten in two seconds


def test_what_fits_goes_at_once() -> None:
    limits = Limits()
    assert [limits.take(ENDPOINT, 100.0) for _ in range(10)] == [0.0] * 10


def test_what_does_not_fit_waits_until_the_oldest_has_left_the_window() -> None:
    limits = Limits()
    for number in range(10):
        limits.take(ENDPOINT, 100.0 + number / 10)
    assert limits.take(ENDPOINT, 101.0) == pytest.approx(1.1)
    assert limits.take(ENDPOINT, 102.1001) == 0.0
    assert limits.take(ENDPOINT, 102.1001) > 0, "a refused request is not counted, a granted one is"


def test_orders_count_one_by_one() -> None:
    limits = Limits()
    batch = "/api/v5/trade/batch-orders"
    assert [limits.take(batch, 5.0, 20) for _ in range(15)] == [0.0] * 15
    assert limits.take(batch, 5.0, 1) == pytest.approx(2.1)


def test_endpoints_do_not_share_a_budget() -> None:
    limits = Limits()
    for _ in range(10):
        limits.take(ENDPOINT, 1.0)
    assert limits.take("/api/v5/account/balance", 1.0) == 0.0


@pytest.mark.parametrize("seed", range(5))
def test_no_window_of_two_seconds_ever_holds_more_than_ten(seed: int) -> None:
    chance, limits, now, sent = random.Random(seed), Limits(), 0.0, []
    for _ in range(2000):
        now += chance.choice([0, 0.01, 0.3, chance.random()])
        if limits.take(ENDPOINT, now) == 0.0:
            sent.append(now)
    assert all(later - earlier >= 2.0 for earlier, later in zip(sent, sent[10:], strict=False))


def test_a_read_waits_for_its_turn() -> None:
    client, script, clock = scripted(account_positions=ok([]))
    for _ in range(25):
        client.positions()
    assert clock.slept == [pytest.approx(2.1), pytest.approx(2.1)]
    assert len(script.sent) == 26


def test_a_read_does_not_wait_long() -> None:
    client, script, clock = scripted(system_status=ok([]))
    client.under_maintenance()
    with pytest.raises(VenueBusy) as caught:
        client.under_maintenance()
    assert caught.value.reason.code is Code.RATE_LIMITED
    assert clock.slept == []
    assert len(script.sent) == 1

"""The exchange's time: measured once, carried by the monotonic clock, measured anew whenever it may be wrong."""

from __future__ import annotations

from datetime import timedelta

import pytest

from pairguard_gui.core.values.errors import ClockOff, Unreachable
from pairguard_gui.core.values.reason import Code
from pairguard_gui.okx.rest import OkxExchange
from pairguard_gui.okx.server_clock import OLDEST_S
from pairguard_gui.okx.transport import NoAnswer
from tests.okx.rig import TIME, ManualClock, Script, error, ok, position, scripted


def measured() -> tuple[OkxExchange, Script, ManualClock]:
    client, script, clock = scripted(account_positions=ok([position()]))
    assert client.server_now() == clock.server
    return client, script, clock


def test_it_is_measured_once_and_then_known() -> None:
    client, script, clock = measured()
    for _ in range(100):
        clock.pass_(30)
        assert client.server_now() == clock.server
    assert script.paths() == [TIME]


def test_half_the_journey_is_taken_off() -> None:
    client, script, clock = scripted()
    script.travel_s = 3.0
    assert client.server_now() == clock.server


def test_it_is_measured_again_after_an_hour() -> None:
    client, script, clock = measured()
    clock.pass_(OLDEST_S - 1)
    client.server_now()
    clock.pass_(2)
    assert client.server_now() == clock.server
    assert script.paths() == [TIME, TIME]


@pytest.mark.parametrize("seconds", [10, 3600, 86_400])
def test_after_a_sleep_it_is_measured_again(seconds: float) -> None:
    client, script, clock = measured()
    clock.suspend(seconds)
    assert client.server_now() == clock.server
    assert script.paths() == [TIME, TIME]


@pytest.mark.parametrize("hours", [-1, 1])
def test_a_changed_wall_clock_changes_nothing(hours: int) -> None:
    client, script, clock = measured()
    clock.wall += timedelta(hours=hours)
    assert client.server_now() == clock.server
    assert script.paths() == [TIME, TIME]
    client.server_now()
    assert script.paths() == [TIME, TIME], "the new wall clock is what the next comparison starts from"


@pytest.mark.parametrize("step", [-600, -3, 3, 600])
def test_a_step_of_the_servers_clock_is_reported_once_and_believed_when_it_stays(step: float) -> None:
    client, script, clock = measured()
    clock.server += timedelta(seconds=step)
    clock.pass_(OLDEST_S + 1)
    with pytest.raises(ClockOff) as caught:
        client.server_now()
    assert caught.value.reason.code is Code.CLOCK_JUMPED
    assert caught.value.reason.param("seconds") == step
    clock.pass_(10)
    assert client.server_now() == clock.server
    assert script.paths() == [TIME] * 3


def test_two_measurements_in_one_breath_do_not_confirm_each_other() -> None:
    client, _, clock = measured()
    clock.server += timedelta(seconds=60)
    clock.pass_(OLDEST_S + 1)
    for _ in range(3):
        with pytest.raises(ClockOff):
            client.server_now()


def test_a_clock_that_steps_every_time_is_never_believed() -> None:
    client, _, clock = measured()
    clock.pass_(OLDEST_S + 1)
    for _ in range(5):
        clock.server += timedelta(seconds=60)
        clock.pass_(10)
        with pytest.raises(ClockOff):
            client.server_now()


def test_a_step_that_goes_away_is_forgotten() -> None:
    client, _, clock = measured()
    clock.server += timedelta(seconds=60)
    clock.pass_(OLDEST_S + 1)
    with pytest.raises(ClockOff):
        client.server_now()
    clock.server -= timedelta(seconds=60)
    clock.pass_(10)
    assert client.server_now() == clock.server


def test_a_slow_drift_over_days_is_no_jump() -> None:
    client, _, clock = measured()
    for _ in range(3):
        clock.pass_(86_400)
        clock.server += timedelta(seconds=10)
        assert client.server_now() == clock.server


def test_a_journey_too_long_says_nothing_about_the_time() -> None:
    client, script, _ = scripted()
    script.travel_s = 6.5
    with pytest.raises(ClockOff) as caught:
        client.server_now()
    assert caught.value.reason.code is Code.CLOCK_UNKNOWN


def test_without_an_answer_there_is_no_time() -> None:
    client, _, _ = scripted(public_time=NoAnswer("dns"))
    with pytest.raises(Unreachable):
        client.server_now()
    with pytest.raises(Unreachable):
        client.positions()


@pytest.mark.parametrize("code", ["50102", "50112"])
def test_a_refused_timestamp_is_measured_and_the_question_asked_once_more(code: str) -> None:
    client, script, clock = scripted(account_positions=[error(code, 401), ok([position()])])
    client.server_now()
    clock.server += timedelta(seconds=1.5)
    assert len(client.positions()) == 1
    assert [path.rsplit("/", 1)[1] for path in script.paths()] == ["time", "positions", "time", "positions"]
    assert client.server_now() == clock.server


def test_a_timestamp_refused_twice_is_an_error_and_measured_again_next_time() -> None:
    client, script, _ = scripted(account_positions=error("50102", 401))
    with pytest.raises(ClockOff) as caught:
        client.positions()
    assert caught.value.reason.code is Code.CLOCK_OFF
    assert script.paths().count("/api/v5/account/positions") == 2
    with pytest.raises(ClockOff):
        client.positions()
    assert script.paths()[4] == TIME


def test_a_refused_timestamp_and_a_jump_is_the_jump() -> None:
    client, script, clock = scripted(account_positions=error("50102", 401))
    client.server_now()
    clock.server += timedelta(seconds=120)
    with pytest.raises(ClockOff) as caught:
        client.positions()
    assert caught.value.reason.code is Code.CLOCK_JUMPED
    assert script.paths().count("/api/v5/account/positions") == 1

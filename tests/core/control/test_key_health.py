"""The six checks of a key, and what follows from them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from pairguard_gui.core.control.key_health import (
    CheckResult,
    KeyCheck,
    KeyFitness,
    KeyHealth,
    assess_failure,
    assess_key,
)
from pairguard_gui.core.judge.account_fitness import unguardable
from pairguard_gui.core.values.errors import BadAnswer, ClockOff, Denied, ExchangeError, Unreachable, VenueBusy
from pairguard_gui.core.values.exchange_data import AccountMode, Environment
from pairguard_gui.core.values.reason import Code, Reason
from tests.core.examples import account
from tests.support.guard_rig import GuardRig

READ, TRADE, WITHDRAW = "read_only", "trade", "withdraw"


def assessed(environment: Environment = Environment.LIVE, offset_s: float = 0, **facts: Any) -> KeyHealth:
    return assess_key(account(**facts), environment, timedelta(seconds=offset_s))


def result(health: KeyHealth, check: KeyCheck) -> tuple[CheckResult, Code | None]:
    report = next(report for report in health.checks if report.check is check)
    return report.result, report.reason.code if report.reason else None


def test_a_good_key_passes_all_six_checks() -> None:
    health = assessed()
    assert [report.check for report in health.checks] == list(KeyCheck)
    assert {report.result for report in health.checks} == {CheckResult.GOOD}
    assert (health.fitness, health.refusal, health.facts) == (KeyFitness.GUARD, None, account())


def test_a_key_that_may_withdraw_is_refused() -> None:
    health = assessed(permissions=frozenset({READ, TRADE, WITHDRAW}))
    assert result(health, KeyCheck.NO_WITHDRAW) == (CheckResult.BAD, Code.KEY_CAN_WITHDRAW)
    assert (health.fitness, health.refusal) == (KeyFitness.REFUSED, Reason.of(Code.KEY_CAN_WITHDRAW))


def test_a_key_that_may_not_trade_can_watch() -> None:
    health = assessed(permissions=frozenset({READ}))
    assert result(health, KeyCheck.TRADE) == (CheckResult.WARNING, Code.KEY_READ_ONLY)
    assert health.fitness is KeyFitness.WATCH_ONLY


@pytest.mark.parametrize("environment", Environment)
def test_a_live_key_bound_to_no_address_is_warned_about(environment: Environment) -> None:
    """OKX deletes it after fourteen idle days; demo keys do not expire."""
    found = result(assessed(environment, ip_bound=False), KeyCheck.IP_BINDING)
    live = environment is Environment.LIVE
    assert found == ((CheckResult.WARNING, Code.KEY_NOT_BOUND) if live else (CheckResult.GOOD, None))


@pytest.mark.parametrize(("seconds", "bad"), [(30, False), (-30, False), (30.5, True), (-31, True)])
def test_a_clock_more_than_thirty_seconds_off_is_bad(seconds: float, bad: bool) -> None:
    health = assessed(offset_s=seconds)
    assert result(health, KeyCheck.CLOCK)[0] is (CheckResult.BAD if bad else CheckResult.GOOD)
    assert health.fitness is (KeyFitness.REFUSED if bad else KeyFitness.GUARD)


@pytest.mark.parametrize(
    ("facts", "what"),
    [
        ({"account_mode": AccountMode.SPOT}, "spot"),
        ({"account_mode": AccountMode.PORTFOLIO}, "portfolio"),
        ({"lead_trader": True}, "lead_trader"),
    ],
)
def test_an_account_that_cannot_be_guarded_says_why(facts: dict[str, Any], what: str) -> None:
    health = assessed(**facts)
    assert health.refusal == unguardable(account(**facts)) == Reason.of(Code.UNSUPPORTED_ACCOUNT, what=what)
    assert health.fitness is KeyFitness.REFUSED


@pytest.mark.parametrize(
    ("error", "check"),
    [
        (ClockOff(Code.CLOCK_OFF), KeyCheck.CLOCK),
        (ClockOff(Code.CLOCK_UNKNOWN), KeyCheck.CLOCK),
        (Denied(Code.WRONG_ENVIRONMENT), KeyCheck.ENVIRONMENT),
        (Denied(Code.BAD_KEY), KeyCheck.ENVIRONMENT),
        (Denied(Code.FOREIGN_IP), KeyCheck.IP_BINDING),
        (Denied(Code.BAD_SIGNATURE), KeyCheck.SIGNATURE),
        (Denied(Code.BAD_PASSPHRASE), KeyCheck.SIGNATURE),
    ],
)
def test_a_key_that_does_not_answer_shows_where_it_stopped_and_guesses_nothing(
    error: ExchangeError, check: KeyCheck
) -> None:
    health = assess_failure(error)
    assert result(health, check) == (CheckResult.BAD, error.reason.code)
    assert {report.result for report in health.checks if report.check is not check} == {CheckResult.UNKNOWN}
    assert (health.fitness, health.facts, health.failure) == (KeyFitness.UNKNOWN, None, None)


@pytest.mark.parametrize(
    "error",
    [
        Unreachable(Code.UNREACHABLE, what="proxy"),
        VenueBusy(Code.VENUE_BUSY),
        VenueBusy(Code.RATE_LIMITED),
        BadAnswer(Code.BAD_ANSWER, what="HTTP 403"),
        Denied(Code.KEY_MISSING),
    ],
    ids=lambda error: error.reason.code.value,
)
def test_an_error_that_says_nothing_about_the_key_fails_no_check(error: ExchangeError) -> None:
    health = assess_failure(error)
    assert {(report.result, report.reason) for report in health.checks} == {(CheckResult.UNKNOWN, None)}
    assert (health.fitness, health.failure, health.refusal) == (KeyFitness.UNKNOWN, error.reason, error.reason)


def test_the_distance_of_the_clocks_is_told_even_where_it_is_fine() -> None:
    assert assessed(offset_s=1.5).clock_offset == timedelta(seconds=1.5)
    assert assess_failure(ClockOff(Code.CLOCK_OFF)).clock_offset is None


def test_isolated_margin_moved_by_hand_is_a_caution_beside_the_trade_right() -> None:
    health = assessed(manual_isolated=True)
    assert result(health, KeyCheck.TRADE) == (CheckResult.WARNING, Code.MANUAL_ISOLATED)
    assert (health.fitness, health.refusal) == (KeyFitness.GUARD, None)
    watching = assessed(manual_isolated=True, permissions=frozenset({READ}))
    assert result(watching, KeyCheck.TRADE) == (CheckResult.WARNING, Code.KEY_READ_ONLY)


def test_the_practice_key_is_fit_to_guard() -> None:
    rig = GuardRig()
    health = assess_key(rig.okx.account(), Environment.PRACTICE, rig.clock.now() - rig.okx.server_now())
    assert health.fitness is KeyFitness.GUARD

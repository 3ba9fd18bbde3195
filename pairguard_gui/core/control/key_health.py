"""Whether a key is fit for guarding: six checks of it, from two requests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from pairguard_gui.core.judge.account_fitness import unguardable
from pairguard_gui.core.values.exchange_data import Environment
from pairguard_gui.core.values.reason import Code, Reason
from pairguard_gui.core.values.times import CLOCKS_APART

if TYPE_CHECKING:
    from pairguard_gui.core.values.errors import GuardError
    from pairguard_gui.core.values.exchange_data import AccountFacts


class KeyCheck(StrEnum):
    """What is checked of a key, in the order it is shown."""

    SIGNATURE = "signature"
    CLOCK = "clock"
    ENVIRONMENT = "environment"
    TRADE = "trade"
    NO_WITHDRAW = "no_withdraw"
    IP_BINDING = "ip_binding"


class CheckResult(StrEnum):
    """How a check ended; UNKNOWN where an earlier one failed, so that this one could not be made."""

    GOOD = "good"
    WARNING = "warning"
    BAD = "bad"
    UNKNOWN = "unknown"


class KeyFitness(StrEnum):
    """What the key is good for."""

    GUARD = "guard"
    WATCH_ONLY = "watch_only"
    REFUSED = "refused"
    UNKNOWN = "unknown"

    @property
    def usable(self) -> bool:
        """Whether an account can be added with such a key."""
        return self in {KeyFitness.GUARD, KeyFitness.WATCH_ONLY}


@dataclass(frozen=True, slots=True)
class KeyCheckReport:
    """How one check ended, with the reason where it is not good."""

    check: KeyCheck
    result: CheckResult
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class KeyHealth:
    """The six checks of a key and what follows from them.

    `refusal` says why nothing is guarded with the key: the account cannot be guarded, or it could not be read. In the
    second case `failure` is the same reason, which says nothing about the key, and all results are unknown.
    `clock_offset` is by how much the exchange's clock is ahead of the computer's.
    """

    checks: tuple[KeyCheckReport, ...]
    fitness: KeyFitness
    facts: AccountFacts | None = None
    refusal: Reason | None = None
    clock_offset: timedelta | None = None
    failure: Reason | None = None


_FAILED_CHECK: dict[Code, KeyCheck] = {
    Code.BAD_SIGNATURE: KeyCheck.SIGNATURE,
    Code.BAD_PASSPHRASE: KeyCheck.SIGNATURE,
    Code.CLOCK_UNKNOWN: KeyCheck.CLOCK,
    Code.CLOCK_OFF: KeyCheck.CLOCK,
    Code.CLOCK_JUMPED: KeyCheck.CLOCK,
    Code.WRONG_ENVIRONMENT: KeyCheck.ENVIRONMENT,
    Code.BAD_KEY: KeyCheck.ENVIRONMENT,
    Code.FOREIGN_IP: KeyCheck.IP_BINDING,
}
"""Which check an error belongs to. A key that the site does not know is most often one of another site, so BAD_KEY is a
matter of the environment. An error that is not listed (no network, a busy exchange) says nothing about the key."""


def assess_failure(error: GuardError) -> KeyHealth:
    """The health of a key when the account could not be read because of `error`."""
    reason = error.reason
    failed = _FAILED_CHECK.get(reason.code)
    checks = tuple(
        KeyCheckReport(check, CheckResult.BAD, reason) if check is failed else _unknown(check) for check in KeyCheck
    )
    failure = None if failed else reason
    return KeyHealth(checks, KeyFitness.UNKNOWN, refusal=failure, failure=failure)


def assess_key(facts: AccountFacts, environment: Environment, clock_offset: timedelta) -> KeyHealth:
    """The health of a key that answered: `facts` are of `GET account/config`, `clock_offset` of `GET public/time`.

    A key that may withdraw is refused without exception: the guard never needs that right, and whoever steals the key
    could take the money. Without the right to trade the account can only be watched; with manual transfers its
    isolated positions cannot be refilled. OKX deletes a live key that is bound to no address after 14 days without use.
    """
    checks = (
        KeyCheckReport(KeyCheck.SIGNATURE, CheckResult.GOOD),
        _clock(clock_offset),
        KeyCheckReport(KeyCheck.ENVIRONMENT, CheckResult.GOOD),
        _trade(facts),
        _no_withdraw(facts),
        _ip_binding(facts, environment),
    )
    refusal = unguardable(facts)
    return KeyHealth(checks, _fitness(checks, facts, refusal), facts, refusal, clock_offset)


def _unknown(check: KeyCheck) -> KeyCheckReport:
    return KeyCheckReport(check, CheckResult.UNKNOWN)


def _fitness(checks: tuple[KeyCheckReport, ...], facts: AccountFacts, refusal: Reason | None) -> KeyFitness:
    if refusal or any(each.result is CheckResult.BAD for each in checks):
        return KeyFitness.REFUSED
    return KeyFitness.GUARD if facts.may_trade else KeyFitness.WATCH_ONLY


def _clock(offset: timedelta) -> KeyCheckReport:
    if abs(offset) > CLOCKS_APART:
        return KeyCheckReport(
            KeyCheck.CLOCK, CheckResult.BAD, Reason.of(Code.CLOCK_OFF, seconds=round(abs(offset).total_seconds()))
        )
    return KeyCheckReport(KeyCheck.CLOCK, CheckResult.GOOD)


def _trade(facts: AccountFacts) -> KeyCheckReport:
    if not facts.may_trade:
        return KeyCheckReport(KeyCheck.TRADE, CheckResult.WARNING, Reason.of(Code.KEY_READ_ONLY))
    if facts.manual_isolated:
        return KeyCheckReport(KeyCheck.TRADE, CheckResult.WARNING, Reason.of(Code.MANUAL_ISOLATED))
    return KeyCheckReport(KeyCheck.TRADE, CheckResult.GOOD)


def _no_withdraw(facts: AccountFacts) -> KeyCheckReport:
    if facts.may_withdraw:
        return KeyCheckReport(KeyCheck.NO_WITHDRAW, CheckResult.BAD, Reason.of(Code.KEY_CAN_WITHDRAW))
    return KeyCheckReport(KeyCheck.NO_WITHDRAW, CheckResult.GOOD)


def _ip_binding(facts: AccountFacts, environment: Environment) -> KeyCheckReport:
    if facts.ip_bound or environment is not Environment.LIVE:
        return KeyCheckReport(KeyCheck.IP_BINDING, CheckResult.GOOD)
    return KeyCheckReport(KeyCheck.IP_BINDING, CheckResult.WARNING, Reason.of(Code.KEY_NOT_BOUND))

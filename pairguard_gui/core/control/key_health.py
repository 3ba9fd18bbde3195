"""Whether a key can be trusted with guarding: six lights from as few calls as possible."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from pairguard_gui.core.judge.account_fitness import unguardable
from pairguard_gui.core.judge.market_brakes import CLOCKS_APART
from pairguard_gui.core.values.errors import GuardError
from pairguard_gui.core.values.exchange_data import AccountFacts, Environment
from pairguard_gui.core.values.reason import Code, Reason


class KeyCheck(StrEnum):
    """What is looked at, in the order it is shown."""

    SIGNATURE = "signature"
    CLOCK = "clock"
    ENVIRONMENT = "environment"
    TRADE = "trade"
    NO_WITHDRAW = "no_withdraw"
    IP_BINDING = "ip_binding"


class CheckResult(StrEnum):
    """How a light shines; `UNKNOWN` where an earlier light kept it from being looked at."""

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
    """One light, with the reason where it is not good."""

    light: KeyCheck
    glow: CheckResult
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class KeyHealth:
    """The six lights and what follows.

    `refusal` says why nothing is guarded with it: the account is not fit for that, or it could not be read for a reason
    that says nothing of the key (`failure`, the lights are then unknown). `clock_offset` is by how much the exchange's
    clock is ahead of the computer's.
    """

    lights: tuple[KeyCheckReport, ...]
    fitness: KeyFitness
    facts: AccountFacts | None = None
    refusal: Reason | None = None
    clock_offset: timedelta | None = None
    failure: Reason | None = None


_STOPS_AT: dict[Code, KeyCheck] = {
    Code.BAD_SIGNATURE: KeyCheck.SIGNATURE,
    Code.BAD_PASSPHRASE: KeyCheck.SIGNATURE,
    Code.CLOCK_UNKNOWN: KeyCheck.CLOCK,
    Code.CLOCK_OFF: KeyCheck.CLOCK,
    Code.CLOCK_JUMPED: KeyCheck.CLOCK,
    Code.WRONG_ENVIRONMENT: KeyCheck.ENVIRONMENT,
    Code.BAD_KEY: KeyCheck.ENVIRONMENT,
    Code.FOREIGN_IP: KeyCheck.IP_BINDING,
}
"""Which light tells of a refusal. A key that does not exist there is most often one of another site, so it is told at
the environment. What is not here (a dead network, a busy exchange) says nothing of the key."""


def assess_failure(error: GuardError) -> KeyHealth:
    """The lights when the account could not be read at all."""
    reason = error.reason
    at = _STOPS_AT.get(reason.code)
    lights = tuple(
        KeyCheckReport(light, CheckResult.BAD, reason) if light is at else KeyCheckReport(light, CheckResult.UNKNOWN)
        for light in KeyCheck
    )
    failure = None if at else reason
    return KeyHealth(lights, KeyFitness.UNKNOWN, refusal=failure, failure=failure)


def assess_key(facts: AccountFacts, environment: Environment, clock_offset: timedelta) -> KeyHealth:
    """The lights of a key that answered, from `GET account/config` and one look at the exchange's clock.

    A key that may withdraw is refused without exception: the guard never needs it, and who steals it takes the money.
    Without the trade right the account can be watched; with manual transfers its isolated positions can not be
    refilled. A live key that is not bound to an address is deleted by OKX
    after 14 days without use.
    """
    lights = (
        KeyCheckReport(KeyCheck.SIGNATURE, CheckResult.GOOD),
        _clock(clock_offset),
        KeyCheckReport(KeyCheck.ENVIRONMENT, CheckResult.GOOD),
        _trade(facts),
        _no_withdraw(facts),
        _ip_binding(facts, environment),
    )
    refusal = unguardable(facts)
    return KeyHealth(lights, _fitness(lights, facts, refusal), facts, refusal, clock_offset)


def _fitness(lights: tuple[KeyCheckReport, ...], facts: AccountFacts, refusal: Reason | None) -> KeyFitness:
    if refusal or any(light.glow is CheckResult.BAD for light in lights):
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

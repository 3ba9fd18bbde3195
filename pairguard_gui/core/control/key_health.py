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


class Light(StrEnum):
    """What is looked at, in the order it is shown."""

    SIGNATURE = "signature"
    CLOCK = "clock"
    ENVIRONMENT = "environment"
    TRADE = "trade"
    NO_WITHDRAW = "no_withdraw"
    IP_BINDING = "ip_binding"


class Glow(StrEnum):
    """How a light shines; `UNKNOWN` where an earlier light kept it from being looked at."""

    GOOD = "good"
    WARNING = "warning"
    BAD = "bad"
    UNKNOWN = "unknown"


class Fitness(StrEnum):
    """What the key is good for."""

    GUARD = "guard"
    WATCH_ONLY = "watch_only"
    REFUSED = "refused"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class LightReport:
    """One light, with the reason where it is not good."""

    light: Light
    glow: Glow
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class KeyHealth:
    """The six lights and what follows.

    `refusal` says why nothing is guarded with it: the account is not fit for that, or it could not be read for a reason
    that says nothing of the key (`failure`, the lights are then unknown). `clock_offset` is by how much the exchange's
    clock is ahead of the computer's.
    """

    lights: tuple[LightReport, ...]
    fitness: Fitness
    facts: AccountFacts | None = None
    refusal: Reason | None = None
    clock_offset: timedelta | None = None
    failure: Reason | None = None


_STOPS_AT: dict[Code, Light] = {
    Code.BAD_SIGNATURE: Light.SIGNATURE,
    Code.BAD_PASSPHRASE: Light.SIGNATURE,
    Code.CLOCK_UNKNOWN: Light.CLOCK,
    Code.CLOCK_OFF: Light.CLOCK,
    Code.CLOCK_JUMPED: Light.CLOCK,
    Code.WRONG_ENVIRONMENT: Light.ENVIRONMENT,
    Code.BAD_KEY: Light.ENVIRONMENT,
    Code.FOREIGN_IP: Light.IP_BINDING,
}
"""Which light tells of a refusal. A key that does not exist there is most often one of another site, so it is told at
the environment. What is not here (a dead network, a busy exchange) says nothing of the key."""


def assess_failure(error: GuardError) -> KeyHealth:
    """The lights when the account could not be read at all."""
    reason = error.reason
    at = _STOPS_AT.get(reason.code)
    lights = tuple(
        LightReport(light, Glow.BAD, reason) if light is at else LightReport(light, Glow.UNKNOWN) for light in Light
    )
    failure = None if at else reason
    return KeyHealth(lights, Fitness.UNKNOWN, refusal=failure, failure=failure)


def assess_key(facts: AccountFacts, environment: Environment, clock_offset: timedelta) -> KeyHealth:
    """The lights of a key that answered, from `GET account/config` and one look at the exchange's clock.

    A key that may withdraw is refused without exception: the guard never needs it, and who steals it takes the money.
    Without the trade right the account can be watched; with manual transfers its isolated positions can not be
    refilled. A live key that is not bound to an address is deleted by OKX
    after 14 days without use.
    """
    lights = (
        LightReport(Light.SIGNATURE, Glow.GOOD),
        _clock(clock_offset),
        LightReport(Light.ENVIRONMENT, Glow.GOOD),
        _trade(facts),
        _no_withdraw(facts),
        _ip_binding(facts, environment),
    )
    refusal = unguardable(facts)
    return KeyHealth(lights, _fitness(lights, facts, refusal), facts, refusal, clock_offset)


def _fitness(lights: tuple[LightReport, ...], facts: AccountFacts, refusal: Reason | None) -> Fitness:
    if refusal or any(light.glow is Glow.BAD for light in lights):
        return Fitness.REFUSED
    return Fitness.GUARD if facts.may_trade else Fitness.WATCH_ONLY


def _clock(offset: timedelta) -> LightReport:
    if abs(offset) > CLOCKS_APART:
        return LightReport(Light.CLOCK, Glow.BAD, Reason.of(Code.CLOCK_OFF, seconds=round(abs(offset).total_seconds())))
    return LightReport(Light.CLOCK, Glow.GOOD)


def _trade(facts: AccountFacts) -> LightReport:
    if not facts.may_trade:
        return LightReport(Light.TRADE, Glow.WARNING, Reason.of(Code.KEY_READ_ONLY))
    if facts.manual_isolated:
        return LightReport(Light.TRADE, Glow.WARNING, Reason.of(Code.MANUAL_ISOLATED))
    return LightReport(Light.TRADE, Glow.GOOD)


def _no_withdraw(facts: AccountFacts) -> LightReport:
    if "withdraw" in facts.permissions:
        return LightReport(Light.NO_WITHDRAW, Glow.BAD, Reason.of(Code.KEY_CAN_WITHDRAW))
    return LightReport(Light.NO_WITHDRAW, Glow.GOOD)


def _ip_binding(facts: AccountFacts, environment: Environment) -> LightReport:
    if facts.ip_bound or environment is not Environment.LIVE:
        return LightReport(Light.IP_BINDING, Glow.GOOD)
    return LightReport(Light.IP_BINDING, Glow.WARNING, Reason.of(Code.KEY_NOT_BOUND))

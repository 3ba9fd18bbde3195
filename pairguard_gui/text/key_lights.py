"""The six lights of a key in words."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from pairguard_gui.core.control.key_health import Fitness, Glow, KeyHealth, Light, LightReport
from pairguard_gui.text.reasons.reasons import say

LIGHTS: Mapping[Light, object] = {
    Light.SIGNATURE: QT_TRANSLATE_NOOP("lights", "Signature"),
    Light.CLOCK: QT_TRANSLATE_NOOP("lights", "Clock"),
    Light.ENVIRONMENT: QT_TRANSLATE_NOOP("lights", "Environment"),
    Light.TRADE: QT_TRANSLATE_NOOP("lights", "Right to trade"),
    Light.NO_WITHDRAW: QT_TRANSLATE_NOOP("lights", "No right to withdraw"),
    Light.IP_BINDING: QT_TRANSLATE_NOOP("lights", "Bound to an address"),
}
GLOWS: Mapping[Glow, object] = {
    Glow.GOOD: QT_TRANSLATE_NOOP("lights", "good"),
    Glow.WARNING: QT_TRANSLATE_NOOP("lights", "caution"),
    Glow.BAD: QT_TRANSLATE_NOOP("lights", "bad"),
    Glow.UNKNOWN: QT_TRANSLATE_NOOP("lights", "not known"),
}
FITNESS: Mapping[Fitness, object] = {
    Fitness.GUARD: QT_TRANSLATE_NOOP("lights", "This key can guard."),
    Fitness.WATCH_ONLY: QT_TRANSLATE_NOOP("lights", "This key can watch, and nothing is opened with it."),
    Fitness.REFUSED: QT_TRANSLATE_NOOP("lights", "PairGuard does not use this key or account."),
    Fitness.UNKNOWN: QT_TRANSLATE_NOOP("lights", "The account could not be read with this key."),
}
SIGNS: Mapping[Glow, str] = {Glow.GOOD: "✓", Glow.WARNING: "!", Glow.BAD: "✗", Glow.UNKNOWN: "?"}


def light_name(light: Light) -> str:
    """What is looked at."""
    return QCoreApplication.translate("lights", str(LIGHTS[light]))


def glow_word(glow: Glow) -> str:
    """How it shines, for those who see no colours."""
    return QCoreApplication.translate("lights", str(GLOWS[glow]))


def explanation(report: LightReport) -> str:
    """Why a light is not good, and the way out; empty when there is nothing to say."""
    return say(report.reason) if report.reason else ""


def conclusion(health: KeyHealth) -> str:
    """What the key is good for, with the reason where the account itself, or the way to it, stands in the way."""
    said = QCoreApplication.translate("lights", str(FITNESS[health.fitness]))
    told = {light.reason for light in health.lights}
    reason = health.failure or health.refusal
    return f"{said} {say(reason)}" if reason and reason not in told else said

"""The six lights of a key in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from pairguard_gui.core.control.key_health import CheckResult, KeyCheck, KeyFitness
from pairguard_gui.text.reasons.reasons import say

if TYPE_CHECKING:
    from pairguard_gui.core.control.key_health import KeyCheckReport, KeyHealth

LIGHTS: Mapping[KeyCheck, object] = {
    KeyCheck.SIGNATURE: QT_TRANSLATE_NOOP("lights", "Signature"),
    KeyCheck.CLOCK: QT_TRANSLATE_NOOP("lights", "Clock"),
    KeyCheck.ENVIRONMENT: QT_TRANSLATE_NOOP("lights", "Environment"),
    KeyCheck.TRADE: QT_TRANSLATE_NOOP("lights", "Right to trade"),
    KeyCheck.NO_WITHDRAW: QT_TRANSLATE_NOOP("lights", "No right to withdraw"),
    KeyCheck.IP_BINDING: QT_TRANSLATE_NOOP("lights", "Bound to an address"),
}
RESULTS: Mapping[CheckResult, object] = {
    CheckResult.GOOD: QT_TRANSLATE_NOOP("lights", "good"),
    CheckResult.WARNING: QT_TRANSLATE_NOOP("lights", "caution"),
    CheckResult.BAD: QT_TRANSLATE_NOOP("lights", "bad"),
    CheckResult.UNKNOWN: QT_TRANSLATE_NOOP("lights", "not known"),
}
FITNESS: Mapping[KeyFitness, object] = {
    KeyFitness.GUARD: QT_TRANSLATE_NOOP("lights", "This key can guard."),
    KeyFitness.WATCH_ONLY: QT_TRANSLATE_NOOP("lights", "This key can watch, and nothing is opened with it."),
    KeyFitness.REFUSED: QT_TRANSLATE_NOOP("lights", "PairGuard does not use this key or account."),
    KeyFitness.UNKNOWN: QT_TRANSLATE_NOOP("lights", "The account could not be read with this key."),
}
SIGNS: Mapping[CheckResult, str] = {
    CheckResult.GOOD: "✓",
    CheckResult.WARNING: "!",
    CheckResult.BAD: "✗",
    CheckResult.UNKNOWN: "?",
}


def light_name(check: KeyCheck) -> str:
    """The name of a check, shown beside its light."""
    return QCoreApplication.translate("lights", str(LIGHTS[check]))


def result_word(result: CheckResult) -> str:
    """The result of a check as a word, for those who see no colours."""
    return QCoreApplication.translate("lights", str(RESULTS[result]))


def explanation(report: KeyCheckReport) -> str:
    """Why a check is not good, and the way out; empty where it is."""
    return say(report.reason) if report.reason else ""


def conclusion(health: KeyHealth) -> str:
    """What the key is good for, with the reason where the account itself, or the way to it, stands in the way."""
    text = QCoreApplication.translate("lights", str(FITNESS[health.fitness]))
    known = {report.reason for report in health.checks}
    reason = health.failure or health.refusal
    return f"{text} {say(reason)}" if reason and reason not in known else text

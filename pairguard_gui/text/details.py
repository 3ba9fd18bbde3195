"""Words for the parameters of reasons that are codes themselves."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

WHAT: Mapping[str, object] = {
    "uid": QT_TRANSLATE_NOOP("details", "it is another account"),
    "position_mode": QT_TRANSLATE_NOOP("details", "the position mode was changed"),
    "account_mode": QT_TRANSLATE_NOOP("details", "the account mode was changed"),
    "spot": QT_TRANSLATE_NOOP("details", "it is in spot mode"),
    "portfolio": QT_TRANSLATE_NOOP("details", "it uses portfolio margin"),
    "manual_isolated": QT_TRANSLATE_NOOP("details", "isolated margin is set to manual transfers"),
}
PROBLEMS: Mapping[str, object] = {
    "unwritable": QT_TRANSLATE_NOOP(
        "details",
        "PairGuard cannot write its database: the disk is full, the folder is read-only or the disk is "
        "broken. Free some space or choose another profile folder.",
    ),
    "damaged": QT_TRANSLATE_NOOP(
        "details",
        "PairGuard's database is damaged. The file was left as it is; put a backup in its place.",
    ),
    "newer": QT_TRANSLATE_NOOP(
        "details",
        "PairGuard's database was written by a newer PairGuard. The file was left as it is; install the "
        "newer version.",
    ),
    "in_use": QT_TRANSLATE_NOOP(
        "details",
        "Another PairGuard has this profile open. Use that one, or end it first.",
    ),
    "rule_broken": QT_TRANSLATE_NOOP(
        "details",
        "PairGuard's database refused a step that must never happen. Please report this with the log file.",
    ),
}
_WORDS: Mapping[str, Mapping[str, object]] = {"what": WHAT, "problem": PROBLEMS}


def word(name: str, value: str) -> str:
    """The words for parameter `name` of that value; the value itself where it is a text already."""
    source = _WORDS.get(name, {}).get(value)
    return QCoreApplication.translate("details", str(source)) if source else value


def open_end() -> str:
    """What stands for a moment that comes when the person says so."""
    return QCoreApplication.translate("details", "you resume it")

"""Words for the parameters of reasons that are codes themselves."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP

from pairguard_gui.core.values.reason import Code
from pairguard_gui.text.format import when
from pairguard_gui.text.reasons import network
from pairguard_gui.text.translation import translate

FOREVER = datetime(9999, 1, 1, tzinfo=UTC)
"""A pair paused until then stays paused until the person resumes it."""

WHAT: Mapping[str, object] = {
    "uid": QT_TRANSLATE_NOOP("details", "it is another account"),
    "position_mode": QT_TRANSLATE_NOOP("details", "the position mode was changed"),
    "account_mode": QT_TRANSLATE_NOOP("details", "the account mode was changed"),
    "spot": QT_TRANSLATE_NOOP("details", "it is in spot mode"),
    "portfolio": QT_TRANSLATE_NOOP("details", "it uses portfolio margin"),
    "lead_trader": QT_TRANSLATE_NOOP("details", "it is a lead trader's account"),
}
PROBLEMS: Mapping[str, object] = {
    "disk_full": QT_TRANSLATE_NOOP(
        "details", "The disk is nearly full, so PairGuard cannot write its database. Free some space."
    ),
    "read_only": QT_TRANSLATE_NOOP(
        "details",
        "PairGuard's database or its folder is read-only. Make the profile folder writable, or choose "
        "another one with --profile.",
    ),
    "cannot_open": QT_TRANSLATE_NOOP(
        "details", "PairGuard's database cannot be opened ({detail}). Choose another profile folder with --profile."
    ),
    "io": QT_TRANSLATE_NOOP(
        "details",
        "The disk does not read or write reliably ({detail}). Check it, and choose another profile folder "
        "with --profile.",
    ),
    "moved": QT_TRANSLATE_NOOP(
        "details", "PairGuard's database was moved or deleted while in use. Put it back and start PairGuard anew."
    ),
    "network_drive": QT_TRANSLATE_NOOP(
        "details",
        "The profile folder is on a network drive, where nothing is safe from being half written. Choose a "
        "folder on this computer with --profile.",
    ),
    "old_sqlite": QT_TRANSLATE_NOOP(
        "details", "SQLite {detail} on this computer is too old for PairGuard. Use a newer Python."
    ),
    "closed": QT_TRANSLATE_NOOP("details", "PairGuard's database is closed already. Start PairGuard anew."),
    "not_a_database": QT_TRANSLATE_NOOP(
        "details",
        "PairGuard's database file is not a database. It was left as it is; move it away or put a backup in its place.",
    ),
    "malformed": QT_TRANSLATE_NOOP(
        "details", "PairGuard's database is damaged ({detail}). It was left as it is; put a backup in its place."
    ),
    "schema": QT_TRANSLATE_NOOP(
        "details",
        "PairGuard's database was changed by another program. It was left as it is; put a backup in its place.",
    ),
    "rows": QT_TRANSLATE_NOOP(
        "details",
        "PairGuard's database holds something unreadable ({detail}). It was left as it is; put a backup in its place.",
    ),
    "orphan_journal": QT_TRANSLATE_NOOP(
        "details",
        "PairGuard's database is gone, but its rollback file is still there ({detail}). Put the database "
        "back, or delete that file to begin anew.",
    ),
    "in_use_by": QT_TRANSLATE_NOOP(
        "details", "PairGuard runs with this profile already (process {pid}). Use that one, or end it first."
    ),
    "in_use": QT_TRANSLATE_NOOP("details", "Another PairGuard has this profile open. Use that one, or end it first."),
    "newer": QT_TRANSLATE_NOOP(
        "details",
        "PairGuard's database was written by a newer PairGuard (version {version}, this one knows {known}). "
        "It was left as it is; install the newer PairGuard.",
    ),
    "rule": QT_TRANSLATE_NOOP(
        "details",
        "PairGuard's database refused a step that must never happen ({rule}). Please report this with the log file.",
    ),
}
PROFILE_PROBLEMS: Mapping[str, object] = {
    "read_only": QT_TRANSLATE_NOOP("details", "it may not be written to"),
    "disk_full": QT_TRANSLATE_NOOP("details", "the disk is full"),
    "not_a_folder": QT_TRANSLATE_NOOP("details", "it is not a folder"),
    "open_to_others": QT_TRANSLATE_NOOP("details", "other users of this computer may write to it"),
    "unusable": QT_TRANSLATE_NOOP("details", "{detail}"),
}
KEY_STORE: Mapping[str, object] = {
    "key_store_missing": QT_TRANSLATE_NOOP("details", "the key store cannot be reached"),
    "key_store_unsafe": QT_TRANSLATE_NOOP("details", "a setting asks for a key store that PairGuard does not trust"),
    "key_store_locked": QT_TRANSLATE_NOOP("details", "the key store is locked"),
    "key_store_slow": QT_TRANSLATE_NOOP("details", "the key store does not answer"),
    "key_store_failed": QT_TRANSLATE_NOOP("details", "the key store failed"),
}
ENVIRONMENTS: Mapping[str, object] = {
    "demo": QT_TRANSLATE_NOOP("details", "This is a key of demo trading. Choose demo, or make a key in live trading."),
    "live": QT_TRANSLATE_NOOP("details", "This is a key of live trading. Choose live, or make a key in demo trading."),
    "other": QT_TRANSLATE_NOOP(
        "details",
        "This API key belongs to the other environment, demo instead of live or live instead of demo. Use a key of "
        "the right environment.",
    ),
}
CA_FILE_PROBLEMS: Mapping[str, object] = {
    "unreadable": QT_TRANSLATE_NOOP("details", "it cannot be read"),
    "no_certificate": QT_TRANSLATE_NOOP("details", "it holds no certificate"),
    "no_system_store": QT_TRANSLATE_NOOP("details", "this system has no list of its own"),
}
PARAMETER_TEXTS: Mapping[tuple[Code, str], Mapping[str, object]] = {
    (Code.ACCOUNT_CHANGED, "what"): WHAT,
    (Code.UNSUPPORTED_ACCOUNT, "what"): WHAT,
    (Code.KEY_NOT_DELETED, "why"): KEY_STORE,
    (Code.WRONG_ENVIRONMENT, "environment"): ENVIRONMENTS,
    (Code.JOURNAL, "problem"): PROBLEMS,
    (Code.PROFILE, "problem"): PROFILE_PROBLEMS,
    (Code.UNREACHABLE, "cause"): network.CAUSES,
    (Code.CA_FILE_REFUSED, "problem"): CA_FILE_PROBLEMS,
}
_DEFAULTS: Mapping[Code, Mapping[str, str]] = {
    Code.WRONG_ENVIRONMENT: {"environment": "other"},
    Code.UNREACHABLE: {"cause": "other"},
}


def parameter_text(code: Code, name: str, value: str, others: Mapping[str, str]) -> str:
    """The words for a reason's parameter, filled from `others`; a text that is no code stays as it is."""
    source = PARAMETER_TEXTS.get((code, name), {}).get(value)
    return translate("details", str(source)).format_map(others) if source else value


def default_parameters(code: Code) -> Mapping[str, str]:
    """What stands for the parameters that a sentence cannot do without."""
    return _DEFAULTS.get(code, {})


def clock_difference(seconds: str) -> str:
    """How far two clocks are apart; they may be without anybody knowing by how much."""
    if not seconds:
        return translate("details", "apart")
    return translate("details", "{seconds} s apart").format(seconds=seconds)


def pause_end(until: datetime, now: datetime) -> str:
    """A moment in local time; for `FOREVER` and later, the words for an end that the person decides."""
    if until >= FOREVER:
        return translate("details", "you resume it")
    return when(until, now)

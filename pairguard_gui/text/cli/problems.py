"""Everything that can be wrong with a command: what happened, and what to do."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

PROBLEMS: Mapping[str, object] = {
    "usage": QT_TRANSLATE_NOOP(
        "cli", "This command cannot be read: {detail}. Nothing was done. `pairguard --help` shows how it is written."
    ),
    "not_running": QT_TRANSLATE_NOOP(
        "cli",
        "No PairGuard that takes commands is running with the profile {profile}. Nothing was done. Start one with "
        "`pairguard run --headless`, or name its folder with --profile.",
    ),
    "no_answer": QT_TRANSLATE_NOOP(
        "cli", "PairGuard is running but does not answer ({detail}). Look at its window or its log file."
    ),
    "port_busy": QT_TRANSLATE_NOOP(
        "cli",
        "Port {port} is in use by another program. Nothing was started. Choose another one with --api-port, or 0 "
        "for any free one.",
    ),
    "port_unusable": QT_TRANSLATE_NOOP(
        "cli",
        "Port {port} cannot be used ({detail}). Nothing was started. Choose another one with --api-port, or 0 for "
        "any free one.",
    ),
    "exchange_port_busy": QT_TRANSLATE_NOOP(
        "cli",
        "Port {port} is in use by another program, or cannot be used. Nothing was started. Choose another one with "
        "--port, or 0 for any free one.",
    ),
    "no_account": QT_TRANSLATE_NOOP(
        "cli",
        "This profile has no account yet, so it has no rules. Nothing was changed. Start PairGuard once, "
        "e.g. `pairguard run --practice`.",
    ),
    "unknown_account": QT_TRANSLATE_NOOP(
        "cli", "There is no account {account} here. Nothing was changed. `pairguard status` tells which there are."
    ),
    "rule_unknown_rule": QT_TRANSLATE_NOOP(
        "cli", "There is no rule “{rule}”. Nothing was changed. The rules are: {allowed}."
    ),
    "rule_not_for_a_pair": QT_TRANSLATE_NOOP(
        "cli",
        "{rule} is a rule of the whole account, not of one pair. Nothing was changed. For one pair there are: "
        "{allowed}.",
    ),
    "rule_not_a_number": QT_TRANSLATE_NOOP(
        "cli", "“{value}” is not a number that fits {rule}. Nothing was changed. Allowed is {allowed}."
    ),
    "rule_out_of_range": QT_TRANSLATE_NOOP(
        "cli", "{rule}={value} is out of range. Nothing was changed. Allowed is {allowed}."
    ),
    "rule_not_a_choice": QT_TRANSLATE_NOOP(
        "cli", "{rule} cannot be “{value}”. Nothing was changed. Choose one of: {allowed}."
    ),
    "no_screen": QT_TRANSLATE_NOOP(
        "cli", "There is no screen here. Nothing was started. Use `pairguard run --headless`."
    ),
}


def problem(name: str, **params: str) -> str:
    """One sentence for what is wrong, and what to do."""
    return QCoreApplication.translate("cli", str(PROBLEMS[name])).format(**params)


TRIALS: Mapping[str, object] = {
    "platform": QT_TRANSLATE_NOOP("cli", "the window system"),
    "resources": QT_TRANSLATE_NOOP("cli", "the program's own files"),
    "languages": QT_TRANSLATE_NOOP("cli", "both languages"),
    "certificates": QT_TRANSLATE_NOOP("cli", "the certificates for safe connections"),
    "database": QT_TRANSLATE_NOOP("cli", "a database that keeps what is written"),
    "practice": QT_TRANSLATE_NOOP("cli", "the practice exchange"),
    "refill": QT_TRANSLATE_NOOP("cli", "one closed position, one refill"),
}


def trial_name(name: str) -> str:
    """What one part of the self-test tries."""
    return QCoreApplication.translate("cli", str(TRIALS[name]))


def trial_verdict(*, passed: bool) -> str:
    """How it ended; both words are equally long in a terminal."""
    if passed:
        return QCoreApplication.translate("cli", "ok    ")
    return QCoreApplication.translate("cli", "FAILED")

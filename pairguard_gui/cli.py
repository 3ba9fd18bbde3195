"""The command line: each word becomes one call; everything else is imported only when it is used."""

from __future__ import annotations

import json
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pairguard_gui import __version__

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication

    from pairguard_gui.api.client import ApiError, Client
    from pairguard_gui.text.language import Translators

FINE, ERROR, MISSING, BLIND = 0, 1, 2, 3
"""Exit statuses; the last two of commands that look at an account."""
_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
_HELP = frozenset({"-h", "--help"})
Fields = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Invocation:
    """One command as it is to be carried out."""

    asked: Namespace
    application: QCoreApplication
    translators: Translators


def main(argv: Sequence[str] | None = None) -> int:
    """Carry out one command; the exit status."""
    words = list(sys.argv[1:] if argv is None else argv)
    if words == ["--version"]:
        print(f"PairGuard {__version__}")
        return FINE
    if not words or (words[0].startswith("-") and words[0] not in _HELP):
        words.insert(0, "run")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a packaged program may have none
            stream.reconfigure(errors="replace")  # a terminal of few signs is no reason to fail
    try:
        status = _obey(words)
        sys.stdout.flush()
    except BrokenPipeError:  # who read the answer has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ERROR
    return status


def _obey(words: Sequence[str]) -> int:
    from pairguard_gui.core.values.errors import GuardError
    from pairguard_gui.store.profile import default_folder
    from pairguard_gui.text.cli.command_line import Misuse, parse
    from pairguard_gui.text.cli.problems import problem
    from pairguard_gui.text.reasons.reasons import say

    application = _application(words)
    translators = _translators(words)
    try:
        invocation = Invocation(parse(words, default_folder()), application, translators)
        return _CALLS[invocation.asked.command](invocation)
    except Misuse as misuse:
        return _fail(problem("usage", detail=str(misuse)))
    except GuardError as error:
        return _fail(say(error.reason))


def _fail(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return ERROR


def _application(words: Sequence[str]) -> QCoreApplication:
    """Qt's application object: with widgets for `run` on a screen, and for the self-test everywhere."""
    testing = words[0] == "self-test"
    if testing and not _has_screen():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    window = words[0] == "run" and "--headless" not in words and not _HELP & set(words)
    if testing or (window and _has_screen()):
        from PySide6.QtWidgets import QApplication

        return QApplication([sys.argv[0]])
    from PySide6.QtCore import QCoreApplication

    return QCoreApplication([sys.argv[0]])


def _has_screen() -> bool:
    return sys.platform in {"win32", "darwin"} or any(os.environ.get(name) for name in _SCREENS)


def _translators(words: Sequence[str]) -> Translators:
    """Speak what `--lang` names, else what the profile's window was set to, else what the system speaks."""
    from pairguard_gui.text.language import LANGUAGES, Translators, system_language

    wishes = (_option(words, "--lang"), _kept_language(_option(words, "--profile")))
    return Translators(next((wish for wish in wishes if wish in LANGUAGES), system_language()))


def _option(words: Sequence[str], name: str) -> str:
    """The value of an option, before the parser exists: its own texts need the language."""
    for place, word in enumerate(words):
        if word == name:
            return "".join(words[place + 1 : place + 2])
        if word.startswith(f"{name}="):
            return word.removeprefix(f"{name}=")
    return ""


def _kept_language(folder: str) -> str:
    from pairguard_gui.store.profile import Profile, default_folder

    try:
        kept = json.loads(Profile(Path(folder) if folder else default_folder()).settings.read_text("utf-8"))
        return str(kept["language"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def _run(invocation: Invocation) -> int:
    from pairguard_gui import app
    from pairguard_gui.api.server import PortUnusable
    from pairguard_gui.text.cli.problems import problem

    asked = invocation.asked
    if not asked.headless and not invocation.application.inherits("QApplication"):
        return _fail(problem("no_screen"))
    options = app.Options(
        folder=asked.profile,
        practice=asked.practice,
        headless=asked.headless,
        start=asked.start,
        minimized=asked.minimized,
        api_port=asked.api_port,
    )
    try:
        return app.run(options, invocation.application, invocation.translators)
    except PortUnusable as error:
        kind = "port_busy" if error.busy else "port_unusable"
        return _fail(problem(kind, port=str(error.port), detail=str(error.strerror)))


def _account(invocation: Invocation) -> int:
    from pairguard_gui.commands import account

    return account.run(invocation.asked)


def _exchange(invocation: Invocation) -> int:
    from pairguard_gui.practice.server import PortBusy
    from pairguard_gui.practice.standalone import serve
    from pairguard_gui.text.cli.problems import problem

    try:
        return serve(invocation.asked.port, invocation.asked.seed, sys.stdout)
    except PortBusy:
        return _fail(problem("exchange_port_busy", port=str(invocation.asked.port)))


def _self_test(invocation: Invocation) -> int:
    from pairguard_gui.commands.self_test import run

    return run(sys.stdout, invocation.translators)


def _rules(invocation: Invocation) -> int:
    from pairguard_gui.commands.rules import NoAccount, rules_in
    from pairguard_gui.core.values.rules import RuleError
    from pairguard_gui.store.journal.journal import UnknownAccount
    from pairguard_gui.text.cli.problems import problem

    asked = invocation.asked
    try:
        shown = rules_in(asked.profile, asked.account, asked.pair, asked.settings if asked.action == "set" else None)
    except NoAccount:
        return _fail(problem("no_account"))
    except UnknownAccount:
        return _fail(problem("unknown_account", account=asked.account))
    except RuleError as error:
        return _fail(problem(f"rule_{error.problem}", rule=error.rule, value=error.value, allowed=error.allowed))
    print(json.dumps(shown, indent=2) if asked.json else "\n".join(f"{rule}={text}" for rule, text in shown.items()))
    return FINE


def _talk(invocation: Invocation) -> int:
    """Hand the command to the running program, print its answer."""
    from pairguard_gui.api.client import ApiError, Client, NotAnswered, NotRunning
    from pairguard_gui.text.cli.problems import problem

    asked = invocation.asked
    try:
        with Client(asked.profile) as client:
            answer = _ask(client, asked)
    except ApiError as error:
        return _refused(asked, error)
    except NotRunning:
        return _fail(problem("not_running", profile=str(asked.profile)))
    except NotAnswered as error:
        return _fail(problem("no_answer", detail=str(error)))
    print(json.dumps(answer, ensure_ascii=False, indent=2) if asked.json else _shown(asked.command, answer))
    return _exit_status(asked.command, answer)


def _ask(client: Client, asked: Namespace) -> Fields:
    account = {"account": asked.account} if asked.account else {}
    if asked.command == "history":
        return client.get("actions", limit=str(asked.limit), **account)
    if asked.command in {"status", "pairs"}:
        return client.get(asked.command, **account)
    return client.post(asked.command, **account)


def _shown(command: str, answer: Fields) -> str:
    from pairguard_gui.text.cli import terminal

    if command == "status":
        return terminal.status(answer, datetime.now(UTC))
    shows: Mapping[str, Callable[[Fields], str]] = {
        "pairs": terminal.pairs,
        "history": terminal.history,
        "check": terminal.check,
        "start": terminal.started,
    }
    return shows[command](answer) if command in shows else str(answer["message"])


def _refused(asked: Namespace, error: ApiError) -> int:
    if asked.json:
        print(json.dumps(error.fields, ensure_ascii=False, indent=2))
    else:
        print(" ".join(part for part in (error.message, error.hint) if part), file=sys.stderr)
    return BLIND if "report" in error.fields else ERROR


def _exit_status(command: str, answer: Fields) -> int:
    if command == "status":
        if answer["shield"] == "fault":
            return ERROR
        if answer["blind"]:
            return BLIND
    if command == "pairs":
        states = [row["state"] for row in answer["pairs"]]
        if "unknown" in states:
            return BLIND
        return MISSING if any(not row["positions"] for row in answer["pairs"]) else FINE
    missing = answer.get("missing_pairs") or answer.get("report", {}).get("missing_pairs")
    return MISSING if missing else FINE


_CALLS: Mapping[str, Callable[[Invocation], int]] = {
    "run": _run,
    "account": _account,
    "exchange": _exchange,
    "rules": _rules,
    "self-test": _self_test,
    **dict.fromkeys(("status", "start", "stop", "check", "pairs", "history"), _talk),
}

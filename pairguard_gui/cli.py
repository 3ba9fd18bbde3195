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
"""Exit statuses; MISSING and BLIND are those of commands about one account."""
_SCREEN_VARIABLES = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
_HELP_OPTIONS = frozenset({"-h", "--help"})
Fields = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Invocation:
    """One command: its arguments, and the application and language it is carried out with."""

    arguments: Namespace
    application: QCoreApplication
    translators: Translators


def main(argv: Sequence[str] | None = None) -> int:
    """Carry out one command; the exit status."""
    words = list(sys.argv[1:] if argv is None else argv)
    if words == ["--version"]:
        print(f"PairGuard {__version__}")
        return FINE
    if not words or (words[0].startswith("-") and words[0] not in _HELP_OPTIONS):
        words.insert(0, "run")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a packaged program may have none
            stream.reconfigure(errors="replace")  # a terminal that lacks a character shows a question mark
    try:
        status = _carry_out(words)
        sys.stdout.flush()
    except BrokenPipeError:  # the program that read the output has ended, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ERROR
    return status


def _carry_out(words: Sequence[str]) -> int:
    from pairguard_gui.core.values.errors import GuardError
    from pairguard_gui.store.profile import default_folder
    from pairguard_gui.text.cli.command_line import UsageError, parse
    from pairguard_gui.text.cli.problems import problem
    from pairguard_gui.text.reasons.reasons import say

    application = _application(words)
    translators = _translators(words)
    try:
        invocation = Invocation(parse(words, default_folder()), application, translators)
        return _COMMANDS[invocation.arguments.command](invocation)
    except UsageError as error:
        return _fail(problem("usage", detail=str(error)))
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
    window = words[0] == "run" and "--headless" not in words and not _HELP_OPTIONS & set(words)
    if testing or (window and _has_screen()):
        from PySide6.QtWidgets import QApplication

        return QApplication([sys.argv[0]])
    from PySide6.QtCore import QCoreApplication

    return QCoreApplication([sys.argv[0]])


def _has_screen() -> bool:
    return sys.platform in {"win32", "darwin"} or any(os.environ.get(name) for name in _SCREEN_VARIABLES)


def _translators(words: Sequence[str]) -> Translators:
    """The language that `--lang` names, else that of the profile's window, else the system's."""
    from pairguard_gui.text.language import LANGUAGES, Translators, system_language

    wished = (_option(words, "--lang"), _saved_language(_option(words, "--profile")))
    return Translators(next((wish for wish in wished if wish in LANGUAGES), system_language()))


def _option(words: Sequence[str], name: str) -> str:
    """The value of an option, before the parser exists: its own texts need the language."""
    for place, word in enumerate(words):
        if word == name:
            return "".join(words[place + 1 : place + 2])
        if word.startswith(f"{name}="):
            return word.removeprefix(f"{name}=")
    return ""


def _saved_language(folder: str) -> str:
    from pairguard_gui.store.profile import Profile, default_folder

    try:
        settings = json.loads(Profile(Path(folder) if folder else default_folder()).settings.read_text("utf-8"))
        return str(settings["language"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def _run(invocation: Invocation) -> int:
    from pairguard_gui import app
    from pairguard_gui.api.server import PortUnusable
    from pairguard_gui.text.cli.problems import problem

    arguments = invocation.arguments
    if not arguments.headless and not invocation.application.inherits("QApplication"):
        return _fail(problem("no_screen"))
    options = app.Options(
        folder=arguments.profile,
        practice=arguments.practice,
        headless=arguments.headless,
        start=arguments.start,
        minimized=arguments.minimized,
        api_port=arguments.api_port,
    )
    try:
        return app.run(options, invocation.application, invocation.translators)
    except PortUnusable as error:
        kind = "port_busy" if error.busy else "port_unusable"
        return _fail(problem(kind, port=str(error.port), detail=str(error.strerror)))


def _account(invocation: Invocation) -> int:
    from pairguard_gui.commands import account

    return account.run(invocation.arguments)


def _exchange(invocation: Invocation) -> int:
    from pairguard_gui.practice.server import PortBusy
    from pairguard_gui.practice.standalone import serve
    from pairguard_gui.text.cli.problems import problem

    try:
        return serve(invocation.arguments.port, invocation.arguments.seed, sys.stdout)
    except PortBusy:
        return _fail(problem("exchange_port_busy", port=str(invocation.arguments.port)))


def _self_test(invocation: Invocation) -> int:
    from pairguard_gui.commands.self_test import run

    return run(sys.stdout, invocation.translators)


def _rules(invocation: Invocation) -> int:
    from pairguard_gui.commands.rules import NoAccount, rules_in
    from pairguard_gui.core.values.rules import RuleError
    from pairguard_gui.store.journal.journal import UnknownAccount
    from pairguard_gui.text.cli.problems import problem

    arguments = invocation.arguments
    settings = arguments.settings if arguments.action == "set" else None
    try:
        shown = rules_in(arguments.profile, arguments.account, arguments.pair, settings)
    except NoAccount:
        return _fail(problem("no_account"))
    except UnknownAccount:
        return _fail(problem("unknown_account", account=arguments.account))
    except RuleError as error:
        return _fail(problem(f"rule_{error.problem}", rule=error.rule, value=error.value, allowed=error.allowed))
    lines = "\n".join(f"{rule}={text}" for rule, text in shown.items())
    print(json.dumps(shown, indent=2) if arguments.json else lines)
    return FINE


def _call_program(invocation: Invocation) -> int:
    """Have the running program carry out the command, and print its answer."""
    from pairguard_gui.api.client import ApiError, Client, NotAnswered, NotRunning
    from pairguard_gui.text.cli.problems import problem

    arguments = invocation.arguments
    try:
        with Client(arguments.profile, invocation.translators.language) as client:
            answer = _request(client, arguments)
    except ApiError as error:
        return _print_error(arguments, error)
    except NotRunning:
        return _fail(problem("not_running", profile=str(arguments.profile)))
    except NotAnswered as error:
        return _fail(problem("no_answer", detail=str(error)))
    print(json.dumps(answer, ensure_ascii=False, indent=2) if arguments.json else _shown(arguments.command, answer))
    return _exit_status(arguments.command, answer)


def _request(client: Client, arguments: Namespace) -> Fields:
    account = {"account": arguments.account} if arguments.account else {}
    if arguments.command == "history":
        return client.get("actions", limit=str(arguments.limit), **account)
    if arguments.command in {"status", "pairs"}:
        return client.get(arguments.command, **account)
    return client.post(arguments.command, **account)


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


def _print_error(arguments: Namespace, error: ApiError) -> int:
    if arguments.json:
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


_COMMANDS: Mapping[str, Callable[[Invocation], int]] = {
    "run": _run,
    "account": _account,
    "exchange": _exchange,
    "rules": _rules,
    "self-test": _self_test,
    **dict.fromkeys(("status", "start", "stop", "check", "pairs", "history"), _call_program),
}

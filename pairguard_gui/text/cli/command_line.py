"""The words of the command line and their help, in the language spoken when it is read."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from pairguard_gui.text.language import LANGUAGES

HELP: Mapping[str, object] = {
    "usage": QT_TRANSLATE_NOOP("cli", "Usage: "),
    "commands": QT_TRANSLATE_NOOP("cli", "Commands"),
    "options": QT_TRANSLATE_NOOP("cli", "Options"),
    "program": QT_TRANSLATE_NOOP("cli", "Keeps a fixed set of OKX perpetual positions from ever being empty."),
    "run": QT_TRANSLATE_NOOP("cli", "start PairGuard (what happens without a command)"),
    "status": QT_TRANSLATE_NOOP("cli", "how the guard of an account stands"),
    "start": QT_TRANSLATE_NOOP("cli", "start guarding"),
    "stop": QT_TRANSLATE_NOOP("cli", "stop guarding, at once"),
    "check": QT_TRANSLATE_NOOP("cli", "look at the account now"),
    "pairs": QT_TRANSLATE_NOOP("cli", "the protected pairs, one a line"),
    "history": QT_TRANSLATE_NOOP("cli", "what happened"),
    "rules": QT_TRANSLATE_NOOP("cli", "show or set the rules, while PairGuard is not running"),
    "rules-action": QT_TRANSLATE_NOOP("cli", "show them, or set some of them"),
    "settings": QT_TRANSLATE_NOOP("cli", "rules to set, e.g. pair_cap=5"),
    "pair": QT_TRANSLATE_NOOP("cli", "the rules of one pair, e.g. BNB-USDT-SWAP_short"),
    "accounts": QT_TRANSLATE_NOOP(
        "cli", "add, list, check, arm, release, change or remove accounts, while PairGuard is not running"
    ),
    "held-pair": QT_TRANSLATE_NOOP(
        "cli", "with release: the pair to let go of, or all (the account's own hold if left out)"
    ),
    "account-action": QT_TRANSLATE_NOOP("cli", "what to do"),
    "account-name": QT_TRANSLATE_NOOP("cli", "the account's name, 1 to 32 signs"),
    "new-name": QT_TRANSLATE_NOOP("cli", "another name, for rename"),
    "leave-key": QT_TRANSLATE_NOOP("cli", "remove the account though its key cannot be deleted now"),
    "env": QT_TRANSLATE_NOOP("cli", "demo trading or real money"),
    "site": QT_TRANSLATE_NOOP("cli", "where the account was registered: okx.com, my.okx.com or app.okx.com"),
    "base-url": QT_TRANSLATE_NOOP("cli", "a test exchange on this computer in place of OKX"),
    "proxy": QT_TRANSLATE_NOOP("cli", "http://host:port or socks5://host:port; left out: none, or for rekey as before"),
    "proxy-login": QT_TRANSLATE_NOOP("cli", "ask for the proxy's name:password too"),
    "stdin": QT_TRANSLATE_NOOP("cli", "read API key, secret and passphrase as three lines"),
    "exchange": QT_TRANSLATE_NOOP("cli", "run the practice exchange alone"),
    "self-test": QT_TRANSLATE_NOOP("cli", "try on this computer everything that PairGuard needs"),
    "version": QT_TRANSLATE_NOOP("cli", "print the version"),
    "help": QT_TRANSLATE_NOOP("cli", "print this help"),
    "practice": QT_TRANSLATE_NOOP("cli", "on the practice exchange, with simulated money"),
    "headless": QT_TRANSLATE_NOOP("cli", "without a window: tell what happens, line by line"),
    "start-guarding": QT_TRANSLATE_NOOP("cli", "guard from the first complete look on"),
    "minimized": QT_TRANSLATE_NOOP("cli", "with the window out of the way"),
    "api-port": QT_TRANSLATE_NOOP("cli", "port of the local HTTP interface (0: any free one)"),
    "profile": QT_TRANSLATE_NOOP("cli", "folder of settings, database and log"),
    "lang": QT_TRANSLATE_NOOP("cli", "language: zh_CN or en"),
    "account": QT_TRANSLATE_NOOP("cli", "which account (the first one if left out)"),
    "json": QT_TRANSLATE_NOOP("cli", "print JSON, for programs"),
    "limit": QT_TRANSLATE_NOOP("cli", "how many lines at most"),
    "port": QT_TRANSLATE_NOOP("cli", "port to listen on (0: any free one)"),
    "seed": QT_TRANSLATE_NOOP("cli", "number that decides how prices move"),
}
_OWN_WORDS = {"account": "accounts"}
"""Commands that are called like an option, and where their help stands."""
_DEFAULT_LINES = 20
_NO_VALUE = ": expected one argument"  # argparse speaks English only


class UsageError(Exception):
    """A command line that cannot be read."""


class _Parser(argparse.ArgumentParser):
    """argparse would end the program with 2, which here means that pairs are missing."""

    def error(self, message: str) -> NoReturn:
        detail = message.removeprefix("argument ")
        if detail.endswith(_NO_VALUE):
            text = QCoreApplication.translate("cli", "{option} wants a value")
            raise UsageError(text.format(option=detail.removesuffix(_NO_VALUE)))
        raise UsageError(detail)


class _CommandParser(_Parser):
    """Takes options before, between and after the words of a command: argparse alone takes these in one row only."""

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:  # noqa: ANN401 - argparse overloads it
        """As argparse does, from the same words, options first."""
        return super().parse_known_args(None if args is None else self._options_first(args), namespace)

    def _options_first(self, words: Sequence[str]) -> list[str]:
        options: list[str] = []
        others: list[str] = []
        waiting = iter(words)
        for word in waiting:
            if word == "--":  # whatever comes after it is no option
                return [*options, *others, word, *waiting]
            is_option = word.startswith("-") and word != "-"
            (options if is_option else others).append(word)
            action = self._option_string_actions.get(word)
            if action is not None and action.nargs is None:  # its value comes along
                options += [value for value in [next(waiting, None)] if value is not None]
        return [*options, *others]


class _Layout(argparse.HelpFormatter):
    """Help that begins in the language spoken."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=28)

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, help_text("usage") if prefix is None else prefix)


def parse(words: Sequence[str], default_folder: Path) -> argparse.Namespace:
    """What was asked for: `command`, and the options of that command. UsageError for what makes no sense.

    `--help` prints and ends the program with status 0.
    """
    command = words[0]
    if command not in COMMANDS and not command.startswith("-"):
        raise UsageError(_no_such("command", command))
    arguments, unknown = _parser(default_folder).parse_known_args(words)
    if unknown:
        raise UsageError(_no_such("option", unknown[0]))
    return arguments


def help_text(name: str) -> str:
    """The help of one command or option."""
    return QCoreApplication.translate("cli", str(HELP[name]))


def _no_such(kind: str, name: str) -> str:
    if kind == "command":
        return QCoreApplication.translate("cli", "there is no command {name}").format(name=name)
    return QCoreApplication.translate("cli", "there is no option {name} here").format(name=name)


def _parser(default_folder: Path) -> argparse.ArgumentParser:
    parser = _Parser("pairguard", description=help_text("program"), formatter_class=_Layout, add_help=False)
    options = parser.add_argument_group(help_text("options"))
    options.add_argument("-h", "--help", action="help", help=help_text("help"))
    options.add_argument("--version", action="store_true", help=help_text("version"))
    commands = parser.add_subparsers(
        title=help_text("commands"), metavar="", required=True, parser_class=_CommandParser
    )
    for name, add_options in COMMANDS.items():
        text = help_text(_OWN_WORDS.get(name, name))
        command = commands.add_parser(
            name, help=text, description=text, formatter_class=_Layout, add_help=False, allow_abbrev=False
        )
        group = command.add_argument_group(help_text("options"))
        add_options(group)
        _add_common(group, default_folder)
        command.set_defaults(command=name)
    return parser


def _add_common(group: argparse._ArgumentGroup, default_folder: Path) -> None:
    group.add_argument("--profile", type=Path, default=default_folder, metavar="DIR", help=help_text("profile"))
    group.add_argument("--lang", type=_language, metavar="LANG", help=help_text("lang"))
    group.add_argument("-h", "--help", action="help", help=help_text("help"))


def _run_options(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--practice", action="store_true", help=help_text("practice"))
    group.add_argument("--headless", action="store_true", help=help_text("headless"))
    group.add_argument("--start", action="store_true", help=help_text("start-guarding"))
    group.add_argument("--minimized", action="store_true", help=help_text("minimized"))
    group.add_argument("--api-port", type=_port, metavar="N", help=help_text("api-port"))


def _account_options(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--account", metavar="NAME", help=help_text("account"))
    group.add_argument("--json", action="store_true", help=help_text("json"))


def _history_options(group: argparse._ArgumentGroup) -> None:
    _account_options(group)
    group.add_argument("--limit", type=_lines, default=_DEFAULT_LINES, metavar="N", help=help_text("limit"))


def _rules_options(group: argparse._ArgumentGroup) -> None:
    group.add_argument("action", choices=("show", "set"), help=help_text("rules-action"))
    group.add_argument("settings", nargs="*", metavar="KEY=VALUE", help=help_text("settings"))
    group.add_argument("--pair", metavar="PAIR", help=help_text("pair"))
    _account_options(group)


def _accounts_options(group: argparse._ArgumentGroup) -> None:
    actions = ("add", "list", "check", "arm", "release", "rename", "rekey", "remove")
    group.add_argument("action", choices=actions, help=help_text("account-action"))
    group.add_argument("name", nargs="?", default="", metavar="NAME", help=help_text("account-name"))
    group.add_argument("new", nargs="?", default="", metavar="NEW", help=help_text("new-name"))
    group.add_argument("--env", choices=("demo", "live"), help=help_text("env"))
    group.add_argument("--site", choices=("global", "eea", "us"), default="global", help=help_text("site"))
    group.add_argument("--base-url", metavar="URL", help=help_text("base-url"))
    group.add_argument("--proxy", metavar="URL", help=help_text("proxy"))
    group.add_argument("--proxy-login", action="store_true", help=help_text("proxy-login"))
    group.add_argument("--stdin", action="store_true", help=help_text("stdin"))
    group.add_argument("--leave-key", action="store_true", help=help_text("leave-key"))
    group.add_argument("--pair", metavar="PAIR", help=help_text("held-pair"))
    group.add_argument("--json", action="store_true", help=help_text("json"))


def _exchange_options(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--port", type=_port, default=0, metavar="N", help=help_text("port"))
    group.add_argument("--seed", type=_integer, default=0, metavar="N", help=help_text("seed"))


def _no_options(_group: argparse._ArgumentGroup) -> None:
    """A command that has only the options all commands have."""


COMMANDS: Mapping[str, Callable[[argparse._ArgumentGroup], None]] = {
    "run": _run_options,
    "status": _account_options,
    "start": _account_options,
    "stop": _account_options,
    "check": _account_options,
    "pairs": _account_options,
    "history": _history_options,
    "rules": _rules_options,
    "account": _accounts_options,
    "exchange": _exchange_options,
    "self-test": _no_options,
}


def _language(text: str) -> str:
    if text not in LANGUAGES:
        raise argparse.ArgumentTypeError(_not_among(text, ", ".join(LANGUAGES)))
    return text


def _port(text: str) -> int:
    return _between(text, 0, 65_535)


def _lines(text: str) -> int:
    return _between(text, 1, 1000)


def _integer(text: str) -> int:
    return _between(text, 0, 2**63)


def _between(text: str, low: int, high: int) -> int:
    if not (text.isascii() and text.isdecimal() and low <= int(text[:20]) <= high):
        raise argparse.ArgumentTypeError(_not_among(text, f"{low}–{high}"))
    return int(text)


def _not_among(text: str, allowed: str) -> str:
    return QCoreApplication.translate("cli", "{text} is not possible, only {allowed}").format(
        text=text, allowed=allowed
    )

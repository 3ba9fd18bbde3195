"""`pairguard account …`: the accounts of a profile that no program has open."""

from __future__ import annotations

import getpass
import json
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from pairguard_gui.assembly.okx_accounts import OkxAccounts
from pairguard_gui.assembly.trust import trust_in
from pairguard_gui.commands.release import Release
from pairguard_gui.core.control.commands import AccountCommands
from pairguard_gui.core.values.account import Account, Site, valid_name
from pairguard_gui.core.values.credentials import Credentials
from pairguard_gui.core.values.exchange_data import Environment
from pairguard_gui.okx.addresses import proxy_url
from pairguard_gui.runtime.single_instance import SingleInstance
from pairguard_gui.runtime.system_clock import SystemClock
from pairguard_gui.store.journal.journal import Journal
from pairguard_gui.store.keys.key_index import KeyIndex
from pairguard_gui.store.keys.key_stores import open_key_store
from pairguard_gui.store.keys.key_vault import KeyVault
from pairguard_gui.store.profile import Profile
from pairguard_gui.store.settings import SettingsFile
from pairguard_gui.text.cli import account_tables
from pairguard_gui.text.cli.account_prompts import confirmation_word, message, prompt
from pairguard_gui.text.cli.command_line import UsageError

if TYPE_CHECKING:
    from pairguard_gui.core.control.key_health import KeyHealth

FINE, ERROR = 0, 1
_PARTS = ("api_key", "secret", "passphrase")


@dataclass(frozen=True, slots=True)
class CommandContext:
    """What a command works with while it holds the profile."""

    accounts: OkxAccounts
    journal: Journal
    clock: SystemClock


class NotEntered(Exception):
    """Something that is needed was not entered; the text says what to do."""


def run(arguments: Namespace) -> int:
    """Carry out one of the commands. GuardError when it cannot be done, UsageError when words are missing."""
    _require_fitting_words(arguments)
    os.umask(0o077)
    try:
        with _command_context(arguments.profile) as context:
            return _ACTIONS[arguments.action](context, arguments)
    except NotEntered as missing:
        return _fail(str(missing))


def _require_fitting_words(arguments: Namespace) -> None:
    if arguments.action != "list" and not arguments.name:
        raise UsageError(message("name_missing"))
    if arguments.action == "list" and arguments.name:
        raise UsageError(message("name_idle"))
    if arguments.action == "rename" and not arguments.new:
        raise UsageError(message("new_missing"))
    if arguments.action != "rename" and arguments.new:
        raise UsageError(message("new_idle"))
    if arguments.action == "add" and not arguments.env:
        raise UsageError(message("env_missing"))


@contextmanager
def _command_context(folder: Path) -> Iterator[CommandContext]:
    """The profile for this command alone. JournalInUse, naming the process, while PairGuard runs with it."""
    profile = Profile(folder)
    profile.prepare()
    clock = SystemClock()
    with SingleInstance(folder), Journal(profile.database) as journal:
        vault = KeyVault(journal.installation, open_key_store, lambda *_: None, index=KeyIndex(profile.key_names))
        trust = trust_in(SettingsFile(profile.settings).settings)
        yield CommandContext(OkxAccounts(journal, vault, clock, trust=lambda: trust), journal, clock)


def _add(context: CommandContext, arguments: Namespace) -> int:
    """Show the checks of the key, from two requests; only a key that can guard or watch is kept."""
    accounts = context.accounts
    name = valid_name(arguments.name, [known.name for known in accounts.all()])
    place = accounts.key_place()
    credentials, proxy = _entered(arguments)
    account = Account(name, Environment(arguments.env), Site(arguments.site), arguments.base_url or "", proxy or "")
    health = accounts.try_key(account, credentials)
    print(account_tables.lights(health))
    if not health.fitness.usable:
        return _fail(message("not_kept"))
    added = accounts.add(account, credentials)
    print(message("added", account=added.name, place=place.name))
    return FINE


def _list(context: CommandContext, arguments: Namespace) -> int:
    known = [(account, context.journal.state(account.name)) for account in context.accounts.all()]
    if arguments.json:
        fields = [
            {
                "account": account.name,
                "environment": account.environment,
                "site": account.site,
                "base_url": account.base_url or None,
                "proxy": account.proxy or None,
                "protected_count": len(state.pairs),
                "armed": state.armed is not None,
            }
            for account, state in known
        ]
        print(json.dumps(fields, ensure_ascii=False, indent=2))
    else:
        print(account_tables.account_list(known))
    return FINE


def _check(context: CommandContext, arguments: Namespace) -> int:
    health = context.accounts.check(arguments.name)
    if arguments.json:
        print(json.dumps(_health_fields(health), indent=2))
    else:
        print(account_tables.lights(health))
    return FINE if health.fitness.usable else ERROR


def _remove(context: CommandContext, arguments: Namespace) -> int:
    removed = context.accounts.remove(arguments.name, leave_key=arguments.leave_key)
    print(message("removed_key_left" if arguments.leave_key else "removed", account=removed.name))
    return FINE


def _rename(context: CommandContext, arguments: Namespace) -> int:
    account = context.accounts.named(arguments.name)
    renamed = context.accounts.change(account.name, replace(account, name=arguments.new))
    print(message("renamed", account=account.name, new=renamed.name))
    return FINE


def _rekey(context: CommandContext, arguments: Namespace) -> int:
    """The old key stays unless the new one can guard or watch the same account."""
    accounts = context.accounts
    account, place = accounts.named(arguments.name), accounts.key_place()
    credentials, proxy = _entered(arguments)
    accounts.rekey(account.name, credentials, proxy=proxy)
    print(account_tables.lights(accounts.check(account.name)))
    print(message("rekeyed", account=account.name, place=place.name))
    return FINE


def _arm(context: CommandContext, arguments: Namespace) -> int:
    """Show what refills would open, and arm for these pairs and no others; a live account by the typed word alone."""
    account = context.accounts.named(arguments.name)
    table = context.accounts.preflight(account.name)
    print(account_tables.preflight_table(table), flush=True)
    if account.environment is Environment.LIVE and not _confirmed(account):
        return _fail(message("not_armed", account=account.name))
    with closing(context.accounts.exchange_of(account)) as exchange:
        journal, clock = context.journal, context.clock
        commands = AccountCommands(account.name, account.environment, exchange, journal, clock, journal.installation)
        state = commands.arm([row.pair for row in table.rows], table.figures)
    print(message("armed", account=account.name, count=str(len(state.pairs))))
    return FINE


def _release(context: CommandContext, arguments: Namespace) -> int:
    """Show the holds, then release them; a live account is released, and so armed, by the typed word alone."""
    command = Release(context.accounts, context.journal, context.clock, arguments.name, _confirmed)
    return command.run(arguments.pair)


def _confirmed(account: Account) -> bool:
    """Whether the person types the word that lets PairGuard trade real money."""
    print(message("type_live", account=account.name, word=confirmation_word()), end=" ", flush=True)
    return sys.stdin.readline().strip() == confirmation_word()


def _credentials(*, from_stdin: bool) -> Credentials:
    """The three parts of the key, from three lines or from a prompt that shows nothing."""
    parts = _lines() if from_stdin else _prompted()
    if not all(parts):
        raise NotEntered(message("key_incomplete"))
    try:
        return Credentials.of(*parts)
    except ValueError:
        raise NotEntered(message("key_letters")) from None


def _entered(arguments: Namespace) -> tuple[Credentials, str | None]:
    """The key, and the proxy with its login; no proxy where none was named."""
    proxy = None if arguments.proxy is None else _proxy(arguments.proxy)
    credentials = _credentials(from_stdin=arguments.stdin)
    if arguments.proxy_login:
        proxy = _with_login(proxy or "", from_stdin=arguments.stdin)
    return credentials, proxy


def _lines() -> Sequence[str]:
    return [_tidy(part, sys.stdin.readline()) for part in _PARTS]


def _prompted() -> Sequence[str]:
    if sys.stdin is None or not sys.stdin.isatty():
        raise NotEntered(message("no_terminal"))
    return [_tidy(part, getpass.getpass(prompt(part))) for part in _PARTS]


def _tidy(part: str, line: str) -> str:
    """The line without blanks around it; those of a passphrase stay, since they may be part of it."""
    text = line.rstrip("\r\n")
    return text if part == "passphrase" else text.strip()


def _proxy(text: str) -> str:
    if "@" in text:
        raise NotEntered(message("proxy_login"))
    return proxy_url(text)


def _with_login(proxy: str, *, from_stdin: bool) -> str:
    """The proxy with a name and password, `name:password`, entered like a part of the key."""
    login = sys.stdin.readline() if from_stdin else getpass.getpass(prompt("proxy_login"))
    name, colon, password = login.rstrip("\r\n").partition(":")
    if not (proxy and name and colon):
        raise NotEntered(message("proxy_login"))
    scheme, _, address = proxy.partition("://")
    return proxy_url(f"{scheme}://{quote(name, safe='')}:{quote(password, safe='')}@{address}")


def _health_fields(health: KeyHealth) -> Mapping[str, object]:
    lights = {
        each.check: {"glow": each.result, "code": each.reason.code if each.reason else None} for each in health.checks
    }
    return {"fitness": health.fitness, "refusal": health.refusal.code if health.refusal else None, "lights": lights}


def _fail(text: str) -> int:
    print(text, file=sys.stderr)
    return ERROR


_ACTIONS: Mapping[str, Callable[[CommandContext, Namespace], int]] = {
    "add": _add,
    "list": _list,
    "check": _check,
    "arm": _arm,
    "rename": _rename,
    "rekey": _rekey,
    "remove": _remove,
    "release": _release,
}

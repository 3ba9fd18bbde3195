"""`pairguard account …`: accounts of a profile that no program has open."""

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
from urllib.parse import quote

from pairguard_gui.assembly.okx_accounts import OkxAccounts
from pairguard_gui.assembly.trust import trust_in
from pairguard_gui.commands.release import Release
from pairguard_gui.core.control.commands import Roster
from pairguard_gui.core.control.key_health import KeyHealth
from pairguard_gui.core.values.account import Account, Site, valid_name
from pairguard_gui.core.values.credentials import Credentials
from pairguard_gui.core.values.exchange_data import Environment
from pairguard_gui.okx.proxies import proxy_url
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
from pairguard_gui.text.cli.command_line import Misuse

FINE, ERROR = 0, 1
_PARTS = ("api_key", "secret", "passphrase")


@dataclass(frozen=True, slots=True)
class CommandContext:
    """What a command works with while it holds the profile."""

    accounts: OkxAccounts
    journal: Journal
    clock: SystemClock


class NotEntered(Exception):
    """What was needed was not entered; the text says what to do."""


def run(asked: Namespace) -> int:
    """Carry out one of the commands. GuardError when it cannot be done, Misuse when words are missing."""
    _refuse_nonsense(asked)
    os.umask(0o077)
    try:
        with _command_context(asked.profile) as context:
            return _ACTIONS[asked.action](context, asked)
    except NotEntered as missing:
        return _fail(str(missing))


def _refuse_nonsense(asked: Namespace) -> None:
    if asked.action != "list" and not asked.name:
        raise Misuse(message("name_missing"))
    if asked.action == "list" and asked.name:
        raise Misuse(message("name_idle"))
    if asked.action == "rename" and not asked.new:
        raise Misuse(message("new_missing"))
    if asked.action != "rename" and asked.new:
        raise Misuse(message("new_idle"))
    if asked.action == "add" and not asked.env:
        raise Misuse(message("env_missing"))


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


def _add(context: CommandContext, asked: Namespace) -> int:
    """Two requests show the lights; only a key that can guard or watch is kept."""
    accounts = context.accounts
    name = valid_name(asked.name, [known.name for known in accounts.all()])
    place = accounts.key_place()
    credentials, proxy = _entered(asked)
    account = Account(name, Environment(asked.env), Site(asked.site), asked.base_url or "", proxy or "")
    health = accounts.try_key(account, credentials)
    print(account_tables.lights(health))
    if not health.fitness.usable:
        return _fail(message("not_kept"))
    added = accounts.add(account, credentials)
    print(message("added", account=added.name, place=place.name))
    return FINE


def _list(context: CommandContext, asked: Namespace) -> int:
    known = [(account, context.journal.state(account.name)) for account in context.accounts.all()]
    if asked.json:
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


def _check(context: CommandContext, asked: Namespace) -> int:
    health = context.accounts.check(asked.name)
    if asked.json:
        print(json.dumps(_health_fields(health), indent=2))
    else:
        print(account_tables.lights(health))
    return FINE if health.fitness.usable else ERROR


def _remove(context: CommandContext, asked: Namespace) -> int:
    removed = context.accounts.remove(asked.name, leave_key=asked.leave_key)
    print(message("removed_key_left" if asked.leave_key else "removed", account=removed.name))
    return FINE


def _rename(context: CommandContext, asked: Namespace) -> int:
    account = context.accounts.named(asked.name)
    renamed = context.accounts.change(account.name, replace(account, name=asked.new))
    print(message("renamed", account=account.name, new=renamed.name))
    return FINE


def _rekey(context: CommandContext, asked: Namespace) -> int:
    """The old key stays unless the new one can guard or watch the same account."""
    accounts = context.accounts
    account, place = accounts.named(asked.name), accounts.key_place()
    credentials, proxy = _entered(asked)
    accounts.rekey(account.name, credentials, proxy=proxy)
    print(account_tables.lights(accounts.check(account.name)))
    print(message("rekeyed", account=account.name, place=place.name))
    return FINE


def _arm(context: CommandContext, asked: Namespace) -> int:
    """Show what refills would open, and arm for that and nothing else; a live account by the typed word alone."""
    account = context.accounts.named(asked.name)
    table = context.accounts.preflight(account.name)
    print(account_tables.preflight_table(table), flush=True)
    if account.environment is Environment.LIVE and _typed(account) != confirmation_word():
        return _fail(message("not_armed", account=account.name))
    with closing(context.accounts.exchange_of(account)) as exchange:
        here = (account.name, account.environment, exchange, context.journal, context.clock)
        state = Roster(*here, context.journal.installation).arm([row.pair for row in table.rows])
    print(message("armed", account=account.name, count=str(len(state.pairs))))
    return FINE


def _release(context: CommandContext, asked: Namespace) -> int:
    """Show what holds, then let go of it; a live account is armed as it stands now by the typed word alone."""
    command = Release(
        context.accounts,
        context.journal,
        context.clock,
        asked.name,
        lambda account: _typed(account) == confirmation_word(),
    )
    return command.run(asked.pair)


def _typed(account: Account) -> str:
    print(message("type_live", account=account.name, word=confirmation_word()), end=" ", flush=True)
    return sys.stdin.readline().strip()


def _credentials(*, from_stdin: bool) -> Credentials:
    """The three parts of the key, from three lines or from a prompt that shows nothing."""
    parts = _lines() if from_stdin else _prompted()
    if not all(parts):
        raise NotEntered(message("key_incomplete"))
    try:
        return Credentials.of(*parts)
    except ValueError:
        raise NotEntered(message("key_letters")) from None


def _entered(asked: Namespace) -> tuple[Credentials, str | None]:
    """The key, and the proxy with its login; no proxy where none was named."""
    proxy = None if asked.proxy is None else _proxy(asked.proxy)
    credentials = _credentials(from_stdin=asked.stdin)
    if asked.proxy_login:
        proxy = _with_login(proxy or "", from_stdin=asked.stdin)
    return credentials, proxy


def _lines() -> Sequence[str]:
    return [_tidy(part, sys.stdin.readline()) for part in _PARTS]


def _prompted() -> Sequence[str]:
    if sys.stdin is None or not sys.stdin.isatty():
        raise NotEntered(message("no_terminal"))
    return [_tidy(part, getpass.getpass(prompt(part))) for part in _PARTS]


def _tidy(part: str, line: str) -> str:
    """What was meant by a line; a passphrase was chosen by a person, who may mean its blanks."""
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
        each.light: {"glow": each.glow, "code": each.reason.code if each.reason else None} for each in health.lights
    }
    return {"fitness": health.fitness, "refusal": health.refusal.code if health.refusal else None, "lights": lights}


def _fail(sentence: str) -> int:
    print(sentence, file=sys.stderr)
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

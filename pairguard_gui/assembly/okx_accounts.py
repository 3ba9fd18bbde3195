"""The accounts at OKX: journal, key store and client together, for the window and the command line alike."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from pairguard_gui.assembly.connections import FetchedKey, ReachableAccount, client_of, proxy_to_hide
from pairguard_gui.core.control.commands import AccountCommands
from pairguard_gui.core.control.key_health import CheckResult, KeyFitness, assess_failure, assess_key
from pairguard_gui.core.control.preflight import preflight
from pairguard_gui.core.state.account_state import AccountState
from pairguard_gui.core.values.account import COLOURS, PRACTICE, AccountRefused, KeyPlace, free_colour, valid_name
from pairguard_gui.core.values.errors import ExchangeError
from pairguard_gui.core.values.exchange_data import Environment
from pairguard_gui.core.values.reason import Code, Reason
from pairguard_gui.core.values.rules import AS_ASKED
from pairguard_gui.core.values.trust import BUNDLED
from pairguard_gui.okx.addresses import without_login
from pairguard_gui.okx.rest import latency
from pairguard_gui.store.journal.journal import UnknownAccount
from pairguard_gui.store.journal.sqlite_errors import damaged
from pairguard_gui.store.keys.key_vault import KeyStoreError, StoredKey

if TYPE_CHECKING:
    from pairguard_gui.core.control.key_health import KeyHealth
    from pairguard_gui.core.control.preflight_table import Preflight
    from pairguard_gui.core.ports import Clock
    from pairguard_gui.core.values.account import Account
    from pairguard_gui.core.values.credentials import Credentials
    from pairguard_gui.core.values.exchange_data import AccountFacts
    from pairguard_gui.core.values.pair import Pair
    from pairguard_gui.core.values.rules import Rules
    from pairguard_gui.core.values.trust import Trust
    from pairguard_gui.okx.rest import OkxExchange
    from pairguard_gui.store.journal.journal import Journal
    from pairguard_gui.store.keys.key_vault import KeyVault


class OkxAccounts:
    """Implements `runtime.account_service.AccountService`; any thread may call.

    What an account is entered with is checked once, where it comes in: everything behind that takes a
    `ReachableAccount`. `practice` opens a client of the practice account; `trust` says whose certificates count.
    """

    def __init__(
        self,
        journal: Journal,
        vault: KeyVault,
        clock: Clock,
        practice: Callable[[], OkxExchange] | None = None,
        trust: Callable[[], Trust] = lambda: BUNDLED,
    ) -> None:
        self._journal, self._vault, self._clock, self._practice, self._trust = journal, vault, clock, practice, trust
        self._unlock_prompts, self._change_lock = threading.Semaphore(1), threading.Lock()

    def all(self) -> tuple[Account, ...]:
        """All accounts but practice, in the order they came."""
        return tuple(known for known in self._journal.accounts() if known.environment is not Environment.PRACTICE)

    def named(self, name: str) -> Account:
        """The account of that name, in upper or lower case. UnknownAccount when there is none."""
        for account in self.all():
            if account.name.casefold() == name.strip().casefold():
                return account
        raise UnknownAccount(name)

    def key_place(self) -> KeyPlace:
        """Where a key would be stored."""
        return self._vault.place()

    def key_place_of(self, name: str) -> KeyPlace:
        """Where that account's key is: not lasting, and without a name, when it is in memory until the program ends."""
        return self.key_place() if self._vault.lasts(self.named(name).name) else KeyPlace("", lasting=False)

    def try_key(self, account: Account, credentials: Credentials) -> KeyHealth:
        """What a key that is not stored yet may do, from two requests. AccountRefused for a host or proxy."""
        return self._try(self._entered(account, credentials), credentials)

    def latency(self, account: Account) -> timedelta:
        """The median of three round trips. AccountRefused for a host or proxy, Unreachable or BadAnswer."""
        target = ReachableAccount.of(account)
        return latency(target.host, target.proxy, self._clock, self._trust)

    def plan(self, account: Account, credentials: Credentials, rules: Rules = AS_ASKED) -> Preflight:
        """What refills of the positions that are open now would open, by those rules."""
        target = self._entered(account, credentials)
        with closing(self._reader_of(target, StoredKey(credentials, target.proxy))) as exchange:
            return preflight(
                exchange, AccountState(account.name, account.environment, rules=rules), exchange.positions()
            )

    def add(
        self,
        account: Account,
        credentials: Credentials,
        *,
        rules: Rules = AS_ASKED,
        pairs: Collection[Pair] = (),
        until_quit: bool = False,
    ) -> Account:
        """Try the key, store it, begin an account with those rules and pairs. A refusal leaves nothing behind.

        `account` as entered, its proxy with login. Of `pairs`, those that have a position now are protected; none
        leaves the set to be recorded at the first start. `until_quit` holds the key in memory alone. AccountRefused
        for a name, host, proxy, colour, key or uid that cannot be used; KeyStoreError, JournalError.
        """
        self._journal.acceptable(account)
        target = ReachableAccount.of(account)
        health = self._try(target, credentials)
        facts = _fit(health)
        with self._change_lock:
            colour = account.colour if account.colour in COLOURS else free_colour(known.colour for known in self.all())
            named = self._journal.acceptable(replace(target.without_login, colour=colour), facts.uid)
            key = StoredKey(credentials, proxy_to_hide(target.proxy))
            with self._vault.storing(named.name, key, until_quit=until_quit):
                may_trade = health.fitness is KeyFitness.GUARD
                added = self._journal.add_account(named, uid=facts.uid, may_trade=may_trade, rules=rules)
                self._protect(added, pairs)
        return added

    def rekey(
        self, name: str, credentials: Credentials, *, proxy: str | None = None, until_quit: bool = False
    ) -> Account:
        """Another key of the same account of the exchange, e.g. after the old one has expired.

        `proxy` in place of the account's own; None leaves it as it is. `until_quit` holds the key in memory alone.
        AccountRefused for a proxy or key that cannot be used, or the key of another account; KeyStoreError.
        """
        account = self.named(name)
        target = ReachableAccount.of(replace(account, proxy=self._proxy_of(account) if proxy is None else proxy))
        health = self._try(target, credentials)
        facts = _fit(health)
        with self._change_lock:
            if self._is_another(account.name, facts):
                raise AccountRefused(Code.ACCOUNT_CHANGED, what="uid")
            key = StoredKey(credentials, proxy_to_hide(target.proxy))
            with self._vault.storing(account.name, key, until_quit=until_quit):
                self._journal.note_key(account.name, facts.uid, may_trade=health.fitness is KeyFitness.GUARD)
                return self._journal.change_account(account.name, target.without_login)

    def check(self, name: str) -> KeyHealth:
        """What an account's own key may do; the journal notes it. AccountRefused for its addresses, KeyStoreError."""
        account = self.named(name)
        with closing(self._reader(name)) as exchange:
            health = self._assessed(exchange, account.environment)
        if health.facts is None:
            return health
        if self._is_another(account.name, health.facts):
            return replace(health, fitness=KeyFitness.REFUSED, refusal=Reason.of(Code.ACCOUNT_CHANGED, what="uid"))
        self._journal.note_key(account.name, health.facts.uid, may_trade=health.facts.may_trade)
        return health

    def preflight(self, name: str, *, beside: bool = False) -> Preflight:
        """What refills of that account would open now; for practice too."""
        state = self._journal.state(name if name == PRACTICE else self.named(name).name)
        with closing(self._reader(name)) as exchange:
            return preflight(exchange, state, exchange.positions(), beside=beside)

    def change(self, name: str, wished: Account) -> Account:
        """Another name, proxy, colour or `resume`; the key goes along."""
        with self._change_lock:
            now = self.named(name)
            others = [known.name for known in self.all() if known.name != now.name]
            new_name = now.name if wished.name == now.name else valid_name(wished.name, others)
            fresh = replace(wished, name=new_name, colour=_colour(wished.colour or now.colour))
            if new_name.casefold() == now.name.casefold() and wished.proxy == now.proxy:
                return self._journal.change_account(now.name, fresh)
            return self._move(now, fresh)

    def remove(self, name: str, *, leave_key: bool = False) -> Account:
        """Delete the key and remove the account; its history stays. KEY_NOT_DELETED leaves all as it was.

        `leave_key` is the way out where the key store is gone: the account goes, its key may stay there.
        """
        with self._change_lock:
            account = self.named(name)
            if leave_key:
                self._journal.remove_account(account.name, self._clock.now())
                self._vault.abandon(account.name)
                return account
            try:
                with self._vault.deleting(account.name):
                    self._journal.remove_account(account.name, self._clock.now())
            except KeyStoreError as error:
                raise AccountRefused(Code.KEY_NOT_DELETED, account=account.name, why=error.reason.code) from error
            return account

    def exchange_of(self, account: Account) -> OkxExchange:
        """The client a guard works with: its key is fetched when the first request needs it, and once.

        JournalDamaged for addresses that PairGuard would never have written.
        """
        try:
            target = ReachableAccount.of(account)
        except AccountRefused:
            raise damaged("rows", f"where {account.name} is reached") from None
        key = FetchedKey(lambda: self._fetch(account.name))
        return client_of(target, key.get, self._clock, lambda: self._journal.may_trade(account.name), self._trust)

    def _protect(self, account: Account, pairs: Collection[Pair]) -> None:
        """Record the first set; an account whose set cannot be recorded is removed again."""
        if not pairs:
            return
        try:
            with closing(self.exchange_of(account)) as exchange:
                here = (account.name, account.environment, exchange, self._journal, self._clock)
                AccountCommands(*here, self._journal.installation).protect_current(pairs)
        except BaseException:
            self._journal.remove_account(account.name, self._clock.now())
            raise

    def _fetch(self, name: str) -> StoredKey:
        """Ask the person to unlock the key store once a run at most; later reads find it open or say that it is not."""
        return self._vault.read(name, may_ask=self._unlock_prompts.acquire(blocking=False))

    def _entered(self, account: Account, credentials: Credentials) -> ReachableAccount:
        """An account as a person entered it; its secrets are kept out of the log from here on, whatever is refused."""
        self._vault.redact(StoredKey(credentials, account.proxy))
        return ReachableAccount.of(account)

    def _try(self, target: ReachableAccount, credentials: Credentials) -> KeyHealth:
        key = StoredKey(credentials, target.proxy)
        self._vault.redact(key)
        with closing(self._reader_of(target, key)) as exchange:
            return self._assessed(exchange, target.account.environment)

    def _reader(self, name: str) -> OkxExchange:
        """A client of that account, or of practice, that can only read."""
        if name == PRACTICE and self._practice:
            return self._practice()
        account = self.named(name)
        key = self._vault.read(account.name)
        return self._reader_of(ReachableAccount.of(account), key)

    def _reader_of(self, target: ReachableAccount, key: StoredKey) -> OkxExchange:
        return client_of(target, lambda: key, self._clock, trust=self._trust)

    def _assessed(self, exchange: OkxExchange, environment: Environment) -> KeyHealth:
        try:
            offset = exchange.server_now() - self._clock.now()
            return assess_key(exchange.account(), environment, offset)
        except ExchangeError as error:
            return assess_failure(error)

    def _is_another(self, name: str, facts: AccountFacts) -> bool:
        """Whether a key opens another account of the exchange than the one that is guarded under that name."""
        return self._journal.uid(name) not in {"", facts.uid}

    def _stored_key(self, account: Account) -> StoredKey | None:
        """The account's key; None when there is none. KeyStoreError while that cannot be known."""
        try:
            return self._vault.read(account.name)
        except KeyStoreError as error:
            if error.reason.code is Code.KEY_MISSING:
                return None
            raise

    def _proxy_of(self, account: Account) -> str:
        """The account's proxy, with its login where one is stored."""
        key = self._stored_key(account) if account.proxy else None
        return (key.proxy if key else "") or account.proxy

    def _move(self, now: Account, wished: Account) -> Account:
        """Carry the key over to another name or proxy: a proxy's login is stored with the key, or not at all."""
        unchanged = wished.proxy == now.proxy
        proxy = self._proxy_of(now) if unchanged else ReachableAccount.of(replace(now, proxy=wished.proxy)).proxy
        shown, key = replace(wished, proxy=without_login(proxy)), self._stored_key(now)
        if key is None and proxy_to_hide(proxy):
            raise KeyStoreError(Code.KEY_MISSING, account=now.name)
        if key is None:
            return self._journal.change_account(now.name, shown)
        moved, until_quit = StoredKey(key.credentials, proxy_to_hide(proxy)), not self._vault.lasts(now.name)
        with self._vault.storing(wished.name, moved, until_quit=until_quit):
            changed = self._journal.change_account(now.name, shown)
        if wished.name.casefold() != now.name.casefold():
            self._vault.abandon(now.name)
        return changed


def _fit(health: KeyHealth) -> AccountFacts:
    """The facts of a key that may guard or watch. AccountRefused, with the first bad check's reason, for any other."""
    bad = [each.reason for each in health.checks if each.result is CheckResult.BAD and each.reason]
    reason = next(iter(bad), health.refusal)
    if reason is not None or health.facts is None:
        refusal = reason or Reason.of(Code.BAD_ANSWER)
        raise AccountRefused(refusal.code, **dict(refusal.params))
    return health.facts


def _colour(name: str) -> str:
    """A colour the window knows, or none. AccountRefused for any other."""
    if name and name not in COLOURS:
        raise AccountRefused(Code.COLOUR_UNKNOWN, colour=name[:32], allowed=", ".join(COLOURS))
    return name

"""The accounts at OKX: journal, key store and client together, for the window's office and the command line alike."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

from pairguard_gui.assembly.connections import Fetched, connected, private, reachable
from pairguard_gui.core.control.commands import AccountCommands
from pairguard_gui.core.control.key_health import CheckResult, KeyFitness, KeyHealth, assess_failure, assess_key
from pairguard_gui.core.control.preflight import Preflight, preflight
from pairguard_gui.core.ports import Clock
from pairguard_gui.core.state.account_state import AccountState
from pairguard_gui.core.values.account import (
    COLOURS,
    PRACTICE,
    Account,
    AccountRefused,
    KeyPlace,
    free_colour,
    valid_name,
)
from pairguard_gui.core.values.credentials import Credentials
from pairguard_gui.core.values.errors import ExchangeError
from pairguard_gui.core.values.exchange_data import AccountFacts, Environment
from pairguard_gui.core.values.pair import Pair
from pairguard_gui.core.values.reason import Code, Reason
from pairguard_gui.core.values.rules import AS_ASKED, Rules
from pairguard_gui.okx.latency import latency
from pairguard_gui.okx.proxies import proxy_url, without_login
from pairguard_gui.okx.rest import OkxExchange
from pairguard_gui.store.journal.journal import Journal, UnknownAccount
from pairguard_gui.store.journal.sqlite_errors import damaged
from pairguard_gui.store.keys.key_vault import KeyStoreError, KeyVault, StoredKey


class OkxAccounts:
    """Implements `runtime.account_office.AccountWork`; any thread may call. `practice` opens the box."""

    def __init__(
        self, journal: Journal, secrets: KeyVault, clock: Clock, practice: Callable[[], OkxExchange] | None = None
    ) -> None:
        self._journal, self._secrets, self._clock, self._practice = journal, secrets, clock, practice
        self._unasked = threading.Semaphore(1)
        self._one_deed = threading.Lock()

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
        """Where a key would be kept."""
        return self._secrets.place()

    def key_place_of(self, name: str) -> KeyPlace:
        """Where that account's key is: not lasting, and without a name, when it is in memory until the program ends."""
        return self.key_place() if self._secrets.lasts(self.named(name).name) else KeyPlace("", lasting=False)

    def try_key(self, account: Account, credentials: Credentials) -> KeyHealth:
        """The six lights of a key that is kept nowhere, from two requests."""
        with closing(self._client(account, StoredKey(credentials, account.proxy))) as exchange:
            return self._assessed(exchange, account.environment)

    def latency(self, account: Account) -> timedelta:
        """The median of three round trips."""
        tidy = reachable(account)
        return latency(self._clock, tidy.site, tidy.base_url, lambda: tidy.proxy)

    def plan(self, account: Account, credentials: Credentials, rules: Rules = AS_ASKED) -> Preflight:
        """What refills of the positions that are open now would open, by those rules."""
        with closing(self._client(account, StoredKey(credentials, account.proxy))) as exchange:
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
        """Look at the key, keep it, begin a book with those rules and pairs. Whatever refuses it leaves nothing behind.

        Of `pairs`, those that have a position now are protected; none leaves the set to be recorded at the first start.
        """
        self._journal.acceptable(account)
        tidy = reachable(account)
        health = self.try_key(tidy, credentials)
        facts = _fit(health)
        with self._one_deed:
            colour = tidy.colour if tidy.colour in COLOURS else free_colour(known.colour for known in self.all())
            named = self._journal.acceptable(replace(tidy, proxy=without_login(tidy.proxy), colour=colour), facts.uid)
            with self._secrets.keeping(named.name, StoredKey(credentials, private(tidy.proxy)), until_quit=until_quit):
                may_trade = health.fitness is KeyFitness.GUARD
                added = self._journal.add_account(named, uid=facts.uid, may_trade=may_trade, rules=rules)
                self._protect(added, pairs)
        return added

    def rekey(
        self, name: str, credentials: Credentials, *, proxy: str | None = None, until_quit: bool = False
    ) -> Account:
        """Another key of the same account of the exchange, e.g. after the old one has expired.

        `proxy` in place of the account's own; None leaves it as it is.
        """
        account = self.named(name)
        fresh = reachable(replace(account, proxy=self._proxy_of(account) if proxy is None else proxy))
        health = self.try_key(fresh, credentials)
        facts = _fit(health)
        with self._one_deed:
            if self._is_another(account.name, facts):
                raise AccountRefused(Code.ACCOUNT_CHANGED, what="uid")
            with self._secrets.keeping(
                account.name, StoredKey(credentials, private(fresh.proxy)), until_quit=until_quit
            ):
                self._journal.note_key(account.name, facts.uid, may_trade=health.fitness is KeyFitness.GUARD)
                return self._journal.change_account(account.name, replace(fresh, proxy=without_login(fresh.proxy)))

    def check(self, name: str) -> KeyHealth:
        """The six lights of an account's own key, and what it may do kept in mind."""
        account = self.named(name)
        with closing(self._client(account, self._secrets.read(account.name))) as exchange:
            health = self._assessed(exchange, account.environment)
        if health.facts is None:
            return health
        if self._is_another(account.name, health.facts):
            return replace(health, fitness=KeyFitness.REFUSED, refusal=Reason.of(Code.ACCOUNT_CHANGED, what="uid"))
        may_trade = "trade" in health.facts.permissions
        self._journal.note_key(account.name, health.facts.uid, may_trade=may_trade)
        return health

    def preflight(self, name: str, *, beside: bool = False) -> Preflight:
        """What refills of that account would open now; for practice too."""
        state = self._journal.state(name if name == PRACTICE else self.named(name).name)
        with closing(self._reader(name)) as exchange:
            return preflight(exchange, state, exchange.positions(), beside=beside)

    def change(self, name: str, wished: Account) -> Account:
        """Another name, proxy, colour or `resume`; the key goes along."""
        with self._one_deed:
            now = self.named(name)
            others = [known.name for known in self.all() if known.name != now.name]
            new_name = now.name if wished.name == now.name else valid_name(wished.name, others)
            fresh = replace(wished, name=new_name, colour=_colour(wished.colour or now.colour))
            if new_name.casefold() == now.name.casefold() and wished.proxy == now.proxy:
                return self._journal.change_account(now.name, fresh)
            return self._move(now, fresh)

    def remove(self, name: str, *, leave_key: bool = False) -> Account:
        """Delete the key and let go of the book; its history stays. KEY_NOT_DELETED leaves all as it was.

        `leave_key` is the way out where the key store is gone: the account goes, its key may stay there.
        """
        with self._one_deed:
            account = self.named(name)
            if leave_key:
                self._journal.remove_account(account.name, self._clock.now())
                self._secrets.leave(account.name)
                return account
            try:
                with self._secrets.forgetting(account.name):
                    self._journal.remove_account(account.name, self._clock.now())
            except KeyStoreError as error:
                raise AccountRefused(Code.KEY_NOT_DELETED, account=account.name, why=error.reason.code) from error
            return account

    def exchange_of(self, account: Account) -> OkxExchange:
        """The client a guard works with: its key is fetched when the first request needs it, and kept from then on.

        JournalDamaged for addresses that PairGuard would never have written.
        """
        try:
            reachable(account)
        except AccountRefused:
            raise damaged("rows", f"where {account.name} is reached") from None
        keyring = Fetched(lambda: self._fetch(account.name))
        return connected(
            account,
            lambda: keyring.kept().credentials,
            lambda: keyring.kept().proxy or account.proxy,
            lambda: self._journal.may_trade(account.name),
            self._clock,
        )

    def _protect(self, account: Account, pairs: Collection[Pair]) -> None:
        """Record the first set; an account whose set cannot be recorded is let go of again."""
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
        return self._secrets.read(name, may_ask=self._unasked.acquire(blocking=False))

    def _reader(self, name: str) -> OkxExchange:
        if name == PRACTICE and self._practice:
            return self._practice()
        account = self.named(name)
        return self._client(account, self._secrets.read(account.name))

    def _client(self, account: Account, kept: StoredKey) -> OkxExchange:
        self._secrets.learn(kept)
        tidy = reachable(account)
        proxy = proxy_url(kept.proxy) or tidy.proxy
        return connected(tidy, lambda: kept.credentials, lambda: proxy, lambda: False, self._clock)

    def _assessed(self, exchange: OkxExchange, environment: Environment) -> KeyHealth:
        try:
            offset = exchange.server_now() - self._clock.now()
            return assess_key(exchange.account(), environment, offset)
        except ExchangeError as error:
            return assess_failure(error)

    def _is_another(self, name: str, facts: AccountFacts) -> bool:
        """Whether a key opens another account of the exchange than the one that is guarded under that name."""
        return self._journal.uid(name) not in {"", facts.uid}

    def _kept(self, account: Account) -> StoredKey | None:
        """The account's key; None when there is none. KeyStoreError as long as nobody can tell."""
        try:
            return self._secrets.read(account.name)
        except KeyStoreError as error:
            if error.reason.code is Code.KEY_MISSING:
                return None
            raise

    def _proxy_of(self, account: Account) -> str:
        """The proxy with its login, if it has one that is still kept."""
        kept = self._kept(account) if account.proxy else None
        return (kept.proxy if kept else "") or account.proxy

    def _move(self, now: Account, wished: Account) -> Account:
        """Carry the key over to another name or proxy: a login of the proxy lies beside it, or nowhere."""
        unchanged = wished.proxy == now.proxy
        proxy = self._proxy_of(now) if unchanged else reachable(replace(now, proxy=wished.proxy)).proxy
        shown, kept = replace(wished, proxy=without_login(proxy)), self._kept(now)
        if kept is None and private(proxy):
            raise KeyStoreError(Code.KEY_MISSING, account=now.name)
        if kept is None:
            return self._journal.change_account(now.name, shown)
        until_quit = not self._secrets.lasts(now.name)
        with self._secrets.keeping(wished.name, StoredKey(kept.credentials, private(proxy)), until_quit=until_quit):
            changed = self._journal.change_account(now.name, shown)
        if wished.name.casefold() != now.name.casefold():
            self._secrets.leave(now.name)
        return changed


def _fit(health: KeyHealth) -> AccountFacts:
    """The facts of a key that may guard or watch. AccountRefused, with the first light's reason, for any other."""
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

"""The accounts at OKX: journal, key store and client together, for the window's office and the command line alike."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

from pairguard_gui.core.account import COLOURS, PRACTICE, Account, AccountRefused, KeyPlace, free_colour, valid_name
from pairguard_gui.core.book import Book
from pairguard_gui.core.credentials import Credentials
from pairguard_gui.core.health import Fitness, Glow, KeyHealth, assess_failure, assess_key
from pairguard_gui.core.model import AccountFacts, Environment, Pair
from pairguard_gui.core.ports import Clock, ExchangeError, GuardError
from pairguard_gui.core.preflight import Preflight, preflight
from pairguard_gui.core.reason import Code, Reason
from pairguard_gui.core.roster import Roster
from pairguard_gui.core.rules import AS_ASKED, Rules
from pairguard_gui.okx.latency import latency
from pairguard_gui.okx.proxies import proxy_url, without_login
from pairguard_gui.okx.rest import OkxExchange, connect
from pairguard_gui.okx.sites import loopback_url
from pairguard_gui.store.journal import Journal, UnknownAccount
from pairguard_gui.store.secrets import Kept, KeyStoreError, Secrets


class Accounts:
    """Implements `runtime.account_office.AccountWork`; any thread may call. `practice` opens the box."""

    def __init__(
        self, journal: Journal, secrets: Secrets, clock: Clock, practice: Callable[[], OkxExchange] | None = None
    ) -> None:
        self._journal, self._secrets, self._clock, self._practice = journal, secrets, clock, practice
        self._unasked = threading.Semaphore(1)

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

    def try_key(self, account: Account, credentials: Credentials) -> KeyHealth:
        """The six lights of a key that is kept nowhere, from two requests."""
        with closing(self._client(account, Kept(credentials, account.proxy))) as exchange:
            return self._assessed(exchange, account.environment)

    def latency(self, account: Account) -> timedelta:
        """The median of three round trips."""
        tidy = _reachable(account)
        return latency(self._clock, tidy.site, tidy.base_url, lambda: tidy.proxy)

    def plan(self, account: Account, credentials: Credentials, rules: Rules = AS_ASKED) -> Preflight:
        """What refills of the positions that are open now would open, by those rules."""
        with closing(self._client(account, Kept(credentials, account.proxy))) as exchange:
            return preflight(exchange, Book(account.name, account.environment, rules=rules), exchange.positions())

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
        tidy = _reachable(account)
        health = self.try_key(tidy, credentials)
        facts = _fit(health)
        colour = tidy.colour if tidy.colour in COLOURS else free_colour(known.colour for known in self.all())
        named = self._journal.acceptable(replace(tidy, proxy=without_login(tidy.proxy), colour=colour), facts.uid)
        self._secrets.keep(named.name, Kept(credentials, _private(tidy.proxy)), until_quit=until_quit)
        try:
            may_trade = health.fitness is Fitness.GUARD
            added = self._journal.add_account(named, uid=facts.uid, may_trade=may_trade, rules=rules)
            self._protect(added, pairs)
        except GuardError:
            self._secrets.forget(named.name)
            raise
        return added

    def rekey(self, name: str, credentials: Credentials, *, until_quit: bool = False) -> Account:
        """Another key of the same account of the exchange, e.g. after the old one has expired."""
        account = self.named(name)
        proxy = self._proxy_of(account)
        health = self.try_key(replace(account, proxy=proxy), credentials)
        facts = _fit(health)
        if self._journal.uid(account.name) not in {"", facts.uid}:
            raise AccountRefused(Code.ACCOUNT_CHANGED, what="uid")
        self._secrets.keep(account.name, Kept(credentials, _private(proxy)), until_quit=until_quit)
        self._journal.note_key(account.name, facts.uid, may_trade=health.fitness is Fitness.GUARD)
        return account

    def check(self, name: str) -> KeyHealth:
        """The six lights of an account's own key, and what it may do kept in mind."""
        account = self.named(name)
        with closing(self._client(account, self._secrets.read(account.name))) as exchange:
            health = self._assessed(exchange, account.environment)
        if health.facts and self._journal.uid(account.name) in {"", health.facts.uid}:
            may_trade = "trade" in health.facts.permissions
            self._journal.note_key(account.name, health.facts.uid, may_trade=may_trade)
        return health

    def preflight(self, name: str) -> Preflight:
        """What refills of that account would open now; for practice too."""
        book = self._journal.book(name if name == PRACTICE else self.named(name).name)
        with closing(self._reader(name)) as exchange:
            return preflight(exchange, book, exchange.positions())

    def change(self, name: str, wished: Account) -> Account:
        """Another name, proxy, colour or `resume`; the key goes along."""
        now, others = self.named(name), [known.name for known in self.all() if known.name != name]
        new_name = now.name if wished.name == now.name else valid_name(wished.name, others)
        proxy = self._proxy_of(now) if wished.proxy == now.proxy else proxy_url(wished.proxy)
        moved = new_name.casefold() != now.name.casefold()
        if moved or proxy != now.proxy:
            self._move_key(now, new_name, proxy)
        changed = self._journal.change_account(now.name, replace(wished, name=new_name, proxy=without_login(proxy)))
        if moved:
            self._secrets.forget(now.name)
        return changed

    def remove(self, name: str) -> Account:
        """Delete the key and let go of the book; its history stays."""
        account = self.named(name)
        self._secrets.forget(account.name)
        self._journal.remove_account(account.name, self._clock.now())
        return account

    def exchange_of(self, account: Account) -> OkxExchange:
        """The client a guard works with: its key is fetched when the first request needs it, and kept from then on."""
        keyring = _Fetched(lambda: self._fetch(account.name))
        return _connected(
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
                Roster(*here, self._journal.installation).protect_current(pairs)
        except GuardError:
            self._journal.remove_account(account.name, self._clock.now())
            raise

    def _fetch(self, name: str) -> Kept:
        """Ask the person to unlock the key store once a run at most; later reads find it open or say that it is not."""
        return self._secrets.read(name, may_ask=self._unasked.acquire(blocking=False))

    def _reader(self, name: str) -> OkxExchange:
        if name == PRACTICE and self._practice:
            return self._practice()
        account = self.named(name)
        return self._client(account, self._secrets.read(account.name))

    def _client(self, account: Account, kept: Kept) -> OkxExchange:
        self._secrets.learn(kept)
        tidy = _reachable(account)
        proxy = proxy_url(kept.proxy) or tidy.proxy
        return _connected(tidy, lambda: kept.credentials, lambda: proxy, lambda: False, self._clock)

    def _assessed(self, exchange: OkxExchange, environment: Environment) -> KeyHealth:
        try:
            offset = exchange.server_now() - self._clock.now()
            return assess_key(exchange.account(), environment, offset)
        except ExchangeError as error:
            return assess_failure(error)

    def _proxy_of(self, account: Account) -> str:
        """The proxy with its login, if it has one that can be read."""
        if not account.proxy:
            return ""
        try:
            return self._secrets.read(account.name).proxy or account.proxy
        except KeyStoreError:
            return account.proxy

    def _move_key(self, account: Account, name: str, proxy: str) -> None:
        try:
            kept = self._secrets.read(account.name)
        except KeyStoreError as error:
            if error.reason.code is Code.KEY_MISSING:
                return
            raise
        lasts = self._secrets.lasts(account.name)
        self._secrets.keep(name, Kept(kept.credentials, _private(proxy)), until_quit=not lasts)


class _Fetched:
    """A key that is fetched when it is first needed."""

    def __init__(self, fetch: Callable[[], Kept]) -> None:
        self._fetch = fetch
        self._kept: Kept | None = None

    def kept(self) -> Kept:
        """The key; KeyStoreError as long as it cannot be fetched."""
        if self._kept is None:
            self._kept = self._fetch()
        return self._kept


def _connected(
    account: Account,
    key: Callable[[], Credentials],
    proxy: Callable[[], str],
    may_trade: Callable[[], bool],
    clock: Clock,
) -> OkxExchange:
    return connect(
        key,
        account.environment,
        clock,
        site=account.site,
        base_url=account.base_url or None,
        trade=may_trade,
        proxy=proxy,
    )


def _reachable(account: Account) -> Account:
    """The account with tidy addresses. AccountRefused for a host or proxy that is not taken."""
    proxy = proxy_url(account.proxy)
    try:
        return replace(account, base_url=loopback_url(account.base_url) if account.base_url else "", proxy=proxy)
    except ValueError:
        raise AccountRefused(Code.HOST_REFUSED) from None


def _fit(health: KeyHealth) -> AccountFacts:
    """The facts of a key that may guard or watch. AccountRefused, with the first light's reason, for any other."""
    bad = [light.reason for light in health.lights if light.glow is Glow.BAD and light.reason]
    reason = next(iter(bad), health.refusal)
    if reason is not None or health.facts is None:
        refusal = reason or Reason.of(Code.BAD_ANSWER)
        raise AccountRefused(refusal.code, **dict(refusal.params))
    return health.facts


def _private(proxy: str) -> str:
    """What of a proxy belongs beside the key: all of it when it holds a login, else nothing."""
    return proxy if proxy != without_login(proxy) else ""

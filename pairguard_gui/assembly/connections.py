"""How an account is reached: its addresses, checked once, and the client that uses them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

from pairguard_gui.core.values.account import AccountRefused
from pairguard_gui.core.values.exchange_data import Environment
from pairguard_gui.core.values.reason import Code
from pairguard_gui.core.values.trust import BUNDLED
from pairguard_gui.okx.addresses import ProxyUrl, host_of, loopback_url, proxy_url, without_login
from pairguard_gui.okx.rest import connect

if TYPE_CHECKING:
    from pairguard_gui.core.ports import Clock
    from pairguard_gui.core.values.account import Account
    from pairguard_gui.core.values.trust import Trust
    from pairguard_gui.okx.addresses import Host
    from pairguard_gui.okx.rest import OkxExchange
    from pairguard_gui.store.keys.key_vault import StoredKey


@dataclass(frozen=True, slots=True)
class ReachableAccount:
    """An account whose addresses were checked by `of`: whoever holds one uses and stores them as they are.

    `account` has tidy addresses. `host` is where its requests go: the site's host, or an address of this computer.
    `proxy` may hold a login; empty for none.
    """

    account: Account
    host: Host
    proxy: ProxyUrl = field(repr=False)

    @classmethod
    def of(cls, account: Account) -> Self:
        """Check an account's addresses.

        AccountRefused with PROXY_REFUSED, HOST_REFUSED, or PROXY_SEES_KEY: an address of this computer is spoken to
        without encryption, so a proxy elsewhere would read the key. ValueError for practice without its address, for
        its key must not be sent to OKX.
        """
        proxy = proxy_url(account.proxy)
        host = _host(account)
        if account.base_url and proxy and not _is_on_this_computer(proxy):
            raise AccountRefused(Code.PROXY_SEES_KEY)
        base_url = host if account.base_url else ""
        return cls(replace(account, base_url=base_url, proxy=proxy), host, proxy)

    @property
    def without_login(self) -> Account:
        """The account as the journal may hold it: its proxy without name and password."""
        return replace(self.account, proxy=without_login(self.proxy))


class FetchedKey:
    """A key that is fetched from the key store when it is first needed, and remembered from then on."""

    def __init__(self, fetch: Callable[[], StoredKey]) -> None:
        self._fetch = fetch
        self._key: StoredKey | None = None

    def get(self) -> StoredKey:
        """The key; KeyStoreError as long as it cannot be fetched."""
        if self._key is None:
            self._key = self._fetch()
        return self._key


def client_of(
    target: ReachableAccount,
    key: Callable[[], StoredKey],
    clock: Clock,
    may_trade: Callable[[], bool] = lambda: False,
    trust: Callable[[], Trust] = lambda: BUNDLED,
) -> OkxExchange:
    """The client of an account; nothing is sent yet.

    `key` is asked with every request: the proxy stored with it, which was checked before it was stored, goes before
    the account's own. `may_trade` is asked before every order, `trust` with every request.
    """
    return connect(
        lambda: key().credentials,
        target.account.environment,
        clock,
        host=target.host,
        trade=may_trade,
        proxy=lambda: ProxyUrl(key().proxy) or target.proxy,
        trust=trust,
    )


def proxy_to_hide(proxy: str) -> str:
    """The proxy when its address holds a login, which is stored with the key alone; empty for any other."""
    return proxy if proxy != without_login(proxy) else ""


def _host(account: Account) -> Host:
    if not account.base_url:
        if account.environment is Environment.PRACTICE:
            raise ValueError("The practice exchange needs its address.")
        return host_of(account.site)
    try:
        return loopback_url(account.base_url)
    except ValueError:
        raise AccountRefused(Code.HOST_REFUSED) from None


def _is_on_this_computer(proxy: str) -> bool:
    try:
        return bool(loopback_url(f"http://{urlsplit(without_login(proxy)).netloc}"))
    except ValueError:
        return False

"""How an account is reached: its addresses as they are used, and its client."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from urllib.parse import urlsplit

from pairguard_gui.core.ports import Clock
from pairguard_gui.core.values.account import Account, AccountRefused
from pairguard_gui.core.values.credentials import Credentials
from pairguard_gui.core.values.reason import Code
from pairguard_gui.okx.proxies import proxy_url, without_login
from pairguard_gui.okx.rest import OkxExchange, connect
from pairguard_gui.okx.sites import loopback_url
from pairguard_gui.store.keys.key_vault import StoredKey


class Fetched:
    """A key that is fetched when it is first needed."""

    def __init__(self, fetch: Callable[[], StoredKey]) -> None:
        self._fetch = fetch
        self._kept: StoredKey | None = None

    def kept(self) -> StoredKey:
        """The key; KeyStoreError as long as it cannot be fetched."""
        if self._kept is None:
            self._kept = self._fetch()
        return self._kept


def connected(
    account: Account,
    key: Callable[[], Credentials],
    proxy: Callable[[], str],
    may_trade: Callable[[], bool],
    clock: Clock,
) -> OkxExchange:
    """The client of that account; nothing is sent yet."""
    return connect(
        key,
        account.environment,
        clock,
        site=account.site,
        base_url=account.base_url or None,
        trade=may_trade,
        proxy=proxy,
    )


def reachable(account: Account) -> Account:
    """The account with tidy addresses. AccountRefused for a host or proxy that is not taken.

    An address of this computer is spoken to without encryption, so a proxy elsewhere would read the key.
    """
    proxy = proxy_url(account.proxy)
    if not account.base_url:
        return replace(account, proxy=proxy)
    try:
        base_url = loopback_url(account.base_url)
    except ValueError:
        raise AccountRefused(Code.HOST_REFUSED) from None
    if proxy and not _is_here(proxy):
        raise AccountRefused(Code.PROXY_SEES_KEY)
    return replace(account, base_url=base_url, proxy=proxy)


def private(proxy: str) -> str:
    """What of a proxy belongs beside the key: all of it when it holds a login, else nothing."""
    return proxy if proxy != without_login(proxy) else ""


def _is_here(proxy: str) -> bool:
    try:
        return bool(loopback_url(f"http://{urlsplit(without_login(proxy)).netloc}"))
    except ValueError:
        return False

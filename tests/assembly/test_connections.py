"""The addresses of an account, checked once: what passes is what is used and stored."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pairguard_gui.assembly.connections import FetchedKey, ReachableAccount, proxy_to_hide
from pairguard_gui.core.values.account import Account, AccountRefused, Site
from pairguard_gui.core.values.credentials import Credentials
from pairguard_gui.core.values.exchange_data import Environment
from pairguard_gui.core.values.reason import Code
from pairguard_gui.store.keys.key_vault import StoredKey

LIVE = Account("Main", Environment.LIVE)
HERE = replace(LIVE, base_url="http://127.0.0.1:8080/")


@pytest.mark.parametrize(
    ("site", "host"),
    [
        (Site.GLOBAL, "https://www.okx.com"),
        (Site.EEA, "https://eea.okx.com"),
        (Site.US, "https://us.okx.com"),
    ],
)
def test_an_account_without_an_address_of_its_own_is_at_its_site(site: Site, host: str) -> None:
    target = ReachableAccount.of(replace(LIVE, site=site))
    assert (target.host, target.account.base_url) == (host, "")


def test_what_passes_is_tidy() -> None:
    target = ReachableAccount.of(replace(HERE, proxy=" http://127.0.0.1:3128/ "))
    assert (target.host, target.proxy) == ("http://127.0.0.1:8080", "http://127.0.0.1:3128")
    assert (target.account.base_url, target.account.proxy) == (target.host, target.proxy)


@pytest.mark.parametrize(
    ("account", "code"),
    [
        (replace(LIVE, proxy="ftp://127.0.0.1:21"), Code.PROXY_REFUSED),
        (replace(LIVE, base_url="https://www.okx.com.evil.example"), Code.HOST_REFUSED),
        (replace(HERE, proxy="http://proxy.example:3128"), Code.PROXY_SEES_KEY),
    ],
)
def test_a_strange_host_or_proxy_is_refused(account: Account, code: Code) -> None:
    with pytest.raises(AccountRefused) as refusal:
        ReachableAccount.of(account)
    assert refusal.value.reason.code is code


def test_practice_without_its_address_is_refused() -> None:
    with pytest.raises(ValueError, match="practice exchange"):
        ReachableAccount.of(Account("box", Environment.PRACTICE))


def test_the_login_of_a_proxy_is_hidden() -> None:
    target = ReachableAccount.of(replace(LIVE, proxy="socks5://me:pass-canary@proxy.example:1080"))
    assert "canary" not in repr(target)
    assert target.without_login.proxy == "socks5://proxy.example:1080"
    assert proxy_to_hide(target.proxy) == target.proxy
    assert proxy_to_hide(target.without_login.proxy) == ""


def test_a_key_is_fetched_once() -> None:
    fetched: list[StoredKey] = []

    def fetch() -> StoredKey:
        fetched.append(StoredKey(Credentials.of("k", "s", "p")))
        return fetched[-1]

    key = FetchedKey(fetch)
    assert not fetched, "nothing is fetched before it is needed"
    assert key.get() is key.get()
    assert len(fetched) == 1

"""Where requests go: OKX's pinned hosts, an exchange on this computer, and a proxy between."""

from __future__ import annotations

import ipaddress
from typing import NewType
from urllib.parse import SplitResult, unquote, urlsplit

from urllib3.util import parse_url

from pairguard_gui.core.values.account import AccountRefused, Site
from pairguard_gui.core.values.reason import Code

Host = NewType("Host", str)
"""Scheme, host and port that a key may be sent to: one of OKX's, or this computer. Made in this module alone."""
ProxyUrl = NewType("ProxyUrl", str)
"""The checked address of a proxy, perhaps with a login; empty for none."""
NO_PROXY = ProxyUrl("")
_LONGEST = 500
_HOSTS = {
    Site.GLOBAL: Host("https://www.okx.com"),
    Site.EEA: Host("https://eea.okx.com"),
    Site.US: Host("https://us.okx.com"),
}


def host_of(site: Site) -> Host:
    """The REST host of a site; demo trading uses the same one with a header."""
    return _HOSTS[site]


def loopback_url(url: str) -> Host:
    """`url` without a closing slash, when it names this very machine; ValueError, for people, otherwise."""
    parts = urlsplit(url)
    bare = not (parts.path.strip("/") or parts.query or parts.fragment or parts.username or parts.password)
    if parts.scheme not in {"http", "https"} or not bare or not _is_loopback(parts):
        raise ValueError("Only an address of this computer is taken here, such as http://127.0.0.1:8080.")
    return Host(f"{parts.scheme}://{parts.netloc}")


def _is_loopback(parts: SplitResult) -> bool:
    host = parts.hostname or ""
    try:
        return parts.port != 0 and (host == "localhost" or ipaddress.ip_address(host).is_loopback)
    except ValueError:  # not an address, or a port above 65535
        return False


def proxy_url(text: str) -> ProxyUrl:
    """The address of a proxy as it is used; empty for none. AccountRefused (PROXY_REFUSED) for anything else.

    `http://` and `socks5://`, with host and port, and name and password where the proxy wants them. With SOCKS5 the
    proxy resolves OKX's host name: where OKX is blocked, the local name server often gives a wrong address.
    """
    text = text.strip()
    if not text:
        return NO_PROXY
    try:
        parts = urlsplit(text)
        whole = _is_complete(parts) and _same_host_for_urllib3(text, parts)
    except ValueError:  # a port that is no number, an address in broken brackets
        raise refused() from None
    if not whole or len(text) > _LONGEST or not _is_plain(text):
        raise refused()
    return ProxyUrl(parts._replace(path="").geturl())


def without_login(proxy: str) -> str:
    """The address without name and password, as it may be shown and stored openly."""
    parts = urlsplit(proxy)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()


def login_of(proxy: str) -> tuple[str, ...]:
    """What must not be shown of the address: name and password, as written there and decoded."""
    login = urlsplit(proxy).netloc.rpartition("@")[0]
    parts = [login, *login.partition(":")[::2]]
    return tuple(filter(None, dict.fromkeys([*parts, *map(unquote, parts)])))


def resolving_at_proxy(proxy: str) -> str:
    """The address as requests wants it, so that the proxy resolves names."""
    return proxy.replace("socks5://", "socks5h://", 1) if proxy.startswith("socks5://") else proxy


def refused() -> AccountRefused:
    """Why a proxy is not taken; never with its text, which may hold a password."""
    return AccountRefused(Code.PROXY_REFUSED)


def _is_complete(parts: SplitResult) -> bool:
    bare = not (parts.path.strip("/") or parts.query or parts.fragment)
    return parts.scheme in {"http", "socks5", "socks5h"} and bool(parts.hostname and parts.port) and bare


def _is_plain(text: str) -> bool:
    """Whether every parser reads its characters alike; some take a backslash for a slash."""
    return text.isascii() and text.isprintable() and not any(character in text for character in "\\ ")


def _same_host_for_urllib3(text: str, parts: SplitResult) -> bool:
    """Whether urllib3, which opens the connection, sees the same host: its errors name what it takes for one."""
    seen = parse_url(text)
    return ((seen.host or "").strip("[]").lower(), seen.port) == (parts.hostname, parts.port)

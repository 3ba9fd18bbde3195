"""Where OKX lives: one pinned host for each place of registration (v5 docs, "Production Trading URL")."""

from __future__ import annotations

import ipaddress
from typing import NewType
from urllib.parse import SplitResult, urlsplit

from pairguard_gui.core.values.account import Site

Host = NewType("Host", str)
"""Scheme, host and port that a key may be sent to: one of OKX's, or this computer. Made in this module alone."""


def host_of(site: Site) -> Host:
    """The REST host of a site; demo trading uses the same one with a header."""
    return _HOSTS[site]


_HOSTS = {
    Site.GLOBAL: Host("https://www.okx.com"),
    Site.EEA: Host("https://eea.okx.com"),
    Site.US: Host("https://us.okx.com"),
}


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

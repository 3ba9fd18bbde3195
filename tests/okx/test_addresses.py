"""Keys go to OKX's own hosts or stay on this machine."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pairguard_gui import okx
from pairguard_gui.core.values.account import Site
from pairguard_gui.okx.addresses import host_of, loopback_url


def test_every_site_is_one_https_host_of_okx() -> None:
    assert {host_of(site) for site in Site} == {"https://www.okx.com", "https://eea.okx.com", "https://us.okx.com"}


@pytest.mark.parametrize(
    ("given", "url"),
    [
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("http://127.0.0.1:8080/", "http://127.0.0.1:8080"),
        ("http://127.3.2.1", "http://127.3.2.1"),
        ("http://localhost:1", "http://localhost:1"),
        ("https://[::1]:443", "https://[::1]:443"),
    ],
)
def test_an_address_of_this_machine_is_taken(given: str, url: str) -> None:
    assert loopback_url(given) == url


@pytest.mark.parametrize(
    "url",
    [
        "https://www.okx.com",
        "http://10.0.0.1",
        "http://0.0.0.0:80",
        "http://localhost.evil.example",
        "http://127.0.0.1.evil.example",
        "http://127.0.0.1@evil.example",
        "http://user:pw@127.0.0.1",
        "http://127.0.0.1/other",
        "http://127.0.0.1?x=1",
        "http://127.0.0.1#x",
        "ftp://127.0.0.1",
        "127.0.0.1:8080",
        "http://",
        "http://127.0.0.1:99999",
        "http://localhost:99999",
        "http://2130706433",
        "",
    ],
)
def test_everything_else_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="address of this computer"):
        loopback_url(url)


def test_a_host_is_made_in_no_other_module() -> None:
    """`Host` is what a client is given: nobody else may turn a text into one."""
    package = Path(okx.__file__).parent.parent
    makers = {file.name for file in package.rglob("*.py") if re.search(r"\bHost\(", file.read_text("utf-8"))}
    assert makers == {"addresses.py"}

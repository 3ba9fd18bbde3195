"""The account's own proxy, HTTP or SOCKS5, and no other: over real sockets to a practice exchange."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from pairguard_gui.core.values.account import AccountRefused, Site
from pairguard_gui.core.values.credentials import Credentials
from pairguard_gui.core.values.errors import Unreachable
from pairguard_gui.core.values.exchange_data import Environment
from pairguard_gui.core.values.reason import Code
from pairguard_gui.okx.addresses import (
    NO_PROXY,
    ProxyUrl,
    host_of,
    loopback_url,
    proxy_url,
    resolving_at_proxy,
    without_login,
)
from pairguard_gui.okx.http_transport import HttpTransport
from pairguard_gui.okx.rest import OkxExchange, connect
from pairguard_gui.okx.transport import NoAnswer
from pairguard_gui.practice.exchange import Exchange
from pairguard_gui.practice.server import PracticeServer, wall_ms
from pairguard_gui.runtime.system_clock import SystemClock
from tests.support.proxy import Proxy, by_http, by_socks


@pytest.fixture(scope="module")
def exchange() -> Iterator[PracticeServer]:
    with PracticeServer(Exchange(3, wall_ms())) as server:
        yield server


@contextmanager
def client(exchange: PracticeServer, proxy: ProxyUrl) -> Iterator[OkxExchange]:
    access = exchange.access
    credentials = Credentials.of(access.api_key, access.secret, access.passphrase)
    host = loopback_url(access.rest.replace("127.0.0.1", "localhost"))
    reached = connect(credentials, Environment.LIVE, SystemClock(), host=host, proxy=lambda: proxy)
    yield reached
    reached.close()


@pytest.mark.parametrize(("scheme", "enter"), [("http", by_http), ("socks5", by_socks)])
@pytest.mark.parametrize("login", ["", "me:p%40ss@"])
def test_everything_goes_through_the_proxy(
    exchange: PracticeServer, scheme: str, enter: Callable[[socket.socket, list[str]], socket.socket], login: str
) -> None:
    proxy = Proxy(enter)
    try:
        with client(exchange, proxy_url(f"{scheme}://{login}{proxy.address}")) as through:
            assert len(through.positions()) == 20
            assert "BNB-USDT-SWAP" in through.instruments()
    finally:
        proxy.close()
    assert set(proxy.met) == {"me:p@ss" if login else ""}


@pytest.mark.parametrize("scheme", ["http", "socks5"])
def test_a_dead_proxy_is_no_answer_and_keeps_its_password(exchange: PracticeServer, scheme: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
    dead = proxy_url(f"{scheme}://me:pass-canary@127.0.0.1:{port}")
    with client(exchange, dead) as through, pytest.raises(Unreachable) as no:
        through.positions()
    assert "pass-canary" not in str(no.value)


@pytest.mark.parametrize("name", ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "HTTPS_PROXY"])
def test_a_proxy_of_the_environment_is_not_used(
    exchange: PracticeServer, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", "")
    with client(exchange, NO_PROXY) as direct:
        assert len(direct.positions()) == 20


@pytest.mark.parametrize(
    "text",
    [
        "127.0.0.1:1080",
        "socks5://127.0.0.1",
        "http://:80",
        "https://127.0.0.1:80",
        "socks4://127.0.0.1:80",
        "ftp://127.0.0.1:80",
        "http://127.0.0.1:80/path",
        "http://127.0.0.1:80?x",
        "http://127.0.0.1:70000",
        "http://127.0.0.1:port",
        "http://[::1:80",
        "http://a b:80",
        "http://127.0.0.1:80\n",
        "http://прокси:80",
        f"http://{'a' * 600}:80",
        "javascript:alert(1)",
        "socks5://me:pw\\x@127.0.0.1:1",
        "http://127.0.0.1:80\\@evil.example",
        "http://me:p w@127.0.0.1:80",
        "http://me:p\tw@127.0.0.1:80",
        "http://me:p\x00w@127.0.0.1:80",
        "http://me:p\x7fw@127.0.0.1:80",
    ],
)
def test_what_is_no_proxy_is_refused_without_being_repeated(text: str) -> None:
    if text.endswith("\n"):
        text = "http://127.0.0.1:80\nX: y"
    with pytest.raises(AccountRefused) as refusal:
        proxy_url(text)
    assert refusal.value.reason.code is Code.PROXY_REFUSED
    assert refusal.value.reason.params == ()


@pytest.mark.parametrize(
    ("entered", "used"),
    [
        ("", ""),
        ("  ", ""),
        (" http://127.0.0.1:8080/ ", "http://127.0.0.1:8080"),
        ("socks5://me:secret@proxy.example:1080", "socks5://me:secret@proxy.example:1080"),
        ("http://[::1]:8080", "http://[::1]:8080"),
    ],
)
def test_a_proxy_is_taken_as_it_was_meant(entered: str, used: str) -> None:
    assert proxy_url(entered) == used


@pytest.mark.parametrize(
    "login",
    ["me:pass-canary", "token-canary", ":pass-canary", "me:p%61ss-canary", "a:b@pass-canary", "me:pass-canary%5Cx"],
)
@pytest.mark.parametrize("scheme", ["http", "socks5"])
def test_nothing_of_a_login_is_in_what_a_dead_proxy_says(exchange: PracticeServer, scheme: str, login: str) -> None:
    with client(exchange, proxy_url(f"{scheme}://{login}@127.0.0.1:9")) as through, pytest.raises(Unreachable) as no:
        through.positions()
    assert "canary" not in f"{no.value} {no.value.reason}"


def test_a_login_that_the_library_repeats_is_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    transport = HttpTransport(host_of(Site.GLOBAL), lambda: proxy_url("http://token-canary@127.0.0.1:9"))

    def repeat(*_: object, **__: object) -> None:
        raise OSError("cannot reach token-canary@127.0.0.1")

    monkeypatch.setattr(transport._session, "send", repeat)
    with pytest.raises(NoAnswer, match=r"cannot reach \[secret\]"):
        transport.send("GET", "/api/v5/public/time", {}, "", 1)


def test_a_proxy_is_shown_without_its_login() -> None:
    assert without_login("socks5://me:secret@proxy.example:1080") == "socks5://proxy.example:1080"
    assert without_login("http://127.0.0.1:80") == "http://127.0.0.1:80"


def test_socks_looks_names_up_at_the_other_end() -> None:
    assert resolving_at_proxy("socks5://a:1") == "socks5h://a:1"
    assert resolving_at_proxy("http://a:1") == "http://a:1"

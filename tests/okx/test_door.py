"""The last question before an order leaves: asked when the connection stands, whatever way it is made."""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from pairguard_gui.core.values.trust import Trust, TrustKind
from pairguard_gui.okx.addresses import NO_PROXY, ProxyUrl, loopback_url
from pairguard_gui.okx.http_transport import HttpTransport
from pairguard_gui.okx.transport import Response, TradingForbidden, Transport, WatchOnly, Withheld, open_door
from tests.okx.loopback import Loopback, answer, says
from tests.support.proxy import Proxy

SELF_SIGNED = Path(__file__).parent / "data" / "self_signed.pem"
BATCH = "/api/v5/trade/batch-orders"
Enter = Callable[[socket.socket, list[str]], socket.socket]


@pytest.fixture
def events() -> list[str]:
    return []


@pytest.fixture
def plain() -> Iterator[Loopback]:
    with Loopback(says(answer(b"{}"))) as server:
        yield server


@pytest.fixture
def tls(events: list[str]) -> Iterator[Loopback]:
    """A server that takes its time for the hand-shake."""

    def shaking(*_: object) -> None:
        time.sleep(0.2)
        events.append("hand-shake")

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(SELF_SIGNED)
    context.sni_callback = shaking
    with Loopback(says(answer(b"{}")), tls=context) as server:
        yield server


def reached(server: Loopback, proxy: str = "") -> HttpTransport:
    trust = Trust(TrustKind.FILE, str(SELF_SIGNED))
    return HttpTransport(loopback_url(server.url), lambda: ProxyUrl(proxy) if proxy else NO_PROXY, lambda: trust)


def post(transport: Transport, door: Callable[[], None] = open_door) -> Response:
    return transport.send("POST", BATCH, {}, "[]", 5, door)


def stop() -> None:
    raise Withheld


def test_what_is_stopped_at_the_door_has_not_left_and_the_next_request_does(plain: Loopback) -> None:
    with closing(reached(plain)) as transport:
        for warm in (False, True):
            with pytest.raises(Withheld):
                post(transport, stop)
            time.sleep(0.05)
            assert len(plain.requests) == warm
            assert post(transport) == Response(200, b"{}")
    assert len(plain.requests) == 2


def test_the_door_is_asked_once_for_each_request_and_forgotten_after_it(plain: Loopback) -> None:
    asked: list[int] = []
    with closing(reached(plain)) as transport:
        for number in range(3):
            post(transport, partial(asked.append, number))
            post(transport)
    assert asked == [0, 1, 2]
    assert (len(plain.requests), plain.connections) == (6, 1)


def test_a_plain_connection_stands_when_the_door_is_asked(plain: Loopback) -> None:
    def door() -> None:
        time.sleep(0.1)
        assert (plain.connections, plain.requests) == (1, [])

    with closing(reached(plain)) as transport:
        assert post(transport, door).status == 200


def test_the_hand_shake_is_over_when_the_door_is_asked(tls: Loopback, events: list[str]) -> None:
    with closing(reached(tls)) as transport:
        post(transport, lambda: events.append("door"))
        post(transport, lambda: events.append("door again"))
    assert events == ["hand-shake", "door", "door again"]


def test_a_stop_during_the_hand_shake_keeps_the_order_here(tls: Loopback, events: list[str]) -> None:
    def door() -> None:
        if "hand-shake" in events:
            raise Withheld

    with closing(reached(tls)) as transport, pytest.raises(Withheld):
        post(transport, door)
    time.sleep(0.05)
    assert tls.requests == []


def by_connect(near: socket.socket, met: list[str]) -> socket.socket:
    """An HTTP proxy's way to a TLS server."""
    head = near.recv(65536).decode()
    met.append(head.split()[0])
    name, port = head.split()[1].split(":")
    near.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
    return socket.create_connection((name, int(port)))


def by_socks(near: socket.socket, met: list[str]) -> socket.socket:
    """A SOCKS5 proxy's way to an IPv4 address, without a login."""
    near.recv(512)
    near.sendall(b"\x05\x00")
    ask = near.recv(512)
    met.append(socket.inet_ntoa(ask[4:8]))
    far = socket.create_connection((met[-1], int.from_bytes(ask[8:10])))
    near.sendall(b"\x05\x00\x00\x01\x7f\x00\x00\x01\x00\x00")
    return far


@pytest.mark.parametrize(("scheme", "enter"), [("http", by_connect), ("socks5", by_socks)])
def test_the_proxy_is_passed_when_the_door_is_asked(
    tls: Loopback, events: list[str], scheme: str, enter: Enter
) -> None:
    def entering(near: socket.socket, met: list[str]) -> socket.socket:
        far = enter(near, met)
        events.append("proxy")
        return far

    proxy = Proxy(entering)
    try:
        with closing(reached(tls, f"{scheme}://{proxy.address}")) as transport:
            post(transport, lambda: events.append("door"))
            with pytest.raises(Withheld):
                post(transport, stop)
    finally:
        proxy.close()
    assert events[:3] == ["proxy", "hand-shake", "door"]
    assert len(tls.requests) == 1


def test_a_socks_proxy_is_passed_on_a_plain_way_too(plain: Loopback) -> None:
    proxy = Proxy(by_socks)
    met: list[str] = []
    try:
        with closing(reached(plain, f"socks5://{proxy.address}")) as transport:
            post(transport, lambda: met.extend(proxy.met))
    finally:
        proxy.close()
    assert met == ["127.0.0.1"]


def test_a_watching_account_does_not_even_come_to_the_door(plain: Loopback, events: list[str]) -> None:
    with closing(reached(plain)) as transport:
        with pytest.raises(TradingForbidden):
            post(WatchOnly(transport), lambda: events.append("a watching one"))
        post(WatchOnly(transport, lambda: True), lambda: events.append("one that trades"))
    assert events == ["one that trades"]

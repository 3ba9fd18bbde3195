"""Each thing that keeps an answer away is told as what it is: real servers, proxies and certificates on loopback."""

from __future__ import annotations

import errno
import http.client
import socket
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
import urllib3.exceptions

from pairguard_gui.core.values.credentials import Credentials
from pairguard_gui.core.values.errors import BadAnswer, CallRefused, ExchangeError, Unreachable, VenueBusy
from pairguard_gui.core.values.exchange_data import Environment
from pairguard_gui.core.values.reason import Code
from pairguard_gui.core.values.trust import BUNDLED, Trust, TrustKind
from pairguard_gui.okx.addresses import ProxyUrl, loopback_url, proxy_url
from pairguard_gui.okx.network_cause import NetworkCause, cause_of, cause_of_answer
from pairguard_gui.okx.rest import connect, latency
from pairguard_gui.runtime.system_clock import SystemClock
from tests.okx.loopback import Behaviour, Loopback, answer, reset, says
from tests.support.proxy import Proxy, by_http, by_socks

DATA = Path(__file__).parent / "data"
AUTHORITY = Trust(TrustKind.FILE, str(DATA / "authority.pem"))
KEY = Credentials.of("canary-key", "canary-secret", "canary-passphrase")
Serve = Callable[..., str]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Starts a server, with a certificate of tests/okx/data if one is named; returns its address."""
    with ExitStack() as stack:

        def begin(behave: Behaviour, certificate: str = "") -> str:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER) if certificate else None
            if context:
                context.load_cert_chain(DATA / certificate)
            return stack.enter_context(Loopback(behave, tls=context)).url

        yield begin


@pytest.fixture
def nobody() -> str:
    """An address of this computer where nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        return f"127.0.0.1:{door.getsockname()[1]}"


def failure_of(url: str, proxy: str = "", trust: Trust = BUNDLED) -> ExchangeError:
    """How a client's read at that address ends."""
    through = proxy_url(proxy)
    host = loopback_url(url)
    exchange = connect(KEY, Environment.LIVE, SystemClock(), host=host, proxy=lambda: through, trust=lambda: trust)
    with closing(exchange), pytest.raises(ExchangeError) as failure:
        exchange.positions()
    return failure.value


def cause_at(url: str, proxy: str = "", trust: Trust = BUNDLED) -> str:
    """The cause that the person is told."""
    failure = failure_of(url, proxy, trust)
    assert isinstance(failure, Unreachable), failure
    assert failure.reason.code is Code.UNREACHABLE
    return str(failure.reason.param("cause"))


@pytest.mark.parametrize(
    ("certificate", "host", "trust", "cause"),
    [
        ("self_signed.pem", "127.0.0.1", BUNDLED, NetworkCause.CERTIFICATE_SELF_SIGNED),
        ("issued.pem", "127.0.0.1", BUNDLED, NetworkCause.CERTIFICATE_UNKNOWN),
        ("expired.pem", "127.0.0.1", AUTHORITY, NetworkCause.CERTIFICATE_EXPIRED),
        ("issued.pem", "localhost", AUTHORITY, NetworkCause.CERTIFICATE_NAME),
        ("issued.pem", "127.0.0.1", Trust(TrustKind.FILE, "/nowhere/ca.pem"), NetworkCause.CA_FILE),
    ],
)
def test_a_certificate_that_is_not_believed_says_why(
    serve: Serve, certificate: str, host: str, trust: Trust, cause: NetworkCause
) -> None:
    url = serve(says(answer(b"{}")), certificate).replace("127.0.0.1", host)
    assert cause_at(url, trust=trust) == cause


def test_an_answer_without_encryption_is_no_encrypted_connection() -> None:
    with closing(Proxy(by_http)) as plain:  # it answers 400 to what is no HTTP
        assert cause_at(f"https://{plain.address}") == NetworkCause.TLS


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_nobody_listens(nobody: str, scheme: str) -> None:
    assert cause_at(f"{scheme}://{nobody}") == NetworkCause.CONNECTION_REFUSED


@pytest.mark.parametrize("kind", ["http", "socks5"])
def test_a_proxy_that_is_off(nobody: str, kind: str) -> None:
    assert cause_at("https://localhost:1", f"{kind}://me:canary@{nobody}") == NetworkCause.PROXY_OFF


@pytest.mark.parametrize("kind", ["http", "socks5"])
def test_a_proxy_whose_name_is_not_found(kind: str) -> None:
    assert cause_at("https://localhost:1", f"{kind}://no-such-proxy.invalid:80") == NetworkCause.PROXY_NAME


@pytest.mark.parametrize(
    ("status", "cause"),
    [
        ("407 Proxy Authentication Required", NetworkCause.PROXY_LOGIN),
        ("502 Bad Gateway", NetworkCause.PROXY_FAILED),
        ("403 Forbidden", NetworkCause.PROXY_FAILED),
        ("302 Found", NetworkCause.FOREIGN_PAGE),
    ],
)
def test_what_a_proxy_answers_instead_of_opening_a_tunnel(serve: Serve, status: str, cause: NetworkCause) -> None:
    assert cause_at("https://localhost:1", serve(says(answer(b"", status), stay=False))) == cause


def test_a_proxy_asks_for_a_login_on_an_unencrypted_way_too(serve: Serve) -> None:
    proxy = serve(says(answer(b"", "407 Proxy Authentication Required")))
    assert cause_at("http://localhost:1", proxy) == NetworkCause.PROXY_LOGIN


def no_methods(near: socket.socket, met: list[str]) -> socket.socket:
    """A SOCKS5 proxy that takes none of the log-ins it is offered."""
    near.recv(512)
    met.append("")
    near.sendall(b"\x05\xff")
    return near


def no_way(near: socket.socket, met: list[str]) -> socket.socket:
    """A SOCKS5 proxy that finds no way on (RFC 1928: 4, host unreachable)."""
    near.recv(512)
    near.sendall(b"\x05\x00")
    met.append(near.recv(512).hex())
    near.sendall(b"\x05\x04\x00\x01\x00\x00\x00\x00\x00\x00")
    return near


@pytest.mark.parametrize(
    ("kind", "enter", "cause"),
    [
        ("http", by_socks, NetworkCause.PROXY_NOT_HTTP),
        ("socks5", by_http, NetworkCause.PROXY_NOT_SOCKS),
        ("socks5", no_methods, NetworkCause.PROXY_LOGIN),
        ("socks5", no_way, NetworkCause.PROXY_FAILED),
    ],
)
def test_a_proxy_of_the_other_kind_and_one_that_refuses(
    kind: str, enter: Callable[[socket.socket, list[str]], socket.socket], cause: NetworkCause
) -> None:
    with closing(Proxy(enter)) as proxy:
        assert cause_at("https://localhost:1", f"{kind}://{proxy.address}") == cause


@pytest.mark.parametrize("hard", [True, False], ids=["reset", "closed"])
def test_a_connection_that_is_cut(serve: Serve, hard: bool) -> None:
    def cut(connection: socket.socket, number: int) -> bool:
        del number
        return reset(connection) if hard else False

    assert cause_at(serve(cut)) == NetworkCause.RESET


def test_an_answer_that_never_comes(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pairguard_gui.okx.calls.DEADLINE_S", 0.4)

    def silence(connection: socket.socket, number: int) -> bool:
        del number
        return bool(connection.recv(1))

    assert cause_at(serve(silence)) == NetworkCause.ANSWER_TIMEOUT


@pytest.fixture
def full() -> Iterator[str]:
    """An address that takes no connection any more: its queue is full, so a new one waits for ever."""
    with ExitStack() as opened:
        door = opened.enter_context(socket.create_server(("127.0.0.1", 0), backlog=0))
        for _ in range(4):
            waiting = opened.enter_context(socket.socket())
            waiting.setblocking(False)
            waiting.connect_ex(door.getsockname())
        time.sleep(0.05)
        yield f"127.0.0.1:{door.getsockname()[1]}"


@pytest.mark.parametrize(
    ("proxied", "cause"), [(False, NetworkCause.CONNECT_TIMEOUT), (True, NetworkCause.PROXY_SILENT)]
)
def test_a_connection_that_never_stands(
    full: str, proxied: bool, cause: NetworkCause, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pairguard_gui.okx.http_transport.CONNECT_S", 0.3)
    assert cause_at("http://localhost:1" if proxied else f"http://{full}", f"http://{full}" if proxied else "") == cause


PAGE = b"\r\n<!DOCTYPE html><html><head><title>Attention Required! | Cloudflare</title></head></html>"


@pytest.mark.parametrize(
    ("body", "status", "cause"),
    [
        (PAGE, "200 OK", NetworkCause.FOREIGN_PAGE),
        (b"\xef\xbb\xbf<html>log in</html>", "200 OK", NetworkCause.FOREIGN_PAGE),
        (b"", "302 Found", NetworkCause.FOREIGN_PAGE),
        (PAGE, "307 Temporary Redirect", NetworkCause.FOREIGN_PAGE),
        (PAGE, "511 Network Authentication Required", NetworkCause.FOREIGN_PAGE),
        (PAGE, "403 Forbidden", NetworkCause.BLOCKED),
        (PAGE, "451 Unavailable For Legal Reasons", NetworkCause.LEGAL),
        (b"", "407 Proxy Authentication Required", NetworkCause.PROXY_LOGIN),
    ],
)
def test_a_page_in_place_of_the_answer(serve: Serve, body: bytes, status: str, cause: NetworkCause) -> None:
    url = serve(says(answer(body, status, "Location: http://127.0.0.1:9/login")))
    assert cause_at(url) == cause
    with pytest.raises(Unreachable) as failure:
        latency(loopback_url(url), ProxyUrl(""), SystemClock())
    assert failure.value.reason.param("cause") == cause


@pytest.mark.parametrize(
    ("body", "status", "kind"),
    [
        (PAGE, "502 Bad Gateway", VenueBusy),
        (PAGE, "503 Service Unavailable", VenueBusy),
        (PAGE, "429 Too Many Requests", VenueBusy),
        (PAGE, "404 Not Found", CallRefused),
        (b'{"code":"0"', "200 OK", BadAnswer),
    ],
)
def test_the_exchange_s_own_troubles_stay_its_own(
    serve: Serve, body: bytes, status: str, kind: type[ExchangeError]
) -> None:
    assert type(failure_of(serve(says(answer(body, status))))) is kind


def test_what_is_no_web_server_at_all_is_foreign(serve: Serve) -> None:
    assert cause_at(serve(says(b"SSH-2.0-OpenSSH_9.2\r\n", stay=False))) == NetworkCause.FOREIGN_PAGE


NO_NETWORK = [errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EHOSTDOWN, errno.EADDRNOTAVAIL]


def wrapped(error: OSError) -> BaseException:
    """As urllib3 hands it on: the cause two floors down."""
    outer = urllib3.exceptions.NewConnectionError(None, "Failed to establish a new connection")  # type: ignore[arg-type]
    outer.__cause__ = error
    return urllib3.exceptions.MaxRetryError(None, "/", outer)  # type: ignore[arg-type]


# A network that is gone cannot be had on loopback; these are the errors the system gives then.
@pytest.mark.parametrize("number", NO_NETWORK)
@pytest.mark.parametrize("proxy", ["", "http://127.0.0.1:1", "socks5h://127.0.0.1:1"])
def test_no_way_out_of_this_computer(number: int, proxy: str) -> None:
    assert cause_of(wrapped(OSError(number, "no way")), proxy) is NetworkCause.NO_NETWORK


def test_a_name_that_is_not_found() -> None:
    assert cause_of(wrapped(socket.gaierror(-2, "Name or service not known")), "") is NetworkCause.NAME


@pytest.mark.parametrize("number", [errno.EACCES, errno.EPERM])
def test_a_firewall_of_this_computer(number: int) -> None:
    assert cause_of(wrapped(OSError(number, "no")), "") is NetworkCause.FIREWALL


def test_errors_in_a_circle_come_to_an_end() -> None:
    one, two = OSError("one"), OSError("two")
    one.__cause__, two.__cause__ = two, one
    assert cause_of(one, "") is NetworkCause.OTHER


def test_a_cut_head_is_no_foreign_server() -> None:
    assert cause_of(http.client.RemoteDisconnected("closed"), "") is NetworkCause.RESET


def test_json_of_somebody_else_is_no_page() -> None:
    assert cause_of_answer(200, b'{"code":0}') is None
    assert cause_of_answer(403, b'{"error":"forbidden"}') is None

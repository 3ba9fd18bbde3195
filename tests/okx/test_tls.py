"""The transport over TLS: whom it believes, and that nobody can read along."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest

from pairguard_gui.okx.addresses import loopback_url
from pairguard_gui.okx.http_transport import HttpTransport
from pairguard_gui.okx.transport import NoAnswer, Response
from tests.okx.loopback import Loopback, answer, says

SELF_SIGNED = Path(__file__).parent / "data" / "self_signed.pem"


def send(transport: HttpTransport, method: str) -> Response:
    return transport.send(method, "/api/v5/account/positions", {"OK-ACCESS-KEY": "canary"}, "", 5)


@pytest.fixture
def tls() -> Iterator[Loopback]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(SELF_SIGNED)
    with Loopback(says(answer(b"{}")), tls=context) as server:
        yield server


def test_a_certificate_nobody_vouches_for_gets_no_request(tls: Loopback, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE"):
        monkeypatch.setenv(name, str(SELF_SIGNED))
    transport = HttpTransport(loopback_url(tls.url))
    with pytest.raises(NoAnswer, match="CERTIFICATE_VERIFY_FAILED"):
        send(transport, "POST")
    assert tls.requests == []


def test_nobody_is_given_the_keys_of_a_connection(
    tls: Loopback, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SSLKEYLOGFILE makes most programs write down what deciphers their traffic."""
    keys = tmp_path / "keys.log"
    monkeypatch.setenv("SSLKEYLOGFILE", str(keys))
    transport = HttpTransport(loopback_url(tls.url))
    transport._session.verify = str(SELF_SIGNED)
    assert send(transport, "GET") == Response(200, b"{}")
    transport.close()
    assert not keys.exists()


def test_a_certificate_for_another_host_gets_no_request(tls: Loopback) -> None:
    transport = HttpTransport(loopback_url(tls.url.replace("127.0.0.1", "127.0.0.2")))
    transport._session.verify = str(SELF_SIGNED)
    with pytest.raises(NoAnswer):
        send(transport, "POST")
    assert tls.requests == []


def test_with_a_good_certificate_one_connection_serves_many_requests(tls: Loopback) -> None:
    transport = HttpTransport(loopback_url(tls.url))
    transport._session.verify = str(SELF_SIGNED)
    for _ in range(3):
        assert send(transport, "GET") == send(transport, "POST") == Response(200, b"{}")
    assert (len(tls.requests), tls.connections) == (6, 1)
    transport.close()

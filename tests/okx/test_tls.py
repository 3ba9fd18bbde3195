"""The transport over TLS: whom it believes, and that nobody can read along."""

from __future__ import annotations

import ssl
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pairguard_gui.core.values.trust import BUNDLED, Trust, TrustKind
from pairguard_gui.okx.addresses import loopback_url
from pairguard_gui.okx.http_transport import HttpTransport
from pairguard_gui.okx.network_cause import CaFileUnusable, NetworkCause
from pairguard_gui.okx.tls import LARGEST_CA_FILE, tls_context
from pairguard_gui.okx.transport import NoAnswer, Response
from tests.okx.loopback import Loopback, answer, says

DATA = Path(__file__).parent / "data"
SELF_SIGNED = DATA / "self_signed.pem"
CHOSEN = Trust(TrustKind.FILE, str(SELF_SIGNED))
SYSTEM = Trust(TrustKind.SYSTEM)
AUTHORITY = Trust(TrustKind.FILE, str(DATA / "authority.pem"))


def subject_hash(certificate: Path) -> str:
    """The name by which OpenSSL finds a certificate in a folder."""
    done = subprocess.run(
        ["openssl", "x509", "-subject_hash", "-noout", "-in", certificate], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def send(transport: HttpTransport, method: str) -> Response:
    return transport.send(method, "/api/v5/account/positions", {"OK-ACCESS-KEY": "canary"}, "", 5)


@pytest.fixture
def tls() -> Iterator[Loopback]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(SELF_SIGNED)
    with Loopback(says(answer(b"{}")), tls=context) as server:
        yield server


@pytest.mark.parametrize("trust", [BUNDLED, SYSTEM, AUTHORITY], ids=["bundled", "system", "file"])
def test_a_certificate_nobody_vouches_for_gets_no_request(
    tls: Loopback, trust: Trust, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Whatever is chosen, no environment variable adds to it."""
    (tmp_path / f"{subject_hash(SELF_SIGNED)}.0").write_bytes(SELF_SIGNED.read_bytes())
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE"):
        monkeypatch.setenv(name, str(SELF_SIGNED))
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path))
    transport = HttpTransport(loopback_url(tls.url), trust=lambda: trust)
    with pytest.raises(NoAnswer, match="CERTIFICATE_VERIFY_FAILED"):
        send(transport, "POST")
    assert tls.requests == []


def test_nobody_is_given_the_keys_of_a_connection(
    tls: Loopback, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SSLKEYLOGFILE makes most programs write down what deciphers their traffic."""
    keys = tmp_path / "keys.log"
    monkeypatch.setenv("SSLKEYLOGFILE", str(keys))
    transport = HttpTransport(loopback_url(tls.url), trust=lambda: CHOSEN)
    assert send(transport, "GET") == Response(200, b"{}")
    transport.close()
    assert not keys.exists()


def test_a_certificate_for_another_host_gets_no_request(tls: Loopback) -> None:
    transport = HttpTransport(loopback_url(tls.url.replace("127.0.0.1", "localhost")), trust=lambda: CHOSEN)
    with pytest.raises(NoAnswer) as refusal:
        send(transport, "POST")
    assert refusal.value.cause is NetworkCause.CERTIFICATE_NAME
    assert tls.requests == []


def test_with_a_good_certificate_one_connection_serves_many_requests(tls: Loopback) -> None:
    transport = HttpTransport(loopback_url(tls.url), trust=lambda: CHOSEN)
    for _ in range(3):
        assert send(transport, "GET") == send(transport, "POST") == Response(200, b"{}")
    assert (len(tls.requests), tls.connections) == (6, 1)
    transport.close()


def issued() -> Loopback:
    """A server whose certificate the test authority issued."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(DATA / "issued.pem")
    return Loopback(says(answer(b"{}")), tls=context)


@pytest.mark.parametrize("form", ["PEM", "DER"])
def test_a_file_of_authorities_is_believed_in_the_forms_it_is_given_out_in(tmp_path: Path, form: str) -> None:
    file = tmp_path / "ca.cer"
    text = Path(AUTHORITY.ca_file).read_text().partition("\n")[2]
    file.write_bytes(ssl.PEM_cert_to_DER_cert(text) if form == "DER" else f"Our company\n{text}".encode())
    with issued() as server:
        transport = HttpTransport(loopback_url(server.url), trust=lambda: Trust(TrustKind.FILE, str(file)))
        assert send(transport, "GET") == Response(200, b"{}")
        transport.close()


def test_a_chosen_file_stands_alone() -> None:
    """OKX's own authorities are not believed beside it: who chose a file chose whom to trust."""
    assert tls_context(AUTHORITY).cert_store_stats()["x509"] == 1
    assert tls_context(BUNDLED).cert_store_stats()["x509"] > 50


def test_another_choice_counts_from_the_next_request_on_over_a_new_connection() -> None:
    chosen = AUTHORITY
    with issued() as server:
        transport = HttpTransport(loopback_url(server.url), trust=lambda: chosen)
        assert send(transport, "GET").status == send(transport, "GET").status == 200
        chosen = BUNDLED
        with pytest.raises(NoAnswer) as refusal:
            send(transport, "POST")
        assert refusal.value.cause is NetworkCause.CERTIFICATE_UNKNOWN
        chosen = AUTHORITY
        assert send(transport, "GET").status == 200
        assert [line.split()[0] for line in server.requests] == [b"GET"] * 3
        transport.close()


def test_a_file_that_is_gone_stops_a_connection_that_stood_on_another_choice(tmp_path: Path) -> None:
    chosen = AUTHORITY
    with issued() as server:
        transport = HttpTransport(loopback_url(server.url), trust=lambda: chosen)
        send(transport, "GET")
        chosen = Trust(TrustKind.FILE, str(tmp_path / "gone.pem"))
        for _ in range(2):
            with pytest.raises(NoAnswer) as refusal:
                send(transport, "POST")
            assert refusal.value.cause is NetworkCause.CA_FILE
        assert len(server.requests) == 1
        transport.close()


@pytest.mark.parametrize("content", [b"", b"no certificate", b"-----BEGIN CERTIFICATE-----\nAAAA\n", b"\x30\x82"])
def test_a_file_without_a_certificate_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "ca.pem"
    file.write_bytes(content)
    with pytest.raises(CaFileUnusable):
        tls_context(Trust(TrustKind.FILE, str(file)))


def test_a_file_too_large_to_be_one_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "ca.pem"
    file.write_bytes(Path(AUTHORITY.ca_file).read_bytes() + b" " * LARGEST_CA_FILE)
    with pytest.raises(CaFileUnusable, match="no_certificate"):
        tls_context(Trust(TrustKind.FILE, str(file)))


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system's own library judges")
def test_the_system_s_list_is_believed_where_it_is_kept() -> None:
    assert tls_context(SYSTEM).cert_store_stats()["x509"] > 50


@pytest.mark.parametrize("trust", [BUNDLED, SYSTEM, AUTHORITY])
def test_certificate_and_name_are_checked_whatever_is_chosen(trust: Trust) -> None:
    context = tls_context(trust)
    assert context.check_hostname
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.minimum_version is ssl.TLSVersion.TLSv1_2

"""What a hostile page or program may try: each is refused within a second and changes nothing."""

from __future__ import annotations

import json
import secrets
import socket
import time
from collections.abc import Iterator, Mapping

import pytest

from pairguard_gui.core.state.account_state import AccountState
from pairguard_gui.core.values.shield import Shield
from tests.api.conftest import ApiRig

START = "/api/pair-protection/start"
STATUS = "/api/pair-protection/status"
CHECK_ACTIONS = "/api/pair-protection/actions"


@pytest.fixture(autouse=True)
def _nothing_changes(rig: ApiRig) -> Iterator[None]:
    before = stock(rig)
    yield
    assert stock(rig) == before


def stock(rig: ApiRig) -> tuple[Shield, AccountState, int]:
    state = rig.running.state
    return rig.running.controller.shield, state, rig.running.orders_sent()


class Reply:
    """What came back over the wire, and how long it took."""

    def __init__(self, raw: bytes, took_s: float) -> None:
        head, _, self.body = raw.partition(b"\r\n\r\n")
        self.head, self.took_s = head.decode("latin-1"), took_s
        self.status = int(self.head.split()[1]) if self.head else 0


def send(rig: ApiRig, raw: bytes) -> Reply:
    """Send bytes as they are and read until the server closes or a second and a half is over."""

    def talk() -> Reply:
        began = time.monotonic()
        with socket.create_connection(("127.0.0.1", rig.port), 5) as wire:
            wire.settimeout(1.5)
            got = b""
            try:
                wire.sendall(raw)
                while not complete(got, body=not raw.startswith(b"HEAD")):
                    part = wire.recv(65_536)
                    if not part:
                        break
                    got += part
            except (TimeoutError, ConnectionError):
                pass
        return Reply(got, time.monotonic() - began)

    return rig.on_a_thread(talk)


def complete(got: bytes, *, body: bool) -> bool:
    head, found, rest = got.partition(b"\r\n\r\n")
    if not body:
        return bool(found)
    lengths = [line.split(b":")[1] for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
    return bool(found and lengths and len(rest) >= int(lengths[0]))


def request(
    rig: ApiRig,
    method: str = "POST",
    path: str = START,
    headers: Mapping[str, str | None] | None = None,
    body: bytes = b"",
    more: bytes = b"",
) -> Reply:
    """A request that is right but for what the test changes; `more` are raw header lines."""
    wanted: dict[str, str | None] = {
        "Host": f"127.0.0.1:{rig.port}",
        "Authorization": f"Bearer {rig.server.token}",
        "Content-Length": str(len(body)),
        **(headers or {}),
    }
    lines = [f"{name}: {value}" for name, value in wanted.items() if value is not None]
    head = "\r\n".join([f"{method} {path} HTTP/1.1", *lines, ""]).encode("latin-1")
    return send(rig, head + more + b"\r\n" + body)


def refused(reply: Reply, *statuses: int) -> None:
    """Refused at once, in JSON where the request was HTTP at all, with no word about our inside."""
    assert reply.status in statuses, (reply.head, reply.body)
    assert reply.took_s < 1
    assert "access-control" not in reply.head.lower()
    assert b"Traceback" not in reply.body
    assert b'File "' not in reply.body


def in_json(reply: Reply, code: str) -> None:
    fields = json.loads(reply.body)
    assert (fields["success"], fields["code"]) == (False, code)
    assert fields["message"]
    assert fields["hint"]


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "127.0.0.1",
        "127.0.0.1:1",
        "0.0.0.0:{port}",
        "a.localhost:{port}",
        "[::1]:{port}",
        "",
        "127.1:{port}",
    ],
)
def test_another_host_is_refused(rig: ApiRig, host: str) -> None:
    reply = request(rig, headers={"Host": host.format(port=rig.port)})

    refused(reply, 400, 403)
    if reply.status == 403:
        in_json(reply, "host")


def test_no_host_is_refused(rig: ApiRig) -> None:
    refused(request(rig, headers={"Host": None}), 400, 403)


def test_two_hosts_are_refused(rig: ApiRig) -> None:
    refused(request(rig, more=f"Host: localhost:{rig.port}\r\n".encode()), 400, 403)


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost"])
def test_both_names_of_this_computer_are_right(rig: ApiRig, name: str) -> None:
    assert request(rig, "GET", STATUS, {"Host": f"{name}:{rig.port}"}).status == 200


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:{port}", ""])
def test_a_web_page_is_refused_with_the_right_token_too(rig: ApiRig, origin: str) -> None:
    reply = request(rig, headers={"Origin": origin.format(port=rig.port)})

    refused(reply, 403)
    in_json(reply, "origin")


@pytest.mark.parametrize("site", ["cross-site", "same-site", "nonsense"])
def test_a_request_from_another_site_is_refused(rig: ApiRig, site: str) -> None:
    refused(request(rig, "GET", STATUS, {"Sec-Fetch-Site": site}), 403)


def test_a_preflight_gets_no_permission(rig: ApiRig) -> None:
    asks = {"Origin": "https://evil.example", "Access-Control-Request-Method": "POST", "Authorization": None}

    refused(request(rig, "OPTIONS", START, asks), 403)
    refused(request(rig, "OPTIONS", START), 405)


@pytest.mark.parametrize(
    "kind", ["application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x", ""]
)
def test_a_body_that_a_form_can_send_is_refused(rig: ApiRig, kind: str) -> None:
    refused(request(rig, headers={"Content-Type": kind}, body=b"{}"), 415)


@pytest.mark.parametrize("call", ["start", "stop", "check"])
@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "PATCH"])
def test_a_write_is_a_post_and_nothing_else(rig: ApiRig, call: str, method: str) -> None:
    reply = request(rig, method, f"/api/pair-protection/{call}")

    refused(reply, 405)
    assert "Allow: POST" in reply.head


@pytest.mark.parametrize(
    "path", ["/", "/api", "/api/pair-protection", "/api/pair-protection/../start", "/api/pair-protection/key"]
)
def test_there_is_nothing_else_to_call(rig: ApiRig, path: str) -> None:
    reply = request(rig, "GET", path)

    refused(reply, 404)
    in_json(reply, "unknown_call")


def tokens(rig: ApiRig) -> dict[str, dict[str, str | None]]:
    token = rig.server.token
    return {
        "none": {"Authorization": None},
        "empty": {"Authorization": "Bearer "},
        "bare": {"Authorization": token},
        "wrong": {"Authorization": f"Bearer {secrets.token_urlsafe(32)}"},
        "cut": {"Authorization": f"Bearer {token[:-1]}"},
        "longer": {"Authorization": f"Bearer {token}x"},
        "other case": {"Authorization": f"Bearer {token.swapcase()}"},
        "basic": {"Authorization": f"Basic {token}"},
        "cookie": {"Authorization": None, "Cookie": f"token={token}; Authorization=Bearer {token}"},
        "not ascii": {"Authorization": "Bearer \xfc\xdf"},
    }


@pytest.mark.parametrize(
    "kind", ["none", "empty", "bare", "wrong", "cut", "longer", "other case", "basic", "cookie", "not ascii"]
)
@pytest.mark.parametrize("call", [("POST", START), ("GET", STATUS)])
def test_without_exactly_the_token_nothing_is_answered(rig: ApiRig, kind: str, call: tuple[str, str]) -> None:
    reply = request(rig, *call, headers=tokens(rig)[kind])

    refused(reply, 401)
    in_json(reply, "unauthorized")
    assert "WWW-Authenticate: Bearer" in reply.head


def test_two_tokens_are_refused(rig: ApiRig) -> None:
    refused(request(rig, more=f"Authorization: Bearer {rig.server.token}\r\n".encode()), 400, 401)


@pytest.mark.parametrize("name", ["token", "access_token", "Authorization"])
def test_a_token_in_the_query_opens_nothing(rig: ApiRig, name: str) -> None:
    refused(request(rig, path=f"{START}?{name}={rig.server.token}", headers={"Authorization": None}), 401)
    refused(request(rig, path=f"{START}?{name}=x"), 400)


def test_a_thousand_guesses_open_nothing_and_stop_nobody(rig: ApiRig) -> None:
    def guess() -> set[int]:
        import requests

        with requests.Session() as session:
            session.trust_env = False
            return {
                session.post(
                    f"{rig.server.url}{START}",
                    headers={"Authorization": f"Bearer {secrets.token_urlsafe(32)}"},
                    timeout=5,
                ).status_code
                for _ in range(1000)
            }

    assert rig.on_a_thread(guess) == {401}
    assert rig.get("status")["success"] is True


def test_length_and_chunks_at_once_are_refused(rig: ApiRig) -> None:
    smuggled = b"0\r\n\r\nGET /api/pair-protection/status HTTP/1.1\r\n\r\n"
    refused(request(rig, headers={"Transfer-Encoding": "chunked"}, body=smuggled), 400)


@pytest.mark.parametrize("length", ["99999999999999999999", "1e3", "-1", "0x10", "10485760"])
def test_a_length_that_is_none_is_refused(rig: ApiRig, length: str) -> None:
    refused(request(rig, headers={"Content-Length": length, "Content-Type": "application/json"}), 400, 413)


def test_a_long_header_is_refused(rig: ApiRig) -> None:
    refused(request(rig, headers={"X-Long": "x" * 65_536}), 400, 431)


def test_a_long_path_is_refused(rig: ApiRig) -> None:
    refused(request(rig, path=f"{START}?{'x' * 65_536}"), 400, 414)


def test_a_large_body_is_refused(rig: ApiRig) -> None:
    refused(request(rig, headers={"Content-Type": "application/json"}, body=b"1" * 10_485_760), 400, 413)


def test_a_large_body_in_chunks_is_refused(rig: ApiRig) -> None:
    chunk = b"10000\r\n" + b" " * 65_536 + b"\r\n"
    reply = request(
        rig,
        headers={"Content-Type": "application/json", "Content-Length": None, "Transfer-Encoding": "chunked"},
        body=chunk * 3 + b"0\r\n\r\n",
    )
    refused(reply, 413)


def test_a_packed_body_is_refused(rig: ApiRig) -> None:
    refused(request(rig, headers={"Content-Type": "application/json", "Content-Encoding": "gzip"}, body=b"{}"), 415)


@pytest.mark.parametrize(
    "body",
    [
        b"[" * 10_000 + b"]" * 10_000,
        b'{"a":' * 10_000 + b"1" + b"}" * 10_000,
        b"NaN",
        b'{"x": NaN}',
        b'{"a": 1, "a": 2}',
        b"[]",
        b"null",
        b"0",
        b'"{}"',
        b'{"rules": {"margin_usdt": "100"}}',
        b'{"margin_usdt": 100}',
        b"\xff\xfe{}",
        b'{"a": "\xff"}',
        b"{",
    ],
)
def test_a_body_that_says_anything_is_refused(rig: ApiRig, body: bytes) -> None:
    reply = request(rig, headers={"Content-Type": "application/json"}, body=body)

    refused(reply, 400)
    in_json(reply, "body")


@pytest.mark.parametrize(
    "query",
    [
        "account=../../etc/passwd",
        "account=<script>alert(1)</script>",
        "account=practice%00",
        "account=practice&account=practice",
        "pair=../BNB-USDT-SWAP_short",
        "pair=<b>_short",
        "pair=BNB-USDT-SWAP",
        "kind=everything",
        "limit=-1",
        "limit=1e9",
        "limit=1001",
        "limit=NaN",
        "limit=٣",
        "before_id=99999999999999999999999999",
        "since=yesterday",
        "unknown=1",
        "margin_usdt=100",
        "text=x&text=y",
    ],
)
def test_a_query_that_makes_no_sense_is_refused(rig: ApiRig, query: str) -> None:
    path = f"{CHECK_ACTIONS}?{query}".encode().decode("latin-1")
    reply = request(rig, "GET", path)

    refused(reply, 400, 404)
    assert b"<script>" not in reply.body or "application/json" in reply.head


@pytest.mark.parametrize("text", ["%25%25%25", "'%20OR%201=1--", "%5C%5C_", "%22"])
def test_a_text_filter_is_only_text(rig: ApiRig, text: str) -> None:
    reply = request(rig, "GET", f"{CHECK_ACTIONS}?text={text}")

    assert reply.status == 200
    assert json.loads(reply.body)["actions"] == []


@pytest.mark.parametrize("raw", [b"\x16\x03\x01\x02\x00", b"GET\r\n\r\n", b"\x00" * 100, b"SSH-2.0-x\r\n\r\n"])
def test_what_is_no_http_is_answered_shortly(rig: ApiRig, raw: bytes) -> None:
    reply = send(rig, raw)

    assert reply.status in (0, 400)
    assert b"Traceback" not in reply.body


def test_headers_that_never_end_hold_up_nobody(rig: ApiRig) -> None:
    with socket.create_connection(("127.0.0.1", rig.port), 5) as slow:
        slow.sendall(f"POST {START} HTTP/1.1\r\nHost: 127.0.0.1:{rig.port}\r\nX-".encode())
        began = time.monotonic()
        assert rig.get("status")["success"] is True
        assert time.monotonic() - began < 1


def test_the_answer_is_kept_nowhere_and_guessed_at_by_nobody(rig: ApiRig) -> None:
    reply = request(rig, "GET", STATUS)

    assert "Cache-Control: no-store" in reply.head
    assert "X-Content-Type-Options: nosniff" in reply.head
    assert "Server: PairGuard" in reply.head
    assert "aiohttp" not in reply.head


def test_no_answer_holds_a_key_or_the_token(rig: ApiRig) -> None:
    access = rig.running.server.access
    told = b"".join(request(rig, "GET", f"/api/pair-protection/{call}").body for call in ("status", "pairs", "actions"))

    for secret in (access.api_key, access.secret, access.passphrase, rig.server.token):
        assert secret.encode() not in told

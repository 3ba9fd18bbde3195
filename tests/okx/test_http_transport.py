"""The transport against a real web server on loopback: nothing twice, nothing elsewhere, nothing for ever."""

from __future__ import annotations

import gzip
import json
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from pairguard_gui.okx import http_transport
from pairguard_gui.okx.addresses import loopback_url
from pairguard_gui.okx.http_transport import LARGEST_ANSWER, HttpTransport
from pairguard_gui.okx.transport import AnswerTooLarge, NoAnswer, Response, TransportError
from tests.okx.loopback import Behaviour, Loopback, answer, reset, says

Start = Callable[[Behaviour], tuple[HttpTransport, Loopback]]
PATH = "/api/v5/account/positions?instType=SWAP"
HEADERS = {"OK-ACCESS-KEY": "canary", "Accept-Encoding": "gzip"}


@pytest.fixture
def start() -> Iterator[Start]:
    with ExitStack() as stack:

        def begin(behave: Behaviour) -> tuple[HttpTransport, Loopback]:
            server = stack.enter_context(Loopback(behave))
            transport = HttpTransport(loopback_url(server.url))
            stack.callback(transport.close)
            return transport, server

        yield begin


def get(transport: HttpTransport, deadline_s: float = 5.0) -> Response:
    return transport.send("GET", PATH, HEADERS, "", deadline_s)


def post(transport: HttpTransport, deadline_s: float = 5.0) -> Response:
    return transport.send("POST", "/api/v5/trade/batch-orders", HEADERS, '[{"a":"ü"}]', deadline_s)


def test_the_request_leaves_exactly_as_it_was_signed(start: Start) -> None:
    transport, server = start(says(answer(b"{}")))
    path = "/api/v5/account/leverage-info?instId=A-USDT-SWAP,B-USDT-SWAP&mgnMode=cross&x=%E6%AF%94"
    assert transport.send("GET", path, HEADERS, "", 5) == Response(200, b"{}")
    post(transport)
    first, second = server.requests
    assert first.startswith(f"GET {path} HTTP/1.1\r\n".encode())
    assert second.endswith('\r\n\r\n[{"a":"ü"}]'.encode())
    names = [line.split(b":")[0].lower() for line in first.split(b"\r\n")[1:] if line]
    assert sorted(names) == [b"accept-encoding", b"host", b"ok-access-key", b"user-agent"]


def test_one_connection_serves_many_requests(start: Start) -> None:
    transport, server = start(says(answer(b"{}")))
    for _ in range(30):
        get(transport)
        post(transport)
    assert (len(server.requests), server.connections) == (60, 1)


@pytest.mark.parametrize("status", ["201 Created", "400 Bad", "401 No", "404 No", "429 Slow", "500 Oh", "503 Oh"])
def test_every_status_is_an_answer(start: Start, status: str) -> None:
    transport, _ = start(says(answer(b"body", status)))
    assert get(transport) == Response(int(status[:3]), b"body")


def test_a_zipped_answer_is_unpacked(start: Start) -> None:
    transport, _ = start(says(answer(gzip.compress(b"x" * 9999), "200 OK", "Content-Encoding: gzip")))
    assert get(transport).body == b"x" * 9999


def test_an_answer_in_chunks_is_put_together(start: Start) -> None:
    chunks = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"
    transport, server = start(says(chunks))
    assert get(transport).body == b"abcde"
    assert get(transport).body == b"abcde"
    assert server.connections == 1


@pytest.mark.parametrize("send", [get, post])
@pytest.mark.parametrize("hard", [True, False], ids=["reset", "closed"])
@pytest.mark.parametrize("warm", [True, False])
def test_a_request_the_server_swallowed_is_not_sent_again(
    start: Start, send: Callable[[HttpTransport], Response], hard: bool, warm: bool
) -> None:
    def behave(connection: socket.socket, number: int) -> bool:
        if warm and number == 1:
            connection.sendall(answer(b"{}"))
            return True
        return reset(connection) if hard else False

    transport, server = start(behave)
    if warm:
        get(transport)
    with pytest.raises(NoAnswer):
        send(transport)
    time.sleep(0.1)
    assert len(server.requests) == 1 + warm
    assert server.connections == 1


def test_a_connection_the_server_closed_meanwhile_is_replaced_and_the_order_sent_once(start: Start) -> None:
    transport, server = start(says(answer(b"{}"), stay=False))
    for number in range(1, 6):
        assert post(transport).status == 200
        time.sleep(0.02)
        assert (len(server.requests), server.connections) == (number, number)


def test_after_a_failure_the_next_request_goes_on_a_new_connection(start: Start) -> None:
    def behave(connection: socket.socket, number: int) -> bool:
        if number == 1:
            return reset(connection)
        connection.sendall(answer(b"{}"))
        return True

    transport, server = start(behave)
    with pytest.raises(NoAnswer):
        get(transport)
    assert get(transport).status == 200
    assert server.connections == 2


def test_a_connection_left_idle_is_not_trusted(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    transport, server = start(says(answer(b"{}")))
    get(transport)
    get(transport)
    assert server.connections == 1
    monkeypatch.setattr(http_transport, "IDLE_S", -1.0)
    get(transport)
    assert server.connections == 2


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"])
def test_a_redirect_is_not_followed(start: Start, status: str) -> None:
    elsewhere, other = start(says(answer(b"{}")))
    transport, server = start(says(answer(b"go", status, f"Location: {other.url}{PATH}")))
    assert get(transport).status == int(status[:3])
    assert post(transport).status == int(status[:3])
    assert (len(server.requests), len(other.requests)) == (2, 0)
    assert get(elsewhere).status == 200, "the other server does answer"


def test_the_environment_names_no_proxy_and_no_password(
    start: Start, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _, proxy = start(says(answer(b"proxied")))
    transport, server = start(says(answer(b"direct")))
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, proxy.url)
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login somebody password else\n")
    monkeypatch.setenv("NETRC", str(netrc))
    assert get(transport).body == b"direct"
    assert proxy.requests == []
    assert b"authorization" not in server.requests[0].lower()


def test_cookies_are_not_stored(start: Start) -> None:
    transport, server = start(says(answer(b"{}", "200 OK", "Set-Cookie: spy=1; Path=/")))
    get(transport)
    get(transport)
    assert b"cookie" not in server.requests[1].lower()


def drips(head: bytes, rest: bytes) -> Behaviour:
    """An answer whose rest comes byte by byte, each well within any time-out between two bytes."""

    def behave(connection: socket.socket, number: int) -> bool:
        del number
        connection.sendall(head)
        for byte in rest:
            time.sleep(0.05)
            connection.sendall(bytes([byte]))
        return False

    return behave


SLOW: dict[str, Behaviour] = {
    "silence": lambda connection, number: bool(connection.recv(1)) and number > 0,
    "a dripping head": drips(b"HTTP/1.1 200 OK\r\n", b"X-Slow: " + b"z" * 500),
    "a dripping body": drips(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n", b"z" * 500),
    "dripping chunks": drips(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nz\r\n" * 100),
    "one endless line": drips(b"", b"H" * 500),
}


@pytest.mark.parametrize("behave", SLOW.values(), ids=SLOW.keys())
def test_however_slowly_it_comes_the_deadline_holds(start: Start, behave: Behaviour) -> None:
    transport, server = start(behave)
    began = time.monotonic()
    with pytest.raises(NoAnswer):
        post(transport, deadline_s=0.4)
    assert 0.3 < time.monotonic() - began < 3.0
    assert len(server.requests) == 1


def test_a_start_within_time_does_not_extend_the_deadline(start: Start) -> None:
    head = drips(b"HTTP/1.1 200 OK\r\n", b"X-Slow: " + b"z" * 18)  # 1.3 s, then silence

    def behave(connection: socket.socket, number: int) -> bool:
        head(connection, number)
        return True

    transport, _ = start(behave)
    began = time.monotonic()
    with pytest.raises(NoAnswer):
        get(transport, deadline_s=1.5)
    assert time.monotonic() - began < 2.4, "time-outs of single reads must not add up"


BROKEN: dict[str, bytes] = {
    "nothing": b"",
    "half a body": answer(b"0123456789", length=20),
    "half the chunks": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nabc",
    "no web server": b"SSH-2.0-OpenSSH_9.2\r\n",
    "nonsense": bytes(range(256)),
    "no zip": answer(b"plain", "200 OK", "Content-Encoding: gzip"),
    "a head without end": b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 500 + b"\r\n",
}


@pytest.mark.parametrize("reply", BROKEN.values(), ids=BROKEN.keys())
def test_half_an_answer_is_none(start: Start, reply: bytes) -> None:
    transport, server = start(says(reply, stay=False))
    with pytest.raises(TransportError):
        post(transport)
    assert len(server.requests) == 1


GOOD = b'{"code":"0","data":[],"msg":""}'
CUT: dict[str, bytes] = {
    "within the head": b"HTTP/1.1 200 OK\r\nContent-",
    "after the head": b"HTTP/1.1 200 OK\r\n\r\n",
    "without a length": b"HTTP/1.1 200 OK\r\n\r\n" + GOOD[:-1],
    "within a zip": answer(gzip.compress(GOOD)[:-12], "200 OK", "Content-Encoding: gzip"),
}


@pytest.mark.logs_warnings  # urllib3 warns of a head without an end
@pytest.mark.parametrize("reply", CUT.values(), ids=CUT.keys())
def test_a_cut_that_http_cannot_notice_leaves_no_whole_json(start: Start, reply: bytes) -> None:
    transport, _ = start(says(reply, stay=False))
    with pytest.raises(json.JSONDecodeError):
        json.loads(get(transport).body)


def test_a_huge_answer_is_given_up(start: Start) -> None:
    def behave(connection: socket.socket, number: int) -> bool:
        del number
        connection.sendall(answer(b"", length=1 << 40))
        while True:
            connection.sendall(b" " * (1 << 20))

    transport, _ = start(behave)
    with pytest.raises(AnswerTooLarge):
        get(transport, deadline_s=10)


def test_a_zip_bomb_is_given_up(start: Start) -> None:
    bomb = gzip.compress(b" " * (LARGEST_ANSWER * 3), compresslevel=1)
    transport, _ = start(says(answer(bomb, "200 OK", "Content-Encoding: gzip")))
    with pytest.raises(AnswerTooLarge):
        get(transport, deadline_s=10)


def test_a_large_answer_is_taken(start: Start) -> None:
    transport, _ = start(says(answer(b" " * 3_000_000)))
    assert len(get(transport).body) == 3_000_000


def test_nobody_there_is_reported_at_once() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    transport = HttpTransport(loopback_url(f"http://127.0.0.1:{port}"))
    began = time.monotonic()
    with pytest.raises(NoAnswer, match="refused"):
        get(transport)
    assert time.monotonic() - began < 2.0

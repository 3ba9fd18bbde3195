"""The exchange over real HTTP: on its own thread, cut, late, stopped, and next to another program's port."""

from __future__ import annotations

import socket
import threading
import time
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
import requests

from pairguard_gui.practice.exchange import Exchange
from pairguard_gui.practice.server import PortBusy, PracticeServer, wall_ms
from tests.support.practice_faults import end_faults

if TYPE_CHECKING:
    from collections.abc import Callable

    Send = Callable[..., requests.Response]

BNB = "BNB-USDT-SWAP"
ORDER = "/api/v5/trade/order"
GOOD = {"instId": BNB, "tdMode": "cross", "side": "sell", "posSide": "short", "ordType": "market", "sz": "1"}
POSITIONS = "/api/v5/account/positions?instType=SWAP"


def test_it_says_where_it_is(server: PracticeServer) -> None:
    access = server.access.as_dict()
    port = access["rest"].rpartition(":")[2]
    assert access["rest"] == f"http://127.0.0.1:{port}"
    assert access["ws_public"] == f"ws://127.0.0.1:{port}/ws/v5/public"
    assert access["ws_private"] == f"ws://127.0.0.1:{port}/ws/v5/private"
    assert access["control"] == f"http://127.0.0.1:{port}/practice"
    assert access.keys() == {"rest", "ws_public", "ws_private", "control", "api_key", "secret", "passphrase"}
    assert access["secret"] not in repr(server.access)


def test_reading_and_trading(server: PracticeServer, send: Send) -> None:
    listed = send(server, "GET", POSITIONS)
    assert (listed.status_code, len(listed.json()["data"])) == (200, 20)
    assert listed.headers["Content-Type"] == "application/json; charset=utf-8"
    placed = send(server, "POST", ORDER, GOOD).json()["data"][0]
    assert placed["sCode"] == "0"
    found = send(server, "GET", f"{ORDER}?instId={BNB}&ordId={placed['ordId']}").json()
    assert found["data"][0]["state"] == "filled"


def test_one_connection_serves_many_requests(server: PracticeServer) -> None:
    with requests.Session() as session:
        for _ in range(5):
            assert session.get(server.access.rest + "/api/v5/public/time", timeout=5).status_code == 200


def test_instruments_are_zipped_for_those_who_can_unzip(server: PracticeServer) -> None:
    url = server.access.rest + "/api/v5/public/instruments?instType=SWAP"
    zipped = requests.get(url, timeout=5)
    plain = requests.get(url, headers={"Accept-Encoding": "identity"}, timeout=5)
    assert (zipped.headers["Content-Encoding"], "Content-Encoding" in plain.headers) == ("gzip", False)
    assert zipped.json() == plain.json()


@pytest.mark.parametrize("path", ["/ws/v5/private", "/ws/v5/public", "/", "/favicon.ico", "/practise/state"])
def test_everything_else_is_a_plain_404(server: PracticeServer, path: str) -> None:
    upgrade = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": "x"}
    answer = requests.get(server.access.rest + path, headers=upgrade, timeout=5)
    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "text/plain; charset=utf-8")


def test_a_cut_answer_is_a_dropped_connection_and_the_order_is_there(server: PracticeServer, send: Send) -> None:
    server.fault("lost_answer", count=1)
    with pytest.raises(requests.exceptions.ConnectionError):
        send(server, "POST", ORDER, GOOD | {"clOrdId": "lost1"})
    found = send(server, "GET", f"{ORDER}?instId={BNB}&clOrdId=lost1").json()
    assert found["data"][0]["state"] == "filled"


def test_unreachable_for_a_while(server: PracticeServer, send: Send) -> None:
    server.fault("unreachable", seconds=0.5)
    with pytest.raises(requests.exceptions.ConnectionError):
        send(server, "GET", POSITIONS)
    time.sleep(0.5)
    assert send(server, "GET", POSITIONS).status_code == 200


def test_a_late_answer_does_not_hold_up_others(server: PracticeServer, send: Send) -> None:
    server.fault("delay", ms=1_500, count=1, method="POST")
    late: list[float] = []

    def slow() -> None:
        begin = time.monotonic()
        send(server, "POST", ORDER, GOOD)
        late.append(time.monotonic() - begin)

    thread = threading.Thread(target=slow)
    thread.start()
    while not server.run(lambda exchange, _: exchange.counts[f"POST {ORDER}"]):
        time.sleep(0.01)
    assert requests.get(server.access.rest + "/api/v5/public/time", timeout=5).status_code == 200
    assert late == []
    thread.join()
    assert late[0] >= 1.5


def test_a_request_held_inside_past_its_time_is_dropped(server: PracticeServer, send: Send) -> None:
    server.fault("slow_request", ms=1_500, count=1)
    answer = send(server, "POST", ORDER, GOOD, expTime=str(wall_ms() + 1_000)).json()
    assert answer["data"][0]["sCode"] == "50037"


def test_control_over_http(server: PracticeServer, send: Send) -> None:
    control = server.access.control
    closed = requests.post(
        f"{control}/close", json={"instId": BNB, "posSide": "short", "cause": "liquidation"}, timeout=5
    )
    assert (closed.status_code, closed.json()["success"]) == (200, True)
    assert len(send(server, "GET", POSITIONS).json()["data"]) == 19
    assert len(requests.get(f"{control}/state", timeout=5).json()["positions"]) == 19
    refused = requests.get(f"{control}/state", headers={"Host": "attacker.example"}, timeout=5)
    assert (refused.status_code, refused.json()["code"]) == (403, "host")
    assert "Access-Control-Allow-Origin" not in refused.headers


def test_another_thread_may_act_between_requests(server: PracticeServer, send: Send) -> None:
    assert server.close(BNB, "short", "tp_sl", Decimal("0.5")) == 1
    server.fault("empty_positions")
    assert send(server, "GET", POSITIONS).json()["data"] == []
    assert end_faults(server) == 1
    assert server.run(lambda exchange, _: len(exchange.venue.state.ledger.positions)) == 20


def test_header_bytes_that_are_no_text_are_a_wrong_passphrase(server: PracticeServer) -> None:
    port = int(server.access.rest.rpartition(":")[2])
    now = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    headers = (
        f"Host: x\r\nConnection: close\r\nOK-ACCESS-KEY: {server.access.api_key}\r\nOK-ACCESS-TIMESTAMP: {now}\r\n"
    ).encode() + b"OK-ACCESS-PASSPHRASE: \xff\xfe\r\nOK-ACCESS-SIGN: \xff\r\n\r\n"
    with socket.create_connection(("127.0.0.1", port), timeout=5) as raw:
        raw.sendall(b"GET /api/v5/account/config HTTP/1.1\r\n" + headers)
        answer = raw.makefile("rb").read()
    assert answer.startswith(b"HTTP/1.1 401")
    assert b'"code":"50105"' in answer


def test_a_busy_port_is_one_sentence(server: PracticeServer) -> None:
    port = int(server.access.rest.rpartition(":")[2])
    with pytest.raises(PortBusy, match=f"^Port {port} on 127.0.0.1 is in use by another program; choose another"):
        PracticeServer(Exchange(1, wall_ms()), port).start()


@pytest.mark.parametrize("port", [-1, 65_536])
def test_a_port_that_is_none_is_one_sentence(port: int) -> None:
    with pytest.raises(PortBusy, match="is no port number"):
        PracticeServer(Exchange(1, wall_ms()), port).start()


def test_it_stops_at_once_with_connections_open_and_answers_under_way() -> None:
    server = PracticeServer(Exchange(1, wall_ms()))
    access = server.start()
    server.fault("delay", ms=30_000)
    port = int(access.rest.rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port)) as waiting, socket.create_connection(("127.0.0.1", port)):
        waiting.sendall(b"GET /api/v5/public/time HTTP/1.1\r\nHost: x\r\n\r\n")
        time.sleep(0.1)
        begin = time.monotonic()
        server.stop()
        assert time.monotonic() - begin < 15
    server.stop()
    with pytest.raises(requests.exceptions.ConnectionError):
        requests.get(access.rest + "/api/v5/public/time", timeout=1)


def test_it_hears_loopback_only(server: PracticeServer) -> None:
    port = int(server.access.rest.rpartition(":")[2])
    with socket.socket() as probe, pytest.raises(OSError, match="refused"):
        probe.connect(("127.0.0.2", port))

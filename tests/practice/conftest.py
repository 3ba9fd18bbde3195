"""A trader's hands for the practice exchange: signed requests at a virtual time, straight into `Exchange.handle`."""

from __future__ import annotations

import base64
import hmac
import json
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

import pytest
import requests

from pairguard_gui.practice.exchange import Exchange
from pairguard_gui.practice.faults.engine import make_fault
from pairguard_gui.practice.rest.wire import Answer
from pairguard_gui.practice.server import PracticeServer, wall_ms

START_MS = 1_780_000_000_000
Row = dict[str, Any]


def stamp(now_ms: int) -> str:
    """OKX's timestamp header for a moment."""
    moment = datetime.fromtimestamp(now_ms / 1000, UTC)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


class Trader:
    """Talks to an exchange with its own key. Every request takes `step_ms`, so that no rate limit is met by chance."""

    def __init__(self, exchange: Exchange, now_ms: int = START_MS) -> None:
        self.exchange = exchange
        self.now = now_ms
        self.step_ms = 500

    def headers(self, method: str, path: str, body: bytes = b"") -> dict[str, str]:
        """Signed as OKX's documentation says."""
        keys, at = self.exchange.credentials, stamp(self.now)
        digest = hmac.digest(keys.secret.encode(), f"{at}{method}{path}".encode() + body, "sha256")
        return {
            "Content-Type": "application/json",
            "OK-ACCESS-KEY": keys.api_key,
            "OK-ACCESS-SIGN": base64.b64encode(digest).decode(),
            "OK-ACCESS-TIMESTAMP": at,
            "OK-ACCESS-PASSPHRASE": keys.passphrase,
        }

    def ask(self, method: str, path: str, body: bytes = b"", more: Mapping[str, str] | None = None) -> Answer:
        """One signed request, `more` headers laid over the usual ones."""
        self.now += self.step_ms
        headers = {**self.headers(method, path, body), **(more or {})}
        return self.exchange.handle(method, path, headers, body, self.now)

    def get(self, call: str, **query: object) -> Row:
        """The decoded answer of GET /api/v5/<call>."""
        path = f"/api/v5/{call}" + (f"?{urlencode(query, safe=',')}" if query else "")
        return _decoded(self.ask("GET", path))

    def rows(self, call: str, **query: object) -> list[Row]:
        """The rows of a GET that must succeed."""
        answer = self.get(call, **query)
        assert answer["code"] == "0", answer
        rows: list[Row] = answer["data"]
        return rows

    def post(self, call: str, body: object, **headers: str) -> Row:
        """The decoded answer of POST /api/v5/<call>."""
        return _decoded(self.ask("POST", f"/api/v5/{call}", json.dumps(body).encode(), headers))

    def order(self, inst_id: str, side: str, pos_side: str, size: str, **more: str) -> Row:
        """Place one market order (cross, unless `more` says otherwise); its item of the answer."""
        body = {
            "instId": inst_id,
            "tdMode": "cross",
            "side": side,
            "posSide": pos_side,
            "ordType": "market",
            "sz": size,
        }
        item: Row = self.post("trade/order", body | more)["data"][0]
        return item

    def open(self, inst_id: str, pos_side: str, size: str, **more: str) -> str:
        """Open a position that must be accepted; the order's id."""
        item = self.order(inst_id, "buy" if pos_side == "long" else "sell", pos_side, size, **more)
        assert item["sCode"] == "0", item
        return str(item["ordId"])

    def shut(self, inst_id: str, pos_side: str, size: str, **more: str) -> str:
        """Close part of a position by an order that must be accepted; the order's id."""
        item = self.order(inst_id, "sell" if pos_side == "long" else "buy", pos_side, size, **more)
        assert item["sCode"] == "0", item
        return str(item["ordId"])

    def position(self, inst_id: str, pos_side: str) -> Row | None:
        """The open position of a pair, as the general list shows it."""
        found = [r for r in self.rows("account/positions") if (r["instId"], r["posSide"]) == (inst_id, pos_side)]
        assert len(found) <= 1
        return found[0] if found else None

    def held(self, inst_id: str, pos_side: str) -> Row:
        """The same, where there must be one."""
        found = self.position(inst_id, pos_side)
        assert found is not None
        return found

    def price(self, inst_id: str, price: str) -> None:
        """Put the market somewhere."""
        self.exchange.venue.move_price(inst_id, Decimal(price))

    def fault(self, kind: str, **wishes: object) -> None:
        """Cause a fault from now on."""
        self.exchange.faults.add(make_fault(kind, self.now, **wishes))


def _decoded(answer: Answer) -> Row:
    decoded: Row = json.loads(answer.body)
    return decoded


@pytest.fixture
def hands() -> Callable[..., Trader]:
    """Make a trader on an exchange of one's own: `hands(starts=False, volatility=0.0, ...)`."""

    def make(seed: int = 7, **settings: Any) -> Trader:
        return Trader(Exchange(seed, START_MS, **{"volatility": 0.0, "starts": False, **settings}))

    return make


@pytest.fixture
def trader(hands: Callable[..., Trader]) -> Trader:
    """A trader with 1,000 USDT and nothing open, in long/short mode; prices stand still."""
    return hands()


@pytest.fixture
def netter(hands: Callable[..., Trader]) -> Trader:
    """The same in net mode."""
    return hands(mode="net_mode")


def send_signed(server: PracticeServer, method: str, path: str, body: object = None, **more: str) -> requests.Response:
    """One signed request over HTTP, with `more` headers, on a connection of its own."""
    raw = b"" if body is None else json.dumps(body).encode()
    headers = server.run(lambda exchange, now: Trader(exchange, now).headers(method, path, raw))
    return requests.request(method, server.access.rest + path, data=raw, headers=headers | more, timeout=5)


@pytest.fixture
def send() -> Callable[..., requests.Response]:
    """`send(server, method, path, body)` over real HTTP."""
    return send_signed


@pytest.fixture
def server() -> Iterator[PracticeServer]:
    """The exchange with its twenty positions behind HTTP on a free port."""
    with PracticeServer(Exchange(7, wall_ms(), volatility=0.0)) as running:
        yield running

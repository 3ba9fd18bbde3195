"""The practice exchange as one pure function: a request and the time go in, an answer comes out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from random import Random
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal
from urllib.parse import parse_qsl

import msgspec

from pairguard_gui.practice.errors import Refusal
from pairguard_gui.practice.faults.engine import Faults
from pairguard_gui.practice.market.venue import Venue
from pairguard_gui.practice.rate_windows import RateWindows
from pairguard_gui.practice.rest import auth
from pairguard_gui.practice.rest.request_fields import RequestFields
from pairguard_gui.practice.rest.routes import PATHS, ROUTES
from pairguard_gui.practice.rest.wire import NOT_FOUND, Request, enveloped, refused
from pairguard_gui.practice.rows import whole

if TYPE_CHECKING:
    from pairguard_gui.practice.market.venue import Credentials
    from pairguard_gui.practice.rest.routes import Route
    from pairguard_gui.practice.rest.wire import Answer

API = "/api/v5/"
Environment = Literal["any", "demo", "live"]
_DECODE = msgspec.json.Decoder().decode
_ONCE: Mapping[str, int] = MappingProxyType({"": 1})


class Exchange:
    """One practice exchange: a venue behind OKX's wire, with faults on request.

    `environment` says which x-simulated-trading header the key takes: `demo` ("1"), `live` ("0" or none), or `any`,
    the default, because clients of a practice account may send either. Everything else about a seed is fixed: the
    same seed and the same calls at the same moments give the same answers, byte for byte.

    Attributes: `venue`, `faults`, `counts` (requests seen, by "METHOD path").
    """

    def __init__(
        self,
        seed: int,
        now_ms: int,
        *,
        mode: str = "long_short_mode",
        volatility: float = 1.0,
        cash: Decimal = Decimal(1000),
        starts: bool = True,
        environment: Environment = "any",
    ) -> None:
        self.venue = Venue(Random(seed), now_ms, mode=mode, volatility=volatility, cash=cash, starts=starts)
        self.environment: Environment = environment
        self.faults = Faults()
        self.counts: Counter[str] = Counter()
        self._rate_windows = RateWindows()

    @property
    def credentials(self) -> Credentials:
        """The key triple of the one account."""
        return self.venue.credentials

    def handle(
        self,
        method: str,
        path: str,
        headers: Mapping[str, str],
        body: bytes,
        now_ms: int,
        arrived_ms: int | None = None,
    ) -> Answer:
        """Answer one request.

        `path` is the request target exactly as sent, query included; `headers` are looked up in OKX's own spelling
        (any, where the mapping ignores case); `arrived_ms` is earlier than `now_ms` for a request that waited
        inside the exchange. Whatever a client sends, this answers and never raises.
        """
        target = path.partition("?")[0]
        self.counts[f"{method} {target}" if target in PATHS else "unknown"] += 1
        arrived = now_ms if arrived_ms is None else arrived_ms
        route = ROUTES.get((method, target))
        private, trades = (route.private, route.trades) if route else (False, False)
        request = Request(method, path, target, headers, body, now_ms, arrived, private, trades)
        if self.faults.active:
            return self.faults.handle(self.venue, request, self._answer)
        return self._answer(request)

    def hold_ms(self, method: str, path: str, now_ms: int) -> int:
        """How long a fault keeps a request waiting inside the exchange; ask before `handle` carries it out."""
        return self.faults.hold_ms(method, path.partition("?")[0], now_ms) if self.faults.active else 0

    def _answer(self, request: Request) -> Answer:
        route = ROUTES.get((request.method, request.target))
        if route is None:
            return refused("50115") if request.target in PATHS else NOT_FOUND
        try:
            return self._carry_out(route, request)
        except Refusal as refusal:
            return refused(refusal.code, refusal.text)

    def _carry_out(self, route: Route, request: Request) -> Answer:
        if route.private:
            self._authorise(route, request)
        fields = _fields_of(request)
        self._count(route, fields)
        self.venue.advance(request.now)
        return enveloped(route.call(self.venue, fields), request.arrived, request.now)

    def _authorise(self, route: Route, request: Request) -> None:
        auth.check(self.credentials, self.environment, request)
        if route.trades and "trade" not in self.venue.profile.permissions.split(","):
            raise Refusal("50120")

    def _count(self, route: Route, fields: RequestFields) -> None:
        """Count the request against its rate limits, or raise 50011."""
        for scope, count in _scopes(route, fields).items():
            endpoint = f"{route.method} {route.path}"
            self._rate_windows.spend(endpoint, scope, route.limit, route.window_ms, fields.now, count)


def _fields_of(request: Request) -> RequestFields:
    raw_query = request.path.partition("?")[2]
    query = _parsed(raw_query) if raw_query else {}
    body = _decoded(request) if request.method == "POST" else None
    expires = _expiry(request.headers.get("expTime"))
    return RequestFields(query, raw_query, body, request.now, request.arrived, expires)


@lru_cache(maxsize=256)  # a client asks the same things again and again
def _parsed(raw_query: str) -> Mapping[str, str]:
    return MappingProxyType(dict(parse_qsl(raw_query, keep_blank_values=True)))


def _decoded(request: Request) -> object:
    if "application/json" not in request.headers.get("Content-Type", "").lower():
        raise Refusal("50006")
    if not request.body:
        raise Refusal("50000")
    try:
        decoded: object = _DECODE(request.body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Refusal("50002") from None
    return decoded


def _expiry(text: str | None) -> int | None:
    if not text:
        return None
    moment = whole(text)
    if moment is None:
        raise Refusal("51000", "expTime")
    return moment


def _scopes(route: Route, fields: RequestFields) -> Mapping[str, int]:
    """What a call counts against, and how often: each order of a batch against its own instrument."""
    if not route.scope:
        return _ONCE
    items = fields.body if isinstance(fields.body, list) else [fields.body]
    if route.method == "GET":
        items = [fields.query]
    return Counter(str(item.get(route.scope, "")) for item in items if isinstance(item, dict))

"""The practice exchange's own calls, which OKX does not have: close a position, cause a fault, see the state.

    POST /practice/close   {"instId", "posSide", "cause", "share"?}    cause: manual, tp_sl, liquidation, adl, delist
    POST /practice/fault   {"kind", "seconds"?, "count"?, "path"?, "method"?, ...settings}   kind "clear" ends them
    POST /practice/market  {"instId"?, "price"?, "state"?, "lotSz"?, "expTime"?, "volatility"?}
    GET  /practice/state

For programs on this machine only: the exact loopback host is required, and anything a browser page sends is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

import msgspec

from pairguard_gui.practice.faults.engine import make_fault
from pairguard_gui.practice.market.venue import Impossible
from pairguard_gui.practice.rest.order_rows import order_row
from pairguard_gui.practice.rest.position_rows import position_row
from pairguard_gui.practice.rest.wire import Answer
from pairguard_gui.practice.rows import plain

if TYPE_CHECKING:
    from pairguard_gui.practice.exchange import Exchange
    from pairguard_gui.practice.rest.wire import Request

ROOT = "/practice/"
_SHOWN_ORDERS = 200
_ABOVE_ZERO = Decimal("1e-9")
Fields = dict[str, Any]


class ControlRefused(Exception):
    """A control request that is refused: HTTP status, code, one sentence, and what to do."""

    def __init__(self, status: int, code: str, message: str, hint: str) -> None:
        self.status = status
        self.body = {"success": False, "code": code, "message": message, "hint": hint}
        super().__init__(message)


def control(exchange: Exchange, hosts: frozenset[str], request: Request) -> Answer:
    """Answer one control request. `hosts` are the values of the Host header that are this server."""
    try:
        _check_caller(hosts, request.headers)
        body = _call(request)(exchange, _fields(request), request.now)
        return Answer(200, msgspec.json.encode({"success": True, **body}))
    except ControlRefused as refused:
        return Answer(refused.status, msgspec.json.encode(refused.body))
    except Impossible as reason:
        body = {
            "success": False,
            "code": "impossible",
            "message": str(reason),
            "hint": "See GET /practice/state.",
        }
        return Answer(400, msgspec.json.encode(body))


def _check_caller(hosts: frozenset[str], headers: Mapping[str, str]) -> None:
    if headers.get("Host", "").lower() not in hosts:
        raise ControlRefused(
            403, "host", "This server answers to its loopback address only.", "Use 127.0.0.1 and the port."
        )
    if headers.get("Origin") is not None or headers.get("Sec-Fetch-Site", "none") != "none":
        raise ControlRefused(
            403, "origin", "Web pages may not control the practice exchange.", "Use a program instead."
        )


def _fields(request: Request) -> Fields:
    if request.method == "GET":
        return {}
    if "application/json" not in request.headers.get("Content-Type", "").lower():
        raise ControlRefused(415, "content_type", "The body must be application/json.", "Set the Content-Type header.")
    try:
        body = msgspec.json.decode(request.body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise ControlRefused(
            400, "json", "The body is not valid JSON.", 'Send an object like {"kind": "clear"}.'
        ) from None
    if not isinstance(body, dict):
        raise ControlRefused(400, "json", "The body must be a JSON object.", 'Send an object like {"kind": "clear"}.')
    return body


def _close(exchange: Exchange, fields: Fields, now: int) -> Fields:
    inst_id, side, cause = (_text(fields, name) for name in ("instId", "posSide", "cause"))
    share = _decimal(fields, "share", most=1) if "share" in fields else Decimal(1)
    orders = exchange.venue.close(inst_id, side, cause, now, share)
    return {"orders": [order_row(order) for order in orders]}


def _fault(exchange: Exchange, fields: Fields, now: int) -> Fields:
    kind = _text(fields, "kind")
    settings = {name: value for name, value in fields.items() if name != "kind"}
    if kind == "clear":
        return {"cleared": exchange.faults.clear(str(settings.get("only", "")))}
    fault = make_fault(kind, now, **settings)
    exchange.faults.add(fault)
    return {"fault": asdict(fault)}


def _market(exchange: Exchange, fields: Fields, now: int) -> Fields:
    venue = exchange.venue
    venue.advance(now)
    if "volatility" in fields:
        venue.state.prices.set_volatility(float(_decimal(fields, "volatility", least=0, most=100)))
    if "price" in fields:
        venue.move_price(_text(fields, "instId"), _decimal(fields, "price", most=10**9))
    if "state" in fields:
        venue.amend(_text(fields, "instId"), state=_text(fields, "state"))
    if "lotSz" in fields:
        venue.amend(_text(fields, "instId"), lot=_decimal(fields, "lotSz", most=10**6))
    if "expTime" in fields:
        venue.amend(_text(fields, "instId"), exp_time=int(_decimal(fields, "expTime", most=10**14)))
    return {}


def _state(exchange: Exchange, fields: Fields, now: int) -> Fields:  # noqa: ARG001  # one shape for every call
    venue, faults = exchange.venue, exchange.faults.current(now)
    venue.advance(now)
    state, money = venue.state, venue.state.money()
    newest = [order_row(order) for order, _ in zip(state.orders.newest_first(now), range(_SHOWN_ORDERS), strict=False)]
    return {
        "now": now,
        "environment": exchange.environment,
        "posMode": state.ledger.mode,
        "uid": venue.profile.uid,
        "equity": plain(money.equity),
        "free": plain(money.free),
        "volatility": state.prices.volatility,
        "instruments": {name: plain(state.mark(name)) for name in state.contracts},
        "positions": [position_row(p, state.quote(p.key.inst_id), money) for p in state.ledger.positions.values()],
        "orders": newest,
        "faults": [{**asdict(active.fault), "left": active.left, "hits": active.hits} for active in faults],
        "requests": dict(exchange.counts),
    }


_CALLS: dict[tuple[str, str], Callable[[Exchange, Fields, int], Fields]] = {
    ("POST", "close"): _close,
    ("POST", "fault"): _fault,
    ("POST", "market"): _market,
    ("GET", "state"): _state,
}


def _call(request: Request) -> Callable[[Exchange, Fields, int], Fields]:
    name = request.target.removeprefix(ROOT)
    call = _CALLS.get((request.method, name))
    if call is None and any(name == known for _, known in _CALLS):
        raise ControlRefused(
            405, "method", f"/practice/{name} does not take {request.method}.", "See the practice calls."
        )
    if call is None:
        raise ControlRefused(
            404, "unknown", f"There is no call /practice/{name}.", "There are close, fault, market and state."
        )
    return call


def _text(fields: Fields, name: str) -> str:
    value = fields.get(name)
    if not isinstance(value, str) or not value:
        raise Impossible(f"The field '{name}' is missing or not a text; nothing was done.")
    return value


def _decimal(fields: Fields, name: str, *, most: int, least: Decimal | int = _ABOVE_ZERO) -> Decimal:
    try:
        value = Decimal(str(fields.get(name)))
    except InvalidOperation:
        value = Decimal("NaN")
    if not (value.is_finite() and least <= value <= most):
        shown = str(fields.get(name))[:40]
        raise Impossible(f"The field '{name}' must be a number above zero and at most {most}, not {shown}.")
    return value

"""Faults of the connection, the gateway and the key: what comes back is not the exchange's own answer."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import msgspec

from pairguard_gui.practice.errors import Refusal
from pairguard_gui.practice.faults.content_faults import set_field
from pairguard_gui.practice.rest.wire import CUT, Answer, refused

if TYPE_CHECKING:
    from pairguard_gui.practice.faults.fault import FaultContext

CONFIG = "/api/v5/account/config"
_PLACING = frozenset({"/api/v5/trade/order", "/api/v5/trade/batch-orders"})
_ORDER_CODES = ("51", "54")
_HTML = b"<html><head><title>%d</title></head><body><center><h1>%d</h1></center><hr>gateway</body></html>"


def cut_before(context: FaultContext) -> Answer:  # noqa: ARG001  # one shape for every fault
    """The request never arrives; the connection drops."""
    return CUT


def cut_after(context: FaultContext) -> Answer:
    """The request is carried out; the connection drops before the answer."""
    context.answer()
    return CUT


def slow_answer(context: FaultContext) -> Answer:
    """Carried out at once, answered late."""
    answer = context.answer()
    return replace(answer, delay_ms=answer.delay_ms + int(context.number("ms")))


def passed_on(context: FaultContext) -> Answer:
    """Nothing: this kind delays a request before it gets here."""
    return context.answer()


def http_status(context: FaultContext) -> Answer:
    """A gateway's HTML page with a status, before or (`executed`) after the request was carried out."""
    if context.setting("executed"):
        context.answer()
    status = int(context.number("status"))
    return Answer(status, _HTML % (status, status), "text/html; charset=utf-8")


def error_code(context: FaultContext) -> Answer:
    """An OKX error code, before or (`executed`) after the request was carried out.

    Codes about orders come as that order's `sCode` in an envelope of code "1", every other as the whole answer.
    """
    if context.setting("executed"):
        context.answer()
    code = str(context.setting("code"))
    text = str(context.setting("msg")) or _repeating_the_key(context, code)
    placing = context.request.method == "POST" and context.request.target in _PLACING
    if placing and code.startswith(_ORDER_CODES) and not context.setting("whole"):
        return _items_refused(context, code, text)
    return refused(code, text, int(context.number("status")) or None)


def _items_refused(context: FaultContext, code: str, text: str | None) -> Answer:
    asked = msgspec.json.decode(context.request.body)
    message = msgspec.json.decode(refused(code, text).body)["msg"]
    items = [
        {"clOrdId": order.get("clOrdId", ""), "ordId": "", "sCode": code, "sMsg": message, "subCode": "",
         "tag": order.get("tag", ""), "ts": str(context.request.now)}
        for order in (asked if isinstance(asked, list) else [asked])
    ]  # fmt: skip
    body = {"code": "1", "data": items, "inTime": f"{context.request.arrived}000",
            "msg": "All operations failed", "outTime": f"{context.request.now}500"}  # fmt: skip
    return Answer(200, msgspec.json.encode(body))


def rate_limit(context: FaultContext) -> Answer:  # noqa: ARG001  # one shape for every fault
    """Too many requests, whoever asks."""
    return refused("50011")


def key_refused(context: FaultContext) -> Answer:
    """Private calls answer that the key is gone (50119), of another environment (50101), or any such code."""
    if not context.request.private:
        return context.answer()
    code = str(context.setting("code"))
    return refused(code, _repeating_the_key(context, code), int(context.number("status")) or None)


def _repeating_the_key(context: FaultContext, code: str) -> str | None:
    """The text of 50110 with what OKX puts into it: the address it sees, and the whole API key. None for others."""
    if code != "50110":
        return None
    return Refusal(code, "127.0.0.1", context.request.headers.get("OK-ACCESS-KEY", "")).text


def permissions(context: FaultContext) -> Answer:
    """The key's rights have changed: config lists others, and without `trade` nothing can be traded (50120)."""
    rights = str(context.setting("value"))
    if context.request.target == CONFIG:
        return set_field(context)
    if context.request.trades and "trade" not in rights.split(","):
        return refused("50120")
    return context.answer()


def clock_skew(context: FaultContext) -> Answer:
    """The exchange's clock is off by some seconds (positive: ahead)."""
    skew = round(context.number("skew_s") * 1000)
    request = context.request
    return context.proceed(replace(request, now=request.now + skew, arrived=request.arrived + skew))


def maintenance(context: FaultContext) -> Answer:
    """system/status says so, and trading calls answer 50001 (HTTP 503)."""
    request, state = context.request, str(context.setting("state"))
    if request.target == "/api/v5/system/status":
        row = {"begin": str(request.now - 60_000), "end": str(request.now + 600_000), "env": "1", "href": "",
               "maintType": "2", "preOpenBegin": "", "scheDesc": "", "serviceType": "5", "state": state,
               "system": "unified", "title": "Practice maintenance"}  # fmt: skip
        return Answer(200, msgspec.json.encode({"code": "0", "data": [row], "msg": ""}))
    if request.method == "POST" and request.target.startswith("/api/v5/trade/"):
        return refused("50001")
    return context.answer()


def deliver_twice(context: FaultContext) -> Answer:
    """The request is carried out twice; the first answer goes back."""
    first = context.answer()
    context.answer()
    return first


def thin_book(context: FaultContext) -> Answer:
    """Orders of this request find an order book that can fill only a share of each (0: nothing)."""
    thin = context.venue.state.thin
    thin.extend([Decimal(str(context.setting("share")))] * context.request.body.count(b'"instId"'))
    answer = context.answer()
    thin.clear()
    return answer

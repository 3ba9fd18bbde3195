"""Faults of the connection, the gateway and the gate: what comes back is not the exchange's own answer."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import msgspec

from pairguard_gui.practice.errors import Refusal
from pairguard_gui.practice.faults.content_faults import set_field
from pairguard_gui.practice.faults.fault import Scene
from pairguard_gui.practice.rest.routes import ROUTES
from pairguard_gui.practice.rest.wire import CUT, Answer, refused

CONFIG = "/api/v5/account/config"
_PLACING = frozenset({"/api/v5/trade/order", "/api/v5/trade/batch-orders"})
_ORDER_CODES = ("51", "54")
_HTML = b"<html><head><title>%d</title></head><body><center><h1>%d</h1></center><hr>gateway</body></html>"


def cut_before(scene: Scene) -> Answer:  # noqa: ARG001  # one shape for every fault
    """The request never arrives; the connection drops."""
    return CUT


def cut_after(scene: Scene) -> Answer:
    """The request is carried out; the connection drops before the answer."""
    scene.answer()
    return CUT


def slow_answer(scene: Scene) -> Answer:
    """Carried out at once, answered late."""
    answer = scene.answer()
    return replace(answer, delay_ms=answer.delay_ms + int(scene.number("ms")))


def passed_on(scene: Scene) -> Answer:
    """Nothing: this kind acts before the request gets here."""
    return scene.answer()


def http_status(scene: Scene) -> Answer:
    """A gateway's HTML page with a status, before or (`executed`) after the request was carried out."""
    if scene.setting("executed"):
        scene.answer()
    status = int(scene.number("status"))
    return Answer(status, _HTML % (status, status), "text/html; charset=utf-8")


def error_code(scene: Scene) -> Answer:
    """An OKX error code, before or (`executed`) after the request was carried out.

    Codes about orders come as that order's `sCode` in an envelope of code "1", every other as the whole answer.
    """
    if scene.setting("executed"):
        scene.answer()
    code = str(scene.setting("code"))
    text = str(scene.setting("msg")) or _repeating_the_key(scene, code)
    placing = scene.request.method == "POST" and scene.request.target in _PLACING
    if placing and code.startswith(_ORDER_CODES) and not scene.setting("whole"):
        return _items_refused(scene, code, text)
    return refused(code, text, int(scene.number("status")) or None)


def _items_refused(scene: Scene, code: str, text: str | None) -> Answer:
    asked = msgspec.json.decode(scene.request.body)
    words = msgspec.json.decode(refused(code, text).body)["msg"]
    items = [
        {"clOrdId": order.get("clOrdId", ""), "ordId": "", "sCode": code, "sMsg": words, "subCode": "",
         "tag": order.get("tag", ""), "ts": str(scene.request.now)}
        for order in (asked if isinstance(asked, list) else [asked])
    ]  # fmt: skip
    body = {"code": "1", "data": items, "inTime": f"{scene.request.arrived}000",
            "msg": "All operations failed", "outTime": f"{scene.request.now}500"}  # fmt: skip
    return Answer(200, msgspec.json.encode(body))


def rate_limit(scene: Scene) -> Answer:  # noqa: ARG001  # one shape for every fault
    """Too many requests, whoever asks."""
    return refused("50011")


def key_refused(scene: Scene) -> Answer:
    """Private calls answer that the key is gone (50119), of another environment (50101), or any such code."""
    route = ROUTES.get((scene.request.method, scene.request.target))
    if route is None or not route.private:
        return scene.answer()
    code = str(scene.setting("code"))
    return refused(code, _repeating_the_key(scene, code), int(scene.number("status")) or None)


def _repeating_the_key(scene: Scene, code: str) -> str | None:
    """The text of 50110 with what OKX puts into it: the address it sees, and the whole API key. None for others."""
    if code != "50110":
        return None
    return Refusal(code, "127.0.0.1", scene.request.headers.get("OK-ACCESS-KEY", "")).text


def permissions(scene: Scene) -> Answer:
    """The key's rights have changed: config lists others, and without `trade` nothing can be traded (50120)."""
    rights = str(scene.setting("value"))
    if scene.request.target == CONFIG:
        return set_field(scene)
    route = ROUTES.get((scene.request.method, scene.request.target))
    if route is not None and route.trades and "trade" not in rights.split(","):
        return refused("50120")
    return scene.answer()


def clock_skew(scene: Scene) -> Answer:
    """The exchange's clock is off by some seconds (positive: ahead)."""
    skew = round(scene.number("skew_s") * 1000)
    request = scene.request
    return scene.go_on(replace(request, now=request.now + skew, arrived=request.arrived + skew))


def maintenance(scene: Scene) -> Answer:
    """system/status says so, and trading calls answer 50001 (HTTP 503)."""
    request, state = scene.request, str(scene.setting("state"))
    if request.target == "/api/v5/system/status":
        row = {"begin": str(request.now - 60_000), "end": str(request.now + 600_000), "env": "1", "href": "",
               "maintType": "2", "preOpenBegin": "", "scheDesc": "", "serviceType": "5", "state": state,
               "system": "unified", "title": "Practice maintenance"}  # fmt: skip
        return Answer(200, msgspec.json.encode({"code": "0", "data": [row], "msg": ""}))
    if request.method == "POST" and request.target.startswith("/api/v5/trade/"):
        return refused("50001")
    return scene.answer()


def deliver_twice(scene: Scene) -> Answer:
    """The request is carried out twice; the first answer goes back."""
    first = scene.answer()
    scene.answer()
    return first


def thin_book(scene: Scene) -> Answer:
    """Orders of this request meet a book that can serve only a share of each (0: nothing)."""
    thin = scene.venue.state.thin
    thin.extend([Decimal(str(scene.setting("share")))] * scene.request.body.count(b'"instId"'))
    answer = scene.answer()
    thin.clear()
    return answer

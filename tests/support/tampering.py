"""Answers of the practice exchange, changed on their way to the guard."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from pairguard_gui.okx.transport import Response
from tests.support.guard_rig import GuardRig
from tests.support.world import Sent

Rows = list[dict[str, Any]]


def tamper(rig: GuardRig, when: Callable[[Sent], bool], change: Callable[[Sent, Response], Response]) -> None:
    """From now on change the answers to the requests that `when` picks; the requests are carried out all the same."""
    inner = rig.world.send

    def send(method: str, path: str, headers: Any, body: str, deadline_s: float) -> Response:
        answer = inner(method, path, headers, body, deadline_s)
        sent = rig.world.sent[-1]
        return change(sent, answer) if when(sent) else answer

    rig.world.send = send  # type: ignore[method-assign]  # the way to the exchange is what is tampered with


def refuse(rig: GuardRig, when: Callable[[Sent], bool], answer: Callable[[Sent], Response]) -> None:
    """From now on answer the requests that `when` picks without the exchange ever seeing them."""
    inner = rig.world.send

    def send(method: str, path: str, headers: Any, body: str, deadline_s: float) -> Response:
        sent = Sent(rig.clock.true_ms, method, path, dict(headers), body)
        if not when(sent):
            return inner(method, path, headers, body, deadline_s)
        rig.world.sent.append(sent)
        rig.clock.pass_ms(rig.world.latency_ms)
        return answer(sent)

    rig.world.send = send  # type: ignore[method-assign]


def error(code: str, message: str = "made up", status: int = 200, data: Sequence[object] = ()) -> Response:
    """OKX's envelope with an error code."""
    return Response(status, json.dumps({"code": code, "msg": message, "data": list(data)}).encode())


def edit(change: Callable[[Rows], Rows]) -> Callable[[Sent, Response], Response]:
    """A change of the rows of an answer."""

    def changed(_sent: Sent, answer: Response) -> Response:
        envelope = json.loads(answer.body)
        envelope["data"] = change(envelope["data"])
        return Response(answer.status, json.dumps(envelope).encode())

    return changed


def refused_items(sent: Sent, code: str, message: str = "new") -> Response:
    """Every order of a batch refused, item by item."""
    items = [
        {"ordId": "", "clOrdId": order["clOrdId"], "tag": order["tag"], "sCode": code, "sMsg": message}
        for order in sent.orders()
    ]
    return Response(200, json.dumps({"code": "1", "msg": "", "data": items}).encode())

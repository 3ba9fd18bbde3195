"""One request on its way to the exchange and back, and how an answer is read and made anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import msgspec

from pairguard_gui.okx.transport import NoAnswer, Response

if TYPE_CHECKING:
    from tests.simulation.host import Host
    from tests.simulation.world import World

TIME = "/api/v5/public/time"
POSITIONS = "/api/v5/account/positions"
HISTORY = "/api/v5/account/positions-history"
CONFIG = "/api/v5/account/config"
ORDER = "/api/v5/trade/order"
ORDERS = "/api/v5/trade/orders-history"
FILLS = "/api/v5/trade/fills"
BATCH = "/api/v5/trade/batch-orders"

Rows = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Call:
    """One request. `positions_read_ms` is when the sender last read positions before it."""

    host: Host
    method: str
    path: str
    target: str
    headers: Mapping[str, str]
    body: bytes
    positions_read_ms: int

    @property
    def reads_list(self) -> bool:
        """W1: all positions."""
        return self.target == POSITIONS and "instId=" not in self.path

    @property
    def reads_named(self) -> bool:
        """W2: positions asked for by name."""
        return self.target == POSITIONS and "instId=" in self.path

    @property
    def posts(self) -> bool:
        return self.method == "POST"

    @property
    def private(self) -> bool:
        return "/public/" not in self.target and "/market/" not in self.target and "/system/" not in self.target

    @property
    def expires_ms(self) -> int | None:
        text = self.headers.get("expTime")
        return int(text) if text else None


GoOn = Callable[[], Response]


def remade(response: Response, change: Callable[[Rows], Any]) -> Response:
    """A good answer with other rows; any other answer, one that another fault has spoilt too, as it is."""
    if response.status != 200:
        return response
    try:
        body = msgspec.json.decode(response.body)
    except msgspec.DecodeError:
        return response
    if body["code"] != "0":
        return response
    return replace(response, body=msgspec.json.encode(body | {"data": change(body["data"])}))


def refused(code: str, status: int = 200, message: str = "refused") -> Response:
    return Response(status, msgspec.json.encode({"code": code, "data": [], "msg": message}))


def items_refused(call: Call, code: str) -> Response:
    """Every order of a batch refused, each with its own `sCode`."""
    rows = [
        {"clOrdId": item["clOrdId"], "ordId": "", "tag": "", "ts": "0", "sCode": code, "sMsg": "no"}
        for item in msgspec.json.decode(call.body)
    ]
    return Response(200, msgspec.json.encode({"code": "1", "data": rows, "msg": "All operations failed"}))


class Wire:
    """The `Transport` of one computer: requests travel, meet whatever is at work, and come back, or do not."""

    def __init__(self, world: World, host: Host) -> None:
        self._world, self._host = world, host

    def send(self, method: str, path: str, headers: Mapping[str, str], body: str, deadline_s: float) -> Response:
        world, host = self._world, self._host
        host.machine.step()
        host.requests += 1
        call = Call(host, method, path, path.partition("?")[0], headers, body.encode(), host.positions_read_ms)
        if method == "POST":
            world.note("%s POST %s", host.name, body)
            world.oracle.before_post(host, call)
        limit = world.ms + round(deadline_s * 1000)
        world.pass_ms(world.latency)
        try:
            answer = world.fault_injection.answer(call)
        except NoAnswer:
            host.machine.step()
            raise
        if call.target == TIME or b'"50102"' in answer.body:
            host.for_the_clock += 1
        world.pass_ms(world.latency)
        if world.ms > limit:
            host.machine.step()
            raise NoAnswer("timed out")
        if method == "POST":
            world.note("%s answered %s %s", host.name, answer.status, answer.body)
        host.machine.step()
        return answer

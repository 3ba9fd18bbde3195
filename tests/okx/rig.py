"""What the tests of the client stand on: a clock turned by hand, a scripted transport, good answers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from pairguard_gui.core.values.credentials import Credentials
from pairguard_gui.core.values.exchange_data import EPOCH, MarginMode, OrderRequest, Side
from pairguard_gui.core.values.pair import PosSide
from pairguard_gui.okx.rest import OkxExchange
from pairguard_gui.okx.transport import Door, Response, open_door

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
KEY, SECRET, PASSPHRASE = "canary-key-3f", "canary-secret-9b", "canary-passphrase-71"
CREDENTIALS = Credentials.of(KEY, SECRET, PASSPHRASE)
POSITIONS = "/api/v5/account/positions"
BATCH = "/api/v5/trade/batch-orders"
TIME = "/api/v5/public/time"

Fields = dict[str, Any]
Answer = Response | Exception


def ms(moment: datetime) -> str:
    return str((moment - EPOCH) // timedelta(milliseconds=1))


class ManualClock:
    """Wall, monotonic and server clock, moved by hand and by sleeping."""

    def __init__(self) -> None:
        self.wall = NOON
        self.mono = 1000.0
        self.server = NOON + timedelta(seconds=7)
        self.slept: list[float] = []

    def now(self) -> datetime:
        return self.wall

    def monotonic(self) -> float:
        return self.mono

    def pass_(self, seconds: float) -> None:
        """Time goes by for everybody."""
        self.wall += timedelta(seconds=seconds)
        self.server += timedelta(seconds=seconds)
        self.mono += seconds

    def suspend(self, seconds: float) -> None:
        """The computer sleeps, and its monotonic clock with it."""
        self.wall += timedelta(seconds=seconds)
        self.server += timedelta(seconds=seconds)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.pass_(seconds)


@dataclass
class Sent:
    """One request as it left."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: str


@dataclass
class Script:
    """A transport: each path has a queue of answers, whose last one stays. The time call is answered by the clock."""

    clock: ManualClock
    answers: dict[str, list[Answer]] = field(default_factory=dict)
    sent: list[Sent] = field(default_factory=list)
    travel_s: float = 0.0

    def send(
        self,
        method: str,
        path: str,
        headers: Mapping[str, str],
        body: str,
        deadline_s: float,
        door: Door = open_door,
    ) -> Response:
        assert deadline_s > 0
        door()
        self.sent.append(Sent(method, path, dict(headers), body))
        self.clock.pass_(self.travel_s / 2)
        try:
            answer = self._next(path.partition("?")[0])
        finally:
            self.clock.pass_(self.travel_s / 2)
        if isinstance(answer, Exception):
            raise answer
        return answer

    def paths(self) -> list[str]:
        return [sent.path.partition("?")[0] for sent in self.sent]

    def _next(self, endpoint: str) -> Answer:
        if endpoint == TIME and not self.answers.get(TIME):
            return ok([{"ts": ms(self.clock.server)}])
        queue = self.answers[endpoint]
        return queue.pop(0) if len(queue) > 1 else queue[0]


def ok(rows: list[Any], code: str = "0", status: int = 200, msg: str = "") -> Response:
    """OKX's envelope."""
    return Response(status, json.dumps({"code": code, "data": rows, "msg": msg}).encode())


def error(code: str, status: int = 200, msg: str = "no") -> Response:
    """An error as gateways send it: without data."""
    return Response(status, json.dumps({"msg": msg, "code": code}).encode())


def scripted(**answers: Answer | list[Answer]) -> tuple[OkxExchange, Script, ManualClock]:
    """A client on a script; answers by endpoint, `account_positions=…` for /api/v5/account/positions."""
    clock = ManualClock()
    script = Script(clock)
    for name, answer in answers.items():
        script.answers[endpoint(name)] = answer if isinstance(answer, list) else [answer]
    return OkxExchange(CREDENTIALS, script, clock, sleep=clock.sleep), script, clock


def endpoint(name: str) -> str:
    room, call = name.split("_", 1)
    return f"/api/v5/{room}/{call.replace('_', '-')}"


def position(**changes: Any) -> Fields:
    """A row of account/positions as OKX sends it: long, cross, with the fields nobody here reads as well."""
    return {
        "adl": "1", "availPos": "2", "avgPx": "82.675", "baseBal": "", "bizRefId": "", "cTime": "1709000000000",
        "ccy": "USDT", "closeOrderAlgo": [], "fee": "-0.00008", "fundingFee": "0", "imr": "0.020266",
        "instId": "LTC-USDT-SWAP", "instType": "SWAP", "last": "101.3", "lever": "10", "liqPx": "", "margin": "",
        "markPx": "101.33", "mgnMode": "cross", "mgnRatio": "99", "mmr": "0.0013", "notionalUsd": "0.2", "pos": "2",
        "posId": "1234567890123456789", "posSide": "long", "realizedPnl": "0", "tradeId": "7",
        "uTime": "1709000001000", "upl": "0.03731", "uplRatio": "2.2564",
        **changes,
    }  # fmt: skip


def closed(**changes: Any) -> Fields:
    """A row of account/positions-history: a whole close."""
    return {
        "cTime": "1709000000000", "ccy": "USDT", "closeAvgPx": "3224.8", "closeTotalPos": "0.1", "direction": "long",
        "fee": "-0.04516211", "fundingFee": "0", "instId": "ETH-USDT-SWAP", "instType": "SWAP", "lever": "10.0",
        "liqPenalty": "0", "mgnMode": "isolated", "openAvgPx": "3226.93", "openMaxPos": "0.1", "pnl": "-0.0213",
        "pnlRatio": "-0.02", "posId": "998", "posSide": "long", "realizedPnl": "-0.06646211", "triggerPx": "",
        "type": "2", "uTime": "1772366400000", "uly": "ETH-USDT",
        **changes,
    }  # fmt: skip


def order_row(**changes: Any) -> Fields:
    """A row of trade/order: filled."""
    return {
        "accFillSz": "1", "avgPx": "620.1", "cTime": "1772366400000", "category": "normal", "clOrdId": "PGabc0",
        "fee": "-0.003", "instId": "BNB-USDT-SWAP", "instType": "SWAP", "ordId": "77", "ordType": "optimal_limit_ioc",
        "posSide": "long", "px": "", "reduceOnly": "false", "side": "buy", "source": "", "state": "filled", "sz": "1",
        "tag": "abc", "tdMode": "cross", "uTime": "1772366400010",
        **changes,
    }  # fmt: skip


def placed(request: OrderRequest, code: str = "0", **changes: Any) -> Fields:
    """The answer to one order of a batch."""
    ord_id = "900" if code == "0" else ""
    message = "Order placed" if code == "0" else "refused"
    row = {"clOrdId": request.cl_ord_id, "ordId": ord_id, "sCode": code, "sMsg": message, "tag": "abc", "ts": "1"}
    return {**row, **changes}


def request(number: int = 0, **changes: Any) -> OrderRequest:
    """An order as the guard asks for it."""
    fields: Fields = {
        "inst_id": "BNB-USDT-SWAP",
        "margin_mode": MarginMode.CROSS,
        "side": Side.BUY,
        "pos_side": PosSide.LONG,
        "ord_type": "ioc",
        "sz": Decimal(1),
        "px": Decimal("621.5"),
        "cl_ord_id": f"PGabc{number}",
        "tag": "abc",
    }
    return OrderRequest(**(fields | changes))

"""A market in a test: a clock that obeys, the practice exchange, and the way to it without a socket."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from math import ceil
from typing import Any

import msgspec

from pairguard_gui.core.values.credentials import Credentials
from pairguard_gui.core.values.exchange_data import EPOCH
from pairguard_gui.okx.transport import Door, NoAnswer, Response, Withheld, open_door
from pairguard_gui.practice.exchange import Exchange
from pairguard_gui.practice.faults.engine import make_fault
from pairguard_gui.practice.rest.wire import Answer

START = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
LATENCY_MS = 40
BATCH = "/api/v5/trade/batch-orders"


def nothing(_: object) -> None:
    """What a hook does until a test hangs something in."""


class SteppedClock:
    """The computer's two clocks, and the true time (`true_ms`) that the exchange shows. Only a test moves them."""

    def __init__(self, start: datetime = START) -> None:
        self.true_ms = round((start - EPOCH) / timedelta(milliseconds=1))
        self.wall_off_ms = 0
        self._mono_from_ms = self.true_ms

    def now(self) -> datetime:
        """The wall clock."""
        return EPOCH + timedelta(milliseconds=self.true_ms + self.wall_off_ms)

    def monotonic(self) -> float:
        """Seconds awake."""
        return (self.true_ms - self._mono_from_ms) / 1000

    def pass_ms(self, ms: float) -> None:
        """Time goes by."""
        self.true_ms += round(ms)

    def pass_s(self, seconds: float) -> None:
        """Time goes by."""
        self.pass_ms(seconds * 1000)

    def sleep_s(self, seconds: float) -> None:
        """Takes the place of `time.sleep`, which always lasts a little longer than asked."""
        self.pass_ms(ceil(seconds * 1000) + 1)

    def suspend_s(self, seconds: float) -> None:
        """The lid is closed: time goes by and the monotonic clock stands still."""
        self.pass_s(seconds)
        self._mono_from_ms += round(seconds * 1000)


@dataclass(frozen=True, slots=True)
class Sent:
    """One request that left, with the true time."""

    at_ms: int
    method: str
    path: str
    headers: Mapping[str, str]
    body: str

    @property
    def target(self) -> str:
        """The path without its query."""
        return self.path.partition("?")[0]

    def orders(self) -> list[dict[str, str]]:
        """The orders of a POST."""
        found = msgspec.json.decode(self.body)
        return found if isinstance(found, list) else [found]


class World:
    """One practice exchange in its own time. Prices stand still unless `volatility` says otherwise.

    `before` is called with every request before it is written, while the connection is made; what it raises is raised
    in the client's thread.
    """

    def __init__(self, seed: int = 7, *, clock: SteppedClock | None = None, **settings: Any) -> None:
        self.clock = clock or SteppedClock()
        self.exchange = Exchange(seed, self.clock.true_ms, **{"volatility": 0.0, **settings})
        self.sent: list[Sent] = []
        self.latency_ms = LATENCY_MS
        self.before: Callable[[Sent], None] = nothing
        self._under_way: list[tuple[int, Sent]] = []

    @property
    def credentials(self) -> Credentials:
        """The key of the one account."""
        keys = self.exchange.credentials
        return Credentials.of(keys.api_key, keys.secret, keys.passphrase)

    def fault(self, kind: str, **wishes: Any) -> None:
        """Cause a fault from now on; see `practice.faults.KINDS`."""
        self.exchange.faults.add(make_fault(kind, self.clock.true_ms, **wishes))

    def heal(self, kind: str = "") -> None:
        """End every fault, or those of one kind."""
        self.exchange.faults.clear(kind)

    def posts(self) -> list[Sent]:
        """Every order request that left, whether it arrived or not."""
        return [sent for sent in self.sent if sent.method == "POST"]

    def send(
        self,
        method: str,
        path: str,
        headers: Mapping[str, str],
        body: str,
        deadline_s: float,
        door: Door = open_door,
    ) -> Response:
        """The transport of `okx.rest`: half the latency there, the exchange's own delays, half the latency back."""
        gives_up_ms = self.clock.true_ms + round(deadline_s * 1000)
        sent = Sent(self.clock.true_ms, method, path, dict(headers), body)
        self.sent.append(sent)
        self.before(sent)
        try:
            door()
        except Withheld:
            self.sent.remove(sent)
            raise
        self.clock.pass_ms(self.latency_ms / 2)
        held_ms = self.exchange.hold_ms(method, path, self.clock.true_ms)
        if self.clock.true_ms + held_ms > gives_up_ms:
            self._under_way.append((self.clock.true_ms + held_ms, sent))
            return self._no_answer(gives_up_ms)
        arrived_ms = self.clock.true_ms
        self.clock.pass_ms(held_ms)
        answer = self._handled(sent, arrived_ms)
        if answer.cut or self.clock.true_ms + answer.delay_ms > gives_up_ms:
            return self._no_answer(self.clock.true_ms if answer.cut else gives_up_ms)
        self.clock.pass_ms(answer.delay_ms + self.latency_ms / 2)
        return Response(answer.status, answer.body)

    def catch_up(self) -> None:
        """Carry out the requests that were still on their way when their sender gave up."""
        due = [one for one in self._under_way if one[0] <= self.clock.true_ms]
        self._under_way = [one for one in self._under_way if one not in due]
        for _, sent in due:
            self._handled(sent, sent.at_ms + self.latency_ms // 2)

    def _handled(self, sent: Sent, arrived_ms: int) -> Answer:
        self.catch_up()
        return self.exchange.handle(
            sent.method, sent.path, sent.headers, sent.body.encode(), self.clock.true_ms, arrived_ms
        )

    def _no_answer(self, at_ms: int) -> Response:
        self.clock.pass_ms(at_ms - self.clock.true_ms)
        raise NoAnswer("cut")

"""True time, the one exchange, the computers, and what is going to happen: a discrete-event simulation."""

from __future__ import annotations

import heapq
from collections import Counter, deque
from collections.abc import Callable
from decimal import Decimal
from itertools import count
from random import Random
from typing import NamedTuple
from unittest import mock

from pairguard_gui.okx.transport import NoAnswer, Response
from pairguard_gui.practice.exchange import Exchange
from pairguard_gui.practice.market import venue
from tests.simulation.fault_injection import FaultInjector
from tests.simulation.host import Host
from tests.simulation.oracle import Oracle
from tests.simulation.plan import Plan
from tests.simulation.rule_changes import RuleChanges
from tests.simulation.secret_listener import Listener
from tests.simulation.wire import POSITIONS, Call

START_MS = 1_770_000_000_000
CANARIES = ("5ca1ab1e-0000-4000-8000-0000deadbeef", "CANARY7SECRET0F1THE2SIMULATOR345", "canary-passphrase-98765")
"""Key, secret and passphrase: none of them may ever be seen again."""


class Event(NamedTuple):
    """Something that is going to happen. `unseen` says whether no computer could tell that it did."""

    ms: int
    order: int
    name: str
    act: Callable[[], None]
    unseen: Callable[[], bool]


def _seen() -> bool:
    return False


class World:
    """Everything there is. Times are ms: `ms` is true time, `server_ms` what the exchange's clock shows.

    `happened_ms` is when something last happened that was not unseen.
    """

    def __init__(self, seed: int, plan: Plan) -> None:
        self.plan = plan
        self.ms = self.happened_ms = START_MS
        self.server_off = 0
        self.server_stepped_ms = 0
        self.latency = plan.latency_ms
        self.rng = Random(f"{seed}/world")
        self.counts: Counter[str] = Counter()
        self.trace: deque[tuple[int, str, tuple[object, ...]]] = deque(maxlen=50)
        self._queue: list[Event] = []
        self._order = count()
        with mock.patch.object(venue, "CONTRACTS", plan.contracts):
            self.exchange = Exchange(
                seed, START_MS, mode=plan.mode, volatility=0.0, cash=Decimal(100_000), starts=False
            )
        self.amended = 0
        self.halted: dict[str, int] = {}
        self.listener: Listener | None = None
        self._stranger: Exchange | None = None
        self.take_key(self.exchange)
        self.oracle = Oracle(self)
        self.fault_injection = FaultInjector(self, Random(f"{seed}/faults"))
        self.hosts: list[Host] = []
        self.rule_changes = RuleChanges(self)

    @property
    def server_ms(self) -> int:
        return self.ms + self.server_off

    @property
    def version(self) -> int:
        """Moves with every change of the market."""
        return self.exchange.venue.state.ledger.version + self.amended

    def take_key(self, exchange: Exchange) -> None:
        """The same API key opens every exchange of this world."""
        given = exchange.venue.credentials
        exchange.venue.credentials = type(given)(*CANARIES)

    def note(self, text: str, *values: object) -> None:
        self.trace.append((self.ms, text, values))

    def count(self, what: str, more: int = 1) -> None:
        self.counts[what] += more

    def after(self, ms: int, name: str, act: Callable[[], None], unseen: Callable[[], bool] | None = None) -> None:
        """Let something happen that many ms from now, even in the middle of a check."""
        heapq.heappush(self._queue, Event(self.ms + max(ms, 0), next(self._order), name, act, unseen or _seen))

    @property
    def next_event_ms(self) -> int:
        return self._queue[0].ms if self._queue else 10**15

    def draw_ahead(self, until_ms: int) -> None:
        """Let what comes next and is unseen happen now, as of its own time: only what it decides has to be met."""
        now = self.ms
        while self.next_event_ms < until_ms and self._queue[0].unseen():
            event = heapq.heappop(self._queue)
            self.ms = event.ms
            event.act()
        self.ms = now

    def pass_ms(self, ms: int) -> None:
        self.reach(self.ms + ms)

    def reach(self, ms: int) -> None:
        """Let time pass until then, with everything that is due on the way."""
        while self._queue and self._queue[0].ms <= ms:
            event = heapq.heappop(self._queue)
            self.ms = self.happened_ms = max(self.ms, event.ms)
            event.act()
        self.ms = max(self.ms, ms)

    def halts(self, inst_id: str, *, halted: bool) -> None:
        """An instrument takes no orders from now on, or takes them again."""
        self.amended += 1
        if halted:
            self.halted.setdefault(inst_id, self.ms)
        else:
            self.halted.pop(inst_id, None)

    def step_server(self, off_ms: int) -> None:
        """The exchange's clock is that far from true time from now on."""
        self.note("the exchange's clock is %d ms off", off_ms)
        self.server_off = off_ms
        self.server_stepped_ms = self.ms

    def drop_deliveries(self) -> None:
        """Requests that are still under way never arrive."""
        self._queue = [event for event in self._queue if "delivery" not in event.name]
        heapq.heapify(self._queue)

    def handle(self, call: Call, thin: str = "") -> Response:
        """The exchange answers a request, undisturbed."""
        state = self.exchange.venue.state
        if thin:
            state.thin.append(Decimal(thin))
        if call.target == POSITIONS:
            call.host.positions_read_ms, call.host.seen_version = self.ms, self.version
        watched = self.oracle.watch() if call.posts else None
        answer = self.exchange.handle(call.method, call.path, call.headers, call.body, self.server_ms)
        if thin:
            state.thin.clear()
        if watched is not None:
            self.oracle.after_post(call, watched)
        if answer.cut:
            raise NoAnswer("cut")
        return Response(answer.status, answer.body)

    def deliver(self, call: Call) -> None:
        """A request arrives whose sender no longer listens."""
        self.note("a request of %s arrives late", call.host.name)
        self.count("delivered_late")
        self.handle(call)

    def stranger(self, call: Call) -> Response:
        """The same key at another, empty account."""
        if self._stranger is None:
            self._stranger = Exchange(99, START_MS, mode=self.plan.mode, volatility=0.0, starts=False)
            self.take_key(self._stranger)
        if call.posts:
            self.oracle.violation("an order was sent to another account")
        answer = self._stranger.handle(call.method, call.path, call.headers, call.body, self.server_ms)
        return Response(answer.status, answer.body)

    def known_lives(self) -> set[tuple[str, str]]:
        """(posId, cTime) of the lives that every raised guard has on record."""
        recorded = [host.known_lives() for host in self.hosts if host.raised]
        return set.intersection(*recorded) if recorded else set()

    def told(self) -> list[str]:
        """The last events, oldest first."""
        return [f"{(at - START_MS) / 1000:12.3f} s  {text % values}" for at, text, values in self.trace]

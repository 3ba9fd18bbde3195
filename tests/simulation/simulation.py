"""A run: chaos for some days, then ten quiet minutes in which everything must heal."""

from __future__ import annotations

import gc
import traceback
from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from random import Random

from tests.simulation.healing import unhealed
from tests.simulation.host import Host
from tests.simulation.market import Market
from tests.simulation.plan import Focus, Plan, draw
from tests.simulation.scenes import Director
from tests.simulation.secret_listener import Listener, listening_in
from tests.simulation.world import CANARIES, START_MS, World

DAY_MS = 24 * 3_600_000
HEALING_MS = 10 * 60_000
SAMPLE = 0.05
"""The share of skipped stretches from which one check is executed all the same, to prove that it does nothing."""


@dataclass(slots=True)
class Outcome:
    """What a run came to."""

    seed: int
    plan: Plan
    days: float = 0.0
    counts: Counter[str] = field(default_factory=Counter)
    violations: list[str] = field(default_factory=list)
    trace: list[str] = field(default_factory=list)


class Simulation:
    """One seed. `run` may be called once."""

    def __init__(self, seed: int, focus: Focus | None = None) -> None:
        self.plan = draw(seed, focus)
        self.world = World(seed, self.plan)
        self._rng = Random(f"{seed}/sample")
        self.market = Market(self.world, Random(f"{seed}/market"))
        for stake in self.plan.stakes:
            self.market.found(stake)
        self.director = Director(self.world, self.market, seed)
        self.world.hosts += [Host(self.world, number, seed) for number in range(1, self.plan.guards + 1)]

    def run(self, days: float) -> Outcome:
        """Chaos, healing, and what came of it."""
        outcome = Outcome(self.plan.seed, self.plan)
        world = self.world
        try:
            with self._heard():
                self._live(days)
        except Exception as bug:  # noqa: BLE001  whatever escapes a check is what the run is there to find
            where = traceback.extract_tb(bug.__traceback__)[-1]
            world.note("%s", "".join(traceback.format_exception(bug)))
            world.oracle.violation(f"{type(bug).__name__} escaped: {bug} ({where.name}:{where.lineno})")
        for host in world.hosts:
            self._search_for_secrets(host)
        outcome.days = (world.ms - START_MS) / DAY_MS
        outcome.counts = world.counts
        outcome.violations = world.oracle.violations
        outcome.trace = world.told()
        return outcome

    def _heard(self) -> AbstractContextManager[None]:
        """One run in eight is listened to; formatting every line costs its time."""
        if self.plan.seed % 8 != 1:
            return nullcontext()
        self.world.listener = Listener(self.world, CANARIES)
        return listening_in(self.world.listener)

    def _live(self, days: float) -> None:
        for host in self.world.hosts:
            host.begin()
        self.director.begin()
        self.live_until(START_MS + round(days * DAY_MS))
        if self.world.oracle.violations:
            return
        self.director.over = True
        self.heal()
        self.live_until(self.world.ms + HEALING_MS)
        for problem in unhealed(self.world, self.market):
            self.world.oracle.violation(problem)

    def heal(self) -> None:
        """Every fault ends, every computer is in order, and every guard is wanted."""
        world = self.world
        world.note("faults end")
        world.fault_injection.end_all()
        world.drop_deliveries()
        world.step_server(0)
        for contract in list(world.exchange.venue.state.contracts.values()):
            if contract.state != "live":
                world.exchange.venue.amend(contract.inst_id, state="live")
                world.halts(contract.inst_id, halted=False)
        for host in world.hosts:
            host.heal()
            if self.plan.release_at_end:
                self.director.release(host, 1.0)

    def live_until(self, end_ms: int) -> None:
        """Let everything happen that is due before then; stop at the first broken promise."""
        world = self.world
        while not world.oracle.violations:
            host = min(world.hosts, key=lambda host: host.due_ms)
            due = min(host.due_ms, end_ms)
            if world.next_event_ms <= due:
                world.reach(world.next_event_ms)
            elif host.due_ms >= end_ms:
                world.reach(end_ms)
                return
            else:
                world.reach(due)
                host.turn()
                self._skip(host, end_ms)

    def _skip(self, host: Host, end_ms: int) -> None:
        """Where nothing can happen until the next event, check only once more, just before it."""
        world = self.world
        if world.fault_injection.meet_reads or not all(one.quiet for one in world.hosts):
            return
        ends = [one.acts_ms for one in world.hosts if one.acts_ms]
        world.draw_ahead(min([end_ms, *ends]))
        until = min(world.next_event_ms, end_ms, *ends)
        idle = (until - 1 - host.due_ms) // host.interval_ms
        if idle > 0 and host.machine.doomed:
            idle = min(idle, host.machine.steps_left // host.steps)
        if idle <= 0:
            return
        if self._rng.random() < SAMPLE and not host.machine.doomed:
            idle = self._rng.randrange(idle)
            host.expect_nothing = True
        host.skip(idle)

    def _search_for_secrets(self, host: Host) -> None:
        dump = "\n".join(host.disk.iterdump()) + "\n".join(self.world.told())
        Listener(self.world, CANARIES).search(dump, f"the journal or the story of {host.name}")


@contextmanager
def without_collecting() -> Iterator[None]:
    """A run makes hardly any cycles but its own world; to look for them all the time takes a tenth of it."""
    gc.disable()
    try:
        yield
    finally:
        gc.collect(0)
        gc.enable()


def simulate(seed: int, days: float, focus: Focus | None = None) -> Outcome:
    """Run one seed."""
    with without_collecting():
        return Simulation(seed, focus).run(days)

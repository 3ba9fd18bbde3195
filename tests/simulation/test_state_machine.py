"""The same promises, tested another way: Hypothesis chooses the steps, and shrinks what it finds to the fewest."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from random import Random

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from pairguard_gui.core.values.pair import Pair
from pairguard_gui.core.values.rules import change
from tests.simulation.healing import unhealed
from tests.simulation.host import Host
from tests.simulation.market import CAUSES
from tests.simulation.plan import Focus
from tests.simulation.scenes import FAULTS
from tests.simulation.simulation import HEALING_MS, Simulation
from tests.simulation.user_action import UserAction

STEP_S = st.sampled_from((1, 5, 20, 60, 200, 900))
PAIRS = st.integers(0, 2)
HOSTS = st.integers(0, 1)


class GuardAndVenue(RuleBasedStateMachine):
    """Two guards on one account of three positions, in a world that only Hypothesis moves."""

    @initialize(mode=st.sampled_from(("net_mode", "long_short_mode")), guards=st.integers(1, 2))
    def begin(self, mode: str, guards: int) -> None:
        focus = Focus((), ("price",), pairs=3, overrides=(("mode", mode), ("guards", guards)))
        self.simulation = Simulation(5, focus)
        self.world = self.simulation.world
        self.wanted = self.world.plan.rules
        for host in self.world.hosts:
            host.machine.rng = Random(0)
            host.begin()
        self.pass_time(60)

    def host(self, number: int) -> Host:
        return self.world.hosts[number % len(self.world.hosts)]

    def pair(self, number: int) -> Pair:
        return self.world.plan.stakes[number].pair

    @rule(seconds=STEP_S)
    def pass_time(self, seconds: int) -> None:
        self.simulation.live_until(self.world.ms + seconds * 1000)

    @rule(number=PAIRS, cause=st.sampled_from(sorted(set(CAUSES))))
    def close(self, number: int, cause: str) -> None:
        self.simulation.market.close(self.pair(number), cause)

    @rule(number=PAIRS, mode=st.sampled_from(("cross", "isolated")))
    def open(self, number: int, mode: str) -> None:
        self.simulation.market.open(self.pair(number), mode)

    @rule(number=PAIRS)
    def flip(self, number: int) -> None:
        self.simulation.market.flip(self.pair(number))

    @rule(name=st.sampled_from(FAULTS), seconds=st.integers(5, 150))
    def fault(self, name: str, seconds: int) -> None:
        self.world.fault_injection.begin(name, seconds)

    @rule(number=HOSTS, steps=st.integers(1, 150))
    def kill(self, number: int, steps: int) -> None:
        self.host(number).machine.kill_after(steps)

    @rule(number=HOSTS, steps=st.integers(1, 150), seconds=st.sampled_from((10, 600, 10_800)))
    def sleep(self, number: int, steps: int, seconds: int) -> None:
        self.host(number).machine.sleep_after(steps, seconds * 1000)

    @rule(number=HOSTS)
    def stop(self, number: int) -> None:
        self.host(number).lower_shield()

    @rule(number=HOSTS)
    def start(self, number: int) -> None:
        self.host(number).raise_shield(by_person=True)

    @rule(number=HOSTS)
    def release_all(self, number: int) -> None:
        self.simulation.director.release(self.host(number), 1.0)

    @rule(number=HOSTS, pair=PAIRS)
    def release_one(self, number: int, pair: int) -> None:
        host, held = self.host(number), self.world.oracle.held
        if (host.name, self.pair(pair)) in held:
            self.simulation.director.release_one(host, self.pair(pair))

    @rule(number=HOSTS, pair=PAIRS, minutes=st.sampled_from((1, 10, 120)))
    def pause(self, number: int, pair: int, minutes: int) -> None:
        self.simulation.director.pause_pair(self.host(number), self.pair(pair), minutes)

    @rule(number=HOSTS, pair=PAIRS)
    def drop_or_add(self, number: int, pair: int) -> None:
        host, director = self.host(number), self.simulation.director
        act = director.drop if host.protects(self.pair(pair)) else director.protect
        act(host, self.pair(pair))

    @rule(name=st.sampled_from(("pair_cap", "account_cap")), most=st.integers(1, 4))
    def tighten(self, name: str, most: int) -> None:
        """A person lowers a cap on every computer; from the last one's commit on it must hold."""
        known = getattr(self.wanted, name) or most
        self.wanted = change(self.wanted, {name: str(min(known, most))})
        left = {host.name for host in self.world.hosts}

        def done(host: Host) -> None:
            left.discard(host.name)
            if not left:
                self.world.plan = replace(self.world.plan, rules=self.wanted)

        for host in self.world.hosts:
            host.ask(
                UserAction(f"lowers {name}", lambda commands: commands.set_rules(self.wanted), done=partial(done, host))
            )

    @rule()
    def heal(self) -> None:
        self.simulation.heal()

    @invariant()
    def keeps_its_promises(self) -> None:
        if hasattr(self, "world"):
            assert not self.world.oracle.violations, "\n".join(self.world.told())

    def teardown(self) -> None:
        if hasattr(self, "world"):
            self.simulation.heal()
            self.simulation.live_until(self.world.ms + HEALING_MS)
            assert not list(unhealed(self.world, self.simulation.market)), "\n".join(self.world.told())


GuardAndVenue.TestCase.settings = settings(
    max_examples=60,
    stateful_step_count=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
TestGuardAndVenue = GuardAndVenue.TestCase

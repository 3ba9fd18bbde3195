"""Scenes of a rough day: deaths, faults, and what happens to computers and persons at the same time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

from pairguard_gui.core.values.exchange_data import EPOCH
from pairguard_gui.core.values.pair import Pair
from tests.simulation.fault_injection import FAULT_KINDS, ORDER_FAULTS
from tests.simulation.host import Host
from tests.simulation.machine import DISK_FAULTS
from tests.simulation.market import Market
from tests.simulation.plan import CROWD
from tests.simulation.user_action import UserAction, nothing

if TYPE_CHECKING:
    from tests.simulation.world import World

SECOND = 1_000
MINUTE = 60_000
HOUR = 3_600_000
FAULTS = (*FAULT_KINDS, *DISK_FAULTS)
ALWAYS_RARE = frozenset({"environment_swapped", "account_swapped", "rights_changed"})
"""Faults after which a person has to come: one in ten of the others is enough."""


def _unseen() -> bool:
    return True


class Director:
    """Draws scenes and sets them up in the world's queue. Nothing of it happens in the healing phase."""

    def __init__(self, world: World, market: Market, seed: int) -> None:
        self._world, self._market = world, market
        self.rng = Random(f"{seed}/scenes")
        self.over = False

    def begin(self) -> None:
        self._later(self.rng.expovariate(1 / (self._world.plan.scene_pause_min * MINUTE)), self._scene, _unseen)
        self._later(self._world.plan.person_every_min * MINUTE, self._visit, self._in_vain)
        if len(self._world.plan.stakes) >= CROWD[0]:
            self._later(self.rng.uniform(1, 20) * HOUR, lambda: self._play("close_all"))

    def _later(self, ms: float, act: Callable[[], None], unseen: Callable[[], bool] | None = None) -> None:
        def unless_over() -> None:
            if not self.over:
                act()

        self._world.after(round(ms), getattr(act, "__name__", "event"), unless_over, unseen)

    def _scene(self) -> None:
        self._world.count("scenes")
        focus = self._world.plan.focus
        for name in focus.faults or self._any_faults():
            self._later(self.rng.uniform(0, 150 * SECOND), lambda name=name: self._fault(name))  # type: ignore[misc]  # bound now
        acts = focus.scenes or tuple(self.SCENES)
        weights = [self.SCENES[name][1] for name in acts]
        for name in self.rng.choices(acts, weights, k=1 if self.rng.random() < 0.7 else 2):
            self._later(self.rng.uniform(0, 180 * SECOND), lambda name=name: self._play(name))  # type: ignore[misc]
        self._later(self.rng.expovariate(1 / (self._world.plan.scene_pause_min * MINUTE)), self._scene, _unseen)

    def _play(self, name: str) -> None:
        self._world.count(f"scene_{name}")
        self.SCENES[name][0](self)

    def _any_faults(self) -> list[str]:
        if self._world.plan.focus.scenes:
            return []
        mean = self._world.plan.faults_per_scene
        drawn = [
            self.rng.choice(ORDER_FAULTS if self.rng.random() < 0.4 else FAULTS)
            for _ in range(min(int(self.rng.expovariate(1 / mean) + 0.5), 6))
        ]
        return [name for name in drawn if name not in ALWAYS_RARE or self.rng.random() < 0.2]

    def _fault(self, name: str) -> None:
        if self._world.plan.focus.faults:
            self._world.fault_injection.begin(name, self.rng.randint(*self._world.plan.focus.fault_s))
            return
        if name in ORDER_FAULTS:
            self._world.fault_injection.begin(name, self.rng.randint(300, 1800))
            return
        long = self.rng.random() < 0.08
        self._world.fault_injection.begin(
            name, round(self.rng.uniform(300, 1800) if long else self.rng.uniform(5, 200))
        )

    def _pair(self) -> Pair:
        return self.rng.choice(self._world.plan.stakes).pair

    def _pairs(self, share: float) -> list[Pair]:
        return [stake.pair for stake in self._world.plan.stakes if self.rng.random() < share]

    def _host(self) -> Host:
        return self.rng.choice(self._world.hosts)

    def close_one(self) -> None:
        self._market.close(self._pair())

    def close_some(self) -> None:
        for pair in self._pairs(0.3):
            self._later(self.rng.choice((0, 1, 30)) * SECOND, lambda pair=pair: self._market.close(pair))  # type: ignore[misc]

    def close_all(self) -> None:
        for pair in self._pairs(1.0):
            self._market.close(pair, "manual")

    def storm(self) -> None:
        for pair in self._pairs(0.6):
            self._later(self.rng.uniform(0, 90 * SECOND), lambda pair=pair: self._market.close(pair, "liquidation"))  # type: ignore[misc]

    def close_again_and_again(self) -> None:
        pair = self._pair()
        for n in range(self.rng.randint(2, 5)):
            self._later(n * self.rng.uniform(20, 400) * SECOND, lambda: self._market.close(pair))

    def close_and_reopen(self) -> None:
        pair = self._pair()
        self._market.close(pair)
        self._later(10 ** self.rng.uniform(1.5, 5.8), lambda: self._market.open(pair))

    def flip(self) -> None:
        pair = self._pair()
        self._market.flip(pair)
        self._later(self.rng.uniform(1, 120) * MINUTE, lambda: self._market.close(pair.opposite))

    def add(self) -> None:
        self._market.open(self._pair(), "")

    def bot(self) -> None:
        """A bot of the user's fills whole pages of orders and history, just when ours are looked for."""
        self._market.close(self._pair())
        self._later(self.rng.uniform(0, 1.2) * self._host().interval_ms, self._market.trade_much)

    def edit_rules(self) -> None:
        if self.rng.random() < 0.5:
            self._world.rule_changes.edit(pair_cap=str(self.rng.randint(2, 10)))
        else:
            self._world.rule_changes.edit(margin_usdt=self.rng.choice(("0.5", "1", "2")))

    def shrink(self) -> None:
        self._market.shrink(self._pair())

    def price(self) -> None:
        self._market.move_price(self._pair())

    def suspend(self) -> None:
        pair = self._pair()
        self._world.count("suspended")
        self._market.set_state(pair, "suspend")
        self._later(self.rng.uniform(0, 120) * SECOND, lambda: self._market.close(pair))
        self._later(self.rng.uniform(1, 40) * MINUTE, lambda: self._market.set_state(pair, "live"))

    def delist(self) -> None:
        if len(self._world.exchange.venue.state.contracts) > 15:
            self._market.delist(self._pair())

    def lot(self) -> None:
        pair = self._pair()
        self._world.count("lot_changed")
        self._market.multiply_lot(pair)
        self._market.close(pair)

    def kill(self) -> None:
        host = self._host()
        self._market.close(self._pair())
        self._later(self.rng.uniform(0, 90 * SECOND), lambda: host.machine.kill_after(self.rng.randint(1, 220)))

    def restore(self) -> None:
        """A computer dies after a refill and comes back with a copy of its disk from before."""
        host, pair = self._host(), self._pair()
        host.back_up()
        self._market.close(pair)
        wait = host.interval_ms + self.rng.uniform(0, 20 * SECOND)
        self._later(wait, host.restore)
        if self.rng.random() < 0.5:
            self._later(wait + SECOND, lambda: self._market.close(pair))

    def sleep(self) -> None:
        host, ms = self._host(), self.rng.choice((10 * SECOND, MINUTE, 10 * MINUTE, 3 * HOUR))
        self._later(self.rng.uniform(0, 90 * SECOND), lambda: self._market.close(self._pair()))
        host.machine.sleep_after(self.rng.randint(1, 220), ms)

    def wall_jump(self) -> None:
        host = self._host()
        self._world.count("wall_jump")
        host.machine.wall_off = self.rng.choice((-HOUR, HOUR, 20 * SECOND, -45 * SECOND))
        self._later(self.rng.uniform(1, 90) * MINUTE, host.machine.set_right)

    def server_step(self) -> None:
        self._world.count("server_step")
        self._world.step_server(self.rng.choice((-HOUR, -10 * SECOND, -1500, 1500, 8 * SECOND, 40 * SECOND, HOUR)))
        self._later(self.rng.uniform(1, 60) * MINUTE, lambda: self._world.step_server(0))

    def stop_and_start(self) -> None:
        host = self._host()
        self._world.count("user_stop")
        host.lower_shield()
        self._later(self.rng.uniform(1, 120) * MINUTE, lambda: host.raise_shield(by_person=True))

    def stop_at_once(self) -> None:
        """Somebody stops the guard just when it may be about to refill."""
        host = self._host()
        self._world.count("user_stop")
        self._market.close(self._pair())
        self._later(self.rng.uniform(0, 1.2) * host.interval_ms, host.lower_shield)
        self._later(self.rng.uniform(3, 30) * MINUTE, lambda: host.raise_shield(by_person=True))

    def leave_at_once(self) -> None:
        """Somebody pauses or drops a pair just when it may be about to be refilled."""
        host, pair = self._host(), self._pair()
        self._market.close(pair)
        wait = self.rng.uniform(0, 1.2) * host.interval_ms
        if self.rng.random() < 0.5:
            self._later(wait, lambda: self.pause_pair(host, pair, 5))
            return
        self._later(wait, lambda: self.drop(host, pair) if host.protects(pair) else None)
        self._later(wait + self.rng.uniform(3, 30) * MINUTE, lambda: self.protect(host, pair))

    def pause(self) -> None:
        self.pause_pair(self._host(), self._pair(), self.rng.uniform(1, 120))

    def pause_pair(self, host: Host, pair: Pair, minutes: float) -> None:
        """The person at a host wants a pair left alone for a while."""
        if not host.protects(pair):
            return
        until_ms = self._world.server_ms + round(minutes * MINUTE)
        until = EPOCH + timedelta(milliseconds=until_ms)
        oracle = self._world.oracle

        self._world.count("user_pause")

        def done() -> None:
            oracle.paused[host.name, pair] = until_ms

        host.leave(f"pauses {pair}", pair, lambda commands: commands.pause(pair, until), done)
        self._later(until_ms - self._world.server_ms + SECOND, nothing)

    def drop_and_add(self) -> None:
        host, pair = self._host(), self._pair()
        if host.protects(pair):
            self.drop(host, pair)
            self._later(self.rng.uniform(0.2, 90) * MINUTE, lambda: self.protect(host, pair))

    def drop(self, host: Host, pair: Pair) -> None:
        """The person at a host no longer wants a pair protected."""
        oracle = self._world.oracle
        self._world.count("user_drop")

        def dropped() -> None:
            oracle.dropped.add((host.name, pair))
            oracle.waits.pop((host.name, pair), None)
            oracle.held.discard((host.name, pair))
            oracle.paused.pop((host.name, pair), None)
            self._world.note("%s no longer protects %s", host.name, pair)

        host.leave(f"drops {pair}", pair, lambda commands: commands.drop(pair), dropped)

    def protect(self, host: Host, pair: Pair) -> None:
        """The person at a host protects a pair by hand."""

        def back() -> None:
            self._world.oracle.dropped.discard((host.name, pair))

        host.ask(UserAction(f"protects {pair} by hand", lambda commands: commands.protect(pair), back))

    def _visit(self) -> None:
        """A person looks, and lets go of most of what is held."""
        for host in self._world.hosts:
            self.release(host, 0.7)
            if host.running and not host.on:
                host.raise_shield(by_person=True)
        self._later(self._world.plan.person_every_min * MINUTE * self.rng.uniform(0.5, 1.5), self._visit, self._in_vain)

    def _in_vain(self) -> bool:
        """Whether a person who looks now finds nothing to do."""
        hosts = self._world.hosts
        return not self._world.oracle.held and all(host.on or not host.running for host in hosts)

    def release(self, host: Host, chance: float) -> None:
        """The person at a host lets go of holds."""
        oracle = self._world.oracle
        for name, pair in sorted(oracle.held, key=str):
            if name == host.name and self.rng.random() < chance:
                self.release_one(host, pair)

    def release_one(self, host: Host, pair: Pair | None) -> None:
        """The person at a host lets go of one hold, of a pair or of the account."""
        oracle = self._world.oracle

        def begun() -> None:
            oracle.held.discard((host.name, pair))
            oracle.let_go.add((host.name, pair))
            host.released_caps += 1

        def done() -> None:
            oracle.released(host, pair)

        if pair is None:
            host.ask(UserAction("releases the account", lambda commands: commands.release_account(), begun, done))
        elif host.protects(pair):
            host.ask(UserAction(f"releases {pair}", lambda commands: commands.release(pair), begun, done))

    SCENES: Mapping[str, tuple[Callable[[Director], None], float]] = {
        "close_one": (close_one, 12),
        "close_some": (close_some, 4),
        "close_all": (close_all, 1),
        "storm": (storm, 1),
        "close_again_and_again": (close_again_and_again, 2),
        "close_and_reopen": (close_and_reopen, 3),
        "flip": (flip, 1),
        "add": (add, 1),
        "bot": (bot, 0.25),
        "edit_rules": (edit_rules, 0.5),
        "shrink": (shrink, 1),
        "price": (price, 1),
        "suspend": (suspend, 1),
        "delist": (delist, 0.2),
        "lot": (lot, 0.4),
        "kill": (kill, 4),
        "restore": (restore, 0.5),
        "sleep": (sleep, 3),
        "wall_jump": (wall_jump, 1),
        "server_step": (server_step, 0.7),
        "stop_and_start": (stop_and_start, 1),
        "stop_at_once": (stop_at_once, 0.4),
        "leave_at_once": (leave_at_once, 0.5),
        "pause": (pause, 1),
        "drop_and_add": (drop_and_add, 1),
    }

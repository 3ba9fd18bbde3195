"""The kinds of faults, each with the requests it touches, and the episodes that are at work now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING, Any

from pairguard_gui.okx.transport import Response
from tests.simulation import disturbances as d
from tests.simulation import lies
from tests.simulation.machine import DISK_FAULTS
from tests.simulation.wire import Call, GoOn, refused

if TYPE_CHECKING:
    from tests.simulation.world import World

LONG_S = 1800
BRIEF_S = 150
"""A list asked for by name may lie for so long: a lie of three minutes, told by two lists, is a proof (protocol, 2)."""

STEADY = frozenset({"environment_swapped"})
"""What does not flicker: a key belongs to one account, and to another one only after somebody has been at work."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What a fault does to which requests, for how long at most, and how many of them at most (0: all)."""

    touches: Callable[[Call], bool]
    act: lies.Act
    longest_s: int = LONG_S
    most: int = 0


_GATEWAY = Response(502, d.HTML)
KINDS: dict[str, Kind] = {
    "list_empty_once": Kind(lies.a_list, lies.empty, most=1),
    "list_empty": Kind(lies.a_list, lies.empty),
    "list_halved": Kind(lies.a_list, lies.halved),
    "list_stale": Kind(lies.a_list, lies.stale),
    "list_flapping": Kind(lies.a_list, lies.flapping),
    "list_wrong_type": Kind(lies.a_list, lies.field_set("pos", 1)),
    "list_pos_blank": Kind(lies.a_list, lies.field_set("pos", "")),
    "list_pos_zero": Kind(lies.a_list, lies.field_set("pos", "0")),
    "list_pos_minus_zero": Kind(lies.a_list, lies.field_set("pos", "-0")),
    "list_field_renamed": Kind(lies.any_positions, lies.field_renamed),
    "list_row_twice": Kind(lies.any_positions, lies.row_twice),
    "list_of_a_stranger": Kind(lies.a_list, lies.a_strangers_list),
    "named_empty": Kind(lies.by_name, lies.known_hidden, BRIEF_S),
    "both_lists_empty": Kind(lies.any_positions, lies.known_hidden, BRIEF_S),
    "everything_hidden": Kind(lies.any_positions, lies.everything_hidden),
    "refill_not_shown": Kind(lies.any_positions, lies.refills_hidden),
    "history_late": Kind(lies.history, lies.history_late),
    "history_missing": Kind(lies.history, lies.empty),
    "history_partial_types": Kind(lies.history, lies.history_partial),
    "history_other_life": Kind(lies.history, lies.history_other_life),
    "orders_late": Kind(lies.orders, lies.orders_late),
    "account_swapped": Kind(lies.config, lies.another_account),
    "environment_swapped": Kind(d.private, d.by_a_stranger),
    "environment_refused": Kind(d.private, d.whole("50101", 401)),
    "rights_changed": Kind(lambda call: call.posts or lies.config(call), lies.rights_gone),
    "key_revoked": Kind(d.private, d.whole("50119", 401)),
    "keyring_gone": Kind(d.nothing, d.unreachable),  # no request is made: the program asks the key store in vain
    "signature_refused": Kind(d.private, d.whole("50113", 401)),
    "unreachable": Kind(d.anything, d.unreachable),
    "reads_slow": Kind(d.reads, d.slow_read),
    "reads_html_502": Kind(d.reads, d.answers(_GATEWAY)),
    "reads_cut": Kind(d.reads, d.cut_json),
    "reads_empty": Kind(lambda call: d.reads(call) and not lies.by_name(call), lies.empty, BRIEF_S),
    "reads_busy": Kind(d.reads, d.whole("50011", 429)),
    "maintenance": Kind(d.anything, d.whole("50001", 503)),
    "order_lost": Kind(d.posts, d.unreachable, most=3),
    "answer_lost": Kind(d.posts, d.answer_lost, most=3),
    "done_and_50004": Kind(d.posts, d.done_and(refused("50004", 400)), most=3),
    "not_done_50004": Kind(d.posts, d.whole("50004", 400), most=3),
    "order_50013": Kind(d.posts, d.maybe_done(refused("50013", 429)), most=3),
    "order_50026": Kind(d.posts, d.maybe_done(refused("50026", 500)), most=3),
    "order_50001": Kind(d.posts, d.maybe_done(refused("50001", 503)), most=3),
    "order_50011": Kind(d.posts, d.whole("50011", 429), most=5),
    "order_429": Kind(d.posts, d.maybe_done(Response(429, b"slow down")), most=3),
    "order_html_502": Kind(d.posts, d.maybe_done(_GATEWAY), most=3),
    "order_cut_json": Kind(d.posts, d.cut_json, most=3),
    "order_empty_data": Kind(d.posts, d.done_and(Response(200, b'{"code":"0","data":[],"msg":""}')), most=3),
    "order_delayed": Kind(d.posts, d.delayed, most=3),
    "order_delivered_twice": Kind(d.posts, d.delivered_twice, most=3),
    "zero_fill": Kind(d.posts, d.thin_book("0"), most=3),
    "partial_fill": Kind(d.posts, d.thin_book("0.5"), most=3),
    "refused_51008": Kind(d.posts, d.items("51008"), most=2),
    "refused_51004": Kind(d.posts, d.items("51004"), most=1),
    "refused_51020": Kind(d.posts, d.items("51020"), most=1),
    "refused_51022": Kind(d.posts, d.items("51022"), most=1),
    "known_51016": Kind(d.posts, d.duplicate_id, most=3),
    "items_mixed_up": Kind(d.posts, d.items_mixed_up, most=3),
}

ORDER_FAULTS = tuple(name for name, kind in KINDS.items() if kind.touches is d.posts)


@dataclass(slots=True)
class Episode:
    """One fault at work: until when, how many requests it still touches, what it has to remember."""

    name: str
    began_ms: int
    until_ms: int
    rng: Random
    left: int
    chance: float = 1.0
    hits: int = 0
    memory: dict[str, Any] = field(default_factory=dict)

    def number(self, name: str, most: int = 40_000) -> int:
        if name not in self.memory:
            self.memory[name] = self.rng.randrange(most)
        return int(self.memory[name])

    def choice(self, name: str, values: tuple[str, ...]) -> str:
        if name not in self.memory:
            self.memory[name] = self.rng.choice(values)
        return str(self.memory[name])


class Episodes:
    """The faults at work, the first one outermost."""

    def __init__(self, world: World, rng: Random) -> None:
        self._world, self._rng = world, rng
        self._live: list[Episode] = []
        self._lies_again_ms = 0
        self._over_ms = 0
        self._disk: list[Episode] = []

    @property
    def meet_reads(self) -> bool:
        """Whether a check that sends no order may meet one of them."""
        return self.active and (bool(self._disk) or any(one.name not in ORDER_FAULTS for one in self._live))

    @property
    def over_ms(self) -> int:
        """When the last of them was over, at the latest."""
        return min(self._over_ms, self._world.ms)

    @property
    def active(self) -> bool:
        now = self._world.ms
        self._live = [one for one in self._live if now < one.until_ms and one.left > 0]
        self._disk = [one for one in self._disk if now < one.until_ms and one.left > 0]
        return bool(self._live or self._disk)

    def begin(self, name: str, seconds: int) -> None:
        """A fault of that name sets in. Most touch every request that fits, some only now and then."""
        rng = Random(self._rng.random())
        chance = 1.0 if rng.random() < 0.7 or name in STEADY else rng.uniform(0.2, 0.9)
        kind = KINDS.get(name)
        seconds = min(seconds, kind.longest_s) if kind else seconds
        if name in ("named_empty", "both_lists_empty"):
            if self._world.ms < self._lies_again_ms:
                return
            self._lies_again_ms = self._world.ms + (seconds + BRIEF_S) * 1000
        most = kind.most if kind and kind.most else 10**9
        episode = Episode(name, self._world.ms, self._world.ms + seconds * 1000, rng, most, chance)
        (self._disk if name in DISK_FAULTS else self._live).append(episode)
        self._over_ms = max(self._over_ms, episode.until_ms)
        self._world.note("%s for %d s", name, seconds)

    def end_all(self) -> None:
        self._over_ms = min(self._over_ms, self._world.ms)
        self._live.clear()
        self._disk.clear()

    def answer(self, call: Call) -> Response:
        """The answer to a request with every fault that touches it."""
        go: GoOn = lambda: self._world.handle(call)  # noqa: E731
        if self.active:
            for episode in reversed(self._live):
                if episode.left > 0 and KINDS[episode.name].touches(call) and episode.rng.random() < episode.chance:
                    go = self._around(episode, call, go)
        return go()

    def _around(self, episode: Episode, call: Call, go: GoOn) -> GoOn:
        def layered() -> Response:
            episode.hits += 1
            episode.left -= 1
            self._world.count(episode.name)
            return KINDS[episode.name].act(call, go, episode)

        return layered

    def takes_key(self) -> bool:
        """Whether the key store does not hand out the key just now."""
        if not self._live or not self.active:
            return False
        for episode in self._live:
            if episode.name == "keyring_gone" and episode.rng.random() < episode.chance:
                self._world.count(episode.name)
                return True
        return False

    def disk_fault(self, statement: str) -> str:
        """The fault that meets this statement, or none. A lock meets the first one, the others the commit."""
        if not self._disk or not self.active:
            return ""
        for episode in self._disk:
            meets = (statement == "BEGIN IMMEDIATE") == (episode.name == "disk_locked")
            if meets and episode.rng.random() < episode.chance:
                self._world.count(episode.name)
                return episode.name
        return ""

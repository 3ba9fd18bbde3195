"""The kinds of faults, each with the requests it touches, and those that are active now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING, Any

from pairguard_gui.okx.transport import Response
from tests.simulation import connection_faults as connection
from tests.simulation import content_faults as content
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
class FaultKind:
    """What a fault does to which requests, for how long at most, and how many of them at most (0: all)."""

    touches: Callable[[Call], bool]
    act: content.Act
    longest_s: int = LONG_S
    most: int = 0


_GATEWAY = Response(502, connection.HTML)
FAULT_KINDS: dict[str, FaultKind] = {
    "list_empty_once": FaultKind(content.a_list, content.empty, most=1),
    "list_empty": FaultKind(content.a_list, content.empty),
    "list_halved": FaultKind(content.a_list, content.halved),
    "list_stale": FaultKind(content.a_list, content.stale),
    "list_flapping": FaultKind(content.a_list, content.flapping),
    "list_wrong_type": FaultKind(content.a_list, content.field_set("pos", 1)),
    "list_pos_blank": FaultKind(content.a_list, content.field_set("pos", "")),
    "list_pos_zero": FaultKind(content.a_list, content.field_set("pos", "0")),
    "list_pos_minus_zero": FaultKind(content.a_list, content.field_set("pos", "-0")),
    "list_field_renamed": FaultKind(content.any_positions, content.field_renamed),
    "list_row_twice": FaultKind(content.any_positions, content.row_twice),
    "list_of_a_stranger": FaultKind(content.a_list, content.a_strangers_list),
    "named_empty": FaultKind(content.by_name, content.known_hidden, BRIEF_S),
    "both_lists_empty": FaultKind(content.any_positions, content.known_hidden, BRIEF_S),
    "everything_hidden": FaultKind(content.any_positions, content.everything_hidden),
    "refill_not_shown": FaultKind(content.any_positions, content.refills_hidden),
    "history_late": FaultKind(content.history, content.history_late),
    "history_missing": FaultKind(content.history, content.empty),
    "history_partial_types": FaultKind(content.history, content.history_partial),
    "history_other_life": FaultKind(content.history, content.history_other_life),
    "orders_late": FaultKind(content.orders, content.orders_late),
    "account_swapped": FaultKind(content.config, content.another_account),
    "environment_swapped": FaultKind(connection.private, connection.by_a_stranger),
    "environment_refused": FaultKind(connection.private, connection.whole("50101", 401)),
    "rights_changed": FaultKind(lambda call: call.posts or content.config(call), content.rights_gone),
    "key_revoked": FaultKind(connection.private, connection.whole("50119", 401)),
    "keyring_gone": FaultKind(
        connection.nothing, connection.unreachable
    ),  # no request is made: the program asks the key store in vain
    "signature_refused": FaultKind(connection.private, connection.whole("50113", 401)),
    "unreachable": FaultKind(connection.anything, connection.unreachable),
    "reads_slow": FaultKind(connection.reads, connection.slow_read),
    "reads_html_502": FaultKind(connection.reads, connection.answers(_GATEWAY)),
    "reads_cut": FaultKind(connection.reads, connection.cut_json),
    "reads_empty": FaultKind(lambda call: connection.reads(call) and not content.by_name(call), content.empty, BRIEF_S),
    "reads_busy": FaultKind(connection.reads, connection.whole("50011", 429)),
    "maintenance": FaultKind(connection.anything, connection.whole("50001", 503)),
    "order_lost": FaultKind(connection.posts, connection.unreachable, most=3),
    "answer_lost": FaultKind(connection.posts, connection.answer_lost, most=3),
    "done_and_50004": FaultKind(connection.posts, connection.done_and(refused("50004", 400)), most=3),
    "not_done_50004": FaultKind(connection.posts, connection.whole("50004", 400), most=3),
    "order_50013": FaultKind(connection.posts, connection.maybe_done(refused("50013", 429)), most=3),
    "order_50026": FaultKind(connection.posts, connection.maybe_done(refused("50026", 500)), most=3),
    "order_50001": FaultKind(connection.posts, connection.maybe_done(refused("50001", 503)), most=3),
    "order_50011": FaultKind(connection.posts, connection.whole("50011", 429), most=5),
    "order_429": FaultKind(connection.posts, connection.maybe_done(Response(429, b"slow down")), most=3),
    "order_html_502": FaultKind(connection.posts, connection.maybe_done(_GATEWAY), most=3),
    "order_cut_json": FaultKind(connection.posts, connection.cut_json, most=3),
    "order_empty_data": FaultKind(
        connection.posts, connection.done_and(Response(200, b'{"code":"0","data":[],"msg":""}')), most=3
    ),
    "order_delayed": FaultKind(connection.posts, connection.delayed, most=3),
    "order_delivered_twice": FaultKind(connection.posts, connection.delivered_twice, most=3),
    "zero_fill": FaultKind(connection.posts, connection.thin_book("0"), most=3),
    "partial_fill": FaultKind(connection.posts, connection.thin_book("0.5"), most=3),
    "refused_51008": FaultKind(connection.posts, connection.items("51008"), most=2),
    "refused_51004": FaultKind(connection.posts, connection.items("51004"), most=1),
    "refused_51020": FaultKind(connection.posts, connection.items("51020"), most=1),
    "refused_51022": FaultKind(connection.posts, connection.items("51022"), most=1),
    "known_51016": FaultKind(connection.posts, connection.duplicate_id, most=3),
    "items_mixed_up": FaultKind(connection.posts, connection.items_mixed_up, most=3),
}

ORDER_FAULTS = tuple(name for name, kind in FAULT_KINDS.items() if kind.touches is connection.posts)


@dataclass(slots=True)
class ActiveFault:
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


class FaultInjector:
    """The faults at work, the first one outermost."""

    def __init__(self, world: World, rng: Random) -> None:
        self._world, self._rng = world, rng
        self._live: list[ActiveFault] = []
        self._lies_again_ms = 0
        self._over_ms = 0
        self._disk: list[ActiveFault] = []

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
        kind = FAULT_KINDS.get(name)
        seconds = min(seconds, kind.longest_s) if kind else seconds
        if name in ("named_empty", "both_lists_empty"):
            if self._world.ms < self._lies_again_ms:
                return
            self._lies_again_ms = self._world.ms + (seconds + BRIEF_S) * 1000
        most = kind.most if kind and kind.most else 10**9
        fault = ActiveFault(name, self._world.ms, self._world.ms + seconds * 1000, rng, most, chance)
        (self._disk if name in DISK_FAULTS else self._live).append(fault)
        self._over_ms = max(self._over_ms, fault.until_ms)
        self._world.note("%s for %d s", name, seconds)

    def end_all(self) -> None:
        self._over_ms = min(self._over_ms, self._world.ms)
        self._live.clear()
        self._disk.clear()

    def answer(self, call: Call) -> Response:
        """The answer to a request with every fault that touches it."""
        go: GoOn = lambda: self._world.handle(call)  # noqa: E731
        if self.active:
            for fault in reversed(self._live):
                if fault.left > 0 and FAULT_KINDS[fault.name].touches(call) and fault.rng.random() < fault.chance:
                    go = self._around(fault, call, go)
        return go()

    def _around(self, fault: ActiveFault, call: Call, go: GoOn) -> GoOn:
        def layered() -> Response:
            fault.hits += 1
            fault.left -= 1
            self._world.count(fault.name)
            return FAULT_KINDS[fault.name].act(call, go, fault)

        return layered

    def takes_key(self) -> bool:
        """Whether the key store does not hand out the key just now."""
        if not self._live or not self.active:
            return False
        for fault in self._live:
            if fault.name == "keyring_gone" and fault.rng.random() < fault.chance:
                self._world.count(fault.name)
                return True
        return False

    def disk_fault(self, statement: str) -> str:
        """The fault that meets this statement, or none. A lock meets the first one, the others the commit."""
        if not self._disk or not self.active:
            return ""
        for fault in self._disk:
            meets = (statement == "BEGIN IMMEDIATE") == (fault.name == "disk_locked")
            if meets and fault.rng.random() < fault.chance:
                self._world.count(fault.name)
                return fault.name
        return ""

"""No gap is ignored: what is missing is refilled, held, or has an announced next act, and that soon."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from pairguard_gui.core.report import CheckReport, PairReport, PairState
from pairguard_gui.core.values.exchange_data import EPOCH
from pairguard_gui.core.values.pair import Pair

if TYPE_CHECKING:
    from tests.simulation.host import Host
    from tests.simulation.world import World

IGNORED_AFTER_MS = 15 * 60_000
"""So long a missing pair may be left as it is without a reason that a person could read."""
LONG_CHECK_MS = 60_000
"""A check that took longer slept through a part of it."""
_BY_A_PERSON = frozenset({PairState.ON_HOLD, PairState.PAUSED})


class IgnoredGaps:
    """Knows by true time what is missing, and since when a guard could have seen to it and did not.

    `missing` holds since when a pair has had no position.
    """

    def __init__(self, world: World) -> None:
        self._world = world
        self.missing: dict[Pair, int] = {}
        self._idle: dict[tuple[str, Pair], int] = {}

    def lost(self, pair: Pair) -> None:
        """A position of the pair has ended."""
        self.missing[pair] = self._world.ms

    def there(self, pair: Pair) -> None:
        """A position of the pair is open."""
        self.missing.pop(pair, None)

    def begin_anew(self, host: Host) -> None:
        """A person was at work there, or the program was not: what went before does not count."""
        self._idle = {key: since for key, since in self._idle.items() if key[0] != host.name}

    def overslept(self) -> None:
        """Time went by in which no guard had its turn, for one of them slept through all of theirs."""
        self._idle.clear()

    def after_check(self, host: Host, report: CheckReport) -> Pair | None:
        """A check has ended: a pair that was ignored for longer than `IGNORED_AFTER_MS`, if there is one."""
        if not self.missing:
            self._idle.clear()
            return None
        if self._may_rest(host, report):
            self.begin_anew(host)
            return None
        rows = {row.pair: row for row in report.pairs}
        ignored = (pair for pair in self.missing if self._ignored(host, pair, rows.get(pair)))
        return next(ignored, None)

    def _ignored(self, host: Host, pair: Pair, row: PairReport | None) -> bool:
        key = host.name, pair
        if row is None or self._explained(row):
            self._idle.pop(key, None)
            return False
        world = self._world
        freed = max(self.missing[pair], world.fault_injection.over_ms, world.server_stepped_ms)
        since = self._idle[key] = max(self._idle.get(key, world.ms), freed)
        return world.ms - since > IGNORED_AFTER_MS

    def _explained(self, row: PairReport) -> bool:
        """Whether the guard has said what it waits for: a person, or a moment that has not come."""
        now = EPOCH + timedelta(milliseconds=self._world.server_ms)
        gone = row.pair.inst_id not in self._world.exchange.venue.state.contracts
        return gone or row.state in _BY_A_PERSON or (row.next_act is not None and row.next_act > now)

    def _may_rest(self, host: Host, report: CheckReport) -> bool:
        """Whether something is at work, or a person wants it so: then no guard can be blamed."""
        world = self._world
        disturbed = world.fault_injection.active or world.server_off or host.machine.wall_off
        slept = world.ms - host.began_ms > LONG_CHECK_MS
        wanted = host.on and not host.resumes and host.name not in world.oracle.stopped and not host.actions
        return bool(disturbed or slept or not wanted or report.hold)

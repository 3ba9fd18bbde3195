"""What time the exchange's clock shows, from one measurement and our monotonic clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from pairguard_gui.core.values.errors import ClockOff
from pairguard_gui.core.values.reason import Code

if TYPE_CHECKING:
    from pairguard_gui.core.ports import Clock

OLDEST_S = 3600.0
LOCAL_JUMP_S = 1.0
SERVER_JUMP_S = 2.0
LONGEST_ROUND_TRIP_S = 6.0
OLD_PRICES_S = 5.0
APART_S = 1.0  # a measurement this soon after another does not confirm it: both may share one cause
_QUARTZ = 0.0002  # how far two honest clocks drift apart, as a share of the time between


@dataclass(frozen=True, slots=True)
class _Anchor:
    """One measurement: three clocks at the same moment, and how sure the server's is."""

    server: datetime
    wall: datetime
    mono: float
    doubt_s: float

    def contradicts(self, newer: _Anchor) -> float:
        """Seconds by which `newer` lies off what either of our clocks makes of this; 0 when it agrees.

        A sleep may stop the monotonic clock and a person may set the wall clock: it is enough that one of them agrees.
        """
        passed = (newer.server - self.server).total_seconds()
        by_mono = passed - (newer.mono - self.mono)
        by_wall = passed - (newer.wall - self.wall).total_seconds()
        off = min(by_mono, by_wall, key=abs)
        allowed = SERVER_JUMP_S + self.doubt_s + newer.doubt_s + _QUARTZ * abs(passed)
        return off if abs(off) > allowed else 0.0


class ServerClock:
    """The exchange's clock. `ask` fetches its time (one request) and may raise ExchangeError."""

    def __init__(self, clock: Clock, ask: Callable[[], datetime]) -> None:
        self._clock = clock
        self._ask = ask
        self._anchor: _Anchor | None = None
        self._candidate: _Anchor | None = None
        self._doubted = False

    def now(self) -> datetime:
        """The time there. Measures when that was never done, is older than an hour, or is in doubt.

        ClockOff(CLOCK_JUMPED) when a measurement contradicts the last one and none has confirmed it yet.
        """
        anchor = self._anchor
        if anchor is None or self._doubted or self._stale(anchor):
            anchor = self._measured()
        return self._by(anchor)

    def doubt(self) -> None:
        """The exchange refused our time: measure again before the next use."""
        self._doubted = True

    def check_against(self, newest: datetime) -> None:
        """Doubt the clock when even `newest`, the newest moment among all prices, is seconds old by it.

        Some contract is always traded, so our clock must be ahead then. OKX takes timestamps up to 30 s in the future,
        so no refusal would show it before the next measurement.
        """
        if self._anchor and (self._by(self._anchor) - newest).total_seconds() > OLD_PRICES_S:
            self._doubted = True

    def _by(self, anchor: _Anchor) -> datetime:
        return anchor.server + timedelta(seconds=self._clock.monotonic() - anchor.mono)

    def _stale(self, anchor: _Anchor) -> bool:
        mono_s = self._clock.monotonic() - anchor.mono
        wall_s = (self._clock.now() - anchor.wall).total_seconds()
        return abs(wall_s - mono_s) > LOCAL_JUMP_S or mono_s > OLDEST_S

    def _measured(self) -> _Anchor:
        newer = self._measure()
        off = self._anchor.contradicts(newer) if self._anchor else 0.0
        if off and not self._confirmed(newer):
            raise ClockOff(Code.CLOCK_JUMPED, seconds=round(off))
        self._anchor, self._candidate, self._doubted = newer, None, False
        return newer

    def _measure(self) -> _Anchor:
        sent = self._clock.monotonic()
        server = self._ask()
        came = self._clock.monotonic()
        half = (came - sent) / 2
        if came - sent > LONGEST_ROUND_TRIP_S:
            raise ClockOff(Code.CLOCK_UNKNOWN, seconds=round(came - sent))
        return _Anchor(server + timedelta(seconds=half), self._clock.now(), came, half)

    def _confirmed(self, newer: _Anchor) -> bool:
        """Whether an earlier contradiction says the same as `newer`, which else waits to be confirmed."""
        self._doubted = True
        earlier = self._candidate
        if earlier is None or earlier.contradicts(newer):
            self._candidate = newer
            return False
        return newer.mono - earlier.mono >= APART_S

"""The computer's own clocks."""

from __future__ import annotations

import time
from datetime import UTC, datetime


class SystemClock:
    """The wall clock in UTC and the clock that never goes back (`core.ports.Clock`)."""

    def now(self) -> datetime:
        """Aware UTC; it jumps when somebody sets the computer's clock."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Seconds since some moment in the past."""
        return time.monotonic()

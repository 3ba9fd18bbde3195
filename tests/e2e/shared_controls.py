"""A few numbers that a test and the processes it started share: how far their clocks are ahead, and when to die."""

from __future__ import annotations

import mmap
import struct
from pathlib import Path

RECORD = -1
"""As `nth`: count every step and write down where it was."""

COMMITTED = "/committed"
"""The path that a process asks the kernel about after each commit while `mark` is set, for a tracer to see."""

_SLOTS = ("shift_ms", "nth", "count", "signal", "orders_only", "mark")
_NUMBER = struct.Struct("<q")


class SharedControls:
    """Numbers in a small mapped file, by name.

    shift_ms     how many milliseconds every clock shows more than the computer's own
    nth          at which step of the guard the signal comes; 0: never, and nothing is counted
    count        steps counted since `nth` was set
    signal       which signal
    orders_only  whether nothing counts but the lines that send an order
    mark         whether every commit that returned is shown to a tracer (`COMMITTED`)
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        if not path.exists():
            path.write_bytes(bytes(len(_SLOTS) * _NUMBER.size))
        with path.open("r+b") as file:
            self._map = mmap.mmap(file.fileno(), 0)

    def get(self, name: str) -> int:
        """One number."""
        value: int = _NUMBER.unpack_from(self._map, _SLOTS.index(name) * _NUMBER.size)[0]
        return value

    def set(self, name: str, value: int) -> None:
        """Set one number; the other processes see it at once."""
        _NUMBER.pack_into(self._map, _SLOTS.index(name) * _NUMBER.size, value)

    def pass_s(self, seconds: float) -> None:
        """Time goes by for everybody who shares these controls."""
        self.set("shift_ms", self.get("shift_ms") + round(seconds * 1000))

    def arm(self, nth: int, signal: int) -> None:
        """Have `signal` come at the nth step from now."""
        self.set("count", 0)
        self.set("signal", signal)
        self.set("nth", nth)

    def disarm(self) -> None:
        """Stop counting."""
        self.set("nth", 0)

    @property
    def recording(self) -> Path:
        """Where the steps are written down, one a line, while `nth` is RECORD."""
        return self.path.with_suffix(".recording")

    def close(self) -> None:
        """Let go of the file."""
        self._map.close()

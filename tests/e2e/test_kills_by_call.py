"""kill -9 as the guard enters a system call on a file or a socket: all decisive ones, each fourth of the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.crash_rig import CrashRig, crash_rig
from tests.e2e.tracer import killing, recorded, recording

CALLS = (
    "openat", "close", "newfstatat", "statfs", "pread64", "pwrite64", "fdatasync", "fsync", "ftruncate", "unlink",
    "socket", "connect", "sendto", "recvfrom", "shutdown",
)  # fmt: skip
DECISIVE = {"sendto", "recvfrom", "fdatasync", "fsync", "unlink", "connect"}
OTHERS_EACH = 4
LEAST = 30
"""Of 120 enumerated kills so many are at system calls, the rest at lines."""


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("half", [0, 1])
def test_a_kill_at_any_file_or_socket_call_leaves_one_refill_a_death(
    tmp_path: Path, half: int, record_property: Callable[[str, object], None]
) -> None:
    by_call: Counter[str] = Counter()
    with crash_rig(tmp_path, seed=30 + half) as rig:
        names = _calls_of_one_refill(rig, tmp_path / "calls")
        sends = {nth for nth, name in enumerate(names, 1) if name == "sendto"}  # one of them is the order's
        for nth in sorted(sends.union(_chosen(names)[half::2])):
            rig.die([rig.pairs[nth % len(rig.pairs)]])
            name = names[nth - 1]
            with killing(rig.program.guard_thread, name, names[:nth].count(name)):
                if rig.program.try_check() and rig.program.try_check():
                    rig.program.kill()  # this run took a shorter way
                rig.killed()
            by_call[name] += 1
            rig.heal()
        assert rig.phases["written but not sent"], "the moment that matters most was missed"
        assert by_call.total() >= LEAST / 2
        told = ", ".join(f"{name} {count}" for name, count in by_call.most_common())
        record_property("told", f"killed at system calls ({told}): {rig.summary()}")


def _calls_of_one_refill(rig: CrashRig, out: Path) -> list[str]:
    """Two checks, until the gap is closed."""
    rig.die(rig.pairs[:1])
    thread = rig.program.guard_thread
    with recording(thread, CALLS, out):
        rig.program.check()
        rig.program.check()
    rig.heal()
    return [call.name for call in recorded(out)]


def _chosen(names: list[str]) -> list[int]:
    """Which calls, counted from one."""
    return [nth for nth, name in enumerate(names, 1) if name in DECISIVE or nth % OTHERS_EACH == 0]

"""kill -9 at enumerated lines of the program's own code, from the first of a check to the last of a refill."""

from __future__ import annotations

import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.crash_rig import CrashRig, crash_rig
from tests.e2e.shared_controls import RECORD

KILLS = 90
"""So many evenly spread lines, and beside them every line of those functions that write, send and take down."""
LEAST = 90
"""Of 120 enumerated kills so many are at lines, the rest at system calls."""
AIMED = 40
"""So many more kills, at most, until one has struck between the commit and the order."""
DECISIVE = (
    "core/check/orders/send.py commit_attempts",
    "core/check/orders/send.py send",
    "core/check/orders/settle.py settle",
    "okx/rest.py place",
)


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("half", [0, 1])
def test_a_kill_at_any_line_of_a_refill_leaves_one_refill_a_death(
    tmp_path: Path, half: int, record_property: Callable[[str, object], None]
) -> None:
    with crash_rig(tmp_path, seed=20 + half) as rig:
        lines = _record(rig)
        for nth in _chosen(lines)[half::2]:
            _kill_at(rig, nth)
        _close_in(rig, len(lines))
        assert rig.phases["written but not sent"], "the moment that matters most was missed"
        assert rig.kills >= LEAST / 2
        record_property("told", f"killed at enumerated lines: {rig.summary()}")


def _kill_at(rig: CrashRig, nth: int) -> str:
    """Kill a refill at its nth line and let it heal; how far it had come."""
    before = rig.phases.copy()
    rig.die([rig.pairs[nth % len(rig.pairs)]])
    rig.controls.arm(nth, signal.SIGKILL)
    if rig.program.try_check() and rig.program.try_check():
        rig.program.kill()  # this run took a shorter way
    rig.controls.disarm()
    rig.killed()
    rig.heal()
    return next(iter(rig.phases - before))


def _close_in(rig: CrashRig, lines: int) -> None:
    """No two refills run through quite the same lines: halve the way to the moment between commit and order."""
    early, late = 1, lines
    for _ in range(AIMED):
        if rig.phases["written but not sent"]:
            return
        nth = (early + late) // 2
        if _kill_at(rig, nth).endswith(("not seen", "without order")):
            early = nth
        else:
            late = nth
        if late - early < 2:
            early, late = 1, lines


def _record(rig: CrashRig) -> list[str]:
    """The lines that one refill runs through, in order: two checks, until its gap is closed."""
    rig.die(rig.pairs[:1])
    rig.controls.arm(RECORD, 0)
    rig.program.check()
    rig.program.check()
    rig.controls.disarm()
    rig.heal()
    return rig.controls.recording.read_text().splitlines()


def _chosen(lines: list[str]) -> list[int]:
    """Which lines, counted from one."""
    spread = {round((step + 0.5) * len(lines) / KILLS) for step in range(KILLS)}
    decisive = {nth for nth, line in enumerate(lines, 1) if line.startswith(DECISIVE)}
    missed = [function for function in DECISIVE if not any(line.startswith(f"{function} ") for line in lines)]
    assert missed == [], "a refill runs through none of their lines"
    return sorted(spread | decisive)

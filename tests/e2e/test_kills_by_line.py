"""kill -9 at enumerated lines of the program's own code, from the first of a check to the last of a refill."""

from __future__ import annotations

import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.dial import RECORD
from tests.e2e.siege import Siege, besieged

KILLS = 90
"""So many evenly spread lines, and beside them every line of those functions that write, send and take down."""
LEAST = 90
"""Of 120 enumerated kills so many are at lines, the rest at system calls."""
AIMED = 40
"""So many more kills, at most, until one has struck between the commit and the order."""
DECISIVE = ("core/sending.py commit", "core/sending.py send", "core/settling.py settle", "okx/rest.py place")


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("half", [0, 1])
def test_a_kill_at_any_line_of_a_refill_leaves_one_refill_a_death(
    tmp_path: Path, half: int, record_property: Callable[[str, object], None]
) -> None:
    with besieged(tmp_path, seed=20 + half) as siege:
        lines = _record(siege)
        for nth in _chosen(lines)[half::2]:
            _kill_at(siege, nth)
        _close_in(siege, len(lines))
        assert siege.phases["written but not sent"], "the moment that matters most was missed"
        assert siege.kills >= LEAST / 2
        record_property("told", f"killed at enumerated lines: {siege.summary()}")


def _kill_at(siege: Siege, nth: int) -> str:
    """Kill a refill at its nth line and let it heal; how far it had come."""
    before = siege.phases.copy()
    siege.die([siege.pairs[nth % len(siege.pairs)]])
    siege.dial.arm(nth, signal.SIGKILL)
    if siege.program.try_check() and siege.program.try_check():
        siege.program.kill()  # this run took a shorter way
    siege.dial.disarm()
    siege.killed()
    siege.heal()
    return next(iter(siege.phases - before))


def _close_in(siege: Siege, lines: int) -> None:
    """No two refills run through quite the same lines: halve the way to the moment between commit and order."""
    early, late = 1, lines
    for _ in range(AIMED):
        if siege.phases["written but not sent"]:
            return
        nth = (early + late) // 2
        if _kill_at(siege, nth).endswith(("not seen", "without order")):
            early = nth
        else:
            late = nth
        if late - early < 2:
            early, late = 1, lines


def _record(siege: Siege) -> list[str]:
    """The lines that one refill runs through, in order: two checks, until its gap is closed."""
    siege.die(siege.pairs[:1])
    siege.dial.arm(RECORD, 0)
    siege.program.check()
    siege.program.check()
    siege.dial.disarm()
    siege.heal()
    return siege.dial.story.read_text().splitlines()


def _chosen(lines: list[str]) -> list[int]:
    """Which lines, counted from one."""
    spread = {round((step + 0.5) * len(lines) / KILLS) for step in range(KILLS)}
    decisive = {nth for nth, line in enumerate(lines, 1) if line.startswith(DECISIVE)}
    return sorted(spread | decisive)

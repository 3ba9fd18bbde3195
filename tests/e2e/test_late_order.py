"""The program stands still between the commit of an order and its sending, as a laptop does whose lid is closed."""

from __future__ import annotations

import os
import signal
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.e2e.crash_rig import CrashRig, crash_rig
from tests.e2e.processes import wait_until
from tests.e2e.recorded_state import our_orders, read_journal


@pytest.mark.parametrize("seconds", [12, 90])
def test_an_order_that_slept_on_its_way_is_refused_and_made_anew(tmp_path: Path, seconds: int) -> None:
    """SIGSTOP just before the order leaves; every clock has moved on when it does (the test itself waits less)."""
    with crash_rig(tmp_path, 50) as rig, ThreadPoolExecutor(1) as other:
        rig.die(rig.pairs[:1])
        rig.controls.set("orders_only", 1)
        rig.controls.arm(1, signal.SIGSTOP)
        check = other.submit(rig.program.try_check)
        wait_until(lambda: _stopped(rig.program.pid), "the program to stand still")
        assert _attempts(rig) == ["sent"]
        rig.controls.disarm()
        rig.controls.pass_s(seconds)
        os.kill(rig.program.pid, signal.SIGCONT)
        assert check.result()
        assert not our_orders(rig.market.state()), "an order from before the sleep was carried out"
        rig.heal()
        assert _attempts(rig) == ["rejected", "filled"]


def _attempts(rig: CrashRig) -> list[str]:
    return [attempt.state for attempt in read_journal(rig.profile).attempts]


def _stopped(pid: int) -> bool:
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "T"

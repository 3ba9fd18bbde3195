"""The program stands still between the commit of an order and its sending, as a laptop does whose lid is closed."""

from __future__ import annotations

import os
import signal
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.e2e.evidence import our_orders, read_journal
from tests.e2e.processes import wait_until
from tests.e2e.siege import Siege, besieged


@pytest.mark.parametrize("seconds", [12, 90])
def test_an_order_that_slept_on_its_way_is_refused_and_made_anew(tmp_path: Path, seconds: int) -> None:
    """SIGSTOP just before the order leaves; every clock has moved on when it does (the test itself waits less)."""
    with besieged(tmp_path, 50) as siege, ThreadPoolExecutor(1) as other:
        siege.die(siege.pairs[:1])
        siege.dial.set("orders_only", 1)
        siege.dial.arm(1, signal.SIGSTOP)
        check = other.submit(siege.program.try_check)
        wait_until(lambda: _stopped(siege.program.pid), "the program to stand still")
        assert _attempts(siege) == ["sent"]
        siege.dial.disarm()
        siege.dial.pass_s(seconds)
        os.kill(siege.program.pid, signal.SIGCONT)
        assert check.result()
        assert not our_orders(siege.market.state()), "an order from before the sleep was carried out"
        siege.heal()
        assert _attempts(siege) == ["rejected", "filled"]


def _attempts(siege: Siege) -> list[str]:
    return [attempt.state for attempt in read_journal(siege.profile).attempts]


def _stopped(pid: int) -> bool:
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "T"

"""The program stopped in its tracks, started twice, and with a disk that takes no more."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random

import pytest

from tests.e2e.crash_rig import CAUSES, crash_rig
from tests.e2e.processes import wait_until
from tests.e2e.recorded_state import our_orders
from tests.support.program import PROGRAM, surroundings

STANDSTILLS = 12
_LONGEST_REFILL_S = 0.07
_SMALL = 64 * 1024


@pytest.mark.slow
def test_ninety_seconds_of_standstill_in_a_refill_leave_one_refill_a_death(tmp_path: Path) -> None:
    """SIGSTOP at a random moment; every clock has moved on by 90 s when the program goes on (the test waits less)."""
    rng = Random(7)
    with crash_rig(tmp_path, 7) as rig, ThreadPoolExecutor(1) as other:
        for _ in range(STANDSTILLS):
            rig.die(rng.sample(rig.pairs, rng.choice([1, 2, 5])), rng.choice(CAUSES))
            check = other.submit(rig.program.try_check)
            time.sleep(rng.uniform(0, _LONGEST_REFILL_S))
            os.kill(rig.program.pid, signal.SIGSTOP)
            rig.controls.pass_s(90)
            os.kill(rig.program.pid, signal.SIGCONT)
            assert check.result()
            rig.heal()


def test_of_two_starts_at_once_one_runs_and_one_says_why_not(profile: Path) -> None:
    words = [*PROGRAM, "run", "--practice", "--headless", "--profile", str(profile), "--api-port", "0", "--lang", "en"]
    env = surroundings(screen=False)
    both = [subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=env) for _ in range(2)]
    wait_until(lambda: any(each.poll() is not None for each in both), "one of two to give way")
    loser, winner = sorted(both, key=lambda each: each.poll() is None)
    wait_until((profile / "api.json").exists, "the other to run")
    winner.terminate()
    told = loser.communicate()[1].decode()
    assert loser.returncode == 1
    assert len(told.strip().splitlines()) == 1
    assert "Traceback" not in told
    winner.communicate()
    assert winner.returncode == 0


def test_when_no_commit_reaches_the_disk_nothing_is_sent(tmp_path: Path) -> None:
    with crash_rig(tmp_path, 9) as rig:
        limits = resource.prlimit(rig.program.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(rig.program.pid, resource.RLIMIT_FSIZE, (_SMALL, limits[1]))
        rig.die(rig.pairs[:3])
        for _ in range(3):
            rig.program.check()
            assert not our_orders(rig.market.state())
        resource.prlimit(rig.program.pid, resource.RLIMIT_FSIZE, limits)
        rig.heal()

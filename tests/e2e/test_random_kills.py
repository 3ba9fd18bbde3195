"""kill -9 at any moment of a refill, and at any moment of the recovery from it."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random

import pytest

from tests.e2e.processes import Launchpad
from tests.e2e.siege import CAUSES, Siege, besieged

KILLS = 110
_LONGEST_REFILL_S = 0.07
_LONGEST_START_S = 0.25


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_a_kill_at_any_moment_of_a_refill_leaves_one_refill_a_death(tmp_path: Path, seed: int) -> None:
    rng = Random(seed)
    with Launchpad() as launchpad, besieged(launchpad, tmp_path, seed) as siege, ThreadPoolExecutor(1) as other:
        while siege.kills < KILLS / 2:
            siege.die(rng.sample(siege.pairs, rng.choice([1, 1, 1, 2, 3, 5])), rng.choice(CAUSES))
            check = other.submit(siege.program.try_check)
            time.sleep(rng.uniform(0, _LONGEST_REFILL_S))
            siege.program.kill()
            check.result()
            siege.killed()
            if rng.random() < 0.3:
                _kill_while_it_starts(siege, rng)
            siege.dial.pass_s(rng.choice([0, 0, 4, 30, 100]))
            siege.heal()


def _kill_while_it_starts(siege: Siege, rng: Random) -> None:
    program = siege.start()
    time.sleep(rng.uniform(0, _LONGEST_START_S))
    program.kill()
    siege.killed()

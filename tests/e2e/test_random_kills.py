"""kill -9 at any moment of a refill, and at any moment of the recovery from it."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random

import pytest

from tests.e2e.siege import CAUSES, Siege, besieged

KILLS = 110
LEAST = 100
"""So many kills at random moments are promised."""
_AND_A_BIT = 1.3


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("seed", [1, 2])
def test_a_kill_at_any_moment_of_a_refill_leaves_one_refill_a_death(
    tmp_path: Path, seed: int, record_property: Callable[[str, object], None]
) -> None:
    rng = Random(seed)
    with besieged(tmp_path, seed) as siege, ThreadPoolExecutor(1) as other:
        start_s, refill_s = siege.pace()
        while siege.kills < KILLS / 2:
            siege.die(rng.sample(siege.pairs, rng.choice([1, 1, 1, 2, 3, 5])), rng.choice(CAUSES))
            check = other.submit(siege.program.try_check)
            time.sleep(rng.uniform(0, refill_s * _AND_A_BIT))
            siege.program.kill()
            check.result()
            siege.killed()
            if rng.random() < 0.3:
                _kill_within(siege, rng.uniform(0, start_s * _AND_A_BIT))
            siege.dial.pass_s(rng.choice([0, 0, 4, 30, 100]))
            siege.heal()
        assert siege.kills >= LEAST / 2
        record_property("told", f"killed at random moments: {siege.summary()}")


def _kill_within(siege: Siege, seconds: float) -> None:
    """Start the program and kill it before, while or after it looks for what its last life left."""
    program = siege.start()
    time.sleep(seconds)
    program.kill()
    siege.killed()

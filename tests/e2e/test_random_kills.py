"""kill -9 at any moment of a refill, and at any moment of the recovery from it."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random

import pytest

from tests.e2e.crash_rig import CAUSES, CrashRig, crash_rig

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
    with crash_rig(tmp_path, seed) as rig, ThreadPoolExecutor(1) as other:
        start_s, refill_s = rig.pace()
        while rig.kills < KILLS / 2:
            rig.die(rng.sample(rig.pairs, rng.choice([1, 1, 1, 2, 3, 5])), rng.choice(CAUSES))
            check = other.submit(rig.program.try_check)
            time.sleep(rng.uniform(0, refill_s * _AND_A_BIT))
            rig.program.kill()
            check.result()
            rig.killed()
            if rng.random() < 0.3:
                _kill_within(rig, rng.uniform(0, start_s * _AND_A_BIT))
            rig.controls.pass_s(rng.choice([0, 0, 4, 30, 100]))
            rig.heal()
        assert rig.kills >= LEAST / 2
        record_property("told", f"killed at random moments: {rig.summary()}")


def _kill_within(rig: CrashRig, seconds: float) -> None:
    """Start the program and kill it before, while or after it looks for what its last life left."""
    program = rig.start()
    time.sleep(seconds)
    program.kill()
    rig.killed()

"""A net is worth what it catches: every fault put into the guard on purpose must be found."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.simulation.planted_fault_plugin import VARIABLE
from tests.simulation.planted_faults import PLANTED_FAULTS, PlantedFault
from tests.simulation.simulation import simulate

ROOT = Path(__file__).resolve().parents[2]
BY_SIMULATION = [one for one in PLANTED_FAULTS if one.focus]
BY_TEST = [one for one in PLANTED_FAULTS if one.test]
SEEDS = range(1, 9)
MOST_S = 60
"""A fault that takes longer to be found would not be found by those who make it."""
OPTIONS = ("-x", "-q", "-n", "0", "-p", "tests.simulation.planted_fault_plugin")
Tell = Callable[[str, object], None]


def named(faults: list[PlantedFault]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("fault", faults, ids=[one.name.replace(" ", "-") for one in faults])


def listed(fault: PlantedFault, began: float, caught: str) -> str:
    """A line of the list that the run prints."""
    return f"planted: {fault.name:52} caught in {time.perf_counter() - began:4.1f} s: {caught}"


@pytest.mark.timeout(MOST_S)
@named(BY_SIMULATION)
def test_the_simulator_finds_the_planted_fault(
    fault: PlantedFault, monkeypatch: pytest.MonkeyPatch, record_property: Tell
) -> None:
    began = time.perf_counter()
    with monkeypatch.context() as patch:
        fault.plant(patch)
        for seed in SEEDS:
            outcome = simulate(seed, 3.0, fault.focus)
            if outcome.violations:
                assert fault.seen_as in outcome.violations[0]
                record_property("told", listed(fault, began, outcome.violations[0]))
                return
    pytest.fail(f"nobody noticed: {fault.name}")


@named(BY_SIMULATION)
def test_without_the_planted_fault_the_same_runs_are_clean(fault: PlantedFault) -> None:
    outcome = simulate(SEEDS[0], 1.0, fault.focus)
    assert not outcome.violations, "\n".join(outcome.trace)


@pytest.mark.timeout(MOST_S + 5)
@named(BY_TEST)
def test_a_named_test_finds_the_planted_fault(fault: PlantedFault, record_property: Tell) -> None:
    began = time.perf_counter()
    run = subprocess.run(
        [sys.executable, "-m", "pytest", *OPTIONS, fault.test],
        cwd=ROOT,
        env=os.environ | {VARIABLE: fault.name},
        capture_output=True,
        text=True,
        timeout=MOST_S,
        check=False,
    )
    caught = re.search(r"^FAILED (\S+)", run.stdout, re.MULTILINE)
    assert run.returncode == 1, run.stdout + run.stderr
    assert caught, run.stdout
    record_property("told", listed(fault, began, caught[1]))


def test_there_are_at_least_twenty_five_different_mistakes() -> None:
    names = [one.name for one in PLANTED_FAULTS]
    assert len(set(names)) == len(names) >= 25

"""A net is worth what it catches: every mistake put into the guard on purpose must be found."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.simulation.planted import PLANTED, Planted
from tests.simulation.planting import VARIABLE
from tests.simulation.simulation import simulate

ROOT = Path(__file__).resolve().parents[2]
BY_SIMULATION = [one for one in PLANTED if one.focus]
BY_TEST = [one for one in PLANTED if one.test]
SEEDS = range(1, 9)
MOST_S = 60
"""A mistake that takes longer to be found would not be found by those who make it."""
Tell = Callable[[str, object], None]


def named(mistakes: list[Planted]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("mistake", mistakes, ids=[one.name.replace(" ", "-") for one in mistakes])


def listed(mistake: Planted, began: float, caught: str) -> str:
    """A line of the list that the run prints."""
    return f"planted: {mistake.name:52} caught in {time.perf_counter() - began:4.1f} s: {caught}"


@pytest.mark.timeout(MOST_S)
@named(BY_SIMULATION)
def test_the_simulator_finds_the_mistake(
    mistake: Planted, monkeypatch: pytest.MonkeyPatch, record_property: Tell
) -> None:
    began = time.perf_counter()
    with monkeypatch.context() as patch:
        mistake.plant(patch)
        for seed in SEEDS:
            outcome = simulate(seed, 3.0, mistake.focus)
            if outcome.violations:
                assert mistake.seen_as in outcome.violations[0]
                record_property("told", listed(mistake, began, outcome.violations[0]))
                return
    pytest.fail(f"nobody noticed: {mistake.name}")


@named(BY_SIMULATION)
def test_without_the_mistake_the_same_runs_are_clean(mistake: Planted) -> None:
    outcome = simulate(SEEDS[0], 1.0, mistake.focus)
    assert not outcome.violations, "\n".join(outcome.trace)


@pytest.mark.timeout(MOST_S + 5)
@named(BY_TEST)
def test_a_named_test_finds_the_mistake(mistake: Planted, record_property: Tell) -> None:
    began = time.perf_counter()
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-x", "-q", "-n", "0", "-p", "tests.simulation.planting", mistake.test],
        cwd=ROOT,
        env=os.environ | {VARIABLE: mistake.name},
        capture_output=True,
        text=True,
        timeout=MOST_S,
        check=False,
    )
    caught = re.search(r"^FAILED (\S+)", run.stdout, re.MULTILINE)
    assert run.returncode == 1, run.stdout + run.stderr
    assert caught, run.stdout
    record_property("told", listed(mistake, began, caught[1]))


def test_there_are_at_least_twenty_five_different_mistakes() -> None:
    names = [one.name for one in PLANTED]
    assert len(set(names)) == len(names) >= 25

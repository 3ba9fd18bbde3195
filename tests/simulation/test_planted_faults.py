"""A net is worth what it catches: every mistake put into the guard on purpose must be found."""

from __future__ import annotations

import os
import re
import subprocess
import sys
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
Tell = Callable[[str, object], None]


def named(mistakes: list[Planted]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("mistake", mistakes, ids=[one.name.replace(" ", "-") for one in mistakes])


@named(BY_SIMULATION)
def test_the_simulator_finds_the_mistake(
    mistake: Planted, monkeypatch: pytest.MonkeyPatch, record_property: Tell
) -> None:
    with monkeypatch.context() as patch:
        mistake.plant(patch)
        for seed in SEEDS:
            outcome = simulate(seed, 3.0, mistake.focus)
            if outcome.violations:
                record_property("told", f"planted: {mistake.name:52} caught: {outcome.violations[0]}")
                return
    pytest.fail(f"nobody noticed: {mistake.name}")


@named(BY_SIMULATION)
def test_without_the_mistake_the_same_runs_are_clean(mistake: Planted) -> None:
    outcome = simulate(SEEDS[0], 1.0, mistake.focus)
    assert not outcome.violations, "\n".join(outcome.trace)


@named(BY_TEST)
def test_a_named_test_finds_the_mistake(mistake: Planted, record_property: Tell) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:xdist", "-p", "tests.simulation.planting", mistake.test],
        cwd=ROOT,
        env=os.environ | {VARIABLE: mistake.name},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    caught = re.search(r"^FAILED (\S+)", run.stdout, re.MULTILINE)
    assert run.returncode == 1, run.stdout + run.stderr
    assert caught, run.stdout
    record_property("told", f"planted: {mistake.name:52} caught: {caught[1]}")


def test_there_are_at_least_twenty_five_different_mistakes() -> None:
    names = [one.name for one in PLANTED]
    assert len(set(names)) == len(names) >= 25

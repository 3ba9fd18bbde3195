"""The guard through virtual months, and every single fault by itself."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from tests.simulation.plan import CROWDED, Focus
from tests.simulation.scenes import FAULTS
from tests.simulation.simulation import simulate
from tests.simulation.summary import ALL_FAULTS, Summary, failure_report

DAYS_A_RUN = 3.2
RUNS_A_PART = 10
PARTS = 10
Tell = Callable[[str, object], None]


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_nothing_goes_wrong_in_three_hundred_virtual_days(part: int, record_property: Tell) -> None:
    summary, started = Summary(), time.perf_counter()
    for seed in range(part * RUNS_A_PART, (part + 1) * RUNS_A_PART):
        outcome = simulate(seed, DAYS_A_RUN)
        assert not outcome.violations, "\n".join(failure_report(outcome))
        summary.add(outcome)
    assert summary.days * PARTS >= 300
    assert not summary.reopened_too_often
    counts, speed = summary.counts, summary.days / (time.perf_counter() - started)
    told = f"{summary.days:.0f} days at {speed:.1f} a second, {counts['checks']} checks, "
    told += f"{counts['checks_skipped']} skipped, {counts['deaths']} deaths, {counts['refills']} refills, "
    told += f"{counts['holds']} holds, {counts['killed']} kills, "
    told += f"{sum(counts[name] for name in ALL_FAULTS)} faults met, 0 violations"
    record_property("told", f"simulated: {told}")


@pytest.mark.parametrize("fault", FAULTS)
def test_the_guard_meets_the_fault_and_lives_with_it(fault: str) -> None:
    focus = Focus((fault,), ("close_one",), (120, 600), pairs=4, overrides=(("scene_pause_min", 20),))
    met = 0
    for seed in range(1, 7):
        outcome = simulate(seed, 0.5, focus)
        assert not outcome.violations, "\n".join(failure_report(outcome))
        met += outcome.counts[fault]
        if met:
            return
    pytest.fail(f"{fault} touched nothing")


@pytest.mark.parametrize("scene", ["bot", "edit_rules", "stop_at_once", "leave_at_once"])
def test_what_people_and_their_bots_do_breaks_nothing(scene: str) -> None:
    for seed in (1, 2):
        outcome = simulate(seed, 1.0, Focus((), (scene, "storm"), overrides=(("guards", seed),)))
        assert not outcome.violations, "\n".join(failure_report(outcome))
        assert outcome.counts[f"scene_{scene}"]


def test_a_crowd_that_vanishes_at_once_is_refilled_or_held() -> None:
    outcome = simulate(CROWDED // 2, 1.0)
    assert not outcome.violations, "\n".join(failure_report(outcome))
    assert len(outcome.plan.stakes) > 40
    assert outcome.counts["scene_close_all"]
    assert outcome.counts["refills"] + outcome.counts["holds"] > 40


def test_a_seed_fixes_everything() -> None:
    once, again = simulate(77, 1.0), simulate(77, 1.0)
    assert (once.counts, once.trace, once.days) == (again.counts, again.trace, again.days)


def test_a_broken_promise_tells_its_seed_and_the_last_events(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pairguard_gui.core.judge.attempts.gap_id", None)
    monkeypatch.setattr("pairguard_gui.core.judge.absences.gap_id", None)
    outcome = simulate(3, 2.0)
    told = failure_report(outcome)
    assert told[0].startswith("seed 3: TypeError escaped")
    assert told[-1] == "replay: make simulate SEED=3"
    assert 3 <= len(outcome.trace) <= 50

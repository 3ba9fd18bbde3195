"""What vanished while nobody looked is refilled when it is on record, else a person is asked."""

from __future__ import annotations

import pytest

from pairguard_gui.core.report import PairState
from pairguard_gui.core.state.account_state import Brake
from pairguard_gui.core.state.actions import ActionKind
from pairguard_gui.core.values.reason import Code
from pairguard_gui.core.values.rules import AS_ASKED, CAREFUL, change
from tests.support.bench import SOL, Bench

HOUR = 3600


@pytest.mark.parametrize("hours", [5, 7])
def test_what_vanished_during_the_night_is_refilled_when_it_is_on_record(bench: Bench, hours: int) -> None:
    bench.close(SOL)
    bench.clock.suspend_s(hours * HOUR)
    bench.check()
    assert bench.gap(SOL).away is (hours > 6)
    assert len(bench.live(SOL)) == 1
    assert bench.log(ActionKind.VANISHED)[0].pair == SOL


def test_away_without_a_record_is_asked_about(bench: Bench) -> None:
    bench.close(SOL)
    bench.world.fault("history_missing")
    bench.clock.suspend_s(7 * HOUR)
    bench.watch(600)
    assert bench.sent_orders() == []
    assert (bench.row(SOL).state, bench.reason(SOL), bench.held_by(SOL)) == (
        PairState.ON_HOLD,
        Code.AWAY,
        Brake.AWAY,
    )
    bench.roster.release(SOL)
    bench.check()
    assert len(bench.live(SOL)) == 1


def test_careful_asks_about_whatever_vanished_while_it_was_away(bench: Bench) -> None:
    bench.roster.set_rules(change(CAREFUL, {"on_manual": "refill"}))
    bench.close(SOL)
    bench.clock.suspend_s(7 * HOUR)
    bench.watch(60)
    assert bench.sent_orders() == []
    assert bench.reason(SOL) is Code.AWAY


def test_a_guard_that_was_switched_off_for_long_was_away_as_well(bench: Bench) -> None:
    bench.roster.lower_shield()
    bench.pass_time(7 * HOUR)
    bench.close(SOL)
    bench.roster.raise_shield()
    bench.check()
    assert bench.gap(SOL).away


def test_an_outage_of_more_than_six_hours_is_an_absence_as_well(bench: Bench) -> None:
    bench.close(SOL)
    bench.world.fault("unreachable")
    for _ in range(5):
        bench.check()
        bench.pass_time(2 * HOUR)
    bench.world.heal()
    bench.watch(30)
    assert bench.log(ActionKind.VANISHED)
    assert len(bench.live(SOL)) == 1
    assert bench.state.gap(SOL) is None or bench.gap(SOL).away


@pytest.mark.parametrize("how", ["asleep", "switched off"])
def test_a_gap_that_was_open_before_is_judged_by_the_time_away_as_well(bench: Bench, how: str) -> None:
    bench.roster.set_rules(change(CAREFUL, {"on_manual": "refill"}))
    bench.world.fault("history_missing")
    bench.close(SOL)
    bench.watch(30)
    assert not bench.gap(SOL).away
    if how == "switched off":
        bench.roster.lower_shield()
    bench.clock.suspend_s(8 * HOUR)
    bench.world.heal()
    if how == "switched off":
        bench.roster.raise_shield()
    bench.watch(60)
    assert bench.sent_orders() == []
    assert (bench.reason(SOL), bench.held_by(SOL)) == (Code.AWAY, Brake.AWAY)


def test_a_proven_death_that_waited_through_the_night_is_asked_about_by_careful(bench: Bench) -> None:
    bench.roster.set_rules(change(CAREFUL, {"on_manual": "refill", "repeat_waits_s": "3600"}))
    bench.close(SOL)
    bench.watch(60)
    assert bench.gap(SOL).proven
    bench.clock.suspend_s(8 * HOUR)
    bench.watch(60)
    assert bench.sent_orders() == []
    assert bench.held_by(SOL) is Brake.AWAY


def test_as_asked_a_recorded_death_that_waited_through_the_night_is_refilled(bench: Bench) -> None:
    bench.roster.set_rules(change(AS_ASKED, {"repeat_waits_s": "3600"}))
    bench.close(SOL)
    bench.watch(60)
    bench.clock.suspend_s(8 * HOUR)
    bench.watch(60)
    assert len(bench.live(SOL)) == len(bench.sent_orders()) == 1

"""What vanished while nobody looked is refilled when it is on record, else a person is asked."""

from __future__ import annotations

import pytest

from pairguard_gui.core.report import PairState
from pairguard_gui.core.state.account_state import Brake
from pairguard_gui.core.state.actions import ActionKind
from pairguard_gui.core.values.reason import Code
from pairguard_gui.core.values.rules import AS_ASKED, CAREFUL, change
from tests.support.guard_rig import SOL, GuardRig

HOUR = 3600


@pytest.mark.parametrize("hours", [5, 7])
def test_what_vanished_during_the_night_is_refilled_when_it_is_on_record(rig: GuardRig, hours: int) -> None:
    rig.close(SOL)
    rig.clock.suspend_s(hours * HOUR)
    rig.check()
    assert rig.gap(SOL).away is (hours > 6)
    assert len(rig.live(SOL)) == 1
    assert rig.log(ActionKind.VANISHED)[0].pair == SOL


def test_away_without_a_record_is_asked_about(rig: GuardRig) -> None:
    rig.close(SOL)
    rig.world.fault("history_missing")
    rig.clock.suspend_s(7 * HOUR)
    rig.watch(600)
    assert rig.sent_orders() == []
    assert (rig.row(SOL).state, rig.reason(SOL), rig.held_by(SOL)) == (
        PairState.ON_HOLD,
        Code.AWAY,
        Brake.AWAY,
    )
    rig.commands.release(SOL)
    rig.check()
    assert len(rig.live(SOL)) == 1


def test_careful_asks_about_whatever_vanished_while_it_was_away(rig: GuardRig) -> None:
    rig.commands.set_rules(change(CAREFUL, {"on_manual": "refill"}))
    rig.close(SOL)
    rig.clock.suspend_s(7 * HOUR)
    rig.watch(60)
    assert rig.sent_orders() == []
    assert rig.reason(SOL) is Code.AWAY


def test_a_guard_that_was_switched_off_for_long_was_away_as_well(rig: GuardRig) -> None:
    rig.commands.lower_shield()
    rig.pass_time(7 * HOUR)
    rig.close(SOL)
    rig.commands.raise_shield()
    rig.check()
    assert rig.gap(SOL).away


def test_an_outage_of_more_than_six_hours_is_an_absence_as_well(rig: GuardRig) -> None:
    rig.close(SOL)
    rig.world.fault("unreachable")
    for _ in range(5):
        rig.check()
        rig.pass_time(2 * HOUR)
    rig.world.heal()
    rig.watch(30)
    assert rig.log(ActionKind.VANISHED)
    assert len(rig.live(SOL)) == 1
    assert rig.state.gap(SOL) is None or rig.gap(SOL).away


@pytest.mark.parametrize("how", ["asleep", "switched off"])
def test_a_gap_that_was_open_before_is_judged_by_the_time_away_as_well(rig: GuardRig, how: str) -> None:
    rig.commands.set_rules(change(CAREFUL, {"on_manual": "refill"}))
    rig.world.fault("history_missing")
    rig.close(SOL)
    rig.watch(30)
    assert not rig.gap(SOL).away
    if how == "switched off":
        rig.commands.lower_shield()
    rig.clock.suspend_s(8 * HOUR)
    rig.world.heal()
    if how == "switched off":
        rig.commands.raise_shield()
    rig.watch(60)
    assert rig.sent_orders() == []
    assert (rig.reason(SOL), rig.held_by(SOL)) == (Code.AWAY, Brake.AWAY)


def test_a_proven_death_that_waited_through_the_night_is_asked_about_by_careful(rig: GuardRig) -> None:
    rig.commands.set_rules(change(CAREFUL, {"on_manual": "refill", "repeat_waits_s": "3600"}))
    rig.close(SOL)
    rig.watch(60)
    assert rig.gap(SOL).proven
    rig.clock.suspend_s(8 * HOUR)
    rig.watch(60)
    assert rig.sent_orders() == []
    assert rig.held_by(SOL) is Brake.AWAY


def test_as_asked_a_recorded_death_that_waited_through_the_night_is_refilled(rig: GuardRig) -> None:
    rig.commands.set_rules(change(AS_ASKED, {"repeat_waits_s": "3600"}))
    rig.close(SOL)
    rig.watch(60)
    rig.clock.suspend_s(8 * HOUR)
    rig.watch(60)
    assert len(rig.live(SOL)) == len(rig.sent_orders()) == 1

"""A lowered shield looks, settles what was sent, and opens nothing."""

from __future__ import annotations

from pairguard_gui.core.report import PairState
from pairguard_gui.core.values.reason import Code
from pairguard_gui.core.values.rules import AS_ASKED, change
from tests.support.guard_rig import SOL, GuardRig


def test_a_check_of_a_lowered_guard_shows_what_is_missing_and_does_nothing(rig: GuardRig) -> None:
    rig.commands.lower_shield()
    last = rig.state.last_complete
    rig.close(SOL)
    report = rig.check()
    assert (report.complete, report.missing, report.requests) == (True, (SOL,), 1)
    assert (rig.row(SOL).state, rig.reason(SOL)) == (PairState.WAITING, Code.SHIELD_DOWN)
    assert not rig.state.gaps
    assert rig.state.last_complete == last


def test_a_gap_open_when_the_shield_was_lowered_waits_for_it(rig: GuardRig) -> None:
    rig.commands.set_rules(change(AS_ASKED, {"repeat_waits_s": "600"}))
    rig.close(SOL)
    rig.watch(60)
    rig.commands.lower_shield()
    rig.watch(900)
    assert (rig.row(SOL).state, rig.reason(SOL)) == (PairState.WAITING, Code.SHIELD_DOWN)
    assert rig.sent_orders() == []
    rig.commands.raise_shield()
    rig.watch(60)
    assert len(rig.live(SOL)) == 1


def test_a_lowered_shield_still_settles_what_was_sent(rig: GuardRig) -> None:
    rig.world.fault("lost_answer", count=1)
    rig.close(SOL)
    rig.check()
    rig.commands.lower_shield()
    rig.watch(60)
    assert not rig.state.attempts
    assert not rig.state.gaps

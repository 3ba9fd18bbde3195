"""A refill that filled and is not to be seen, and a position that was never gone."""

from __future__ import annotations

from pairguard_gui.core.report import PairState
from pairguard_gui.core.state.account_state import Brake
from pairguard_gui.core.values.reason import Code
from pairguard_gui.core.values.rules import AS_ASKED, change
from pairguard_gui.core.values.shield import ShieldEvent
from tests.support.guard_rig import BNB, DOGE, DOT, SOL, GuardRig


def test_a_refill_that_is_nowhere_to_be_seen_ends_as_a_question() -> None:
    """It filled, and then neither the list, the read by name nor the history knows of it."""
    rig = GuardRig().arm()
    rig.pass_time(30)
    rig.close(SOL)
    rig.check()
    rig.close(SOL)
    rig.world.fault("history_missing")
    rig.watch(300)
    assert (rig.row(SOL).state, rig.reason(SOL)) == (PairState.FILLED, Code.NOT_YET_SEEN)
    rig.watch(600)
    assert (rig.row(SOL).state, rig.reason(SOL)) == (PairState.ON_HOLD, Code.REFILL_UNSEEN)
    assert len(rig.sent_orders()) == 1
    rig.commands.release(SOL)
    rig.watch(400)
    assert len(rig.fills(SOL)) == 2
    assert len(rig.live(SOL)) == 1


def test_a_death_believed_without_a_record_does_not_make_its_refill_die_unseen() -> None:
    """A person let go of the question for a proof; the new position shows up late in the list, and that is all."""
    rig = GuardRig(rules=change(AS_ASKED, {"on_no_record": "ask"})).arm()
    rig.world.fault("history_missing")
    rig.close(SOL)
    rig.watch(240)
    assert rig.held_by(SOL) is Brake.PROOF
    rig.commands.release(SOL)
    rig.check()
    assert len(rig.fills(SOL)) == 1
    rig.world.fault("hide_pairs", pairs=[str(SOL)], seconds=60)
    rig.watch(300)
    assert len(rig.fills(SOL)) == len(rig.sent_orders()) == 1
    assert rig.shield() is ShieldEvent.QUIET


def test_a_position_that_was_never_gone_after_all_is_kept_and_not_refilled_again(rig: GuardRig) -> None:
    """List, name and history lied together for minutes; the refill joined the old position, whose life went on."""
    rig.world.fault("hide_pairs", pairs=[str(SOL)])
    rig.watch(240)
    assert len(rig.fills(SOL)) == 1
    rig.world.heal()
    report = rig.check()
    assert report.failure
    assert report.failure.code is Code.STALE_ANSWER
    rig.watch(120)
    assert len(rig.sent_orders()) == len(rig.live(SOL)) == 1
    assert rig.shield() is ShieldEvent.QUIET
    assert rig.row(SOL).state is PairState.HELD


def test_pairs_of_both_margin_modes_die_and_come_back_together(rig: GuardRig) -> None:
    for pair in (BNB, DOT, DOGE):
        rig.close(pair)
    rig.watch(30)
    modes = {pair: position.key.mgn_mode for pair in (BNB, DOT, DOGE) for position in rig.live(pair)}
    assert modes == {BNB: "cross", DOT: "isolated", DOGE: "cross"}
    assert len(rig.world.posts()) == 2

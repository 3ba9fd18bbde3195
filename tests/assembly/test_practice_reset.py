from __future__ import annotations

from pairguard_gui.assembly.practice_reset import forget_market
from pairguard_gui.core.report import PairState
from pairguard_gui.core.state.actions import ActionKind
from tests.support.guard_rig import ACCOUNT, BNB, SOL, GuardRig
from tests.support.world import World


def restarted(rig: GuardRig) -> GuardRig:
    """The program again, over the same journal, at a market that began anew two minutes later."""
    rig.pass_time(120)
    rig.world = World(clock=rig.clock)
    forget_market(rig.journal, ACCOUNT, rig.clock.now())
    rig.start_program()
    return rig


def test_the_set_stays_and_nothing_is_opened() -> None:
    rig = restarted(GuardRig().arm())
    pairs = rig.state.pairs

    report = rig.check()

    assert report.complete
    assert [kept.pair for kept in rig.state.pairs] == [kept.pair for kept in pairs]
    assert report.missing == ()
    assert rig.sent_orders() == []


def test_positions_older_than_the_last_refill_are_believed_at_once() -> None:
    rig = GuardRig().arm()
    rig.close(SOL)
    rig.watch(60)
    assert rig.log(ActionKind.REFILL)

    report = restarted(rig).check()

    assert report.complete, "the new market's positions began hours before the refill of the old one"
    assert report.missing == ()


def test_an_order_whose_answer_was_lost_is_no_ghost() -> None:
    rig = GuardRig().arm()
    rig.close(SOL)
    rig.world.fault("lost_answer", count=1)
    rig.check()
    assert rig.state.attempts

    restarted(rig)

    assert rig.state.attempts == ()
    assert rig.state.gaps == ()
    rig.check()
    assert rig.row(SOL).state is PairState.HELD


def test_a_position_lost_in_the_new_market_is_refilled_there() -> None:
    rig = restarted(GuardRig().arm())
    rig.check()
    rig.close(BNB)
    rig.watch(60)

    assert [line.pair for line in rig.log(ActionKind.REFILL)] == [BNB]


def test_forgetting_twice_changes_nothing() -> None:
    rig = restarted(GuardRig().arm())
    once = rig.state
    forget_market(rig.journal, ACCOUNT, rig.clock.now())

    assert rig.state == once
